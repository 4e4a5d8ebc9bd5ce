import Corpus
import Foundation
import Lexicon
import Testing

@testable import Report

private func second(_ text: String) throws -> Int64 {
  Int64(try Date.ISO8601FormatStyle().parse(text).timeIntervalSince1970)
}

@Suite("A quarter") struct QuarterTests {
  @Test(
    "begins at midnight where the clock hangs",
    arguments: [
      ("Asia/Jakarta", "2019-06-30T16:59:59Z", "2019-Q2"),
      ("Asia/Jakarta", "2019-06-30T17:00:00Z", "2019-Q3"),
      ("Asia/Jakarta", "2019-12-31T16:59:59Z", "2019-Q4"),
      ("Asia/Jakarta", "2019-12-31T17:00:00Z", "2020-Q1"),
      ("America/New_York", "2021-10-01T03:59:59Z", "2021-Q3"),
      ("America/New_York", "2021-10-01T04:00:00Z", "2021-Q4"),
      ("America/New_York", "2022-01-01T04:59:59Z", "2021-Q4"),
      ("America/New_York", "2022-01-01T05:00:00Z", "2022-Q1"),
      ("UTC", "1969-12-31T23:59:59Z", "1969-Q4"),
      ("UTC", "2045-04-01T00:00:00Z", "2045-Q2"),
    ])
  func boundaries(zone: String, time: String, code: String) throws {
    let clock = try #require(LocalClock(zone))
    #expect(clock.quarter(at: try second(time)).code == code)
  }

  @Test("is read from its code alone", arguments: ["2019-Q0", "2019-Q5", "2019", "2019-Q1-Q2", ""])
  func badCodes(code: String) {
    #expect(Quarter(code: code) == nil)
    #expect(Quarter(code: "2019-Q4") == Quarter(year: 2019, number: 4))
  }

  @Test("without tweets is shown between two with tweets")
  func gaps() throws {
    var contents = Sample.empty
    for time in ["2019-02-01T00:00:00Z", "2020-02-01T00:00:00Z"] {
      contents.tally.count(
        kind: .tweet, label: nil, account: nil, createdAt: try second(time), clock: .jakarta)
    }
    #expect(
      Figures(contents).quarters.map(\.period.code)
        == ["2019-Q1", "2019-Q2", "2019-Q3", "2019-Q4", "2020-Q1"])
    #expect(Figures(contents).quarters.map(\.tweets.tweets) == [1, 0, 0, 0, 1])
  }

  @Test("without tweets is not shown where a wrong date stretches the archive")
  func wrongDate() throws {
    var contents = Sample.empty
    for time in ["0001-01-05T00:00:00Z", "2020-02-01T00:00:00Z"] {
      contents.tally.count(
        kind: .tweet, label: nil, account: nil, createdAt: try second(time), clock: .jakarta)
    }
    #expect(Figures(contents).quarters.map(\.period.code) == ["0001-Q1", "2020-Q1"])
  }
}

@Suite("A local clock") struct LocalClockTests {
  @Test(
    "tells the same day as Foundation's calendar",
    arguments: [
      "Asia/Jakarta", "America/New_York", "Europe/London", "Pacific/Apia", "Africa/Casablanca",
      "Australia/Lord_Howe", "UTC",
    ])
  func sameAsFoundation(zone: String) throws {
    let clock = try #require(LocalClock(zone))
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = try #require(TimeZone(identifier: zone))
    var dice = Sample.Dice(state: 42)
    for _ in 0..<3_000 {
      let seconds = Int64(dice.roll(1 << 24)) * 150 - 200_000_000 + Int64(dice.roll(150))
      let parts = calendar.dateComponents(
        [.year, .month, .day], from: Date(timeIntervalSince1970: TimeInterval(seconds)))
      let day = clock.day(at: seconds)
      #expect(
        [day.year, day.month, day.day] == [parts.year, parts.month, parts.day], "\(seconds)")
    }
  }

  @Test("knows no zone that the tz database does not know")
  func unknownZone() {
    #expect(LocalClock("Asia/Atlantis") == nil)
  }

  @Test("holds impossible times within the years 1 to 9999")
  func extremes() {
    #expect(LocalClock.jakarta.day(at: .min).year == 1)
    #expect(LocalClock.jakarta.day(at: .max).year == 9999)
  }
}
