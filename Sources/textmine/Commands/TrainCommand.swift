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
      "Exports without codes to learn from, too, by the keywords in them, if that helps.",
      valueName: "export"))
  var unlabelled: [String] = []

  @Flag(
    help: ArgumentHelp(
      "Leave out what few have used: a model to give to others.",
      discussion: """
        It holds no word, and no character n-gram, that fewer than five coded tweets of three \
        accounts and fewer than twenty uncoded ones have, and no name of an account.
        """))
  var share = false

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
    if !unlabelled.isEmpty, training.method ?? .linear != .linear || !training.finds {
      throw ValidationError(
        "--unlabelled learns by keywords and goes with --method linear; leave out "
          + "--method and --no-finds")
    }
    if fromCodebook != nil, share {
      throw ValidationError("--from-codebook learns without codes; leave out --share")
    }
  }

  func run() throws {
    try checkOutput()
    if let fromCodebook { return try write(seeded(try loadCodebook(fromCodebook)), []) }
    let codebook = try loadCodebook(training.codebook)
    let codes = try training.codes(in: input, codebook)
    let options = training.options(isShared: share)
    var set = try training.set(of: codes, codebook, options)
    if !unlabelled.isEmpty {
      guard set.codebook != nil else {
        throw Failure(
          .data,
          "--unlabelled learns by keywords, but codebook \(codebook.name) does not know all "
            + "codes; name one that does with --codebook, or leave out --unlabelled")
      }
      try add(unlabelled, to: &set)
    }
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

  /// What the tweets without codes were good for.
  private func note(_ uncoded: TrainingSummary.Uncoded) -> String {
    let losses = [uncoded.logLoss, uncoded.logLossOfCodesAlone].map {
      String(format: "%.3f", $0)
    }
    return uncoded.learntFrom == 0
      ? "the \(uncoded.tweets) tweets without codes do not help and were left out"
      : "learnt from \(uncoded.learntFrom) of \(uncoded.tweets) tweets without codes by their "
        + "keywords: log loss of codes held back \(losses[0]), with codes alone \(losses[1])"
  }

  private func notes(_ model: Model, _ codebook: Codebook) -> [String] {
    var notes: [String] = []
    if let book = model.codebook {
      notes.append("learns from what the keywords of \(book.name) match")
    }
    if let uncoded = model.summary.uncoded { notes.append(note(uncoded)) }
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
