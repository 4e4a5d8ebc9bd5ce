internal import Classifier
public import Corpus
internal import Lexicon
public import Study

/// What one pass over an archive counts for a report; a tweet is read and labelled once, whatever is
/// made of it.
public struct ArchiveCount: Sendable {
  /// The counts of all tweets, each id once.
  public let tally: Tally
  /// The censuses by which codes correct shares, in the order of their plans.
  public private(set) var censuses: [ArchiveCensus] = []
  /// How far the tweets are like those that the model learnt from; nil where no such model labels.
  public private(set) var fit: ArchiveFit?
  /// Which labels a person has put right; nil where nobody has.
  public private(set) var corrected: CorrectedLabels?
  /// For each file how many of its tweets had an id that came before.
  public let duplicates: [Int]

  /// Labels and counts all tweets of `archive` that `selection` asks for. Where it keeps others, too, they are
  /// counted in the censuses only.
  ///
  /// - Parameters:
  ///   - corrections: labels that a person has put right; they count in the tally. Censuses keep the program's
  ///     labels, which strata are made of.
  ///   - clock: tells quarters and days.
  ///   - plans: what each census counts.
  ///   - capacity: see ``Tally/init(capacity:)``.
  ///   - threads: how many work; nil for one a core. The counts do not depend on it.
  ///   - onRead: is told how many tweets were read since it was last called.
  /// - Throws: ``CorpusError``, ``LexiconError``, and ``GivenLabelError`` where a tweet has no label.
  public init(
    of archive: TweetInput, by labels: LabelOrigin, corrections: Corrections? = nil,
    clock: LocalClock, censuses plans: [ArchiveCensus.Plan] = [], selection: TweetSelection,
    capacity: Int? = FrequentNames.defaultCapacity, threads: Int? = nil,
    onRead: (_ tweets: Int) -> Void = { _ in }
  ) async throws {
    let workers = try Pipeline.workers(threads) {
      try CountWorker(
        BatchCounter(labels, corrections, clock, plans, selection.criteria, capacity))
    }
    duplicates = try await Pipeline.run(
      archive, workers: workers, selection: selection, countsIDsOnce: true, onRead: onRead
    ) { _ in }
    var sum: Tally?
    fit = ArchiveFit(labels)
    corrected = corrections.map { CorrectedLabels($0) }
    censuses = plans.map { ArchiveCensus($0) }
    var missing = MissingLabels()
    for worker in workers {
      let (part, counted, unlabelled) = await worker.takeCounts()
      if let part = await worker.fit { fit?.add(part) }
      if let part = await worker.corrected { corrected?.add(part) }
      if sum == nil { sum = part } else { sum?.add(part) }
      for (index, census) in counted.enumerated() { censuses[index].add(census) }
      missing.add(unlabelled)
    }
    tally = sum ?? Tally(capacity: capacity)
    try missing.check(labels)
  }
}

/// Labels and counts, for one core.
private actor CountWorker: BatchWorker {
  private var counter: BatchCounter

  init(_ counter: consuming sending BatchCounter) { self.counter = counter }

  func work(on batch: TweetBatch, isNew: [Bool]) { counter.count(batch, isNew: isNew) }

  var fit: ArchiveFit? { counter.fit }
  var corrected: CorrectedLabels? { counter.corrected }

  func takeCounts() -> (Tally, [ArchiveCensus], MissingLabels) {
    (counter.takeTally(), counter.censuses, counter.labeller.missing)
  }
}

/// What a worker works with. It is a value, so that a batch costs the actor one access.
private struct BatchCounter: ~Copyable {
  /// The distinct spellings kept before they are turned into words and forgotten, in bytes.
  private static let footprintLimit = 48 << 20

  private(set) var labeller: TweetLabeller
  private var counter: TweetCounter
  private(set) var censuses: [ArchiveCensus]
  private(set) var fit: ArchiveFit?
  private(set) var corrected: CorrectedLabels?
  private let wanted: TweetSelection.Criteria

  init(
    _ labels: LabelOrigin, _ corrections: Corrections?, _ clock: LocalClock,
    _ plans: [ArchiveCensus.Plan], _ wanted: TweetSelection.Criteria, _ capacity: Int?
  ) throws {
    self.wanted = wanted
    corrected = corrections.map { CorrectedLabels($0) }
    fit = ArchiveFit(labels)
    labeller = try TweetLabeller(labels, countsWords: true)
    counter = TweetCounter(labels.categories, clock: clock, capacity: capacity)
    censuses = plans.map { ArchiveCensus($0) }
  }

  mutating func count(_ batch: TweetBatch, isNew: [Bool]) {
    for index in 0..<batch.count where isNew[index] {
      guard let label = labeller.label(index, of: batch) else { continue }
      if wanted.want(index, of: batch) {
        let corrected = corrected?.category(of: index, in: batch, insteadOf: label.category)
        counter.count(
          index, of: batch, label: corrected ?? label.category, isCorrected: corrected != nil,
          by: labeller.labeller)
        fit?.count(
          probability: label.probability, labeller.labeller.familiarity,
          languageCode: batch.language(of: index))
      }
      for census in censuses.indices {
        let talliesPosteriors = censuses[census].plan.talliesPosteriors
        censuses[census].count(
          index, of: batch, label, posterior: talliesPosteriors ? labeller.posterior : [])
      }
    }
    if labeller.labeller.analyzer.footprint > BatchCounter.footprintLimit || counter.isFull {
      counter.collect(labeller.labeller.analyzer)
      labeller.forget(beyond: BatchCounter.footprintLimit)
    }
  }

  mutating func takeTally() -> Tally { counter.takeTally(labeller.labeller.analyzer) }
}
