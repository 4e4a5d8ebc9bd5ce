import ArgumentParser
import Classifier
import Corpus
import Foundation
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

  @OptionGroup(title: "Codes")
  var coding: CodeArguments

  @OptionGroup var intervals: IntervalArguments

  @OptionGroup(title: "Labels")
  var annotators: AnnotatorArguments

  @OptionGroup
  var running: RunArguments

  func validate() throws {
    if !coding.codes.isEmpty, input.inputs.contains("-") {
      throw ValidationError("--codes reads the input twice; name a file instead of -")
    }
  }

  func run() async throws {
    let clock = try localClock(timeZone)
    let source = try annotators.source()
    let selection = choice.selection(clock)
    let archive = try TweetInput(inputs: input.inputs, options: input.readingOptions)
    let workers = try Pipeline.workers(running.threads) { try ReportWorker(source, clock) }
    let progress = Progress(isQuiet: running.quiet)
    let duplicates = try await Pipeline.run(
      archive, workers: workers, selection: selection,
      countsIDsOnce: true, onRead: progress.add
    ) { _ in }
    progress.finish()
    var tally = Tally()
    for worker in workers { tally.add(await worker.takeTally()) }
    let contents = ReportContents(
      tally: tally, categories: source.categories, fallback: source.fallback,
      accounts: archive.accountName.map { [$0] } ?? [], clock: clock,
      inputs: try inputs(of: archive, selection.files, duplicates),
      provenance: provenance(of: source),
      corrected: try await corrected(source, clock), shareError: source.shareError)
    try write(contents)
  }

  /// The share that codes make, from a second look at the archive; nil without codes.
  private func corrected(_ source: LabelSource, _ clock: LocalClock) async throws -> CorrectedShare?
  {
    if coding.codes.isEmpty { return nil }
    let archive = try TweetInput(inputs: input.inputs, options: input.readingOptions)
    let analysis = try await coding.analysis(
      of: archive, source, .quarter, clock, choice.selection(clock), intervals, running)
    if !running.quiet {
      for warning in ShareReport.warnings(analysis, hasPair: false) { StandardError.print(warning) }
    }
    return CorrectedShare(analysis, source)
  }

  private func write(_ contents: ReportContents) throws {
    let page = output ?? (json ? nil : "textmine-report.html")
    if let page {
      let file = try OutputFile(path: page)
      try file.write(Array(ReportHTML(contents, language: lang).rendered().utf8))
      try file.finish()
    }
    let standardOutput = try OutputFile(path: "-")
    if json {
      try standardOutput.write(Array(try ReportJSON(contents).rendered().utf8))
    } else if !running.quiet, page != "-" {
      try standardOutput.write(Array(ReportText(contents, language: lang).rendered().utf8))
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

  private func provenance(of source: LabelSource) -> Provenance {
    Provenance(
      version: Textmine.version, icuVersion: icuVersion, annotator: source.provenance,
      options: [
        Provenance.Option(name: "--stopwords", value: annotators.analysis.stopwords ?? "default"),
        Provenance.Option(name: "--stem", value: source.options.stemmer.rawValue),
        Provenance.Option(name: "--time-zone", value: timeZone),
      ] + choice.given)
  }
}

/// Labels and counts, for one core.
actor ReportWorker: BatchWorker {
  private var counter: BatchCounter

  init(_ source: LabelSource, _ clock: LocalClock) throws {
    counter = try BatchCounter(source, clock)
  }

  func work(on batch: TweetBatch, isNew: [Bool]) { counter.count(batch, isNew: isNew) }

  func takeTally() -> Tally { counter.takeTally() }
}

/// What a worker works with. It is a value, so that a batch costs the actor one access.
private struct BatchCounter: ~Copyable {
  /// The distinct spellings kept before they are turned into words and forgotten, in bytes.
  private static let footprintLimit = 48 << 20

  private var labeller: Labeller
  private var counter: TweetCounter
  private var tally = Tally()

  init(_ source: LabelSource, _ clock: LocalClock) throws {
    labeller = try Labeller(source, countsHashtagWords: true)
    counter = TweetCounter(source.categories, clock: clock)
  }

  mutating func count(_ batch: TweetBatch, isNew: [Bool]) {
    for index in 0..<batch.count where isNew[index] {
      batch.withBytes(.text, of: index) { labeller.label($0) }
      counter.count(
        index, of: batch, labeller.analysis, labeller.analyzer,
        label: labeller.prediction.category)
    }
    if labeller.analyzer.footprint > BatchCounter.footprintLimit {
      tally.add(counter.takeTally(labeller.analyzer))
      labeller.forget(beyond: BatchCounter.footprintLimit)
    }
  }

  mutating func takeTally() -> Tally { tally + counter.takeTally(labeller.analyzer) }
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
