extension [UInt8] {
  /// Adds bytes. An array's own way to add a sequence takes some hundred instructions more for each.
  @inline(__always)
  mutating func append(bytes span: Span<UInt8>) {
    append(addingCapacity: span.count) { $0.append(bytes: span) }
  }
}

extension OutputSpan<UInt8> {
  /// Adds bytes, for which there must be room.
  @inline(__always)
  public mutating func append(bytes span: Span<UInt8>) {
    if span.isEmpty { return }
    withUnsafeMutableBufferPointer { buffer, count in
      precondition(span.count <= buffer.count - count)
      span.withUnsafeBytes { source in
        UnsafeMutableRawPointer(buffer.baseAddress! + count)
          .copyMemory(from: source.baseAddress!, byteCount: source.count)
      }
      count += span.count
    }
  }

  /// Adds the letters of a text in ASCII, for which there must be room.
  @inline(__always)
  public mutating func append(ascii text: StaticString) {
    for place in 0..<text.utf8CodeUnitCount { append(text.utf8Start[place]) }
  }

  /// Adds a number of hundredths, not below 0, as a decimal number without zeros at its end: `2`, `0.25`, `1.5`.
  @inline(__always)
  public mutating func append(hundredths: Int) {
    let (whole, rest) = hundredths.quotientAndRemainder(dividingBy: 100)
    append(digits: whole)
    if rest == 0 { return }
    let (tenths, last) = rest.quotientAndRemainder(dividingBy: 10)
    append(UInt8(ascii: "."))
    append(UInt8(truncatingIfNeeded: 0x30 + tenths))
    if last > 0 { append(UInt8(truncatingIfNeeded: 0x30 + last)) }
  }

  /// Adds the decimal digits of a number, not below 0, with zeros before them up to so many (at most 8).
  public mutating func append(digits value: Int, atLeast fewest: Int = 1) {
    if value < 10 && fewest == 1 { return append(UInt8(truncatingIfNeeded: 0x30 + value)) }
    let (high, low) = value.quotientAndRemainder(dividingBy: 100_000_000)
    if high > 0 { append(digits: high) }
    // The last digit comes first, and each pushes those found before it up.
    var digits: UInt64 = 0
    var rest = UInt32(low)
    var count = 0
    let least = high > 0 ? 8 : fewest
    while rest > 0 || count < least {
      digits = digits << 8 | UInt64(0x30 + rest % 10)
      rest /= 10
      count += 1
    }
    for _ in 0..<count {
      append(UInt8(truncatingIfNeeded: digits))
      digits >>= 8
    }
  }
}
