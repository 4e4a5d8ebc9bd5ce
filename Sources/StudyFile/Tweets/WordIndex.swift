internal import Foundation
public import Lexicon

/// The words of a tweet as the file's index of words has them.
struct IndexedWords: Sendable {
  /// The stem of each word, for a word that is found by its stem.
  let stems: String
  /// Each word as it is written, for phrases and beginnings of words.
  let forms: String

  init(_ analysis: Analysis, _ analyzer: borrowing Analyzer) {
    var (stems, forms) = ("", "")
    for form in analysis.normalForms {
      forms += analyzer.text(of: form)
      forms += " "
      stems += analyzer.text(of: analyzer.term(of: form))
      stems += " "
    }
    (self.stems, self.forms) = (stems, forms)
  }
}

/// Turns what a reader looks for into a question to the index of words. A word is found by its stem, a
/// `"phrase"` and a `prefix*` as they are written, a `#hashtag` and an `@account` by their names; of several all
/// must be there.
public actor WordQuery {
  private var analyzer: Analyzer
  private var analysis = Analysis()

  /// Makes what turns words into questions, by the analysis that the tweets' words have.
  public init(_ options: AnalysisOptions) throws { analyzer = try Analyzer(options) }

  /// The question of FTS5; nil where `text` has no word.
  public func question(_ text: String) -> String? {
    let parts = Self.parts(of: text).compactMap(question)
    return parts.isEmpty ? nil : parts.joined(separator: " AND ")
  }

  private func question(_ part: (text: String, isPhrase: Bool)) -> String? {
    let isPrefix = !part.isPhrase && part.text.hasSuffix("*")
    let bytes = Array((isPrefix ? String(part.text.dropLast()) : part.text).utf8)
    analyzer.analyze(bytes.span, into: &analysis)
    let words = IndexedWords(analysis, analyzer)
    let isStem = !part.isPhrase && !isPrefix
    let found = (isStem ? words.stems : words.forms).trimmingCharacters(in: .whitespaces)
    if found.isEmpty { return nil }
    let quoted = "\"" + found.replacingOccurrences(of: "\"", with: "\"\"") + "\""
    return "\(isStem ? "stems" : "forms") : \(quoted)\(isPrefix ? " *" : "")"
  }

  /// The words and the phrases in quotes of what a reader looks for.
  static func parts(of text: String) -> [(text: String, isPhrase: Bool)] {
    var parts: [(text: String, isPhrase: Bool)] = []
    for (index, piece) in text.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
    {
      if index % 2 == 1 {
        parts.append((String(piece), true))
      } else {
        parts += piece.split(whereSeparator: \.isWhitespace).map { (String($0), false) }
      }
    }
    return parts.filter { !$0.text.isEmpty }
  }
}

extension WordQuery {
  /// The words and phrases that a reader looks for, as codebooks have them.
  public static func phrases(in text: String) -> [String] {
    parts(of: text).map { $0.isPhrase ? "\"\($0.text)\"" : $0.text }
  }
}
