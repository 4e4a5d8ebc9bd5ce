import Study
import Testing

@Suite("Corrections of single labels") struct CorrectionTests {
  private static func sheet(_ rows: [(id: String, code: String)]) -> CodeSheet {
    CodeSheet(
      name: "corrections.csv", columns: ["id", "code"],
      rows: rows.enumerated().map { place, row in
        CodeSheet.Row(number: place + 2, id: row.id, text: [], cells: [row.id, row.code])
      })
  }

  private static func corrections(_ rows: [(id: String, code: String)]) throws -> Corrections {
    try Corrections(sheet(rows), categories: InventedArchive.categories)
  }

  @Test("replace the labels of their tweets, and of no others")
  func replace() throws {
    let archive = InventedArchive(tweets: 20)
    var labels = CorrectedLabels(
      try Self.corrections([("1003", "Title layanan"), ("1005", "ucapan"), ("7", "kegiatan")]))
    let given = (0..<20).map { labels.category(of: $0, in: archive.batch, insteadOf: 2) }
    #expect(given.indices.filter { given[$0] != nil } == [3, 5])
    #expect(given[3] == 0 && given[5] == 2)
    #expect((labels.used, labels.changed, labels.missed) == (2, 1, 1))
  }

  @Test("add up over threads, each tweet once")
  func sums() throws {
    let archive = InventedArchive(tweets: 20)
    let corrections = try Self.corrections([("1003", "layanan"), ("1005", "ucapan")])
    var (one, other) = (CorrectedLabels(corrections), CorrectedLabels(corrections))
    _ = one.category(of: 3, in: archive.batch, insteadOf: 1)
    _ = other.category(of: 3, in: archive.batch, insteadOf: 1)
    _ = other.category(of: 5, in: archive.batch, insteadOf: 2)
    one.add(other)
    #expect((one.used, one.changed, one.missed) == (2, 1, 0))
  }

  @Test("are refused with an unknown code, without an id, with two codes, and without any")
  func refused() throws {
    for rows in [[("1", "layana")], [("", "layanan")], [("1", "layanan"), ("1", "ucapan")], []] {
      #expect(throws: CodeError.self) { try Self.corrections(rows) }
    }
    #expect(try Self.corrections([("1", "NA"), ("2", "layanan")]).count == 1)
  }
}
