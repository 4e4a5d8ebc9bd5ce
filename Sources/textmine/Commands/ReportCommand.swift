import ArgumentParser
import Classifier
import Corpus
import Foundation
import Hashing
import Lexicon
import Report
import Statistics
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
      "The first days of periods of your own, in place of --by.", valueName: "day,day,…"),
    transform: PeriodArguments.days)
  var periods: [CivilDay] = []

  @Option(
    help: ArgumentHelp(
      "Two parts whose shares are compared: years (2020,2021), halves (2020-H1), quarters (2020-Q1), months (2020-03), own,retweet, or accounts.",
      valueName: "part,part"))
  var compare: PartPair?

  @Option(help: "How the similarity of accounts is measured.")
  var similarity = SimilarityMeasure.jaccard

  @Option(
    help: ArgumentHelp("Accounts at least so similar are joined.", valueName: "0…1"),
    transform: { text in
      guard let value = Double(text), (0...1).contains(value) else {
        throw ValidationError("expected a number from 0 to 1, as in 0.5")
      }
      return value
    })
  var threshold = 0.5

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
    let selection = coding.codes.isEmpty ? choice.selection(clock) : choice.part(clock)
    let correction = try correction(labels, selection.part, clock)
    let archive = try TweetInput(inputs: input.inputs, options: input.readingOptions)
    if let page {
      var check = outputs.check(reading: archive.files, annotators.files, coding.codes)
      try check.check(page)
    }
    let progress = Progress(isQuiet: running.quiet)
    let count = try await ArchiveCount(
      of: archive, by: labels, clock: clock, censuses: correction?.plans ?? [],
      selection: selection, threads: running.threads, onRead: progress.add)
    progress.finish()
    var contents = ReportContents(
      tally: count.tally, categories: labels.categories, fallback: labels.fallback,
      accounts: archive.accountName.map { [$0] } ?? [], clock: clock,
      inputs: try inputs(of: archive, selection.files, count.duplicates),
      provenance: provenance(of: labels),
      corrected: try corrected(correction, count, labels))
    contents.selection = choice.given
    (contents.step, contents.cuts, contents.pair) = (by, periods, compare?.pair)
    contents.similarity = (similarity, threshold)
    contents.showsHandles = showHandles
    contents.cover = try cover.cover(clock)
    try write(contents, to: page)
  }

  /// How codes are used for the shares; nil where nobody has coded.
  private func correction(
    _ labels: LabelOrigin, _ part: TweetSelection.Criteria?, _ clock: LocalClock
  ) throws -> ShareCorrection? {
    guard !coding.codes.isEmpty else { return nil }
    var correction = ShareCorrection(
      try coding.set(labels), claim: coding.claim, intervals: intervals.options, clock: clock)
    (correction.part, correction.step, correction.cuts) = (part, by, periods)
    correction.pair = compare?.pair
    return correction
  }

  /// The shares that codes make of the labels.
  private func corrected(
    _ correction: ShareCorrection?, _ count: ArchiveCount, _ labels: LabelOrigin
  ) throws -> CorrectedShare? {
    guard let correction else { return nil }
    var (shares, caveats) = try correction.shares(of: count, labels)
    if !running.quiet { for caveat in caveats { StandardError.print(caveat.text) } }
    shares?.files = try coding.codes.compactMap { file in
      try FileSum(file).map { CorrectedShare.File(name: file, checksum: $0.checksum) }
    }
    return shares
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
