/// Why texts cannot be analysed.
public enum LexiconError: Error, Equatable, CustomStringConvertible {
  /// ICU's data could not be opened.
  case icuUnavailable
  /// libstemmer has no such algorithm.
  case stemmerUnavailable(String)
  /// A regular expression that ICU does not understand, and where in it.
  case badExpression(String, offset: Int?)
  /// A list of root words holds none.
  case rootsEmpty
  /// Texts are to be stemmed with root words, and there are none.
  case rootsMissing
  /// The root words are not those that the options were made with; both checksums.
  case otherRoots(expected: String, found: String)

  /// What happened and what to do about it.
  public var description: String {
    switch self {
    case .icuUnavailable:
      "ICU's data could not be opened; reinstall libicu"
    case .stemmerUnavailable(let name):
      "libstemmer has no stemmer \"\(name)\"; install libstemmer 2.0 or newer"
    case .badExpression(let pattern, let offset):
      "\"\(pattern)\" is no regular expression"
        + (offset.map { "; the mistake is at character \($0 + 1)" } ?? "")
    case .rootsEmpty: "the root list holds no word; it needs one a line, or hunspell's .dic form"
    case .rootsMissing:
      "stemming Indonesian needs a list of root words; install one with "
        + "\"apt-get install hunspell-id\""
    case .otherRoots(let expected, let found):
      "the root list is another one (SHA-256 \(found.prefix(12))…) than the one used before "
        + "(\(expected.prefix(12))…)"
    }
  }
}
