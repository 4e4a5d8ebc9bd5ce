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
  public var usesBigrams: Bool
  /// The lengths, in Unicode scalars, of the runs of characters inside words that count, the word's
  /// two ends included as a character each; nil when none do.
  public var characterNGrams: ClosedRange<Int>?
  /// Whether the kind of each token that is no word counts (a link, a mention …), and the kind of
  /// thing that the text begins with.
  public var usesTokenKinds: Bool
  /// Whether a mention counts by the name in it, and not only as a mention.
  public var usesMentions: Bool
  /// A text's counts are divided by this power of their sum: 0 leaves them, 0.5 makes long texts
  /// weigh no more than short ones, 1 gives a mean.
  public var lengthPower: Float

  /// What a naive Bayes model looks at: terms that are no stop words.
  public static let terms = FeatureOptions(
    usesTerms: true, keepsStopWords: false, usesBigrams: false, characterNGrams: nil,
    usesTokenKinds: false, usesMentions: true, lengthPower: 0)

  /// What a model looks at that is seeded by a codebook.
  public static let seeded = FeatureOptions(
    usesTerms: true, keepsStopWords: true, usesBigrams: false, characterNGrams: nil,
    usesTokenKinds: false, usesMentions: true, lengthPower: 1)

  /// What a linear model looks at.
  public static let rich = FeatureOptions(
    usesTerms: false, keepsStopWords: true, usesBigrams: true, characterNGrams: 2...5,
    usesTokenKinds: true, usesMentions: true, lengthPower: 0.5)

  /// What a linear model looks at that is given to others: no names in mentions; and no bigrams, which
  /// add little beside a codebook's matches but make labelling slower.
  public static let shared = FeatureOptions(
    usesTerms: false, keepsStopWords: true, usesBigrams: false, characterNGrams: 2...5,
    usesTokenKinds: true, usesMentions: false, lengthPower: 0.5)

  /// Whether features are the same whatever stemmer and stop words the texts are analysed with.
  var needsNoTerms: Bool { !usesTerms && keepsStopWords }
}
