/// The bytes that mean something to the tokenizer, and what they are.
enum ASCII {
  static let tab = UInt8(ascii: "\t")
  static let lineFeed = UInt8(ascii: "\n")
  static let space = UInt8(ascii: " ")
  static let hash = UInt8(ascii: "#")
  static let fullStop = UInt8(ascii: ".")
  static let colon = UInt8(ascii: ":")
  static let apostrophe = UInt8(ascii: "'")
  static let underscore = UInt8(ascii: "_")
  static let hyphen = UInt8(ascii: "-")
  static let slash = UInt8(ascii: "/")

  static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
  static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }
  static func isWord(_ byte: UInt8) -> Bool {
    isLetter(byte) || isDigit(byte) || byte == underscore
  }
  static func lower(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }

  /// Whether all of `text` is ASCII.
  static func isAll(_ text: Span<UInt8>) -> Bool {
    var all: UInt8 = 0
    for index in text.indices { all |= text[unchecked: index] }
    return all < 0x80
  }

  /// Eight bytes with their letters in lower case.
  static func lower(eight bytes: UInt64) -> UInt64 {
    // In each byte the highest bit says: at least `A`, beyond `Z`.
    let low = bytes & 0x7F7F_7F7F_7F7F_7F7F
    let atLeastA = low &+ 0x3F3F_3F3F_3F3F_3F3F
    let beyondZ = low &+ 0x2525_2525_2525_2525
    let capitals = atLeastA & ~beyondZ & ~bytes & 0x8080_8080_8080_8080
    return bytes | capitals &>> 2
  }

  /// Where the letters that begin at `start` end. Eight bytes at a time: most words end in the
  /// first eight, so that the processor need not guess their length.
  @inline(__always)
  static func lettersEnd(from start: Int, of text: Span<UInt8>) -> Int {
    let raw = text.bytes
    var end = start
    while end <= text.count &- 8 {
      let eight = UInt64(
        littleEndian: raw.unsafeLoadUnaligned(fromByteOffset: end, as: UInt64.self))
      // In each byte the highest bit says: at least `a`, beyond `z`.
      let low = (eight | 0x2020_2020_2020_2020) & 0x7F7F_7F7F_7F7F_7F7F
      let atLeastA = low &+ 0x1F1F_1F1F_1F1F_1F1F
      let beyondZ = low &+ 0x0505_0505_0505_0505
      let others = ~(atLeastA & ~beyondZ & ~eight) & 0x8080_8080_8080_8080
      if others != 0 { return end &+ others.trailingZeroBitCount &>> 3 }
      end &+= 8
    }
    while end < text.count, isLetter(text[unchecked: end]) { end &+= 1 }
    return end
  }

  /// Whether `byte` is one of a few.
  @inline(__always)
  static func isOne(of bytes: StaticString, _ byte: UInt8) -> Bool {
    for i in 0..<bytes.utf8CodeUnitCount where bytes.utf8Start[i] == byte { return true }
    return false
  }

  /// Punctuation by twitter-text, which has neither `"` nor `` ` `` in it.
  static func isLinkPunctuation(_ byte: UInt8) -> Bool {
    byte > space && byte < 0x7F && !isLetter(byte) && !isDigit(byte)
      && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "`")
  }

  /// Whether `byte` between `before` and `after` joins them to one word or number (UAX #29, WB6 to
  /// WB12): an apostrophe between two letters or two digits, `.`, `,` or `;` between two digits.
  static func joins(_ before: UInt8, _ byte: UInt8, _ after: UInt8) -> Bool {
    switch byte {
    case apostrophe:
      isLetter(before) && isLetter(after) || isDigit(before) && isDigit(after)
    case fullStop, UInt8(ascii: ","), UInt8(ascii: ";"):
      isDigit(before) && isDigit(after)
    default:
      false
    }
  }
}

/// Which kinds of bytes a stretch of text holds: enough to tell at a glance how to cut it.
struct ByteShape: OptionSet, Sendable {
  let rawValue: UInt8

  static let letter = ByteShape(rawValue: 1)
  static let digit = ByteShape(rawValue: 2)
  static let beyondASCII = ByteShape(rawValue: 4)
  /// What gives an entity away: see ``Entities``.
  static let sign = ByteShape(rawValue: 8)
  /// `.`, which gives a link away unless it ends the text.
  static let fullStop = ByteShape(rawValue: 16)
  static let other = ByteShape(rawValue: 32)
  /// What a keycap or a full-width sign begins with.
  static let inKeycap = ByteShape(rawValue: 64)

  /// Whether an entity can be in it. The full-width signs and keycaps lie beyond ASCII.
  var mayHoldEntity: Bool { !isDisjoint(with: [.sign, .fullStop, .beyondASCII]) }

  /// The shape of one byte.
  init(_ byte: UInt8) {
    if ASCII.isLetter(byte) {
      self = .letter
    } else if byte >= 0x80 {
      self = byte == 0xEF ? [.beyondASCII, .inKeycap] : .beyondASCII
    } else if ASCII.isDigit(byte) {
      self = [.digit, .inKeycap]
    } else {
      switch Unicode.Scalar(byte) {
      case ".": self = .fullStop
      case "*": self = [.other, .inKeycap]
      case "#", "@", "$", ":", ";", "=", "^", "<", ">", "-": self = .sign
      default: self = .other
      }
    }
  }

  init(rawValue: UInt8) { self.rawValue = rawValue }
}
