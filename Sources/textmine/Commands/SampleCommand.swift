import ArgumentParser
import Corpus
import Foundation
import Report
import Study

struct SampleCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sample",
    abstract: "Draw the tweets that people are to code.",
    discussion: """
      Writes a sheet with an empty column code. The tweets are a random sample from strata by \
      label, and by quarter, account or kind with --by; strata with less certain labels are \
      sampled more. The last columns say how each tweet was drawn: leave them as they are, and "share" makes of the \
      codes a share of the whole archive with its interval. In a spreadsheet, code is a drop-down, \
      and the second sheet has the definitions. Labels are not shown, so as not to lead coders.

      Examples:
        textmine sample archive.zip -n 200 -o codes.xlsx
        textmine sample archive.zip --margin 0.03 --coders 2 --overlap 50 -o codes.xlsx
      """)

  @Option(name: .customShort("n"), help: .value("n", "How many tweets to draw.")) var codes: Int?

  @Option(
    help: .value("share", "As many tweets as this precision needs: 0.03 for ±3 percentage points."))
  var margin: Double?

  @Option(name: [.short, .long], help: .value("OUT.xlsx|csv", "The sheet to write."))
  var output: String

  @Option(
    help: .value("quarter|account|kind", "Strata by these, too."), transform: Grouping.ofStrata)
  var by: Grouping?

  @Option(help: .value("n", "Sheets to write, one for each coder.")) var coders = 1

  @Option(help: .value("n", "Tweets that all coders get, to measure their agreement."))
  var overlap = 0

  @Option(help: .value("language", "The language of the definitions."))
  var lang = ReportLanguage.indonesian

  @OptionGroup var zone: ClockArguments
  @OptionGroup var intervals: IntervalArguments
  @OptionGroup var labels: LabelArguments
  @OptionGroup(title: "Output") var outputs: OutputArguments
  @OptionGroup var archive: ArchiveArguments

  func validate() throws {
    try require(
      (codes == nil) != (margin == nil),
      "expected either -n, how many tweets, or --margin, how precise (0.03)")
    if let codes, codes < 1 { throw ValidationError("-n is \(codes); expected 1 or more") }
    if let margin, !(margin > 0 && margin < 0.5) {
      throw ValidationError("--margin is \(margin); expected above 0 and below 0.5, as in 0.03")
    }
    try require(coders >= 1 && coders <= 20, "--coders is \(coders); expected 1 to 20")
    try refuse(overlap < 0, "--overlap is \(overlap); expected 0 or more")
    try refuse(
      overlap > 0 && coders == 1, "--overlap is for several coders; say how many with --coders")
    if let codes, overlap > codes {
      throw ValidationError("--overlap is \(overlap); expected no more than the \(codes) of -n")
    }
  }

  func run() async throws {
    let format = try OutputArguments.sheetFormat(output)
    let labels = try labels.origin(archive.input)
    let clock = try zone.clock()
    let archive = try archive.open(clock)
    var check = outputs.check(reading: archive.tweets.files, self.labels.files)
    for coder in 1...coders {
      try check.check(path(ofCoder: coder), own: .columns(CodingSheet.sampleColumns), codes: "code")
    }
    var plan = ArchiveCensus.Plan(grouping: by, clock: clock)
    plan.candidates = codes ?? SampleCommand.mostCodes
    plan.seed = intervals.seed
    let census = try await archive.census(by: labels, plan)
    try census.requireIDs()
    let precision = PlannedPrecision(census, labels.categories)
    let wanted =
      codes ?? margin.map { precision.codes(forHalfWidth: $0, level: intervals.level) } ?? 0
    let draw = SampleDraw(wanted, of: census, precision, labels: labels.identity)
    for (coder, items) in draw.dealt(to: coders, overlap: overlap).enumerated() {
      let path = path(ofCoder: coder + 1)
      try CodingSheet(items, choices: labels.categories.choices(in: lang))
        .write(to: path, as: format)
      if !archive.isQuiet { StandardError.print("\(path): \(items.count) tweets to code") }
    }
    if archive.isQuiet { return }
    StandardError.print(
      precision.text(ofCodes: draw.items.count, halfWidth: margin, level: intervals.level))
    archive.note()
  }

  /// Nobody codes more of a stratum.
  private static let mostCodes = 10_000

  /// The sheet of a coder: `codes.xlsx`, or of several `codes-2.xlsx`.
  private func path(ofCoder coder: Int) -> String {
    if coders == 1 { return output }
    let ending = URL(filePath: output).pathExtension
    return "\(output.dropLast(ending.count + 1))-\(coder).\(ending)"
  }
}
