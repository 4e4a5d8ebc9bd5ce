import ArgumentParser
import Corpus
import Lexicon
import Report
import Study

struct TallyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tally",
    abstract: "Count a part of an archive; reports add parts up.",
    discussion: """
      Writes what a report needs of some of the tweets, wherever they are: counts and the few \
      examples that a report shows. "textmine report" on tallies, or on a folder of them, gives the \
      report on all tweets, in any order. Tallies of one model and options add up; those with a \
      common tweet are refused. Tallies as input are added up to one. With --candidates each \
      also keeps the tweets that may come up when "textmine sample" draws from all parts.

      Examples:
        textmine tally 2020.csv -o parts/2020.tally --candidates 200
        textmine report parts
        textmine sample parts -n 200 -o codes.xlsx
      """)

  @Option(name: [.short, .long], help: .value("OUT.tally", "The tally to write."))
  var output: String

  @Flag(help: "Keep all words, hashtags and accounts, whatever memory they take.") var exact = false

  @Option(
    help: .value(
      "n", "Keep n tweets of each stratum, with their texts, to draw up to n of all parts."))
  var candidates: Int?

  @Flag(help: "Keep these tweets alone, for textmine sample and share; needs --candidates.")
  var candidatesOnly = false

  @Option(
    help: .value("group", "Strata by quarter, account, kind or a column, too."),
    transform: Grouping.ofStrata)
  var by: Grouping?

  @Option(help: .value("n", "The random number that determines the draw.")) var seed: UInt64 = 1

  @OptionGroup var zone: ClockArguments
  @OptionGroup(title: "Labels") var annotators: AnnotatorArguments
  @OptionGroup(title: "Analysis") var analysis: AnalysisArguments
  @OptionGroup(title: "Output") var outputs: OutputArguments
  @OptionGroup(title: "Input") var input: InputArguments
  @OptionGroup(title: "Selection") var choice: SelectionArguments
  @OptionGroup var running: RunArguments

  private var archive: ArchiveArguments { ArchiveArguments(input, choice, running) }

  func validate() throws {
    if let candidates, !(1...SampleCommand.mostCodes).contains(candidates) {
      throw ValidationError(
        "--candidates is \(candidates); expected 1 to \(SampleCommand.mostCodes)")
    }
    try refuse(candidatesOnly && candidates == nil, "--candidates-only needs --candidates")
    try refuse(candidatesOnly && exact, "--exact is of figures, which --candidates-only leaves out")
    try refuse(by != nil && candidates == nil, "--by is of the strata of --candidates; give both")
  }

  func run() async throws {
    try OutputArguments.requireEnding(output, [".tally"])
    let tallies = try TallyFile.paths(archive.input.inputs)
    var check = outputs.check(reading: tallies ?? archive.input.inputs, annotators.files)
    try check.check(output)
    if let tallies {
      return try write(TallyFile.sum(tallies))
    }
    let (clock, labels) = (try zone.clock(), LabelOrigin.program(try annotators.source(analysis)))
    var plan = ArchiveCount.Plan(clock: clock)
    if exact { plan.capacity = nil }
    plan.countsCensusesOnly = candidatesOnly
    let open = try archive.open(clock, sumsFiles: true)
    if let candidates {
      var census = ArchiveCensus.Plan(grouping: try by?.resolved(in: open.tweets), clock: clock)
      (census.candidates, census.seed) = (candidates, seed)
      plan.censuses = [census]
    }
    let count = try await open.read { onRead in
      try await ArchiveCount(
        of: open.tweets, by: labels, plan, selection: open.selection, threads: open.threads,
        onRead: onRead)
    }
    open.note(labels.slowExpressions)
    let provenance = Provenance(
      labels, analysis, clock)
    try write(try ArchivePart(count, of: open, archive.choice.given, provenance, labels))
  }

  private func write(_ part: ArchivePart?) throws {
    if let part { try textmine.write(TallyFile.bytes(of: part), to: output) }
  }
}

extension ArchivePart {
  /// The whole of tallies that were made as this run would make them.
  static func sum(
    _ paths: [String], _ provenance: Provenance, _ labels: LabelOrigin, of purpose: String
  ) throws -> ArchivePart? {
    guard let part = try TallyFile.sum(paths) else { return nil }
    try part.check(
      paths[0], against: terms(provenance, labels, selection: part.selection), of: purpose)
    return part
  }

  /// What was counted of an archive.
  init(
    _ count: ArchiveCount, of archive: OpenArchive, _ selection: [Provenance.Option],
    _ provenance: Provenance, _ labels: LabelOrigin
  ) throws {
    self.init(
      count, inputs: try ReportInput.all(archive, count),
      accounts: archive.tweets.accountNames, selection: selection,
      terms: Self.terms(provenance, labels, selection: selection))
  }
}

extension Provenance {
  /// How this run makes labels and figures.
  init(_ labels: LabelOrigin, _ analysis: AnalysisArguments, _ clock: LocalClock) {
    self.init(
      version: Textmine.version, icuVersion: Lexicon.icuVersion, labels,
      stopWords: analysis.stopwords,
      clock: clock, options: [])
  }
}
