import ArgumentParser
import Classifier
import Corpus
import Foundation
import Hashing
import Lexicon
import Report
import Study

/// `textmine report`: what an archive holds, and its share of service content.
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

  @OptionGroup(title: "Input")
  var input: InputArguments

  @OptionGroup(title: "Selection")
  var choice: SelectionArguments

  @Option(name: [.short, .long], help: ArgumentHelp("The page to write.", valueName: "OUT.html"))
  var output: String?

  @Flag(help: "Print the figures as JSON; write a page only where -o asks for one.")
  var json = false

  @Option(help: ArgumentHelp("The language of summary and page.", valueName: "language"))
  var lang = ReportLanguage.indonesian

  @Option(help: ArgumentHelp("The zone of quarters and days.", valueName: "Area/City"))
  var timeZone = LocalClock.jakarta.identifier

  @Option(
    help: ArgumentHelp(
      "The shortest periods that shares are given for, where there are enough tweets or codes.",
      valueName: "period"))
  var by = Period.Step.quarter

  @Option(
    help: ArgumentHelp(
      "Write every picture (SVG, PNG, PDF) and table (CSV) into this folder.", valueName: "DIR"))
  var figures: String?

  @Flag(help: "Show the names of other accounts in examples.")
  var showHandles = false

  @OptionGroup(title: "Page")
  var cover: CoverArguments

  @OptionGroup(title: "Codes")
  var coding: CodeArguments

  @OptionGroup var intervals: IntervalArguments

  @OptionGroup(title: "Labels")
  var annotators: AnnotatorArguments

  @OptionGroup(title: "Labels of another program")
  var givenLabels: GivenLabelArguments

  @OptionGroup
  var running: RunArguments

  @OptionGroup(title: "Output")
  var outputs: OutputArguments

  func run() async throws {
    let page = output ?? (json ? nil : "textmine-report.html")
    if let page { try OutputArguments.requireEnding(page, [".html", ".htm"]) }
    let clock = try localClock(timeZone)
    let labels = try givenLabels.origin(annotators, input)
    let selection = choice.selection(clock)
    let codes = coding.codes.isEmpty ? nil : try coding.set(labels)
    let archive = try TweetInput(inputs: input.inputs, options: input.readingOptions)
    if let page {
      var check = outputs.check(reading: archive.files, annotators.files, coding.codes)
      try check.check(page)
    }
    let progress = Progress(isQuiet: running.quiet)
    let count = try await ArchiveCount(
      of: archive, by: labels, clock: clock, censuses: codes.map { plans($0, clock) } ?? [],
      selection: selection, threads: running.threads, onRead: progress.add)
    progress.finish()
    var contents = ReportContents(
      tally: count.tally, categories: labels.categories, fallback: labels.fallback,
      accounts: archive.accountName.map { [$0] } ?? [], clock: clock,
      inputs: try inputs(of: archive, selection.files, count.duplicates),
      provenance: provenance(of: labels),
      corrected: try codes.flatMap { try corrected($0, count, labels) })
    contents.selection = choice.given
    contents.step = by
    contents.showsHandles = showHandles
    contents.cover = try cover.cover(clock)
    try write(contents, to: page)
  }

  /// Codes tell shares by quarter and by kind, from which all others are made.
  private static let groupings = [Grouping.quarter, .kind]

  private func plans(_ codes: CodeSet, _ clock: LocalClock) -> [ArchiveCensus.Plan] {
    Self.groupings.map {
      ShareStudy.plan(
        for: codes, by: $0, clock: clock, claim: coding.claim, seed: intervals.seed)
    }
  }

  /// The share that codes make of the labels.
  private func corrected(
    _ codes: CodeSet, _ count: ArchiveCount, _ labels: LabelOrigin
  ) throws -> CorrectedShare? {
    let studies = try zip(Self.groupings, count.censuses).map { grouping, census in
      try ShareStudy(
        census, codes, labels, by: grouping, intervals: intervals.options,
        claim: coding.claim)
    }
    let result = studies[0].result()
    if !running.quiet { for caveat in result.caveats { StandardError.print(caveat.text) } }
    guard var corrected = CorrectedShare(result) else { return nil }
    corrected.divide(count.tally, by: by, quarters: studies[0], kinds: studies[1])
    corrected.coders = codes.coders.count
    corrected.files = try coding.codes.compactMap { file in
      try FileSum(file).map { CorrectedShare.File(name: file, checksum: $0.checksum) }
    }
    return corrected
  }

  private func write(_ contents: ReportContents, to page: String?) throws {
    let html = ReportHTML(contents, language: lang)
    if let page {
      let file = try OutputFile(path: page)
      try file.write(Array(html.rendered().utf8))
      try file.finish()
    }
    if let figures { try FigureFolder(path: figures).write(html.files) }
    if json {
      try writeText(ReportJSON(contents).rendered())
    } else if !running.quiet, page != "-" {
      try writeText(ReportText(contents, language: lang).rendered())
    }
    if let page, page != "-", !running.quiet {
      let name = lang == .indonesian ? "Laporan" : "Report"
      StandardError.print("\(name): \(page)")
    }
  }

  private func inputs(
    of archive: TweetInput, _ left: [TweetSelection.Counts], _ duplicates: [Int]
  ) throws -> [ReportInput] {
    var sums: [String: FileSum] = [:]
    return try archive.summary.files.enumerated().map { place, file in
      var sum: FileSum?
      if let path = file.path {
        sum = try sums[path] ?? FileSum(path)
        sums[path] = sum
      }
      let left = place < left.count ? left[place] : TweetSelection.Counts()
      let copies = duplicates[place] + left.copies
      return ReportInput(
        name: file.name, format: file.format.rawValue,
        tweets: file.tweets - copies - left.others, skipped: file.skipped,
        firstSkipped: file.firstSkipped, others: file.others,
        duplicates: copies, repaired: file.repaired, bytes: sum?.bytes,
        checksum: sum?.checksum)
    }
  }

  private func provenance(of labels: LabelOrigin) -> Provenance {
    Provenance(
      version: Textmine.version, icuVersion: icuVersion, annotator: labels.provenance,
      options: [
        Provenance.Option(name: "--stopwords", value: annotators.analysis.stopwords ?? "default"),
        Provenance.Option(name: "--stem", value: labels.options.stemmer.rawValue),
        Provenance.Option(name: "--time-zone", value: timeZone),
      ])
  }
}

/// A file's size and SHA-256.
private struct FileSum {
  let bytes: Int
  let checksum: String

  /// Nil for standard input, which cannot be read again.
  init?(_ path: String) throws {
    guard let file = FileHandle(forReadingAtPath: path) else { return nil }
    var checksum = Checksum()
    var bytes = 0
    while let block = try file.read(upToCount: 1 << 20), !block.isEmpty {
      checksum.add(Array(block).span)
      bytes += block.count
    }
    self.bytes = bytes
    self.checksum = checksum.finishHex()
  }
}
