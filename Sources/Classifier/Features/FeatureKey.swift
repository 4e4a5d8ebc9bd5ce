internal import Hashing

/// The 64-bit hash by which a feature is known, never 0. In a model of a million features, two share a
/// key with a probability below one in ten million.
enum FeatureKey {
  /// What a hash is of, as its seed: so a word is never taken for an n-gram of the same letters.
  private enum Family {
    static let word: UInt64 = 1
    static let nGram: UInt64 = 2
    static let bigram: UInt64 = 3
    static let tokenKind: UInt64 = 4
    static let beginning: UInt64 = 5
    static let match: UInt64 = 6
  }

  /// The key of a word, UTF-8.
  static func word(_ text: Span<UInt8>) -> UInt64 { max(1, hash64(text, seed: Family.word)) }

  /// The key of `RT`, by which retweets begin.
  static let retweet = word(Array("rt".utf8).span)

  /// The key of two words in a row.
  @inline(__always)
  static func bigram(_ first: UInt64, _ second: UInt64) -> UInt64 {
    max(1, hash64(first, second, seed: Family.bigram))
  }

  /// The key of a kind of token that a text has.
  static func tokenKind(_ kind: Int) -> UInt64 { number(kind, Family.tokenKind) }

  /// The key of the kind of thing that a text begins with.
  static func beginning(_ kind: Int) -> UInt64 { number(kind, Family.beginning) }

  /// The key of a codebook's matches for a category.
  static func match(_ category: Int) -> UInt64 { number(category, Family.match) }

  private static func number(_ number: Int, _ family: UInt64) -> UInt64 {
    max(1, hash64(UInt64(number), 0, seed: family))
  }

  /// Calls `body` with the key of each character n-gram of `word`, UTF-8. The beginning and the end of
  /// the word count as a character each.
  ///
  /// - Parameter lengths: the n of the n-grams, in Unicode scalars.
  static func forEachNGram(
    of lengths: ClosedRange<Int>, in word: Span<UInt8>, _ body: (UInt64) -> Void
  ) {
    var padded: [UInt8] = []
    padded.reserveCapacity(word.count + 2)
    padded.append(0x20)
    for index in word.indices { padded.append(word[index]) }
    padded.append(0x20)
    var bounds: [Int] = []
    bounds.reserveCapacity(padded.count + 1)
    for index in padded.indices where padded[index] & 0xC0 != 0x80 { bounds.append(index) }
    bounds.append(padded.count)
    let (text, starts) = (padded.span, bounds.span)
    for first in 0..<starts.count - 2 {
      for length in lengths where first + length < starts.count {
        let nGram = text.extracting(starts[first]..<starts[first + length])
        body(max(1, hash64(nGram, seed: Family.nGram)))
      }
    }
  }
}
