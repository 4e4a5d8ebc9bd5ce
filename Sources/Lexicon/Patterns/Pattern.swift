/// Something to look for in texts.
///
/// The words of ``text`` follow each other within a sentence. Each is a word (found by its stem), a
/// `prefix*`, a word with `*` in other places (`hu*n`, `*hujan`), an `=exact` normalised form, a
/// `#hashtag` or an `@account` (also with `*`), an emoji or an emoticon. Phrases are found in words that
/// stand for several, too: `bantuan sosial` in `bansos`, and `ktp` in the compound `e-KTP`.
public struct Pattern: Hashable, Sendable {
  /// The pattern as a person wrote it.
  public let text: String
  /// Nil for words that follow each other; otherwise the number of tokens within which the words may
  /// stand in any order.
  public let near: Int?
  /// Whether the words are found only as they are written here, capital letters included.
  public let matchesCase: Bool
  /// Whether ``text`` is a regular expression in ICU's syntax, looked for in the whole text.
  public let isExpression: Bool

  /// Makes a pattern.
  public init(
    text: String, near: Int? = nil, matchesCase: Bool = false, isExpression: Bool = false
  ) {
    self.text = text
    self.near = near
    self.matchesCase = matchesCase
    self.isExpression = isExpression
  }

  /// Whether there is nothing to look for: no word, number, emoji or emoticon.
  public var isEmpty: Bool {
    if isExpression { return text.isEmpty }
    let bytes = Array(text.utf8)
    if Pattern.hasLetterOrDigit(bytes[...]) { return false }
    return Pattern.words(of: bytes).allSatisfy { Pattern.firstToken(of: $0) == nil }
  }

  // MARK: Bytes

  package func write(to writer: inout ByteWriter) {
    writer.add(text)
    writer.add(near ?? 0)
    writer.add((matchesCase ? 1 : 0) + (isExpression ? 2 : 0))
  }

  package init(from reader: inout ByteReader) {
    text = reader.text()
    let tokens = reader.number()
    near = tokens == 0 ? nil : tokens
    let marks = reader.number()
    (matchesCase, isExpression) = (marks & 1 != 0, marks & 2 != 0)
  }

  // MARK: Words

  static let exactMark = UInt8(ascii: "=")
  static let wildcardMark = UInt8(ascii: "*")

  /// What white space parts in a text, UTF-8.
  static func words(of text: [UInt8]) -> [ArraySlice<UInt8>] {
    var words: [ArraySlice<UInt8>] = []
    var (start, at) = (0, 0)
    while at < text.count {
      let scalar = UTF8Scalar(startingAt: at, of: text.span, to: text.count)
      if Unicode.Scalar(scalar.value)?.isSpace ?? false {
        if start < at { words.append(text[start..<at]) }
        start = at + scalar.count
      }
      at += scalar.count
    }
    if start < text.count { words.append(text[start...]) }
    return words
  }

  /// Whether a word has `=` or `*` as a mark, not as part of an emoticon (`=)`).
  static func hasMark(_ word: ArraySlice<UInt8>) -> Bool {
    guard word.first == exactMark || word.contains(wildcardMark) else { return false }
    return hasLetterOrDigit(word) || firstToken(of: word)?.range.count != word.count
  }

  private static func hasLetterOrDigit(_ text: ArraySlice<UInt8>) -> Bool {
    text.contains { ASCII.isLetter($0) || ASCII.isDigit($0) }
      || text.contains { $0 >= 0x80 }
        && String(decoding: text, as: UTF8.self).contains { $0.isLetter || $0.isNumber }
  }

  private static func firstToken(of word: ArraySlice<UInt8>) -> Token? {
    var tokenizer = Tokenizer()
    var tokens: [Token] = []
    tokenizer.tokenize(Array(word).span, into: &tokens)
    return tokens.first
  }
}

/// A word with `*` for any letters, or without, compared byte by byte.
struct Wildcard: Sendable {
  /// What stands between the `*`: a word begins with the first part, ends with the last, and has the
  /// others between in this order.
  private let parts: [[UInt8]]

  /// The wildcard as it is written.
  var text: [UInt8] { Array(parts.joined(separator: [Pattern.wildcardMark])) }

  /// Makes a wildcard of UTF-8.
  init(_ text: [UInt8]) {
    parts = text.split(separator: Pattern.wildcardMark, omittingEmptySubsequences: false)
      .map(Array.init)
  }

  /// Whether it begins with the sign of a hashtag or an account, `sign`; if nil, whether it begins with
  /// neither sign. `*hujan` is a word, not a hashtag.
  func begins(with sign: UInt8?) -> Bool {
    let first = parts[0].first
    if let sign { return first == sign }
    return first != UInt8(ascii: "#") && first != UInt8(ascii: "@")
  }

  /// Whether the whole of `text` fits.
  func matches(_ text: Span<UInt8>) -> Bool {
    let (first, last) = (parts[0], parts[parts.count - 1])
    if parts.count == 1 { return text.count == first.count && hasPart(first, at: 0, of: text) }
    guard text.count >= first.count + last.count, hasPart(first, at: 0, of: text),
      hasPart(last, at: text.count - last.count, of: text)
    else { return false }
    var start = first.count
    let end = text.count - last.count
    for part in parts.dropFirst().dropLast() {
      while start + part.count <= end, !hasPart(part, at: start, of: text) { start += 1 }
      guard start + part.count <= end else { return false }
      start += part.count
    }
    return true
  }

  private func hasPart(_ part: [UInt8], at start: Int, of text: Span<UInt8>) -> Bool {
    for index in part.indices where text[start + index] != part[index] { return false }
    return true
  }
}
