public import ArgumentParser
import Classifier
import Corpus
public import Lexicon
import Report
public import Study

extension Countable: ExpressibleByArgument {}
extension Grouping: ExpressibleByArgument {
  /// A grouping by its name where tweets are in strata by their label already.
  static func ofStrata(_ name: String) throws -> Grouping {
    guard let grouping = Grouping(rawValue: name), grouping != .label else {
      throw ValidationError("expected year, half, quarter, month, account or kind")
    }
    return grouping
  }
}

/// `textmine words`: frequencies, keyness and collocations.
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

  @OptionGroup(title: "Input")
  var input: InputArguments

  @OptionGroup(title: "Selection")
  var choice: SelectionArguments

  @Option(help: ArgumentHelp("What to count.", valueName: "what"))
  var of = Countable.words

  @Flag(help: "List neighbouring words that belong together.")
  var collocations = false

  @Flag(help: "Count each spelling by itself.")
  var exact = false

  @Option(help: ArgumentHelp("Count for each group.", valueName: "group"))
  var by: Grouping?

  @Option(help: ArgumentHelp("The group of --by to compare with the rest.", valueName: "name"))
  var key: String?

  @Option(help: ArgumentHelp("How many terms to show.", valueName: "n"))
  var top = 30

  @Option(help: ArgumentHelp("The time zone of quarters.", valueName: "Area/City"))
  var timeZone = LocalClock.jakarta.identifier

  @OptionGroup var language: TerminalLanguage
  @OptionGroup var format: ResultArguments

  @OptionGroup(title: "Labels, for --by label")
  var annotators: AnnotatorArguments

  @OptionGroup
  var running: RunArguments

  func validate() throws {
    if key != nil, by == nil {
      throw ValidationError("--key needs --by; say what it is a group of")
    }
    if collocations, by != nil {
      throw ValidationError("--collocations and --by exclude each other")
    }
    if by != .label, annotators.areGiven {
      throw ValidationError("--codebook and --model need --by label; leave them out")
    }
    if top < 1 { throw ValidationError("--top is \(top); expected 1 or more") }
  }

  func run() async throws {
    var options = WordStudy.Options()
    options.countable = collocations ? .bigrams : of
    options.isExact = exact
    options.grouping = by
    options.clock = try localClock(timeZone)
    let source = by == .label ? try annotators.source() : nil
    let selection = choice.selection(options.clock)
    let tweets = try TweetInput(inputs: input.inputs, options: input.readingOptions)
    let progress = Progress(isQuiet: running.quiet)
    let study = try await WordStudy(
      of: tweets, selection, analysis: source?.options ?? annotators.analysis.options(),
      labelledBy: source, options: options, threads: running.threads, onRead: progress.add)
    progress.finish()
    try show(study)
    if running.quiet { return }
    ReadNote(tweets.summary).print()
    selection.printNote()
  }

  private func show(_ study: WordStudy) throws {
    let text = WordsText(language: language.lang)
    if collocations {
      let pairs = study.neighbours.collocations(top)
      try format.write(json: pairs, table: { pairs.table }, text: { text.rendered(pairs) })
    } else if let key {
      let keys = try study.keyness(of: key, limit: top)
      try format.write(json: keys, table: { keys.table }, text: { text.rendered(keys, of: key) })
    } else if by == nil {
      try format.write(
        json: study.groups[""]?.top(top) ?? [], table: { study.table(top: top) },
        text: { text.rendered(study, top: top) })
    } else {
      try format.write(
        json: study.groups.mapValues { $0.top(top) }, table: { study.table(top: top) },
        text: { text.rendered(study, top: top) })
    }
  }
}
