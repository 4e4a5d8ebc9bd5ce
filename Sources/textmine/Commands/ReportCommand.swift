import ArgumentParser
import Classifier
import Corpus
import Lexicon
import Report
import Study

struct ReportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Report an archive's share of service content, and what else is in it.",
    discussion: """
      Prints a summary and writes one HTML page that needs nothing else. Tweets of one id are \
      counted once. The share is what the labels say, not corrected for wrong ones, unless --codes \
      gives the codes of a sample ("textmine sample"): then it has an interval.

      Examples:
        textmine report archive.zip
        textmine report archive.zip --codes codes.xlsx --lang en -o report.html
      """)

  @Option(name: [.short, .long], help: .value("OUT.html", "The page to write.")) var output: String?

  @Flag(help: "Print the figures as JSON; write a page only where -o asks for one.")
  var json = false

  @Option(help: .value("language", "The language of summary and page."))
  var lang = ReportLanguage.indonesian

  @OptionGroup var zone: ClockArguments
  @OptionGroup(title: "Codes") var coding: CodeArguments
  @OptionGroup var intervals: IntervalArguments
  @OptionGroup var labels: LabelArguments
  @OptionGroup(title: "Output") var outputs: OutputArguments
  @OptionGroup var archive: ArchiveArguments

  func run() async throws {
    let page = output ?? (json ? nil : "textmine-report.html")
    if let page { try OutputArguments.requireEnding(page, [".html", ".htm"]) }
    let clock = try zone.clock()
    let labels = try labels.origin(archive.input)
    let codes = coding.codes.isEmpty ? nil : try coding.set(labels)
    let archive = try archive.open(clock, sumsFiles: true)
    if let page {
      var check = outputs.check(reading: archive.tweets.files, self.labels.files, coding.codes)
      try check.check(page)
    }
    let count = try await archive.read { onRead in
      try await ArchiveCount(
        of: archive.tweets, by: labels, clock: clock,
        census: codes.map {
          ShareStudy.plan(
            for: $0, by: .quarter, clock: clock, claim: coding.claim, seed: intervals.seed)
        },
        selection: archive.selection, threads: archive.threads, onRead: onRead)
    }
    let contents = ReportContents(
      tally: count.tally, categories: labels.categories, fallback: labels.fallback,
      accounts: archive.tweets.accountName.map { [$0] } ?? [], clock: clock,
      inputs: ReportInput.all(
        archive.tweets.summary, leftOut: archive.selection.files, duplicates: count.duplicates),
      provenance: Provenance(
        version: Textmine.version, icuVersion: icuVersion, labels,
        stopWords: self.labels.annotators.analysis.stopwords, clock: clock,
        options: self.archive.choice.given),
      corrected: try codes.flatMap {
        try corrected($0, count.census, labels, archive.tweets.summary)
      },
      shareError: labels.shareError)
    try write(contents, to: page)
  }

  /// The share that codes make of the labels.
  private func corrected(
    _ codes: CodeSet, _ census: ArchiveCensus?, _ labels: LabelOrigin, _ reading: ReadSummary
  ) throws -> CorrectedShare? {
    guard let census else { return nil }
    let study = try ShareStudy(
      census, codes, labels, by: .quarter, intervals: intervals.options,
      claim: coding.claim)
    let result = study.result(reading: reading)
    if !archive.quiet { for caveat in result.caveats { StandardError.print(caveat.text) } }
    return CorrectedShare(result)
  }

  private func write(_ contents: ReportContents, to page: String?) throws {
    if let page {
      try textmine.write(ReportHTML(contents, language: lang).rendered().utf8, to: page)
    }
    if json {
      try writeText(ReportJSON(contents).rendered())
    } else if !archive.quiet, page != "-" {
      try writeText(ReportText(contents, language: lang).rendered())
    }
    if let page, page != "-", !archive.quiet {
      StandardError.print("\(lang == .indonesian ? "Laporan" : "Report"): \(page)")
    }
  }
}
