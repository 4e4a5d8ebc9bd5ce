import Testing

@testable import Corpus

@Suite("Rows that each begin with an id or a date") struct RowKeyTests {
  private func id(_ place: Int) -> String { "18742877632562\(40_000 + place)" }

  /// A table of an id, a text as it stands, and what is behind it.
  private func file(_ texts: [String], behind: (Int) -> String = { ",\"Jan \($0 + 1), 1:00 AM\"" })
    -> String
  {
    "id,text,posted_at\n"
      + texts.enumerated().map { "\(id($0)),\"\($1)\"\(behind($0))\n" }.joined()
  }

  private func texts(_ file: String, block: Int = InputBuffer.block) throws -> [String] {
    var options = ReadingOptions()
    options.block = block
    let found = try PublishedFiles.read(file, options)
    #expect(found.summary.files[0].skipped == 0)
    #expect(found.tweets.map(\.id) == found.tweets.indices.map(id))
    return found.tweets.map(\.text)
  }

  @Test(
    "end where the next begins, whatever quotes stand undoubled in their texts",
    arguments: [1 << 6, 1 << 9, InputBuffer.block])
  func undoubled(block: Int) throws {
    let written = [
      "Air mati sampai sore", "Kata lurah \"besok panen\", lalu pulang\n\nSampai jumpa",
      "Loket, \"buka\"\n\nBesok, tutup", "\"Kami menang\"\n\nKata mereka \"kami, juga",
      "Jalan ditutup",
      "Pak lurah \"tegas\", katanya, \"rapi\", dan \"ramah\"", "Selamat pagi\n\nwarga",
      "Vaksin gratis",
    ]
    #expect(try texts(file(written), block: block) == written)
  }

  @Test("are as the rule has them where it is kept, also with lines and quotes in texts")
  func kept() throws {
    let written = (0..<8).map { "Kata \"\"lurah\"\"\n\(2020 + $0), besok" }
    let read = try PublishedFiles.read(file(written))
    #expect(
      read.tweets.map(\.text) == written.map { $0.replacing("\"\"", with: "\"") }
        && read.summary.files[0].repaired == 0)
  }

  @Test("may have others among them that have none, which are rows all the same")
  func withoutKey() throws {
    let rows = (0..<12).map { "\($0 == 7 ? "" : id($0)),\"Air mati di desa \($0)\",2022-01-01" }
    let read = try PublishedFiles.read("id,text,date\n" + rows.joined(separator: "\n") + "\n")
    #expect(read.tweets.count == 12 && read.tweets[7].id.isEmpty)
    #expect(read.tweets.map(\.text) == (0..<12).map { "Air mati di desa \($0)" })
  }

  @Test(
    "keep to what their columns hold: a row that fits in no way is skipped, and no other with it")
  func unlike() throws {
    var rows = (0..<12).map { "\(id($0)),\"Air mati di desa \($0)\",2022-01-\($0 + 10)" }
    rows[5] = "\(id(5)),\"Air \"mati\", di desa,entah"
    let read = try PublishedFiles.read("id,text,date\n" + rows.joined(separator: "\n") + "\n")
    #expect(read.summary.files[0].skipped == 1 && read.tweets.count == 11)
    #expect(read.tweets.map(\.text) == (0..<12).filter { $0 != 5 }.map { "Air mati di desa \($0)" })
  }

  @Test("may be told by dates")
  func dates() throws {
    let written = (0..<8).map {
      $0 < 6 ? "Air mati \($0)" : "Kata lurah \"panen \($0)\", lalu pulang\n\nSampai jumpa"
    }
    let rows = written.enumerated().map { "2022-01-1\($0) 10:00:00,\"\($1)\",warga_\($0)\n" }
    let read = try PublishedFiles.read("created_at,text,username\n" + rows.joined())
    #expect(read.tweets.map(\.text) == written)
    #expect(read.tweets.map(\.username) == (0..<8).map { "warga_\($0)" })
  }

  private func read(_ rows: [String]) throws -> (tweets: [Tweet], skipped: Int) {
    let found = try PublishedFiles.read("id,text,date\n" + rows.map { $0 + "\n" }.joined())
    return (found.tweets, found.summary.files[0].skipped)
  }

  @Test("that end in a delimiter, or have a cell too many, are read as without keys")
  func tooWide() throws {
    let rows = (0..<12).map { "\(id($0)),\"Air mati di desa \($0)\",2022-01-\($0 + 10)" }
    let trailing = try read(rows.map { $0 + "," })
    #expect(trailing.tweets.map(\.text) == (0..<12).map { "Air mati di desa \($0)" })
    #expect(trailing.tweets.allSatisfy { $0.createdAt != nil } && trailing.skipped == 0)
    let more = try read(rows.enumerated().map { $0 > 5 ? "\($1),catatan" : $1 })
    #expect(more.tweets.map(\.text) == (0..<6).map { "Air mati di desa \($0)" })
    #expect(more.skipped == 6)
  }

  @Test(
    "end before what is no row, though it begins with no key",
    arguments: ["\"Sumber: BPBD Kota\"", "Sumber: BPBD, Kota", "2 jam lalu,\"Air \"mati\", ya\",x"])
  func footer(_ footer: String) throws {
    for place in [6, 12] {
      var rows = (0..<12).map { "\(id($0)),\"Air mati di desa \($0)\",2022-01-\($0 + 10)" }
      rows.insert(footer, at: place)
      let found = try read(rows)
      let whole = found.tweets.filter { $0.createdAt != nil }
      #expect(whole.map(\.text) == (0..<12).map { "Air mati di desa \($0)" })
    }
  }
}
