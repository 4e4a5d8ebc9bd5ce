/// Why texts cannot be analysed.
public enum LexiconError: Error, Equatable, CustomStringConvertible {
  /// ICU's data could not be opened.
  case icuUnavailable
  /// libstemmer has no such algorithm.
  case stemmerUnavailable(String)
  /// A regular expression that ICU does not understand, and where in it.
  case badExpression(String, offset: Int?)

  /// What happened and what to do about it.
  public var description: String {
    switch self {
    case .icuUnavailable:
      "ICU's word-break data could not be opened; reinstall libicu"
    case .stemmerUnavailable(let name):
      "libstemmer has no stemmer \"\(name)\"; install libstemmer 2.0 or newer"
    case .badExpression(let pattern, let offset):
      "\"\(pattern)\" is no regular expression"
        + (offset.map { "; the mistake is at character \($0 + 1)" } ?? "")
    }
  }
}
