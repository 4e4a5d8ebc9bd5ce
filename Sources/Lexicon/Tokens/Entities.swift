internal import CICU

/// The platform's entities by the rules of its own twitter-text, and what is likewise made of
/// signs: emoticons and keycap emoji.
///
/// An entity is looked for at the sign that gives it away, never at each letter: a hashtag at `#`,
/// a link at the `.` or `://` in it, whose beginning then lies before the sign.
enum Entities {
  /// The entity that the sign at `at` belongs to, if it belongs to one.
  ///
  /// - Parameters:
  ///   - chunk: the rest of a stretch without white space; the entity lies in it.
  ///   - whole: the stretch; what stands before an entity is looked for in it.
  ///   - deadEnd: before it no link begins; the caller keeps it from call to call.
  static func around(
    _ at: Int, of text: Span<UInt8>, in chunk: Range<Int>, whole: Range<Int>, deadEnd: inout Int
  ) -> Token? {
    switch text[at] {
    case UInt8(ascii: "#"):
      keycap(at: at, of: text, in: whole) ?? hashtag(at: at, sign: 1, of: text, in: whole)
    case UInt8(ascii: "@"):
      email(at: at, of: text, in: chunk) ?? mention(at: at, sign: 1, of: text, in: whole)
    case UInt8(ascii: "$"):
      cashtag(at: at, of: text, in: whole)
    case ASCII.fullStop:
      bareLink(around: at, of: text, in: chunk, whole: whole, deadEnd: &deadEnd)
        ?? Emoticons.starting(at: at, of: text, in: whole)
    case ASCII.colon:
      Links.withProtocol(endingAt: at, of: text, in: chunk, whole: whole)
        ?? Emoticons.starting(at: at, of: text, in: whole)
    case UInt8(ascii: ";"), UInt8(ascii: "="), UInt8(ascii: "^"), UInt8(ascii: "<"),
      UInt8(ascii: ">"), ASCII.hyphen:
      Emoticons.starting(at: at, of: text, in: whole)
    case 0x30...0x39, UInt8(ascii: "*"):
      keycap(at: at, of: text, in: whole)
    case 0xEF where hasBytes(text, at, whole, 0xBC, 0x83):  // U+FF03, full-width #
      hashtag(at: at, sign: 3, of: text, in: whole)
    case 0xEF where hasBytes(text, at, whole, 0xBC, 0xA0):  // U+FF20, full-width @
      mention(at: at, sign: 3, of: text, in: whole)
    default:
      nil
    }
  }

  private static func hasBytes(
    _ text: Span<UInt8>, _ at: Int, _ chunk: Range<Int>, _ second: UInt8, _ third: UInt8
  ) -> Bool {
    at + 2 < chunk.upperBound && text[at + 1] == second && text[at + 2] == third
  }

  /// A digit, `#` or `*` in a keycap. UAX #29 would glue it to letters and digits beside it.
  private static func keycap(at start: Int, of text: Span<UInt8>, in chunk: Range<Int>) -> Token? {
    var end = start + 1
    guard end < chunk.upperBound, text[end] >= 0x80 else { return nil }
    if text[end] == 0xEF, hasBytes(text, end, chunk, 0xB8, 0x8F) { end += 3 }  // U+FE0F
    guard end < chunk.upperBound, text[end] == 0xE2, hasBytes(text, end, chunk, 0x83, 0xA3) else {
      return nil
    }
    return Token(.emoji, start..<end + 3)
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
    return text[end] == UInt8(ascii: "#") || Links.hasScheme(at: end, of: text, in: chunk)
      || text[end] == 0xEF && hasBytes(text, end, chunk, 0xBC, 0x83)
  }

  // MARK: Links and e-mail addresses

  /// A link without a protocol, unless it is the name of an e-mail address (`budi.id@example.com`).
  private static func bareLink(
    around at: Int, of text: Span<UInt8>, in chunk: Range<Int>, whole: Range<Int>,
    deadEnd: inout Int
  ) -> Token? {
    guard
      let link = Links.bare(around: at, of: text, in: chunk, whole: whole, deadEnd: &deadEnd)
    else { return nil }
    let end = link.range.upperBound
    guard end < chunk.upperBound, text[end] == UInt8(ascii: "@") else { return link }
    return email(at: end, of: text, in: chunk) ?? link
  }

  /// The longest name of an e-mail address (RFC 5321, section 4.5.3.1.1).
  private static let longestName = 64

