import ArgumentParser
import Corpus
import Lexicon
import Report
import Study

/// `textmine find`: keyword in context.
struct FindCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "find",
    abstract: "Show a word, phrase or expression in its context.",
    discussion: """
      PATTERN is what codebooks have: a word (found by its stem), a "phrase", a prefix*, a #hashtag \
      or an @account; with --regex it is a regular expression of ICU. Each place is one line: day, \
      id, and the text around it. It is no error if nothing is found.

      Examples:
        textmine find "daftar*" archive.zip --since 2021
        textmine find --regex "\\d+ (dosis|orang)" tweets.csv -o places.xlsx
      """)

  @Argument(help: "What to look for.")
  var pattern: String

  @OptionGroup(title: "Input")
  var input: InputArguments

  @OptionGroup(title: "Selection")
  var choice: SelectionArguments

  @Flag(help: "PATTERN is a regular expression.")
  var regex = false

  @Option(help: ArgumentHelp("Columns of text on each side.", valueName: "n"))
  var width = 40

  @Option(help: ArgumentHelp("The time zone of days.", valueName: "Area/City"))
  var timeZone = LocalClock.jakarta.identifier

  @OptionGroup var language: TerminalLanguage

  @Flag(help: "Print JSON, one object a line.")
  var json = false

  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      "Write the places to a file instead: .csv, .xlsx or .json (one object a line).",
      valueName: "OUT"))
  var output: String?

  @OptionGroup(title: "Analysis")
  var analysis: AnalysisArguments

  @OptionGroup
  var running: RunArguments

  func validate() throws {
    guard (1...1000).contains(width) else {
      throw ValidationError("--width is \(width); expected 1 to 1000")
    }
    guard regex || !Pattern(text: pattern).isEmpty else {
      throw ValidationError("\"\(pattern)\" has no word, number, emoji or emoticon to look for")
    }
    if let output, OutputFormat(path: output) == nil {
      throw ValidationError("-o \(output): expected a name that ends in .csv, .xlsx or .json")
    }
  }

  func run() async throws {
    let clock = try localClock(timeZone)
    let search = try ContextSearch(
      regex ? .expression(pattern) : .pattern(pattern), analysis: analysis.options())
    let selection = choice.selection(clock)
    let tweets = try TweetInput(inputs: input.inputs, options: input.readingOptions)
    let lines = ContextLines(width: width, clock: clock)
    let format = output.flatMap(OutputFormat.init(path:))
    let isLines = json || format == .jsonLines
    let file = try OutputFile(path: format == .jsonLines ? output! : "-")
    var table = ContextLines.table
    var (places, givenUp) = (0, 0)
    let progress = Progress(isQuiet: running.quiet)
    try await search.run(
      in: tweets, selection, threads: running.threads, onRead: progress.add
    ) { found in
      places += found.places.count
      givenUp += found.givenUp
      for place in found.places {
        if format == .csv || format == .xlsx {
          table.add(lines.cells(place))
        } else {
          try file.write(Array((isLines ? lines.json(place) : lines.rendered(place)).utf8))
        }
      }
    }
    progress.finish()
    switch format {
    case nil: break
    case .jsonLines: try file.finish()
    case .csv, .xlsx: try table.write(to: output!, as: format!)
    }
    note(places, givenUp)
    if running.quiet { return }
    ReadNote(tweets.summary).print()
    selection.printNote()
  }

  /// What was found, and what was not searched to its end; the latter is said in any case.
  private func note(_ places: Int, _ givenUp: Int) {
    let note = ContextNote(language: language.lang)
    if !running.quiet { StandardError.print(note.places(places)) }
    if givenUp > 0 { StandardError.print(note.givenUp(givenUp)) }
  }
}
