import ArgumentParser
import Classifier
import Corpus
import Foundation
import Lexicon
import Report
import Study

/// `textmine train`: coded tweets, or a codebook and an archive, to a model.
struct TrainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train",
    abstract: "Train a model on tweets that people have coded.",
    discussion: """
      INPUT is a table with a text and a code in each row; rows without a code are left out. \
      Probabilities are calibrated on texts held back in turn. With --from-codebook INPUT is an \
      archive without codes: the words beside the codebook's keywords are learnt.

      Examples:
        textmine train codes.xlsx -o office.model
        textmine label --model office.model archive.zip -o labelled.xlsx
      """)

  @OptionGroup(title: "Input")
  var input: InputArguments

  @Option(
    name: [.short, .long], help: ArgumentHelp("The model file to write.", valueName: "MODEL"))
  var output: String

  @Option(
    help: ArgumentHelp(
      "Learn without codes, from what this codebook's keywords match.", valueName: "name|FILE"))
  var fromCodebook: String?

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "Exports without codes to learn from, too (method multinomial).", valueName: "export"))
  var unlabelled: [String] = []

  @OptionGroup
  var training: TrainingArguments

  @Flag(help: "No summary.")
  var quiet = false

  @OptionGroup(title: "Output")
  var outputs: OutputArguments

  func validate() throws {
    if fromCodebook != nil, !unlabelled.isEmpty {
      throw ValidationError("--from-codebook learns without codes; leave out --unlabelled")
    }
    if fromCodebook != nil, training.method != nil || training.codeColumn != nil {
      throw ValidationError(
        "--from-codebook learns without codes; leave out --method and --code-column")
    }
    if !unlabelled.isEmpty, training.method ?? .multinomial != .multinomial {
      throw ValidationError("--unlabelled goes with --method multinomial only")
    }
  }

  func run() throws {
    try checkOutput()
    if let fromCodebook { return try write(seeded(try loadCodebook(fromCodebook)), []) }
    let codebook = try loadCodebook(training.codebook)
    let codes = try training.codes(in: input, codebook)
    let options = training.options(unlabelled.isEmpty ? nil : .multinomial)
    var set = try training.set(of: codes, codebook, options.method)
    if !unlabelled.isEmpty { try add(unlabelled, to: &set) }
    let model = try Model.train(on: set, codebook: codebook, options: options)
    try write(model, notes(model, codebook) + codes.notes.map(\.description))
  }

  private func checkOutput() throws {
    let others = [".csv", ".tsv", ".xlsx", ".ods", ".json", ".jsonl", ".html", ".htm", ".pdf"]
    if others.contains(where: { output.lowercased().hasSuffix($0) }) {
      throw ValidationError("-o \(output): expected a name for a model, such as dinas.model")
    }
    var check = outputs.check(reading: input.inputs, unlabelled, [training.codebook, fromCodebook])
    try check.check(output)
  }

  /// Learns from an archive without codes.
  private func seeded(_ codebook: Codebook) throws -> Model {
    let options = try training.analysis.options()
    var set = try TrainingSet(
      options, features: .seeded, codebook: try CompiledCodebook(codebook, options))
    try add(input.inputs, to: &set)
    return try Model.seeded(on: set)
  }

  /// Adds the texts of exports, each distinct text once, without codes.
  private func add(_ inputs: [String], to set: inout TrainingSet) throws {
    let archive = try TweetInput(inputs: inputs, options: input.readingOptions)
    var batch = TweetBatch()
    var seen: Set<String> = []
    while try archive.read(into: &batch, upTo: Pipeline.batchSize) {
      for index in 0..<batch.count where seen.insert(batch.string(.text, of: index)).inserted {
        batch.withBytes(.text, of: index) { set.add($0, code: nil) }
      }
      batch.removeAll()
    }
    if !quiet { ReadNote(archive.summary).print() }
  }

  private func write(_ model: Model, _ notes: [String]) throws {
    let file = try OutputFile(path: output)
    try file.write(Array(model.encoded))
    try file.finish()
    if quiet { return }
    let coded =
      fromCodebook == nil ? "coded tweets" : "tweets without codes, by the keywords they have"
    try writeText("\(output): trained on \(model.summary.tweets) \(coded)".printable + "\n")
    var list = TextList()
    for (category, count) in zip(model.categories, model.summary.tweetsByCategory) {
      list.add(category.id, "\(count)")
    }
    try writeText(list.rendered(indent: 2))
    for note in notes { try writeText(note.printable + "\n") }
  }

  private func notes(_ model: Model, _ codebook: Codebook) -> [String] {
    var notes: [String] = []
    if let book = model.codebook {
      notes.append("learns from what the keywords of \(book.name) find")
    }
    if !unlabelled.isEmpty {
      notes.append(
        model.summary.rounds == 0
          ? "the tweets without codes do not help and were left out"
          : "learnt from tweets without codes in \(model.summary.rounds) "
            + (model.summary.rounds == 1 ? "round" : "rounds"))
    }
    let ids = Set(model.categories.map(\.id))
    let missing = codebook.categories.map(\.id).filter { !ids.contains($0) }
    if missing.count < codebook.categories.count, !missing.isEmpty {
      notes.append("never given, as no tweet is coded so: \(missing.joined(separator: ", "))")
    }
    if !model.isCalibrated {
      notes.append("too few codes for probabilities; code \(Model.fewestForProbabilities) or more")
    }
    return notes
  }
}
