internal import CICU

/// The platform's entities: links, hashtags and mentions, by the rules of its own twitter-text.
enum Entities {
  /// The entity that begins at `start`, if one does.
  ///
  /// - Parameter chunk: the stretch without white space around it; no entity reaches beyond.
  static func starting(at start: Int, of text: Span<UInt8>, in chunk: Range<Int>) -> Token? {
    switch text[start] {
    case UInt8(ascii: "#"):
      hashtag(at: start, sign: 1, of: text, in: chunk)
    case UInt8(ascii: "@"):
      mention(at: start, sign: 1, of: text, in: chunk)
    case UInt8(ascii: "h"), UInt8(ascii: "H"), UInt8(ascii: "w"), UInt8(ascii: "W"):
      link(at: start, of: text, in: chunk)
    case 0xEF where hasBytes(text, start, chunk, 0xBC, 0x83):  // U+FF03, full-width #
      hashtag(at: start, sign: 3, of: text, in: chunk)
    case 0xEF where hasBytes(text, start, chunk, 0xBC, 0xA0):  // U+FF20, full-width @
      mention(at: start, sign: 3, of: text, in: chunk)
    default:
      nil
    }
  }

  private static func hasBytes(
    _ text: Span<UInt8>, _ at: Int, _ chunk: Range<Int>, _ second: UInt8, _ third: UInt8
  ) -> Bool {
    at + 2 < chunk.upperBound && text[at + 1] == second && text[at + 2] == third
  }

  // MARK: Hashtags

  private static func hashtag(
    at start: Int, sign: Int, of text: Span<UInt8>, in chunk: Range<Int>
  ) -> Token? {
    if start > chunk.lowerBound {
      let before = UTF8Scalar(endingAt: start, of: text, from: chunk.lowerBound)
      // U+FE0E and U+FE0F are marks, but end an emoji, which may stand right before a hashtag.
      if before.value != 0xFE0E, before.value != 0xFE0F,
        before.value == 0x26 || tagClass(before.value) != .other
      {
        return nil
      }
    }
    var end = start + sign
    var hasLetter = false
    while end < chunk.upperBound {
      let scalar = UTF8Scalar(startingAt: end, of: text, to: chunk.upperBound)
      if end == start + sign, scalar.value == 0xFE0F || scalar.value == 0x20E3 { return nil }
      let kind = tagClass(scalar.value)
      if kind == .other { break }
      if kind == .letter { hasLetter = true }
      end += scalar.count
    }
    guard hasLetter, !isSignOrScheme(at: end, of: text, in: chunk) else { return nil }
    return Token(.hashtag, start..<end)
  }

  private enum TagClass {
    case other, letter, digit, special
  }

  /// What `scalar` can be in a hashtag; a tag needs one letter at least, and `_` is none.
  private static func tagClass(_ scalar: UInt32) -> TagClass {
    if scalar < 0x80 {
      let byte = UInt8(scalar)
      if ASCII.isLetter(byte) { return .letter }
      if ASCII.isDigit(byte) { return .digit }
      return byte == ASCII.underscore ? .special : .other
    }
    switch textmine_scalar_class(scalar) {
    case TEXTMINE_SCALAR_LETTER: return .letter
    case TEXTMINE_SCALAR_DIGIT: return .digit
    default: return specialTagScalars.contains(scalar) ? .special : .other
    }
  }

  private static let specialTagScalars: Set<UInt32> = [
    0x00B7, 0x05BE, 0x05F3, 0x05F4, 0x0F0B, 0x0F0C, 0x200C, 0x200D, 0x3003, 0x301C, 0x309B, 0x309C,
    0x30A0, 0x30FB, 0xA67E, 0xFF5E,
  ]

  /// Whether another sign or `://` follows, which makes what stands before it no hashtag.
  private static func isSignOrScheme(
    at end: Int, of text: Span<UInt8>, in chunk: Range<Int>
  ) -> Bool {
    guard end < chunk.upperBound else { return false }
    return text[end] == UInt8(ascii: "#") || hasScheme(at: end, of: text, in: chunk)
      || text[end] == 0xEF && hasBytes(text, end, chunk, 0xBC, 0x83)
  }

  private static func hasScheme(at end: Int, of text: Span<UInt8>, in chunk: Range<Int>) -> Bool {
    end + 2 < chunk.upperBound && text[end] == ASCII.colon && text[end + 1] == UInt8(ascii: "/")
      && text[end + 2] == UInt8(ascii: "/")
  }

  // MARK: Mentions

