import Foundation
import Lexicon
import Testing

@testable import Report

/// Reports on the sample, byte for byte. `TEXTMINE_UPDATE_GOLDEN=1 swift test --filter Golden`
/// writes the files anew; then look at what changed.
@Suite("Golden reports") struct GoldenTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden")

  static let files: [(name: String, text: @Sendable () -> String)] = [
    ("report.id.html", { ReportHTML(Sample.contents, language: .indonesian).rendered() }),
    ("report.en.html", { ReportHTML(Sample.contents, language: .english).rendered() }),
    ("report.id.txt", { ReportText(Sample.contents, language: .indonesian).rendered() }),
    ("report.en.txt", { ReportText(Sample.contents, language: .english).rendered() }),
    ("report.json", { ReportJSON(Sample.contents).rendered() }),
    ("corrected.id.html", { ReportHTML(Sample.corrected, language: .indonesian).rendered() }),
    ("corrected.en.txt", { ReportText(Sample.corrected, language: .english).rendered() }),
    ("corrected.json", { ReportJSON(Sample.corrected).rendered() }),
    (
      "evaluation.en.html",
      { Sample.evaluationPage(.english).rendered() }
    ),
    (
      "evaluation.id.html",
      { Sample.evaluationPage(.indonesian).rendered() }
    ),
    ("empty.id.html", { ReportHTML(Sample.empty, language: .indonesian).rendered() }),
    ("empty.en.txt", { ReportText(Sample.empty, language: .english).rendered() }),
    ("empty.json", { ReportJSON(Sample.empty).rendered() }),
  ]

  @Test("are as they were", arguments: files.indices)
  func sameBytes(index: Int) throws {
    let (name, text) = Self.files[index]
    let made = text()
    let file = Self.folder.appending(path: name)
    if ProcessInfo.processInfo.environment["TEXTMINE_UPDATE_GOLDEN"] == "1" {
      try Data(made.utf8).write(to: file)
    }
    let golden = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    #expect(golden == made, "\(name) has changed")
  }
}
