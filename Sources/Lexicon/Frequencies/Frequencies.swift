/// What can be counted in texts.
public enum Countable: String, CaseIterable, Sendable {
  /// Words that are no stop words.
  case words
  /// Hashtags.
  case hashtags
  /// Accounts that are mentioned.
  case mentions
  /// Emoji.
  case emoji
  /// The hosts of links.
  case hosts
  /// Two neighbouring words or numbers, neither a stop word.
  case bigrams
  /// Three neighbouring words or numbers that neither begin nor end with a stop word.
  case trigrams
}

/// How often each term occurs, with the spellings behind it. Two add up to that of both inputs.
public struct Frequencies: Codable, Equatable, Sendable {
  /// Occurrences by term, then by folded spelling.
  public private(set) var counts: [String: [String: Int]] = [:]
  /// All occurrences.
  public private(set) var total = 0

  /// Makes the frequencies of no text.
  public init() {}

  /// Makes frequencies of some terms, of `total` occurrences of all.
  public init(_ counts: [String: [String: Int]], total: Int) {
    self.counts = counts
    self.total = total
  }

  /// Counts a term so often.
  public mutating func add(_ count: Int, term: String, spelling: String) {
    counts[term, default: [:]][spelling, default: 0] += count
    total += count
  }

  /// Adds all counts of `other`.
  public mutating func add(_ other: Frequencies) {
    counts.merge(other.counts) { $0.merging($1, uniquingKeysWith: +) }
    total += other.total
  }

  /// A term with its occurrences.
  public struct Entry: Codable, Equatable, Sendable {
    /// The term.
    public let term: String
    /// Its occurrences.
    public let count: Int
    /// Its share of all occurrences, 0 to 1.
    public let share: Double
    /// Its spellings, the most frequent first.
    public let spellings: [String]
  }

  /// The `limit` most frequent terms, the first in the alphabet of equals first.
  public func top(_ limit: Int) -> [Entry] {
    let ranked = counts.map { (term: $0, count: $1.values.reduce(0, +)) }
      .sorted { ($1.count, $0.term) < ($0.count, $1.term) }
    return ranked.prefix(limit).map { entry(of: $0.term) }
  }

  /// A term's entry; its count is 0 if it does not occur.
  public func entry(of term: String) -> Entry {
    let spellings = counts[term] ?? [:]
    let count = spellings.values.reduce(0, +)
    return Entry(
      term: term, count: count, share: total == 0 ? 0 : Double(count) / Double(total),
      spellings: spellings.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key))
  }

  /// How much more a term occurs in a part than in the rest.
  public struct Key: Codable, Equatable, Sendable {
    /// The term in the part.
    public let part: Entry
    /// The term in the rest.
    public let rest: Entry
    /// G², below 0 where the part has less than its share (Dunning 1993).
    public let logLikelihood: Double
    /// The standardised log-odds ratio with a Dirichlet prior (Monroe, Colaresi & Quinn 2008).
    public let logOddsZ: Double
  }

  /// The `limit` terms that set this part apart from `rest`, by G², the strongest first; with
  /// `limit` of those that it lacks behind them.
  public func keyness(against rest: Frequencies, limit: Int) -> [Key] {
    let terms = Set(counts.keys).union(rest.counts.keys)
    let keys = terms.compactMap { term -> Key? in
      let (here, there) = (entry(of: term), rest.entry(of: term))
      let table = Contingency(
        inPart: here.count, partTotal: total, inRest: there.count, restTotal: rest.total)
      guard let ratio = table.logLikelihood, let z = table.logOddsZ() else { return nil }
      // A term with the same share of both has G² 0, not −0.
      return Key(
        part: here, rest: there, logLikelihood: table.isOverrepresented ? ratio : 0 - ratio,
        logOddsZ: z)
    }
    let ranked = keys.sorted {
      ($1.logLikelihood, $0.part.term) < ($0.logLikelihood, $1.part.term)
    }
    if ranked.count <= 2 * limit { return ranked }
    return Array(ranked.prefix(limit) + ranked.suffix(limit))
  }
}

/// Two neighbours and how much they belong together.
public struct Collocation: Codable, Equatable, Sendable {
  /// The two terms, with a space between.
  public let term: String
  /// How often they are neighbours.
  public let count: Int
  /// G² (Dunning 1993).
  public let logLikelihood: Double
  /// Normalised pointwise mutual information, -1 to 1 (Bouma 2009).
  public let normalisedPMI: Double
  /// The most frequent spellings.
  public let spellings: [String]
}

/// Neighbouring words, also those with stop words: what collocations are worked out from.
public struct Neighbours: Codable, Equatable, Sendable {
  /// The pairs of which neither is a stop word.
  public private(set) var pairs = Frequencies()
  private var firsts: [String: Int] = [:]
  private var seconds: [String: Int] = [:]
  private var total = 0

  /// Makes the neighbours of no text.
  public init() {}

  /// Makes neighbours of what was counted elsewhere.
  ///
  /// - Parameters:
  ///   - pairs: those of which neither is a stop word.
  ///   - firsts: how often each word stands before another, of those in the pairs at least.
  ///   - seconds: how often it stands behind one.
  ///   - total: all pairs, also those with stop words.
  public init(
    pairs: Frequencies, firsts: [String: Int], seconds: [String: Int], total: Int
  ) {
    (self.pairs, self.firsts, self.seconds, self.total) = (pairs, firsts, seconds, total)
  }

  /// Counts a pair so often; `isListed` where neither is a stop word.
  public mutating func add(
    _ count: Int, first: String, second: String, spelling: String, isListed: Bool
  ) {
    firsts[first, default: 0] += count
    seconds[second, default: 0] += count
    total += count
    if isListed { pairs.add(count, term: "\(first) \(second)", spelling: spelling) }
  }

  /// Adds all counts of `other`.
  public mutating func add(_ other: Neighbours) {
    pairs.add(other.pairs)
    firsts.merge(other.firsts, uniquingKeysWith: +)
    seconds.merge(other.seconds, uniquingKeysWith: +)
    total += other.total
  }

  /// The `limit` pairs with the highest G² that occur at least `minimum` times.
  public func collocations(_ limit: Int, minimum: Int = 5) -> [Collocation] {
    let all = pairs.counts.keys.compactMap { term -> Collocation? in
      let words = term.split(separator: " ").map(String.init)
      let entry = pairs.entry(of: term)
      guard words.count == 2, entry.count >= minimum else { return nil }
      let table = Contingency(
        together: entry.count, first: firsts[words[0]] ?? 0, second: seconds[words[1]] ?? 0,
        total: total)
      guard table.isOverrepresented, let ratio = table.logLikelihood,
        let pmi = table.normalisedPMI
      else { return nil }
      return Collocation(
        term: term, count: entry.count, logLikelihood: ratio, normalisedPMI: pmi,
        spellings: entry.spellings)
    }
    let ranked = all.sorted { ($1.logLikelihood, $0.term) < ($0.logLikelihood, $1.term) }
    return Array(ranked.prefix(limit))
  }
}
