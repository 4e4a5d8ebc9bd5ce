public import ArgumentParser
public import Corpus
import Report

extension Period.Step: ExpressibleByArgument {}

/// Two parts of an archive, as in `2020,2021`.
struct PartPair: ExpressibleByArgument {
  let pair: (first: ReportPart, second: ReportPart)

  init?(argument: String) {
    let parts = argument.split(separator: ",", omittingEmptySubsequences: false).map {
      ReportPart(String($0))
    }
    guard parts.count == 2, parts[0].isComparable(to: parts[1]) else { return nil }
    pair = (parts[0], parts[1])
  }
}

/// Which parts of an archive have a share of their own.
struct PartArguments: ParsableArguments {
  @Option(
    help: .value(
      "period",
      "The shortest periods that shares are given for, where there are enough tweets or codes."))
  var by = Period.Step.quarter

  @Option(
    help: .value("day,day,…", "The first days of periods of your own, in place of --by."),
    transform: PartArguments.days)
  var periods: [CivilDay] = []

  @Option(
    help: .value(
      "part,part",
      "Two parts whose shares are compared: years (2020,2021), halves (2020-H1), quarters (2020-Q1), months (2020-03), own,retweet, or accounts."
    ))
  var compare: PartPair?

  private static func days(_ text: String) throws -> [CivilDay] {
    try text.split(separator: ",", omittingEmptySubsequences: false).map { day in
      guard let day = CivilDay(iso: String(day)) else {
        throw ValidationError("expected days as in 2020-03-02,2021-12-31, found \"\(day)\"")
      }
      return day
    }
  }
}
