/// Bytes that are no UTF-8, but show what they were meant to be.
enum DamagedUTF8 {
  /// The same in UTF-8: bytes of Windows-1252, single signs of it, or halves of characters; nil where it cannot be told.
  static func mended(_ bytes: Span<UInt8>) -> [UInt8]? {
    Windows1252.decoded(bytes) ?? Windows1252.mended(bytes) ?? joined(bytes.array)
  }

  /// The bytes with the halves of each character that UTF-16 writes as two made one, where a program has written three bytes
  /// for each half; nil where that makes no UTF-8 of them.
  static func joined(_ bytes: [UInt8]) -> [UInt8]? {
    var out: [UInt8] = []
    var position = 0
    while position < bytes.count {
      if let whole = pair(bytes, at: position) {
        out.append(contentsOf: whole)
        position += 6
      } else {
        out.append(bytes[position])
        position += 1
      }
    }
    return out.span.isUTF8 ? out : nil
  }

  private static func pair(_ bytes: [UInt8], at position: Int) -> [UInt8]? {
    guard position + 6 <= bytes.count, bytes[position] == 0xED, bytes[position + 3] == 0xED else {
      return nil
    }
    func half(_ at: Int) -> UInt32 {
      0xD000 | UInt32(bytes[at + 1] & 0x3F) << 6 | UInt32(bytes[at + 2] & 0x3F)
    }
    return Unicode.Scalar(lead: half(position), trail: half(position + 3))
      .flatMap { UTF8.encode($0) }.map(Array.init)
  }
}

extension Unicode.Scalar {
  /// The character that UTF-16 writes as these two halves; nil where they are none.
  init?(lead: UInt32, trail: UInt32) {
    guard (0xD800..<0xDC00).contains(lead), (0xDC00..<0xE000).contains(trail) else { return nil }
    self.init(0x10000 + (lead - 0xD800) << 10 + (trail - 0xDC00))
  }
}
