internal import Classifier
public import Corpus
internal import Foundation

extension ArchiveCensus {
  /// Labels and counts tweets, each id once.
  ///
  /// - Parameters:
  ///   - archive: the tweets, which are read to their end.
  ///   - labels: what gives the labels.
  ///   - plan: what is counted and looked for.
  ///   - selection: which of the tweets count.
  ///   - threads: how many work; nil for one a core. The census does not depend on it.
  ///   - onRead: is told how many tweets were read since it was last called.
  /// - Throws: `CorpusError`, `LexiconError`, and ``GivenLabelError`` where a tweet has no label.
  public init(
    of archive: TweetInput, by labels: LabelOrigin, _ plan: Plan,
    selection: TweetSelection = TweetSelection(TweetSelection.Criteria()), threads: Int? = nil,
    onRead: (_ tweets: Int) -> Void = { _ in }
  ) async throws {
    self.init(plan)
    let workers = try Pipeline.workers(threads) { try CensusWorker(labels, plan) }
    try await Pipeline.run(
      archive, workers: workers, selection: selection, countsIDsOnce: true, onRead: onRead
    ) { _ in }
    var missing = MissingLabels()
    for worker in workers {
      let (census, unlabelled) = await worker.takeCensus()
      add(census)
      missing.add(unlabelled)
    }
    self = joiningAccounts
    try missing.check(labels)
  }
}

/// Labels and counts, for one core.
private actor CensusWorker: BatchWorker {
  private var counter: CensusCounter

  init(_ labels: LabelOrigin, _ plan: ArchiveCensus.Plan) throws {
    counter = try CensusCounter(labels, plan)
  }

  func work(on batch: TweetBatch, isNew: [Bool]) { counter.count(batch, isNew: isNew) }

  func takeCensus() -> (ArchiveCensus, MissingLabels) {
    (counter.census, counter.labeller.missing)
  }
}

/// What a worker works with. It is a value, so that a batch costs the actor one access.
private struct CensusCounter: ~Copyable {
  private(set) var labeller: TweetLabeller
  private(set) var census: ArchiveCensus
  /// The model whose learnt tweets are not chosen; nil where none are chosen.
  private let model: Model?

  init(_ labels: LabelOrigin, _ plan: ArchiveCensus.Plan) throws {
    model =
      if plan.uncertain > 0, case .program(.model(let model, _)) = labels { model } else { nil }
    labeller = try TweetLabeller(labels)
    census = ArchiveCensus(plan)
  }

  mutating func count(_ batch: TweetBatch, isNew: [Bool]) {
    for index in 0..<batch.count where isNew[index] {
      guard let label = labeller.label(index, of: batch) else { continue }
      let isLearnt = model.map { model in
        batch.withBytes(.text, of: index) { model.hasLearnt($0) }
      }
      census.count(
        index, of: batch, label, posterior: census.plan.talliesPosteriors ? labeller.posterior : [],
        isLearnt: isLearnt ?? false)
    }
    labeller.forget(beyond: Pipeline.footprintLimit)
  }
}
