import Foundation
import Lexicon
import Testing

@testable import Report

/// Reports on the sample, byte for byte. `TEXTMINE_UPDATE_GOLDEN=1 swift test --filter Golden`
/// writes the files anew; then look at what changed.
@Suite("Golden reports") struct GoldenTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden")

  /// A page with a style sheet of one line and without the content of its downloads, so that a colour touches
  /// no golden file.
  static func page(_ html: ReportHTML) -> String {
    var html = html
    html.stylesheet = "/* style */"
    return html.rendered().replacing(/base64,[^"]*/, with: "base64,…")
  }

  static func page(_ html: EvaluationHTML) -> String {
    var html = html
    html.stylesheet = "/* style */"
    return html.rendered()
  }

  static let files: [(name: String, text: @Sendable () throws -> String)] = [
    ("report.id.html", { page(ReportHTML(Sample.contents, language: .indonesian)) }),
    ("report.en.html", { page(ReportHTML(Sample.contents, language: .english)) }),
    ("report.id.txt", { ReportText(Sample.contents, language: .indonesian).rendered() }),
    ("report.en.txt", { ReportText(Sample.contents, language: .english).rendered() }),
    ("report.json", { try ReportJSON(Sample.contents).rendered() }),
    ("corrected.id.html", { page(ReportHTML(Sample.corrected, language: .indonesian)) }),
    ("corrected.en.txt", { ReportText(Sample.corrected, language: .english).rendered() }),
    ("corrected.json", { try ReportJSON(Sample.corrected).rendered() }),
    (
      "evaluation.en.html",
      { page(Sample.evaluationPage(.english)) }
    ),
    (
      "evaluation.id.html",
      { page(Sample.evaluationPage(.indonesian)) }
    ),
    ("empty.id.html", { page(ReportHTML(Sample.empty, language: .indonesian)) }),
    ("empty.en.txt", { ReportText(Sample.empty, language: .english).rendered() }),
    ("empty.json", { try ReportJSON(Sample.empty).rendered() }),
  ]

  @Test("are as they were", arguments: files.indices)
  func sameBytes(index: Int) throws {
    let (name, text) = Self.files[index]
    let made = try text()
    let file = Self.folder.appending(path: name)
    if ProcessInfo.processInfo.environment["TEXTMINE_UPDATE_GOLDEN"] == "1" {
      try Data(made.utf8).write(to: file)
    }
    let golden = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    #expect(golden == made, "\(name) has changed")
  }
}
