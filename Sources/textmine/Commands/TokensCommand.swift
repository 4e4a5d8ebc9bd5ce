import ArgumentParser
import Lexicon

/// `textmine tokens`: what the analysis makes of lines of text.
struct TokensCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tokens",
    abstract: "Show the tokens and terms of each line of text.",
    discussion: """
      Reads lines from the files, or from standard input. For each line it writes the tokens as \
      kind:text, with the term behind = where it differs; with --json an array of {kind, text, \
      term, start, end}, offsets in Unicode scalars, the end exclusive, no term for stop words.
      """)

  @Argument(help: ArgumentHelp("Files of text, one a line, or - .", valueName: "file"))
  var files: [String] = ["-"]

  @Flag(help: "Write JSON, one array a line.")
  var json = false

  @OptionGroup(title: "Analysis")
  var analysis: AnalysisArguments

  func run() throws {
    var writer = try TokenWriter(try analysis.options(), isJSON: json)
    for file in files {
      if file == "-" {
        while let line = readLine() { try writer.write(line) }
      } else {
        for line in try readText(file).utf8.split(separator: 0x0A) {
          let text = line.last == 0x0D ? line.dropLast() : line
          try writer.write(String(decoding: text, as: UTF8.self))
        }
      }
    }
    try writer.finish()
  }
}
