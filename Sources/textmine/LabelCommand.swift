import ArgumentParser
import Classifier
import Corpus
import Foundation
import Lexicon

/// `textmine label`: every tweet with its label.
struct LabelCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "label",
    abstract: "Label every tweet.",
    discussion: """
      A table comes back with all its own columns and label, probability, service, evidence \
      appended; other inputs give id, created_at, username, kind, text and those four. A codebook \
      gives no probability. The order is that of the input.
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

  @OptionGroup(title: "Labels")
  var annotators: AnnotatorArguments

  @OptionGroup
  var running: RunArguments

  func run() async throws {
    let sources = try annotators.sources()
    guard let format = output == "-" ? .csv : OutputFormat(path: output) else {
      throw ValidationError("-o \(output): expected a name that ends in .csv, .jsonl or .xlsx")
    }
    let selection = choice.selection()
    let archive = try Archive(inputs: input.inputs, options: input.readingOptions)
    var writer = try format.writer(
      to: output, names: LabelSource.columns(of: sources), table: archive.table, forExcel: excel)
    let workers = try Pipeline.workers(running.threads) {
      try LabelWorker(sources, writer.renderer)
    }
    try await Pipeline.run(
      archive, workers: workers, selection: selection, progress: Progress(isQuiet: running.quiet),
      countsIDsOnce: false
    ) { rows in
      try writer.write(rows)
    }
    try writer.finish()
    if running.quiet { return }
    LossesNote(archive.losses).print()
    selection.printNote()
  }
}
