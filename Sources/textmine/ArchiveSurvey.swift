import Classifier
import Corpus
import Foundation
import Lexicon
import Report
import Statistics
import Study

/// One pass over an archive: how many tweets each stratum has, which of them come up for coding, and
/// what is known of those already coded.
struct ArchiveSurvey {
  /// Tweets of one group and label.
  struct Stratum: Hashable, Comparable {
    let group: String
    let label: Int

    static func < (a: Stratum, b: Stratum) -> Bool { (a.group, a.label) < (b.group, b.label) }
  }

  /// What was counted of a stratum.
  struct Part {
    var tweets = 0
    /// How many labels have a probability, and their sum.
    var withProbability = 0
    var probability = 0.0
    /// The tweets with the smallest keys: a random sample without replacement.
    var candidates: [Candidate] = []
    /// A larger key has no chance any more.
    fileprivate var largestKey = UInt64.max
    /// Tweets by how strongly something spoke for their label.
    var bands = [Int](repeating: 0, count: Prediction.bands)
    /// What a model says of each category; nil where that is not asked for or nothing does.
    var posteriors: PosteriorTally?
  }

  /// A tweet that may be drawn.
  struct Candidate {
    let key: UInt64
    let tweet: Tweet
  }

  /// A tweet whose id was asked for.
  struct Found {
    let stratum: Stratum
  }

  private(set) var parts: [Stratum: Part] = [:]
  private(set) var found: [String: Found] = [:]
  /// Tweets without an id; they cannot be coded.
  private(set) var nameless = 0
  /// Sums of hashed ids: the same for the same tweets in any order.
  private(set) var sums: (UInt64, UInt64) = (0, 0)

  /// The number of tweets, each id once.
  var tweets: Int { parts.values.reduce(0) { $0 + $1.tweets } }

  /// The strata, by group and then in the codebook's order.
  var strata: [Stratum] { parts.keys.sorted() }

  /// The groups, in their order.
  var groups: [String] { Set(parts.keys.map(\.group)).sorted() }

