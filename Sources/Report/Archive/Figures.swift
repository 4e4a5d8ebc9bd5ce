internal import Classifier
internal import Corpus
internal import Lexicon
internal import Study

/// The figures of a report: what page, data and summary all show.
struct Figures {
  /// A category's tweets.
  struct Label: Equatable {
    /// The category's id; nil for the tweets without label.
    let id: String?
    let title: Wording?
    let definition: Wording?
    let isService: Bool
    let tweets: Int
  }

  /// An account's tweets.
  struct Account {
    /// The folded name.
    let key: String
    /// Its most frequent spelling.
    let name: String
    let tweets: Int

    init(_ key: String, _ spellings: Tally.Counts) {
      self.key = key
      name = Ranking.largest(spellings, 1)[0].name
      tweets = spellings.values.reduce(0, +)
    }
  }

  /// A kind's tweets.
  struct Kind: Equatable {
    let kind: TweetKind
    let tweets: Int
    let share: Share
  }

  /// How many mentions, words, hashtags and accounts are shown at most, and how many words of each category.
  static let shown = (mentions: 20, words: 40, hashtags: 30, accounts: 1_000, keywords: 5)
  /// Shares by period or group are shown from so many tweets on.
  static let fewestTweets = 20

  let tweets: Int
  let undated: Int
  let days: (first: CivilDay, last: CivilDay)?
  let share: Share
  let total: Breakdown
  let labels: [Label]
  let kinds: [Kind]
  let timeLine: TimeLine
  /// By quarter, also those without tweets.
  let quarters: [TimeLine.Entry]
  /// The periods with enough tweets for a share.
  let periods: [TimeLine.Entry]
  let comparison: Comparison?
  /// The busiest first.
  let accounts: [Account]
  /// The first of them with all that is known of their tweets; a page with more could not be sent.
  let listedAccounts: [(name: String, key: String, tweets: Breakdown)]
  /// Tweets by the values of a column, the most first; empty where there is none.
  let groups: [(name: String, tweets: Breakdown)]
  /// Who of the accounts has to do with whom; nil for one account and for too many.
  private(set) var links: AgencyLinks?
  /// The accounts to name: those given, or else those of the tweets, the busiest first.
  let namedAccounts: [String]
  /// Their folded names.
  let namedKeys: Set<String>
  let mentions: Ranking
  /// Mentions by what the accounts are.
  let contacts: [AccountSorts.Sort: Int]
  let words: Ranking
  let hashtags: Ranking
  /// By the id of the category.
  let keywords: [String: [Keyword]]

  init(_ contents: ReportContents) {
    let tally = contents.tally
    let categories = contents.categories
    let total = tally.total
    self.total = total
    tweets = total.tweets
    undated = tally.undated.tweets
    days = tally.first.flatMap { first in
      tally.last.map { (contents.clock.day(at: first), contents.clock.day(at: $0)) }
    }
    share = total.share(categories)
    labels = Self.labels(of: total, categories: categories)
    kinds = TweetKind.allCases.map { kind in
      let part = total.filtered { $0 == kind }
      return Kind(kind: kind, tweets: part.tweets, share: part.share(categories))
    }
    let timeLine = TimeLine(tally)
    self.timeLine = timeLine
    quarters = timeLine.entries(.quarter)
    let periods =
      contents.cuts.isEmpty
      ? timeLine.periods(contents.step, minimum: Self.fewestTweets, count: timeLine.count(in:))
      : timeLine.periods(cutAt: contents.cuts)
    self.periods = periods.map(timeLine.entry)
    comparison = contents.pair.map { Comparison($0, contents, timeLine, total) }
    accounts = tally.accountSpellings.map(Account.init)
      .sorted { ($1.tweets, $0.key) < ($0.tweets, $1.key) }
    let listed = accounts.prefix(Self.shown.accounts)
    let tweets = tally.tweets(of: listed.map(\.key))
    listedAccounts = listed.map { ($0.name, $0.key, tweets[$0.key, default: Breakdown()]) }
    let largest = Ranking.largest(tally.groups.totals, Self.shown.accounts).map(\.name)
    let grouped = tally.tweets(ofGroups: largest)
    groups = largest.map { (name: $0, tweets: grouped[$0, default: Breakdown()]) }
    namedAccounts = contents.accounts.isEmpty ? accounts.map(\.name) : contents.accounts
    namedKeys = Set(namedAccounts.map(AccountSpelling.folded))
    mentions = Ranking(tally.mentions, shown: Self.shown.mentions)
    contacts = Self.contacts(tally.mentions, contents.sorts)
    words = Ranking(tally.words, shown: Self.shown.words)
    hashtags = Ranking(tally.hashtags, shown: Self.shown.hashtags)
    keywords = Keyword.byLabel(tally, shown: Self.shown.keywords)
    links = AgencyLinks(tally, self)
  }

