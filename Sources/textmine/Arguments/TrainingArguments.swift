public import ArgumentParser
public import Classifier
import Lexicon
import Study

extension TrainingMethod: ExpressibleByArgument {}

/// How models are trained: the same options wherever one is.
struct TrainingArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The column with the code (default: code, kode or label).", valueName: "name"))
  var codeColumn: String?

  @Option(
    help: ArgumentHelp(
      "The codebook of the codes: konten, fang, or a file.",
      valueName: "name|FILE"))
  var codebook = "konten"

  @Flag(
    inversion: .prefixedNo,
    help: "Learn from the codebook's keywords, if it knows all codes.")
  var finds = true

  @Option(help: ArgumentHelp("How the model is learnt (default: linear).", valueName: "method"))
  var method: TrainingMethod?

  @Option(
    help: ArgumentHelp("The count added to every feature in every category.", valueName: "above 0"))
  var smoothing = 1.0

  @Option(help: ArgumentHelp("The number of parts, each held back once.", valueName: "2 to 20"))
  var folds = 5

  @Option(help: ArgumentHelp("The random number that determines parts and order.", valueName: "n"))
  var seed: UInt64 = 1

  @OptionGroup(title: "Analysis")
  var analysis: AnalysisArguments

  func validate() throws {
    guard smoothing > 0, smoothing.isFinite else {
      throw ValidationError("--smoothing is \(smoothing); expected a number above 0")
    }
    guard (2...20).contains(folds) else {
      throw ValidationError("--folds is \(folds); expected 2 to 20")
    }
  }

  /// How a model is trained by `method`, or by that of the option, or linearly.
  func options(_ method: TrainingMethod? = nil) -> TrainingOptions {
    TrainingOptions(
      method: self.method ?? method ?? .linear, smoothing: smoothing, seed: seed,
      folds: folds)
  }

  /// The codes of all inputs.
  func codes(
    in input: InputArguments, _ codebook: Codebook, groupColumn: String? = nil
  ) throws -> CodeSet {
    try CodeSet(
      learning: try input.inputs.map { try CodeSheet(file: $0, input.readingOptions) },
      codeColumn: codeColumn, groupColumn: groupColumn, preferring: codebook.categories)
  }

  /// The codes as a set to learn from, with the codebook's finds where they help.
  func set(
    of codes: CodeSet, _ codebook: Codebook, _ method: TrainingMethod
  ) throws -> TrainingSet {
    let isKnown = codes.categories.allSatisfy { codebook.index(of: $0) != nil }
    return try codes.trainingSet(
      analysis.options(), method.features,
      finds: finds && method == .linear && isKnown ? codebook : nil)
  }
}
