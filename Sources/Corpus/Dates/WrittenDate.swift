/// Reads dates as people and pages write them, word by word: `8:19 PM · Oct 10, 2018`,
/// `Rabu, 10 Oktober 2018 pukul 20.19 WIB`, `10/10/18 8:19 PM`, `10-Oct-18`,
/// `Wed, 10 Oct 2018 20:19:24 GMT+0700 (Western Indonesia Time)`.
///
/// A word that is not known, or a part that comes twice, makes it no date: nothing is guessed.
struct WrittenDate {
  /// The date in small letters, and as it is written.
  private let bytes: [UInt8]
  private let written: [UInt8]
  private let isMonthFirst: Bool
  private var position = 0
  private var (year, month, day): (Int?, Int?, Int?)
  private var time: Int?
  private var isAfternoon: Bool?
  /// Seconds east of Greenwich, or the zone that tells them.
  private var offset: Int?
  private var zone: LocalClock?
  /// Whether the word before says that a time follows.
  private var isTimeNext = false

  private init(_ bytes: Span<UInt8>, isMonthFirst: Bool) {
    written = bytes.array
    let isASCII = written.allSatisfy { $0 < 0x80 }
    self.bytes = isASCII ? written.map(\.lowercased) : Self.lowercased(written)
    self.isMonthFirst = isMonthFirst
  }

  /// The same in small letters of any kind, but for those that have more or fewer bytes, such as `İ`.
  private static func lowercased(_ text: [UInt8]) -> [UInt8] {
    let lowercased = Array(String(decoding: text, as: UTF8.self).lowercased().utf8)
    return lowercased.count == text.count ? lowercased : text.map(\.lowercased)
  }

  /// Seconds since 1970 in UTC; nil where `bytes` are no date.
  static func seconds(_ bytes: Span<UInt8>, isMonthFirst: Bool) -> Int64? {
    guard bytes.count >= 6, bytes.count <= 80 else { return nil }
    var reader = WrittenDate(bytes, isMonthFirst: isMonthFirst)
    return reader.read()
  }

