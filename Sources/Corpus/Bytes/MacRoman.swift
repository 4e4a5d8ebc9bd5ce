/// UTF-8 that was read as Mac Roman, the code page of older Macs: `√©` for `é`, `‚Äô` for `’`.
enum MacRoman {
  /// The characters of 0x80 to 0xFF.
  private static let upper = Array(
    ("ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø"
      + "¿¡¬√ƒ≈∆«»…\u{A0}ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\u{F8FF}ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ")
      .unicodeScalars)

  /// Characters of one of UTF-8 that were found.
  private struct Misread {
    let range: Range<Int>
    let character: Unicode.Scalar
    let isSure: Bool
  }

  /// Whether a text has `√` or `‚` before a character beyond ASCII, or the apple, by which emoji begin.
  static func isIn(_ text: Span<UInt8>) -> Bool {
    var position = 0
    while case let last = text.position(of: 0x9A, from: position), last + 1 < text.count {
      if last > 1, text[last - 2] == 0xE2, text[last - 1] == 0x88 || text[last - 1] == 0x80,
        text[last + 1] >= 0x80
      {
        return true
      }
      position = last + 1
    }
    position = 0
    while case let first = text.position(of: 0xEF, from: position), first + 3 < text.count {
      if text[first + 1] == 0xA3, text[first + 2] == 0xBF { return true }
      position = first + 1
    }
    return false
  }

  /// Puts right what was misread, where some of it surely was.
  static func reread(_ text: inout [UInt8]) -> Bool {
    guard isIn(text.span), text.span.isUTF8 else { return false }
    let scalars = Array(String(decoding: text, as: UTF8.self).unicodeScalars)
    var found: [Misread] = []
    var position = 0
    while position < scalars.count {
      if let misread = misread(in: scalars, at: position) { found.append(misread) }
      position = max(position + 1, found.last?.range.upperBound ?? 0)
    }
    guard found.contains(where: \.isSure) else { return false }
    var out = String.UnicodeScalarView()
    var written = 0
    for misread in found {
      out.append(contentsOf: scalars[written..<misread.range.lowerBound])
      out.append(misread.character)
      written = misread.range.upperBound
    }
    out.append(contentsOf: scalars[written...])
    text = Array(String(out).utf8)
    return true
  }

  /// What the characters at `start` were before they were misread: a letter or sign of Latin-1, punctuation and other signs
  /// up to U+2FFF, the selector of emoji, or an emoji.
  private static func misread(in text: [Unicode.Scalar], at start: Int) -> Misread? {
    let length =
      switch text[start] {
      case "√", "¬": 2
      case "‚", "Ô": 3
      case "\u{F8FF}": 4
      default: 0
      }
    guard length > 0, start + length <= text.count else { return nil }
    var bytes: [UInt8] = []
    for scalar in text[start..<start + length] {
      guard let index = upper.firstIndex(of: scalar) else { return nil }
      bytes.append(UInt8(index) + 0x80)
    }
    guard bytes.span.isUTF8,
      let character = String(decoding: bytes, as: UTF8.self).unicodeScalars.first,
      text[start] != "Ô" || character == "\u{FE0F}"
    else { return nil }
    let range = start..<start + length
    let isSure = length > 2 || text[start] == "√" && isLetter(range, of: text)
    return Misread(range: range, character: character, isSure: isSure)
  }

  /// Whether `√` and what stands behind it are a letter of a word rather than a root: it has letters before it, or one behind
  /// it, where the second is no sign of mathematics.
  private static func isLetter(_ range: Range<Int>, of text: [Unicode.Scalar]) -> Bool {
    func isWord(_ places: Range<Int>) -> Bool {
      places.lowerBound >= 0 && places.upperBound <= text.count
        && text[places].allSatisfy(\.properties.isAlphabetic)
    }
    if isWord(range.lowerBound - 2..<range.lowerBound) { return true }
    let isMathematics = "∞∂∑∏π∫Ωµ±≤≥≠".unicodeScalars.contains(text[range.lowerBound + 1])
    return !isMathematics && isWord(range.upperBound..<range.upperBound + 1)
  }
}
