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
  public var name: String {
    switch self {
    case .tweet: "tweet"
    case .retweet: "retweet"
    case .reply: "reply"
    case .quote: "quote"
    }
  }
}

/// How often a tweet was passed on, liked, answered and quoted; nil where the export has no count.
public struct Counts: Equatable, Sendable {
  /// Times the tweet was passed on.
  public var retweets: Int32?
  /// Times it was liked.
  public var likes: Int32?
  /// Answers to it.
  public var replies: Int32?
  /// Times it was quoted.
  public var quotes: Int32?

  /// Makes counts; none by default.
  public init(
    retweets: Int32? = nil, likes: Int32? = nil, replies: Int32? = nil, quotes: Int32? = nil
  ) {
    self.retweets = retweets
    self.likes = likes
    self.replies = replies
    self.quotes = quotes
  }
}

/// One tweet as a value, made only where somebody asks for one: see ``TweetBatch/tweet(at:)``.
public struct Tweet: Equatable, Sendable {
  /// The platform's number for the tweet, as text because it exceeds what tables and doubles hold.
  public var id: String
  /// The account's name without `@`.
  public var username: String
  /// The whole text, with HTML entities decoded.
  public var text: String
  /// How the tweet came about.
  public var kind: TweetKind
  /// Seconds since 1970 in UTC, nil where the export has no date that can be read.
  public var createdAt: Int64?
  /// How the tweet was received.
  public var counts: Counts
  /// The accounts that the export lists as mentioned, joined by single spaces; nil if no list.
  public var mentions: String?
  /// The hashtags that the export lists, without `#`, joined by single spaces; nil if no list.
  public var hashtags: String?
  /// The code of the language that the export gives, as it writes it; empty where it gives none.
  public var language: String
  /// The row of a table without its line ending, empty for other formats.
  public var record: [UInt8]

  /// Makes a tweet.
  public init(
    id: String = "", username: String = "", text: String, kind: TweetKind = .tweet,
    createdAt: Int64? = nil, counts: Counts = Counts(), mentions: String? = nil,
    hashtags: String? = nil, language: String = "", record: [UInt8] = []
  ) {
    self.id = id
    self.username = username
    self.text = text
    self.kind = kind
    self.createdAt = createdAt
    self.counts = counts
    self.mentions = mentions
    self.hashtags = hashtags
    self.language = language
    self.record = record
  }
}
