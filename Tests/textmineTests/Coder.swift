import Foundation
import Testing

/// Sheets of the example archive, coded with the codes that the example itself has.
struct Coder {
  let scratch = Scratch()

  /// For each id of the example its code.
  static let truth: [String: String] = {
    var truth: [String: String] = [:]
    for row in rows(try! String(contentsOfFile: Program.table, encoding: .utf8)).dropFirst() {
      truth[row[0]] = row[8]
    }
    return truth
  }()

  /// The cells of a csv.
  static func rows(_ text: String) -> [[String]] {
    var rows: [[String]] = [[]]
    var cell = ""
    var isQuoted = false
    var characters = text.unicodeScalars.makeIterator()
    var next = characters.next()
    while let scalar = next {
      next = characters.next()
      switch scalar {
      case "\"" where isQuoted && next == "\"":
        cell.unicodeScalars.append(scalar)
        next = characters.next()
      case "\"": isQuoted.toggle()
      case "," where !isQuoted, "\n" where !isQuoted:
        rows[rows.count - 1].append(cell)
        cell = ""
        if scalar == "\n" { rows.append([]) }
      case "\r" where !isQuoted, "\u{FEFF}": break
      default: cell.unicodeScalars.append(scalar)
      }
    }
    return rows.filter { $0.count > 1 }
  }

  static func text(_ rows: [[String]]) -> String {
    rows.map { row in
      row.map { "\"\($0.replacingOccurrences(of: "\"", with: "\"\""))\"" }.joined(separator: ",")
    }.joined(separator: "\n") + "\n"
  }

  /// Draws a sheet and returns its rows, header first.
  func sample(_ options: [String]) throws -> [[String]] {
    let path = scratch.path("s.csv")
    let run = try Program.run(["sample", Program.table, "-o", path] + options)
    #expect(run.status == 0, "\(run.errors)")
    return Coder.rows(try scratch.text("s.csv"))
  }

  /// Writes the rows of a sheet with their true codes.
  func code(_ rows: [[String]], _ change: (inout [[String]]) -> Void = { _ in }) throws -> String {
    var coded = rows
    for place in coded.indices.dropFirst() { coded[place][5] = Coder.truth[coded[place][0]] ?? "" }
    change(&coded)
    return try scratch.write("coded-\(UUID()).csv", Coder.text(coded))
  }

  func share(
    _ sheet: String, _ options: [String] = [], of archive: String = Program.table
  ) throws -> Program.Run {
    try Program.run(["share", archive, "--codes", sheet, "--draws", "200"] + options)
  }

  func json(
    _ sheet: String, _ options: [String] = [], of archive: String = Program.table
  ) throws -> [String: Any] {
    let run = try share(sheet, ["--json", "--quiet"] + options, of: archive)
    #expect(run.status == 0, "\(run.errors)")
    let value = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
    return try #require(value as? [String: Any])
  }
}
