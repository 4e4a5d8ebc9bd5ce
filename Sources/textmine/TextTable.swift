import Corpus
import Foundation

/// Rows under a header for the terminal: numbers to the right, words to the left.
struct TextTable {
  private let header: [String]
  private var rows: [[String]] = []

  init(_ header: [String]) { self.header = header }

  mutating func add(_ row: [String]) { rows.append(row) }

  func print() throws { try OutputFile(path: "-").write(Array(rendered().utf8)) }

  /// The lines, each with a line break at its end.
  func rendered() -> String {
    let isNumeric = header.indices.map { column in
      !rows.isEmpty
        && rows.allSatisfy { $0[column].allSatisfy { "0123456789.-–%±".contains($0) } }
    }
    let widths = header.indices.map { column in
      ([header] + rows).map { $0[column].columns }.max() ?? 0
    }
    var text = ""
    for row in [header] + rows {
      let cells = row.indices.map { column in
        row[column].padded(to: widths[column], isRight: isNumeric[column])
      }
      var line = cells.joined(separator: "  ")
      while line.last == " " { line.removeLast() }
      text += line + "\n"
    }
    return text
  }
}

extension Double {
  /// The number with so many decimals, and a full stop in every locale.
  func decimals(_ count: Int) -> String {
    String(format: "%.\(count)f", locale: Locale(identifier: "en_US_POSIX"), self)
  }
}
