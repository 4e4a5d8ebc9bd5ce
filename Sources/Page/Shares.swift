internal import Classifier
internal import Corpus
internal import Report
internal import Study
internal import StudyFile

/// The shares that codes make of the labels, in the state of one revision.
struct Shares: Sendable {
  /// What the command line's `share` says of the same sheets.
  let result: ShareResult
  /// The same by year; the difference is that of the years that were asked for.
  let years: ShareStudy
  /// What the report shows: shares of periods, kinds and accounts too.
  let report: CorrectedShare?

  /// The years with enough codes for a share of their own.
  var comparable: [String] {
    years.groups.filter { !$0.isEmpty && years.coded(in: $0) >= CorrectedShare.fewestCodes }
  }

  /// Makes the shares; nil where nobody has coded.
  init?(_ counted: Figures.Count, _ study: SavedStudy, _ program: Program, _ clock: LocalClock)
    throws
  {
    guard let codes = try study.codes(program.codable) else { return nil }
    let reading = try study.reading()
    result = try ShareStudy(counted.census, codes, program.origin).result(reading: reading)
    years = try ShareStudy(counted.byYear, codes, program.origin, by: .year)
    let correction = ShareCorrection(
      codes, claim: .none, intervals: IntervalOptions(), clock: clock)
    report = try correction.shares(of: counted.count, program.origin, reading: reading).shares
  }
}
