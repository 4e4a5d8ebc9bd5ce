internal import CSimdjson

extension Span<UInt8> {
  /// Whether the bytes are UTF-8.
  var isUTF8: Bool {
    withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return true }
      return base.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
        textmine_is_utf8($0, bytes.count)
      }
    }
  }
}

extension TweetBatch {
  /// Adds `span` to the field at hand as a person reads it: HTML entities decoded, each once (unless
  /// they are to stay), and bytes that are no UTF-8 replaced by U+FFFD.
  @inline(__always)
  mutating func extendPlain(_ span: Span<UInt8>, isUTF8: Bool, decodesEntities: Bool = true) {
    let ampersand = decodesEntities ? span.position(of: UInt8(ascii: "&")) : span.count
    if isUTF8 && ampersand == span.count {
      extend(span)
    } else if isUTF8 {
      extendDecoding(span, from: ampersand)
    } else {
      let repaired = Array(span.text.utf8)
      if decodesEntities { extendDecoding(repaired.span, from: 0) } else { extend(repaired.span) }
    }
  }

  /// Adds `span`, whose first `&` is not before `start`.
  private mutating func extendDecoding(_ span: Span<UInt8>, from start: Int) {
    var written = 0
    var position = span.position(of: UInt8(ascii: "&"), from: start)
    while position < span.count {
      if let (scalar, end) = entity(in: span, at: position) {
        extend(span.extracting(written..<position))
        for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter { extend(byte) }
        written = end
        position = end
      } else {
        position += 1
      }
      position = span.position(of: UInt8(ascii: "&"), from: position)
    }
    extend(span.extracting(written..<span.count))
  }
}

private let namedEntities: [(StaticString, Unicode.Scalar)] = [
  ("amp", "&"), ("lt", "<"), ("gt", ">"), ("quot", "\""), ("apos", "'"), ("nbsp", "\u{A0}"),
]

/// The character that the entity at `start` stands for, and the entity's end.
///
/// Named are only those that the platform's exports write; anything else is text and stays.
private func entity(in span: Span<UInt8>, at start: Int) -> (Unicode.Scalar, Int)? {
  let limit = Swift.min(span.count, start + 10)
  let end = span.extracting(0..<limit).position(of: UInt8(ascii: ";"), from: start + 1)
  guard end < limit, end > start + 2 else { return openEntity(in: span, at: start) }
  let name = span.extracting((start + 1)..<end)
  if name[0] == UInt8(ascii: "#") {
    return number(name.extracting(1..<name.count)).map { ($0, end + 1) }
  }
  for (spelling, scalar) in namedEntities where name.equals(spelling) { return (scalar, end + 1) }
  return openEntity(in: span, at: start)
}

/// The same for one whose `;` somebody has taken away with other signs, as in `Dukcapil &amp Dinkes`: it ends before a
/// space. One at the end may be cut.
private func openEntity(in span: Span<UInt8>, at start: Int) -> (Unicode.Scalar, Int)? {
  for (spelling, scalar) in namedEntities {
    let end = start + 1 + spelling.utf8CodeUnitCount
    guard end < span.count, span[end].isSpace else { continue }
    if span.extracting(start + 1..<end).equals(spelling) { return (scalar, end) }
  }
  return nil
}

/// The character of a numeric entity's digits, as in `39` or `x27`.
private func number(_ digits: Span<UInt8>) -> Unicode.Scalar? {
  let isHexadecimal = digits[0] | 0x20 == UInt8(ascii: "x")
  let text = digits.extracting((isHexadecimal ? 1 : 0)..<digits.count).text
  guard let value = UInt32(text, radix: isHexadecimal ? 16 : 10), value != 0 else { return nil }
  return Unicode.Scalar(value)
}
