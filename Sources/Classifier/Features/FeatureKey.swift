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

  /// Cuts words into character n-grams; it keeps its buffer from word to word.
  struct NGrams {
    /// The word between two spaces, with room for a longer look.
    private var padded: [UInt8] = []

    /// Appends the key of each character n-gram of `word`, UTF-8, to `keys`. The beginning and the end of the word count as a
    /// character each.
    ///
    /// - Parameters:
    ///   - lengths: the n of the n-grams, in Unicode scalars.
    ///   - filter: which keys are appended, if not all.
    /// - Returns: how many n-grams there are, with those that are not appended.
    mutating func append(
      of lengths: ClosedRange<Int>, in word: Span<UInt8>, passing filter: KeyFilter? = nil,
      to keys: inout [UInt64]
    ) -> Int {
      var bits: UInt8 = 0
      padded.removeAll(keepingCapacity: true)
      padded.append(addingCapacity: word.count + 10) { padded in
        padded.append(0x20)
        for index in word.indices {
          bits |= word[index]
          padded.append(word[index])
        }
        padded.append(0x20)
        for _ in 0..<8 { padded.append(0) }
      }
      let text = padded.span
      var count = 0
      keys.append(addingCapacity: (word.count + 1) * lengths.count) { keys in
        // In ASCII each character is a byte.
        if bits < 0x80 {
          count = NGrams.append(
            of: lengths, in: text, characters: word.count + 2, &keys, filter
          ) { $0 }
          return
        }
        var starts: [Int] = []
        for index in 0..<word.count + 2 where text[index] & 0xC0 != 0x80 { starts.append(index) }
        starts.append(word.count + 2)
        count = NGrams.append(
          of: lengths, in: text, characters: starts.count - 1, &keys, filter
        ) { starts[$0] }
      }
      return count
    }

    /// The same of the first so many characters of `text`, of which `place` tells where each begins. Behind them eight bytes
    /// more stand.
    @inline(__always)
    private static func append(
      of lengths: ClosedRange<Int>, in text: Span<UInt8>, characters: Int,
      _ keys: inout OutputSpan<UInt64>, _ filter: KeyFilter?, place: (Int) -> Int
    ) -> Int {
      var all = 0
      for first in 0..<characters - 1 {
        let start = place(first)
        let eight = UInt64(
          littleEndian: text.bytes.unsafeLoadUnaligned(fromByteOffset: start, as: UInt64.self))
        var length = lengths.lowerBound
        let longest = min(lengths.upperBound, characters &- first)
        while length <= longest {
          let count = place(first &+ length) &- start
          let hash =
            count <= 8
            ? hash64(eight, count: count, seed: Family.nGram)
            : hash64(text.extracting(start..<start + count), seed: Family.nGram)
          let key = max(1, hash)
          if filter?.mayHave(key) ?? true { keys.append(key) }
          all &+= 1
          length &+= 1
        }
      }
      return all
    }
  }
}