  /// What tells this archive from others: 32 hexadecimal digits.
  var checksum: String {
    [sums.0, sums.1].map { sum in
      let digits = String(sum, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }

  /// What is looked for on the way.
  struct Plan: Sendable {
    let grouping: Grouping?
    let clock: LocalClock
    /// How many candidates of a stratum are kept, and the seed of their order.
    var keep = 0
    var seed: UInt64 = 0
    /// The ids to find.
    var ids: Set<String> = []
    /// Whether probabilities of all categories are counted.
    var countsPosteriors = false
  }

  /// Reads all of `archive`.
  init(
    _ archive: TweetInput, _ source: LabelSource, _ plan: Plan, _ selection: TweetSelection,
    _ running: RunArguments
  ) async throws {
    let workers = try Pipeline.workers(running.threads) { try SurveyWorker(source, plan) }
    let progress = Progress(isQuiet: running.quiet)
    try await Pipeline.run(
      archive, workers: workers, selection: selection,
      countsIDsOnce: true, onRead: progress.add
    ) { _ in }
    progress.finish()
    for worker in workers { add(await worker.takeSurvey(), keep: plan.keep) }
  }

  /// Makes the survey of nothing.
  fileprivate init() {}

  private mutating func add(_ other: ArchiveSurvey, keep: Int) {
    for (stratum, part) in other.parts {
      parts[stratum, default: Part()].add(part, keep: keep)
    }
    found.merge(other.found) { first, _ in first }
    nameless += other.nameless
    sums = (sums.0 &+ other.sums.0, sums.1 &+ other.sums.1)
  }

  fileprivate mutating func count(
    _ index: Int, of batch: TweetBatch, group: String, _ prediction: Prediction,
    _ posterior: [Double], _ plan: Plan
  ) {
    let stratum = Stratum(group: group, label: prediction.category)
    var key: UInt64 = 0
    let (first, second, isNameless) = batch.withBytes(.id, of: index) { id in
      key = id.hash(seed: plan.seed)
      return (id.hash(seed: 0xA5), id.hash(seed: 0x5A), id.isEmpty)
    }
    sums = (sums.0 &+ first, sums.1 &+ second)
    if isNameless { nameless += 1 }
    parts[stratum, default: Part()].count(
      prediction, posterior, key, keep: isNameless ? 0 : plan.keep
    ) { batch.tweet(at: index) }
    if plan.ids.isEmpty || isNameless { return }
    let id = batch.string(.id, of: index)
    if plan.ids.contains(id) { found[id] = Found(stratum: stratum) }
  }
}

extension ArchiveSurvey.Part {
  fileprivate mutating func count(
    _ prediction: Prediction, _ posterior: [Double], _ key: UInt64, keep: Int,
    _ tweet: () -> Tweet
  ) {
    tweets += 1
    bands[prediction.band] += 1
    if !posterior.isEmpty {
      if posteriors == nil { posteriors = PosteriorTally(categories: posterior.count) }
      posteriors?.add(posterior)
    }
    if let probability = prediction.probability {
      withProbability += 1
      self.probability += probability
    }
    guard keep > 0 else { return }
    if key > largestKey { return }
    if candidates.count == 2 * keep { shorten(to: keep) }
    candidates.append(ArchiveSurvey.Candidate(key: key, tweet: tweet()))
  }

  fileprivate mutating func add(_ other: Self, keep: Int) {
    tweets += other.tweets
    withProbability += other.withProbability
    probability += other.probability
    for band in bands.indices { bands[band] += other.bands[band] }
    if let others = other.posteriors {
      if posteriors == nil { posteriors = others } else { posteriors?.add(others) }
    }
    candidates += other.candidates
    shorten(to: keep)
  }

  private mutating func shorten(to count: Int) {
    candidates.sort { ($0.key, $0.tweet.id) < ($1.key, $1.tweet.id) }
    if candidates.count < count { return }
    candidates.removeLast(candidates.count - count)
    largestKey = candidates.last?.key ?? 0
  }
}

extension Prediction {
  /// How many bands there are.
  static let bands = 3

  /// How strongly something spoke for the label: hardly, somewhat, or much.
  var band: Int {
    if let probability { return Prediction.band(of: probability) }
    return isFallback ? 0 : min(evidence.count, 2)
  }

  /// The band of a calibrated probability.
  static func band(of probability: Double) -> Int {
    probability < 0.6 ? 0 : probability < 0.9 ? 1 : 2
  }
}

extension Span<UInt8> {
  /// FNV-1a, mixed so that every bit depends on every byte.
  fileprivate func hash(seed: UInt64) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325 ^ (seed &* 0x9E37_79B9_7F4A_7C15)
    for index in indices { hash = (hash ^ UInt64(self[index])) &* 0x100_0000_01B3 }
    hash = (hash ^ (hash >> 30)) &* 0xBF58_476D_1CE4_E5B9
    hash = (hash ^ (hash >> 27)) &* 0x94D0_49BB_1331_11EB
    return hash ^ (hash >> 31)
  }
}

/// Labels and counts, for one core.
private actor SurveyWorker: BatchWorker {
  private var surveyor: Surveyor

  init(_ source: LabelSource, _ plan: ArchiveSurvey.Plan) throws {
    surveyor = try Surveyor(source, plan)
  }

  func work(on batch: TweetBatch, isNew: [Bool]) { surveyor.count(batch, isNew: isNew) }

  func takeSurvey() -> ArchiveSurvey { surveyor.survey }
}

/// What a worker works with.
private struct Surveyor: ~Copyable {
  private let plan: ArchiveSurvey.Plan
  private var labeller: Labeller
  private(set) var survey = ArchiveSurvey()

  init(_ source: LabelSource, _ plan: ArchiveSurvey.Plan) throws {
    labeller = try Labeller(source)
    self.plan = plan
  }

  mutating func count(_ batch: TweetBatch, isNew: [Bool]) {
    for index in 0..<batch.count where isNew[index] {
      batch.withBytes(.text, of: index) { labeller.label($0) }
      survey.count(
        index, of: batch, group: group(of: index, batch), labeller.prediction,
        plan.countsPosteriors ? labeller.probabilities : [], plan)
    }
    labeller.forget(beyond: Pipeline.footprintLimit)
  }

  private func group(of index: Int, _ batch: TweetBatch) -> String {
    switch plan.grouping {
    case .quarter:
      batch.createdAt(of: index).map { plan.clock.quarter(at: $0).code } ?? "undated"
    case .account: batch.string(.username, of: index)
    case .kind: batch.kind(of: index).name
    case .label, nil: ""
    }
  }
}
