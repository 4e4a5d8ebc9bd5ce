import ArgumentParser
import Classifier
import Corpus
import Lexicon
import Report
import Study

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

  @OptionGroup(title: "Input") var input: InputArguments

  @Option(name: [.short, .long], help: .value("MODEL", "The model file to write."))
  var output: String

  @Option(
    help: .value("name|FILE", "Learn without codes, from what this codebook's keywords match."))
  var fromCodebook: String?

  @Option(
    parsing: .upToNextOption,
    help: .value(
      "export", "Exports without codes to learn from, too, by the keywords in them, if that helps.")
  )
  var unlabelled: [String] = []

  @Flag(
    help: ArgumentHelp(
      "Leave out what few have used: a model to give to others.",
      discussion: """
        It holds no word, and no character n-gram, that fewer than five coded tweets of three \
        accounts and fewer than twenty uncoded ones have, and no name of an account.
        """))
  var share = false

  @OptionGroup var training: TrainingArguments
  @OptionGroup var language: TerminalLanguage

  @Flag(help: "No summary.") var quiet = false

  @OptionGroup(title: "Output") var outputs: OutputArguments

  func validate() throws {
    try refuse(
      fromCodebook != nil && !unlabelled.isEmpty,
      "--from-codebook learns without codes; leave out --unlabelled")
    try refuse(
      fromCodebook != nil && (training.method != nil || training.codeColumn != nil),
      "--from-codebook learns without codes; leave out --method and --code-column")
    try refuse(
      fromCodebook != nil && share, "--from-codebook learns without codes; leave out --share")
    try refuse(
      training.fromModel != nil && (share || fromCodebook != nil),
      "--from-model makes a model of one's own codes; leave out --share and --from-codebook")
    try refuse(
      !unlabelled.isEmpty && (training.method ?? .linear != .linear || !training.finds),
      "--unlabelled learns by keywords and goes with --method linear; leave out --method and "
        + "--no-finds")
  }

  func run() throws {
    try checkOutput()
    if let fromCodebook {
      let model = try seeded(try loadCodebook(fromCodebook))
      return try write(
        model, TrainingText(model, language: language.lang).rendered(output, codebook: nil))
    }
    let codebook = try loadCodebook(training.codebook)
    let codes = try training.codes(in: input, codebook)
    let options = try training.options(isShared: share)
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
    try write(
      model,
      TrainingText(model, language: language.lang).rendered(
        output, codebook: codebook, notes: codes.notes.map(\.description)))
  }

  private func checkOutput() throws {
    let others = [".csv", ".tsv", ".xlsx", ".ods", ".json", ".jsonl", ".html", ".htm", ".pdf"]
    try refuse(
      others.contains { output.lowercased().hasSuffix($0) },
      "-o \(output): expected a name for a model, such as dinas.model")
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

  /// Adds the texts of exports, without codes.
  private func add(_ inputs: [String], to set: inout TrainingSet) throws {
    let archive = try TweetInput(inputs: inputs, options: input.readingOptions)
    try set.add(textsOf: archive)
    if !quiet { StandardError.note(ReadingNotes(archive.summary)) }
  }

  private func write(_ model: Model, _ text: String) throws {
    try textmine.write(model.encoded, to: output)
    if !quiet { try writeText(text) }
  }
}
