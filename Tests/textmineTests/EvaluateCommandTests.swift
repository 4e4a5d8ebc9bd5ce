import Foundation
import Testing

@Suite("textmine evaluate") struct EvaluateCommandTests {
  private let scratch = Scratch()

  /// Sixty coded tweets of two accounts; one of them is coded oddly.
  private func codes() throws -> String {
    let rows = (0..<30).flatMap { i in
      [
        "\(i)1,a\(i % 2),loket buka besok ke-\(i) warga,layanan",
        "\(i)2,b\(i % 2),apel pagi di halaman ke-\(i),kegiatan",
      ]
    }
    return try scratch.write(
      "codes.csv",
      "id,username,text,code\n" + rows.joined(separator: "\n")
        + "\n9007199254740993,a0,rapat apel pagi,layanan\n")
  }

  private func evaluate(_ options: [String]) throws -> Program.Run {
    try Program.run(["evaluate", try codes(), "--folds", "3"] + options)
  }

  @Test("tells precision, recall and F1 of each category, and the confident errors with evidence")
  func tables() throws {
    let run = try evaluate(["--group-column", "username"])
    #expect(run.status == 0)
    #expect(run.output.hasPrefix("61 coded tweets; 3 parts, each held back once\n"))
    #expect(run.output.contains("layanan              1.000   0.968  0.984"))
    #expect(run.output.contains("\nkappa              0.967\n"))
    #expect(run.output.contains("\ncode      layanan  kegiatan\nlayanan        30         1\n"))
    #expect(run.output.contains("9007199254740993: coded layanan, labelled kegiatan"))
    #expect(run.output.contains("    rapat apel pagi\n"))
    #expect(try evaluate(["--group-column", "username"]).output == run.output)
  }

  @Test("says in JSON what it says in tables")
  func json() throws {
    let run = try evaluate(["--json", "--keywords"])
    let found = try #require(
      JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    #expect(found["tweets"] as? Int == 61)
    #expect(found["method"] as? String == "labelled by konten")
    let accuracy = try #require(found["accuracy"] as? [String: Any])
    #expect(try #require(accuracy["value"] as? Double) > 0.9)
    #expect(found["calibrationError"] == nil)
    let errors = try #require(found["errors"] as? [[String: Any]])
    #expect(errors.contains { $0["id"] as? String == "9007199254740993" })
  }

  @Test("writes a page with pictures, and a learning curve where it is asked for")
  func page() throws {
    let page = scratch.path("e.html")
    let run = try evaluate([
      "-o", page, "--lang", "en", "--learning-curve", "--method", "complement",
    ])
    #expect(run.status == 0)
    #expect(run.output.contains("macro-F1 by number of codes learnt from:\n  10  0."))
    let text = try scratch.text("e.html")
    for id in ["picture-f1", "picture-reliability", "picture-curve", "confusion"] {
      #expect(text.contains("id=\"\(id)"))
    }
    #expect(text.contains("9007199254740993") == false && text.contains("rapat apel pagi"))
  }

  @Test("holds each account back once where there are fewer than parts; one cannot be")
  func fewGroups() throws {
    let two = try scratch.write(
      "two.csv",
      "id,username,text,code\n"
        + (0..<40).map {
          "\($0),a\($0 / 2 % 2),kata\($0) \($0 % 2 == 0 ? "loket" : "apel") x\($0),"
            + ($0 % 2 == 0 ? "layanan" : "kegiatan")
        }.joined(separator: "\n"))
    let run = try Program.run(["evaluate", two, "--group-column", "username"])
    #expect(run.output.hasPrefix("40 coded tweets; 2 parts, each held back once\n"))
    let one = try scratch.write(
      "one.csv", (try scratch.text("two.csv")).replacing(",a1,", with: ",a0,"))
    let refused = try Program.run(["evaluate", one, "--group-column", "username"])
    #expect(refused.status == 65 && refused.output.isEmpty)
    #expect(refused.errors.contains("cannot evaluate: all coded tweets are of one group"))
  }

  @Test("warns where a model is tried on what it has learnt")
  func learnt() throws {
    let (file, model) = (try codes(), scratch.path("m"))
    #expect(try Program.run(["train", file, "-o", model]).status == 0)
    let run = try evaluate(["--model", model])
    #expect(
      run.errors.contains(
        "61 of 61 tweets are among those that the model was trained on; the figures are too good"))
  }

  @Test(
    "refuses options that exclude each other",
    arguments: [
      (["--keywords", "--model", "m"], "--keywords and --model exclude each other; give one"),
      (["--keywords", "--learning-curve"], "--learning-curve is of models that are trained"),
      (["--errors", "20000"], "--errors is 20000; expected 0 to 10000"),
    ])
  func exclusive(options: [String], message: String) throws {
    let run = try evaluate(options)
    #expect(run.status == 64 && run.errors.contains(message))
  }
}

@Suite("textmine explain") struct ExplainCommandTests {
  @Test("names the label, the runner-up and the keywords with their weights")
  func keywords() throws {
    let text = "Rapat koordinasi, lalu loket buka jam 08.00"
    let run = try Program.run(["explain", "--codebook", "konten", text])
    #expect(run.status == 0)
    #expect(run.output.hasPrefix("konten: "))
    #expect(run.output.contains("; runner-up "))
    #expect(run.output.contains("  +"))
  }

  @Test("says when nothing speaks for any category")
  func nothing() throws {
    let run = try Program.run(["explain", "--codebook", "konten", "xyzzy"])
    #expect(
      run.output
        == "konten: lainnya; nothing in the text speaks for any category\n")
  }

  @Test("finds the tweet of an id in an export")
  func id() throws {
    let scratch = Scratch()
    let file = try scratch.write("t.csv", "id,text\n9007199254740993,Loket buka jam 08.00\n2,b\n")
    let run = try Program.run(["explain", "--id", "9007199254740993", file])
    #expect(run.status == 0)
    #expect(run.output == (try Program.run(["explain", "Loket buka jam 08.00"]).output))
    let none = try Program.run(["explain", "--id", "7", file])
    #expect(none.status == 65 && none.errors == "textmine: \(file): no tweet has the id 7\n")
  }

  @Test("says how to explain a tweet where its id or its file is given as the text")
  func misunderstood() throws {
    let id = try Program.run(["explain", "1541980805198077953"])
    #expect(id.errors.contains("textmine explain --id 1541980805198077953 INPUT"))
    let file = try Program.run(["explain", Program.table])
    #expect(file.errors.contains("textmine explain --id ID \(Program.table)"))
  }

  @Test("gives a terminal no orders")
  func terminal() throws {
    let run = try Program.run(["explain", "loket\u{1B}[31m buka"])
    #expect(!run.output.unicodeScalars.contains("\u{1B}"))
  }
}
