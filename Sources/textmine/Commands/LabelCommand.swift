import ArgumentParser
import Classifier
import Corpus
import Foundation
import Lexicon
import Study

/// `textmine label`: every tweet with its label.
struct LabelCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "label",
    abstract: "Label every tweet.",
    discussion: """
      A table comes back with all its own columns and label, probability, service, evidence \
      appended; other inputs give id, created_at, username, kind, text and those four. A codebook \
      gives no probability. The order is that of the input.

      Examples:
        textmine label archive.zip -o labelled.xlsx
        textmine label tweets.csv --codebook konten --codebook fang > labelled.csv
      """)

  @OptionGroup(title: "Input")
  var input: InputArguments

  @OptionGroup(title: "Selection")
  var choice: SelectionArguments

  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      "Where to write: .csv, .jsonl or .xlsx; - for csv on standard output.", valueName: "OUT"))
  var output = "-"

  @Flag(help: "A csv for Excel: it finds the encoding, and no formulas.")
  var excel = false

  @OptionGroup(title: "Output")
  var outputs: OutputArguments

  @OptionGroup(title: "Labels")
  var annotators: AnnotatorArguments

  @Option(
    help: ArgumentHelp(
      "Leave the label empty, for a person to decide, where its probability is below.",
      valueName: "0 to 1"))
  var minProbability: Double?

  @OptionGroup
  var running: RunArguments

  func validate() throws {
    guard let minProbability else { return }
    guard (0...1).contains(minProbability) else {
      throw ValidationError("--min-probability is \(minProbability); expected 0 to 1")
    }
    if annotators.model == nil {
      throw ValidationError("--min-probability needs --model; keywords give no probability")
    }
  }

  func run() async throws {
    let sources = try annotators.sources()
    if minProbability != nil, case .model(let model, let file) = sources[0],
      !model.isCalibrated
    {
      throw Failure(
        .data,
        "\(file): gives no probability; --min-probability needs a model of "
          + "\(Model.fewestForProbabilities) codes or more")
    }
    guard let format = output == "-" ? .csv : OutputFormat(path: output) else {
      throw ValidationError("-o \(output): expected a name that ends in .csv, .jsonl or .xlsx")
    }
    let selection = choice.selection()
    let archive = try TweetInput(inputs: input.inputs, options: input.readingOptions)
    var check = outputs.check(reading: archive.files, annotators.files)
    let isOver = try check.check(
      output, own: LabelSource.columns(of: sources),
      over: archive.table != nil && archive.files.count == 1 ? archive.files : [])
    if isOver, !running.quiet {
      StandardError.print("\(output): the table is replaced by itself with labels")
    }
    var writer = try format.writer(
      to: output, names: LabelSource.columns(of: sources), table: archive.table, forExcel: excel)
    let workers = try Pipeline.workers(running.threads) {
      try LabelWorker(sources, writer.renderer, minProbability: minProbability ?? 0)
    }
    let progress = Progress(isQuiet: running.quiet)
    try await Pipeline.run(
      archive, workers: workers, selection: selection,
      countsIDsOnce: false, onRead: progress.add
    ) { rows in
      try writer.write(rows)
    }
    progress.finish()
    try writer.finish()
    if running.quiet { return }
    ReadNote(archive.summary).print()
    selection.printNote()
    var (undecided, fallbacks) = (0, 0)
    for worker in workers {
      undecided += await worker.undecided
      fallbacks += await worker.fallbacks
    }
    if fallbacks > 0 {
      StandardError.print("labels given because nothing spoke for any other: \(fallbacks)")
    }
    if minProbability != nil {
      StandardError.print("left without a label, for a person to decide: \(undecided)")
    }
  }
}
