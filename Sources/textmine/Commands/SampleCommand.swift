import ArgumentParser
import Classifier
import Corpus
import Foundation
import Lexicon
import Report
import Study

/// `textmine sample`: the tweets to code.
struct SampleCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sample",
    abstract: "Draw the tweets that people are to code.",
    discussion: """
      Writes a sheet with an empty column code. The tweets are a random sample from strata by \
      label, and by quarter, account or kind with --by; strata with less certain labels are sampled more. The \
      last columns say how each tweet was drawn: leave them as they are, and "share" makes of the \
      codes a share of the whole archive with its interval. In a spreadsheet, code is a drop-down, \
      and the second sheet has the definitions. Labels are not shown, so as not to lead coders.

      Examples:
        textmine sample archive.zip -n 200 -o codes.xlsx
        textmine sample archive.zip --margin 0.03 --coders 2 --overlap 50 -o codes.xlsx
      """)

  @OptionGroup(title: "Input")
  var input: InputArguments

  @OptionGroup(title: "Selection")
  var choice: SelectionArguments

  @Option(name: .customShort("n"), help: ArgumentHelp("How many tweets to draw.", valueName: "n"))
  var codes: Int?

  @Option(
    help: ArgumentHelp(
      "As many tweets as this precision needs: 0.03 for ±3 percentage points.",
      valueName: "share"))
  var margin: Double?

  @Option(
    name: [.short, .long], help: ArgumentHelp("The sheet to write.", valueName: "OUT.xlsx|csv"))
  var output: String

  @Option(
    help: ArgumentHelp("Strata by these, too.", valueName: "quarter|account|kind"),
    transform: Grouping.ofStrata)
  var by: Grouping?

  @Option(help: ArgumentHelp("Sheets to write, one for each coder.", valueName: "n"))
  var coders = 1

  @Option(
    help: ArgumentHelp("Tweets that all coders get, to measure their agreement.", valueName: "n"))
  var overlap = 0

  @Option(help: ArgumentHelp("The language of the definitions.", valueName: "language"))
  var lang = ReportLanguage.indonesian

  @Option(help: ArgumentHelp("The zone of quarters.", valueName: "Area/City"))
  var timeZone = LocalClock.jakarta.identifier

  @OptionGroup var intervals: IntervalArguments

  @OptionGroup(title: "Labels")
  var annotators: AnnotatorArguments

  @OptionGroup(title: "Labels of another program")
  var givenLabels: GivenLabelArguments

  @OptionGroup
  var running: RunArguments

  @OptionGroup(title: "Output")
  var outputs: OutputArguments

  func validate() throws {
    guard (codes == nil) != (margin == nil) else {
      throw ValidationError("expected either -n, how many tweets, or --margin, how precise (0.03)")
    }
    if let codes, codes < 1 { throw ValidationError("-n is \(codes); expected 1 or more") }
    if let margin, !(margin > 0 && margin < 0.5) {
      throw ValidationError("--margin is \(margin); expected above 0 and below 0.5, as in 0.03")
    }
    guard coders >= 1, coders <= 20 else {
      throw ValidationError("--coders is \(coders); expected 1 to 20")
    }
    if overlap < 0 { throw ValidationError("--overlap is \(overlap); expected 0 or more") }
    if overlap > 0, coders == 1 {
      throw ValidationError("--overlap is for several coders; say how many with --coders")
    }
    if let codes, overlap > codes {
      throw ValidationError("--overlap is \(overlap); expected no more than the \(codes) of -n")
    }
  }

  func run() async throws {
    guard let format = OutputFormat(path: output), format != .jsonLines else {
      throw ValidationError("-o \(output): expected a name that ends in .csv or .xlsx")
    }
    let labels = try givenLabels.origin(annotators, input)
    let archive = try TweetInput(inputs: input.inputs, options: input.readingOptions)
    var check = outputs.check(reading: archive.files, annotators.files)
    for coder in 1...coders {
      try check.check(
        coders > 1 ? numbered(coder) : output, own: ["id", "text", "code"] + SampleDesign.columns,
        codes: "code")
    }
    let clock = try localClock(timeZone)
    let selection = choice.selection(clock)
    var plan = ArchiveCensus.Plan(grouping: by, clock: clock)
    plan.candidates = codes ?? SampleCommand.mostCodes
    plan.seed = intervals.seed
    let progress = Progress(isQuiet: running.quiet)
    let census = try await ArchiveCensus(
      of: archive, by: labels, plan, selection: selection, threads: running.threads,
      onRead: progress.add)
    progress.finish()
    if census.tweetsWithoutID > 0 {
      throw Failure(
        .data,
        "\(census.tweetsWithoutID) of \(census.tweets) tweets have no id, by which codes find "
          + "their tweets again; name the column with --id-column")
    }
    let precision = PlannedPrecision(census, labels.categories)
    let wanted =
      codes ?? margin.map { precision.codes(forHalfWidth: $0, level: intervals.level) } ?? 0
    let draw = SampleDraw(wanted, of: census, precision, labels: labels.identity)
    try write(draw, labels.categories.choices(in: lang), format)
    if running.quiet { return }
    StandardError.print(
      precision.text(
        ofCodes: draw.items.count, halfWidth: margin, level: intervals.level))
    selection.printNote()
    ReadNote(archive.summary).print()
  }

  /// Nobody codes more of a stratum.
  private static let mostCodes = 10_000

  private func write(
    _ draw: SampleDraw, _ choices: [CodingSheet.Choice], _ format: OutputFormat
  ) throws {
    for (coder, items) in draw.dealt(to: coders, overlap: overlap).enumerated() {
      let path = coders > 1 ? numbered(coder + 1) : output
      try CodingSheet(items, choices: choices).write(to: path, as: format)
      if !running.quiet { StandardError.print("\(path): \(items.count) tweets to code") }
    }
  }

  /// `codes.xlsx` as `codes-2.xlsx`.
  private func numbered(_ coder: Int) -> String {
    let url = URL(filePath: output)
    let stem = output.dropLast(url.pathExtension.count + 1)
    return "\(stem)-\(coder).\(url.pathExtension)"
  }
}
