import Corpus
import Testing

@Suite("The code of a period") struct PeriodCodeTests {
  @Test(
    "names the period that it is read as",
    arguments: ["2019", "2019-H1", "2019-H2", "2019-Q4", "2019-01", "2019-12"])
  func calendar(code: String) throws {
    #expect(try #require(Period(code: code)).code == code)
  }

  @Test("may be of a stretch that somebody chose")
  func span() throws {
    let period = try #require(Period(spanning: "2020-02-29/2020-03-01"))
    #expect(period.days == 2 && period.code == "2020-02-29/2020-03-01")
  }

  @Test(
    "is nothing else",
    arguments: [
      "", "19", "2019-", "2019-Q5", "2019-H3", "2019-13", "2019-1", "2019-00", "2019-01-01",
      "0000", "dinas", "2021-02-29/2021-03-01", "2020-03-02/2020-03-01", "2020-03-02",
    ])
  func others(code: String) {
    #expect(Period(code: code) == nil && Period(spanning: code) == nil)
  }
}