  private static func mention(
    at start: Int, sign: Int, of text: Span<UInt8>, in chunk: Range<Int>
  ) -> Token? {
    guard mayPrecedeMention(start, of: text, in: chunk) else { return nil }
    let nameStart = start + sign
    var end = nameStart
    while end < chunk.upperBound, end - nameStart < 20, ASCII.isWord(text[end]) { end += 1 }
    guard end > nameStart else { return nil }
    if end < chunk.upperBound {
      let after = UTF8Scalar(startingAt: end, of: text, to: chunk.upperBound).value
      let isAccentedLatin = (0xC0...0x24F).contains(after) && after != 0xD7 && after != 0xF7
      if after == 0x40 || after == 0xFF20 || isAccentedLatin { return nil }
      if hasScheme(at: end, of: text, in: chunk) { return nil }
    }
    return Token(.mention, start..<end)
  }

  private static func mayPrecedeMention(
    _ start: Int, of text: Span<UInt8>, in chunk: Range<Int>
  ) -> Bool {
    guard start > chunk.lowerBound else { return true }
    let before = UTF8Scalar(endingAt: start, of: text, from: chunk.lowerBound).value
    if before == 0xFF20 { return false }
    guard before < 0x80 else { return true }
    let byte = UInt8(before)
    if !ASCII.isWord(byte), !"!#$%&*@".utf8.contains(byte) {
      return true
    }
    // `RT@name` is how some programs pass tweets on.
    let letters = start - 2
    return letters >= chunk.lowerBound && ASCII.lower(text[letters]) == UInt8(ascii: "r")
      && ASCII.lower(byte) == UInt8(ascii: "t")
      && (letters == chunk.lowerBound
        || !ASCII.isWord(text[letters - 1]) && !"+~.-".utf8.contains(text[letters - 1]))
  }

  // MARK: Links

  private static func link(
    at start: Int, of text: Span<UInt8>, in chunk: Range<Int>
  ) -> Token? {
    guard start == chunk.lowerBound || mayPrecedeLink(text[start - 1]),
      let hostStart = hostStart(at: start, of: text, in: chunk)
    else { return nil }
    var end = hostStart
    var depth = 0
    var lastGood = hostStart
    while end < chunk.upperBound {
      let scalar = UTF8Scalar(startingAt: end, of: text, to: chunk.upperBound)
      guard belongsToLink(scalar.value, &depth) else { break }
      end += scalar.count
      if mayEndLink(scalar.value) { lastGood = end }
    }
    return lastGood > hostStart ? Token(.link, start..<lastGood) : nil
  }

  private static func mayPrecedeLink(_ byte: UInt8) -> Bool {
    !ASCII.isLetter(byte) && !ASCII.isDigit(byte) && !"@$#".utf8.contains(byte)
  }

  /// Where the host begins behind `http://`, `https://`, or at `www.`.
  static func hostStart(at start: Int, of text: Span<UInt8>, in chunk: Range<Int>) -> Int? {
    if hasPrefix("http://", at: start, of: text, in: chunk) { return start + 7 }
    if hasPrefix("https://", at: start, of: text, in: chunk) { return start + 8 }
    guard hasPrefix("www.", at: start, of: text, in: chunk), start + 4 < chunk.upperBound,
      ASCII.isWord(text[start + 4])
    else { return nil }
    return start
  }

  /// The bytes of a link's host: what stands before the first `/`, `?`, `#` or `:`.
  static func host(of link: Range<Int>, in text: Span<UInt8>) -> Range<Int> {
    let start = hostStart(at: link.lowerBound, of: text, in: link) ?? link.lowerBound
    var end = start
    while end < link.upperBound, !"/?#:".utf8.contains(text[end]) { end += 1 }
    return start..<end
  }

  private static func hasPrefix(
    _ prefix: StaticString, at start: Int, of text: Span<UInt8>, in chunk: Range<Int>
  ) -> Bool {
    guard start + prefix.utf8CodeUnitCount <= chunk.upperBound else { return false }
    return prefix.withUTF8Buffer { bytes in
      for (offset, byte) in bytes.enumerated() where ASCII.lower(text[start + offset]) != byte {
        return false
      }
      return true
    }
  }

  /// Whether a link goes on with `scalar`; brackets only as long as they are balanced.
  private static func belongsToLink(_ scalar: UInt32, _ depth: inout Int) -> Bool {
    switch scalar {
    case 0x28:
      depth += 1
      return true
    case 0x29:
      depth -= 1
      return depth >= 0
    case 0x22, 0x3C, 0x3E, 0x60, 0x7B, 0x7D, 0x5C, 0x5E:
      return false
    case 0x80...:
      return textmine_scalar_class(scalar) != TEXTMINE_SCALAR_OTHER
    default:
      return true
    }
  }

  private static func mayEndLink(_ scalar: UInt32) -> Bool {
    if scalar >= 0x80 { return true }
    let byte = UInt8(scalar)
    return ASCII.isWord(byte) || "=#/+-&%~)".utf8.contains(byte)
  }
}
