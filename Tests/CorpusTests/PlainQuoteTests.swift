import Testing

@testable import Corpus

/// Tables between tabs and pipes in which quotes are signs of the texts.
@Suite("Quotes that mean nothing") struct PlainQuoteTests {
  private static let texts =
    (0..<40).map { "loket nomor \($0) buka jam 8 pagi" }
    + [
      #""@warga: kapan buka?" Jam 8 ya"#, #""Siap!" kata bupati"#,
      #""@warga: terima kasih banyak""#,
      #""Semua bisa", pesan "kepala dinas" hari ini"#, #"katanya "segera" dibuka"#, #"" "#,
    ]

  private func rows(_ delimiter: String, _ texts: [String]) -> [String] {
    texts.enumerated().map { number, text in
      ["15419808051980\(77950 + number)", "2021-03-01 08:00:00", text].joined(separator: delimiter)
    }
  }

  private func read(
    _ delimiter: String, _ header: [String], _ texts: [String]
  ) throws -> (tweets: [Tweet], summary: ReadSummary) {
    let head = header.isEmpty ? "" : header.joined(separator: delimiter) + "\n"
    return try PublishedFiles.read(
      head + rows(delimiter, texts).joined(separator: "\n") + "\n",
      named: delimiter == "\t" ? "t.tsv" : "t.txt")
  }

  @Test(
    "stay in the texts where some texts have more behind the closing quote",
    arguments: ["\t", "|"], [true, false])
  func plain(delimiter: String, hasHeader: Bool) throws {
    let found = try read(delimiter, hasHeader ? ["id", "date", "text"] : [], Self.texts)
    #expect(found.tweets.map(\.text) == Self.texts)
    #expect(found.summary.skipped == 0 && found.summary.repaired == 0)
    #expect(found.tweets.filter { $0.kind == .reply }.isEmpty)
    // The rows that are handed on have quotes that mean something.
    for (tweet, text) in zip(found.tweets, Self.texts) {
      var splitter = RowSplitter(delimiter: Array(delimiter.utf8)[0])
      guard case .row = splitter.split(tweet.record.span, from: 0, isWhole: true) else {
        Issue.record("\(tweet)")
        continue
      }
      #expect(splitter.row.values(in: tweet.record.span)[2] == text)
    }
  }

  @Test("stay where a label stands beside the text, or an id behind the account")
  func labels() throws {
    let labelled = Self.texts.enumerated().map { "\($0 % 2 == 0 ? "baik" : "buruk")\t\($1)" }
    let found = try PublishedFiles.read(
      "nilai\ttext\n" + labelled.joined(separator: "\n") + "\n", named: "t.tsv")
    #expect(found.tweets.map(\.text) == Self.texts)
    let named = Self.texts.enumerated().map { "warga_\($0)\t1541980805198077\(950 + $0)\t\($1)" }
    let others = try PublishedFiles.read(
      "username\tid\ttext\n" + named.joined(separator: "\n") + "\n", named: "t.tsv")
    #expect(others.tweets.map(\.text) == Self.texts && others.tweets[3].username == "warga_3")
  }

  @Test("leave a text its delimiters, where the cells before it tell where it begins")
  func delimiters() throws {
    let texts = Self.texts + [#""Kabar | Kota" dibaca warga"#, "Poll | Kota | Desa"]
    for header in [["id", "date", "text"], []] {
      let found = try read("|", header, texts)
      #expect(found.tweets.map(\.text) == texts && found.summary.skipped == 0)
    }
  }

  @Test("mean something where the rule is kept, in most texts or for what they hold")
  func quoted() throws {
    // All texts are quoted, and one has a slip.
    let all = try read("|", ["id", "date", "text"], (0..<20).map { "\"teks \($0), ya\"" })
    #expect(all.tweets.map(\.text) == (0..<20).map { "teks \($0), ya" })
    for held in [#""ada ""kutipan"" di sini""#, #""ada | di sini""#, "\"ada baris\nbaru di sini\""]
    {
      let found = try read("|", ["id", "date", "text"], Self.texts + [held])
      let text = held.dropFirst().dropLast().replacing("\"\"", with: "\"")
      #expect(found.tweets.contains { $0.text == text }, "\(held)")
    }
    // Commas are in every text.
    let commas = try PublishedFiles.read(
      "id,date,text\n1,2021-03-01,\"a, b\"\n2,2021-03-02,c d\n3,2021-03-01,\"e\"\n", named: "t.csv")
    #expect(commas.tweets.map(\.text) == ["a, b", "c d", "e"])
  }

  @Test("mean something around texts over lines that hold the delimiter, or end with it")
  func quotedOverLines() throws {
    let texts = (0..<8).map {
      $0 % 2 == 0
        ? "Jadwal SIM keliling\nSenin | Simpang lima\nSelasa | Alun-alun" : "loket buka \($0)"
    }
    for (header, row) in [
      ("id|text", { (number: Int, text: String) in "\(number)|\"\(text)\"" }),
      ("text|id", { (number: Int, text: String) in "\"\(text)\"|\(number)" }),
    ] {
      let rows = texts.enumerated().map { row($0 + 10, $1) }
      let found = try PublishedFiles.read(
        header + "\n" + rows.joined(separator: "\n") + "\n", named: "t.csv")
      #expect(found.tweets.map(\.text) == texts, "\(header)")
    }
    let ends = (0..<8).map { "\($0 + 10)|\($0 % 3 == 0 ? "\"loket \($0) |\"" : "apel \($0)")" }
    let found = try PublishedFiles.read(
      "id|text\n" + ends.joined(separator: "\n") + "\n", named: "t.csv")
    #expect(found.tweets.count == 8 && found.tweets[3].text == "loket 3 |")
  }
}
