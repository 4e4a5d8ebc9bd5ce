import Corpus
import Statistics
import Testing

@testable import Report

@Suite("A comparison") struct ComparisonTests {
  private func compared(_ difference: Estimate?, coded: (Int, Int) = (40, 60)) -> Comparison {
    var contents = Sample.corrected
    contents.pair = (ReportPart("2018"), ReportPart("2019"))
    contents.corrected?.compared = CorrectedShare.ComparedParts(
      coded: coded, shares: (Estimate(0.2, Interval(lower: 0.1, upper: 0.3)), Estimate(0.3, nil)),
      difference: difference)
    return Figures(contents).comparison!
  }

  static func difference(_ value: Double, _ lower: Double, _ upper: Double) -> Estimate {
    Estimate(value, Interval(lower: lower, upper: upper))
  }

  @Test(
    "says more or less only where its interval leaves no doubt",
    arguments: [
      (difference(0.1, 0.02, 0.18), "2019 is 10.0 percentage points higher than in 2018"),
      (difference(-0.1, -0.18, -0.02), "2019 is 10.0 percentage points lower than in 2018"),
      (difference(0.1, -0.02, 0.22), "No difference between 2018 and 2019 can be shown"),
      (difference(0.1, 0, 0.2), "No difference between 2018 and 2019 can be shown"),
    ])
  func verdicts(difference: Estimate, words: String) {
    let prose = ComparisonProse(compared(difference), Prose(.english))
    #expect(prose.finding.hasSuffix(words))
    #expect(prose.reading.contains("percentage points (interval: "))
  }

  @Test("says nothing of parts with too few codes")
  func tooFew() {
    let comparison = compared(nil, coded: (9, 60))
    #expect(comparison.verdict == .tooFew && comparison.sides[0].value == nil)
    #expect(
      ComparisonProse(comparison, Prose(.english)).finding
        == "2018 and 2019 cannot be compared: there is too little to go by")
  }

  @Test("of labels that nobody has checked says so")
  func unchecked() {
    var contents = Sample.contents
    contents.pair = (ReportPart("own"), ReportPart("retweet"))
    let comparison = Figures(contents).comparison!
    #expect(comparison.verdict == .unchecked && comparison.difference?.interval == nil)
    #expect(
      ComparisonProse(comparison, Prose(.indonesian)).finding.hasSuffix("belum diperiksa orang"))
  }

  @Test(
    "needs two parts of one sort without a tweet in common",
    arguments: [
      ("2020", "2021", true), ("2020-Q1", "2020-H2", true), ("own", "retweet", true),
      ("reply", "quote", true), ("dinkes", "@bpbd", true), ("2020", "2020-Q1", false),
      ("2020", "2020", false), ("own", "reply", false), ("dinkes", "dinkes", false),
      ("2020", "dinkes", false),
      ("2020-01-01/2020-06-30", "2020-07-01/2020-12-31", true),
      ("2020-01-01/2020-07-01", "2020-07-01/2020-12-31", false),
    ])
  func comparable(first: String, second: String, isComparable: Bool) {
    #expect(ReportPart(first).isComparable(to: ReportPart(second)) == isComparable)
    #expect(ReportPart(second).isComparable(to: ReportPart(first)) == isComparable)
  }

  @Test("stands on the page once, with a picture and a table", arguments: ReportLanguage.allCases)
  func page(language: ReportLanguage) {
    var contents = Sample.contents
    contents.pair = (ReportPart("2018"), ReportPart("2019"))
    let page = ReportHTML(contents, language: language).rendered()
    #expect(page.contains("<section id=\"comparison\">"))
    #expect(page.contains("id=\"picture-comparison-t\"") && page.contains("comparison.csv"))
    #expect(!ReportHTML(Sample.contents, language: language).rendered().contains("comparison"))
  }
}
