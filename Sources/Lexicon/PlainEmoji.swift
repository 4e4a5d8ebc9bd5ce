/// Emoji that need no look at Unicode's tables: pictographs of ranges that hold nothing else,
/// with a skin tone or not. More than half of all stretches beyond ASCII hold no others.
enum PlainEmoji {
  /// Where the emoji that begins at `start` ends; nil when none does, when a joiner stands before it
  /// or when something follows that might belong to it.
  static func end(from start: Int, of text: Span<UInt8>, in range: Range<Int>) -> Int? {
    guard text[start] == 0xF0 else { return nil }
    let first = UTF8Scalar(startingAt: start, of: text, to: range.upperBound)
    guard isPictograph(first), !isJoined(start, of: text, in: range) else { return nil }
    var end = start + first.count
    while end < range.upperBound, text[end] >= 0x80 {
      let next = UTF8Scalar(startingAt: end, of: text, to: range.upperBound)
      if isPictograph(next) || next.isSeparator { break }
      guard next.value == 0xFE0F || isSkinTone(next) else { return nil }
      end += next.count
    }
    return end
  }

  private static func isSkinTone(_ scalar: UTF8Scalar) -> Bool {
    0x1F3FB...0x1F3FF ~= scalar.value
  }

  /// All scalars of these ranges are of the property Extended_Pictographic, be they assigned or not.
  private static func isPictograph(_ scalar: UTF8Scalar) -> Bool {
    switch scalar.value {
    case 0x1F300...0x1F3FA, 0x1F400...0x1F53D, 0x1F546...0x1F64F, 0x1F680...0x1F6FF,
      0x1F90C...0x1F93A, 0x1F947...0x1FAFF:
      true
    default: false
    }
  }

  /// Whether U+200D stands before `start`.
  private static func isJoined(_ start: Int, of text: Span<UInt8>, in range: Range<Int>) -> Bool {
    start - 3 >= range.lowerBound && text[start - 3] == 0xE2 && text[start - 2] == 0x80
      && text[start - 1] == 0x8D
  }
}
