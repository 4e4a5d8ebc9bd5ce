import ArgumentParser
import Corpus
import Report

/// The language of a result in the terminal.
struct TerminalLanguage: ParsableArguments {
  @Option(help: ArgumentHelp("The language of the output.", valueName: "id|en"))
  var lang = ReportLanguage.english
}

/// Where a result goes, and in which form.
struct ResultArguments: ParsableArguments {
  @Flag(help: "Print JSON.")
  var json = false

  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      "Write the result to a file instead: .csv, .xlsx or .json.", valueName: "OUT"))
  var output: String?

  private enum Form: String { case csv, xlsx, json }

  private var form: Form? {
    output.flatMap { $0.split(separator: ".").last.flatMap { Form(rawValue: $0.lowercased()) } }
  }

  func validate() throws {
    if let output, form == nil {
      throw ValidationError("-o \(output): expected a name that ends in .csv, .xlsx or .json")
    }
  }

  /// Writes a result in the form that was asked for; only that one is made.
  func write(
    json value: some Encodable, table: () -> CodingSheet, text: () throws -> String
  ) throws {
    guard let output, let form else {
      return try writeText(json ? JSONText().rendered(value) : text())
    }
    switch form {
    case .csv: try table().write(to: output, as: .csv)
    case .xlsx: try table().write(to: output, as: .xlsx)
    case .json:
      let file = try OutputFile(path: output)
      try file.write(Array(JSONText().rendered(value).utf8))
      try file.finish()
    }
  }
}
