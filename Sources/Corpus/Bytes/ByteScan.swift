internal import CSimdjson
internal import Glibc

/// Searches in bytes, eight or more at a time.
extension Span<UInt8> {
  /// The position of the first `byte` at or behind `start`; `count` where there is none.
  @inline(__always)
  func position(of byte: UInt8, from start: Int = 0) -> Int {
    withUnsafeBufferPointer { bytes in
      guard start < bytes.count, let base = bytes.baseAddress,
        let found = memchr(base + start, Int32(byte), bytes.count - start)
      else { return bytes.count }
      return UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }
  }

  /// Whether all bytes are of a sort.
  func allSatisfy(_ isOfSort: (UInt8) -> Bool) -> Bool {
    for index in indices where !isOfSort(self[index]) { return false }
    return true
  }

  /// The position of the first `one` or `other` at or behind `start`; `count` where there is none.
  @inline(__always)
  func position(ofEither one: UInt8, or other: UInt8, from start: Int) -> Int {
    let ones = UInt64(one) &* 0x0101_0101_0101_0101
    let others = UInt64(other) &* 0x0101_0101_0101_0101
    var position = start
    while position &+ 8 <= count {
      let word = bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: position, as: UInt64.self)
      let hits = zeroBytes(word ^ ones) | zeroBytes(word ^ others)
      if hits != 0 { return position &+ hits.littleEndian.trailingZeroBitCount &>> 3 }
      position &+= 8
    }
    while position < count {
      let byte = self[unchecked: position]
      if byte == one || byte == other { return position }
      position &+= 1
    }
    return count
  }

  /// The position of the first of four or five bytes; `count` where there is none.
  @inline(__always)
  func position(
    ofAny one: UInt8, _ other: UInt8, _ third: UInt8, _ fourth: UInt8, _ fifth: UInt8? = nil
  ) -> Int {
    withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return 0 }
      return base.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
        textmine_first_of($0, bytes.count, one, other, third, fourth, fifth ?? fourth)
      }
    }
  }

  /// The number of line feeds in `range`.
  func lines(in range: Range<Int>) -> Int {
    extracting(range).withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return 0 }
      return base.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
        textmine_lines($0, bytes.count)
      }
    }
  }

  /// The position of the first byte at or behind `start` that is no white space.
  func trimmedStart(from start: Int) -> Int {
    var start = start
    while start < count, self[start].isSpace { start += 1 }
    return start
  }

  /// The bytes without white space at both ends.
  var trimmed: Range<Int> {
    var start = 0
    var end = count
    while start < end, self[start].isSpace { start += 1 }
    while start < end, self[end - 1].isSpace { end -= 1 }
    return start..<end
  }

  /// Whether the bytes are those of `text`.
  func equals(_ text: StaticString) -> Bool {
    guard count == text.utf8CodeUnitCount else { return false }
    return starts(with: text)
  }

  /// Whether the bytes are these.
  func equals(_ bytes: [UInt8]) -> Bool { count == bytes.count && starts(with: bytes) }

  /// Whether both have the same bytes.
  func equals(_ other: Span<UInt8>) -> Bool {
    guard count == other.count else { return false }
    for index in indices where self[unchecked: index] != other[unchecked: index] { return false }
    return true
  }

  /// Whether the bytes begin with these.
  func starts(with bytes: [UInt8]) -> Bool {
    count >= bytes.count && bytes.indices.allSatisfy { self[$0] == bytes[$0] }
  }

  /// Whether the bytes begin with those of `text`.
  func starts(with text: StaticString) -> Bool {
    guard count >= text.utf8CodeUnitCount else { return false }
    for index in 0..<text.utf8CodeUnitCount
    where self[unchecked: index] != text.utf8Start[index] {
      return false
    }
    return true
  }

  /// The bytes as an array of their own.
  var array: [UInt8] { withUnsafeBufferPointer { [UInt8]($0) } }

  /// The bytes as text, each that is no UTF-8 replaced by U+FFFD.
  var text: String { withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) } }
}

/// The high bit of each byte of `word` that is zero. Bytes above the lowest such may be set too,
/// which the search for the lowest does not see.
@inline(__always)
private func zeroBytes(_ word: UInt64) -> UInt64 {
  (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
}

extension UInt8 {
  static let tab = UInt8(ascii: "\t")
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  static let space = UInt8(ascii: " ")
  static let quote = UInt8(ascii: "\"")
  static let comma = UInt8(ascii: ",")
  static let semicolon = UInt8(ascii: ";")
  static let backslash = UInt8(ascii: "\\")

  var isSpace: Bool { self == 0x20 || (self >= 0x09 && self <= 0x0D) }
  var isDigit: Bool { self &- 0x30 < 10 }
  var isLetter: Bool { (self | 0x20) &- 0x61 < 26 }
  var isSmallLetter: Bool { self &- 0x61 < 26 }
  var isCapital: Bool { self &- 0x41 < 26 }
  var isLetterOrDigit: Bool { isLetter || isDigit }
  /// The byte with a capital letter of ASCII made a small one.
  @inline(__always)
  var lowercased: UInt8 { isCapital ? self | 0x20 : self }
  /// The number of bytes of the character that the byte begins in UTF-8; nil where it begins none of several bytes.
  var lengthInUTF8: Int? {
    switch self {
    case 0xC2...0xDF: 2
    case 0xE0...0xEF: 3
    case 0xF0...0xF4: 4
    default: nil
    }
  }
  /// Whether the byte may stand in an account's name.
  var isNameByte: Bool { isDigit || isLetter || self == UInt8(ascii: "_") }
}

extension Span<UInt8> {
  /// Hands the lines that are not blank to `body`, without their line feeds, up to `limit` of them or until it returns false.
  func forEachFilledLine(upTo limit: Int = .max, _ body: (Span<UInt8>) -> Bool) {
    var (lines, position) = (0, 0)
    while lines < limit, position < count {
      let end = self.position(of: .lineFeed, from: position)
      let line = extracting(position..<end)
      position = end + 1
      if line.trimmed.isEmpty { continue }
      lines += 1
      if !body(line) { return }
    }
  }
}
