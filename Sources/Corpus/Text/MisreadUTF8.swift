/// UTF-8 that was read as Windows-1252: `â€™` for `’`, `Ã©` for `é`.
enum MisreadUTF8 {
  /// Replaces characters whose bytes in Windows-1252 are one character of UTF-8 together.
  static func reread(_ text: inout [UInt8]) -> Bool {
    var position = 0
    var out: [UInt8] = []
    var written = 0
    var wasLonger = false
    var foreign: [Int]?
    var isSure: Bool?
    var hasChanged = false
    while case let start = text.span.position(of: 0xC3, from: position), start < text.count {
      position = start + 2
      let follows = hasChanged && written == start
      guard let (bytes, end) = misread(in: text, at: start, follows: follows) else {
        if isLeftOfSpace(text, at: start, follows: follows) {
          out.append(contentsOf: text[written..<start])
          written = start + 2
          hasChanged = true
        }
        continue
      }
      if !follows, WordEnd.mayBe(bytes, at: start..<end, of: text),
        misread(in: text, at: end) == nil
      {
        let isMisread = isSure ?? isSurelyMisread(text)
        isSure = isMisread
        if !isMisread { continue }
      }
      if isForeign(bytes) {
        let counts = foreign ?? foreignLetters(in: text)
        foreign = counts
        let isBesideLonger =
          wasLonger && written == start || misread(in: text, at: end)?.0.count ?? 0 > 2
        let lead = Int(bytes[0])
        if !isBesideLonger, counts[lead - 1...lead + 1].reduce(0, +) < 3 { continue }
      }
      wasLonger = bytes.count > 2
      out.append(contentsOf: text[written..<start])
      out.append(contentsOf: bytes)
      written = end
      position = end
      hasChanged = true
    }
    if hasChanged { text = out + text[written...] }
    return hasChanged
  }

  /// Whether a text has characters that nothing but a misreading explains.
  private static func isSurelyMisread(_ text: [UInt8]) -> Bool {
    var position = 0
    while let (bytes, range) = next(in: text, from: position) {
      if !isForeign(bytes), !WordEnd.mayBe(bytes, at: range, of: text) { return true }
      position = range.upperBound
    }
    return false
  }

  /// Whether `Â` stands before a space: the rest of a space that does not break, which a program has made one that does. No
  /// word ends with it but one in capitals.
  ///
  /// - Parameter follows: whether it stands behind characters that were misread.
  private static func isLeftOfSpace(_ text: [UInt8], at start: Int, follows: Bool) -> Bool {
    guard start > 0, text[start + 1] == 0x82, start + 2 < text.count, text[start + 2] == .space
    else { return false }
    if follows { return true }
    let before = text[start - 1]
    return before < 0x80 && !(UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(before)
  }

  /// Whether two bytes are a letter of a script other than Latin that hardly ever stands alone: where a text has fewer than
  /// three of a script, other damage looks like them. Small letters of Greek, those of Russian, and the digits and signs of
  /// Arabic stand alone in faces.
  private static func isForeign(_ bytes: [UInt8]) -> Bool {
    guard bytes.count == 2, bytes[0] >= 0xCD else { return false }
    switch (bytes[0], bytes[1]) {
    case (0xCE, 0xB1...0xBF), (0xCF, 0x80...0x89), (0xD0, 0x90...0xBF), (0xD1, 0x80...0x8F),
      (0xD8, 0x8C), (0xD8, 0x9B), (0xD8, 0x9F), (0xD9, 0xA0...0xA9), (0xDB, 0xB0...0xB9):
      return false
    default: return true
    }
  }

  /// How many such letters a text has, by their first bytes; those of a script begin with neighbours.
  private static func foreignLetters(in text: [UInt8]) -> [Int] {
    var counts = [Int](repeating: 0, count: 256)
    var position = 0
    while let (bytes, range) = next(in: text, from: position) {
      if isForeign(bytes) { counts[Int(bytes[0])] += 1 }
      position = range.upperBound
    }
    return counts
  }

  /// The first characters from `position` on that are one of UTF-8 as ``misread(in:at:follows:)`` tells, and where they stand.
  private static func next(in text: [UInt8], from position: Int) -> ([UInt8], Range<Int>)? {
    var position = position
    while case let start = text.span.position(of: 0xC3, from: position), start < text.count {
      if let (bytes, end) = misread(in: text, at: start) { return (bytes, start..<end) }
      position = start + 2
    }
    return nil
  }

  /// The bytes of the characters at `start` in Windows-1252 where they are one of UTF-8, and the end
  /// of those characters.
  ///
  /// - Parameter follows: whether they stand behind others that were misread.
  private static func misread(
    in text: [UInt8], at start: Int, follows: Bool = false
  ) -> ([UInt8], end: Int)? {
    var position = start
    guard let first = windowsByte(in: text, at: &position), let length = first.lengthInUTF8 else {
      return nil
    }
    var bytes = [first]
    for _ in 1..<length {
      let before = position
      guard let next = windowsByte(in: text, at: &position), next & 0xC0 == 0x80 else { return nil }
      bytes.append(next)
      // `CAFÉ…` and `CAFÉ®` are a word and a sign; scripts that `É` begins none of are told from that.
      let isSign = text[before] == 0xE2 || next == 0xA0 || next == 0xAB || next == 0xBB
      guard length == 2, !scriptStarts.contains(first),
        isSign || signLetters.contains(first) && next > 0xA0 || isOfMacintosh(text, before: start)
      else { continue }
      if !follows || !isWindows(first, next) { return nil }
    }
    return bytes.span.isUTF8 ? (bytes, position) : nil
  }

  /// Whether two bytes of UTF-8 are a character that Windows-1252 has in place of a control character, such as `œ`: behind
  /// others that were misread it is one of a character that was misread twice.
  private static func isWindows(_ first: UInt8, _ second: UInt8) -> Bool {
    let scalar = UInt32(first & 0x1F) << 6 | UInt32(second & 0x3F)
    return scalar > 0xFF && Windows1252.byte(of: scalar) != nil
  }

  /// What begins Latin-1's upper half, Greek, Cyrillic and Arabic letters.
  private static let scriptStarts: Set<UInt8> = [
    0xC2, 0xC3, 0xCE, 0xCF, 0xD0, 0xD1, 0xD8, 0xD9, 0xDA, 0xDB,
  ]

  /// Letters that begin no letter of UTF-8 in use together with a sign of Latin-1. `Ì` and a sign are marks above and below
  /// letters.
  private static let signLetters: ClosedRange<UInt8> = 0xC7...0xCB

  /// Whether `‚` or `„` stands before `start`: with `Ä` and a sign behind it that is a sign of UTF-8 which was read as Mac Roman,
  /// another damage.
  private static func isOfMacintosh(_ text: [UInt8], before start: Int) -> Bool {
    start >= 3 && text[start - 3] == 0xE2 && text[start - 2] == 0x80
      && (text[start - 1] == 0x9A || text[start - 1] == 0x9E)
  }

  /// The byte in Windows-1252 of the character at `position`, which moves behind it.
  private static func windowsByte(in text: [UInt8], at position: inout Int) -> UInt8? {
    guard position < text.count else { return nil }
    let lead = text[position]
    let count = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : 3
    guard lead >= 0xC2, lead < 0xF0, position + count <= text.count else { return nil }
    var scalar = UInt32(lead) & (count == 2 ? 0x1F : 0x0F)
    for byte in text[position + 1..<position + count] { scalar = scalar << 6 | UInt32(byte & 0x3F) }
    position += count
    return Windows1252.byte(of: scalar)
  }
}
