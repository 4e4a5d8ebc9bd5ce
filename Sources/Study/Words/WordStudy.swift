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
    /// How many spellings of each group are kept; nil for all, whatever memory they take.
    public var capacity: Int? = FrequentNames.defaultCapacity

    /// Counts words by their terms, in all tweets together.
    public init() {}
  }

  /// What tweets are grouped by; nil for all together.
  public let grouping: Grouping?
  /// The counts of each group; of all tweets under `""` where there are no groups.
  public let groups: [String: Frequencies]
  /// What a reader must know of counts that are not exact, the widest of all groups; nil where all are exact.
  public let bounds: FrequentNames.Bounds?
  /// Words that stand side by side; empty unless `Countable.bigrams` of all tweets were counted.
  public let neighbours: Neighbours

  /// Makes a study of counts that are known already.
  public init(
    grouping: Grouping?, groups: [String: Frequencies], neighbours: Neighbours = Neighbours(),
    bounds: FrequentNames.Bounds? = nil
  ) {
    self.grouping = grouping
    self.groups = groups
    self.neighbours = neighbours
    self.bounds = bounds
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
    var names: [String: FrequentNames] = [:]
    var neighbours = FrequentNeighbours(capacity: options.capacity)
    var tweets: [String: Int] = [:]
    for worker in workers {
      let counts = await worker.takeCounts()
      for (name, part) in counts.names {
        names[name, default: FrequentNames(capacity: options.capacity)].add(part)
      }
      neighbours.add(counts.neighbours)
      tweets.merge(counts.tweets, uniquingKeysWith: +)
    }
    if options.grouping == .account {
      let shown = AccountSpelling.shown(of: tweets)
      names = Dictionary(names.map { (shown[$0]!, $1) }) { $0.adding($1) }
    }
    self.init(
      grouping: options.grouping,
      groups: names.mapValues { Frequencies($0.counts, total: $0.total) },
      neighbours: neighbours.neighbours,
      bounds: (names.values.map(\.bounds) + [neighbours.bounds]).compactMap(\.self)
        .max { $0.surelyKept < $1.surelyKept })
  }

  /// The terms that set one group apart from all others; see `Frequencies.keyness(against:limit:)`.
  ///
  /// - Parameters:
  ///   - name: the group; an account also with `@` and in other spellings.
  ///   - limit: how many terms.
  /// - Throws: ``StudyError/noGroup(_:of:known:)``.
  public func keyness(of name: String, limit: Int) throws(StudyError) -> [Frequencies.Key] {
    guard let grouping else { return [] }
    guard let wanted = grouping.group(named: name, among: groups.keys), let part = groups[wanted]
    else {
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

  func takeCounts() -> (
    names: [String: FrequentNames], neighbours: FrequentNeighbours, tweets: [String: Int]
  ) {
    counter.takeWords()
    return (counter.names, counter.neighbours, counter.tweets)
  }
}

/// What a worker works with. It is a value, so that a batch costs the actor one access.
private struct GroupCounter: ~Copyable {
  /// The distinct spellings kept before they are turned into words and forgotten, in bytes, and as many
  /// runs of neighbours.
  private static let (footprintLimit, runLimit) = (48 << 20, 1 << 20)

  private let options: WordStudy.Options
  private let categories: [String]
  private var labeller: Labeller
  private var counters: [String: FrequencyCounter] = [:]
  /// The list of a tweet, written as a text has its names.
  private var listed: [UInt8] = []
  /// What was counted and turned into words.
  private(set) var names: [String: FrequentNames] = [:]
  private(set) var neighbours: FrequentNeighbours
  /// The tweets of each group.
  private(set) var tweets: [String: Int] = [:]

  init(
    _ analysis: AnalysisOptions, _ source: LabelSource?, _ options: WordStudy.Options
  ) throws {
    self.options = options
    neighbours = FrequentNeighbours(capacity: options.capacity)
    categories = source?.categories.map(\.id) ?? []
    labeller = try Labeller(
      source.map { [$0] } ?? [], source?.options ?? analysis, countsWords: true)
  }

  mutating func count(_ batch: TweetBatch, isNew: [Bool]) {
    for index in 0..<batch.count where isNew[index] {
      // A label is that of the text, whatever is counted of the tweet.
      if options.grouping == .label { batch.withBytes(.text, of: index) { labeller.analyze($0) } }
      let name = group(of: index, batch)
      tweets[name, default: 0] += 1
      analyze(index, of: batch)
      var counter =
        counters.removeValue(forKey: name)
        ?? FrequencyCounter(options.countable, isExact: options.isExact)
      counter.count(
        labeller.analysis, of: labeller.analyzer, level: FrequentNames.level(of: index, batch))
      counters[name] = counter
    }
    let runs = counters.values.reduce(0) { $0 + $1.distinctRuns }
    if labeller.analyzer.footprint > Self.footprintLimit || runs > Self.runLimit { takeWords() }
  }

  /// Analyses what is counted of a tweet: its text or, of mentions and hashtags, the list that its export has of them.
  private mutating func analyze(_ index: Int, of batch: TweetBatch) {
    if options.countable == .mentions, batch.listsMentions(of: index) {
      analyze(.mentions, sign: UInt8(ascii: "@"), index, batch)
    } else if options.countable == .hashtags, batch.listsHashtags(of: index) {
      analyze(.hashtags, sign: UInt8(ascii: "#"), index, batch)
    } else {
      batch.withBytes(.text, of: index) { labeller.analyze($0) }
    }
  }

  private mutating func analyze(
    _ list: TweetBatch.Field, sign: UInt8, _ index: Int, _ batch: TweetBatch
  ) {
    // The memory is used again for the next tweet.
    var names = listed
    listed = []
    names.removeAll(keepingCapacity: true)
    batch.forEachName(in: list, of: index) { name in
      names.append(sign)
      for place in name.indices { names.append(name[place]) }
      names.append(UInt8(ascii: " "))
    }
    labeller.analyze(names.span)
    listed = names
  }

  /// Turns what was counted into words, and forgets the numbers.
  mutating func takeWords() {
    for (name, counter) in counters {
      var summary = names.removeValue(forKey: name) ?? FrequentNames(capacity: options.capacity)
      counter.forEach(of: labeller.analyzer) { term, spelling, count, level in
        summary.add(count, term, as: spelling, level: level)
      }
      names[name] = summary
    }
    if options.grouping == nil, options.countable == .bigrams, let counter = counters[""] {
      neighbours.add(counter, labeller.analyzer)
    }
    counters = [:]
    labeller.forget(beyond: Self.footprintLimit)
  }

  private mutating func group(of index: Int, _ batch: TweetBatch) -> String {
    guard let grouping = options.grouping else { return "" }
    if grouping == .label { labeller.label(by: 0) }
    return grouping.group(of: index, in: batch, options.clock) {
      categories[labeller.prediction.category]
    }
  }
}
