import ArgumentParser
import Classifier
import Corpus
import Foundation
import Lexicon
import Report
import Study

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

  @Flag(
    help: "The codes are of tweets that somebody chose: use them like codes from elsewhere.")
  var chosenCodes = false

  var claim: ShareStudy.Claim {
    randomCodes ? .randomSample : chosenCodes ? .chosen : .none
  }

  func validate() throws {
    if randomCodes, chosenCodes {
      throw ValidationError("--random-codes and --chosen-codes exclude each other; give one")
    }
  }
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

      Examples:
        textmine share archive.zip --codes codes.xlsx
        textmine share archive.zip --codes codes.xlsx --by quarter --compare 2020-Q1,2021-Q1
      """)

  @OptionGroup(title: "Input")
  var input: InputArguments

  @OptionGroup(title: "Selection")
  var choice: SelectionArguments

  @OptionGroup(title: "Codes")
  var coding: CodeArguments

  @Option(
    help: ArgumentHelp(
      "Shares of each group: year, half, quarter, month, account or kind.", valueName: "group"),
    transform: Grouping.ofStrata)
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

  @OptionGroup(title: "Labels of another program")
  var givenLabels: GivenLabelArguments

  @OptionGroup
  var running: RunArguments

  func validate() throws {
    if coding.codes.isEmpty {
      throw ValidationError("expected --codes; draw tweets to code with \"textmine sample\"")
    }
    if compare != nil, by == nil { throw ValidationError("--compare needs --by") }
  }

  func run() async throws {
    let labels = try givenLabels.origin(annotators, input)
    let archive = try TweetInput(inputs: input.inputs, options: input.readingOptions)
    let clock = try localClock(timeZone)
    let selection = choice.part(clock)
    let codes = try coding.set(labels)
    let plan = ShareStudy.plan(
      for: codes, by: by, of: selection.part, clock: clock, claim: coding.claim,
      seed: intervals.seed)
    let progress = Progress(isQuiet: running.quiet)
    let census = try await ArchiveCensus(
      of: archive, by: labels, plan, selection: selection, threads: running.threads,
      onRead: progress.add)
    progress.finish()
    let study = try ShareStudy(
      census, codes, labels, by: by, intervals: intervals.options,
      claim: coding.claim)
    let result = study.result(comparing: try compare.map { try groups($0, study) })
    if json {
      try writeJSON(ShareJSON(result, version: Textmine.version))
    } else {
      let text = ShareText(result, version: Textmine.version).rendered()
      try OutputFile(path: "-").write(Array(text.utf8))
    }
    if running.quiet { return }
    for caveat in result.caveats { StandardError.print(caveat.text) }
    selection.printNote()
    ReadNote(archive.summary).print()
  }

  private func groups(_ text: String, _ study: ShareStudy) throws -> (String, String) {
    let names = text.split(separator: ",").map(String.init)
    guard names.count == 2 else {
      throw ValidationError("--compare \(text): expected two groups, as in 2021-Q1,2021-Q2")
    }
    for name in names where !study.groups.contains(name) {
      let known = study.groups.prefix(40).joined(separator: ", ")
      throw Failure(.data, "no \(by!.rawValue) \"\(name)\"; there are \(known)")
    }
    return (names[0], names[1])
  }
}

extension CodeArguments {
  /// The codes of all sheets.
  func set(_ labels: LabelOrigin) throws -> CodeSet {
    try CodeSet(
      share: try codes.map { try CodeSheet(file: $0) }, codeColumn: codeColumn,
      categories: labels.codableCategories)
  }
}
