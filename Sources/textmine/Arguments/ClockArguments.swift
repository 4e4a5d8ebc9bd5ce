import ArgumentParser
import Corpus

/// The time zone in which days and quarters begin.
struct ClockArguments: ParsableArguments {
  @Option(help: .value("Area/City", "The time zone of days and quarters."))
  var timeZone = LocalClock.jakarta.identifier

  func clock() throws -> LocalClock {
    guard let clock = LocalClock(timeZone) else {
      throw ValidationError("no time zone \"\(timeZone)\"; expected a name as in Asia/Jakarta")
    }
    return clock
  }
}
