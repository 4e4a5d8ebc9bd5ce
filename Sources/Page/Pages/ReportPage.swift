internal import Classifier
internal import Corpus
internal import Foundation
internal import Hummingbird
internal import Lexicon
internal import Report
internal import Study
internal import StudyFile

/// Reading: the report, made of the study as it is now.
extension Site {
  func reportPage(_ visit: Visit) async throws -> Response {
    guard let count = try await figures.countIfReady() else { return counting(visit, tab: .report) }
    let contents = try reportContents(count)
    let html = ReportHTML(contents, language: visit.prose.language)
    return visit.page(visit.prose.document, tab: .report, html.body)
  }

  /// A page that comes again until the figures are there.
  func counting(_ visit: Visit, tab: Layout.Tab) -> Response {
    let title = visit.say("Menghitung…", "Counting…")
    return visit.page(title, tab: tab, refresh: 1, "<h1 role=\"status\">\(title)</h1>")
  }

  /// What a report says of the study.
  func reportContents(_ counted: Figures.Count) throws -> ReportContents {
    let names = Set(counted.archives.map(\.account)).subtracting([""])
    var contents = ReportContents(
      tally: counted.count.tally, categories: program.categories, fallback: program.origin.fallback,
      accounts: names.count == 1 ? [names.first!] : [], clock: clock,
      inputs: inputs(counted.archives),
      provenance: Provenance(
        version: program.version, icuVersion: icuVersion, program.origin, stopWords: nil,
        clock: clock, options: []),
      corrected: try correctedShare(counted), shareError: program.origin.shareError)
    (contents.fit, contents.correctedLabels) = (counted.count.fit, counted.count.corrected)
    return contents
  }

  private func inputs(_ archives: [StoredArchive]) -> [ReportInput] {
    archives.flatMap(\.files).map { file in
      ReportInput(
        name: file.name, format: file.format, tweets: file.fresh, skipped: file.skipped,
        others: file.others,
        duplicates: file.tweets - file.fresh, repaired: file.repaired, bytes: file.bytes,
        checksum: file.checksum)
    }
  }

  /// The shares that codes make of the labels; nil where nobody has coded.
  private func correctedShare(_ counted: Figures.Count) throws -> CorrectedShare? {
    guard let sample = counted.sample else { return nil }
    let sheets = try study.codeSheets(of: sample, settled: true)
    if sheets.isEmpty { return nil }
    let codes = try CodeSet(share: sheets, categories: program.codable)
    let correction = ShareCorrection(
      codes, claim: .none, intervals: IntervalOptions(), clock: clock)
    return try correction.shares(of: counted.count, program.origin, reading: ReadSummary()).shares
  }
}
