/// The Windows code page of western languages.
///
/// A converter such as iconv's would only decode. What is needed besides is whether a row is in this code page or
/// damaged UTF-8, and the way back from a character to its byte, for texts that were decoded wrongly.
enum Windows1252 {
  /// The characters of 0x80 to 0x9F; 0 where there is none.
  private static let upper: [UInt16] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0, 0x017D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC,
    0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
  ]

  /// The byte of a character, those without a character in this code page as in ISO 8859-1, or for private use, where some
  /// programs put them; nil where there is none.
  static func byte(of scalar: UInt32) -> UInt8? {
    if scalar < 0x100 { return UInt8(scalar) }
    if scalar > 0x2122 {
      let isLacking = (0xF180...0xF19F).contains(scalar) && upper[Int(scalar - 0xF180)] == 0
      return isLacking ? UInt8(scalar - 0xF100) : nil
    }
    return upper.firstIndex(of: UInt16(scalar)).map { UInt8($0) + 0x80 }
  }

  /// The letters of the Turkish code page, Windows-1254, that differ, by their bytes.
  private static let turkish: [UInt8: UInt16] = [
    0xD0: 0x11E, 0xDD: 0x130, 0xDE: 0x15E, 0xF0: 0x11F, 0xFD: 0x131, 0xFE: 0x15F,
  ]

  /// Whether a row in one of both code pages is Turkish: those letters are rare in the languages of western Europe but for
  /// Icelandic, which has others that Turkish has not (á, æ, é, í, ó, ú). One that is no part of a word, or has `??` behind it, is
  /// what is left of an emoji.
  private static func isTurkish(_ row: Span<UInt8>) -> Bool {
    var hasTurkish = false
    for index in row.indices {
      let byte = row[unchecked: index]
      if byte < 0xD0 { continue }
      if [0xE1, 0xE6, 0xE9, 0xED, 0xF3, 0xFA].contains(byte) { return false }
      if turkish[byte] == nil { continue }
      let isInWord =
        index > 0 && row[index - 1].isLetter || index + 1 < row.count && row[index + 1].isLetter
      let isRest =
        index + 2 < row.count && row[index + 1] == UInt8(ascii: "?")
        && row[index + 2] == UInt8(ascii: "?")
      if isInWord, !isRest { hasTurkish = true }
    }
    return hasTurkish
  }

  /// A row in UTF-8 that is written in this code page, or in the Turkish one; nil where it is rather damaged UTF-8: where
  /// some of its characters are whole in UTF-8, or one lacks its end, or no byte is a character. A byte that is none among others
  /// becomes U+FFFD.
  ///
  /// A letter at the end of a word and a sign behind it, such as `é…`, begin a character in UTF-8, too. They are letter and sign
  /// where a letter of ASCII stands before them, or another that stands alone shows the code page.
  static func decoded(_ row: Span<UInt8>) -> [UInt8]? {
    var text: [UInt8] = []
    text.reserveCapacity(row.count + row.count / 8)
    var (hasLetter, isInDoubt) = (false, false)
    var (characters, others) = (0, 0)
    let isTurkish = isTurkish(row)
    for index in row.indices {
      let byte = row[unchecked: index]
      if byte < 0x80 {
        text.append(byte)
        continue
      }
      let beginsCharacter = (0xC2...0xF4).contains(byte)
      let next = index + 1 < row.count ? row[index + 1] : 0
      if byte == 0xFF { return nil }
      if beginsCharacter && next & 0xC0 == 0x80 {
        guard WordEnd.mayBegin(at: index, of: row) else { return nil }
        if index == 0 || !row[index - 1].isLetter { isInDoubt = true }
      } else if beginsCharacter {
        hasLetter = true
      }
      let latin = byte < 0xA0 ? upper[Int(byte - 0x80)] : UInt16(byte)
      let value = isTurkish ? turkish[byte] ?? latin : latin
      // Behind `€` it is rather the end of a quote in UTF-8.
      if value == 0, index > 0, row[index - 1] == 0x80 { return nil }
      if value == 0 { others += 1 } else { characters += 1 }
      guard let scalar = Unicode.Scalar(value == 0 ? 0xFFFD : value),
        let encoded = UTF8.encode(scalar)
      else { return nil }
      text.append(contentsOf: encoded)
    }
    return isInDoubt && !hasLetter || others > characters ? nil : text
  }

  /// A row in UTF-8 with single signs of this code page in it (`…`, dashes, quotes) between characters of ASCII, as where
  /// texts of both kinds were put together; nil where it has none, or is no UTF-8 for another reason.
  static func mended(_ row: Span<UInt8>) -> [UInt8]? {
    var text: [UInt8] = []
    text.reserveCapacity(row.count + 16)
    for index in row.indices {
      let byte = row[unchecked: index]
      let isSign = byte == 0x85 || (0x91...0x97).contains(byte)
      let isAlone =
        (index == 0 || row[index - 1] < 0x80) && (index + 1 == row.count || row[index + 1] < 0x80)
      if isSign, isAlone, let scalar = Unicode.Scalar(upper[Int(byte - 0x80)]),
        let encoded = UTF8.encode(scalar)
      {
        text.append(contentsOf: encoded)
      } else {
        text.append(byte)
      }
    }
    return text.span.isUTF8 ? text : nil
  }
}
