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
      Probabilities are calibrated on texts held back in turn. With --seed INPUT is an archive \
      without codes: the words beside a codebook's keywords are learnt. Label with the model: \
      textmine label --model MODEL INPUT. How good it is: textmine evaluate INPUT.
      """)

  @OptionGroup(title: "Input")
  var input: InputArguments

  @Option(
    name: [.short, .long], help: ArgumentHelp("The model file to write.", valueName: "MODEL"))
  var output: String

  @Option(
    help: ArgumentHelp(
      "Learn without codes, from what this codebook finds.", valueName: "name|FILE"))
  var seed: String?

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "Exports to learn from besides the codes (method multinomial).", valueName: "export"))
  var unlabelled: [String] = []

  @OptionGroup
  var training: TrainingArguments

  @Flag(help: "No summary.")
  var quiet = false

  func validate() throws {
    if seed != nil, !unlabelled.isEmpty {
      throw ValidationError("--seed learns without codes; leave out --unlabelled")
    }
    if seed != nil, training.method != nil || training.labelColumn != nil {
      throw ValidationError("--seed learns without codes; leave out --method and --label-column")
    }
    if !unlabelled.isEmpty, training.method ?? .multinomial != .multinomial {
      throw ValidationError("--unlabelled goes with --method multinomial only")
    }
  }

  func run() throws {
    if let seed { return try write(seeded(try loadCodebook(seed)), []) }
    let codebook = try loadCodebook(training.codebook)
    let codes = try training.codes(in: input, codebook)
    let options = training.options(unlabelled.isEmpty ? nil : .multinomial)
    var set = try training.set(of: codes, codebook, options.method)
    if !unlabelled.isEmpty { try add(unlabelled, to: &set) }
    let model = try Model.train(on: set, codebook: codebook, options: options)
    try write(model, notes(model, codebook) + codes.notes.map(\.description))
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
    let coded = seed == nil ? "coded tweets" : "tweets without codes, by the keywords they have"
    print("\(output): trained on \(model.summary.tweets) \(coded)")
    let width = model.categories.map(\.id.count).max() ?? 0
    for (category, count) in zip(model.categories, model.summary.tweetsByCategory) {
      let id = category.id.padded(to: width)
      print("  \(id)  \(count)")
    }
    for note in notes { print(note) }
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
