import ArgumentParser
import Corpus
import Lexicon
import Report
import Study

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

  @Argument(help: "What to look for.") var pattern: String

  @Flag(help: "PATTERN is a regular expression.") var regex = false
  @Option(help: .value("n", "Columns of text on each side.")) var width = 40

  @OptionGroup var zone: ClockArguments
  @OptionGroup var language: TerminalLanguage

  @Flag(help: "Print JSON, one object a line.") var json = false

  @Option(
    name: [.short, .long],
    help: .value(
      "OUT", "Write the places to a file instead: .csv, .xlsx or .json (one object a line)."))
  var output: String?

  @OptionGroup(title: "Output") var outputs: OutputArguments
  @OptionGroup(title: "Analysis") var analysis: AnalysisArguments
  @OptionGroup(title: "Input") var input: InputArguments
  @OptionGroup(title: "Selection") var choice: SelectionArguments
  @OptionGroup var running: RunArguments

  private var archive: ArchiveArguments { ArchiveArguments(input, choice, running) }

  func validate() throws {
    try require((1...1000).contains(width), "--width is \(width); expected 1 to 1000")
    try require(
      regex || !Pattern(text: pattern).isEmpty,
      "\"\(pattern)\" has no word, number, emoji or emoticon to look for")
    if let output, OutputFormat(path: output) == nil {
      throw ValidationError("-o \(output): expected a name that ends in .csv, .xlsx or .json")
    }
  }

  func run() async throws {
    let clock = try zone.clock()
    let search = try ContextSearch(
      regex ? .expression(pattern) : .pattern(pattern), analysis: analysis.options())
    let archive = try archive.open(clock)
    if let output {
      var check = outputs.check(reading: archive.files)
      try check.check(output, own: .columns(ContextLines.table.columns))
    }
    let lines = ContextLines(width: width, clock: clock)
    let format = output.flatMap(OutputFormat.init(path:))
    let (isLines, isTable) = (json || format == .jsonLines, format == .csv || format == .xlsx)
    let file = try OutputFile(path: format == .jsonLines ? output! : "-")
    var table = ContextLines.table
    var (places, givenUp) = (0, 0)
    try await archive.read { onRead in
      try await search.run(
        in: archive.tweets, archive.selection, threads: archive.threads, onRead: onRead
      ) { found in
        places += found.places.count
        givenUp += found.givenUp
        for place in found.places {
          if isTable {
            table.add(lines.cells(place))
          } else {
            try file.write(Array((isLines ? lines.json(place) : lines.rendered(place)).utf8))
          }
        }
      }
    }
    if isTable { try table.write(to: output!, as: format!) } else { try file.finish() }
    let note = ContextNote(language: language.lang)
    if !archive.isQuiet { StandardError.print(note.places(places)) }
    // What was not searched to its end is said in any case.
    if givenUp > 0 { StandardError.print(note.givenUp(givenUp)) }
    archive.note()
  }
}
