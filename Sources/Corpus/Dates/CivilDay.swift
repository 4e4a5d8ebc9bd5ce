/// A day of the Gregorian calendar.
public struct CivilDay: Hashable, Comparable, Sendable {
  /// The year, 1 to 9999.
  public let year: Int
  /// The month, 1 to 12.
  public let month: Int
  /// The day of the month, 1 to 31.
  public let day: Int

  /// Makes a day from its year, month (1 to 12) and day of the month (1 to 31).
  public init(year: Int, month: Int, day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// The day that lies `days` after 1 January 1970, in O(1): years are counted from 1 March of
  /// year 0 in eras of 400 years, all of the same length. Based on Howard Hinnant's
  /// `civil_from_days` (chrono-Compatible Low-Level Date Algorithms, 2021).
  public init(daysSince1970 days: Int) {
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
    month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// Days since 1 January 1970, by the same author's `days_from_civil`.
  public var daysSince1970: Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// Whether the calendar has the day: from year 1 on, with the leap days of the Gregorian rule.
  var exists: Bool {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let days =
      switch month {
      case 2: isLeap ? 29 : 28
      case 4, 6, 9, 11: 30
      default: 31
      }
    return year >= 1 && (1...12).contains(month) && (1...days).contains(day)
  }

  /// The day as ISO 8601 writes it: `2021-09-05`.
  public var iso: String {
    [(year, 4), (month, 2), (day, 2)].map { number, width in
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }.joined(separator: "-")
  }

  /// Whether `a` comes before `b`.
  public static func < (a: CivilDay, b: CivilDay) -> Bool {
    (a.year, a.month, a.day) < (b.year, b.month, b.day)
  }
}

extension CivilDay: Codable, CodingKeyRepresentable {
  /// The day that ``iso`` names; nil for anything else.
  public init?(iso: String) {
    let parts = iso.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2],
      (1...12).contains(month)
    else { return nil }
    self.init(year: year, month: month, day: day)
    if !exists { return nil }
  }

  /// Reads a day as in `2021-09-05`.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let day = CivilDay(iso: text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "expected a day such as \"2021-09-05\", found \"\(text)\"")
    }
    self = day
  }

  /// Writes the day as in `2021-09-05`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(iso)
  }

  /// The day as the key of a dictionary.
  public var codingKey: any CodingKey { Key(stringValue: iso) }

  /// The day that the key of a dictionary names.
  public init?(codingKey: some CodingKey) { self.init(iso: codingKey.stringValue) }

  private struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }
}
