/// A number by which a text is known again, though case, spaces, punctuation or links differ. No text
/// can be read out of it.
enum TextFingerprint {
  /// The fingerprint of `text`, UTF-8.
  static func of(_ text: Span<UInt8>) -> UInt64 {
    var kept: [UInt8] = []
    kept.reserveCapacity(text.count)
    var place = 0
    while place < text.count {
      if isLink(text, at: place) {
        while place < text.count, text[place] > 0x20 { place += 1 }
        continue
      }
      let byte = text[place]
      switch byte {
      case 0x41...0x5A: kept.append(byte | 0x20)
      case 0x30...0x39, 0x61...0x7A, 0x80...: kept.append(byte)
      default: break
      }
      place += 1
    }
    return FeatureKey.word(kept.span)
  }

  private static func isLink(_ text: Span<UInt8>, at place: Int) -> Bool {
    guard text.count - place > 4, text[place] | 0x20 == 0x68 else { return false }
    for (offset, byte) in "http".utf8.enumerated() where text[place + offset] | 0x20 != byte {
      return false
    }
    return true
  }
}