  /// Mentions by what the accounts are. Of accounts that were not kept nobody knows.
  private static func contacts(
    _ mentions: FrequentNames, _ sorts: AccountSorts
  ) -> [AccountSorts.Sort: Int] {
    var contacts: [AccountSorts.Sort: Int] = [:]
    for (name, count) in mentions.totals { contacts[sorts.sort(of: name), default: 0] += count }
    let rest = mentions.total - contacts.values.reduce(0, +)
    if rest > 0 { contacts[.unknown, default: 0] += rest }
    return contacts
  }

  /// Tweets of the account's own: all but retweets.
  var own: Int { tweets - retweets }

  /// Tweets of others passed on.
  var retweets: Int { kinds.first { $0.kind == .retweet }?.tweets ?? 0 }

  /// The categories in the codebook's order, then what other labels the tally has, then the
  /// tweets without label if there are any.
  private static func labels(of total: Breakdown, categories: [Category]) -> [Label] {
    let counts = total.labels
    var labels = categories.map { category in
      Label(
        id: category.id, title: category.title, definition: category.definition,
        isService: category.isService, tweets: counts[category.id, default: 0])
    }
    let known = Set(categories.map(\.id))
    for (id, tweets) in counts.sorted(by: { $0.key < $1.key }) where !known.contains(id) {
      labels.append(
        Label(id: id, title: nil, definition: nil, isService: false, tweets: tweets))
    }
    let unlabelled = total.tweets - counts.values.reduce(0, +)
    if unlabelled > 0 {
      labels.append(
        Label(id: nil, title: nil, definition: nil, isService: false, tweets: unlabelled))
    }
    return labels
  }
}

/// A word that sets a category apart from the others.
struct Keyword: Equatable {
  /// Its most frequent spelling.
  let spelling: String
  /// Its occurrences in the category.
  let count: Int
  /// G², the log-likelihood ratio of the category against all others (Dunning 1993).
  let logLikelihood: Double

  /// Words come at least so often in a category, and stand out with p < .001.
  private static let fewest = 3
  private static let criticalValue = 10.83

  static func byLabel(_ tally: Tally, shown: Int) -> [String: [Keyword]] {
    let all = tally.labelWordTotals.values.reduce(0, +)
    var words: [String: [(stem: String, count: Int, value: Double)]] = [:]
    tally.labelWords.forEachName { stem, labels in
      let total = labels.reduce(0) { $0 + $1.count }
      for (label, count) in labels where count >= fewest {
        let part = tally.labelWordTotals[label, default: 0]
        let table = Contingency(
          inPart: count, partTotal: part, inRest: total - count, restTotal: all - part)
        guard table.isOverrepresented, let value = table.logLikelihood, value >= criticalValue
        else { continue }
        words[label, default: []].append((stem, count, value))
      }
    }
    words = words.mapValues { words in
      Array(words.sorted { ($1.value, $0.stem) < ($0.value, $1.stem) }.prefix(shown))
    }
    let spellings = tally.words.spellings(of: words.values.joined().map(\.stem))
    return words.mapValues { words in
      words.map { word in
        Keyword(
          spelling: Ranking.largest(spellings[word.stem, default: [:]], 1).first?.name ?? word.stem,
          count: word.count, logLikelihood: word.value)
      }
    }
  }
}
