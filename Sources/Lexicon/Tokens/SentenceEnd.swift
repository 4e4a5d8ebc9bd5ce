/// Where sentences end: words on both sides of such a place are not neighbours.
enum SentenceEnd {
  /// Words that are written with a full stop in the middle of a sentence.
  private static let abbreviations = WordSet(
    "jl jln gg no rt rw dsn ds kel kec kab prov tgl pkl telp tlp hp dr drg ir prof hj kh yth sdr mr mrs"
  )

  /// Whether a sentence ends between two tokens: by `.`, `!`, `?`, `…` or a line break. A full stop
  /// behind a common abbreviation (`Jl. Mawar`) ends none.
  ///
  /// - Parameters:
  ///   - before: the token before the gap.
  ///   - next: where the token behind the gap begins.
  @inline(__always)
  static func lies(behind before: Range<Int>, before next: Int, of text: Span<UInt8>) -> Bool {
    let gap = before.upperBound..<next
    // Most gaps are one space.
    if gap.isEmpty || gap.count == 1 && text[gap.lowerBound] == ASCII.space { return false }
    return liesInLonger(gap, behind: before, of: text)
  }

  private static func liesInLonger(
    _ gap: Range<Int>, behind before: Range<Int>, of text: Span<UInt8>
  ) -> Bool {
    for at in gap {
      switch text[at] {
      case UInt8(ascii: "!"), UInt8(ascii: "?"), 0x0A...0x0D: return true
      case ASCII.fullStop:
        let isAbbreviation = at == before.upperBound && abbreviations.contains(text, before)
        if !isAbbreviation { return true }
      case 0xE2 where at + 2 < gap.upperBound && text[at + 1] == 0x80:
        // U+2026 (…), U+2028 and U+2029 (separators of lines and paragraphs).
        if text[at + 2] == 0xA6 || text[at + 2] == 0xA8 || text[at + 2] == 0xA9 { return true }
      default: break
      }
    }
    return false
  }

  /// Counts the sentences up to each token.
  static func number(
    _ sentences: inout [Int32], of tokens: [Token], _ text: Span<UInt8>
  ) {
    let tokens = tokens.span
    var sentences = sentences.mutableSpan
    var sentence: Int32 = 0
    var before = 0..<0
    for index in tokens.indices {
      let range = tokens[index].range
      if index > 0, lies(behind: before, before: range.lowerBound, of: text) {
        sentence &+= 1
      }
      sentences[index] = sentence
      before = range
    }
  }
}
