/// Dates such as `3/7/2022` that a spreadsheet has taken for those of another country: what could be read so became a date, with
/// month and day exchanged, and all others stayed texts, which tells it.
extension Span<UInt8> {
  /// The day of a date that begins with the year, as spreadsheets and programs that read them write one: 3 of `2022-07-03`.
  var dayBehindYear: Int? {
    let start = trimmed.lowerBound
    guard count >= start + 10, self[start + 4] == UInt8(ascii: "-"),
      self[start + 7] == UInt8(ascii: "-"),
      count == start + 10 || !self[start + 10].isDigit
    else { return nil }
    for place in [0, 1, 2, 3, 5, 6, 8, 9] where !self[start + place].isDigit { return nil }
    return Int(self[start + 8] - UInt8(ascii: "0")) * 10 + Int(self[start + 9] - UInt8(ascii: "0"))
  }

  /// Whether a date has a part of a second that is not zero, as in `2022-07-03 10:20:30.125`.
  var hasFraction: Bool {
    let point = position(of: UInt8(ascii: "."))
    guard point >= 8, point + 1 < count, self[point - 3] == UInt8(ascii: ":") else { return false }
    var place = point + 1
    while place < count, self[place] == UInt8(ascii: "0") { place += 1 }
    return place < count && self[place].isDigit
  }

  /// Such a date with month and day exchanged; nil where the day is no month, and of others.
  var withMonthAndDayExchanged: [UInt8]? {
    guard let day = dayBehindYear, (1...12).contains(day) else { return nil }
    var date = array
    let start = trimmed.lowerBound
    for place in 5...6 { date.swapAt(start + place, start + place + 3) }
    return date
  }
}
