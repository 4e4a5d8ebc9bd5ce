public import Lexicon

/// What is wrong with a codebook, and where.
public struct CodebookError: Error, Equatable, CustomStringConvertible {
  /// The kinds of mistakes.
  public enum Problem: Equatable, Sendable {
    /// The text is not YAML; `reason` is the parser's.
    case notYAML(reason: String)
    /// A value of another shape than the one expected.
    case unexpected(String, expected: String)
    /// A key that must be there is not.
    case missing(key: String, of: String)
    /// A key that means nothing here.
    case unknown(key: String, known: [String])
    /// A category stands twice.
    case duplicate(category: String)
    /// A category has no keyword and is not the fallback.
    case noKeywords(category: String)
    /// The fallback is none of the categories.
    case unknownFallback(String)
    /// A keyword stands twice in its category.
    case duplicateKeyword(String, category: String)
    /// A keyword without a word, number, emoji or emoticon to look for.
    case emptyKeyword(String)
    /// A regular expression that ICU does not understand.
    case badExpression(LexiconError)
    /// A key that a keyword with a regular expression cannot have.
    case notWithRegex(key: String)
    /// Lists within lists, more of them than the parser follows.
    case nestedTooDeeply
    /// Aliases that stand for more values than a codebook may have.
    case unfoldsTooFar(limit: Int)
    /// More keywords than a codebook may have.
    case tooManyKeywords(limit: Int)
  }

  /// The file's name.
  public let file: String
  /// The line, from 1.
  public let line: Int
  /// The column, from 1.
  public let column: Int
  /// What is wrong there.
  public let problem: Problem

  /// Place, finding and remedy, as in `codebook.yml:8:5: category "agama" has no keywords; …`.
  public var description: String { "\(file):\(line):\(column): \(problem.description)" }
}

extension CodebookError.Problem: CustomStringConvertible {
  /// What was found, what was expected and what to do.
  public var description: String {
    switch self {
    case .notYAML(let reason): "not valid YAML: \(reason)"
    case .unexpected(let found, let expected): "expected \(expected), found \(found)"
    case .missing(let key, let owner): "\(owner) has no \"\(key)\"; add one"
    case .unknown(let key, let known):
      "unknown key \"\(key)\"; known here: \(known.joined(separator: ", "))"
    case .duplicate(let category): "category \"\(category)\" stands twice; rename or merge one"
    case .noKeywords(let category):
      "category \"\(category)\" has no keywords; add one or remove it"
    case .unknownFallback(let id):
      "fallback \"\(id)\" is none of the categories; name one that is"
    case .duplicateKeyword(let keyword, let category):
      "keyword \"\(keyword)\" stands twice in category \"\(category)\"; remove one"
    case .emptyKeyword(let keyword):
      "keyword \"\(keyword)\" has nothing to look for; write a word, an emoji or an emoticon"
    case .badExpression(let error): "\(error)"
    case .notWithRegex(let key):
      "\"\(key)\" has no meaning beside \"regex\"; remove one of them"
    case .nestedTooDeeply:
      "more than a thousand brackets are open; a codebook needs a few, so close or remove them"
    case .unfoldsTooFar(let limit):
      "aliases unfold to more than \(limit) values, as in a YAML bomb; write out what they stand for"
    case .tooManyKeywords(let limit):
      "more than \(limit) keywords; split the codebook"
    }
  }
}
