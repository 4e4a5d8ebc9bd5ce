public import ArgumentParser
import Corpus
public import Report

extension ReportLanguage: ExpressibleByArgument {}

/// The language of a result in the terminal.
struct TerminalLanguage: ParsableArguments {
  @Option(help: .value("id|en", "The language of the output.")) var lang = ReportLanguage.english
}

/// Where a result goes, and in which form.
struct ResultArguments: ParsableArguments {
  @Flag(help: "Print JSON.") var json = false

  @Option(
    name: [.short, .long],
    help: .value("OUT", "Write the result to a file instead: .csv, .xlsx or .json."))
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
    json document: () throws -> String, table: () -> CodingSheet, text: () throws -> String
  ) throws {
    guard let output, let form else { return try writeText(json ? document() : text()) }
    switch form {
    case .csv: try table().write(to: output, as: .csv)
    case .xlsx: try table().write(to: output, as: .xlsx)
    case .json: try textmine.write(document().utf8, to: output)
    }
  }
}
