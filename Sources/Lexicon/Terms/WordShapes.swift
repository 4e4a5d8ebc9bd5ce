/// The first three and the last three letters of many words: of most other letters in a row they tell that they are no word.
struct WordShapes: Sendable {
  private static let letters = 32
  /// A bit for each three letters.
  private var beginnings = [UInt64](repeating: 0, count: letters * letters * letters / 64)
  private var endings = [UInt64](repeating: 0, count: letters * letters * letters / 64)

  /// Adds a word of three bytes or more, as which others may be taken.
  mutating func add(_ word: Span<UInt8>) {
    if word.count < 3 { return }
    Self.set(Self.place(word, 0), in: &beginnings)
    Self.set(Self.place(word, word.count - 3), in: &endings)
  }

  /// Adds words that begin as this one, whatever they end in.
  mutating func add(beginning word: Span<UInt8>) { Self.set(Self.place(word, 0), in: &beginnings) }

  /// Adds words that end as this one, whatever they begin with.
  mutating func add(ending word: Span<UInt8>) {
    Self.set(Self.place(word, word.count - 3), in: &endings)
  }

  /// Whether a word of three bytes or more may be one of them; if not, it is none.
  func mayHave(_ word: Span<UInt8>) -> Bool {
    Self.has(Self.place(word, 0), beginnings)
      && Self.has(Self.place(word, word.count - 3), endings)
  }

  /// Small letters have places of their own; other bytes share them.
  private static func place(_ word: Span<UInt8>, _ start: Int) -> Int {
    func letter(_ index: Int) -> Int { Int(word[start + index] & 31) }
    return (letter(0) * letters + letter(1)) * letters + letter(2)
  }

  private static func set(_ place: Int, in bits: inout [UInt64]) {
    bits[place / 64] |= 1 << UInt64(place % 64)
  }

  private static func has(_ place: Int, _ bits: [UInt64]) -> Bool {
    bits[place / 64] & 1 << UInt64(place % 64) != 0
  }
}
