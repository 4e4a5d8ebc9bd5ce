public import Lexicon

/// The rules by which tweets are coded: exclusive categories in the order in which ties are settled,
/// each with a definition for coders and keywords for the program.
public struct Codebook: Equatable, Sendable {
  /// Its short name, as in `konten`.
  public let name: String
  /// Its name for readers.
  public let title: Wording
  /// The categories; where two fit equally well, the first one counts.
  public let categories: [Category]
  /// The index of the category that a tweet without any keyword falls into.
  public let fallback: Int
  /// The SHA-256 of the file, in hexadecimal.
  public let checksum: String
  /// The text of the file.
  public let source: String
  /// The keywords, in the order of the file.
  public let keywords: [Keyword]
  /// Whether it was imported from another program's dictionary, where of entries that lie in each other
  /// only the longest counts.
  public let isDictionary: Bool
  /// The entries of a dictionary that were not understood and left out, and why.
  public let skippedEntries: [CodebookError]

  /// The index of the category with this id, or nil.
  public func index(of category: String) -> Int? {
    categories.firstIndex { $0.id == category }
  }
}

/// Something in a tweet that speaks for a category.
public struct Keyword: Equatable, Sendable {
  /// The index of the category that it speaks for.
  public let category: Int
  /// What it is looked for by.
  public let pattern: Pattern
  /// What it adds to the category's score, once a tweet; above 0.
  public let weight: Float
  /// Any of these in the tweet, and the keyword does not count.
  public let unless: [Pattern]
  /// Where one of these ends among the ``reach`` tokens before it, the keyword does not count there.
  public let unlessBefore: [Pattern]

  /// The number of tokens before a keyword in which ``unlessBefore`` is looked for: `tidak bisa lagi
  /// daftar` has two words between.
  public static let reach = 3

  /// The words that `negated` stands for; informal spellings have the same stems.
  static let negations = [
    "tidak", "tak", "takkan", "tiada", "bukan", "belum", "jangan", "tanpa", "=tnp", "=not", "=no",
    "=never", "=without",
  ].map { Pattern(text: $0) }
}
