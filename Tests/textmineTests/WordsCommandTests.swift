import Foundation
import Testing

@Suite("textmine words") struct WordsCommandTests {
  private let scratch = Scratch()

  private func tweets() throws -> String {
    try scratch.write(
      "t.csv",
      """
      id,date,username,text
      1,2021-01-05,dinas,Pendaftaran loket buka #LayananPublik 😀 https://t.co/a
      2,2021-01-06,dinas,yang mendaftar di loket @warga 😀😀
      2,2021-01-06,dinas,yang mendaftar di loket @warga 😀😀
      3,2021-04-07,camat,apel pagi loket buka

      """)
  }

  private func words(_ options: [String]) throws -> [[String]] {
    let run = try Program.run(["words", try tweets(), "--quiet"] + options)
    #expect(run.status == 0)
    return run.output.split(separator: "\n").map { line in
      line.split(separator: " ").map(String.init)
    }
  }

  @Test("counts words, those in hashtags too, under their stem, each id once, without stop words")
  func stems() throws {
    let rows = try words([])
    #expect(rows[0] == ["count", "share", "term", "spellings"])
    #expect(rows[1] == ["3", "27.27%", "loket", "loket"])
    #expect(rows.contains(["2", "18.18%", "daftar", "mendaftar,", "pendaftaran"]))
    #expect(!rows.contains { $0.contains("yang") })
  }

  @Test(
    "counts spellings, hashtags, mentions, emoji and hosts",
    arguments: [
      (["--by-spelling"], "1 9.09% mendaftar mendaftar"),
      (["--of", "hashtags"], "1 100.00% #layananpublik #layananpublik"),
      (["--of", "mentions"], "1 100.00% @warga @warga"),
      (["--of", "emoji"], "3 100.00% 😀 😀"),
      (["--of", "hosts"], "1 100.00% t.co t.co"),
      (["--of", "bigrams"], "2 40.00% loket buka loket buka"),
      (["--of", "trigrams"], "1 25.00% daftar loket buka pendaftaran loket buka"),
    ])
  func kinds(options: [String], row: String) throws {
    #expect(try words(options).contains(row.split(separator: " ").map(String.init)))
  }

  @Test("counts by group, and sets one apart from the rest")
  func groups() throws {
    #expect(try words(["--by", "quarter"]).contains(["2021-Q2", "1", "25.00%", "apel", "apel"]))
    #expect(try words(["--by", "account"]).contains(["camat", "1", "25.00%", "pagi", "pagi"]))
    let keys = try words(["--by", "account", "--key", "camat"])
    #expect(keys[0].prefix(5) == ["G2", "log-odds", "z", "camat", "rest"])
    #expect(keys[1][4] == "apel" && keys[1][2] == "1" && keys[1][3] == "0")
    let none = try Program.run(["words", try tweets(), "--by", "account", "--key", "lurah"])
    #expect(none.status == 65)
    #expect(none.errors == "textmine: no account \"lurah\"; there are \"camat\", \"dinas\"\n")
  }

  @Test("compiles no codebook unless labels are asked for")
  func noLabels() throws {
    let run = try Program.run(["words", try tweets(), "--codebook", "missing.yml"])
    #expect(run.status == 64)
    #expect(run.errors.contains("--codebook and --model need --by label; leave them out"))
    let labelled = try Program.run(
      ["words", try tweets(), "--by", "label", "--codebook", "missing.yml"])
    #expect(labelled.status == 66)
  }

  @Test("finds neighbours that belong together")
  func collocations() throws {
    let text = (0..<8).map { "\($0),surat keterangan usaha kata\($0) lain\($0 % 3)" }
    let file = try scratch.write("c.csv", "id,text\n" + text.joined(separator: "\n"))
    let run = try Program.run(["words", file, "--collocations", "--json"])
    let rows = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[String: Any]])
    #expect(rows.first?["count"] as? Int == 8)
    #expect(
      Set(rows.compactMap { ($0["spellings"] as? [String])?.first })
        == ["surat keterangan", "keterangan usaha"])
    #expect(
      try #require(
        rows.first?["normalised_p_m_i"] as? Double ?? rows.first?["normalised_pmi"] as? Double) == 1
    )
  }
}

