internal import Resources

/// Words that carry grammar and not content, in their folded spelling.
///
/// The Indonesian list has three tiers, by grammatical class: function words with their informal
/// spellings, discourse particles, and protected words, which carry the service meaning or turn it
/// round (`tidak`, `jam`, `tempat`) and are never in the default list.
public struct StopWords: Equatable, Codable, Sendable {
  /// The words, sorted.
  public let words: [String]

  /// Makes a list of `words`, which are folded.
  public init(_ words: some Sequence<String>) {
    self.words = Set(words.map(fold)).sorted()
  }

  /// Reads one word a line; what follows `#` is a comment.
  public init(lines text: String) {
    self.init(StopWords.lines(of: text))
  }

  /// No words at all.
  public static let none = StopWords([])

  /// The Indonesian function words and discourse particles.
  public static let standard: StopWords = {
    let protected = Set(tier(.protected))
    return StopWords((tier(.function) + tier(.discourse)).filter { !protected.contains($0) })
  }()

  /// The default list of a language: for English its function words.
  public static func standard(for language: TextLanguage) -> StopWords {
    switch language {
    case .indonesian: standard
    case .english: StopWords(lines: resource("stopwords-en/function.txt"))
    }
  }

  /// The tiers of the Indonesian list.
  public enum Tier: String, CaseIterable, Sendable {
    /// Words of the closed classes: prepositions, conjunctions, pronouns and the like.
    case function
    /// Particles and fillers of talk.
    case discourse
    /// Words that are never removed by default.
    case protected
  }

  /// The words of one tier, in the order of the file.
  public static func tier(_ tier: Tier) -> [String] {
    lines(of: resource("stopwords-id/\(tier.rawValue).txt"))
  }

  /// The first word of each line, before any `#`.
  static func lines(of text: String) -> [String] {
    var words: [String] = []
    var word = String.UnicodeScalarView()
    var isOver = false
    for scalar in text.unicodeScalars {
      let isSpace = scalar.isSpace
      if isSpace, scalar.isNewline {
        if !word.isEmpty { words.append(String(word)) }
        word = String.UnicodeScalarView()
        isOver = false
      } else if scalar == "#" || isSpace && !word.isEmpty {
        isOver = true
      } else if !isOver, !isSpace {
        word.append(scalar)
      }
    }
    if !word.isEmpty { words.append(String(word)) }
    return words
  }
}

extension Unicode.Scalar {
  fileprivate var isNewline: Bool {
    switch value {
    case 0x0A...0x0D, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }
}

/// The text of an embedded file of Resources/.
func resource(_ path: String) -> String {
  let found = textmine_resource(path)
  guard let bytes = found.bytes else { preconditionFailure("no resource \(path) is embedded") }
  return String(decoding: UnsafeBufferPointer(start: bytes, count: found.count), as: UTF8.self)
}
