public import ArgumentParser
import Classifier
import Corpus
import Foundation
public import Lexicon
import Report
public import Study

extension Countable: ExpressibleByArgument {}

extension Grouping: ExpressibleByArgument {}

/// `textmine words`: frequencies, keyness and collocations.
struct WordsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "words",
    abstract: "Count words, hashtags, mentions, emoji, hosts and neighbouring words.",
    discussion: """
      Words are grouped by their stem, with the spellings behind it, and stop words left out. With \
      --by the counts are given for each group; with --key GROUP as well, the terms that set this \
      group apart from the rest (G2 and log-odds with a Dirichlet prior). --collocations gives \
      neighbours that belong together (G2 and normalised PMI). Tweets of one id are counted once.
      """)

  @OptionGroup(title: "Input")
  var input: InputArguments

  @OptionGroup(title: "Selection")
  var choice: SelectionArguments

  @Option(help: ArgumentHelp("What to count.", valueName: "what"))
  var of = Countable.words

  @Flag(help: "Neighbouring words that belong together.")
  var collocations = false

  @Flag(help: "Count each spelling for itself.")
  var exact = false

  @Option(help: ArgumentHelp("Count for each group.", valueName: "group"))
  var by: Grouping?

  @Option(help: ArgumentHelp("The group to compare with the rest.", valueName: "name"))
  var key: String?

  @Option(help: ArgumentHelp("How many to show.", valueName: "n"))
  var top = 30

  @Option(help: ArgumentHelp("The zone of quarters.", valueName: "Area/City"))
  var timeZone = LocalClock.jakarta.identifier

  @Flag(help: "Write JSON.")
  var json = false

  @OptionGroup(title: "Labels, for --by label")
  var annotators: AnnotatorArguments

  @OptionGroup
  var running: RunArguments

  func validate() throws {
    if key != nil, by == nil {
      throw ValidationError("--key needs --by; say what it is a group of")
    }
    if collocations, by != nil {
      throw ValidationError("--collocations and --by exclude each other")
    }
    if by != .label, annotators.areGiven {
      throw ValidationError("--codebook and --model need --by label; leave them out")
    }
    if top < 1 { throw ValidationError("--top is \(top); expected 1 or more") }
  }

  func run() async throws {
    let clock = try localClock(timeZone)
    let source = by == .label ? try annotators.source() : nil
    let options = try source?.options ?? annotators.analysis.options()
    let selection = choice.selection(clock)
    let archive = try TweetInput(inputs: input.inputs, options: input.readingOptions)
    let workers = try Pipeline.workers(running.threads) {
      try WordsWorker(options, source, clock, collocations ? .bigrams : of, isExact: exact, by)
    }
    let progress = Progress(isQuiet: running.quiet)
    try await Pipeline.run(
      archive, workers: workers, selection: selection,
      countsIDsOnce: true, onRead: progress.add
    ) { _ in }
    progress.finish()
    if collocations {
      var neighbours = Neighbours()
      for worker in workers { neighbours.add(await worker.neighbours()) }
      try show(neighbours)
    } else {
      var groups: [String: Frequencies] = [:]
      for worker in workers {
        for (name, part) in await worker.frequencies() {
          groups[name, default: Frequencies()].add(part)
        }
      }
      try show(groups)
    }
    if running.quiet { return }
    ReadNote(archive.summary).print()
    selection.printNote()
  }

  // MARK: Output

  private func show(_ neighbours: Neighbours) throws {
    let found = neighbours.collocations(top)
    if json { return try writeJSON(found) }
    var table = TextTable(["G2", "NPMI", "count", "neighbours", "spellings"])
    for item in found {
      table.add([
        item.logLikelihood.decimals(1), item.normalisedPMI.decimals(2), "\(item.count)", item.term,
        item.spellings.prefix(4).joined(separator: ", "),
      ])
    }
    try writeText(table.rendered())
  }

  private func show(_ groups: [String: Frequencies]) throws {
    if let key { return try showKeyness(of: key, groups) }
    let names = groups.keys.sorted()
    if json {
      let tops = groups.mapValues { $0.top(top) }
      return by == nil ? try writeJSON(tops[""] ?? []) : try writeJSON(tops)
    }
    var table = TextTable(
      (by == nil ? [] : [by!.rawValue]) + ["count", "share", "term", "spellings"])
    for name in names {
      for entry in groups[name]!.top(top) {
        table.add(
          (by == nil ? [] : [name]) + [
            "\(entry.count)", (100 * entry.share).decimals(2) + "%", entry.term,
            entry.spellings.prefix(4).joined(separator: ", "),
          ])
      }
    }
    try writeText(table.rendered())
  }

  private func showKeyness(of key: String, _ groups: [String: Frequencies]) throws {
    guard let part = groups[key] else {
      let names = groups.keys.sorted().prefix(40).map { "\"\($0)\"" }.joined(separator: ", ")
      throw Failure(.data, "no \(by!.rawValue) \"\(key)\"; there are \(names)")
    }
    var rest = Frequencies()
    for (name, group) in groups where name != key { rest.add(group) }
    let keys = part.keyness(against: rest, limit: top)
    if json { return try writeJSON(keys) }
    var table = TextTable(["G2", "log-odds z", key, "rest", "term", "spellings"])
    for item in keys {
      let spellings = item.part.spellings.isEmpty ? item.rest.spellings : item.part.spellings
      table.add([
        item.logLikelihood.decimals(1), item.logOddsZ.decimals(2), "\(item.part.count)",
        "\(item.rest.count)", item.part.term, spellings.prefix(4).joined(separator: ", "),
      ])
    }
    try writeText(table.rendered())
  }
}

