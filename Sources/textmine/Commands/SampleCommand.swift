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

      With --for training the tweets are chosen whose codes teach a model most: uncertain ones, unlike \
      each other, of many accounts. They are no random sample, and "share" refuses their codes.

      Examples:
        textmine sample archive.zip -n 200 -o codes.xlsx
        textmine sample archive.zip --margin 0.03 --coders 2 --overlap 50 -o codes.xlsx
        textmine sample archive.zip --for training -n 100 -o learn.xlsx
        textmine sample parts -n 200 -o codes.xlsx    (tallies with --candidates)
      """)

  @Option(
    name: .customLong("for"),
    help: .value("share|training", "What the codes are for: a share, or to train on."))
  var purpose = Purpose.share

  @Option(name: .customShort("n"), help: .value("n", "How many tweets to draw.")) var codes: Int?

  @Option(
    help: .value("share", "As many tweets as this precision needs: 0.03 for ±3 percentage points."))
  var margin: Double?

  @Option(name: [.short, .long], help: .value("OUT.xlsx|csv", "The sheet to write."))
  var output: String

  @Option(
    help: .value("group", "Strata by quarter, account, kind or a column, too."),
    transform: Grouping.ofStrata)
  var by: Grouping?

  @Option(help: .value("n", "Sheets to write, one for each coder.")) var coders = 1

  @Option(help: .value("n", "Tweets that all coders get, to measure their agreement."))
  var overlap = 0

  @Option(help: .value("language", "The language of the definitions."))
  var lang = ReportLanguage.indonesian

  @OptionGroup var zone: ClockArguments
  @OptionGroup var intervals: IntervalArguments
  @OptionGroup(title: "Labels") var annotators: AnnotatorArguments
  @OptionGroup(title: "Analysis") var analysis: AnalysisArguments
  @OptionGroup(title: "Labels of another program") var otherLabels: GivenLabelArguments
  @OptionGroup(title: "Output") var outputs: OutputArguments
  @OptionGroup(title: "Input") var input: InputArguments
  @OptionGroup(title: "Selection") var choice: SelectionArguments
  @OptionGroup var running: RunArguments

  private var archive: ArchiveArguments { ArchiveArguments(input, choice, running) }

  private var labels: LabelArguments { LabelArguments(annotators, analysis, otherLabels) }

  enum Purpose: String, ExpressibleByArgument {
    case share, training
  }

  func validate() throws {
    if purpose == .training {
      try require(codes != nil, "--for training needs -n, how many tweets")
      try refuse(
        margin != nil || by != nil,
        "--margin and --by are of random samples; leave them out with --for training")
    }
    try require(
      (codes == nil) != (margin == nil),
      "expected either -n, how many tweets, or --margin, how precise (0.03)")
    if let codes, codes < 1 { throw ValidationError("-n is \(codes); expected 1 or more") }
    if let margin, !(margin > 0 && margin < 0.5) {
      throw ValidationError("--margin is \(margin); expected above 0 and below 0.5, as in 0.03")
    }
    try require(coders >= 1 && coders <= 20, "--coders is \(coders); expected 1 to 20")
    if purpose == .training, let codes {
      try require(
        codes <= SampleCommand.mostCodes,
        "-n is \(codes); expected \(SampleCommand.mostCodes) or less")
    }
    try refuse(overlap < 0, "--overlap is \(overlap); expected 0 or more")
    try refuse(
      overlap > 0 && coders == 1, "--overlap is for several coders; say how many with --coders")
    if let codes, overlap > codes {
      throw ValidationError("--overlap is \(overlap); expected no more than the \(codes) of -n")
    }
  }

  func run() async throws {
    let format = try OutputArguments.sheetFormat(output)
    let study = try archive.input.study()
    let labels = try labels.origin(archive.input, of: study)
    let clock = try zone.clock()
    if let tallies = try TallyFile.paths(archive.input.inputs) {
      try check(reading: tallies)
      return try drawSample(ofTallies: tallies, labels, clock, format)
    }
    let archive = try archive.open(clock, study)
    try check(reading: archive.files)
    switch purpose {
    case .share: try await drawSample(of: archive, labels, clock, format)
    case .training: try await chooseForTraining(of: archive, labels, clock, format)
    }
    archive.note(labels.slowExpressions)
  }

  /// Refuses sheets to write that are files to read, or not this program's.
  private func check(reading inputs: [String]) throws {
    var check = outputs.check(reading: inputs, labels.files)
    let columns =
      purpose == .share ? CodingSheet.sampleColumns : CodingSheet.trainingColumns
    for coder in 1...coders {
      try check.check(path(ofCoder: coder), own: .columns(columns), codes: "code")
    }
  }

  /// Draws from the candidates of parts of an archive; these options need the tweets.
  private func drawSample(
    ofTallies paths: [String], _ labels: LabelOrigin, _ clock: LocalClock, _ format: OutputFormat
  ) throws {
    let given = archive.choice.given
    try refuse(
      [
        ("--for training", purpose == .training), ("--labels-from", self.labels.given.areGiven),
        (given.first?.name ?? "", !given.isEmpty),
      ], "needs the tweets; a sample of tallies has candidates only")
    let provenance = Provenance(labels, analysis, clock)
    guard let part = try ArchivePart.sum(paths, provenance, labels, of: "this sample") else {
      return
    }
    let census = try part.candidates(by: by, seed: intervals.seed, file: paths[0])
    try draw(from: census, labels, format, isQuiet: archive.quiet)
  }

  private func drawSample(
    of archive: OpenArchive, _ labels: LabelOrigin, _ clock: LocalClock, _ format: OutputFormat
  ) async throws {
    var plan = ArchiveCensus.Plan(grouping: try by?.resolved(in: archive.tweets), clock: clock)
    plan.candidates = codes ?? SampleCommand.mostCodes
    plan.seed = intervals.seed
    try draw(
      from: await archive.census(by: labels, plan), labels, format, isQuiet: archive.isQuiet)
  }

  private func draw(
    from census: ArchiveCensus, _ labels: LabelOrigin, _ format: OutputFormat, isQuiet: Bool
  ) throws {
    try census.requireIDs()
    let precision = PlannedPrecision(census, labels.categories)
    let wanted =
      codes ?? margin.map { precision.codes(forHalfWidth: $0, level: intervals.level) } ?? 0
    try census.requireCandidates(for: wanted)
    let draw = SampleDraw(wanted, of: census, precision, labels: labels.identity)
    let choices = labels.categories.choices(in: lang)
    try write(
      draw.dealt(to: coders, overlap: overlap).map { CodingSheet($0, choices: choices) }, format,
      isQuiet: isQuiet)
    if isQuiet { return }
    StandardError.print(
      precision.text(ofCodes: draw.items.count, halfWidth: margin, level: intervals.level))
  }

  private func chooseForTraining(
    of archive: OpenArchive, _ labels: LabelOrigin, _ clock: LocalClock, _ format: OutputFormat
  ) async throws {
    let wanted = codes ?? 0
    var plan = ArchiveCensus.Plan(clock: clock)
    plan.uncertain = TrainingChoice.candidates(for: wanted)
    plan.seed = intervals.seed
    let census = try await archive.census(by: labels, plan)
    try census.requireIDs()
    let choice = try TrainingChoice(wanted, of: census, labels.options, labels: labels.identity)
    if choice.tweets.isEmpty { throw StudyError.noUncertainLabels(labels: labels.name) }
    let choices = labels.categories.choices(in: lang)
    try write(
      choice.dealt(to: coders, overlap: overlap).map {
        CodingSheet($0, choice.design, choices: choices)
      }, format, isQuiet: archive.isQuiet)
    if archive.isQuiet { return }
    StandardError.print(
      "chosen to learn from, no random sample: \"train\" takes the codes, \"share\" refuses them")
  }

  /// Writes the sheet of each coder.
  private func write(_ sheets: [CodingSheet], _ format: OutputFormat, isQuiet: Bool) throws {
    for (coder, sheet) in sheets.enumerated() {
      let path = path(ofCoder: coder + 1)
      try sheet.write(to: path, as: format)
      if !isQuiet { StandardError.print("\(path): \(sheet.rows.count) tweets to code") }
    }
  }

  /// Nobody codes more of a stratum.
  static let mostCodes = 10_000

  /// The sheet of a coder: `codes.xlsx`, or of several `codes-2.xlsx`.
  private func path(ofCoder coder: Int) -> String {
    if coders == 1 { return output }
    let ending = URL(filePath: output).pathExtension
    return "\(output.dropLast(ending.count + 1))-\(coder).\(ending)"
  }
}
