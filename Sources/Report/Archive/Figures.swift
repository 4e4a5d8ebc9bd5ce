internal import Classifier
internal import Corpus

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

  /// A kind's tweets.
  struct Kind: Equatable {
    let kind: TweetKind
    let tweets: Int
    let share: Share
  }

  /// A quarter's tweets.
  struct Period: Equatable {
    let quarter: Quarter
    let tweets: Int
    /// By `Figures.labels`, in the same order.
    let labels: [Int]
    /// By `Figures.kinds`, in the same order.
    let kinds: [Int]
    let share: Share
  }

  /// How many mentions, words and hashtags are shown at most.
  static let shown = (mentions: 20, words: 40, hashtags: 30)
  /// Quarters without tweets are shown too, unless the archive spans more than this; such a span
  /// comes of a wrong date, and would bury the figures.
  static let widestSpan = 200

  let tweets: Int
  let undated: Int
  let days: (first: CivilDay, last: CivilDay)?
  let share: Share
  let labels: [Label]
  let kinds: [Kind]
  let periods: [Period]
  let accounts: [(name: String, tweets: Int)]
  let mentions: Ranking
  let words: Ranking
  let hashtags: Ranking

  init(_ contents: ReportContents) {
    let tally = contents.tally
    let categories = contents.categories
    tweets = tally.tweets
    undated = tally.undated
    days = tally.first.flatMap { first in
      tally.last.map { (contents.clock.day(at: first), contents.clock.day(at: $0)) }
    }
    share = Share(labels: tally.labels, categories: categories)
    let labels = Self.labels(of: tally, categories: categories)
    self.labels = labels
    kinds = TweetKind.allCases.map { kind in
      let byLabel = tally.labelKinds.compactMapValues { $0[kind.name] }
      return Kind(
        kind: kind, tweets: tally.kinds[kind.name, default: 0],
        share: Share(labels: byLabel, categories: categories))
    }
    periods = Self.quarters(of: tally).map { quarter in
      let byLabel = tally.quarterLabels[quarter, default: [:]]
      let byKind = tally.quarterKinds[quarter, default: [:]]
      let all = byKind.values.reduce(0, +)
      let unlabelled = all - byLabel.values.reduce(0, +)
      return Period(
        quarter: quarter, tweets: all,
        labels: labels.map { label in label.id.map { byLabel[$0, default: 0] } ?? unlabelled },
        kinds: TweetKind.allCases.map { byKind[$0.name, default: 0] },
        share: Share(labels: byLabel, categories: categories))
    }
    accounts = Ranking.largest(tally.accounts, tally.accounts.count)
    mentions = Ranking(tally.mentions, shown: Self.shown.mentions)
    words = Ranking(tally.words, shown: Self.shown.words)
    hashtags = Ranking(tally.hashtags, shown: Self.shown.hashtags)
  }

  /// Tweets of the account's own: all but retweets.
  var own: Int { tweets - retweets }

  /// Tweets of others passed on.
  var retweets: Int { kinds.first { $0.kind == .retweet }?.tweets ?? 0 }

  /// The categories in the codebook's order, then what other labels the tally has, then the
  /// tweets without label if there are any.
  private static func labels(of tally: Tally, categories: [Category]) -> [Label] {
    var labels = categories.map { category in
      Label(
        id: category.id, title: category.title, definition: category.definition,
        isService: category.isService, tweets: tally.labels[category.id, default: 0])
    }
    let known = Set(categories.map(\.id))
    for (id, tweets) in tally.labels.sorted(by: { $0.key < $1.key }) where !known.contains(id) {
      labels.append(
        Label(id: id, title: nil, definition: nil, isService: false, tweets: tweets))
    }
    let unlabelled = tally.tweets - tally.labels.values.reduce(0, +)
    if unlabelled > 0 {
      labels.append(
        Label(id: nil, title: nil, definition: nil, isService: false, tweets: unlabelled))
    }
    return labels
  }

  private static func quarters(of tally: Tally) -> [Quarter] {
    let counted = tally.quarterKinds.keys.sorted()
    guard let first = counted.first, let last = counted.last,
      first.distance(to: last) < widestSpan
    else { return counted }
    return Array(sequence(first: first) { $0 < last ? $0.next : nil })
  }
}

/// The most frequent of many names, each with its spellings.
struct Ranking {
  /// A name and how often it came.
  struct Row {
    /// The folded form or stem.
    let key: String
    let count: Int
    /// The spellings, the most frequent one first.
    let spellings: [(spelling: String, count: Int)]

    /// The spelling to show: the most frequent one.
    var spelling: String { spellings.first?.spelling ?? key }
  }

  /// All occurrences, also of what is not shown.
  let total: Int
  /// Different names, also those not shown.
  let distinct: Int
  /// The most frequent names, descending; equals in the order of their keys.
  let rows: [Row]

  /// Ranks names with counts by spelling and keeps `shown` of them.
  init(_ names: [String: Tally.Counts], shown: Int) {
    let totals = names.mapValues { $0.values.reduce(0, +) }
    total = totals.values.reduce(0, +)
    distinct = names.count
    rows = Self.largest(totals, shown).map { key, count in
      let spellings = names[key, default: [:]]
      return Row(
        key: key, count: count,
        spellings: Self.largest(spellings, spellings.count).map { (spelling: $0, count: $1) })
    }
  }

  /// The `limit` largest counts, descending, equals in the order of their names. Only the counts
  /// are sorted as a whole, which is cheap; names are compared among the largest alone.
  static func largest(_ counts: Tally.Counts, _ limit: Int) -> [(name: String, tweets: Int)] {
    let sorted = counts.values.sorted(by: >)
    guard limit > 0, !sorted.isEmpty else { return [] }
    let least = sorted[min(limit, sorted.count) - 1]
    return counts.filter { $0.value >= least }
      .sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .prefix(limit)
      .map { (name: $0.key, tweets: $0.value) }
  }
}
