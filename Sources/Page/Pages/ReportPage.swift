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
    guard try study.tweetCount() > 0 else { return nothingYet(visit, tab: .report) }
    guard let ready = try await figures.sharesIfReady() else {
      return counting(visit, tab: .report)
    }
    var contents = reportContents(ready.count, ready.shares)
    contents.links = TweetLinks(base: "/tweets")
    let html = ReportHTML(contents, language: visit.prose.language)
    return visit.page(visit.prose.document, tab: .report, html.body)
  }

  /// A page that comes again until the figures are there.
  func counting(_ visit: Visit, tab: Layout.Tab) -> Response {
    let title = visit.say("Menghitung…", "Counting…")
    return visit.page(
      title, tab: tab, refresh: 1, "<h1>\(title)</h1><p role=\"status\" class=\"working\">…</p>")
  }

  /// What a report says of the study.
  func reportContents(_ counted: Figures.Count, _ shares: Shares?) -> ReportContents {
    var contents = ReportContents(
      tally: counted.count.tally, categories: program.categories, fallback: program.origin.fallback,
      accounts: counted.accounts, clock: clock,
      inputs: counted.inputs,
      provenance: Provenance(
        version: program.version, icuVersion: icuVersion, program.origin, stopWords: nil,
        clock: clock, options: []),
      corrected: shares?.report, shareError: program.origin.shareError)
    (contents.fit, contents.correctedLabels) = (counted.count.fit, counted.count.corrected)
    return contents
  }
}
