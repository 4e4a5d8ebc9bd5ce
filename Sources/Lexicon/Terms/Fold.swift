internal import CICU

/// Whether ICU's data for folding are there.
var canFold: Bool { textmine_icu_can_fold() != 0 }

/// The NFKC case fold of `text`, as spellings have it: one for upper and lower case, full-width and
/// styled letters, with or without invisible characters (Unicode Standard Annex #31,
/// toNFKC_Casefold).
public func fold(_ text: String) -> String {
  String(decoding: fold(Array(text.utf8).span), as: UTF8.self)
}

/// The NFKC case fold of `text`, UTF-8.
func fold(_ text: Span<UInt8>) -> [UInt8] {
  var isASCII = true
  for i in text.indices where text[i] >= 0x80 { isASCII = false }
  if isASCII { return text.indices.map { ASCII.lower(text[$0]) } }
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
  return folded
}
