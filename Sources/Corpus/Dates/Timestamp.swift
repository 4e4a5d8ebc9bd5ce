/// Reads dates in the shapes that exports of tweets have, to seconds since 1970 in UTC.
///
/// ISO 8601 and its usual relaxations, the platform's `Wed Oct 10 20:19:24 +0000 2018`, day-first
/// `10/10/2018 20:19` or `10 Oct 2018`, and epoch seconds or parts of one. A date without a zone is
/// UTC; fractions of a second are dropped.
struct Timestamp {
  private var position = 0
  private let isMonthFirst: Bool
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

  /// The moment that `bytes` name in the zone called `zone`, unless they name one themselves.
  static func seconds(
    _ bytes: Span<UInt8>, inZone zone: [UInt8], isMonthFirst: Bool = false
  ) -> Int64? {
    let date = bytes.extracting(bytes.trimmed)
    // A number of seconds or days needs none.
    guard date.position(of: UInt8(ascii: ":")) < date.count || !date.isNumber else {
      return seconds(date, isMonthFirst: isMonthFirst)
    }
    let zoned = date.array + [.space] + zone
    return seconds(zoned.span, isMonthFirst: isMonthFirst)
      ?? seconds(date, isMonthFirst: isMonthFirst)
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

  /// What a date shows of the order of its day and month.
  enum Order {
    case shown(DateOrder)
    /// By its numbers, 1 to 12 both.
    case open(Int, Int)
  }

  /// What `bytes` show of the order of day and month; nil where they do not begin with two numbers that
  /// could be either.
  static func order(_ bytes: Span<UInt8>) -> Order? {
    let trimmed = bytes.extracting(bytes.trimmed)
    var reader = Timestamp(isMonthFirst: false)
    guard let first = reader.number(trimmed, 1...2), reader.dateSeparator(trimmed) != nil,
      let second = reader.number(trimmed, 1...2), reader.dateSeparator(trimmed) != nil,
      first > 0, second > 0, first <= 12 || second <= 12
    else { return nil }
    if first > 12 { return .shown(.dayFirst) }
    return second > 12 ? .shown(.monthFirst) : first == second ? nil : .open(first, second)
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
      guard let minutes = ExportWords.zones.value(of: zone) else { return nil }
      position = bytes.count
      return minutes * 60
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
    guard let month = Month.number(bytes, at: position) else { return nil }
    position += 3
    return month
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

  /// The moment so many seconds after the start of a day; nil where there is no such day, and in the year 1, which programs
  /// write for no date.
  static func moment(_ year: Int, _ month: Int, _ day: Int, _ seconds: Int) -> Int64? {
    if year == 1 { return nil }
    let civil = CivilDay(year: year, month: month, day: day)
    return civil.exists ? Int64(civil.daysSince1970 * 86_400 + seconds) : nil
  }

  /// Appends `seconds` since 1970 to `out` as `2018-10-10T20:19:24Z`.
  static func append(_ seconds: Int64, to out: inout [UInt8]) {
    let day = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
    let time = Int(seconds - day * 86_400)
    let civil = CivilDay(daysSince1970: Int(day))
    append(civil.year, digits: 4, to: &out)
    out.append(UInt8(ascii: "-"))
    append(civil.month, digits: 2, to: &out)
    out.append(UInt8(ascii: "-"))
    append(civil.day, digits: 2, to: &out)
    out.append(UInt8(ascii: "T"))
    append(time / 3600, digits: 2, to: &out)
    out.append(UInt8(ascii: ":"))
    append(time / 60 % 60, digits: 2, to: &out)
    out.append(UInt8(ascii: ":"))
    append(time % 60, digits: 2, to: &out)
    out.append(UInt8(ascii: "Z"))
  }

  private static func append(_ value: Int, digits: Int, to out: inout [UInt8]) {
    var divisor = 1
    for _ in 1..<digits { divisor *= 10 }
    while divisor > 0 {
      out.append(0x30 + UInt8(value / divisor % 10))
      divisor /= 10
    }
  }
}
