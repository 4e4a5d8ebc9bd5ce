internal import CICU
internal import Synchronization

/// Time zones by the names that the tz database and Windows have for them, with their summer times.
enum NamedZone {
  /// The zones met so far, and the names that are none, of which no more are kept than this.
  private static let limit = 256
  private static let clocks = Mutex<[String: LocalClock?]>([:])

  /// What Windows writes for `Standard` in summer.
  private static let summers = ["Daylight", "Summer"]
  /// The last words of a name of Windows before `time`, in lower case.
  static let seasons = (["Standard"] + summers).map { Array($0.lowercased().utf8) }

  /// The clock of the zone called `name`, such as `Europe/London` or `W. Europe Standard Time`; nil where
  /// there is none.
  static func clock(_ name: String) -> LocalClock? {
    if let known = clocks.withLock({ $0[name] }) { return known }
    // Windows has names of its own for summer, but one zone.
    let zone = summers.reduce(name) { $0.replacing(" \($1) Time", with: " Standard Time") }
    let clock = name.contains("/") ? LocalClock(name) : windowsZone(zone).flatMap { LocalClock($0) }
    clocks.withLock { if $0.count < limit { $0[name] = .some(clock) } }
    return clock
  }

  private static func windowsZone(_ name: String) -> String? {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 128) { buffer in
      let count = textmine_zone_of_windows(name, buffer.baseAddress, Int32(buffer.count))
      guard count > 0 else { return nil }
      return String(decoding: buffer.prefix(Int(count)).map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
  }
}
