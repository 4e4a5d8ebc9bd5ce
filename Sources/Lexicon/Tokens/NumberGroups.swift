/// Numbers that signs hold together: dates, times, telephone numbers.
enum NumberGroups {
  /// The value of up to four digits; nil when the bytes are more or others.
  static func value(_ number: Range<Int>, of text: Span<UInt8>) -> Int? {
    guard number.count <= 4 else { return nil }
    var value = 0
    for i in number {
      guard ASCII.isDigit(text[i]) else { return nil }
      value = value * 10 + Int(text[i] - 0x30)
    }
    return value
  }

  /// Whether three numbers between the same signs are a date, the year first or last: `17/08/2021`,
  /// `17-8-21`, `2021-08-17`.
  static func isDate(
    _ first: Range<Int>, _ second: Range<Int>, _ third: Range<Int>, of text: Span<UInt8>
  ) -> Bool {
    guard let month = value(second, of: text), second.count <= 2, (1...12).contains(month) else {
      return false
    }
    let (day, year) = first.count == 4 ? (third, first) : (first, third)
    guard day.count <= 2, let number = value(day, of: text), (1...31).contains(number) else {
      return false
    }
    return value(year, of: text) != nil && (year.count == 4 || year.count == 2)
  }

  /// Whether the colon between the two makes them a time: `08:00`, `8:30WIB`.
  static func isTime(_ hour: Range<Int>, _ minute: Range<Int>, of text: Span<UInt8>) -> Bool {
    let digits = minute.prefix(2)
    guard digits.count == 2, let minutes = value(digits, of: text), minutes < 60,
      digits == minute || Quantities.isZone(minute.dropFirst(2), of: text)
    else { return false }
    if hour.count <= 2, let hours = value(hour, of: text) { return hours <= 24 }
    // The seconds of a time that has its minutes.
    return (4...5).contains(hour.count) && text[hour.upperBound - 3] == ASCII.colon
  }

  /// Whether all bytes are digits.
  static func areDigits(_ number: Range<Int>, of text: Span<UInt8>) -> Bool {
    for i in number where !ASCII.isDigit(text[i]) { return false }
    return true
  }

  /// Whether digits between hyphens or spaces are a telephone number: 9 to 15 of them behind a
  /// trunk `0`, an area in brackets or `+`; or a hotline, `1500-567`.
  static func isTelephone(_ number: Range<Int>, of text: Span<UInt8>) -> Bool {
    let isLong = ASCII.isOne(of: "0(+", text[number.lowerBound])
    guard number.count <= 24, isLong || number.count == 8 else { return false }
    var digits = 0
    for i in number {
      let byte = text[unchecked: i]
      if ASCII.isDigit(byte) {
        digits &+= 1
      } else if byte != ASCII.hyphen, !ASCII.isOne(of: "+() ", byte) {
        return false
      }
    }
    if isLong { return (9...15).contains(digits) }
    let start = number.lowerBound
    return digits == 7 && value(start..<start + 4, of: text) == 1500
  }
}
