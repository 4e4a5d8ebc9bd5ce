/// What of a text a model looks at.
///
/// A *word* here is any token under its term, or under its spelling: words, numbers, hashtags,
/// mentions, hosts of links, emoji. Words of hashtags count as words too.
public struct FeatureOptions: Codable, Equatable, Sendable {
  /// Whether words count under their term (`layan`) or as they are spelled (`pelayanan`).
  public var usesTerms: Bool
  /// Whether stop words count.
  public var keepsStopWords: Bool
  /// Whether two words in a row count besides each word.
  public var usesPairs: Bool
  /// The lengths, in Unicode scalars, of the runs of characters inside words that count, the word's
  /// two ends included as a character each; nil when none do.
  public var characterRuns: ClosedRange<Int>?
  /// Whether the kind of each token that is no word counts (a link, a mention …), and the kind of
  /// thing that the text begins with.
  public var usesKinds: Bool
  /// Whether a mention counts by the name in it, and not only as a mention.
  public var usesMentions: Bool
  /// A text's counts are divided by this power of their sum: 0 leaves them, 0.5 makes long texts
  /// weigh no more than short ones, 1 gives a mean.
  public var lengthPower: Float

  /// What a naive Bayes model looks at: terms that are no stop words.
  public static let terms = FeatureOptions(
    usesTerms: true, keepsStopWords: false, usesPairs: false, characterRuns: nil,
    usesKinds: false, usesMentions: true, lengthPower: 0)

  /// What a model looks at that is seeded by a codebook.
  public static let seeded = FeatureOptions(
    usesTerms: true, keepsStopWords: true, usesPairs: false, characterRuns: nil,
    usesKinds: false, usesMentions: true, lengthPower: 1)

  /// What a linear model looks at.
  public static let rich = FeatureOptions(
    usesTerms: false, keepsStopWords: true, usesPairs: true, characterRuns: 2...5,
    usesKinds: true, usesMentions: true, lengthPower: 0.5)

  /// What a linear model looks at that is given to others: no names in mentions; and no pairs, which
  /// would add little beside a codebook's finds but make labelling slower.
  public static let shared = FeatureOptions(
    usesTerms: false, keepsStopWords: true, usesPairs: false, characterRuns: 2...5,
    usesKinds: true, usesMentions: false, lengthPower: 0.5)

  /// Whether features are the same whatever stemmer and stop words the texts are analysed with.
  var needsNoTerms: Bool { !usesTerms && keepsStopWords }
}

/// The number by which a feature is known: 64 bits of a hash, never 0. Two features of a model of a
/// million share a number with a probability below one in ten million.
enum FeatureKey {
  /// The key of a word, UTF-8.
  static func word(_ text: Span<UInt8>) -> UInt64 {
    var hash = start(1)
    for i in text.indices { hash = step(hash, text[i]) }
    return finish(hash)
  }

  /// The key of two words in a row.
  static func pair(_ first: UInt64, _ second: UInt64) -> UInt64 {
    finish(first &* 0x9E37_79B9_7F4A_7C15 ^ second)
  }

  /// The key of a token's kind or of a text's beginning.
  static func sign(_ sign: Sign, _ number: Int) -> UInt64 {
    finish(step(step(start(2), sign.rawValue), UInt8(truncatingIfNeeded: number)) &+ UInt64(number))
  }

  enum Sign: UInt8 {
    case kind, beginning
  }

  /// Calls `body` with the key of each run of `lengths` characters in `word`, UTF-8, whose two ends
  /// count as a character each.
  static func forEachRun(
    of lengths: ClosedRange<Int>, in word: Span<UInt8>, _ body: (UInt64) -> Void
  ) {
    var first = -1  // -1 stands for the word's beginning, its count for its end
    while first < word.count {
      var hash = start(3)
      var at = first
      var length = 0
      while at <= word.count, length < lengths.upperBound {
        if at < 0 || at == word.count {
          hash = step(hash, 0x20)
          at += 1
        } else {
          repeat {
            hash = step(hash, word[at])
            at += 1
          } while at < word.count && word[at] & 0xC0 == 0x80
        }
        length += 1
        if lengths.contains(length) { body(finish(hash)) }
      }
      first += 1
      while first > 0, first < word.count, word[first] & 0xC0 == 0x80 { first += 1 }
    }
  }

  private static func start(_ family: UInt8) -> UInt64 { step(0xCBF2_9CE4_8422_2325, family) }

  /// FNV-1a.
  private static func step(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
    (hash ^ UInt64(byte)) &* 0x100_0000_01B3
  }

  /// Stirs all bits, so that any of them can choose a place in a table.
  private static func finish(_ hash: UInt64) -> UInt64 {
    let product = (hash ^ hash >> 32).multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
    return max(1, product.high ^ product.low)
  }
}
