internal import Foundation

/// The calendar of one time zone: which day and quarter a second of UTC falls on there.
///
/// The zone's changes of offset are looked up once, for the years in which there have been tweets,
/// so that a tweet costs a search among a few dozen numbers and no call into Foundation.
public struct LocalClock: Sendable {
  /// Western Indonesian time.
  public static let jakarta = LocalClock("Asia/Jakarta")!

  /// The zone's name, as in `Asia/Jakarta`.
  public let identifier: String
  private let zone: TimeZone
  /// The seconds at which each of `offsets` begins to hold, ascending.
  private let starts: [Int]
  /// Seconds to add to UTC.
  private let offsets: [Int]

  /// 1 January 2006, the year of the first tweet, to 1 January 2038; other times ask the zone.
  private static let cached: Range<Int> = 1_136_073_600..<2_145_916_800
  private static let week = 604_800
  /// 2 January of year 1 to 30 December 9999 in UTC; every time is held within.
  private static let calendar: ClosedRange<Int64> = -62_135_510_400...253_402_214_399

  /// Makes the clock of the zone that the tz database calls `identifier`; nil if there is none.
  public init?(_ identifier: String) {
    guard let zone = TimeZone(identifier: identifier) else { return nil }
    self.identifier = identifier
    self.zone = zone
    var starts = [Self.cached.lowerBound]
    var offsets = [Self.offset(of: zone, at: Self.cached.lowerBound)]
    // Weekly steps miss no change: no zone of the tz database undoes one within a week here.
    for end in stride(from: Self.cached.lowerBound, to: Self.cached.upperBound, by: Self.week)
      .dropFirst()
    {
      let offset = Self.offset(of: zone, at: end)
      guard offset != offsets[offsets.count - 1] else { continue }
      var (before, after) = (end - Self.week, end)
      while after - before > 1 {
        let middle = (before + after) / 2
        if Self.offset(of: zone, at: middle) == offset { after = middle } else { before = middle }
      }
      starts.append(after)
      offsets.append(offset)
    }
    self.starts = starts
    self.offsets = offsets
  }

  /// The day on which `seconds` after 1 January 1970 UTC falls in this zone. Times outside the
  /// years 1 to 9999 count as the nearest one inside.
  public func day(at seconds: Int64) -> CivilDay {
    let held = Int(min(max(seconds, Self.calendar.lowerBound), Self.calendar.upperBound))
    let local = held + offset(at: held)
    return CivilDay(daysSince1970: (local >= 0 ? local : local - 86_399) / 86_400)
  }

  /// The quarter in which `seconds` after 1 January 1970 UTC falls in this zone.
  public func quarter(at seconds: Int64) -> Quarter { Quarter(day(at: seconds)) }

  /// Seconds since 1970 in UTC at which clocks of this zone show what is `local` seconds after 1
  /// January 1970. An hour that clocks show twice is the later one; one that they leave out is read
  /// with the offset behind the gap.
  func seconds(ofLocal local: Int64) -> Int64 {
    let held = Int(min(max(local, Self.calendar.lowerBound), Self.calendar.upperBound))
    return local - Int64(offset(at: held - offset(at: held)))
  }

  /// A moment as clocks of this zone show it: `2020-11-18 09:33`.
  public func written(_ seconds: Int64) -> String {
    let held = Int(min(max(seconds, Self.calendar.lowerBound), Self.calendar.upperBound))
    let local = held + offset(at: held)
    let minutes = (local % 86_400 + 86_400) % 86_400 / 60
    func twoDigits(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    return "\(day(at: seconds).iso) \(twoDigits(minutes / 60)):\(twoDigits(minutes % 60))"
  }

  /// The moment that a text of a table names, in seconds since 1970 UTC: in this zone, unless it names another; nil
  /// where it is no date.
  public func moment(of text: String) -> Int64? {
    Timestamp.seconds(Array(text.utf8).span, inZone: Array(identifier.utf8))
  }

  private func offset(at seconds: Int) -> Int {
    guard Self.cached.contains(seconds) else { return Self.offset(of: zone, at: seconds) }
    var (low, high) = (0, starts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= seconds { low = middle } else { high = middle }
    }
    return offsets[low]
  }

  private static func offset(of zone: TimeZone, at seconds: Int) -> Int {
    zone.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(seconds)))
  }
}

extension LocalClock: Equatable {
  /// Whether both are clocks of the same zone.
  public static func == (a: LocalClock, b: LocalClock) -> Bool { a.identifier == b.identifier }
}
