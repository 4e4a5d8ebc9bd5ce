internal import CICU

/// Whether ICU's data for folding are there.
var canFold: Bool { textmine_icu_can_fold() != 0 }

/// The normalised form of `text`: the same for upper and lower case, full-width and styled letters,
/// with and without invisible characters (toNFKC_Casefold of Unicode Standard Annex #31), and with one
/// apostrophe however it is typed.
public func fold(_ text: String) -> String {
  String(decoding: fold(Array(text.utf8).span), as: UTF8.self)
}

/// The normalised form of `text`, UTF-8.
func fold(_ text: Span<UInt8>) -> [UInt8] {
  if ASCII.isAll(text) { return text.indices.map { ASCII.lower(text[$0]) } }
  var folded: [UInt8] = []
  var count = text.count * 2
  repeat {
    folded = [UInt8](repeating: 0, count: count)
    count = text.withUnsafeBufferPointer { source in
      Int(textmine_fold(source.baseAddress, Int32(source.count), &folded, Int32(folded.count)))
    }
  } while count > folded.count
  // ICU fails only when it finds no memory; the text then stands as it is.
  if count < 0 { return text.indices.map { text[$0] } }
  folded.removeLast(folded.count - count)
  return withOneApostrophe(folded)
}

/// UTF-8 with `'` for every character that keyboards give as an apostrophe inside a word: U+2019 (’,
/// most telephones), U+2018 (‘), U+02BC (ʼ) and U+02BB (ʻ).
func withOneApostrophe(_ text: [UInt8]) -> [UInt8] {
  guard text.contains(where: { $0 == 0xE2 || $0 == 0xCA }) else { return text }
  var result: [UInt8] = []
  var at = 0
  while at < text.count {
    let scalar = UTF8Scalar(startingAt: at, of: text.span, to: text.count)
    switch scalar.value {
    case 0x2018, 0x2019, 0x02BB, 0x02BC: result.append(ASCII.apostrophe)
    default: result += text[at..<at + scalar.count]
    }
    at += scalar.count
  }
  return result
}
