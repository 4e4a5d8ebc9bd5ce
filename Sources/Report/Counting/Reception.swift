/// How tweets were received: how many of them had each number of likes and of retweets.
public struct Reception: Codable, Equatable, Sendable {
  /// Tweets by their number of likes, of those where the export tells it.
  public var likes: [Int: Int] = [:]
  /// Tweets by their number of retweets, of those where the export tells it.
  public var retweets: [Int: Int] = [:]

  /// Tweets by their number of replies, of those where the export tells it.
  public var replies: [Int: Int] = [:]

  /// Makes the counts of nothing.
  public init() {}

  /// Adds all counts of `other`.
  public mutating func add(_ other: Reception) {
    likes.merge(other.likes, uniquingKeysWith: +)
    retweets.merge(other.retweets, uniquingKeysWith: +)
    replies.merge(other.replies, uniquingKeysWith: +)
  }
}

/// A median with its 95 % confidence interval.
struct Median: Equatable {
  let value: Int
  let lower: Int
  let upper: Int
  /// The observations behind it.
  let count: Int

  /// The median of observations counted by value; nil without any. The interval runs between the order
  /// statistics at n/2 ± 1.96 √n/2: it needs no assumption about the distribution (David & Nagaraja 2003,
  /// Order Statistics, section 7.1).
  init?(_ tweetsByValue: [Int: Int]) {
    let count = tweetsByValue.values.reduce(0, +)
    guard count > 0 else { return nil }
    let numbers = tweetsByValue.sorted { $0.key < $1.key }
    func observation(_ rank: Int) -> Int {
      var rest = min(max(rank, 0), count - 1)
      for (number, tweets) in numbers {
        if rest < tweets { return number }
        rest -= tweets
      }
      return numbers[numbers.count - 1].key
    }
    let half = 0.98 * Double(count).squareRoot()
    self.count = count
    value = observation((count - 1) / 2)
    lower = observation(Int((Double(count) / 2 - half).rounded(.down)))
    upper = observation(Int((Double(count) / 2 + half).rounded(.up)))
  }
}
