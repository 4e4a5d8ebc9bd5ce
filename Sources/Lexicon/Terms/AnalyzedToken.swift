extension Analyzer {
  /// A token with its text and its term: what ``tokens(in:)`` gives.
  public struct AnalyzedToken: Equatable, Sendable {
    /// What the token is.
    public let kind: Token.Kind
    /// The token as it is written.
    public let text: String
    /// What it is counted under; nil for a stop word.
    public let term: String?
  }

  /// The tokens of `text` with their terms.
  ///
  /// For many texts ``analyze(_:into:)`` is much faster: it makes no strings.
  public mutating func tokens(in text: String) -> [AnalyzedToken] {
    let bytes = Array(text.utf8)
    var analysis = Analysis()
    analyze(bytes.span, into: &analysis)
    return analysis.tokens.indices.map { index in
      let token = analysis.tokens[index]
      let form = analysis.normalForms[index]
      return AnalyzedToken(
        kind: token.kind, text: String(decoding: bytes[token.range], as: UTF8.self),
        term: isStopWord(form) ? nil : self.text(of: term(of: form)))
    }
  }
}
