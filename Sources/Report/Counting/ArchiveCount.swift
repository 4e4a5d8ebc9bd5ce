public import Classifier
public import Corpus
internal import Lexicon
public import Study

/// What one pass over an archive counts for a report; a tweet is read and labelled once, whatever is
/// made of it.
public struct ArchiveCount: Sendable {
  /// The counts of all tweets, each id once; of none where ``countsCensusesOnly``.
  public let tally: Tally
  /// Whether the plan asked for censuses alone.
  public let countsCensusesOnly: Bool
  /// The censuses by which codes correct shares, in the order of their plans.
  public private(set) var censuses: [ArchiveCensus] = []
  /// How far the tweets are like those that the model learnt from; nil where no such model labels.
  public private(set) var fit: ArchiveFit?
  /// Which labels a person has put right; nil where nobody has.
  public private(set) var corrected: CorrectedLabels?
  /// For each file how many of its tweets had an id that came before.
  public let duplicates: [Int]
  /// The ids, by which another part of the archive is known that has some of them.
  public private(set) var ids = IDSketch()

  /// What is counted beside the labels, and how.
  public struct Plan: Sendable {
    /// Tells quarters and days.
    public var clock: LocalClock
    /// What each census counts.
    public var censuses: [ArchiveCensus.Plan] = []
    /// Labels that a person has put right; they count in the tally. Censuses keep the program's labels, which strata
    /// are made of.
    public var corrections: Corrections?
    /// What gives each tweet a second label, counted in `Tally.second`; it has the options of the labels.
    public var second: LabelSource?
    /// Events whose tweets are sought; with the options of the labels.
    public var events: EventList?
    /// What tweets are counted by in `Tally.groups`; nil for nothing.
    public var column: Grouping?
    /// See ``Tally/init(capacity:)``.
    public var capacity: Int? = FrequentNames.defaultCapacity
    /// Whether only the censuses are counted: then the tally and the fit stay empty.
    public var countsCensusesOnly = false

    /// Makes a plan that counts labels alone.
    public init(clock: LocalClock) { self.clock = clock }
  }

  /// Labels and counts all tweets of `archive` that `selection` asks for. Where it keeps others, too, they are
  /// counted in the censuses only.
  ///
  /// - Parameters:
  ///   - plan: what is counted.
  ///   - threads: how many work; nil for one a core. The counts do not depend on it.
  ///   - onRead: is told how many tweets were read since it was last called.
  /// - Throws: ``CorpusError``, ``LexiconError``, and ``GivenLabelError`` where a tweet has no label.
  public init(
    of archive: TweetInput, by labels: LabelOrigin, _ plan: Plan, selection: TweetSelection,
    threads: Int? = nil, onRead: (_ tweets: Int) -> Void = { _ in }
  ) async throws {
    countsCensusesOnly = plan.countsCensusesOnly
    let others = try OtherLabels(labels, plan)
    let workers = try Pipeline.workers(threads) {
      try CountWorker(BatchCounter(labels, others, plan, selection.criteria))
    }
    // One tally for all: each worker counts a little and hands it over, so that memory does not grow with the
    // number of threads.
    var sum = Tally(capacity: plan.capacity)
    duplicates = try await Pipeline.run(
      archive, workers: workers, selection: selection, countsIDsOnce: true, onRead: onRead
    ) { part in
      if let part { sum.add(part) }
    }
    fit = plan.countsCensusesOnly ? nil : ArchiveFit(labels)
    corrected = plan.corrections.map { CorrectedLabels($0) }
    censuses = plan.censuses.map { ArchiveCensus($0) }
    var missing = MissingLabels()
    for worker in workers {
      let (part, counted, unlabelled) = await worker.takeCounts()
      ids.add(await worker.ids)
      if let part = await worker.fit { fit?.add(part) }
      if let part = await worker.corrected { corrected?.add(part) }
      sum.add(part)
      for (index, census) in counted.enumerated() { censuses[index].add(census) }
      missing.add(unlabelled)
    }
    tally = sum
    try missing.check(labels)
  }
}

/// Labels and counts, for one core.
private actor CountWorker: BatchWorker {
  private var counter: BatchCounter

  init(_ counter: consuming sending BatchCounter) { self.counter = counter }

  /// Counts, and hands over what was counted where it is much.
  func work(on batch: TweetBatch, isNew: [Bool]) -> Tally? { counter.count(batch, isNew: isNew) }

  var fit: ArchiveFit? { counter.fit }
  var corrected: CorrectedLabels? { counter.corrected }
  var ids: IDSketch { counter.ids }

  func takeCounts() -> (Tally, [ArchiveCensus], MissingLabels) {
    (counter.takeTally(), counter.censuses, counter.labeller.missing)
  }
}

