/// Reads dates as people and pages write them, word by word: `8:19 PM · Oct 10, 2018`,
/// `Rabu, 10 Oktober 2018 pukul 20.19 WIB`, `10/10/18 8:19 PM`, `10-Oct-18`,
/// `Wed, 10 Oct 2018 20:19:24 GMT+0700 (Western Indonesia Time)`.
///
/// A word that is not known, or a part that comes twice, makes it no date: nothing is guessed.
struct WrittenDate {
  private let bytes: [UInt8]
  private let isMonthFirst: Bool
  private var position = 0
  private var (year, month, day): (Int?, Int?, Int?)
  private var time: Int?
  private var isAfternoon: Bool?
  private var offset: Int?
  /// Whether the word before says that a time follows.
  private var isTimeNext = false

  /// The first letters of the months in English and Indonesian, with spellings in use.
  private static let months: [(StaticString, Int)] = [
    ("jan", 1), ("feb", 2), ("peb", 2), ("mar", 3), ("apr", 4), ("may", 5), ("mei", 5), ("jun", 6),
    ("jul", 7), ("aug", 8), ("agu", 8), ("agt", 8), ("ags", 8), ("sep", 9), ("oct", 10),
    ("okt", 10), ("nov", 11), ("nop", 11), ("dec", 12), ("des", 12),
  ]
  /// Words that say nothing, and the first letters of the days of the week.
  private static let fillers: [StaticString] = [
    "at", "on", "t", "pukul", "pkl", "jam", "pada", "tanggal", "tgl", "hari", "st", "nd", "rd",
    "th", "de", "monday", "tuesday", "tues", "wednesday", "thursday", "thur", "thurs", "friday",
    "saturday", "sunday", "mon", "tue", "wed", "thu", "fri", "sat", "sun", "senin", "selasa",
    "rabu", "kamis", "jumat", "sabtu", "minggu", "ahad", "sen", "sel", "rab", "kam", "jum", "sab",
    "min",
  ]
  private static let ofTime: [StaticString] = ["at", "pukul", "pkl", "jam"]
  /// Zones with their minutes east of Greenwich; of abbreviations that name several, those of
  /// America.
  private static let zones: [(StaticString, Int)] = [
    ("z", 0), ("utc", 0), ("gmt", 0), ("wib", 420), ("wita", 480), ("wit", 540), ("sgt", 480),
    ("myt", 480), ("jst", 540), ("bst", 60), ("cet", 60), ("cest", 120), ("eet", 120),
    ("eest", 180), ("msk", 180), ("est", -300), ("edt", -240), ("cst", -360), ("cdt", -300),
    ("mst", -420), ("mdt", -360), ("pst", -480), ("pdt", -420), ("aest", 600), ("aedt", 660),
    ("awst", 480), ("icttime", 420), ("ict", 420),
  ]
  /// Zones with names of several words or parts: of Indonesia, of the zone database, of Windows.
  private static let namedZones: [(StaticString, Int)] = [
    ("waktu indonesia barat", 420), ("waktu indonesia tengah", 480),
    ("waktu indonesia timur", 540), ("western indonesia time", 420),
    ("central indonesia time", 480), ("eastern indonesia time", 540), ("asia/jakarta", 420),
    ("asia/pontianak", 420), ("asia/makassar", 480), ("asia/ujung_pandang", 480),
    ("asia/jayapura", 540), ("asia/singapore", 480), ("asia/kuala_lumpur", 480),
    ("asia/bangkok", 420), ("asia/ho_chi_minh", 420), ("asia/manila", 480), ("asia/tokyo", 540),
    ("asia/kolkata", 330), ("etc/utc", 0), ("universal time", 0),
    ("se asia standard time", 420), ("singapore standard time", 480),
    ("tokyo standard time", 540), ("gmt standard time", 0), ("greenwich standard time", 0),
    ("w. europe standard time", 60), ("romance standard time", 60),
    ("central europe standard time", 60), ("india standard time", 330),
    ("eastern standard time", -300), ("eastern daylight time", -240),
    ("central standard time", -360), ("central daylight time", -300),
    ("mountain standard time", -420), ("pacific standard time", -480),
    ("pacific daylight time", -420), ("aus eastern standard time", 600),
    ("china standard time", 480), ("turkey standard time", 180), ("arab standard time", 180),
  ]

  private init(_ bytes: Span<UInt8>, isMonthFirst: Bool) {
    self.bytes = bytes.array.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }
    self.isMonthFirst = isMonthFirst
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
      } else if byte.isLetter {
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
      guard (3600..<46_800).contains(time) else { return nil }
      time = time % 43_200 + (isAfternoon ? 43_200 : 0)
    }
    return Timestamp.moment(year, month, day, time - (offset ?? 0))
  }

  private var nextIsDigit: Bool { position + 1 < bytes.count && bytes[position + 1].isDigit }

  // MARK: Words

  private mutating func readWord() -> Bool {
    if let (name, minutes) = Self.namedZones.first(where: { starts(with: $0.0) }) {
      position += name.utf8CodeUnitCount
      return set(&offset, minutes * 60)
    }
    let start = position
    while position < bytes.count, bytes[position].isLetter || bytes[position] == 0x27 {
      position += 1
    }
    let word = Array(bytes[start..<position].filter { $0 != 0x27 })
    if word == [0x61, 0x6D] || word == [0x70, 0x6D] {
      return set(&isAfternoon, word[0] == 0x70)
    }
    if Self.fillers.contains(where: { word.span.equals($0) }) {
      isTimeNext = Self.ofTime.contains { word.span.equals($0) }
      return true
    }
    if let zone = Self.zones.first(where: { word.span.equals($0.0) }) {
      // `GMT+0700` has its offset behind it.
      let isBase = zone.1 == 0 && position < bytes.count && nextIsDigit
      let sign = position < bytes.count ? bytes[position] : 0
      if isBase, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { return time != nil }
      return set(&offset, zone.1 * 60)
    }
    guard word.count >= 3, let found = Self.months.first(where: { word.span.starts(with: $0.0) })
    else { return false }
    return set(&month, found.1)
  }

  private func starts(with text: StaticString) -> Bool {
    bytes.span.extracting(position..<bytes.count).starts(with: text)
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
    guard minute.digits == 2, hour < 24, minute.value < 60 else { return false }
    var second = 0
    if position < bytes.count, bytes[position] == separator, nextIsDigit {
      position += 1
      let read = number()
      guard read.digits == 2, read.value <= 60 else { return false }
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