  /// A name of letters, digits and a few signs before `@`, and a host behind it.
  private static func email(at sign: Int, of text: Span<UInt8>, in chunk: Range<Int>) -> Token? {
    var start = sign
    while start > chunk.lowerBound, sign - start < longestName,
      ASCII.isWord(text[start - 1]) || ASCII.isOne(of: ".%+-", text[start - 1])
    {
      start -= 1
    }
    while start < sign, !ASCII.isLetter(text[start]), !ASCII.isDigit(text[start]) { start += 1 }
    guard start < sign, text[sign - 1] != ASCII.fullStop,
      let end = HostScanner(allowsAnyScript: false).end(
        from: sign + 1, of: text, to: chunk.upperBound)
    else { return nil }
    return Token(.email, start..<end)
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
    end = listEnd(at: end, of: text, in: chunk) ?? end
    if end < chunk.upperBound {
      let after = UTF8Scalar(startingAt: end, of: text, to: chunk.upperBound)
      if after.value == 0x40 || after.value == 0xFF20 || after.isAccentedLatin { return nil }
      if Links.hasScheme(at: end, of: text, in: chunk) { return nil }
    }
    return Token(.mention, start..<end)
  }

  /// Where the list's name that begins with the `/` at `slash` ends: a letter, then up to 24
  /// letters, digits, `_` or `-`.
  private static func listEnd(at slash: Int, of text: Span<UInt8>, in chunk: Range<Int>) -> Int? {
    guard slash + 1 < chunk.upperBound, text[slash] == ASCII.slash, ASCII.isLetter(text[slash + 1])
    else { return nil }
    var end = slash + 2
    while end < chunk.upperBound, end - slash <= 25,
      ASCII.isWord(text[end]) || text[end] == ASCII.hyphen
    {
      end += 1
    }
    return end
  }

  private static func mayPrecedeMention(
    _ start: Int, of text: Span<UInt8>, in chunk: Range<Int>
  ) -> Bool {
    guard start > chunk.lowerBound else { return true }
    let before = UTF8Scalar(endingAt: start, of: text, from: chunk.lowerBound).value
    if before == 0xFF20 { return false }
    guard before < 0x80 else { return true }
    let byte = UInt8(before)
    if !ASCII.isWord(byte), !ASCII.isOne(of: "!#$%&*@", byte) {
      return true
    }
    // `RT@name` is how some programs pass tweets on.
    let letters = start - 2
    return letters >= chunk.lowerBound && ASCII.lower(text[letters]) == UInt8(ascii: "r")
      && ASCII.lower(byte) == UInt8(ascii: "t")
      && (letters == chunk.lowerBound
        || !ASCII.isWord(text[letters - 1]) && !ASCII.isOne(of: "+~.-", text[letters - 1]))
  }

  // MARK: Cashtags

  /// Up to six letters behind `$`, and perhaps `.` or `_` and one or two letters: `$TLKM.JK`.
  private static func cashtag(at start: Int, of text: Span<UInt8>, in chunk: Range<Int>) -> Token? {
    if start > chunk.lowerBound,
      !UTF8Scalar(endingAt: start, of: text, from: chunk.lowerBound).isSpace
    {
      return nil
    }
    func lettersEnd(from start: Int, atMost count: Int) -> Int {
      var end = start
      while end < chunk.upperBound, end - start < count, ASCII.isLetter(text[end]) { end += 1 }
      return end
    }
    let end = lettersEnd(from: start + 1, atMost: 6)
    guard end > start + 1 else { return nil }
    if end < chunk.upperBound, text[end] == ASCII.fullStop || text[end] == ASCII.underscore {
      let longer = lettersEnd(from: end + 1, atMost: 2)
      if longer > end + 1, mayFollowCashtag(longer, of: text, in: chunk) {
        return Token(.cashtag, start..<longer)
      }
    }
    return mayFollowCashtag(end, of: text, in: chunk) ? Token(.cashtag, start..<end) : nil
  }

  private static func mayFollowCashtag(
    _ end: Int, of text: Span<UInt8>, in chunk: Range<Int>
  ) -> Bool {
    guard end < chunk.upperBound else { return true }
    let after = UTF8Scalar(startingAt: end, of: text, to: chunk.upperBound)
    return after.value < 0x80 ? ASCII.isLinkPunctuation(UInt8(after.value)) : after.isSpace
  }
}
