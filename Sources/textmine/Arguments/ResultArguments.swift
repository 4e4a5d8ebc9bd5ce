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

  @OptionGroup(title: "Output") var outputs: OutputArguments

  private enum Form: String { case csv, xlsx, json }

  private var form: Form? {
    output.flatMap { $0.split(separator: ".").last.flatMap { Form(rawValue: $0.lowercased()) } }
  }

  func validate() throws {
    if let output, form == nil {
      throw ValidationError("-o \(output): expected a name that ends in .csv, .xlsx or .json")
    }
  }

  /// Refuses, before they are read, a file to write that is one of those to read.
  func requireNoInput(_ inputs: [String?]) throws {
    if let output { try outputs.check(reading: inputs).requireNoInput(output) }
  }

  /// Writes a result in the form that was asked for; only that one is made. `other` has checked the other outputs of the run.
  func write(
    after other: OutputCheck? = nil, json document: () throws -> String, table: () -> CodingSheet,
    text: () throws -> String
  ) throws {
    guard let output, let form else { return try writeText(json ? document() : text()) }
    var check = other ?? outputs.check()
    switch form {
    case .csv, .xlsx:
      let sheet = table()
      try check.check(output, own: .columns(sheet.columns))
      try sheet.write(to: output, as: form == .csv ? .csv : .xlsx)
    case .json:
      let bytes = try Array(document().utf8)
      try check.check(output, own: .json(like: bytes))
      try textmine.write(bytes, to: output)
    }
  }
}
