internal import Lexicon

/// Neighbouring words in memory that does not grow with their number; see ``FrequentNames``.
struct FrequentNeighbours: Sendable {
  private var pairs: FrequentNames
  private var firsts: FrequentNames
  private var seconds: FrequentNames

  /// Makes the neighbours of nothing; `capacity` as of ``FrequentNames``.
  init(capacity: Int?) {
    let none = FrequentNames(capacity: capacity)
    (pairs, firsts, seconds) = (none, none, none)
  }

  /// Takes what a counter of bigrams has counted.
  mutating func add(_ counter: FrequencyCounter, _ analyzer: borrowing Analyzer) {
    counter.forEachPair(of: analyzer) { first, second, spelling, isListed, count, level in
      firsts.add(count, first, as: "", level: level)
      seconds.add(count, second, as: "", level: level)
      if isListed { pairs.add(count, "\(first) \(second)", as: spelling, level: level) }
    }
  }

  /// Adds all that `other` has counted.
  mutating func add(_ other: FrequentNeighbours) {
    pairs.add(other.pairs)
    firsts.add(other.firsts)
    seconds.add(other.seconds)
  }

  /// What a reader must know of counts that are not exact; nil where all are.
  var bounds: FrequentNames.Bounds? {
    [pairs.bounds, firsts.bounds, seconds.bounds].compactMap(\.self)
      .max { $0.surelyKept < $1.surelyKept }
  }

  /// The neighbours that were kept.
  var neighbours: Neighbours {
    let counts = pairs.counts
    let words = counts.keys.map { $0.split(separator: " ", maxSplits: 1).map(String.init) }
    return Neighbours(
      pairs: Frequencies(counts, total: pairs.total),
      firsts: Self.counts(of: words.compactMap(\.first), in: firsts),
      seconds: Self.counts(of: words.compactMap(\.last), in: seconds), total: firsts.total)
  }

  private static func counts(of words: [String], in names: FrequentNames) -> [String: Int] {
    if names.bounds == nil {
      return Dictionary(uniqueKeysWithValues: names.totals.map { ($0.name, $0.count) })
    }
    return words.reduce(into: [:]) { counts, word in
      if counts[word] == nil { counts[word] = names.count(of: word) }
    }
  }
}
