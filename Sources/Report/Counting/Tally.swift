public import Corpus
public import Study

/// What a report needs to know of an archive, as counts under plain names.
///
/// Two tallies add up to the tally of both inputs, in any order, and the empty tally changes nothing;
/// so threads, files and machines count by themselves and are merged. ``TweetCounter`` fills one.
///
/// Names of which an archive may have any number are ``FrequentNames``: exact for as many as they keep, then bounded.
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
  /// Tweets by the folded name of their account, of those that name one, then by the name of their kind, the id of
  /// their category and the spelling of the account; see ``tweets(of:)`` and ``accountSpellings``.
  public private(set) var accounts: FrequentNames
  /// Tweets by the group that they belong to, then by kind and category; see ``tweets(ofGroups:)``.
  public var groups: FrequentNames
  /// Mentions by the account's folded name, then by spelling; neither has its `@`.
  public var mentions: FrequentNames
  /// Tweets by the folded names of accounts that they mention, each account once a tweet.
  public var mentionTweets: FrequentNames
  /// Tweets that mention two accounts: by the smaller folded name, then by the other. Tweets with more than
  /// ``mostPaired`` mentions are chains of answers and are left out of both.
  public var mentionPairs: FrequentNames
  /// The words of each account by the account's folded name, then by stem, if the archive has no more than
  /// ``mostCompared`` accounts.
  public var accountWords: FrequentNames
  /// Whom each account mentions, passes on or answers and which hashtags it uses: by the account's folded name, then by
  /// the name of the tie and what it leads to, in lower case (`retweets dinkes`); for as many accounts.
  public var links: FrequentNames
  /// Hashtags by their folded form, then by spelling; neither has its `#`.
  public var hashtags: FrequentNames
  /// Words that are no stop words by stem, then by folded spelling.
  public var words: FrequentNames
  /// The same words by stem, then by the id of their tweet's category.
  public var labelWords: FrequentNames
  /// All words of ``labelWords`` by the id of the category.
  public var labelWordTotals: Counts = [:]
  /// Tweets by the labels of a second coding.
  public var second = Breakdown()
  /// What the account's own warnings tell.
  public var warnings = WarningCounts()
  /// What was written of each event of an `EventList`, by its place there.
  public var events: [Int: EventList.Seen] = [:]
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
  /// With more accounts their words and links are not counted.
  public static let mostCompared = 50

  /// Makes the tally of nothing.
  ///
  /// - Parameter capacity: how many spellings of words, hashtags and accounts are kept; nil for all.
  public init(capacity: Int? = FrequentNames.defaultCapacity) {
    let none = FrequentNames(capacity: capacity)
    (accounts, groups) = (none, none)
    (mentions, mentionTweets, mentionPairs) = (none, none, none)
    (hashtags, words, labelWords) = (none, none, none)
    (accountWords, links) = (none, none)
  }

  /// What a reader must know of counts that are not exact, the widest of all; nil where all are exact.
  public var bounds: FrequentNames.Bounds? {
    [
      accounts, groups, mentions, mentionTweets, mentionPairs, hashtags, words, labelWords,
      accountWords,
      links,
    ].compactMap(\.bounds).max { ($0.surelyKept, $0.error) < ($1.surelyKept, $1.error) }
  }

  /// Drops what accounts are compared by where there are too many of them.
  mutating func dropComparisons() {
    if accountWords.total + links.total == 0 || accounts.distinctNames <= Self.mostCompared {
      return
    }
    let none = FrequentNames(capacity: accountWords.capacity)
    (accountWords, links) = (none, none)
  }

  /// Counts tweets of an account; `level` is the highest of theirs (see ``FrequentNames``).
  mutating func add(
    _ tweets: Int, of account: String, kind: TweetKind, label: String?, level: UInt8 = 0
  ) {
    accounts.add(
      tweets, AccountSpelling.folded(account), as: "\(Self.cell(kind, label ?? ""))\n\(account)",
      level: level)
  }

  /// Tweets by the folded name of their account, then by its spelling.
  public var accountSpellings: [String: Counts] {
    var spellings: [String: Counts] = [:]
    accounts.forEachName { account, cells in
      spellings[account] = cells.reduce(into: [:]) { counts, cell in
        let parts = Self.parts(ofCell: cell.spelling)
        counts[String(parts.account), default: 0] += cell.count
      }
    }
    return spellings
  }

  /// What stands for the tweets of a kind and a category in ``groups`` and, before the spelling, in ``accounts``.
  static func cell(_ kind: TweetKind, _ label: String) -> String { "\(kind.name) \(label)" }

  /// The name of the kind and the id of the category in a cell, and the spelling of the account behind them.
  private static func parts(
    ofCell cell: String
  ) -> (kind: Substring, label: Substring, account: Substring) {
    let bytes = cell.utf8
    let space = bytes.firstIndex(of: UInt8(ascii: " ")) ?? bytes.endIndex
    let end = bytes[space...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.endIndex
    func behind(_ place: String.Index, to end: String.Index) -> Substring {
      place < end ? cell[bytes.index(after: place)..<end] : ""
    }
    return (cell[..<space], behind(space, to: end), behind(end, to: bytes.endIndex))
  }

  /// The tweets of some accounts, by their folded names.
  public func tweets(of names: some Collection<String>) -> [String: Breakdown] {
    Self.breakdowns(accounts, names)
  }

  /// The tweets of some groups.
  public func tweets(ofGroups names: some Collection<String>) -> [String: Breakdown] {
    Self.breakdowns(groups, names)
  }

  private static func breakdowns(
    _ counts: FrequentNames, _ names: some Collection<String>
  ) -> [String: Breakdown] {
    counts.spellings(of: names).mapValues { counts in
      counts.reduce(into: Breakdown()) { breakdown, cell in
        let parts = parts(ofCell: cell.key)
        breakdown.counts[String(parts.kind), default: [:]][String(parts.label), default: 0] +=
          cell.value
      }
    }
  }

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
    accounts.add(other.accounts)
    groups.add(other.groups)
    mentions.add(other.mentions)
    mentionTweets.add(other.mentionTweets)
    mentionPairs.add(other.mentionPairs)
    accountWords.add(other.accountWords)
    links.add(other.links)
    dropComparisons()
    hashtags.add(other.hashtags)
    words.add(other.words)
    labelWords.add(other.labelWords)
    labelWordTotals.merge(other.labelWordTotals, uniquingKeysWith: +)
    second.add(other.second)
    warnings.add(other.warnings)
    for (event, seen) in other.events { add(seen, ofEvent: event) }
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

  /// Adds what was written of an event.
  mutating func add(_ seen: EventList.Seen, ofEvent event: Int) {
    if events[event] == nil { events[event] = seen } else { events[event]?.add(seen) }
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
