import ArgumentParser
import Classifier
import Corpus
import Study

struct LabelCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "label",
    abstract: "Label every tweet.",
    discussion: """
      A table comes back with all its own columns and label, probability, service, evidence \
      appended; other inputs give id, created_at, username, kind, text and those four. A codebook \
      gives no probability. The order is that of the input.

      With --stream it answers another program: each line of standard input is a tweet as JSON, such \
      as {"text": "apel pagi"}, and gets one line of JSON with its id, if it has one, and its label. Whatever has come in is \
      answered before more is waited for; a line that holds no tweet gets {"error": "…"}.

      Examples:
        textmine label archive.zip -o labelled.xlsx
        textmine label tweets.csv --codebook konten --codebook fang > labelled.csv
      """)

  @Option(
    name: [.short, .long],
    help: .value("OUT", "Where to write: .csv, .jsonl or .xlsx; - for csv on standard output."))
  var output = "-"

  @Flag(
    help:
      "A csv for Excel: it finds the encoding, and no formulas. It rounds ids of a csv; .xlsx keeps them."
  ) var excel = false

  @Flag(help: "Answer each line of JSON on standard input by a line with its label.")
  var stream = false

  @OptionGroup(title: "Output") var outputs: OutputArguments
  @OptionGroup(title: "Labels") var annotators: AnnotatorArguments
  @OptionGroup(title: "Analysis") var analysis: AnalysisArguments

  @Option(
    help: .value(
      "0 to 1", "Leave the label empty, for a person to decide, where its probability is below."))
  var minProbability: Double?

  @OptionGroup var correcting: CorrectionArguments
  @OptionGroup(title: "Input") var input: InputArguments
  @OptionGroup(title: "Selection") var choice: SelectionArguments
  @OptionGroup var running: RunArguments

  private var archive: ArchiveArguments { ArchiveArguments(input, choice, running) }

  func validate() throws {
    try refuse(
      correcting.corrections != nil && annotators.codebook.count > 1,
      "--corrections are of one codebook's labels; give --codebook once")
    try refuse(
      stream && (archive.input.inputs != ["-"] || output != "-" || excel),
      "--stream reads standard input and writes standard output; leave out INPUT, -o and --excel")
    try refuse(
      stream && !archive.choice.given.isEmpty,
      "--stream answers every line; leave out what selects tweets")
    guard let minProbability else { return }
    try require(
      (0...1).contains(minProbability), "--min-probability is \(minProbability); expected 0 to 1")
    try refuse(
      annotators.model == nil && !annotators.codebook.isEmpty,
      "--min-probability needs a model; keywords give no probability")
  }

  /// The arguments with the input that `label --stream` need not name.
  static func completed(_ arguments: [String]) -> [String] {
    guard arguments.first == configuration.commandName, arguments.contains("--stream"),
      !arguments.contains("-")
    else { return arguments }
    return arguments + ["-"]
  }

  func run() async throws {
    let sources = try annotators.sources(analysis)
    if minProbability != nil, !sources[0].givesProbabilities {
      throw Failure(
        .data,
        "\(sources[0].name): gives no probability; --min-probability needs a model of "
          + "\(Model.fewestForProbabilities) codes or more")
    }
    guard let format = output == "-" ? .csv : OutputFormat(path: output) else {
      throw ValidationError("-o \(output): expected a name that ends in .csv, .jsonl or .xlsx")
    }
    let corrections = try correcting.corrections(of: sources[0].categories)
    if stream {
      var answers = try LabelStream(
        by: sources, corrections: corrections, minProbability: minProbability ?? 0)
      var lines = try LineStream(options: archive.input.readingOptions)
      return try answers.answer(&lines, to: OutputFile(path: "-"))
    }
    let archive = try archive.open()
    let (tweets, columns) = (archive.tweets, LabelledArchive.columns(of: sources, archive.tweets))
    var check = outputs.check(reading: tweets.files, annotators.files, [correcting.corrections])
    // What is left out must not be lost: other sheets, and tweets that are not selected.
    let keepsAll =
      tweets.sheets.isEmpty && archive.selection.criteria == TweetSelection.Criteria()
      && input.inputs.count == 1
    let isOver = try check.check(
      output, own: .labels,
      over: tweets.table != nil && tweets.files.count == 1 && keepsAll ? tweets.files : [])
    if isOver, !archive.isQuiet {
      StandardError.print("\(output): the table is replaced by itself with labels")
    }
    var writer = try format.writer(
      to: output, names: columns, table: tweets.table, forExcel: excel)
    let labelled = try await archive.read { onRead in
      try await LabelledArchive(
        of: tweets, by: sources, corrections: corrections, to: &writer,
        selection: archive.selection,
        minProbability: minProbability ?? 0, threads: archive.threads, onRead: onRead)
    }
    let skipped = tweets.summary.skipped
    if isOver, skipped > 0 {
      throw Failure(
        .data,
        "\(output): the table cannot be replaced by itself, since \(skipped) of its records could not be read and "
          + "would be lost; name another file with -o, or mend them (textmine inspect names their lines)"
      )
    }
    try writer.finish()
    archive.note(sources.flatMap(\.slowExpressions))
    if archive.isQuiet { return }
    for note in labelled.fit?.notes ?? [] { StandardError.print(note) }
    if !sources[0].categories.contains(where: \.isService) {
      StandardError.print("no category of \(sources[0].name) counts as service content")
    }
    if let corrected = labelled.corrected { StandardError.print(corrected.note) }
    if labelled.fallbacks > 0 {
      StandardError.print(
        "labels given because nothing spoke for any other: \(labelled.fallbacks)")
    }
    if minProbability != nil {
      StandardError.print("left without a label, for a person to decide: \(labelled.undecided)")
    }
  }
}
