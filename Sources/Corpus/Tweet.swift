/// How a tweet came about.
public enum TweetKind: UInt8, CaseIterable, Codable, Sendable {
  /// The account's own words, addressed to nobody in particular.
  case tweet
  /// Another account's tweet passed on, by the platform's button or as `RT @name:`.
  case retweet
  /// An answer to another tweet.
  case reply
  /// A tweet that shows another one under words of its own.
  case quote

  /// The kind's name in files and tables: `tweet`, `retweet`, `reply` or `quote`.
  public var name: String { String(describing: self) }
}
