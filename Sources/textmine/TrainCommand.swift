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
      CODES is a table with a text and a code in each row; rows without a code are left out. \
      Probabilities are calibrated on texts held back in turn. Label with the model: textmine \
      label --model MODEL INPUT. How good it is: textmine evaluate CODES.
      """)

  @OptionGroup(title: "Input")
  var input: InputArguments

  @Option(
    name: [.short, .long], help: ArgumentHelp("The model file to write.", valueName: "MODEL"))
  var output: String

  @OptionGroup
  var training: TrainingArguments

  @Flag(help: "No summary.")
  var quiet = false

  func run() throws {
    let codebook = try loadCodebook(training.codebook)
    let codes = try CodedTweets(input, labelColumn: training.labelColumn, codebook: codebook)
    let set = try training.set(of: codes, codebook)
    let model = try Model.train(on: set, codebook: codebook, options: training.options)
    let file = try OutputFile(path: output)
    try file.write(Array(model.encoded))
    try file.finish()
    if quiet { return }
    printSummary(model, codebook)
    for remark in codes.remarks { print(remark) }
  }

  private func printSummary(_ model: Model, _ codebook: Codebook) {
    print("\(output): trained on \(model.summary.tweets) coded tweets")
    let width = model.categories.map(\.id.count).max() ?? 0
    for (category, count) in zip(model.categories, model.summary.tweetsByCategory) {
      let id = category.id.padding(toLength: width, withPad: " ", startingAt: 0)
      print("  \(id)  \(count)")
    }
    if let book = model.codebook { print("learns from what the keywords of \(book.name) find") }
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
