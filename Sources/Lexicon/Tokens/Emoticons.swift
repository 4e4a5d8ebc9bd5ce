/// Faces made of punctuation: `:)`, `;-)`, `:'(`, `:D`, `^_^`, `<3`.
///
/// They stand alone, or behind a letter (`sedih:(`) where nothing else is likely; never behind a
/// digit or around one (`08:30`, `1:)`), in a link, or in a list (`catatan:(a)`).
enum Emoticons {
  /// The emoticon that begins with the sign at `start`.
  static func starting(at start: Int, of text: Span<UInt8>, in chunk: Range<Int>) -> Token? {
    guard start + 1 < chunk.upperBound else { return nil }
    let end: Int?
    switch Unicode.Scalar(text[start]) {
    case ":", ";", "=": end = faceEnd(from: start, of: text, in: chunk)
    case "<": end = uprightEnd(from: start, of: text, in: chunk)
    default:
      // Most of these are full stops and hyphens between letters.
      let next = text[start + 1]
      if ASCII.isLetter(next) || ASCII.isDigit(next) { return nil }
      end = uprightEnd(from: start, of: text, in: chunk)
    }
    return end.map { Token(.emoticon, start..<$0) }
  }

  /// Whether a stretch of letters and `_` is one: `xD`, `T_T`.
  @inline(__always)
  static func isEmoticon(_ word: Range<Int>, of text: Span<UInt8>) -> Bool {
    guard word.count == 2 || word.count == 3 else { return false }
    // A capital or `_` comes second in few words.
    let second = text[word.lowerBound + 1]
    guard second < 0x60 else { return false }
    let first = text[word.lowerBound]
    let last = text[word.upperBound - 1]
    return first == UInt8(ascii: "T") && second == ASCII.underscore && last == first
      || ASCII.lower(first) == UInt8(ascii: "x") && second == UInt8(ascii: "D") && last == second
  }

  /// Two eyes and a mouth between them (`^_^`, `-_-`, `>.<`), `^^`, or a heart (`<3`).
  private static func uprightEnd(
    from start: Int, of text: Span<UInt8>, in chunk: Range<Int>
  ) -> Int? {
    let first = text[start]
    var end = start + 1
    let other: UInt8
    switch Unicode.Scalar(first) {
    case "<":
      if text[end] == ASCII.slash { end += 1 }
      other = UInt8(ascii: "3")
    case "^", "-", ".", ">":
      var mouth = 0
      while end < chunk.upperBound, mouth < 2,
        ASCII.isOne(of: "_.-", text[end]), text[end] != first
      {
        (end, mouth) = (end + 1, mouth + 1)
      }
      guard mouth > 0 || first == UInt8(ascii: "^") else { return nil }
      other = first == UInt8(ascii: ">") ? UInt8(ascii: "<") : first
    default:
      return nil
    }
    guard end < chunk.upperBound, text[end] == other,
      start == chunk.lowerBound || text[start - 1] != first,
      !isWord(before: start, of: text, in: chunk), !isWord(at: end + 1, of: text, in: chunk),
      end + 1 == chunk.upperBound || text[end + 1] != other
    else { return nil }
    return end + 1
  }

  /// Eyes, perhaps a nose or tears, and a mouth, which may be drawn out: `:(((`.
  private static func faceEnd(
    from start: Int, of text: Span<UInt8>, in chunk: Range<Int>
  ) -> Int? {
    let nose = noseEnd(from: start + 1, of: text, in: chunk)
    guard nose < chunk.upperBound else { return nil }
    let mouth = text[nose]
    var end = nose + 1
    if mouth == UInt8(ascii: "(") || mouth == UInt8(ascii: ")") {
      while end < chunk.upperBound, text[end] == mouth { end += 1 }
      guard
        !isWord(before: start, of: text, in: chunk)
          || text[start] == ASCII.colon && text[start + 1] != UInt8(ascii: "\"")
            && mayFollowLetter(start, of: text, in: chunk)
      else { return nil }
    } else {
      guard ASCII.isOne(of: "DPpOo3vV*|/\\][", mouth), !isWord(before: start, of: text, in: chunk)
      else {
        return nil
      }
      while mouth == UInt8(ascii: "D"), end < chunk.upperBound, text[end] == mouth { end += 1 }
      if mouth == ASCII.slash, end < chunk.upperBound, text[end] == mouth { return nil }
    }
    return isWord(at: end, of: text, in: chunk) ? nil : end
  }

  /// `-`, `^`, and for tears `'`, `’`, `"` or `”`.
  private static func noseEnd(from start: Int, of text: Span<UInt8>, in chunk: Range<Int>) -> Int {
    if ASCII.isOne(of: "-^'\"", text[start]) { return start + 1 }
    let scalar = UTF8Scalar(startingAt: start, of: text, to: chunk.upperBound)
    return scalar.value == 0x2019 || scalar.value == 0x201D ? start + 3 : start
  }

  /// Whether `:)` behind the letter before `start` is a face: not in `(lihat:)`. A bracket more
  /// than 64 bytes before is not looked for.
  private static func mayFollowLetter(
    _ start: Int, of text: Span<UInt8>, in chunk: Range<Int>
  ) -> Bool {
    guard !ASCII.isDigit(text[start - 1]) else { return false }
    for i in max(chunk.lowerBound, start - 64)..<start where text[i] == UInt8(ascii: "(") {
      return false
    }
    return true
  }

  private static func isWord(before start: Int, of text: Span<UInt8>, in chunk: Range<Int>) -> Bool
  {
    start > chunk.lowerBound && ASCII.isWord(text[start - 1])
  }

  private static func isWord(at end: Int, of text: Span<UInt8>, in chunk: Range<Int>) -> Bool {
    end < chunk.upperBound && ASCII.isWord(text[end])
  }
}
