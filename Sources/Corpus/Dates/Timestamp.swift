/// Reads dates in the shapes that exports of tweets have, to seconds since 1970 in UTC.
///
/// ISO 8601 and its usual relaxations, the platform's `Wed Oct 10 20:19:24 +0000 2018`, day-first
/// `10/10/2018 20:19` or `10 Oct 2018`, and epoch seconds or parts of one. A date without a zone is
/// UTC; fractions of a second are dropped.
struct Timestamp {
  private var position = 0
  private let isMonthFirst: Bool
  /// Zones that exports name, with their hours east of Greenwich.
  private static let zones: [(StaticString, Int)] = [
    ("Z", 0), ("z", 0), ("UTC", 0), ("GMT", 0), ("WIB", 7), ("WITA", 8), ("WIT", 9),
  ]
  /// The first three letters of the months in English and in Indonesian.
  private static let months: [StaticString] = [
    "janfebmaraprmayjunjulaugsepoctnovdec", "janfebmaraprmeijunjulagusepoktnovdes",
  ]

  /// The moment that `bytes` name; nil where they are no date.
  ///
  /// Of `10/11/2018` the first number is the day, unless `isMonthFirst`; a number above 12 is the
  /// day in any place.
  static func seconds(_ bytes: Span<UInt8>, isMonthFirst: Bool = false) -> Int64? {
    if let moment = fromAPI(bytes) { return moment }
    let trimmed = bytes.extracting(bytes.trimmed)
    return exact(trimmed, isMonthFirst: isMonthFirst)
      ?? WrittenDate.seconds(trimmed, isMonthFirst: isMonthFirst)
  }

  /// `2018-10-10T20:19:24.000Z`, as API v2 writes all of its dates.
  private static func fromAPI(_ bytes: Span<UInt8>) -> Int64? {
    guard bytes.count == 24, bytes[unchecked: 23] == UInt8(ascii: "Z"),
      bytes[unchecked: 19] == UInt8(ascii: ".")
    else { return nil }
    let fraction = (20..<23).allSatisfy { bytes[unchecked: $0].isDigit }
    var reader = Timestamp(isMonthFirst: false)
    return fraction ? reader.fixed(bytes) : nil
  }

  private static func exact(_ trimmed: Span<UInt8>, isMonthFirst: Bool) -> Int64? {
    guard trimmed.count >= 5, trimmed.count <= 40 else { return nil }
    var reader = Timestamp(isMonthFirst: isMonthFirst)
    if trimmed[0].isLetter { return reader.platform(trimmed) }
    var digits = 0
    while digits < trimmed.count, trimmed[digits].isDigit { digits += 1 }
    if digits == 4 { return reader.yearFirst(trimmed) }
    if digits <= 2 { return reader.dayFirst(trimmed) }
    return reader.epoch(trimmed, digits: digits)
  }

  /// `2018-10-10`, then a time and a zone if there are any.
  private mutating func yearFirst(_ bytes: Span<UInt8>) -> Int64? {
    if let local = fixed(bytes) {
      if position == bytes.count { return local }
      if skip(bytes, UInt8(ascii: ".")), number(bytes, 1...9) == nil { return nil }
      while skip(bytes, .space) {}
      guard let offset = offset(bytes), position == bytes.count else { return nil }
      return local - Int64(offset)
    }
    guard let year = number(bytes, 4...4), let separator = dateSeparator(bytes),
      let month = number(bytes, 1...2), skip(bytes, separator), let day = number(bytes, 1...2)
    else { return nil }
    return timeAndZone(bytes, year, month, day)
  }

  /// `2018-10-10 20:19:24` with everything in its place, which is what nearly all exports write.
  private mutating func fixed(_ bytes: Span<UInt8>) -> Int64? {
    guard bytes.count >= 19, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
      bytes[10] == .space || bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"),
      bytes[16] == UInt8(ascii: ":")
    else { return nil }
    var areDigits = true
    func pair(_ index: Int) -> Int {
      let tens = bytes[unchecked: index] &- 0x30
      let ones = bytes[unchecked: index &+ 1] &- 0x30
      areDigits = areDigits && tens < 10 && ones < 10
      return Int(tens) &* 10 &+ Int(ones)
    }
    let year = pair(0) * 100 + pair(2)
    let month = pair(5)
    let day = pair(8)
    let (hour, minute, second) = (pair(11), pair(14), pair(17))
    guard areDigits, hour < 24, minute < 60, second <= 60 else { return nil }
    position = 19
    return Self.moment(year, month, day, (hour * 60 + minute) * 60 + second)
  }

