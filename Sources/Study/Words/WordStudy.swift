public import Classifier
public import Corpus
public import Lexicon

/// How often words occur in an archive, or in each group of its tweets. Tweets of one id count once.
public struct WordStudy: Sendable {
  /// What is counted, and how.
  public struct Options: Sendable {
    /// What of a text counts.
    public var countable = Countable.words
    /// Whether each spelling counts for itself instead of under its term.
    public var isExact = false
    /// What tweets are grouped by; nil for all together.
    public var grouping: Grouping?
    /// The time zone of quarters.
    public var clock = LocalClock.jakarta

    /// Counts words by their terms, in all tweets together.
    public init() {}
  }

  /// What tweets are grouped by; nil for all together.
  public let grouping: Grouping?
  /// The counts of each group; of all tweets under `""` where there are no groups.
  public let groups: [String: Frequencies]
  /// Words that stand side by side; empty unless ``Countable/bigrams`` of all tweets were counted.
  public let neighbours: Neighbours

  /// Makes a study of counts that are known already.
  public init(
    grouping: Grouping?, groups: [String: Frequencies], neighbours: Neighbours = Neighbours()
  ) {
    self.grouping = grouping
    self.groups = groups
    self.neighbours = neighbours
  }

  /// Counts the tweets of `input`.
  ///
  /// - Parameters:
  ///   - input: the archive, which is read to its end.
  ///   - selection: which of its tweets count.
  ///   - analysis: how texts are analysed.
  ///   - source: what labels tweets; needed only where they are grouped by label.
  ///   - options: what is counted.
  ///   - threads: how many work; nil for one a core. The counts do not depend on it.
  ///   - onRead: is told how many tweets each batch holds.
  public init(
    of input: TweetInput, _ selection: TweetSelection = TweetSelection(.init()),
    analysis: AnalysisOptions,
    labelledBy source: LabelSource? = nil, options: Options, threads: Int? = nil,
    onRead: (Int) -> Void = { _ in }
  ) async throws {
    let workers = try Pipeline.workers(threads) {
      try WordWorker(analysis, options.grouping == .label ? source : nil, options)
    }
    try await Pipeline.run(
      input, workers: workers, selection: selection, countsIDsOnce: true, onRead: onRead
    ) { _ in }
    var groups: [String: Frequencies] = [:]
    var neighbours = Neighbours()
    for worker in workers {
      for (name, part) in await worker.frequencies() {
        groups[name, default: Frequencies()].add(part)
      }
      if options.grouping == nil, options.countable == .bigrams {
        neighbours.add(await worker.neighbours())
      }
    }
    self.init(grouping: options.grouping, groups: groups, neighbours: neighbours)
  }

  /// The terms that set one group apart from all others; see ``Frequencies/keyness(against:limit:)``.
  ///
  /// - Parameter name: the group; an account also with `@`.
  /// - Throws: ``StudyError/noGroup(_:of:known:)``.
  public func keyness(of name: String, limit: Int) throws(StudyError) -> [Frequencies.Key] {
    guard let grouping else { return [] }
    let isAccount = grouping == .account && name.hasPrefix("@")
    let wanted = groups[name] == nil && isAccount ? String(name.dropFirst()) : name
    guard let part = groups[wanted] else {
      throw .noGroup(name, of: grouping, known: groups.keys.sorted())
    }
    var rest = Frequencies()
    for (name, group) in groups where name != wanted { rest.add(group) }
    return part.keyness(against: rest, limit: limit)
  }
}

/// Counts for one thread.
private actor WordWorker: BatchWorker {
  private var counter: GroupCounter

  init(
    _ analysis: AnalysisOptions, _ source: LabelSource?, _ options: WordStudy.Options
  ) throws {
    counter = try GroupCounter(analysis, source, options)
  }

  func work(on batch: TweetBatch, isNew: [Bool]) { counter.count(batch, isNew: isNew) }

  func frequencies() -> [String: Frequencies] { counter.frequencies() }

  func neighbours() -> Neighbours { counter.neighbours() }
}

/// What a worker works with. It is a value, so that a batch costs the actor one access.
private struct GroupCounter: ~Copyable {
  private let options: WordStudy.Options
  private let categories: [String]
  private var labeller: Labeller
  private var counters: [String: FrequencyCounter] = [:]

  init(
    _ analysis: AnalysisOptions, _ source: LabelSource?, _ options: WordStudy.Options
  ) throws {
    self.options = options
    categories = source?.categories.map(\.id) ?? []
    labeller = try Labeller(
      source.map { [$0] } ?? [], source?.options ?? analysis, countsHashtagWords: true)
  }

  mutating func count(_ batch: TweetBatch, isNew: [Bool]) {
    for index in 0..<batch.count where isNew[index] {
      batch.withBytes(.text, of: index) { labeller.analyze($0) }
      let name = group(of: index, batch)
      var counter =
        counters.removeValue(forKey: name)
        ?? FrequencyCounter(options.countable, isExact: options.isExact)
      counter.count(labeller.analysis, of: labeller.analyzer)
      counters[name] = counter
    }
  }

  private mutating func group(of index: Int, _ batch: TweetBatch) -> String {
    guard let grouping = options.grouping else { return "" }
    if grouping == .label { labeller.label(by: 0) }
    return grouping.group(of: index, in: batch, options.clock) {
      categories[labeller.prediction.category]
    }
  }

  func frequencies() -> [String: Frequencies] {
    counters.mapValues { $0.frequencies(of: labeller.analyzer) }
  }

  func neighbours() -> Neighbours {
    counters[""].map { $0.neighbours(of: labeller.analyzer) } ?? Neighbours()
  }
}
