/// A stretch of days: a month, quarter, half-year or year, or one that somebody chose.
public struct Period: Hashable, Comparable, Sendable {
  /// A part of the calendar year.
  public enum Step: String, CaseIterable, Codable, Sendable {
    /// A month.
    case month
    /// A quarter.
    case quarter
    /// Half a year.
    case half
    /// A year.
    case year

    /// The months that it lasts.
    public var months: Int {
      switch self {
      case .month: 1
      case .quarter: 3
      case .half: 6
      case .year: 12
      }
    }
  }

  /// The first day.
  public let first: CivilDay
  /// The last day.
  public let last: CivilDay
  /// What part of the year it is; nil for a stretch that somebody chose.
  public let step: Step?

  /// Makes the stretch from one day through another.
  public init(from first: CivilDay, through last: CivilDay) {
    self.first = first
    self.last = last
    step = nil
  }

  /// Makes the month, quarter, half-year or year that `day` lies in.
  public init(_ step: Step, holding day: CivilDay) {
    let start = (day.month - 1) / step.months * step.months
    self.step = step
    first = CivilDay(year: day.year, month: start + 1, day: 1)
    let end = start + step.months
    let next =
      end == 12
      ? CivilDay(year: day.year + 1, month: 1, day: 1)
      : CivilDay(year: day.year, month: end + 1, day: 1)
    last = CivilDay(daysSince1970: next.daysSince1970 - 1)
  }

  /// Reads what ``code`` writes of a part of the calendar year: `2019`, `2019-H2`, `2019-Q3`, `2019-07`; nil for
  /// anything else.
  public init?(code: String) {
    let parts = code.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count <= 2, parts[0].utf8.count == 4, let year = Int(parts[0]), year > 0 else {
      return nil
    }
    let (step, number): (Step, Int?) =
      switch parts.dropFirst().first {
      case nil: (.year, 1)
      case let part? where part.first == "H": (.half, Int(part.dropFirst()))
      case let part? where part.first == "Q": (.quarter, Int(part.dropFirst()))
      case let part?: (.month, Int(part))
      }
    guard let number, (1...12 / step.months).contains(number) else { return nil }
    self.init(
      step, holding: CivilDay(year: year, month: (number - 1) * step.months + 1, day: 1))
    if self.code != code { return nil }
  }

  /// Reads what ``code`` writes of a stretch that somebody chose; nil for anything else.
  public init?(spanning code: String) {
    let ends = code.split(separator: "/", omittingEmptySubsequences: false).map {
      CivilDay(iso: String($0))
    }
    guard ends.count == 2, let first = ends[0], let last = ends[1], first <= last else {
      return nil
    }
    self.init(from: first, through: last)
  }

  /// Its days.
  public var days: Int { last.daysSince1970 - first.daysSince1970 + 1 }

  /// Its place in its year, from 1: 3 for July to September.
  public var number: Int { step.map { (first.month - 1) / $0.months + 1 } ?? 1 }

  /// The day after its last.
  public var end: CivilDay { CivilDay(daysSince1970: last.daysSince1970 + 1) }

  /// Whether `day` lies in it.
  public func contains(_ day: CivilDay) -> Bool { first <= day && day <= last }

  /// The parts of the calendar year of `step` that overlap it, in order.
  public func parts(_ step: Step) -> [Period] {
    var parts: [Period] = []
    var day = first
    while day <= last {
      let part = Period(step, holding: day)
      parts.append(part)
      day = part.end
    }
    return parts
  }

  /// Its name in data: `2019-07`, `2019-Q3`, `2019-H2`, `2019`, or `2019-07-15/2019-08-14`.
  public var code: String {
    let year = first.iso.prefix(4)
    return switch step {
    case .month: String(first.iso.prefix(7))
    case .quarter: "\(year)-Q\(number)"
    case .half: "\(year)-H\(number)"
    case .year: String(year)
    case nil: "\(first.iso)/\(last.iso)"
    }
  }

  /// Whether `a` begins before `b`, or with it and ends first.
  public static func < (a: Period, b: Period) -> Bool { (a.first, a.last) < (b.first, b.last) }
}