/// What a worker works with. It is a value, so that a batch costs the actor one access.
private struct BatchCounter: ~Copyable {
  /// The distinct spellings kept before they are turned into words and forgotten, in bytes.
  private static let footprintLimit = 32 << 20

  private(set) var labeller: TweetLabeller
  private var counter: TweetCounter
  private(set) var censuses: [ArchiveCensus]
  private(set) var fit: ArchiveFit?
  private(set) var corrected: CorrectedLabels?
  private(set) var ids = IDSketch()
  private let wanted: TweetSelection.Criteria
  private let others: OtherLabels
  private let countsTweets: Bool
  private let column: Grouping?
  private let clock: LocalClock

  init(
    _ labels: LabelOrigin, _ others: OtherLabels, _ plan: ArchiveCount.Plan,
    _ wanted: TweetSelection.Criteria
  ) throws {
    self.wanted = wanted
    corrected = plan.corrections.map { CorrectedLabels($0) }
    countsTweets = !plan.countsCensusesOnly
    fit = countsTweets ? ArchiveFit(labels) : nil
    self.others = others
    (column, clock) = (plan.column, plan.clock)
    labeller = try TweetLabeller(labels, others: others.sources, countsWords: countsTweets)
    counter = TweetCounter(labels.categories, clock: plan.clock, capacity: plan.capacity)
    censuses = plan.censuses.map { ArchiveCensus($0) }
  }

  mutating func count(_ batch: TweetBatch, isNew: [Bool]) -> Tally? {
    for index in 0..<batch.count where isNew[index] {
      guard let label = labeller.label(index, of: batch) else { continue }
      let isWanted = wanted.want(index, of: batch)
      if isWanted { ids.add(index, of: batch) }
      if isWanted, countsTweets { count(index, of: batch, label.category) }
      for census in censuses.indices {
        let talliesPosteriors = censuses[census].plan.talliesPosteriors
        censuses[census].count(
          index, of: batch, label, posterior: talliesPosteriors ? labeller.posterior : [])
      }
      if isWanted, countsTweets { countOthers(index, of: batch, label.category) }
    }
    guard labeller.labeller.analyzer.footprint > Self.footprintLimit || counter.isFull else {
      return nil
    }
    defer { labeller.forget(beyond: Self.footprintLimit) }
    return takeTally()
  }

  /// Counts a tweet by its label, or by what a person has put in its place.
  private mutating func count(_ index: Int, of batch: TweetBatch, _ label: Int) {
    let corrected = corrected?.category(of: index, in: batch, insteadOf: label)
    counter.count(
      index, of: batch, label: corrected ?? label, isCorrected: corrected != nil,
      by: labeller.labeller)
    if let column {
      let group = column.group(of: index, in: batch, clock) { "" }
      counter.count(index, of: batch, label: corrected ?? label, group: group)
    }
    fit?.count(index, of: batch, labelledBy: labeller.labeller)
  }

  /// Counts what is sought in a tweet besides its label.
  private mutating func countOthers(_ index: Int, of batch: TweetBatch, _ label: Int) {
    var place = 0
    if let second = others.second {
      let label = labeller.labelAgain(by: place).category
      counter.count(index, of: batch, second: second.categories[label].id)
      place += 1
    }
    if let warnings = others.warnings {
      if label == warnings.label, batch.kind(of: index) != .retweet {
        let kept = warnings.kept(labeller.labelAgain(by: place).keywords)
        counter.count(
          index, of: batch, warning: kept.map { WarningRules.rules[$0].id },
          isComplete: kept.count == WarningRules.rules.count)
      }
      place += 1
    }
    if let events = others.events, let written = batch.createdAt(of: index) {
      let keywords = labeller.labelAgain(by: place).keywords
      counter.count(index, of: batch, events: events.told(keywords, written: written))
    }
  }

  mutating func takeTally() -> Tally { counter.takeTally(labeller.labeller.analyzer) }
}

/// What looks at texts besides what labels them.
private struct OtherLabels {
  let second: LabelSource?
  let warnings: WarningRules?
  let events: EventList?

  init(_ labels: LabelOrigin, _ plan: ArchiveCount.Plan) throws {
    second = plan.second
    events = plan.events
    warnings =
      plan.countsCensusesOnly ? nil : try WarningRules(labels.categories, labels.options)
  }

  var sources: [LabelSource] { [second, warnings?.source, events?.source].compactMap(\.self) }
}
