public import ArgumentParser
import Corpus
import Report
public import Statistics

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

extension SimilarityMeasure: ExpressibleByArgument {}

/// Periods of one's own.
enum PeriodArguments {
  /// The days that periods begin on, as in `2020-03-02,2021-12-31`.
  static func days(_ text: String) throws -> [CivilDay] {
    try text.split(separator: ",", omittingEmptySubsequences: false).map { day in
      guard let day = CivilDay(iso: String(day)) else {
        throw ValidationError("expected days as in 2020-03-02,2021-12-31, found \"\(day)\"")
      }
      return day
    }
  }
}
