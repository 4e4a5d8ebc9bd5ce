public import Corpus
public import Statistics

/// Tweets of one group and label: what a sample is drawn from by chance.
public struct SampleStratum: Hashable, Comparable, Sendable {
  /// The name of the group; empty where tweets are not grouped.
  public let group: String
  /// The label, as an index into the categories.
  public let label: Int
  /// Whether its tweets are outside the part of the archive that is asked for.
  public let isOutside: Bool

  /// Makes a stratum.
  public init(group: String = "", label: Int, isOutside: Bool = false) {
    self.group = group
    self.label = label
    self.isOutside = isOutside
  }

  /// By group, then in the order of the categories.
  public static func < (a: SampleStratum, b: SampleStratum) -> Bool {
    (a.group, a.label, a.isOutside ? 1 : 0) < (b.group, b.label, b.isOutside ? 1 : 0)
  }
}

/// What was counted of a stratum.
public struct StratumCount: Sendable {
  /// A tweet that may be drawn.
  public struct Candidate: Sendable {
    /// A hash of its id and the seed; the smallest are drawn.
    public let key: UInt64
    /// The tweet.
    public let tweet: Tweet
  }

  /// The number of tweets.
  public private(set) var tweets = 0
  /// The tweets by how strongly something spoke for their label.
  public private(set) var bands = [Int](repeating: 0, count: LabelBand.count)
  /// What a model says of each category; nil where that is not asked for or nothing does.
  public private(set) var posteriors: PosteriorTally?
  /// How many labels have a probability, and the sum of these in units of 2⁻³², which add up exactly in
  /// any order.
  private(set) var withProbability = 0
  private(set) var probability: Int64 = 0
  private var kept = SmallestKeys<Candidate>()

  /// Makes the count of no tweets.
  init() {}

  /// Makes a count that was written to a file.
  init(tweets: Int, withProbability: Int, probability: Int64, candidates: [Candidate]) {
    self.init()
    (self.tweets, self.withProbability) = (tweets, withProbability)
    self.probability = probability
    kept = SmallestKeys(candidates)
  }

  /// The mean probability of the labels; nil where none has any.
  public var meanProbability: Double? {
    withProbability > 0 ? Double(probability) / 0x1p32 / Double(withProbability) : nil
  }

  /// The candidates with the smallest keys, at least as many as the plan keeps: a random sample without
  /// replacement, in the order in which they are drawn.
  public var candidates: [Candidate] { kept.sorted }

  mutating func count(_ label: TweetLabel) {
    tweets += 1
    bands[label.band] += 1
    if let probability = label.probability {
      withProbability += 1
      self.probability += Int64((probability * 0x1p32).rounded())
    }
  }

  mutating func count(posterior: [Double]) {
    if posteriors == nil { posteriors = PosteriorTally(categories: posterior.count) }
    posteriors?.add(posterior)
  }

  /// Keeps the tweet if it may be among the `limit` with the smallest keys.
  mutating func keep(_ key: UInt64, limit: Int, _ tweet: () -> Tweet) {
    kept.keep(key, limit: limit) { Candidate(key: key, tweet: tweet()) }
  }

  /// Leaves out candidates beyond `limit`.
  mutating func shorten(to limit: Int) { kept.shorten(to: limit) }

  mutating func add(_ other: StratumCount, limit: Int) {
    tweets += other.tweets
    withProbability += other.withProbability
    probability += other.probability
    for band in bands.indices { bands[band] += other.bands[band] }
    if let others = other.posteriors {
      if posteriors == nil { posteriors = others } else { posteriors?.add(others) }
    }
    kept.add(other.kept, limit: limit)
  }
}

extension StratumCount.Candidate: KeyedTweet {}
