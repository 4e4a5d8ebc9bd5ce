internal import Study

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
  init(_ names: FrequentNames, shown: Int) {
    total = names.total
    distinct = names.distinctNames
    let largest = Self.largest(names.totals, shown)
    let counts = names.spellings(of: largest.map(\.name))
    rows = largest.map { key, count in
      let spellings = counts[key, default: [:]]
      return Row(
        key: key, count: count,
        spellings: Self.largest(spellings, spellings.count).map { (spelling: $0, count: $1) })
    }
  }

  /// The `limit` largest counts, descending, equals in the order of their names.
  static func largest(_ counts: Tally.Counts, _ limit: Int) -> [(name: String, tweets: Int)] {
    largest(counts.map { (name: $0.key, count: $0.value) }, limit)
  }

  /// The same of any counts by name. Only the counts are sorted as a whole, which is cheap; names are compared among the
  /// largest alone.
  static func largest(
    _ counts: [(name: String, count: Int)], _ limit: Int
  ) -> [(name: String, tweets: Int)] {
    let sorted = counts.map(\.count).sorted(by: >)
    guard limit > 0, !sorted.isEmpty else { return [] }
    let least = sorted[min(limit, sorted.count) - 1]
    return counts.filter { $0.count >= least }
      .sorted { ($1.count, $0.name) < ($0.count, $1.name) }
      .prefix(limit)
      .map { (name: $0.name, tweets: $0.count) }
  }
}
