import ArgumentParser
import Classifier
import Foundation
import Lexicon

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
    var lang = Language.indonesian

    func run() throws {
      for name in Codebook.standardNames {
        if let codebook = try Codebook.standard(name) { describe(codebook, lang) }
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
      abstract: "Check a codebook and say what is in it.")

    @Argument(help: "A YAML file.")
    var file: String

    @Option(help: ArgumentHelp("The language of titles.", valueName: "language"))
    var lang = Language.indonesian

    func run() throws { describe(try loadCodebook(file), lang) }
  }
}

private func describe(_ codebook: Codebook, _ language: Language) {
  print("\(codebook.name): \(codebook.title[language])")
  let width = codebook.categories.map(\.id.count).max() ?? 0
  for (place, category) in codebook.categories.enumerated() {
    let keywords = codebook.keywords.filter { $0.category == place }.count
    let id = category.id.padding(toLength: width, withPad: " ", startingAt: 0)
    let marks = [
      category.isService ? "service" : nil, place == codebook.fallback ? "fallback" : nil,
    ].compactMap(\.self)
    let note = marks.isEmpty ? "" : " (\(marks.joined(separator: ", ")))"
    print("  \(id)  \(keywords) keywords  \(category.title[language])\(note)")
  }
}
