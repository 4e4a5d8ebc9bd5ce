internal import CICU

/// What a scalar is to the rules of UAX #29, by ICU's properties, and what it makes of its segment.
struct WordClass: OptionSet {
  let rawValue: UInt32

  init(rawValue: UInt32) { self.rawValue = rawValue }
  private init(_ flag: textmine_word_class) { rawValue = UInt32(flag.rawValue) }

  /// Of those below a scalar has one at most; first the letters that are neither Hebrew nor Katakana.
  static let letter = WordClass(TEXTMINE_WORD_LETTER)
  static let hebrew = WordClass(TEXTMINE_WORD_HEBREW)
  static let katakana = WordClass(TEXTMINE_WORD_KATAKANA)
  static let numeric = WordClass(TEXTMINE_WORD_NUMERIC)
  static let lowLine = WordClass(TEXTMINE_WORD_LOW_LINE)
  static let mark = WordClass(TEXTMINE_WORD_EXTEND)
  static let joiner = WordClass(TEXTMINE_WORD_JOINER)
  static let midLetter = WordClass(TEXTMINE_WORD_MID_LETTER)
  static let midNumber = WordClass(TEXTMINE_WORD_MID_NUMBER)
  static let midBoth = WordClass(TEXTMINE_WORD_MID_BOTH)
  static let quote = WordClass(TEXTMINE_WORD_QUOTE)
  static let quotes = WordClass(TEXTMINE_WORD_QUOTES)
  static let regional = WordClass(TEXTMINE_WORD_REGIONAL)
  static let space = WordClass(TEXTMINE_WORD_SPACE)
  static let newline = WordClass(TEXTMINE_WORD_NEWLINE)
  /// What makes a segment a word, whatever the rules take it for.
  static let alphabetic = WordClass(TEXTMINE_WORD_IS_ALPHABETIC)
  static let pictograph = WordClass(TEXTMINE_WORD_IS_PICTOGRAPH)
  /// What is an emoji without a selector behind it.
  static let emoji = WordClass(TEXTMINE_WORD_IS_EMOJI)

  /// Whether it belongs to what stands before it (WB4).
  var isIgnored: Bool { !isDisjoint(with: [.mark, .joiner]) }

  /// Whether `next` may follow in the same segment (WB5, WB8 to WB10, WB13 to WB13b).
  @inline(__always)
  func joins(_ next: WordClass) -> Bool {
    if !isDisjoint(with: [.letter, .hebrew, .numeric]) {
      return !next.isDisjoint(with: [.letter, .hebrew, .numeric, .lowLine])
    }
    if contains(.katakana) { return !next.isDisjoint(with: [.katakana, .lowLine]) }
    return contains(.lowLine)
      && !next.isDisjoint(with: [.letter, .hebrew, .numeric, .katakana, .lowLine])
  }

  /// What the sign joins this class to, if it follows (WB6, WB7, WB7b, WB7c, WB11 and WB12).
  @inline(__always)
  func joined(across sign: WordClass) -> WordClass {
    if contains(.numeric) {
      return sign.isDisjoint(with: [.midNumber, .midBoth, .quote]) ? [] : .numeric
    }
    if contains(.hebrew), sign.contains(.quotes) { return .hebrew }
    if isDisjoint(with: [.letter, .hebrew]) { return [] }
    return sign.isDisjoint(with: [.midLetter, .midBoth, .quote]) ? [] : [.letter, .hebrew]
  }
}

/// The classes of all scalars. ICU is asked once for each block of 256.
struct WordClasses {
  /// For each block which part of `classes` is its; -1 before it was asked for.
  private var blocks = [Int16](repeating: -1, count: 0x1100)
  private var classes: [UInt32] = []

  @inline(__always)
  mutating func of(_ scalar: UInt32) -> WordClass {
    let block = blocks[Int(scalar >> 8)]
    let part = block >= 0 ? Int(block) : ask(for: scalar >> 8)
    return WordClass(rawValue: classes[part << 8 | Int(scalar & 0xFF)])
  }

  @inline(never)
  private mutating func ask(for block: UInt32) -> Int {
    let part = classes.count >> 8
    classes += [UInt32](unsafeUninitializedCapacity: 256) { buffer, count in
      textmine_word_classes(block << 8, 256, buffer.baseAddress)
      count = 256
    }
    blocks[Int(block)] = Int16(part)
    return part
  }
}
