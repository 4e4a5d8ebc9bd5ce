import Corpus
import Testing

@testable import Report

@Suite("A period") struct PeriodTests {
  static let day = CivilDay(year: 2020, month: 2, day: 29)

  @Test(
    "has a code, a first and a last day",
    arguments: [
      (Period.Step.month, "2020-02", "2020-02-01", "2020-02-29"),
      (.quarter, "2020-Q1", "2020-01-01", "2020-03-31"),
      (.half, "2020-H1", "2020-01-01", "2020-06-30"),
      (.year, "2020", "2020-01-01", "2020-12-31"),
    ])
  func code(step: Period.Step, code: String, first: String, last: String) {
    let period = Period(step, holding: Self.day)
    #expect(period.code == code)
    #expect(period.first.iso == first)
    #expect(period.last.iso == last)
  }

  @Test("has names in both languages")
  func names() {
    let quarter = Period(.quarter, holding: CivilDay(year: 2019, month: 8, day: 1))
    #expect(NumberStyle(.indonesian).name(of: quarter) == "TW III 2019")
    #expect(NumberStyle(.english).name(of: quarter) == "Q3 2019")
    #expect(NumberStyle(.indonesian).longName(of: quarter) == "triwulan III 2019")
    #expect(NumberStyle(.english).longName(of: quarter) == "the third quarter of 2019")
    let month = Period(.month, holding: CivilDay(year: 2019, month: 8, day: 1))
    #expect(NumberStyle(.indonesian).name(of: month) == "Agu 2019")
  }

  @Test("is divided into the parts of the calendar that it overlaps")
  func parts() {
    let span = Period(
      from: CivilDay(year: 2019, month: 11, day: 3), through: CivilDay(year: 2020, month: 4, day: 1)
    )
    #expect(span.parts(.quarter).map(\.code) == ["2019-Q4", "2020-Q1", "2020-Q2"])
    #expect(span.code == "2019-11-03/2020-04-01")
  }

  @Test(
    "counts days over leap years and centuries",
    arguments: [(1970, 0), (2000, 10_957), (2100, 47_482)])
  func days(year: Int, days: Int) {
    #expect(CivilDay(year: year, month: 1, day: 1).daysSince1970 == days)
  }
}

@Suite("Time") struct TimeLineTests {
  /// A tally with so many tweets on the 15th of each month.
  static func timeLine(_ months: [(Int, Int, Int)]) -> TimeLine {
    var tally = Tally()
    for (year, month, tweets) in months {
      tally.days[CivilDay(year: year, month: month, day: 15), default: Breakdown()]
        .add(tweets, kind: .tweet, label: "layanan")
    }
    return TimeLine(tally)
  }

  @Test("is cut into the shortest periods that all have enough tweets")
  func joined() {
    // 2019 has enough in each quarter, 2020 in its first half and third quarter, 2021 only as a whole, 2022 too few.
    let line = Self.timeLine([
      (2019, 1, 20), (2019, 4, 25), (2019, 8, 20), (2019, 12, 30), (2020, 2, 30), (2020, 5, 3),
      (2020, 9, 25), (2021, 3, 19), (2021, 9, 30), (2022, 2, 5),
    ])
    let periods = line.periods(.quarter, minimum: 20, count: line.count(in:))
    #expect(
      periods.map(\.code) == [
        "2019-Q1", "2019-Q2", "2019-Q3", "2019-Q4", "2020-H1", "2020-Q3", "2021", "2022",
      ])
  }

  @Test("has periods without tweets, and marks those that the archive does not fill")
  func incomplete() {
    let line = Self.timeLine([(2020, 5, 1), (2021, 2, 1)])
    let entries = line.entries(.quarter)
    #expect(entries.map(\.tweets.tweets) == [1, 0, 0, 1])
    #expect(entries.map(\.isIncomplete) == [true, false, false, true])
  }
}
