/// Escapes of programming languages that were left in a text: `\n`, `\u2019`, `\xe2\x80\x99`, `\"`.
enum TextEscapes {
  /// Replaces escapes by what they stand for: line breaks, code points, and bytes that are UTF-8
  /// together; with `all`, in what was Python's bytes, also tabs, quotes and backslashes.
  static func replace(in text: inout [UInt8], all: Bool) -> Bool {
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
      // `\r` before a small letter may be somebody's, as in `and\reduce`.
      let isSure = all || isJSON || letter == UInt8(ascii: "n")
      if !isSure, position + 2 < text.count, text[position + 2].isSmallLetter { return nil }
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
      let length = UInt8(first).lengthInUTF8
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
    if position + 12 <= text.count, text[position + 6] == .backslash,
      text[position + 7] == UInt8(ascii: "u"),
      let trail = number(in: text, at: position + 8, digits: 4),
      let scalar = Unicode.Scalar(lead: value, trail: trail)
    {
      value = scalar.value
      length = 12
    }
    guard value >= 0x20, let scalar = Unicode.Scalar(value) else { return nil }
    return UTF8.encode(scalar).map { (Array($0), length) }
  }
}
