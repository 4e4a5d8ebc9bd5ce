import Classifier
import Corpus
import Foundation
import Lexicon
import Study
import Testing

@Suite("Grouping by a column") final class ColumnGroupingTests {
  private let file = FileManager.default.temporaryDirectory
    .appending(path: "grouping-\(UUID()).csv")

  deinit { try? FileManager.default.removeItem(at: file) }

  private func archive(_ table: String) throws -> TweetInput {
    try Data(table.utf8).write(to: file)
    return try TweetInput(inputs: [file.path], options: ReadingOptions())
  }

  private let table = "id,text,Wilayah\n1,apel pagi,utara\n2,apel pagi, selatan \n3,apel pagi,\n"

  @Test("is by the cells, without white space around them; the name in any case")
  func cells() throws {
    let archive = try archive(table)
    let grouping = try Grouping(named: "wilayah").resolved(in: archive)
    #expect(grouping.name == "Wilayah")
    var groups: [String] = []
    try archive.forEachBatch { batch in
      for index in 0..<batch.count {
        groups.append(grouping.group(of: index, in: batch, .jakarta) { "" })
      }
    }
    #expect(groups == ["utara", "selatan", ""])
  }

  @Test("is refused where there is no such column")
  func missing() throws {
    let archive = try archive(table)
    #expect(throws: StudyError.noColumn("quater", columns: ["id", "text", "Wilayah"])) {
      try Grouping(named: "quater").resolved(in: archive)
    }
    #expect(try Grouping(named: "quarter").resolved(in: archive) == .quarter)
  }

  @Test(
    "is known again in the design of a sample, whatever the column is called",
    arguments: ["wilayah", "Kode; wilayah=x", "50%", "seed=9;n=1", "地区"])
  func design(name: String) throws {
    let design = SampleDesign(
      grouping: .column(TableColumn(name)), timeZone: "Asia/Jakarta", seed: 7, codes: 5, tweets: 9,
      archive: "a", labels: "l")
    #expect(try #require(SampleDesign(design.text)) == design)
    #expect(design.grouping == .column(TableColumn(name.uppercased())))
  }

  @Test("names every part of the calendar by itself", arguments: Grouping.named)
  func names(grouping: Grouping) {
    #expect(Grouping(named: grouping.name) == grouping)
  }
}
