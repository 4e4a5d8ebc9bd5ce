/// Puts right what programs on a text's way have done to it: UTF-8 read as Windows-1252 (`â€™`) or Mac Roman (`‚Äô`),
/// Python's bytes (`b'\xe2\x80\x99'`), escapes left in the text (`\n`, `\u2019`, R's
/// `<U+2019>`).
enum TextRepair {
  /// How often a text is read wrongly one after the other, at most.
  private static let layers = 6

  /// Whether a text may need repair, which few do.
  @inline(__always)
  static func isSuspect(_ text: Span<UInt8>) -> Bool {
    if isWrapped(text) { return true }
    // Every character that UTF-8 begins with stands in U+00C2 to U+00F4.
    return text.position(ofEither: .backslash, or: 0xC3, from: 0) < text.count
      || REscapes.areIn(text) || MacRoman.isIn(text)
  }

  /// Whether a text begins like Python's bytes (`b'`) or a list (`['`).
  @inline(__always)
  static func isWrapped(_ text: Span<UInt8>) -> Bool {
    text.count > 2 && isQuote(text[1])
      && (text[0] == UInt8(ascii: "b") || text[0] == UInt8(ascii: "["))
  }

  /// The text put right; nil where nothing was wrong with it.
  ///
  /// - Parameter unescapes: whether escapes are what programs have left, and not what somebody wrote.
  static func repaired(_ text: Span<UInt8>, unescapes: Bool = true) -> [UInt8]? {
    var bytes = text.array
    var hasChanged = unwrap(&bytes) || unlist(&bytes)
    if unescapes, TextEscapes.replace(in: &bytes, all: hasChanged) { hasChanged = true }
    if REscapes.replace(in: &bytes) { hasChanged = true }
    for _ in 0..<layers where MacRoman.reread(&bytes) || MisreadUTF8.reread(&bytes) {
      hasChanged = true
    }
    return hasChanged ? bytes : nil
  }

  private static func isQuote(_ byte: UInt8) -> Bool {
    byte == .quote || byte == UInt8(ascii: "'")
  }

  /// Takes `['` and `']` off a list of one text, which has a space: a lone word is one of the lists of words that
  /// preparing texts makes.
  private static func unlist(_ text: inout [UInt8]) -> Bool {
    guard text.count > 4, text[0] == UInt8(ascii: "["), text.last == UInt8(ascii: "]"),
      isQuote(text[1]), text[text.count - 2] == text[1], text.contains(.space)
    else { return false }
    let quote = text[1]
    let inside = text[2..<text.count - 2]
    // A quote before a comma ends the first of several, and Python has no `'` within `'`.
    for index in inside.indices where text[index] == quote && text[index - 1] != .backslash {
      if text[index + 1] == UInt8(ascii: ",") || quote == UInt8(ascii: "'") { return false }
    }
    text = Array(inside)
    return true
  }

  /// Takes `b'` and `'` off a text in ASCII that ends so, or that is cut and has escapes of bytes; off any in which a name or
  /// `RT @` follows.
  private static func unwrap(_ text: inout [UInt8]) -> Bool {
    guard text.count > 2, text[0] == UInt8(ascii: "b"), isQuote(text[1]) else { return false }
    let isWhole = text.count > 3 && text.last == text[1]
    if !beginsTweet(text.span.extracting(2..<text.count)) {
      guard text.allSatisfy({ $0 < 0x80 }) else { return false }
      if !isWhole, text.firstRange(of: [.backslash, UInt8(ascii: "x")]) == nil { return false }
    }
    if isWhole { text.removeLast() }
    text.removeFirst(2)
    return true
  }

  private static func beginsTweet(_ text: Span<UInt8>) -> Bool {
    text.starts(with: "RT @") || text.startsAsReply
  }
}

extension TweetBatch {
  /// Adds a text to the field at hand as a person reads it, put right where `repairs`; whether it
  /// was. See ``TextRepair/repaired(_:unescapes:)``.
  @inline(__always)
  mutating func extendText(
    _ text: Span<UInt8>, isUTF8: Bool, repairs: Bool, unescapes: Bool = true
  ) -> Bool {
    if repairs, isUTF8, !TextRepair.isWrapped(text) {
      // 0x9A is the end of `√` and `‚`.
      let first = text.position(
        ofAny: .backslash, 0xC3, UInt8(ascii: "&"), UInt8(ascii: "<"), 0x9A)
      if first == text.count {
        extend(text)
        return false
      }
    }
    guard repairs, isUTF8, TextRepair.isSuspect(text),
      let repaired = TextRepair.repaired(text, unescapes: unescapes)
    else {
      extendPlain(text, isUTF8: isUTF8, decodesEntities: repairs)
      return false
    }
    extendPlain(repaired.span, isUTF8: true)
    return true
  }
}
