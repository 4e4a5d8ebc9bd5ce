/// Money: the sign of the rupiah, and how amounts are written.
enum Money {
  private static let signs = WordSet("rp idr")

  /// Whether the word is the sign of the rupiah.
  static func isSign(_ word: Range<Int>, of text: Span<UInt8>) -> Bool {
    word.count <= 3 && signs.contains(text, word)
  }

  /// Where an amount that ends at `end` ends with the `,-` behind it, if that is there and its
  /// hyphen is no eye of a face (`Rp500,-_-`).
  static func end(after end: Int, of text: Span<UInt8>) -> Int {
    guard end + 1 < text.count, text[end] == UInt8(ascii: ","), text[end + 1] == ASCII.hyphen
    else { return end }
    var mouth = end + 2
    while mouth < min(end + 4, text.count), ASCII.isOne(of: "_.", text[mouth]) { mouth += 1 }
    let isFace = mouth > end + 2 && mouth < text.count && text[mouth] == ASCII.hyphen
    return isFace ? end : end + 2
  }
}

/// Numbers with their units.
enum Quantities {
  /// Units and words that are written right behind the digits.
  private static let suffixes = WordSet(
    """
    rb rbu ribu rebu jt juta m miliar milyar t triliun k
    kg kilo gr gram mg ton km m cm mm m2 m3 km2 ha l lt ltr liter ml cc kwh kw mw watt
    gb mb kb tb mbps
    thn th tahun bln bulan mgg minggu hr hari jam menit mnt detik dtk wib wita wit am pm
    persen derajat orang org kali x pcs
    """)
  /// Those that belong to a number before a space too; the others are words there.
  private static let spaced = WordSet("kg gr mg km cm mm ml m2 km2 kwh kw mw gb mb mbps")
  private static let zones = WordSet("wib wita wit")

  /// Whether letters and digits are a number with its unit or a sum of money: `5kg`, `Rp1.250.000`.
  static func isQuantity(_ word: Range<Int>, of text: Span<UInt8>) -> Bool {
    var start = word.lowerBound
    while start < word.upperBound, ASCII.isLetter(text[start]) { start += 1 }
    let hasSign = start > word.lowerBound
    if hasSign, !Money.isSign(word.lowerBound..<start, of: text) { return false }
    guard start < word.upperBound, ASCII.isDigit(text[start]) else { return false }
    var end = start
    while end < word.upperBound, ASCII.isDigit(text[end]) || ASCII.isOne(of: ".,;", text[end]) {
      end += 1
    }
    return end == word.upperBound ? hasSign : suffixes.contains(text, end..<word.upperBound)
  }

  /// What a folded number counts as, however it is set: `rp30.000` for `rp. 30.000,-`, `08.00wib`
  /// for `08:00 wib`.
  static func term(of number: [UInt8]) -> [UInt8] {
    var term: [UInt8] = []
    for byte in number where byte != ASCII.space {
      let isBehindSign = byte == ASCII.fullStop && term.last.map(ASCII.isLetter) == true
      if !isBehindSign { term.append(byte == ASCII.colon ? ASCII.fullStop : byte) }
    }
    if term.ends(with: ",-") { term.removeLast(2) }
    return term
  }

  /// Whether the word belongs to the number one space before it: the zone of a time or a unit.
  static func belongs(_ word: Range<Int>, to number: Range<Int>, of text: Span<UInt8>) -> Bool {
    if zones.contains(text, word) { return isTime(number, of: text) }
    return spaced.contains(text, word)
  }

  /// Whether the word is a zone of Indonesia: `WIB`, `wita`, `WIT`.
  static func isZone(_ word: Range<Int>, of text: Span<UInt8>) -> Bool {
    zones.contains(text, word)
  }

  /// Whether `number` can be read from a clock: `8`, `08.00`, `08:00`.
  private static func isTime(_ number: Range<Int>, of text: Span<UInt8>) -> Bool {
    guard number.count <= 8 else { return false }
    for i in number where !ASCII.isDigit(text[i]) && !ASCII.isOne(of: ".:", text[i]) {
      return false
    }
    return true
  }

  /// Where a number that ends at `end` ends with the `%` behind it, if that is there, be it behind
  /// a space.
  static func end(after end: Int, of text: Span<UInt8>) -> Int {
    var sign = end
    if sign < text.count, text[sign] == ASCII.space { sign += 1 }
    guard sign < text.count, text[sign] == UInt8(ascii: "%") else { return end }
    let after = sign + 1
    return after < text.count && (ASCII.isWord(text[after]) || text[after] >= 0x80) ? end : after
  }
}
