import ArgumentParser
import Classifier
import Corpus
import Foundation
import Lexicon
import Report
import Study
import Statistics

/// What codes are given, and how they are read.
struct CodeArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The sheet of \"textmine sample\", with codes; one for each coder.", valueName: "codes.xlsx"))
  var codes: [String] = []

  @Option(
    help: ArgumentHelp(
      "The column with the code (default: code, kode or label).", valueName: "name"))
  var codeColumn: String?

  @Flag(help: "The codes are a simple random sample of this archive, drawn in another way.")
  var randomCodes = false
}

/// `textmine share`: the share of service content, with an interval.
struct ShareCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "share",
    abstract: "Estimate the share of service content and of every category, with intervals.",
    discussion: """
      Corrects the labels by the codes of a sample ("textmine sample") and says how sure the \
      result is. Beside it stand the uncorrected count of labels and what the codes alone would \
      say, and a sentence for a paper. Codes from another archive are used under an assumption \
      that is named and checked.
      """)

  @OptionGroup(title: "Input")
  var input: InputArguments

  @OptionGroup(title: "Selection")
  var choice: SelectionArguments

  @OptionGroup(title: "Codes")
  var coding: CodeArguments

  @Option(help: ArgumentHelp("Shares of each quarter, account or kind.", valueName: "group"))
  var by: Grouping?

  @Option(
    help: ArgumentHelp(
      "Two groups of --by, whose difference is wanted.", valueName: "group,group"))
  var compare: String?

  @Option(help: ArgumentHelp("The zone of quarters.", valueName: "Area/City"))
  var timeZone = LocalClock.jakarta.identifier

  @Flag(help: "Write JSON.")
  var json = false

  @OptionGroup var intervals: IntervalArguments

  @OptionGroup(title: "Labels")
  var annotators: AnnotatorArguments

  @OptionGroup
  var running: RunArguments

  func validate() throws {
    if coding.codes.isEmpty {
      throw ValidationError("expected --codes; draw tweets to code with \"textmine sample\"")
    }
    if by == .label { throw ValidationError("a share by label is 0 or 1; leave --by label out") }
    if compare != nil, by == nil { throw ValidationError("--compare needs --by") }
  }

  func run() async throws {
    let source = try annotators.source()
    let archive = try TweetInput(inputs: input.inputs, options: input.readingOptions)
    let clock = try localClock(timeZone)
    let selection = choice.selection(clock)
    let analysis = try await coding.analysis(
      of: archive, source, by, clock, selection, intervals, running)
    let pair = try compare.map { try groups($0, analysis) }
    let report = ShareReport(analysis, source, by, pair)
    if json {
      try writeJSON(report)
    } else {
      try OutputFile(path: "-").write(Array(report.rendered().utf8))
    }
    if !running.quiet {
      for warning in report.warnings { StandardError.print(warning) }
      selection.printNote()
      ReadNote(archive.summary).print()
    }
  }

  private func groups(_ text: String, _ analysis: ShareAnalysis) throws -> (String, String) {
    let names = text.split(separator: ",").map(String.init)
    guard names.count == 2 else {
      throw ValidationError("--compare \(text): expected two groups, as in 2021-Q1,2021-Q2")
    }
    for name in names where !analysis.groups.contains(name) {
      let known = analysis.groups.prefix(40).joined(separator: ", ")
      throw Failure(.data, "no \(by!.rawValue) \"\(name)\"; there are \(known)")
    }
    return (names[0], names[1])
  }
}

extension CodeArguments {
  /// Reads the codes, then the archive, and decides what the codes are worth.
  func analysis(
    of archive: TweetInput, _ source: LabelSource, _ by: Grouping?, _ clock: LocalClock,
    _ selection: TweetSelection, _ intervals: IntervalArguments, _ running: RunArguments
  ) async throws -> ShareAnalysis {
    let sample = try SampleCodes(codes, codeColumn: codeColumn, source.codableCategories)
    let grouping = by ?? sample.design?.grouping
    let survey = try await ArchiveSurvey(
      archive, source,
      ArchiveSurvey.Plan(
        grouping: grouping, clock: clock, ids: Set(sample.codes.map(\.id)),
        countsPosteriors: !randomCodes),
      selection, running)
    return try ShareAnalysis(
      basis(sample, survey), survey, sample, source, by, intervals)
  }

  private func basis(_ sample: SampleCodes, _ survey: ArchiveSurvey) -> ShareAnalysis.Basis {
    if randomCodes { return .sample }
    guard let design = sample.design else {
      return .elsewhere(reason: "the codes are not from a sheet of \"textmine sample\"")
    }
    if design.archive == survey.checksum { return .sample }
    return .elsewhere(
      reason: "the sheet was drawn from another archive: it had \(design.tweets) tweets "
        + "(checksum \(design.archive.prefix(8))), this one has \(survey.tweets) "
        + "(\(survey.checksum.prefix(8))); if it is the same, give the options of its \"sample\"")
  }
}
