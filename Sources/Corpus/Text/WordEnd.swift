/// What good texts have that looks like UTF-8 read as Windows-1252: the last letter of a word and the signs behind it, as in
/// `santé…»`, `máš…` and `AMANHÃ…`.
///
/// A repair must be sure: these are repaired only beside characters that nothing but a misreading explains.
enum WordEnd {
  /// Bytes of Windows-1252: dashes, quotes, an ellipsis and the space that does not break, which stand behind words and
  /// behind each other.
  private static let closing: Set<UInt8> = [
    0x85, 0x8B, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0x9B, 0xA0, 0xAB, 0xBB,
  ]
  /// Of these, what stands inside quotes of French.
  private static let quotes: Set<UInt8> = [0xA0, 0xAB, 0xBB]
  /// Signs right behind a word, such as `™`, `®` and `°`.
  private static let attached: Set<UInt8> = [
    0x99, 0xA1, 0xA9, 0xAA, 0xAE, 0xB0, 0xB2, 0xB3, 0xB4, 0xB7, 0xB9, 0xBA, 0xBF,
  ]
  /// Letters with which Czech and Slovak words end, and those that stand before them.
  private static let caroned: Set<UInt8> = [0x8A, 0x8E, 0x9A, 0x9E]
  private static let beforeCaroned: Set<UInt8> = [0xE1, 0xE9, 0xED]
  /// `Ã` and what begins letters of other scripts: of these only `“` and `‘` are rather parts of a letter, as in `GANÃ“`.
  private static let opening: Set<UInt8> = [0x91, 0x93]

  /// Whether the characters at `range` of a text, whose bytes in Windows-1252 are one character of UTF-8, may be the end of a
  /// word.
  static func mayBe(_ bytes: [UInt8], at range: Range<Int>, of text: [UInt8]) -> Bool {
    let behind = range.upperBound < text.count ? text[range.upperBound] : .space
    let before = range.lowerBound > 0 ? text[range.lowerBound - 1] : .space
    if bytes.count == 2 {
      guard before.isCapital, !behind.isLetterOrDigit else { return false }
      // `Â` ends no word, and what it begins beside control characters are signs such as `®`.
      if bytes[0] == 0xC2 { return bytes[1] < 0xA0 }
      if bytes[0] == 0xC3 { return closing.contains(bytes[1]) && !opening.contains(bytes[1]) }
      return closing.contains(bytes[1]) || attached.contains(bytes[1])
    }
    // A space that does not break and a quote, as in `tiré »`, end the word whatever is typed right behind them.
    if bytes.count == 3, bytes.dropFirst().allSatisfy(quotes.contains) { return true }
    if behind.isLetter, !behind.isCapital { return false }
    // No word is `â` alone, with which many signs begin, and `♫` and `⛔` are rather these than `â` and a sign.
    if bytes[0] == 0xE2 {
      if !before.isLetter && before < 0x80 || bytes[1] == 0x99 || bytes[1] == 0x9B { return false }
    }
    let isCaroned = beforeCaroned.contains(bytes[0]) && caroned.contains(bytes[1])
    guard isCaroned || closing.contains(bytes[1]) || attached.contains(bytes[1]) else {
      return false
    }
    return bytes.dropFirst(2).allSatisfy {
      closing.contains($0) || isCaroned && attached.contains($0)
    }
  }

  /// The same of the letter at `place` of a row that is no UTF-8, and the signs behind it, which look like the beginning of a
  /// character. Two bytes that are a letter of a language in use are none.
  static func mayBegin(at place: Int, of row: Span<UInt8>) -> Bool {
    let lead = row[place]
    guard !lettersInUse.contains(lead), closing.contains(row[place + 1]) else { return false }
    let third = place + 2 < row.count ? row[place + 2] : 0
    return lead < 0xE0 || third & 0xC0 != 0x80 || closing.contains(third)
  }

  /// What begins letters of Latin, Greek, Cyrillic, Hebrew and Arabic in two bytes.
  private static let lettersInUse: Set<UInt8> = [
    0xC2, 0xC3, 0xC4, 0xC5, 0xCE, 0xCF, 0xD0, 0xD1, 0xD7, 0xD8, 0xD9, 0xDA, 0xDB,
  ]
}
