import ArgumentParser
import Corpus
import Report

struct TokensCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tokens",
    abstract: "Show the tokens and terms of each line of text.",
    discussion: """
      Reads lines from the files, or from standard input. For each line it writes the tokens as \
      kind:text, with the term behind = where it differs; with --json an array of {kind, text, \
      term, start, end}, offsets in Unicode scalars, the end exclusive, no term for stop words.

      Example:
        echo "Vaksinasi dosis 2, daftar di bit.ly/vaksin" | textmine tokens
      """)

  @Argument(help: .value("file", "Files of text, one a line, or - .")) var files: [String] = ["-"]
  @Flag(help: "Write JSON, one array a line.") var json = false

  @OptionGroup(title: "Analysis") var analysis: AnalysisArguments

  func run() throws {
    var lines = try TokenLines(try analysis.options(), isJSON: json)
    let output = try OutputFile(path: "-")
    var buffer: [UInt8] = []
    func add(_ line: String) throws {
      lines.add(line, to: &buffer)
      if buffer.count < 1 << 16 { return }
      try output.write(buffer)
      buffer.removeAll(keepingCapacity: true)
    }
    for file in files {
      if file == "-" {
        while let line = readLine() { try add(line) }
      } else {
        for line in try WholeFile(file).text().utf8.split(separator: 0x0A) {
          let text = line.last == 0x0D ? line.dropLast() : line
          try add(String(decoding: text, as: UTF8.self))
        }
      }
    }
    try output.write(buffer)
    try output.finish()
  }
}
