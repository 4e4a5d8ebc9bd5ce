import ArgumentParser
import Classifier
import Corpus
import Foundation
import Report
import Study

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

  @Argument(help: .value("text", "A text; with --id exports of tweets.")) var words: [String]
  @Option(help: .value("id", "Explain the tweet with this id of the input.")) var id: String?

  @OptionGroup var language: TerminalLanguage

  @Flag(help: "Print JSON.") var json = false

  @OptionGroup(title: "Labels") var annotators: AnnotatorArguments
  @OptionGroup(title: "Analysis") var analysis: AnalysisArguments

  func validate() throws {
    try refuse(id == nil && words.count > 1, "expected one text; put it in quotes")
  }

  func run() throws {
    var text = Array(words[0].utf8)
    if let id {
      let input = try TweetInput(inputs: words, options: ReadingOptions())
      guard let tweet = try input.firstTweet(withID: id) else {
        throw Failure(.data, "\(words.joined(separator: ", ")): no tweet has the id \(id)")
      }
      text = Array(tweet.text.utf8)
    }
    var explanations: [String: Explanation] = [:]
    for source in try annotators.sources(analysis) {
      var labeller = try Labeller(source)
      labeller.label(text.span)
      let explanation = labeller.explanation()
      StandardError.note(source.slowExpressions)
      explanations[source.name] = explanation
      if !json {
        try writeText(
          ExplanationText(language: language.lang).rendered(explanation, by: source.name))
      }
    }
    if json { try writeText(JSONText().rendered(explanations)) }
    if id != nil { return }
    let word = words[0]
    if FileManager.default.fileExists(atPath: word) {
      StandardError.print(
        "\"\(word)\" was explained as a text, though there is a file of this name; to explain a "
          + "tweet of it: textmine explain --id ID \(word)")
    } else if word.count > 5, word.allSatisfy(\.isNumber) {
      StandardError.print(
        "\"\(word)\" was explained as a text; to explain the tweet with this id: textmine explain "
          + "--id \(word) INPUT")
    }
  }
}
