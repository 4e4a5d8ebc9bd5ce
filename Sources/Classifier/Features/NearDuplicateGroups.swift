internal import Hashing
internal import Lexicon

/// Groups texts that say nearly the same: retweets, reposts with another link, form letters. A group
/// must stay in one fold; otherwise a model is tested on texts that it has memorised.
struct NearDuplicateGroups: Sendable {
  /// Texts whose sets of words have at least this Jaccard similarity belong together.
  static let threshold = 0.8
  /// Finds 98.5 % of the pairs at the threshold.
  private static let minHash = MinHash(bands: 8, rows: 4)

  /// The distinct words of all texts, sorted within each, and where each text ends.
  private var words: [UInt64] = []
  private var ends: [Int] = []

  /// Adds a text by its words, without mentions, links and the like. If `isEmpty`, adds a text that is
  /// like no other.
  mutating func append(
    _ analysis: Analysis, _ analyzer: borrowing Analyzer, isEmpty: Bool = false
  ) {
    if isEmpty { return ends.append(words.count) }
    var keys: Set<UInt64> = []
    for (token, form) in zip(analysis.tokens, analysis.normalForms) where token.kind == .word {
      keys.insert(analyzer.withText(of: form) { FeatureKey.word($0) })
    }
    keys.remove(FeatureKey.retweet)
    words += keys.sorted()
    ends.append(words.count)
  }

  /// For each text the first text that it is like; for most, the text itself.
  func groups() -> [Int] {
    var leaders = Array(ends.indices)
    var buckets: [UInt64: Int] = [:]
    for text in ends.indices where !range(of: text).isEmpty {
      var leader = text
      let signature = Self.minHash.signature(of: Array(words[range(of: text)]))
      for key in Self.minHash.bandKeys(of: signature) {
        guard let other = buckets[key] else {
          buckets[key] = text
          continue
        }
        if leaders[other] < leader, isLike(text, other) { leader = leaders[other] }
      }
      leaders[text] = leader
    }
    return leaders
  }

  private func range(of text: Int) -> Range<Int> { (text == 0 ? 0 : ends[text - 1])..<ends[text] }

  private func isLike(_ one: Int, _ other: Int) -> Bool {
    let (a, b) = (words[range(of: one)], words[range(of: other)])
    var (i, j) = (a.startIndex, b.startIndex)
    var shared = 0
    while i < a.endIndex, j < b.endIndex {
      if a[i] == b[j] { shared += 1 }
      let (left, right) = (a[i], b[j])
      if left <= right { i += 1 }
      if right <= left { j += 1 }
    }
    return Double(shared) >= Self.threshold * Double(a.count + b.count - shared)
  }
}
