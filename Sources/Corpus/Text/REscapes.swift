/// Characters as R on Windows writes those that its code page lacks: `<U+1F44D>` for a code point,
/// `<f0><9f><91><8d>` for bytes of UTF-8, `<ed><U+00A0><U+00BD><ed><U+00B8><U+0081>` for the halves of a
/// surrogate pair of which some bytes are characters of the code page.
enum REscapes {
  /// Whether a text has something like one.
  static func areIn(_ text: Span<UInt8>) -> Bool {
    var position = text.position(of: UInt8(ascii: "<"))
    while position < text.count {
      if escape(text, at: position) != nil { return true }
      position = text.position(of: UInt8(ascii: "<"), from: position + 1)
    }
    return false
  }

  /// Replaces each run of escapes by the characters that it stands for; whether there was any.
  static func replace(in text: inout [UInt8]) -> Bool {
    var position = text.span.position(of: UInt8(ascii: "<"))
    if position == text.count { return false }
    var out = Array(text[..<position])
    var hasChanged = false
    while position < text.count {
      guard text[position] == UInt8(ascii: "<"), let run = run(text.span, at: position) else {
        out.append(text[position])
        position += 1
        continue
      }
      out.append(contentsOf: run.replacement)
      position = run.end
      hasChanged = true
    }
    if hasChanged { text = out }
    return hasChanged
  }

  private struct Escape {
    let value: UInt32
    let isByte: Bool
    let end: Int
  }

  /// The escape at `position`.
  private static func escape(_ text: Span<UInt8>, at position: Int) -> Escape? {
    let limit = min(text.count, position + 12)
    let end = text.extracting(0..<limit).position(of: UInt8(ascii: ">"), from: position)
    guard end < limit else { return nil }
    let inside = text.extracting(position + 1..<end)
    let isByte = !inside.starts(with: "U+")
    let digits = inside.extracting((isByte ? 0 : 2)..<inside.count)
    guard isByte ? digits.count == 2 : (4...8).contains(digits.count),
      let value = UInt32(digits.text, radix: 16)
    else { return nil }
    return Escape(value: value, isByte: isByte, end: end + 1)
  }

  /// What escapes stand for whose characters, two signs each, are themselves escapes of bytes: `<U+653C><U+3E64>…` for
  /// `<ed>…`. Nil of others.
  private static func escapesOfBytes(_ points: [UInt32]) -> [UInt8]? {
    let signs = points.flatMap {
      [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)]
    }
    guard points.allSatisfy({ $0 <= 0xFFFF }), signs.first == UInt8(ascii: "<"),
      let inner = run(signs.span, at: 0), inner.end == signs.count
    else { return nil }
    return inner.replacement
  }

  /// What the escapes behind each other at `position` stand for, and where they end; nil where they are
  /// no characters.
  private static func run(
    _ text: Span<UInt8>, at position: Int
  ) -> (replacement: [UInt8], end: Int)? {
    var escapes: [Escape] = []
    while let next = escape(text, at: escapes.last?.end ?? position) { escapes.append(next) }
    // A run of characters may be followed by bytes, and one of bytes, some of which are characters up to U+00FF, by others.
    let points = escapes.prefix { !$0.isByte }
    if let end = points.last?.end, points.count == escapes.count || points[0].value > 0xFF {
      let scalars = points.compactMap { Unicode.Scalar($0.value) }
      guard scalars.count == points.count else { return nil }
      if let bytes = escapesOfBytes(points.map(\.value)) { return (bytes, end) }
      return (scalars.flatMap { Array(UTF8.encode($0)!) }, end)
    }
    let bytes = escapes.prefix { $0.value <= 0xFF }
    guard let end = bytes.last?.end else { return nil }
    // Characters beyond U+FFFF are two of three bytes each.
    return DamagedUTF8.joined(bytes.map { UInt8($0.value) }).map { ($0, end) }
  }
}
