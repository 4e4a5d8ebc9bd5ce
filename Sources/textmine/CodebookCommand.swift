import ArgumentParser
import Classifier
import Foundation
import Lexicon
import Report

/// `textmine codebook`: the codebooks that come with textmine, and one's own.
struct CodebookCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "codebook",
    abstract: "List, show or check codebooks.",
    subcommands: [List.self, Show.self, Check.self], defaultSubcommand: List.self)

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List the codebooks that come with textmine, with their categories.")

    @Option(help: ArgumentHelp("The language of titles.", valueName: "language"))
    var lang = ReportLanguage.indonesian

    func run() throws {
      for name in Codebook.standardNames {
        if let codebook = try Codebook.standard(name) {
          print(description(of: codebook, lang), terminator: "")
        }
      }
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print a codebook's YAML: a start for one's own.")

    @Argument(help: "konten or fang.")
    var name = "konten"

    func run() throws {
      guard let text = Codebook.standardText(name) else {
        throw Failure(.noInput, "no codebook \"\(name)\"; there are \(standardCodebooks)")
      }
      print(text, terminator: "")
    }
  }

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Check a codebook, and its keywords on tweets.",
      discussion: """
        Says what is in the codebook. With tweets: for each keyword how many it hits, how often \
        it is the only one, how often keywords of another category hit as well, and with codes \
        the share of its tweets that are coded so (precision); then the keywords that never hit.
        """)

    @Argument(help: "A YAML file, or a dictionary of quanteda (YAML) or LIWC (.dic).")
    var file: String

    @Argument(help: ArgumentHelp("Exports of tweets to try it on.", valueName: "input"))
    var inputs: [String] = []

    @Option(
      help: ArgumentHelp(
        "The column with the code, in sheets of coded tweets.", valueName: "name"))
    var labelColumn: String?

    @Option(help: ArgumentHelp("The language of titles.", valueName: "language"))
    var lang = ReportLanguage.indonesian

    @OptionGroup(title: "Analysis")
    var analysis: AnalysisArguments

    func run() throws {
      let codebook = try loadCodebook(file)
      print(description(of: codebook, lang), terminator: "")
      if inputs.isEmpty { return }
      var check = try KeywordCheck(codebook, analysis.options())
      for input in inputs { try check.add(input, labelColumn: labelColumn) }
      print("\n" + check.text, terminator: "")
    }
  }
}

private func description(of codebook: Codebook, _ language: ReportLanguage) -> String {
  var text = "\(codebook.name): \(codebook.title[language])\n"
  let width = codebook.categories.map(\.id.count).max() ?? 0
  for (place, category) in codebook.categories.enumerated() {
    let keywords = codebook.keywords.filter { $0.category == place }.count
    let id = category.id.padded(to: width)
    let marks = [
      category.isService ? "service" : nil, place == codebook.fallback ? "fallback" : nil,
    ].compactMap(\.self)
    let note = marks.isEmpty ? "" : " (\(marks.joined(separator: ", ")))"
    text += "  \(id)  \(keywords) keywords  \(category.title[language])\(note)\n"
  }
  return text
}
