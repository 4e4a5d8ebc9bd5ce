import ArgumentParser
import Classifier
import Corpus
import Foundation
import Lexicon
import Report

/// `textmine explain`: why a text gets its label.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Tell why a text gets its label.",
    discussion: """
      Prints the label, what in the text speaks for it, and the runner-up. A keyword counts with its \
      weight, a model's word with the log-odds that it adds against the runner-up; what it adds by \
      itself and by the parts of it is one figure.
      """)

  @Argument(help: ArgumentHelp("The text.", valueName: "TEXT"))
  var text: String

  @Flag(help: "Write JSON.")
  var json = false

  @OptionGroup(title: "Labels")
  var annotators: AnnotatorArguments

  func run() throws {
    var explanations: [String: Explanation] = [:]
    for source in try annotators.sources() {
      var labeller = try Labeller(source)
      labeller.label(text)
      let explanation = labeller.explanation()
      explanations[source.name] = explanation
      if !json { try print(explanation, of: source.name) }
    }
    if json { try writeJSON(explanations) }
  }

  private func print(_ explanation: Explanation, of name: String) throws {
    var lines = "\(name): \(explanation.label)"
    if let probability = explanation.probability {
      lines += ", probability \(probability.decimals(2))"
    }
    if let runnerUp = explanation.runnerUp { lines += "; runner-up \(runnerUp)" }
    if explanation.isFallback { lines += "; nothing in the text speaks for any category" }
    lines += "\n"
    let width = explanation.evidence.map(\.text.printable.columns).max() ?? 0
    for item in explanation.evidence {
      let text = item.text.printable.padded(to: width)
      lines += "  \(text)  +\(item.weight.decimals(2))\n"
    }
    try OutputFile(path: "-").write(Array(lines.utf8))
  }
}
