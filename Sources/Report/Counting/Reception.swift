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
