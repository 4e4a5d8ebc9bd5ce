/// A day, month or year: the first of its days, and the first behind it.
public struct DayRange: Equatable, Sendable {
  /// The first day.
  public let first: CivilDay
  /// The day after the last.
  public let end: CivilDay

  /// Reads `2021-03-31`, `2021-03` or `2021`; nil for what is no day, month or year.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { part in
      part.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(part) : nil
    }
    guard (1...3).contains(parts.count), numbers.count == parts.count, numbers[0] <= 9999 else {
      return nil
    }
    let (year, month) = (numbers[0], numbers.count > 1 ? numbers[1] : 1)
    first = CivilDay(year: year, month: month, day: numbers.count > 2 ? numbers[2] : 1)
    guard first.exists else { return nil }
    switch numbers.count {
    case 1: end = CivilDay(year: year + 1, month: 1, day: 1)
    case 2: end = CivilDay(year: month == 12 ? year + 1 : year, month: month % 12 + 1, day: 1)
    default: end = CivilDay(daysSince1970: first.daysSince1970 + 1)
    }
  }
}

extension LocalClock {
  /// The first second since 1970, in UTC, that falls on `day` in this zone. Where clocks leave midnight
  /// out, that is when they go on.
  public func start(of day: CivilDay) -> Int64 {
    let midnight = Int64(day.daysSince1970) * 86_400
    var (before, at) = (midnight - 86_400, midnight + 86_400)
    while at - before > 1 {
      let middle = (before + at) / 2
      if self.day(at: middle) < day { before = middle } else { at = middle }
    }
    return at
  }
}
