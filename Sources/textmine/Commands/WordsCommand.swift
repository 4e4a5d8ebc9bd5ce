public import ArgumentParser
import Classifier
import Corpus
public import Lexicon
import Report
public import Study

extension Countable: ExpressibleByArgument {}
extension Grouping: ExpressibleByArgument {
  /// By what the argument names: a part of the calendar, or else a column.
  public init?(argument: String) { self.init(named: argument) }

  /// As on the command line.
  public var defaultValueDescription: String { name }

  /// A grouping by its name where tweets are in strata by their label already.
  static func ofStrata(_ name: String) throws -> Grouping {
    let grouping = Grouping(named: name)
    try refuse(
      grouping == .label, "expected year, half, quarter, month, account, kind or a column")
    return grouping
  }
}

struct WordsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "words",
    abstract: "Count words, hashtags, mentions, emoji, hosts and neighbouring words.",
    discussion: """
      Words are grouped by their stem, with the spellings behind it; stop words are left out. --by \
      counts each group by itself, and --key names the group whose words set it apart from the rest \
      (G2, and log-odds with a Dirichlet prior). --collocations lists neighbours that belong \
      together (G2 and normalised PMI). Tweets of one id are counted once.

      Examples:
        textmine words archive.zip --by quarter
        textmine words tweets.csv --by account --key @dinkes -o keywords.xlsx
      """)

  @Option(help: .value("what", "What to count.")) var of = Countable.words
  @Flag(
    help: "List neighbouring words that belong together, of pairs that occur five times or more.")
  var collocations = false
  @Flag(help: "Count each spelling by itself.") var bySpelling = false
  @Flag(help: "Keep all words, whatever memory they take: all counts are exact.") var exact = false
  @Option(
    help: .value(
      "group",
      "Count for each year, half, quarter, month, day, label, account, kind or value of a column."))
  var by: Grouping?
  @Option(help: .value("name", "The group of --by to compare with the rest.")) var key: String?
  @Option(help: .value("n", "How many terms to show.")) var top = 30

  @OptionGroup var zone: ClockArguments
  @OptionGroup var language: TerminalLanguage
  @OptionGroup var format: ResultArguments
  @OptionGroup(title: "Labels, for --by label") var annotators: AnnotatorArguments
  @OptionGroup(title: "Analysis") var analysis: AnalysisArguments
  @OptionGroup(title: "Input") var input: InputArguments
  @OptionGroup(title: "Selection") var choice: SelectionArguments
  @OptionGroup var running: RunArguments

  private var archive: ArchiveArguments { ArchiveArguments(input, choice, running) }

  func validate() throws {
    try refuse(key != nil && by == nil, "--key needs --by; say what it is a group of")
    try refuse(collocations && by != nil, "--collocations and --by exclude each other")
    try refuse(
      by != .label && annotators.areGiven, "--codebook and --model need --by label; leave them out")
    try refuse(top < 1, "--top is \(top); expected 1 or more")
  }

  func run() async throws {
    var options = WordStudy.Options()
    options.countable = collocations ? .bigrams : of
    options.isExact = bySpelling
    if exact { options.capacity = nil }
    options.clock = try zone.clock()
    let source = by == .label ? try annotators.source(analysis) : nil
    let archive = try archive.open(options.clock)
    options.grouping = try by?.resolved(in: archive.tweets)
    try format.requireNoInput(archive.files + annotators.files)
    let study = try await archive.read { onRead in
      try await WordStudy(
        of: archive.tweets, archive.selection,
        analysis: source?.options ?? analysis.options(), labelledBy: source,
        options: options, threads: archive.threads, onRead: onRead)
    }
    let result = try WordsResult(of: study, collocations: collocations, key: key, top: top)
    try format.write(
      json: result.json, table: { result.table }, text: { result.text(in: language.lang) })
    archive.note()
    if let bounds = study.bounds, !archive.isQuiet {
      StandardError.print(
        WordsText(language: language.lang).note(on: bounds) + "; --exact keeps all")
    }
  }
}
