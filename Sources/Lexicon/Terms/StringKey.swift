/// What a string is looked up by: a string of up to 15 bytes with its length; of a longer one, a
/// hash and its length.
struct StringKey: Sendable, Equatable {
  /// The length in bytes up to which a key holds the string itself.
  static let longest = 15

  let low: UInt64
  let high: UInt64

  /// The key of the string with its ASCII letters in lower case, for strings that the key holds.
  var lowercased: StringKey {
    StringKey(low: ASCII.lower(eight: low), high: ASCII.lower(eight: high))
  }

  /// Whether the key does not hold the string itself.
  var isLong: Bool { high >> 56 == 0xFF }

  /// Stirs all bits of the key.
  var hash: Int {
    Int(truncatingIfNeeded: mix(low ^ mix(high ^ 0x9E37_79B9_7F4A_7C15)))
  }

  init(low: UInt64, high: UInt64) { (self.low, self.high) = (low, high) }

  /// The key of the string at `range` of `text`. Faster than that of the string alone where 15 bytes
  /// at most have 16 bytes of text from their first on: there is no branch on the length, which no
  /// processor foresees.
  @inline(__always)
  init(at range: Range<Int>, of text: Span<UInt8>) {
    let length = range.upperBound &- range.lowerBound
    guard length <= StringKey.longest, range.lowerBound <= text.count &- 16 else {
      self.init(text.extracting(range))
      return
    }
    let count = UInt64(truncatingIfNeeded: length)
    let lowMask: UInt64 = count < 8 ? (1 &<< (8 &* count)) &- 1 : .max
    let highMask: UInt64 = count > 8 ? (1 &<< (8 &* (count &- 8))) &- 1 : 0
    self.init(
      low: StringKey.word(text, range.lowerBound) & lowMask,
      high: StringKey.word(text, range.lowerBound + 8) & highMask | count << 56)
  }

  /// The key of any string, read in overlapping words.
  init(_ string: Span<UInt8>) {
    let count = string.count
    let length = UInt64(truncatingIfNeeded: count)
    switch count {
    case 0: (low, high) = (0, 0)
    case 1...3:
      let middle = UInt64(string[count / 2]) << UInt64(count / 2 * 8)
      let last = UInt64(string[count - 1]) << UInt64((count - 1) * 8)
      (low, high) = (UInt64(string[0]) | middle | last, length << 56)
    case 4...7:
      let last = StringKey.half(string, count - 4) << UInt64((count - 4) * 8)
      (low, high) = (StringKey.half(string, 0) | last, length << 56)
    case 8...15:
      let rest = StringKey.word(string, count - 8) >> UInt64(8 * (16 - count))
      (low, high) = (StringKey.word(string, 0), rest | length << 56)
    default:
      var hash = length &* 0x9E37_79B9_7F4A_7C15
      var at = 0
      while at + 8 < count {
        hash = mix(hash ^ StringKey.word(string, at))
        at += 8
      }
      low = mix(hash ^ StringKey.word(string, count - 8))
      high = length & 0xFF_FFFF_FFFF_FFFF | 0xFF << 56
    }
  }

  private static func word(_ string: Span<UInt8>, _ at: Int) -> UInt64 {
    UInt64(littleEndian: string.bytes.unsafeLoadUnaligned(fromByteOffset: at, as: UInt64.self))
  }

  private static func half(_ string: Span<UInt8>, _ at: Int) -> UInt64 {
    let bytes = string.bytes.unsafeLoadUnaligned(fromByteOffset: at, as: UInt32.self)
    return UInt64(UInt32(littleEndian: bytes))
  }
}

/// Folds the 128 bits of a product, so that every bit of `value` stirs all others.
private func mix(_ value: UInt64) -> UInt64 {
  let product = value.multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
  return product.high ^ product.low
}
