import ArgumentParser
import Classifier
import Corpus
import Report
import Study

struct CodebookCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "codebook",
    abstract: "List, show or check codebooks.",
    discussion: """
      Examples:
        textmine codebook show konten > my.yml
        textmine codebook check my.yml codes.csv
      """,
    subcommands: [List.self, Show.self, Check.self], defaultSubcommand: List.self)

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List the codebooks that come with textmine, with their categories.",
      discussion: """
        Example:
          textmine codebook list --lang en
        """)

    @Option(help: .value("id|en", "The language of titles.")) var lang = ReportLanguage.indonesian

    func run() throws {
      for name in Codebook.standardNames {
        try writeText(CodebookText(loadCodebook(name)).rendered(in: lang))
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

    @Argument(help: "konten or fang.") var name = "konten"

    func run() throws {
      guard let text = Codebook.standardText(name) else {
        throw Failure(
          .noInput,
          "no codebook \"\(name)\"; there are \(Codebook.standardNames.joined(separator: ", "))")
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

    @Argument(help: .value("input", "Exports of tweets to try it on.")) var inputs: [String] = []

    @Option(
      help: .value(
        "name",
        "The column with the code, in tables of coded tweets (default: code, kode or label)."))
    var codeColumn: String?

    @Option(
      help: .value("id|en", "The language of the output (default: titles in id, tables in en)."))
    var lang: ReportLanguage?

    @OptionGroup(title: "Analysis") var analysis: AnalysisArguments

    func run() throws {
      let codebook = try loadCodebook(file)
      try writeText(CodebookText(codebook).rendered(in: lang ?? .indonesian))
      if inputs.isEmpty { return }
      var statistics = try KeywordStatistics(of: codebook, analysis.options())
      for name in inputs {
        let tweets = try TweetInput(inputs: [name], options: ReadingOptions())
        try statistics.add(tweets, codeColumn: codeColumn, file: name)
        StandardError.note(ReadingNotes(tweets.summary))
      }
      StandardError.note(statistics.source.slowExpressions)
      try writeText("\n" + KeywordText(language: lang ?? .english).rendered(statistics))
    }
  }
}
