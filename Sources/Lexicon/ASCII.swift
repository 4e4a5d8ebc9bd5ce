/// The bytes that mean something to the tokenizer, and what they are.
enum ASCII {
  static let space = UInt8(ascii: " ")
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

  /// Whether an entity can be in it. The full-width signs and keycaps lie beyond ASCII.
  var mayHoldEntity: Bool { !isDisjoint(with: [.sign, .fullStop, .beyondASCII]) }

  /// The shape of each byte.
  static let of = Table()

  struct Table: Sendable {
    private let shapes: [ByteShape] = (0..<256).map { value in
      let byte = UInt8(value)
      if byte >= 0x80 { return .beyondASCII }
      if ASCII.isLetter(byte) { return .letter }
      if ASCII.isDigit(byte) { return .digit }
      if byte == ASCII.fullStop { return .fullStop }
      return "#@$:;=^<>-".utf8.contains(byte) ? .sign : .other
    }

    subscript(byte: UInt8) -> ByteShape { shapes[Int(byte)] }
  }
}
