import ArgumentParser
import Classifier
import Corpus
import Foundation
import Lexicon
import Report
import Study

/// `textmine codebook`: the codebooks that come with textmine, and one's own.
struct CodebookCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "codebook",
    abstract: "List, show or check codebooks.",
    subcommands: [List.self, Show.self, Check.self], defaultSubcommand: List.self)

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List the codebooks that come with textmine, with their categories.")

    @Option(help: ArgumentHelp("The language of titles.", valueName: "id|en"))
    var lang = ReportLanguage.indonesian

    func run() throws {
      for name in Codebook.standardNames {
        if let codebook = try Codebook.standard(name) {
          try writeText(description(of: codebook, lang))
        }
      }
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print a codebook's YAML, as a start for your own.",
      discussion: """
        Example:
          textmine codebook show konten > my.yml
        """)

    @Argument(help: "konten or fang.")
    var name = "konten"

    func run() throws {
      guard let text = Codebook.standardText(name) else {
        throw Failure(.noInput, "no codebook \"\(name)\"; there are \(standardCodebooks)")
      }
      try writeText(text)
    }
  }

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Check a codebook, and its keywords on tweets.",
      discussion: """
        Says what is in the codebook. With tweets: for each keyword how many it hits, how often \
        it is the only one, how often keywords of another category hit as well, and with codes \
        the share of its tweets that are coded so (precision); then the keywords that never hit.

        Example:
          textmine codebook check my.yml codes.csv
        """)

    @Argument(help: "A YAML file, or a dictionary of quanteda (YAML) or LIWC (.dic).")
    var file: String

    @Argument(help: ArgumentHelp("Exports of tweets to try it on.", valueName: "input"))
    var inputs: [String] = []

    @Option(
      help: ArgumentHelp(
        "The column with the code, in tables of coded tweets (default: code, kode or label).",
        valueName: "name"))
    var codeColumn: String?

    @Option(
      help: ArgumentHelp(
        "The language of the output (default: titles in id, tables in en).", valueName: "id|en"))
    var lang: ReportLanguage?

    @OptionGroup(title: "Analysis")
    var analysis: AnalysisArguments

    func run() throws {
      let codebook = try loadCodebook(file)
      try writeText(description(of: codebook, lang ?? .indonesian))
      if inputs.isEmpty { return }
      var statistics = try KeywordStatistics(of: codebook, analysis.options())
      for name in inputs {
        let tweets = try TweetInput(inputs: [name], options: ReadingOptions())
        try statistics.add(tweets, codeColumn: codeColumn(of: tweets.table, name))
        ReadNote(tweets.summary).print()
      }
      try writeText("\n" + KeywordText(language: lang ?? .english).rendered(statistics))
    }

    /// The column of codes: that of the option, or the first of the usual names; nil without one.
    private func codeColumn(of table: TableShape?, _ input: String) throws -> Int? {
      let columns = table?.columns.map { $0.lowercased() } ?? []
      guard let codeColumn else {
        return ["code", "kode", "label"].lazy.compactMap { columns.firstIndex(of: $0) }.first
      }
      if let index = columns.firstIndex(of: codeColumn.lowercased()) { return index }
      throw Failure(
        .data, "\(input): no column \"\(codeColumn)\"; name another with --code-column")
    }
  }
}

private func description(of codebook: Codebook, _ language: ReportLanguage) -> String {
  var list = TextList()
  for (index, category) in codebook.categories.enumerated() {
    let keywords = codebook.keywords.count { $0.category == index }
    let marks = [
      category.isService ? "service" : nil, index == codebook.fallback ? "fallback" : nil,
    ].compactMap(\.self)
    let note = marks.isEmpty ? "" : " (\(marks.joined(separator: ", ")))"
    list.add(category.id, "\(keywords) keywords  \(category.title[language])\(note)")
  }
  return "\(codebook.name): \(codebook.title[language])".printable + "\n" + list.rendered(indent: 2)
}