  /// `10/10/2018` or `10 Oct 2018`: the day first, as in Indonesia.
  private mutating func dayFirst(_ bytes: Span<UInt8>) -> Int64? {
    guard let day = number(bytes, 1...2) else { return nil }
    if skip(bytes, .space) {
      guard let month = month(bytes) else { return nil }
      while position < bytes.count, bytes[position].isLetter { position += 1 }
      guard skip(bytes, .space), let year = number(bytes, 4...4) else { return nil }
      return timeAndZone(bytes, year, month, day)
    }
    guard let separator = dateSeparator(bytes), let second = number(bytes, 1...2),
      skip(bytes, separator), let year = number(bytes, 4...4)
    else { return nil }
    let swaps = isMonthFirst ? day <= 12 : second > 12
    return timeAndZone(bytes, year, swaps ? day : second, swaps ? second : day)
  }

  /// Whether `bytes` begin with two numbers of which only one can be the month, and that is the
  /// first; nil where both or none can.
  static func showsMonthFirst(_ bytes: Span<UInt8>) -> Bool? {
    let trimmed = bytes.extracting(bytes.trimmed)
    var reader = Timestamp(isMonthFirst: false)
    guard let first = reader.number(trimmed, 1...2), reader.dateSeparator(trimmed) != nil,
      let second = reader.number(trimmed, 1...2), (first > 12) != (second > 12)
    else { return nil }
    return second > 12
  }

  /// `Wed Oct 10 20:19:24 +0000 2018`.
  private mutating func platform(_ bytes: Span<UInt8>) -> Int64? {
    guard bytes.count >= 30 || bytes.count == 29 else { return nil }
    position = 3
    guard skip(bytes, .space), let month = month(bytes), skip(bytes, .space),
      let day = number(bytes, 1...2), skip(bytes, .space), let time = time(bytes),
      skip(bytes, .space), let offset = offset(bytes), skip(bytes, .space),
      let year = number(bytes, 4...4), position == bytes.count
    else { return nil }
    return Self.moment(year, month, day, time - offset)
  }

  /// Seconds (9 or 10 digits), milliseconds (12 or 13), micro- and nanoseconds (16 and 19) since 1970,
  /// the days of a spreadsheet (5 digits), which are those since the end of 1899, or `20181010` and
  /// `20181010T201924Z`.
  private mutating func epoch(_ bytes: Span<UInt8>, digits: Int) -> Int64? {
    if digits == 8 || digits == 14 { return compact(bytes, digits: digits) }
    var value: Int64 = 0
    for index in 0..<min(digits, 19) {
      let (next, overflows) = value.multipliedReportingOverflow(by: 10)
      if overflows || next > Int64.max - 9 { return nil }
      value = next + Int64(bytes[index] &- 0x30)
    }
    let isWhole =
      digits == bytes.count || bytes[digits] == UInt8(ascii: ".") || bytes[digits] == .comma
    guard isWhole else { return nil }
    switch digits {
    case 5:
      let written = bytes.text.replacing(",", with: ".")
      guard let serial = Double(written), (20_000..<80_000).contains(serial) else { return nil }
      return Int64((serial * 86_400).rounded()) - 25_569 * 86_400
    case 9, 10: return value
    case 12, 13: return value / 1000
    case 16: return value / 1_000_000
    case 19: return value / 1_000_000_000
    default: return nil
    }
  }

  /// `20181010`, `20181010201924` or `20181010T201924`, with a zone if there is any.
  private mutating func compact(_ bytes: Span<UInt8>, digits: Int) -> Int64? {
    guard let year = number(bytes, 4...4), let month = number(bytes, 2...2),
      let day = number(bytes, 2...2)
    else { return nil }
    if position == bytes.count { return Self.moment(year, month, day, 0) }
    if digits == 8, !skip(bytes, UInt8(ascii: "T")), !skip(bytes, .space) { return nil }
    guard let hour = number(bytes, 2...2), let minute = number(bytes, 2...2), hour < 24, minute < 60
    else { return nil }
    let second = number(bytes, 2...2) ?? 0
    if skip(bytes, UInt8(ascii: ".")), number(bytes, 1...9) == nil { return nil }
    guard second <= 60, let offset = offset(bytes), position == bytes.count else { return nil }
    return Self.moment(year, month, day, (hour * 60 + minute) * 60 + second - offset)
  }

  private mutating func timeAndZone(
    _ bytes: Span<UInt8>, _ year: Int, _ month: Int, _ day: Int
  ) -> Int64? {
    if position == bytes.count { return Self.moment(year, month, day, 0) }
    guard skip(bytes, .space) || skip(bytes, UInt8(ascii: "T")) || skip(bytes, UInt8(ascii: "t"))
    else { return nil }
    while skip(bytes, .space) {}
    guard let time = time(bytes) else { return nil }
    while skip(bytes, .space) {}
    guard let offset = offset(bytes), position == bytes.count else { return nil }
    return Self.moment(year, month, day, time - offset)
  }

