/// What emoji are compared by.
enum EmojiForms {
  /// An emoji without U+FE0F, which some keyboards add and some leave out. Case folding would remove
  /// the joiners too.
  static func withoutSelectors(_ emoji: Span<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    var at = 0
    while at < emoji.count {
      let scalar = UTF8Scalar(startingAt: at, of: emoji, to: emoji.count)
      if scalar.value != 0xFE0F {
        for i in at..<at + scalar.count { bytes.append(emoji[i]) }
      }
      at += scalar.count
    }
    return bytes
  }

  /// An emoji without the skin tones in it (U+1F3FB to U+1F3FF); a tone that stands alone stays.
  static func withoutSkinTones(_ emoji: [UInt8]) -> [UInt8] {
    var bytes: [UInt8] = []
    var at = 0
    while at < emoji.count {
      let isTone =
        emoji[at...].starts(with: [0xF0, 0x9F, 0x8F]) && at + 3 < emoji.count
        && emoji[at + 3] >= 0xBB
      if !isTone { bytes.append(emoji[at]) }
      at += isTone ? 4 : 1
    }
    return bytes.isEmpty ? emoji : bytes
  }
}
