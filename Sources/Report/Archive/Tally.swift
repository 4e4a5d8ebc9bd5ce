public import Corpus

/// What a report needs to know of an archive, as counts under plain names.
///
/// Two tallies add up to the tally of both inputs, in any order, and the empty tally changes nothing;
/// so threads, files and machines count by themselves and are merged. ``TweetCounter`` fills one.
public struct Tally: Codable, Equatable, Sendable {
  /// Counts by name.
  public typealias Counts = [String: Int]

  /// Tweets by day in the zone of the counter's clock.
  public var days: [CivilDay: Breakdown] = [:]
  /// Tweets whose date is missing or could not be read.
  public var undated = Breakdown()
  /// The earliest date, in seconds since 1 January 1970 UTC.
  public var first: Int64?
  /// The latest date, in seconds since 1 January 1970 UTC.
  public var last: Int64?
  /// Tweets by the name of their account, of those that name one.
  public var accounts: [String: Breakdown] = [:]
  /// Mentions by the account's folded name, then by spelling; neither has its `@`.
  public var mentions: [String: Counts] = [:]
  /// Tweets by the folded names of accounts that they mention, each account once a tweet.
  public var mentionTweets: Counts = [:]
  /// Tweets that mention two accounts: by the smaller folded name, then by the other. Tweets with more than
  /// ``mostPaired`` mentions are chains of answers and are left out of both.
  public var mentionPairs: [String: Counts] = [:]
  /// The words of each account by stem, if the archive has no more than ``mostCompared`` accounts.
  public var accountWords: [String: Counts] = [:]
  /// Hashtags by their folded form, then by spelling; neither has its `#`.
  public var hashtags: [String: Counts] = [:]
  /// Words that are no stop words by stem, then by folded spelling.
  public var words: [String: Counts] = [:]
  /// The same words by the id of their tweet's category, then by stem.
  public var labelWords: [String: Counts] = [:]
  /// Tweets with at least one mention.
  public var tweetsWithMention = 0
  /// Tweets with at least one hashtag.
  public var tweetsWithHashtag = 0
  /// Tweets with at least one link.
  public var tweetsWithLink = 0
  /// Tweets with a label that nothing in them spoke for.
  public var fallbacks = 0
  /// Tweets by the language that the export gives them.
  public var languages: Counts = [:]
  /// Tweets of at least five words, and those of them without any stop word.
  public var wordy = 0
  /// See ``wordy``.
  public var wordyWithoutStopWord = 0
  /// How own tweets of each category were received.
  public var reception: [String: Reception] = [:]
  /// A random sample of the tweets.
  public var sample = TweetSample(limit: 512)
  /// For each category, a small random sample of its own tweets, with their texts.
  public var examples: [String: TweetSample] = [:]

  /// Tweets with more mentions are not counted in ``mentionPairs``.
  public static let mostPaired = 10
  /// With more accounts their words are not counted.
  public static let mostCompared = 50

  /// Makes the tally of nothing.
  public init() {}

  /// All tweets, each id once.
  public var total: Breakdown {
    days.values.reduce(into: undated) { $0.add($1) }
  }

  /// Adds all counts of `other`.
  public mutating func add(_ other: Tally) {
    days.merge(other.days) { $0.adding($1) }
    undated.add(other.undated)
    first = [first, other.first].compactMap(\.self).min()
    last = [last, other.last].compactMap(\.self).max()
    accounts.merge(other.accounts) { $0.adding($1) }
    mentions.add(other.mentions)
    mentionTweets.merge(other.mentionTweets, uniquingKeysWith: +)
    mentionPairs.add(other.mentionPairs)
    accountWords.add(other.accountWords)
    if accounts.count > Self.mostCompared { accountWords = [:] }
    hashtags.add(other.hashtags)
    words.add(other.words)
    labelWords.add(other.labelWords)
    tweetsWithMention += other.tweetsWithMention
    tweetsWithHashtag += other.tweetsWithHashtag
    tweetsWithLink += other.tweetsWithLink
    fallbacks += other.fallbacks
    languages.merge(other.languages, uniquingKeysWith: +)
    wordy += other.wordy
    wordyWithoutStopWord += other.wordyWithoutStopWord
    reception.merge(other.reception) { $0.adding($1) }
    sample.add(other.sample)
    examples.merge(other.examples) { $0.adding($1) }
  }

  /// The tally of both inputs.
  public static func + (a: Tally, b: Tally) -> Tally {
    var sum = a
    sum.add(b)
    return sum
  }
}

/// Counts that add up.
protocol Additive {
  mutating func add(_ other: Self)
}

extension Additive {
  func adding(_ other: Self) -> Self {
    var sum = self
    sum.add(other)
    return sum
  }
}

extension Breakdown: Additive {}
extension Reception: Additive {}
extension TweetSample: Additive {}

extension Dictionary where Value == Tally.Counts {
  fileprivate mutating func add(_ other: Self) {
    for (key, counts) in other { self[key, default: [:]].merge(counts, uniquingKeysWith: +) }
  }
}