  private mutating func read() -> Int64? {
    while position < bytes.count {
      let byte = bytes[position]
      // Behind an offset stands its name.
      if byte == UInt8(ascii: "("), offset != nil { break }
      let isRead: Bool
      if byte.isDigit {
        isRead = readNumber()
      } else if byte.isLetter || beginsLetter {
        isRead = readWord()
      } else if time != nil, byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-"), nextIsDigit {
        isRead = readOffset()
      } else {
        position += 1
        isRead = true
      }
      if !isRead { return nil }
    }
    guard let year, let month, let day, var time = time ?? (isAfternoon == nil ? 0 : nil) else {
      return nil
    }
    if let isAfternoon {
      // Some write 0 for 12.
      guard (0..<46_800).contains(time) else { return nil }
      time = time % 43_200 + (isAfternoon ? 43_200 : 0)
    }
    let moment = Timestamp.moment(year, month, day, time - (offset ?? 0))
    if offset == nil, let zone { return moment.map(zone.seconds(ofLocal:)) }
    return moment
  }

  private var nextIsDigit: Bool { position + 1 < bytes.count && bytes[position + 1].isDigit }

  // MARK: Words

  /// Whether a letter beyond ASCII begins here.
  private var beginsLetter: Bool {
    guard bytes[position] >= 0x80 else { return false }
    let rest = String(decoding: bytes[position...].prefix(4), as: UTF8.self)
    return rest.unicodeScalars.first?.properties.isAlphabetic == true
  }

  private mutating func readWord() -> Bool {
    if let named = ExportWords.zones.valueAtStart(
      of: bytes.span.extracting(position..<bytes.count)), hasSpace(named.length)
    {
      position += named.length
      return set(&offset, named.value * 60)
    }
    if let (zone, length) = namedZone {
      position += length
      return set(&self.zone, zone)
    }
    let start = position
    while position < bytes.count {
      if bytes[position].isLetter || bytes[position] == 0x27 {
        position += 1
      } else if beginsLetter {
        repeat { position += 1 } while position < bytes.count && bytes[position] & 0xC0 == 0x80
      } else {
        break
      }
    }
    let word = Array(bytes[start..<position].filter { $0 != 0x27 })
    if word == [0x61, 0x6D] || word == [0x70, 0x6D] {
      return set(&isAfternoon, word[0] == 0x70)
    }
    if let filler = ExportWords.fillers.value(of: word.span) {
      isTimeNext = filler > 0
      return true
    }
    if let minutes = ExportWords.zones.value(of: word.span) {
      // `GMT+0700` has its offset behind it.
      let isBase = minutes == 0 && position < bytes.count && nextIsDigit
      let sign = position < bytes.count ? bytes[position] : 0
      if isBase, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { return time != nil }
      return set(&offset, minutes * 60)
    }
    guard let month = Month.number(ofWord: word.span) else {
      // Words in other writings, such as names of days, say nothing.
      return word.allSatisfy { $0 >= 0x80 }
    }
    return set(&self.month, month)
  }

  private func hasSpace(_ length: Int) -> Bool {
    bytes[position..<position + length].contains(.space)
  }

  /// The zone whose name of several words or parts begins here, and the name's length.
  private var namedZone: (LocalClock, Int)? {
    var end = position
    while end < bytes.count, bytes[end].isOfZones { end += 1 }
    let name = bytes[position..<end]
    let time = name.firstRange(of: " time".utf8).flatMap { time in
      let before = name[..<time.lowerBound]
      return NamedZone.seasons.contains { before.suffix($0.count) == $0[...] } ? time : nil
    }
    end = time?.upperBound ?? name.firstIndex(of: .space) ?? end
    let spelled = written[position..<end]
    guard time != nil || spelled.contains(UInt8(ascii: "/")) else { return nil }
    return NamedZone.clock(String(decoding: spelled, as: UTF8.self)).map { ($0, end - position) }
  }

  private func set<Value>(_ part: inout Value?, _ value: Value) -> Bool {
    if part != nil { return false }
    part = value
    return true
  }

  // MARK: Numbers

  private mutating func readNumber() -> Bool {
    let (value, digits) = number()
    let separator = position < bytes.count ? bytes[position] : 0
    if separator == UInt8(ascii: ":"), digits <= 2 { return readTime(value, separator) }
    let isDate = [UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: ".")].contains(separator)
    let isDated = year != nil && month != nil && day != nil
    if separator == UInt8(ascii: "."), nextIsDigit, digits <= 2, isDated || isTimeNext {
      return readTime(value, separator)
    }
    if isDate, nextIsDigit {
      if digits == 4 || digits <= 2 && hasThird(separator) {
        return readDate(value, digits, separator)
      }
      return separator == UInt8(ascii: ".") && digits <= 2 && readTime(value, separator)
    }
    if digits == 4 { return set(&year, value) }
    if digits > 2 { return false }
    if day == nil { return set(&day, value) }
    return month != nil && set(&year, 2000 + value)
  }

  private mutating func number() -> (value: Int, digits: Int) {
    let start = position
    var value = 0
    while position < bytes.count, bytes[position].isDigit, position - start < 9 {
      value = value * 10 + Int(bytes[position] &- 0x30)
      position += 1
    }
    return (value, position - start)
  }

  /// Whether a second number and the same separator follow.
  private func hasThird(_ separator: UInt8) -> Bool {
    var place = position + 1
    while place < bytes.count, bytes[place].isDigit { place += 1 }
    return place + 1 < bytes.count && bytes[place] == separator && bytes[place + 1].isDigit
  }

  private mutating func readDate(_ first: Int, _ digits: Int, _ separator: UInt8) -> Bool {
    position += 1
    let second = number()
    guard position < bytes.count, bytes[position] == separator, nextIsDigit, second.digits <= 2
    else { return false }
    position += 1
    let third = number()
    if digits == 4 {
      return third.digits <= 2 && set(&year, first) && set(&month, second.value)
        && set(&day, third.value)
    }
    guard third.digits == 4 || third.digits == 2 else { return false }
    let swaps = isMonthFirst ? first <= 12 : second.value > 12
    return set(&year, third.digits == 4 ? third.value : 2000 + third.value)
      && set(&month, swaps ? first : second.value) && set(&day, swaps ? second.value : first)
  }

  private mutating func readTime(_ hour: Int, _ separator: UInt8) -> Bool {
    position += 1
    let minute = number()
    let hasSecond = position < bytes.count && bytes[position] == separator && nextIsDigit
    // Some programs write `18:5:6`.
    let isShort = hasSecond && separator == UInt8(ascii: ":") && minute.digits == 1
    guard minute.digits == 2 || isShort, hour < 24, minute.value < 60 else { return false }
    var second = 0
    if hasSecond {
      position += 1
      let read = number()
      guard read.digits <= 2, read.value <= 60 else { return false }
      second = read.value
      if position < bytes.count, bytes[position] == UInt8(ascii: "."), nextIsDigit {
        position += 1
        _ = number()
      }
    }
    return set(&time, (hour * 60 + minute.value) * 60 + second)
  }

  /// `+0700`, `+07:00` or `+7`.
  private mutating func readOffset() -> Bool {
    let isWest = bytes[position] == UInt8(ascii: "-")
    // One digit is an hour only right behind the zone's name.
    let isShort = bytes[position - 1].isLetter
    position += 1
    let first = number()
    var minutes = first.value * 60
    if first.digits == 4 {
      minutes = first.value / 100 * 60 + first.value % 100
    } else if first.digits == 2, position < bytes.count, bytes[position] == UInt8(ascii: ":") {
      position += 1
      let rest = number()
      guard rest.digits == 2 else { return false }
      minutes += rest.value
    } else if first.digits > 2 || first.digits == 1 && !isShort {
      return false
    }
    guard minutes < 24 * 60 else { return false }
    return set(&offset, (isWest ? -minutes : minutes) * 60)
  }
}

extension UInt8 {
  /// Whether names of zones have it besides digits.
  fileprivate var isOfZones: Bool { isLetter || " _/.-".utf8.contains(self) }
}
