import Foundation
import Testing

@Suite("textmine inspect") struct InspectCommandTests {
  @Test("says where the tweets are unlike what the default model knows")
  func fit() throws {
    let scratch = Scratch()
    func output(_ text: String, _ options: [String] = []) throws -> String {
      let rows = (0..<60).map { "\($0),\(text)" }.joined(separator: "\n")
      let file = try scratch.write("fit.csv", "id,text\n\(rows)\n")
      return try Program.run(["inspect", file] + options).output
    }
    let other = "Rescuers searched collapsed houses throughout yesterday afternoon"
    #expect(try output(other).contains("unlike the tweets that the model learnt from"))
    #expect(try output(other, ["--json"]).contains("\"model_fit\""))
    let usual = "Jadwal pelayanan SIM keliling hari ini di kantor kecamatan"
    #expect(try !output(usual).contains("unlike the tweets"))
  }

  @Test(
    "sums up several files, and names of many the first and those that could not be read as a whole"
  )
  func manyFiles() throws {
    let scratch = Scratch()
    try FileManager.default.createDirectory(
      atPath: scratch.path("f"), withIntermediateDirectories: true)
    for number in 10..<40 {
      let cut = number == 35 ? "\n{\"id\":\"9\"" : ""
      _ = try scratch.write(
        "f/\(number).jsonl",
        "{\"id\":\"\(number)\",\"text\":\"loket buka\"}\n{\"id\":\"1\",\"text\":\"a\"}\(cut)\n")
    }
    let text = try Program.run(["inspect", "f"], in: scratch.url).output
    #expect(text.contains("10.jsonl\n") && text.contains("29.jsonl\n"))
    #expect(!text.contains("30.jsonl\n") && text.contains("35.jsonl\n"))
    #expect(
      text.contains(
        "\nand 9 more files; --json names them all\n\nall 30 files\n  tweets      60\n  skipped     1\n  duplicates  29\n"
      ))
    let one = try Program.run(["inspect", "f/10.jsonl"], in: scratch.url).output
    #expect(!one.contains("all 1"))
    let indonesian = try Program.run(["inspect", "f", "--lang", "id"], in: scratch.url).output
    #expect(indonesian.contains("semua 30 berkas\n  tweet     60\n"))
  }

  @Test("says what each file holds, and what could not be read")
  func saysAll() throws {
    let scratch = Scratch()
    let lines = """
      {"id":"9007199254740993","text":"a","created_at":"2021-04-08T19:34:16.000Z","author":{"username":"dinas"}}
      {"id":"9007199254740993","text":"RT @b: a","created_at":"2021-05-08T19:34:16.000Z","author":{"username":"dinas"}}
      {"id":"2","text":"b"
      {"errors":[{"title":"x"}]}
      {"id":"3","text":"c","author":{"username":"b"}}

      """
    _ = try scratch.write("a.jsonl", lines)
    let run = try Program.run(["inspect", "a.jsonl"], in: scratch.url)
    #expect(
      run.output == """
        a.jsonl
          format      json, other 3
          records     5 = 3 tweets + 1 skipped + 1 that are no tweets
          accounts    2: @dinas 2, @b 1
          period      2021-04-08T19:34:16Z – 2021-05-08T19:34:16Z
          kinds       tweet 2, retweet 1
          duplicates  1
          note        1 of 5 records skipped; results are those of the others
          field     read from   tweets
          id        id               3
          account   author           3
          date      created_at       2
          text      text             3
          retweets                   0
          likes                      0
          replies                    0
          quotes                     0
          mentions                   0
          hashtags                   0
          line  reason
             3  not valid json

        """)
    #expect(run.status == 0 && run.errors.isEmpty)
  }

  @Test("writes the same as JSON")
  func writesJSON() throws {
    let scratch = Scratch()
    _ = try scratch.write("a.csv", "id,text,created_at\n1,a,2021-04-08\n2\n3,b,kapan\n")
    let run = try Program.run(["inspect", "--json", "a.csv"], in: scratch.url)
    let found = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    let file = try #require((found["files"] as? [[String: Any]])?.first)
    #expect(file["format"] as? String == "csv" && file["records"] as? Int == 3)
    #expect(file["tweets"] as? Int == 2 && file["skipped"] as? Int == 1)
    let losses = try #require(file["losses"] as? [[String: Any]])
    #expect(losses.map { $0["line"] as? Int } == [3])
    #expect(losses.map { $0["reason"] as? String } == ["expected 3 fields, found 1"])
    let fields = try #require(file["fields"] as? [[String: Any]])
    let date = fields.first { $0["field"] as? String == "date" }
    #expect(date?["from"] as? [String] == ["created_at"] && date?["tweets"] as? Int == 1)
  }

  @Test("tells of inputs that cannot be used and goes on to the others")
  func goesOn() throws {
    let scratch = Scratch()
    _ = try scratch.write("kosong.csv", "")
    _ = try scratch.write("cut.json", "[{\"text\":\"a\"},{\"text\":\"b\"")
    _ = try scratch.write("b.csv", "text\nb\n")
    let run = try Program.run(
      ["inspect", "--json", "kosong.csv", "tidak-ada", "cut.json", "b.csv"], in: scratch.url)
    #expect(run.status == 65 && run.errors.isEmpty)
    let found = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    let files = try #require(found["files"] as? [[String: Any]])
    #expect(files.map { $0["tweets"] as? Int } == [0, 0, 1, 1])
    #expect(
      files.map { $0["error"] as? String } == [
        "kosong.csv: the file is empty", "tidak-ada: no such file or folder",
        nil, nil,
      ])
  }

  @Test("agrees with the report on the same losses")
  func agreesWithReport() throws {
    let scratch = Scratch()
    _ = try scratch.write(
      "a.jsonl", "{\"text\":\"a\"}\nx\n{\"errors\":[]}\n{\"text\":\"b\",\"id\":\"1\"}\n")
    func losses(_ command: String) throws -> [[String: Any]] {
      let run = try Program.run([command, "--json", "a.jsonl"], in: scratch.url)
      let found = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
      if command == "report" { return try #require(found?["losses"] as? [[String: Any]]) }
      let files = try #require(found?["files"] as? [[String: Any]])
      return try #require(files[0]["losses"] as? [[String: Any]])
    }
    let inspected = try losses("inspect")
    let reported = try losses("report")
    #expect(inspected.count == 1)
    #expect(inspected.map { $0["line"] as? Int } == reported.map { $0["line"] as? Int })
    #expect(inspected.map { $0["reason"] as? String } == reported.map { $0["reason"] as? String })
  }
}
