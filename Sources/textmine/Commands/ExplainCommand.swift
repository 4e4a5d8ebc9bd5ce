import ArgumentParser
import Classifier
import Corpus
import Foundation
import Report
import Study

/// `textmine explain`: why a text has its label.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Show why a text or a tweet gets its label.",
    usage: """
      textmine explain [<options>] <text>
      textmine explain [<options>] --id <id> <input> ...
      """,
    discussion: """
      Prints the label, what in the text speaks for it, and the runner-up. A keyword counts with its \
      weight; a word of a model with the log-odds that it and its character n-grams add against the \
      runner-up.

      Examples:
        textmine explain "Loket buka pukul 08.00 WIB"
        textmine explain --id 1541980805198077953 archive.zip
      """)

  @Argument(
    help: ArgumentHelp("A text; with --id exports of tweets.", valueName: "text"))
  var words: [String]

  @Option(help: ArgumentHelp("Explain the tweet with this id of the input.", valueName: "id"))
  var id: String?

  @OptionGroup var language: TerminalLanguage

  @Flag(help: "Print JSON.")
  var json = false

  @OptionGroup(title: "Labels")
  var annotators: AnnotatorArguments

  func validate() throws {
    if id == nil, words.count > 1 {
      throw ValidationError("expected one text; put it in quotes")
    }
  }

  func run() throws {
    let text = try id.map(self.text) ?? Array(words[0].utf8)
    var explanations: [String: Explanation] = [:]
    for source in try annotators.sources() {
      var labeller = try Labeller(source)
      labeller.label(text.span)
      let explanation = labeller.explanation()
      explanations[source.name] = explanation
      if !json {
        try writeText(
          ExplanationText(language: language.lang).rendered(explanation, by: source.name))
      }
    }
    if json { try writeJSON(explanations) }
    if id == nil, FileManager.default.fileExists(atPath: words[0]) {
      StandardError.print(
        "\"\(words[0])\" was explained as a text, though there is a file of this name; to explain "
          + "a tweet of it: textmine explain --id ID \(words[0])")
    } else if id == nil, words[0].count > 5, words[0].allSatisfy(\.isNumber) {
      StandardError.print(
        "\"\(words[0])\" was explained as a text; to explain the tweet with this id: "
          + "textmine explain --id \(words[0]) INPUT")
    }
  }

  /// The text of the tweet with an id.
  private func text(ofID id: String) throws -> [UInt8] {
    let input = try TweetInput(inputs: words, options: ReadingOptions())
    var batch = TweetBatch()
    while try input.read(into: &batch, upTo: Pipeline.batchSize) {
      for index in 0..<batch.count where batch.string(.id, of: index) == id {
        return batch.withBytes(.text, of: index) { text in text.indices.map { text[$0] } }
      }
      batch.removeAll()
    }
    throw Failure(.data, "\(words.joined(separator: ", ")): no tweet has the id \(id)")
  }
}
