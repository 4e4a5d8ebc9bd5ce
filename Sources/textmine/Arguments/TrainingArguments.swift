public import ArgumentParser
public import Classifier
import Lexicon
import Study

extension TrainingMethod: ExpressibleByArgument {}

/// How models are trained: the same options wherever one is.
struct TrainingArguments: ParsableArguments {
  @Option(help: .value("name", "The column with the code (default: code, kode or label)."))
  var codeColumn: String?

  @Option(help: .value("name|FILE", "The codebook of the codes: konten, fang, or a file."))
  var codebook = "konten"

  @Flag(inversion: .prefixedNo, help: "Learn from the codebook's keywords, if it knows all codes.")
  var finds = true

  @Option(help: .value("method", "How the model is learnt (default: linear)."))
  var method: TrainingMethod?

  @Option(
    help: .value(
      "name|FILE",
      "Begin with the weights of this model, konten or one made with train --share, and add what the codes teach."
    ))
  var fromModel: String?

  @Option(help: .value("above 0", "The count added to every feature in every category."))
  var smoothing = 1.0

  @Option(help: .value("2 to 20", "The number of parts, each held back once.")) var folds = 5

  @Option(help: .value("n", "The random number that determines parts and order."))
  var seed: UInt64 = 1

  @OptionGroup(title: "Analysis") var analysis: AnalysisArguments

  func validate() throws {
    try require(
      smoothing > 0 && smoothing.isFinite, "--smoothing is \(smoothing); expected a number above 0")
    try require((2...20).contains(folds), "--folds is \(folds); expected 2 to 20")
    try refuse(
      fromModel != nil && method ?? .linear != .linear,
      "--from-model adds to a linear model; leave out --method")
  }

  /// How a model is trained.
  func options(isShared: Bool = false) throws -> TrainingOptions {
    TrainingOptions(
      method: method ?? .linear, smoothing: smoothing, seed: seed, folds: folds,
      isShared: isShared, base: try base())
  }

  /// The labels of the model to begin with; nil for none.
  func source() throws -> LabelSource? {
    try fromModel.map { try LabelSource(modelNamed: $0, analysis) }
  }

  private func base() throws -> Model? {
    guard let source = try source() else { return nil }
    guard case .model(let model, _) = source, source.isSharedModel else {
      throw Failure(
        .data,
        "\(fromModel ?? ""): is a model of its own codes; expected konten, or one made with \"textmine train --share\""
      )
    }
    return model
  }

  /// The codes of all inputs.
  func codes(in input: InputArguments, _ codebook: Codebook) throws -> CodeSet {
    try CodeSet(
      learning: try input.inputs.map { try CodeSheet(file: $0, input.readingOptions) },
      codeColumn: codeColumn, preferring: codebook.categories)
  }

  /// The codes as a set to learn from, with the codebook's finds where they help.
  func set(
    of codes: CodeSet, _ codebook: Codebook, _ options: TrainingOptions
  ) throws -> TrainingSet {
    try codes.trainingSet(
      options.base?.options ?? analysis.options(), options.features,
      finds: finds && options.method == .linear && codes.isKnown(to: codebook) ? codebook : nil)
  }
}
