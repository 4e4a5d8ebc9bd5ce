/// A scalar read from UTF-8 in place, with the number of bytes it takes. What is not UTF-8 reads as
/// U+FFFD, a byte at a time.
struct UTF8Scalar {
  let value: UInt32
  let count: Int

  /// The scalar that begins at `start`; reads no byte from `limit` on.
  @inline(__always)
  init(startingAt start: Int, of text: Span<UInt8>, to limit: Int) {
    let lead = text[start]
    if lead < 0x80 {
      self.init(value: UInt32(lead), count: 1)
    } else if lead < 0xE0, lead >= 0xC2, start + 1 < limit, text[start + 1] & 0xC0 == 0x80 {
      self.init(value: UInt32(lead & 0x1F) << 6 | UInt32(text[start + 1] & 0x3F), count: 2)
    } else {
      self.init(longAt: start, of: text, to: limit)
    }
  }

  /// A scalar of three or four bytes, if it is one.
  private init(longAt start: Int, of text: Span<UInt8>, to limit: Int) {
    let lead = text[start]
    let length = lead >= 0xF0 ? 4 : 3
    self.init(value: 0xFFFD, count: 1)
    guard lead >= 0xE0, lead < 0xF5, start + length <= limit else { return }
    var value = UInt32(lead) & (0x7F >> UInt32(length))
    for i in start + 1..<start + length {
      guard text[i] & 0xC0 == 0x80 else { return }
      value = value << 6 | UInt32(text[i] & 0x3F)
    }
    // Too long forms, surrogates, and what lies beyond U+10FFFF.
    let isScalar =
      length == 3
      ? value >= 0x800 && value & 0xF800 != 0xD800 : value >= 0x10000 && value <= 0x10FFFF
    if isScalar { self.init(value: value, count: length) }
  }

  /// The scalar that ends before `end`; reads no byte before `limit`.
  @inline(__always)
  init(endingAt end: Int, of text: Span<UInt8>, from limit: Int) {
    let last = text[end - 1]
    if last < 0x80 {
      self.init(value: UInt32(last), count: 1)
    } else {
      self.init(longEndingAt: end, of: text, from: limit)
    }
  }

  private init(longEndingAt end: Int, of text: Span<UInt8>, from limit: Int) {
    var start = end - 1
    while start > limit, end - start < 4, text[start] & 0xC0 == 0x80 { start -= 1 }
    let scalar = UTF8Scalar(startingAt: start, of: text, to: end)
    self = scalar.count == end - start ? scalar : UTF8Scalar(value: 0xFFFD, count: 1)
  }

  /// Whether it stands for a byte that is not UTF-8.
  var isInvalid: Bool { value == 0xFFFD && count == 1 }

  private init(value: UInt32, count: Int) {
    self.value = value
    self.count = count
  }

  /// Whether it is white space by twitter-text.
  var isSpace: Bool {
    switch value {
    case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x180E, 0x2000...0x200A, 0x2028, 0x2029, 0x202F,
      0x205F, 0x3000:
      true
    default:
      false
    }
  }

  /// Whether it is a Latin letter with an accent, or an accent, by twitter-text: what no mention is
  /// followed by, and what a link's path and a host without a protocol may hold.
  var isAccentedLatin: Bool {
    switch value {
    case 0xD7, 0xF7: false
    case 0xC0...0x24F, 0x253, 0x254, 0x256, 0x257, 0x259, 0x25B, 0x263, 0x268, 0x26F, 0x272, 0x289,
      0x28B, 0x2BB, 0x300...0x36F, 0x1E00...0x1EFF:
      true
    default: false
    }
  }
}

extension Unicode.Scalar {
  /// Whether it is white space; for ASCII that is told without a look at the tables of Unicode.
  var isSpace: Bool {
    isASCII ? value == 0x20 || (0x09...0x0D).contains(value) : properties.isWhitespace
  }
}
