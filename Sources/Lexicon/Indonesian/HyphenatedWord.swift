/// Which words a hyphen joins to one: doubled words (`anak-anak`, `sayur-mayur`), and bound
/// prefixes and enclitics (`ke-2`, `se-Jawa`, `KTP-nya`). It parts all others (`Jawa-Bali`,
/// `pro-kontra`).
enum HyphenatedWord {
  private static let prefixes = WordSet(
    "ke se di nge ng meng mem men ber ter non anti pra pasca eks sub semi multi antar e al")
  private static let enclitics = WordSet("nya ku mu lah kah pun an kan i")
  private static let numbered = WordSet("covid kovid")
  /// Longer words are not compared, so that the work is bounded.
  private static let longestWord = 48

  /// Whether the hyphen between the two words joins them.
  static func joins(_ left: Range<Int>, _ right: Range<Int>, of text: Span<UInt8>) -> Bool {
    guard left.count <= 4 * longestWord, right.count <= longestWord,
      left.count > 1 || right.count > 1
    else { return false }
    if prefixes.contains(text, left) || enclitics.contains(text, right) { return true }
    var start = left.upperBound
    while start > left.lowerBound, text[start - 1] != ASCII.hyphen { start -= 1 }
    let last = start..<left.upperBound
    guard last.count <= longestWord, last.count > 1, right.count > 1 else { return false }
    return isDoubled(last, right, of: text) || rhymes(last, right, of: text)
      || differsInVowels(last, right, of: text)
  }

  /// Whether the hyphen joins the number to the word before it: `ke-76`, `G-20`, `Covid-19`.
  static func joins(
    _ left: Range<Int>, number right: Range<Int>, of text: Span<UInt8>
  ) -> Bool {
    guard right.count <= 4, left.count <= 2 || numbered.contains(text, left),
      left.count > 1 || ASCII.isLetter(text[left.lowerBound]), !Money.isSign(left, of: text)
    else { return false }
    for i in left where !ASCII.isLetter(text[i]) { return false }
    for i in right where !ASCII.isDigit(text[i]) { return false }
    return true
  }

  /// The end of one is the beginning of the other and at least half of both: `anak-anak`,
  /// `obat-obatan`, `sebesar-besarnya`.
  private static func isDoubled(
    _ left: Range<Int>, _ right: Range<Int>, of text: Span<UInt8>
  ) -> Bool {
    let longest = max(left.count, right.count)
    var shared = min(left.count, right.count)
    while shared >= 2, shared * 2 >= longest {
      let isSame = isEqual(left.upperBound - shared, right.lowerBound, shared, of: text)
      if isSame { return shared >= 3 || shared == longest }
      shared -= 1
    }
    return false
  }

  /// All but the first letter comes again at the end: `sayur-mayur`, `lauk-pauk`,
  /// `tolong-menolong`.
  private static func rhymes(
    _ left: Range<Int>, _ right: Range<Int>, of text: Span<UInt8>
  ) -> Bool {
    let rest = left.count - 1
    return rest >= 3 && right.count > rest && right.count - rest <= 4
      && isEqual(left.lowerBound + 1, right.upperBound - rest, rest, of: text)
  }

  /// The same consonants around other vowels: `bolak-balik`, `warna-warni`, `gerak-gerik`.
  private static func differsInVowels(
    _ left: Range<Int>, _ right: Range<Int>, of text: Span<UInt8>
  ) -> Bool {
    guard left.count == right.count, left.count >= 4 else { return false }
    for offset in 0..<left.count {
      let a = ASCII.lower(text[left.lowerBound + offset])
      let b = ASCII.lower(text[right.lowerBound + offset])
      if a != b, !(ASCII.isOne(of: "aeiou", a) && ASCII.isOne(of: "aeiou", b)) { return false }
    }
    return true
  }

  private static func isEqual(_ a: Int, _ b: Int, _ count: Int, of text: Span<UInt8>) -> Bool {
    for i in 0..<count where ASCII.lower(text[a + i]) != ASCII.lower(text[b + i]) { return false }
    return true
  }
}