/// Counts for one core.
actor WordsWorker: BatchWorker {
  private var counter: GroupCounter

  init(
    _ options: AnalysisOptions, _ source: LabelSource?, _ clock: LocalClock,
    _ countable: Countable, isExact: Bool, _ grouping: Grouping?
  ) throws {
    counter = try GroupCounter(
      options, source, clock, countable, isExact: isExact, grouping)
  }

  func work(on batch: TweetBatch, isNew: [Bool]) { counter.count(batch, isNew: isNew) }

  func frequencies() -> [String: Frequencies] { counter.frequencies() }

  func neighbours() -> Neighbours { counter.neighbours() }
}

/// What a worker works with.
private struct GroupCounter: ~Copyable {
  private let empty: FrequencyCounter
  private let grouping: Grouping?
  private let clock: LocalClock
  private var labeller: Labeller
  /// The ids of the labels; empty unless tweets are grouped by label.
  private let labels: [String]
  private var groups: [String: FrequencyCounter] = [:]

  init(
    _ options: AnalysisOptions, _ source: LabelSource?, _ clock: LocalClock,
    _ countable: Countable, isExact: Bool, _ grouping: Grouping?
  ) throws {
    labeller = try Labeller(
      source.map { [$0] } ?? [], options, countsHashtagWords: true)
    labels = source?.categories.map(\.id) ?? []
    empty = FrequencyCounter(countable, isExact: isExact)
    self.grouping = grouping
    self.clock = clock
  }

  mutating func count(_ batch: TweetBatch, isNew: [Bool]) {
    for index in 0..<batch.count where isNew[index] {
      batch.withBytes(.text, of: index) { labeller.analyze($0) }
      let name = group(of: index, batch)
      var counter = groups.removeValue(forKey: name) ?? empty
      counter.count(labeller.analysis, of: labeller.analyzer)
      groups[name] = counter
    }
  }

  private mutating func group(of index: Int, _ batch: TweetBatch) -> String {
    if grouping == .label { labeller.label(by: 0) }
    return grouping?.group(of: index, in: batch, clock) { labels[labeller.prediction.category] }
      ?? ""
  }

  func frequencies() -> [String: Frequencies] {
    var result: [String: Frequencies] = [:]
    for (name, counter) in groups { result[name] = counter.frequencies(of: labeller.analyzer) }
    return result
  }

  func neighbours() -> Neighbours {
    groups[""].map { $0.neighbours(of: labeller.analyzer) } ?? Neighbours()
  }
}
