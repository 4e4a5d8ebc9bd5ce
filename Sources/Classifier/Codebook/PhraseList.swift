internal import Hashing
internal import Lexicon

extension Codebook {
  /// A codebook that only finds which of some words or phrases a text has: each is a keyword of a category of its
  /// own, in their order, as a codebook would have it. Its labels mean nothing.
  public init(name: String, looksFor phrases: [String]) {
    let source = phrases.joined(separator: "\n")
    self.init(
      name: name, title: Wording(indonesian: name, english: name),
      categories: (phrases + [""]).map { Category(named: $0) }, fallback: phrases.count,
      checksum: Checksum.hex(of: source.utf8), source: source,
      keywords: phrases.enumerated().map { place, phrase in
        Keyword(
          category: place, pattern: Pattern(text: phrase), weight: 1, unless: [], unlessBefore: [])
      }, isDictionary: false, skippedEntries: [])
  }
}