  /// `20:19`, `20:19:24` or `20:19:24.123` as seconds of the day.
  private mutating func time(_ bytes: Span<UInt8>) -> Int? {
    guard let hour = number(bytes, 1...2), hour < 24, skip(bytes, UInt8(ascii: ":")),
      let minute = number(bytes, 2...2), minute < 60
    else { return nil }
    var second = 0
    if skip(bytes, UInt8(ascii: ":")) {
      guard let read = number(bytes, 2...2), read <= 60 else { return nil }
      second = read
      if skip(bytes, UInt8(ascii: ".")) || skip(bytes, .comma) {
        guard number(bytes, 1...9) != nil else { return nil }
      }
    }
    return (hour * 60 + minute) * 60 + second
  }

  /// `Z`, `+07:00`, `+0700`, `+07`, `UTC`, `WIB` or nothing, as seconds to take off.
  private mutating func offset(_ bytes: Span<UInt8>) -> Int? {
    let zone = bytes.extracting(position..<bytes.count)
    if zone.isEmpty { return 0 }
    if zone[0].isLetter {
      for (name, hours) in Self.zones where zone.equals(name) {
        position = bytes.count
        return hours * 3600
      }
      return nil
    }
    let isWest = skip(bytes, UInt8(ascii: "-"))
    guard isWest || skip(bytes, UInt8(ascii: "+")), let hours = number(bytes, 2...2), hours < 24
    else { return nil }
    let hasColon = skip(bytes, UInt8(ascii: ":"))
    let minutes = number(bytes, 2...2)
    guard minutes != nil || !hasColon, minutes ?? 0 < 60 else { return nil }
    let seconds = (hours * 60 + (minutes ?? 0)) * 60
    return isWest ? -seconds : seconds
  }

  /// A month's name by its first three letters, in English or Indonesian.
  private mutating func month(_ bytes: Span<UInt8>) -> Int? {
    guard position + 3 <= bytes.count else { return nil }
    for names in Self.months {
      for month in 0..<12
      where (0..<3).allSatisfy({
        bytes[position + $0] | 0x20 == names.utf8Start[month * 3 + $0]
      }) {
        position += 3
        return month + 1
      }
    }
    return nil
  }

  private mutating func dateSeparator(_ bytes: Span<UInt8>) -> UInt8? {
    guard position < bytes.count else { return nil }
    let byte = bytes[position]
    guard byte == UInt8(ascii: "-") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ".")
    else { return nil }
    position += 1
    return byte
  }

  @inline(__always)
  private mutating func skip(_ bytes: Span<UInt8>, _ byte: UInt8) -> Bool {
    guard position < bytes.count, bytes[position] == byte else { return false }
    position += 1
    return true
  }

  /// A number of so many digits.
  @inline(__always)
  private mutating func number(_ bytes: Span<UInt8>, _ digits: ClosedRange<Int>) -> Int? {
    var value = 0
    let start = position
    while position < bytes.count, position - start < digits.upperBound, bytes[position].isDigit {
      value = value * 10 + Int(bytes[position] &- 0x30)
      position += 1
    }
    return position - start >= digits.lowerBound ? value : nil
  }

  /// The moment so many seconds after the start of a day; nil where there is no such day.
  static func moment(_ year: Int, _ month: Int, _ day: Int, _ seconds: Int) -> Int64? {
    guard year >= 1, (1...12).contains(month), day >= 1, day <= days(in: month, of: year)
    else { return nil }
    return Int64(days(year, month, day) * 86_400 + seconds)
  }

  private static func days(in month: Int, of year: Int) -> Int {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    switch month {
    case 2: return isLeap ? 29 : 28
    case 4, 6, 9, 11: return 30
    default: return 31
    }
  }

  /// Days since 1970-01-01 in the Gregorian calendar, based on Hinnant, "chrono-Compatible
  /// Low-Level Date Algorithms" (2013): years begin in March, so the leap day is their last.
  private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// Appends `seconds` since 1970 to `out` as `2018-10-10T20:19:24Z`.
  static func append(_ seconds: Int64, to out: inout [UInt8]) {
    let day = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
    let time = seconds - day * 86_400
    let shifted = day + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let march = (5 * dayOfYear + 2) / 153
    let month = march < 10 ? march + 3 : march - 9
    append(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), digits: 4, to: &out)
    out.append(UInt8(ascii: "-"))
    append(month, digits: 2, to: &out)
    out.append(UInt8(ascii: "-"))
    append(dayOfYear - (153 * march + 2) / 5 + 1, digits: 2, to: &out)
    out.append(UInt8(ascii: "T"))
    append(time / 3600, digits: 2, to: &out)
    out.append(UInt8(ascii: ":"))
    append(time / 60 % 60, digits: 2, to: &out)
    out.append(UInt8(ascii: ":"))
    append(time % 60, digits: 2, to: &out)
    out.append(UInt8(ascii: "Z"))
  }

  private static func append(_ value: Int64, digits: Int, to out: inout [UInt8]) {
    var divisor: Int64 = 1
    for _ in 1..<digits { divisor *= 10 }
    while divisor > 0 {
      out.append(0x30 + UInt8(value / divisor % 10))
      divisor /= 10
    }
  }
}
