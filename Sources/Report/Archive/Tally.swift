public import Corpus

/// What a report needs to know of an archive, as counts under plain names.
///
/// Two tallies add up to the tally of both inputs, in any order, and the empty tally changes
/// nothing; so threads, files and machines count by themselves and are merged. Counts of one kind
/// stand in one dictionary, which ``TweetCounter`` fills.
///
/// A tweet without label is in no count by label; such tweets are what the others leave.
public struct Tally: Codable, Equatable, Sendable {
  /// Counts by name.
  public typealias Counts = [String: Int]

  /// All tweets, each id once.
  public var tweets = 0
  /// Tweets whose date is missing or could not be read; they are in no quarter.
  public var undated = 0
  /// The earliest date, in seconds since 1 January 1970 UTC.
  public var first: Int64?
  /// The latest date, in seconds since 1 January 1970 UTC.
  public var last: Int64?
  /// Tweets by the name of their kind.
  public var kinds: Counts = [:]
  /// Tweets by the id of their category.
  public var labels: Counts = [:]
  /// Tweets by the id of their category, then by the name of their kind.
  public var labelKinds: [String: Counts] = [:]
  /// Tweets by quarter, then by the id of their category.
  public var quarterLabels: [Quarter: Counts] = [:]
  /// Tweets by quarter, then by the name of their kind.
  public var quarterKinds: [Quarter: Counts] = [:]
  /// Tweets by the name of their account.
  public var accounts: Counts = [:]
  /// Mentions by the account's folded name, then by spelling; neither has its `@`.
  public var mentions: [String: Counts] = [:]
  /// Hashtags by their folded form, then by spelling; neither has its `#`.
  public var hashtags: [String: Counts] = [:]
  /// Words that are no stop words by stem, then by folded spelling.
  public var words: [String: Counts] = [:]
  /// Tweets with at least one mention.
  public var tweetsWithMention = 0
  /// Tweets with at least one hashtag.
  public var tweetsWithHashtag = 0
  /// Tweets with at least one link.
  public var tweetsWithLink = 0

  /// Makes the tally of nothing.
  public init() {}

  /// Adds all counts of `other`.
  public mutating func add(_ other: Tally) {
    tweets += other.tweets
    undated += other.undated
    first = [first, other.first].compactMap(\.self).min()
    last = [last, other.last].compactMap(\.self).max()
    kinds.add(other.kinds)
    labels.add(other.labels)
    labelKinds.add(other.labelKinds)
    quarterLabels.add(other.quarterLabels)
    quarterKinds.add(other.quarterKinds)
    accounts.add(other.accounts)
    mentions.add(other.mentions)
    hashtags.add(other.hashtags)
    words.add(other.words)
    tweetsWithMention += other.tweetsWithMention
    tweetsWithHashtag += other.tweetsWithHashtag
    tweetsWithLink += other.tweetsWithLink
  }

  /// The tally of both inputs.
  public static func + (a: Tally, b: Tally) -> Tally {
    var sum = a
    sum.add(b)
    return sum
  }
}

extension Dictionary where Value == Int {
  fileprivate mutating func add(_ other: Self) { merge(other, uniquingKeysWith: +) }
}

extension Dictionary where Value == Tally.Counts {
  fileprivate mutating func add(_ other: Self) {
    for (key, counts) in other { self[key, default: [:]].add(counts) }
  }
}
