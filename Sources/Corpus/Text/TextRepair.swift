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
    if unescapes, unescape(&bytes, all: hasChanged) { hasChanged = true }
    if REscapes.replace(in: &bytes) { hasChanged = true }
    for _ in 0..<layers where MacRoman.reread(&bytes) || reread(&bytes) { hasChanged = true }
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

  // MARK: Escapes

  /// Replaces escapes by what they stand for: line breaks, code points, and bytes that are UTF-8
  /// together; with `all`, in what was Python's bytes, also tabs, quotes and backslashes.
  private static func unescape(_ text: inout [UInt8], all: Bool) -> Bool {
    var position = text.span.position(of: .backslash)
    if position == text.count { return false }
    var out = Array(text[..<position])
    var hasChanged = false
    let hasPoints = hasCodePoints(text)
    // Cut out of JSON, in which quotes and slashes have backslashes, too.
    let isJSON = hasPoints || hasEscapedLink(text.span)
    while position < text.count {
      if text[position] == .backslash,
        let (replacement, length) = escape(
          in: text, at: position, all: all, isJSON: isJSON, points: hasPoints)
      {
        out.append(contentsOf: replacement)
        position += length
        hasChanged = true
      } else {
        // The second of two backslashes begins no escape.
        let isDoubled =
          text[position] == .backslash && position + 1 < text.count
          && text[position + 1] == .backslash
        out.append(text[position])
        if isDoubled { out.append(.backslash) }
        position += isDoubled ? 2 : 1
      }
    }
    if all { out = Array(String(decoding: out, as: UTF8.self).utf8) }
    text = out
    return hasChanged
  }

  /// Whether a text has a link as JSON may have it: `https:\/\/t.co\/a`.
  private static func hasEscapedLink(_ text: Span<UInt8>) -> Bool {
    var position = 1
    while case let start = text.position(of: .backslash, from: position), start + 3 < text.count {
      if text[start - 1] == UInt8(ascii: ":"), text[start + 1] == UInt8(ascii: "/"),
        text[start + 2] == .backslash, text[start + 3] == UInt8(ascii: "/")
      {
        return true
      }
      position = start + 1
    }
    return false
  }

  /// Whether a text is written by Python's rules for texts that are ASCII throughout: it has `\u2019` or its like.
  private static func hasCodePoints(_ text: [UInt8]) -> Bool {
    guard text.allSatisfy({ $0 < 0x80 }) else { return false }
    return text.indices.contains { place in
      text[place] == .backslash && place + 1 < text.count
        && text[place + 1] | 0x20 == UInt8(ascii: "u") && codePoint(in: text, at: place) != nil
    }
  }

  private static func escape(
    in text: [UInt8], at position: Int, all: Bool, isJSON: Bool, points: Bool
  ) -> (replacement: [UInt8], length: Int)? {
    guard position + 1 < text.count else { return nil }
    let letter = text[position + 1]
    switch letter {
    case UInt8(ascii: "n"), UInt8(ascii: "r"):
      if !all, isInPath(text, at: position) { return nil }
      // `\r` between small letters may be somebody's, as in `and\reduce`.
      let isSure = all || isJSON || letter == UInt8(ascii: "n")
      if !isSure, position > 0, text[position - 1].isSmallLetter, position + 2 < text.count,
        text[position + 2].isSmallLetter
      {
        return nil
      }
      return ([letter == UInt8(ascii: "n") ? .lineFeed : .carriageReturn], 2)
    case UInt8(ascii: "x"):
      if all { return byte(in: text, at: position) }
      return bytes(in: text, at: position) ?? (points ? latin(in: text, at: position) : nil)
    case UInt8(ascii: "u"), UInt8(ascii: "U"): return codePoint(in: text, at: position)
    case UInt8(ascii: "/") where isJSON: return ([letter], 2)
    case .quote:
      // `\"/` is a face.
      let isFace = position + 2 < text.count && text[position + 2] == UInt8(ascii: "/")
      return isFace && !all && !isJSON ? nil : ([letter], 2)
    case UInt8(ascii: "t") where all: return ([.tab], 2)
    case .backslash where all, UInt8(ascii: "'") where all: return ([letter], 2)
    default: return nil
    }
  }

  /// Whether a backslash stands behind the letter of a drive, as in `C:\new`.
  private static func isInPath(_ text: [UInt8], at position: Int) -> Bool {
    guard position > 1, text[position - 1] == UInt8(ascii: ":"), text[position - 2].isLetter
    else { return false }
    // A letter of a word may be one that ASCII lacks.
    return position == 2 || !text[position - 3].isLetterOrDigit && text[position - 3] < 0x80
  }

  /// The number of so many hexadecimal digits.
  private static func number(in text: [UInt8], at start: Int, digits: Int) -> UInt32? {
    guard start + digits <= text.count else { return nil }
    var value: UInt32 = 0
    for byte in text[start..<start + digits] {
      let letter = (byte | 0x20) &- 0x61
      if !byte.isDigit && letter >= 6 { return nil }
      value = value << 4 | UInt32(byte.isDigit ? byte &- 0x30 : letter + 10)
    }
    return value
  }

  private static func byte(in text: [UInt8], at position: Int) -> (
    replacement: [UInt8], length: Int
  )? {
    number(in: text, at: position + 2, digits: 2).map { ([UInt8($0)], 4) }
  }

  /// `\xe9` where it is the character of that number.
  private static func latin(in text: [UInt8], at position: Int) -> (
    replacement: [UInt8], length: Int
  )? {
    guard let value = number(in: text, at: position + 2, digits: 2), value >= 0xA0,
      let scalar = Unicode.Scalar(value)
    else { return nil }
    return UTF8.encode(scalar).map { (Array($0), 4) }
  }

  /// `\xe2\x80\x99`: bytes that are one character of UTF-8 together.
  private static func bytes(in text: [UInt8], at position: Int) -> (
    replacement: [UInt8], length: Int
  )? {
    guard let first = number(in: text, at: position + 2, digits: 2),
      let length = length(UInt8(first))
    else { return nil }
    var found = [UInt8(first)]
    for place in 1..<length {
      let start = position + place * 4
      guard start + 4 <= text.count, text[start] == .backslash,
        text[start + 1] == UInt8(ascii: "x"),
        let next = number(in: text, at: start + 2, digits: 2), next & 0xC0 == 0x80
      else { return nil }
      found.append(UInt8(next))
    }
    return found.span.isUTF8 ? (found, length * 4) : nil
  }

  /// `\u2019`, `\ud83d\ude4f`, `\U0001f64f`.
  private static func codePoint(in text: [UInt8], at position: Int) -> (
    replacement: [UInt8], length: Int
  )? {
    let digits = text[position + 1] == UInt8(ascii: "u") ? 4 : 8
    guard var value = number(in: text, at: position + 2, digits: digits) else { return nil }
    var length = digits + 2
    if (0xD800..<0xDC00).contains(value), position + 12 <= text.count,
      text[position + 6] == .backslash, text[position + 7] == UInt8(ascii: "u"),
      let trail = number(in: text, at: position + 8, digits: 4), (0xDC00..<0xE000).contains(trail)
    {
      value = 0x10000 + (value - 0xD800) << 10 + (trail - 0xDC00)
      length = 12
    }
    guard value >= 0x20, let scalar = Unicode.Scalar(value) else { return nil }
    return UTF8.encode(scalar).map { (Array($0), length) }
  }

  // MARK: UTF-8 read as Windows-1252

  /// The number of bytes of the character that `first` begins in UTF-8.
  private static func length(_ first: UInt8) -> Int? {
    switch first {
    case 0xC2...0xDF: 2
    case 0xE0...0xEF: 3
    case 0xF0...0xF4: 4
    default: nil
    }
  }

  /// Replaces characters whose bytes in Windows-1252 are one character of UTF-8 together.
  private static func reread(_ text: inout [UInt8]) -> Bool {
    var position = 0
    var out: [UInt8] = []
    var written = 0
    var wasLonger = false
    var foreign: [Int]?
    var isSure: Bool?
    var hasChanged = false
    while case let start = text.span.position(of: 0xC3, from: position), start < text.count {
      position = start + 2
      let follows = hasChanged && written == start
      guard let (bytes, end) = misread(in: text, at: start, follows: follows) else {
        if isLeftOfSpace(text, at: start, follows: follows) {
          out.append(contentsOf: text[written..<start])
          written = start + 2
          hasChanged = true
        }
        continue
      }
      if !follows, WordEnd.mayBe(bytes, at: start..<end, of: text),
        misread(in: text, at: end) == nil
      {
        let isMisread = isSure ?? isSurelyMisread(text)
        isSure = isMisread
        if !isMisread { continue }
      }
      if isForeign(bytes) {
        let counts = foreign ?? foreignLetters(in: text)
        foreign = counts
        let isBesideLonger =
          wasLonger && written == start || misread(in: text, at: end)?.0.count ?? 0 > 2
        let lead = Int(bytes[0])
        if !isBesideLonger, counts[lead - 1...lead + 1].reduce(0, +) < 3 { continue }
      }
      wasLonger = bytes.count > 2
      out.append(contentsOf: text[written..<start])
      out.append(contentsOf: bytes)
      written = end
      position = end
      hasChanged = true
    }
    if hasChanged { text = out + text[written...] }
    return hasChanged
  }

  /// Whether a text has characters that nothing but a misreading explains.
  private static func isSurelyMisread(_ text: [UInt8]) -> Bool {
    var position = 0
    while case let start = text.span.position(of: 0xC3, from: position), start < text.count {
      position = start + 2
      guard let (bytes, end) = misread(in: text, at: start) else { continue }
      if !isForeign(bytes), !WordEnd.mayBe(bytes, at: start..<end, of: text) { return true }
      position = end
    }
    return false
  }

  /// Whether `Â` stands before a space: the rest of a space that does not break, which a program has made one that does. No
  /// word ends with it but one in capitals.
  ///
  /// - Parameter follows: whether it stands behind characters that were misread.
  private static func isLeftOfSpace(_ text: [UInt8], at start: Int, follows: Bool) -> Bool {
    guard start > 0, text[start + 1] == 0x82, start + 2 < text.count, text[start + 2] == .space
    else { return false }
    if follows { return true }
    let before = text[start - 1]
    return before < 0x80 && !(UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(before)
  }

  /// Whether two bytes are a letter of a script other than Latin that hardly ever stands alone: where a text has fewer than
  /// three of a script, other damage looks like them. Small letters of Greek, those of Russian, and the digits and signs of
  /// Arabic stand alone in faces.
  private static func isForeign(_ bytes: [UInt8]) -> Bool {
    guard bytes.count == 2, bytes[0] >= 0xCD else { return false }
    switch (bytes[0], bytes[1]) {
    case (0xCE, 0xB1...0xBF), (0xCF, 0x80...0x89), (0xD0, 0x90...0xBF), (0xD1, 0x80...0x8F),
      (0xD8, 0x8C), (0xD8, 0x9B), (0xD8, 0x9F), (0xD9, 0xA0...0xA9), (0xDB, 0xB0...0xB9):
      return false
    default: return true
    }
  }

  /// How many such letters a text has, by their first bytes; those of a script begin with neighbours.
  private static func foreignLetters(in text: [UInt8]) -> [Int] {
    var counts = [Int](repeating: 0, count: 256)
    var position = 0
    while case let start = text.span.position(of: 0xC3, from: position), start < text.count {
      position = start + 2
      guard let (bytes, end) = misread(in: text, at: start) else { continue }
      if isForeign(bytes) { counts[Int(bytes[0])] += 1 }
      position = end
    }
    return counts
  }

  /// The bytes of the characters at `start` in Windows-1252 where they are one of UTF-8, and the end
  /// of those characters.
  ///
  /// - Parameter follows: whether they stand behind others that were misread.
  private static func misread(
    in text: [UInt8], at start: Int, follows: Bool = false
  ) -> ([UInt8], end: Int)? {
    var position = start
    guard let first = windowsByte(in: text, at: &position), let length = length(first) else {
      return nil
    }
    var bytes = [first]
    for _ in 1..<length {
      let before = position
      guard let next = windowsByte(in: text, at: &position), next & 0xC0 == 0x80 else { return nil }
      bytes.append(next)
      // `CAFÉ…` and `CAFÉ®` are a word and a sign; scripts that `É` begins none of are told from that.
      let isSign = text[before] == 0xE2 || next == 0xA0 || next == 0xAB || next == 0xBB
      guard length == 2, !scriptStarts.contains(first),
        isSign || signLetters.contains(first) && next > 0xA0 || isOfMacintosh(text, before: start)
      else { continue }
      if !follows || !isWindows(first, next) { return nil }
    }
    return bytes.span.isUTF8 ? (bytes, position) : nil
  }

  /// Whether two bytes of UTF-8 are a character that Windows-1252 has in place of a control character, such as `œ`: behind
  /// others that were misread it is one of a character that was misread twice.
  private static func isWindows(_ first: UInt8, _ second: UInt8) -> Bool {
    let scalar = UInt32(first & 0x1F) << 6 | UInt32(second & 0x3F)
    return scalar > 0xFF && Windows1252.byte(of: scalar) != nil
  }

  /// What begins Latin-1's upper half, Greek, Cyrillic and Arabic letters.
  private static let scriptStarts: Set<UInt8> = [
    0xC2, 0xC3, 0xCE, 0xCF, 0xD0, 0xD1, 0xD8, 0xD9, 0xDA, 0xDB,
  ]

  /// Letters that begin no letter of UTF-8 in use together with a sign of Latin-1. `Ì` and a sign are marks above and below
  /// letters.
  private static let signLetters: ClosedRange<UInt8> = 0xC7...0xCB

  /// Whether `‚` or `„` stands before `start`: with `Ä` and a sign behind it that is a sign of UTF-8 which was read as Mac Roman,
  /// another damage.
  private static func isOfMacintosh(_ text: [UInt8], before start: Int) -> Bool {
    start >= 3 && text[start - 3] == 0xE2 && text[start - 2] == 0x80
      && (text[start - 1] == 0x9A || text[start - 1] == 0x9E)
  }

  /// The byte in Windows-1252 of the character at `position`, which moves behind it.
  private static func windowsByte(in text: [UInt8], at position: inout Int) -> UInt8? {
    guard position < text.count else { return nil }
    let lead = text[position]
    let count = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : 3
    guard lead >= 0xC2, lead < 0xF0, position + count <= text.count else { return nil }
    var scalar = UInt32(lead) & (count == 2 ? 0x1F : 0x0F)
    for byte in text[position + 1..<position + count] { scalar = scalar << 6 | UInt32(byte & 0x3F) }
    position += count
    return Windows1252.byte(of: scalar)
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
