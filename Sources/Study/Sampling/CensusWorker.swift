public import Classifier
public import Corpus
internal import Foundation

/// A tweet's label, whatever gave it.
public struct TweetLabel: Equatable, Sendable {
  /// The index of the category.
  public let category: Int
  /// How likely the label is right, 0 to 1; nil where nothing tells.
  public let probability: Double?
  /// How strongly something spoke for it: see ``LabelBand``.
  public let band: Int

  /// Makes a label.
  public init(category: Int, probability: Double? = nil, band: Int) {
    self.category = category
    self.probability = probability
    self.band = band
  }

  /// The label of a prediction.
  public init(_ prediction: Prediction) {
    category = prediction.category
    probability = prediction.probability
    band =
      prediction.probability.map(LabelBand.band)
      ?? (prediction.isFallback ? 0 : min(prediction.evidence.count, LabelBand.count - 1))
  }
}

/// How strongly something spoke for a label, in three bands: hardly (nothing, or a probability below
/// 0.6), somewhat (one keyword, or below 0.9), and much. Labels of one category but different bands are
/// right more or less often, which codes from elsewhere are weighed by.
public enum LabelBand {
  /// How many bands there are.
  public static let count = 3

  /// The band of a calibrated probability.
  public static func band(of probability: Double) -> Int {
    probability < 0.6 ? 0 : probability < 0.9 ? 1 : 2
  }
}

extension ArchiveCensus {
  /// Labels and counts all tweets of `archive` that `selection` keeps, each id once.
  ///
  /// - Parameters:
  ///   - threads: how many work; nil for one a core. The census does not depend on it.
  ///   - onRead: is told how many tweets were read since it was last called.
  /// - Throws: ``CorpusError`` and ``LexiconError``.
  public init(
    of archive: TweetInput, by source: LabelSource, _ plan: Plan,
    selection: TweetSelection = TweetSelection(TweetSelection.Criteria()), threads: Int? = nil,
    onRead: (_ tweets: Int) -> Void = { _ in }
  ) async throws {
    self.init(plan)
    let workers = try Pipeline.workers(threads) { try CensusWorker(source, plan) }
    try await Pipeline.run(
      archive, workers: workers, selection: selection, countsIDsOnce: true, onRead: onRead
    ) { _ in }
    for worker in workers { add(await worker.takeCensus()) }
  }
}

/// Labels and counts, for one core.
private actor CensusWorker: BatchWorker {
  private var counter: CensusCounter

  init(_ source: LabelSource, _ plan: ArchiveCensus.Plan) throws {
    counter = try CensusCounter(source, plan)
  }

  func work(on batch: TweetBatch, isNew: [Bool]) { counter.count(batch, isNew: isNew) }

  func takeCensus() -> ArchiveCensus { counter.census }
}

/// What a worker works with. It is a value, so that a batch costs the actor one access.
private struct CensusCounter: ~Copyable {
  private var labeller: Labeller
  private(set) var census: ArchiveCensus

  init(_ source: LabelSource, _ plan: ArchiveCensus.Plan) throws {
    labeller = try Labeller(source)
    census = ArchiveCensus(plan)
  }

  mutating func count(_ batch: TweetBatch, isNew: [Bool]) {
    for index in 0..<batch.count where isNew[index] {
      batch.withBytes(.text, of: index) { labeller.label($0) }
      census.count(
        index, of: batch, TweetLabel(labeller.prediction),
        posterior: census.plan.talliesPosteriors ? labeller.probabilities : [])
    }
    labeller.forget(beyond: Pipeline.footprintLimit)
  }
}
