public import Corpus
internal import Statistics

/// The tweets of an archive that people are to code: a random sample of every stratum, larger where
/// labels say less.
public struct SampleDraw: Sendable {
  /// A tweet that was drawn.
  public struct Item: Equatable, Sendable {
    /// The tweet.
    public let tweet: Tweet
    /// Its part in the sample.
    public let membership: SampleMembership

    /// Makes a drawn tweet.
    public init(tweet: Tweet, membership: SampleMembership) {
      self.tweet = tweet
      self.membership = membership
    }
  }

  /// The drawn tweets in random order.
  public let items: [Item]
  /// How they were drawn.
  public let design: SampleDesign

  /// Draws tweets by Neyman's allocation.
  ///
  /// - Parameters:
  ///   - codes: how many; all if there are no more.
  ///   - census: has as many candidates of each stratum as may be drawn of it.
  ///   - precision: what is expected of the strata.
  ///   - labels: what gave the labels, as in ``LabelOrigin/identity``.
  public init(_ codes: Int, of census: ArchiveCensus, _ precision: PlannedPrecision, labels: String)
  {
    let codes = min(codes, census.tweets)
    let strata = census.strata
    let counts = strata.map { census.counts[$0]! }
    let sizes = Allocation.neyman(
      codes, tweets: counts.map(\.tweets), shares: strata.map { precision.shares[$0]! })
    design = SampleDesign(
      grouping: census.plan.grouping, timeZone: census.plan.clock.identifier,
      seed: census.plan.seed, codes: codes, tweets: census.tweets, archive: census.checksum.text,
      labels: labels)
    var items: [Item] = []
    for (index, count) in counts.enumerated() {
      let membership = SampleMembership(
        stratum: "\(index + 1)", stratumTweets: count.tweets,
        inclusion: Double(sizes[index]) / Double(count.tweets), design: design)
      for candidate in count.candidates.prefix(sizes[index]) {
        items.append(Item(tweet: candidate.tweet, membership: membership))
      }
    }
    var generator = SeededGenerator(seed: design.seed)
    generator.shuffle(&items)
    self.items = items
  }

  /// Deals the tweets to coders.
  ///
  /// - Parameters:
  ///   - coders: how many, 1 or more.
  ///   - overlap: the tweets that all of them get.
  /// - Returns: for each coder the tweets, in an order of their own.
  public func dealt(to coders: Int, overlap: Int) -> [[Item]] {
    items.dealt(to: coders, overlap: overlap, seed: design.seed)
  }
}

extension Array {
  /// Deals the elements to coders: the first `overlap` to all, the others to one each, in an order of
  /// their own that `seed` determines.
  func dealt(to coders: Int, overlap: Int, seed: UInt64) -> [[Element]] {
    if coders == 1 { return [self] }
    let shared = Swift.min(overlap, count)
    return (0..<coders).map { coder in
      var own = Array(prefix(shared))
      own += indices.dropFirst(shared).filter { ($0 - shared) % coders == coder }
        .map { self[$0] }
      var generator = SeededGenerator(seed: seed, stream: UInt64(coder) + 1)
      generator.shuffle(&own)
      return own
    }
  }
}
