import ArgumentParser
import Corpus
import Report
import Study

struct ShareCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "share",
    abstract: "Estimate the share of service content and of every category, with intervals.",
    discussion: """
      Corrects the labels by the codes of a sample ("textmine sample") and says how sure the \
      result is. Beside it stand the uncorrected count of labels and what the codes alone would \
      say, and a sentence for a paper. Codes from another archive are used under an assumption \
      that is named and checked. A study of "textmine serve" has tweets and codes in one.

      Examples:
        textmine share archive.zip --codes codes.xlsx
        textmine share textmine-study
        textmine share archive.zip --codes codes.xlsx --by quarter --compare 2020-Q1,2021-Q1
        textmine share parts --codes codes.xlsx    (tallies with --candidates)
      """)

  @OptionGroup(title: "Codes") var coding: CodeArguments

  @Option(
    help: .value(
      "group", "Shares of each year, half, quarter, month, account, kind or value of a column."),
    transform: Grouping.ofStrata)
  var by: Grouping?

  @Option(help: .value("group,group", "Two groups of --by, whose difference is wanted."))
  var compare: String?

  @OptionGroup var zone: ClockArguments
  @OptionGroup var language: TerminalLanguage
  @OptionGroup var format: ResultArguments
  @OptionGroup var intervals: IntervalArguments
  @OptionGroup(title: "Labels") var annotators: AnnotatorArguments
  @OptionGroup(title: "Analysis") var analysis: AnalysisArguments
  @OptionGroup(title: "Labels of another program") var otherLabels: GivenLabelArguments
  @OptionGroup(title: "Input") var input: InputArguments
  @OptionGroup(title: "Selection") var choice: SelectionArguments
  @OptionGroup var running: RunArguments

  private var archive: ArchiveArguments { ArchiveArguments(input, choice, running) }

  private var labels: LabelArguments { LabelArguments(annotators, analysis, otherLabels) }

  func validate() throws {
    try refuse(
      coding.codes.isEmpty && !archive.input.isStudy,
      "expected --codes, or the folder of a study as the only input; draw tweets to code with \"textmine sample\""
    )
    try refuse(compare != nil && by == nil, "--compare needs --by")
  }

  func run() async throws {
    let clock = try zone.clock()
    if let tallies = try TallyFile.paths(archive.input.inputs) {
      return try estimate(ofTallies: tallies, clock)
    }
    let study = try archive.input.study()
    let labels = try labels.origin(archive.input, of: study)
    let archive = try archive.open(clock, isPart: true, study)
    let codes = try coding.set(labels, of: study)
    let by = try by?.resolved(in: archive.tweets)
    var plan = ShareStudy.plan(
      for: codes, by: by, of: archive.selection.part, clock: clock, claim: coding.claim,
      seed: intervals.seed)
    plan.grouping = try plan.grouping?.resolved(in: archive.tweets)
    try format.requireNoInput(archive.files + self.labels.files + coding.codes)
    let census = try await archive.census(by: labels, plan)
    let shares = try ShareStudy(
      census, codes, labels, by: by, intervals: intervals.options, claim: coding.claim)
    try write(shares, archive.tweets.summary)
    archive.note(labels.slowExpressions)
  }

  /// Estimates from the candidates of parts of an archive, among which the coded tweets are; these options need the
  /// other tweets.
  private func estimate(ofTallies paths: [String], _ clock: LocalClock) throws {
    let given = archive.choice.given
    try refuse(
      [
        ("--random-codes", coding.randomCodes), ("--chosen-codes", coding.chosenCodes),
        ("--labels-from", labels.given.areGiven), (given.first?.name ?? "", !given.isEmpty),
      ], "needs the tweets; a share of tallies has candidates only")
    let origin = LabelOrigin.program(try labels.source())
    let codes = try coding.set(origin)
    try format.requireNoInput(paths + labels.files + coding.codes)
    let provenance = Provenance(origin, analysis, clock)
    guard let part = try ArchivePart.sum(paths, provenance, origin, of: "this share") else {
      return
    }
    try write(
      part.share(
        codes, origin, by: by, intervals.options, seed: intervals.seed, file: paths[0]),
      part.reading)
  }

  private func write(_ shares: ShareStudy, _ reading: ReadSummary) throws {
    let pair = try compare.map(groups)
    let result =
      try pair.map { pair throws(StudyError) in
        try shares.result(comparing: pair, reading: reading)
      } ?? shares.result(reading: reading)
    try format.write(
      json: { try JSONText().rendered(ShareJSON(result, version: Textmine.version)) },
      table: { result.table },
      text: {
        ShareText(result, version: Textmine.version, language: language.lang).rendered()
      })
    // They stand in the text and in JSON, but a table has no place for them.
    if archive.quiet || format.output == nil { return }
    for caveat in result.caveats { StandardError.print(caveat.text) }
  }

  private func groups(_ text: String) throws -> (first: String, second: String) {
    let names = text.split(separator: ",").map(String.init)
    if names.count == 2 { return (names[0], names[1]) }
    throw ValidationError("--compare \(text): expected two groups, as in 2021-Q1,2021-Q2")
  }
}
