public import Corpus
internal import Foundation

/// Tweets that came up by chance, the more likely the less certain their labels: what tweets to learn
/// from are chosen of. Only so many are kept, whatever the size of the archive.
///
/// It is weighted reservoir sampling (Efraimidis & Spirakis 2006): each tweet has the key −ln(u) / w,
/// where u is a hash of its id and the seed, taken as a number between 0 and 1, and w is one minus the
/// probability of its label; the smallest keys are kept. So it is the same for the same tweets in any order
/// and on any number of threads. The least certain tweets of all would not do: they are mostly odd ones,
/// in other languages or of hardly any words.
public struct UncertainTweets: Sendable {
  /// A tweet that may be chosen.
  public struct Candidate: Sendable {
    /// The tweet.
    public let tweet: Tweet
    /// One minus the probability of its label, above 0 and below 1.
    public let uncertainty: Double
    let key: Double
  }

  private let limit: Int
  private var kept = SmallestKeys<Candidate>()

  /// Keeps no more than `limit` tweets.
  public init(limit: Int) { self.limit = limit }

  /// The tweets that are kept, in one order whatever that of the archive.
  public var candidates: [Candidate] { Array(kept.sorted.prefix(limit)) }

  /// Keeps a tweet if its key is among the smallest.
  ///
  /// - Parameters:
  ///   - hash: of its id and the seed.
  ///   - probability: that its label is right; of a tweet whose label is certain nothing can be learnt.
  mutating func keep(_ hash: UInt64, probability: Double, _ tweet: () -> Tweet) {
    let uncertainty = 1 - probability
    if uncertainty <= 0 { return }
    let uniform = (Double(hash >> 11) + 0.5) / 0x1p53
    let key = -log(uniform) / uncertainty
    kept.keep(key, limit: limit) { Candidate(tweet: tweet(), uncertainty: uncertainty, key: key) }
  }

  /// Adds those of another part of the archive.
  mutating func add(_ other: UncertainTweets) {
    kept.add(other.kept, limit: limit)
  }
}

extension UncertainTweets.Candidate: KeyedTweet {}
