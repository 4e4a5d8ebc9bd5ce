internal import Lexicon

/// Finds texts that say nearly the same: retweets, reposts with another link, form letters. They must
/// stay in one fold, else a model is tested on what it has learnt by heart.
struct Likeness: Sendable {
  /// Texts whose sets of words have at least this Jaccard index are alike.
  static let threshold = 0.8
  private static let bands = 8
  private static let rowsPerBand = 4

  /// The distinct words of all texts, sorted within each, and where each text ends.
  private var words: [UInt64] = []
  private var ends: [Int] = []

  /// Adds a text: its words, without mentions, links and the like; or, if `isEmpty`, one that is
  /// like no other.
  mutating func append(
    _ analysis: Analysis, _ analyzer: borrowing Analyzer, isEmpty: Bool = false
  ) {
    if isEmpty { return ends.append(words.count) }
    var keys: Set<UInt64> = []
    for (token, spelling) in zip(analysis.tokens, analysis.spellings) where token.kind == .word {
      keys.insert(analyzer.withText(ofSpelling: spelling) { FeatureKey.word($0) })
    }
    keys.remove(Likeness.retweet)
    words += keys.sorted()
    ends.append(words.count)
  }

  private static let retweet = FeatureKey.word(Array("rt".utf8).span)

  /// For each text the first text that it is like, itself for most: by MinHash (Broder 1997) in
  /// bands, candidates compared word by word.
  func groups() -> [Int] {
    var leaders = Array(ends.indices)
    var buckets: [UInt64: Int] = [:]
    for text in ends.indices where !range(of: text).isEmpty {
      var leader = text
      for bucket in bands(of: text) {
        guard let other = buckets[bucket] else {
          buckets[bucket] = text
          continue
        }
        if leaders[other] < leader, isLike(text, other) { leader = leaders[other] }
      }
      leaders[text] = leader
    }
    return leaders
  }

  private func range(of text: Int) -> Range<Int> { (text == 0 ? 0 : ends[text - 1])..<ends[text] }

  private func bands(of text: Int) -> [UInt64] {
    (0..<Likeness.bands).map { band in
      var hash = UInt64(band)
      for row in 0..<Likeness.rowsPerBand {
        let seed = UInt64(band * Likeness.rowsPerBand + row + 1)
        var least = UInt64.max
        for word in words[range(of: text)] { least = min(least, FeatureKey.pair(word, seed)) }
        hash = FeatureKey.pair(hash, least)
      }
      return hash
    }
  }

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
    return Double(shared) >= Likeness.threshold * Double(a.count + b.count - shared)
  }
}
