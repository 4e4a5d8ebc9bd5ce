import ArgumentParser
import Classifier
import Corpus
import Foundation
import Lexicon

/// `textmine train`: coded tweets to a model.
struct TrainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train",
    abstract: "Train a model on tweets that people have coded.",
    discussion: """
      CODES is a table with a text and a code in each row; rows without a code are left out. The \
      model is linear, weighted by naive Bayes, with probabilities calibrated on texts held back in \
      turn. \
      Label with it: textmine label --model MODEL INPUT.
      """)

  @OptionGroup(title: "Input")
  var input: InputArguments

  @Option(
    help: ArgumentHelp(
      "The column with the code (default: label, code or kode).", valueName: "name"))
  var labelColumn: String?

  @Option(
    name: [.short, .long], help: ArgumentHelp("The model file to write.", valueName: "MODEL"))
  var output: String

  @Option(
    help: ArgumentHelp(
      "The codebook that explains the codes: konten (default), fang, or a file.",
      valueName: "name|FILE"))
  var codebook = "konten"

  @Option(help: ArgumentHelp("Count added to every word in every category.", valueName: "above 0"))
  var smoothing = 1.0

  @Option(help: ArgumentHelp("How the model is learnt.", valueName: "method"))
  var method = TrainingMethod.linear

  @Flag(help: "What the codebook's keywords find counts besides the words.")
  var withFinds = false

  @Option(help: ArgumentHelp("The same seed gives the same model.", valueName: "n"))
  var seed: UInt64 = 1

  @OptionGroup(title: "Analysis")
  var analysis: AnalysisArguments

  @Flag(help: "No summary.")
  var quiet = false

  func validate() throws {
    guard smoothing > 0, smoothing.isFinite else {
      throw ValidationError("--smoothing is \(smoothing); expected a number above 0")
    }
  }

  func run() throws {
    let codebook = try loadCodebook(self.codebook)
    let options = try analysis.options()
    let finds = try withFinds ? CompiledCodebook(codebook, options) : nil
    var set = try TrainingSet(options, features: method.features, codebook: finds)
    let codes = try CodedTweets(input, labelColumn: labelColumn)
    var uncoded = 0
    try codes.forEach { text, code in
      if code.isEmpty {
        uncoded += 1
      } else {
        set.add(text, code: code)
      }
    }
    let model = try Model.train(
      on: set, codebook: codebook,
      options: TrainingOptions(method: method, smoothing: smoothing, seed: seed))
    let file = try OutputFile(path: output)
    try file.write(Array(model.encoded))
    try file.finish()
    if quiet { return }
    printSummary(model, uncoded: uncoded, codebook)
    LossesNote(codes.losses).print()
  }

  private func printSummary(_ model: Model, uncoded: Int, _ codebook: Codebook) {
    print("\(output): trained on \(model.summary.tweets) coded tweets")
    let width = model.categories.map(\.id.count).max() ?? 0
    for (category, count) in zip(model.categories, model.summary.tweetsByCategory) {
      let id = category.id.padding(toLength: width, withPad: " ", startingAt: 0)
      print("  \(id)  \(count)")
    }
    if uncoded > 0 { print("rows without a code, left out: \(uncoded)") }
    let ids = Set(model.categories.map(\.id))
    let missing = codebook.categories.map(\.id).filter { !ids.contains($0) }
    if missing.count < codebook.categories.count, !missing.isEmpty {
      print("never given, as no tweet is coded so: \(missing.joined(separator: ", "))")
    }
    if !model.isCalibrated {
      print("too few codes for probabilities; code \(Model.fewestForProbabilities) or more")
    }
  }
}
