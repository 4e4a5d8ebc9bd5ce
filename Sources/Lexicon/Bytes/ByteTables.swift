/// Writes numbers and texts one after the other, for ``ByteReader`` to read in the same order.
package struct ByteWriter {
  /// What was written.
  package private(set) var bytes: [UInt8] = []

  package init() {}

  /// Adds a number in as few bytes as it needs (LEB128).
  package mutating func add(_ number: UInt64) {
    var rest = number
    while rest > 0x7F {
      bytes.append(UInt8(rest & 0x7F) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  /// Adds a number from 0 on.
  package mutating func add(_ number: Int) { add(UInt64(number)) }

  package mutating func add(_ text: String) { add(Array(text.utf8)) }

  package mutating func add(_ text: [UInt8]) {
    add(text.count)
    bytes += text
  }
}

/// Reads what ``ByteWriter`` wrote. Bytes that nothing else wrote are trusted: they are compiled in.
package struct ByteReader {
  private let bytes: [UInt8]
  private var at = 0

  package init(_ bytes: [UInt8]) { self.bytes = bytes }

  package mutating func unsigned() -> UInt64 {
    var (number, shift): (UInt64, UInt64) = (0, 0)
    while bytes[at] > 0x7F {
      number |= UInt64(bytes[at] & 0x7F) << shift
      shift += 7
      at += 1
    }
    number |= UInt64(bytes[at]) << shift
    at += 1
    return number
  }

  package mutating func number() -> Int { Int(unsigned()) }

  package mutating func text() -> String { String(decoding: block(), as: UTF8.self) }

  package mutating func block() -> ArraySlice<UInt8> {
    let count = number()
    at += count
    return bytes[at - count..<at]
  }
}
