/// Months by the first letters of their names, in English, Indonesian and some languages of Europe.
enum Month {
  /// Those that three letters of ASCII tell.
  private static let names: [(letters: UInt32, number: Int)] = ExportWords.months.all
    .filter { isShort($0.word) }.map { (letters($0.word.span, at: 0), $0.value) }
  private static let others = ExportWords.months.all.filter { !isShort($0.word) }

  private static func isShort(_ word: [UInt8]) -> Bool {
    word.count == 3 && word.allSatisfy(\.isLetter)
  }

  /// The number of the month of this name or a part of it, in small letters of any kind; nil where it is none.
  static func number(ofWord word: Span<UInt8>) -> Int? {
    for (start, number) in others where word.count >= start.count && word.array.starts(with: start)
    {
      return number
    }
    return number(word, at: 0)
  }

  /// The number, 1 to 12, of the month whose name begins at `position`; nil where none does.
  @inline(__always)
  static func number(_ bytes: Span<UInt8>, at position: Int) -> Int? {
    guard position + 3 <= bytes.count else { return nil }
    let letters = letters(bytes, at: position)
    for name in names where name.letters == letters { return name.number }
    return nil
  }

  private static func letters(_ bytes: Span<UInt8>, at position: Int) -> UInt32 {
    (0..<3).reduce(0) { $0 << 8 | UInt32(bytes[position + $1] | 0x20) }
  }
}
