import ArgumentParser
import Corpus
import Report
import Study

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
      "group",
      "The shortest periods with a share of their own, where there are enough tweets or codes: year, half, quarter, month. Or account, kind or a column: shares by these."
    ), transform: Grouping.ofStrata)
  var by = Grouping.quarter

  /// Whether tweets are counted by a column of their tables.
  var needsColumn: Bool { if case .column = by { true } else { false } }

  /// The shortest periods.
  var step: Period.Step { by.step ?? .quarter }

  /// The column whose values have shares of their own; nil where none is named.
  func column(of archive: TweetInput) throws -> Grouping? {
    guard case .column = by else { return nil }
    return try by.resolved(in: archive)
  }

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
