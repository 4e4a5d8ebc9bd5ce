/// What tells that month and day of some dates are exchanged: of dates such as `3/7/2022`, which a spreadsheet has taken for
/// those of another country, what could be read so became a date, and all others stayed texts.
///
/// Fewer than six of either sort do not tell it: no day is beyond 12 in (12/31)⁶ of all cases, one in 300. Besides, the dates
/// have to come to lie in months that the texts have.
struct ExchangeEvidence {
  private static let fewest = 6

  /// Texts whose first number can be no month, and those whose second can be none, with their months.
  private var (dayFirst, monthFirst) = (0, 0)
  private var months: Set<Int> = []
  /// Dates that begin with the year, by the month that they have once they are exchanged.
  private var dates: [Int: Int] = [:]
  /// Whether some dates tell that nothing was exchanged.
  private(set) var isDenied = false

  /// Looks at a date.
  mutating func add(_ date: Span<UInt8>) {
    if let (year, month, day) = date.yearMonthDay {
      if day > 12 { isDenied = true }
      if day <= 12, month <= 12 { dates[Self.number(year, day), default: 0] += 1 }
      return
    }
    guard let order = Timestamp.order(date) else { return }
    guard case .shown(let first) = order else {
      isDenied = true
      return
    }
    if first == .dayFirst { dayFirst += 1 } else { monthFirst += 1 }
    if dayFirst > 0, monthFirst > 0 { isDenied = true }
    if let seconds = Timestamp.seconds(date, isMonthFirst: first == .monthFirst) {
      let day = CivilDay(daysSince1970: Int((Double(seconds) / 86_400).rounded(.down)))
      months.insert(Self.number(day.year, day.month))
    }
  }

  private static func number(_ year: Int, _ month: Int) -> Int { year * 12 + month }

  /// Whether it seems so by what was looked at.
  var isLikely: Bool {
    let all = dates.values.reduce(0, +)
    if isDenied || all < Self.fewest || max(dayFirst, monthFirst) < Self.fewest { return false }
    let fitting = dates.reduce(0) { months.contains($1.key) ? $0 + $1.value : $0 }
    return fitting * 10 >= all * 9
  }
}

extension Span<UInt8> {
  /// The numbers of a date as spreadsheets and programs that read them write one: `2022-07-03`, with a time or without, but
  /// without a zone or the `T` of other programs.
  var yearMonthDay: (year: Int, month: Int, day: Int)? {
    let start = trimmed.lowerBound
    guard count >= start + 10, self[start + 4] == UInt8(ascii: "-"),
      self[start + 7] == UInt8(ascii: "-"),
      count == start + 10 || !self[start + 10].isDigit
    else { return nil }
    for place in [0, 1, 2, 3, 5, 6, 8, 9] where !self[start + place].isDigit { return nil }
    for place in start + 10..<count
    where !self[place].isDigit && !" :.".utf8.contains(self[place]) { return nil }
    func number(_ places: Range<Int>) -> Int {
      places.reduce(0) { $0 * 10 + Int(self[start + $1] - UInt8(ascii: "0")) }
    }
    return (number(0..<4), number(5..<7), number(8..<10))
  }

  /// Such a date with month and day exchanged; nil where the day is no month, and of others.
  var withMonthAndDayExchanged: [UInt8]? {
    guard let day = yearMonthDay?.day, (1...12).contains(day) else { return nil }
    var date = array
    let start = trimmed.lowerBound
    for place in 5...6 { date.swapAt(start + place, start + place + 3) }
    return date
  }

  /// Whether a date has a part of a second that is not zero, as in `2022-07-03 10:20:30.125`.
  var hasFraction: Bool {
    let point = position(of: UInt8(ascii: "."))
    guard point >= 8, point + 1 < count, self[point - 3] == UInt8(ascii: ":") else { return false }
    var place = point + 1
    while place < count, self[place] == UInt8(ascii: "0") { place += 1 }
    return place < count && self[place].isDigit
  }
}