@Suite("textmine find") struct FindCommandTests {
  private let scratch = Scratch()

  private func find(_ pattern: String, _ options: [String] = []) throws -> [String] {
    let file = try scratch.write(
      "t.csv",
      """
      id,date,text
      900000000000000001,2021-06-30T18:00:00Z,"Segera daftar: pendaftaran
      e-KTP pkl 08.00"
      2,2021-07-02,Layanan KTP

      """)
    let run = try Program.run(["find", pattern, file, "--width", "9"] + options)
    #expect(run.status == 0)
    let lines = run.output.split(separator: "\n").map(String.init)
    #expect(run.errors == "\(lines.count) \(lines.count == 1 ? "place" : "places")\n")
    return lines
  }

  @Test("shows each place by its stem, with day and id, aligned")
  func stems() throws {
    #expect(
      try find("mendaftar") == [
        "2021-07-01   900000000000000001    Segera [daftar]: pendaft",
        "2021-07-01   900000000000000001   daftar: [pendaftaran] e-KTP pk",
      ])
  }

  @Test("aligns by the columns of a terminal, and lets no text steer it")
  func columns() throws {
    let file = try scratch.write(
      "w.csv",
      "id,text\n1,\"日本 👍🏽 loket\"\n2,\"café cafe\u{301} loket\"\n"
        + "3,\"a\u{9B}31m\u{202E}b\u{2028} loket\"\n4,loket ❤\u{FE0F} 日本語\n")
    let run = try Program.run(["find", "loket", file, "--width", "8", "--quiet"])
    let places = run.output.split(separator: "\n").map { $0.dropFirst(33) }
    #expect(
      places == [
        "日本 👍🏽 [loket]", "fé cafe\u{301} [loket]", "\u{FFFD}31m\u{FFFD}b\u{FFFD} [loket]",
        "        [loket] ❤\u{FE0F} 日本",
      ])
  }

  @Test(
    "finds phrases, prefixes and expressions",
    arguments: [
      ("daftar pendaftaran", [], 1), ("e-ktp", [], 1), ("ktp", [], 2), ("daft*", [], 1),
      ("\\d\\d\\.\\d\\d|layanan", ["--regex"], 2), ("tiada", [], 0),
    ])
  func kinds(pattern: String, options: [String], places: Int) throws {
    #expect(try find(pattern, options).count == places)
  }

  @Test("gives JSON with the names and dates of labelled tweets")
  func json() throws {
    #expect(
      try find("e-ktp", ["--json"]) == [
        #"{"after":" pkl 08.00","before":"Segera daftar: pendaftaran ","#
          + #""created_at":"2021-06-30T18:00:00Z","id":"900000000000000001","match":"e-KTP","#
          + #""username":""}"#
      ])
  }

  @Test("says in how many tweets an expression ran out of time, though --quiet")
  func givenUp() throws {
    let hostile = String(repeating: "a", count: 40)
    let file = try scratch.write("g.csv", "id,text\n1,banjir\n2,\(hostile)! banjir\n")
    let run = try Program.run(["find", "--regex", "(a+)+b|banjir", file, "--quiet"])
    #expect(run.status == 0 && run.output.contains("[banjir]"))
    #expect(run.errors.hasPrefix("the expression took too long in 1 tweet"))
  }

  @Test("says where an expression is wrong")
  func badExpression() throws {
    let run = try Program.run(["find", "--regex", "(a", Program.table])
    #expect(run.status == 64)
    #expect(
      run.errors == "textmine: \"(a\" is no regular expression; the mistake is at character 3\n")
  }
}
