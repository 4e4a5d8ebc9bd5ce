import ArgumentParser
import Corpus

/// What the files that a command writes may replace.
struct OutputArguments: ParsableArguments {
  @Flag(help: "Replace a file that textmine did not make, or a sheet that holds codes.")
  var force = false

  /// A check of the outputs of a run that reads these files.
  func check(reading inputs: [String?]...) -> OutputCheck {
    OutputCheck(inputs: inputs.joined().compactMap(\.self), replaces: force)
  }

  /// The format of a sheet for people to fill in.
  static func sheetFormat(_ path: String) throws -> OutputFormat {
    try requireEnding(path, [".csv", ".xlsx"])
    return OutputFormat(path: path) ?? .csv
  }

  /// Refuses a name that ends as files of another kind do.
  static func requireEnding(_ path: String, _ endings: [String]) throws {
    if path == "-" || endings.contains(where: { path.lowercased().hasSuffix($0) }) { return }
    let list = endings.joined(separator: " or ")
    throw ValidationError("-o \(path): expected a name that ends in \(list)")
  }
}
