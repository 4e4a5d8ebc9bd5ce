/// Months by the first three letters of their names, in English and Indonesian.
enum Month {
  private static let names: [(letters: UInt32, number: Int)] = ExportWords.months.all.map {
    (letters($0.word.span, at: 0), $0.value)
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
