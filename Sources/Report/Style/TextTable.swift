/// Rows below a header for a terminal: numbers are aligned right, words left. Cells are made printable
/// here, so that no caller needs to.
public struct TextTable {
  private static let numeric = Set("0123456789.,-−–%±+ ")

  private let header: [String]
  private var rows: [[String]] = []

  /// Makes a table without rows.
  public init(_ header: [String]) { self.header = header.map(\.printable) }

  /// Adds a row with a cell for each column of the header.
  public mutating func add(_ row: [String]) {
    precondition(row.count == header.count, "a row has a cell for each column")
    rows.append(row.map(\.printable))
  }

  /// The lines, each with a line break at its end and `indent` spaces before it.
  public func rendered(indent: Int = 0) -> String {
    let lines = [header] + rows
    let widths = header.indices.map { column in lines.map { $0[column].columns }.max() ?? 0 }
    let isNumeric = header.indices.map { column in
      !rows.isEmpty && rows.allSatisfy { $0[column].allSatisfy(Self.numeric.contains) }
    }
    return lines.map { row in
      let cells = row.indices.map { column in
        row[column].padded(to: widths[column], leading: isNumeric[column])
      }
      return Self.line(cells.joined(separator: "  "), indent: indent)
    }.joined()
  }

  private static func line(_ text: String, indent: Int) -> String {
    var text = text[...]
    while text.last == " " { text.removeLast() }
    return String(repeating: " ", count: indent) + text + "\n"
  }
}

/// Names with a value each, below one another, for a terminal.
public struct TextList {
  private var items: [(name: String, value: String)] = []

  /// Makes a list without items.
  public init() {}

  /// Adds an item.
  public mutating func add(_ name: String, _ value: String) {
    items.append((name.printable, value.printable))
  }

  /// The lines, each with a line break at its end and `indent` spaces before it.
  public func rendered(indent: Int = 0) -> String {
    let width = items.map(\.name.columns).max() ?? 0
    let spaces = String(repeating: " ", count: indent)
    return items.map { "\(spaces)\($0.name.padded(to: width))  \($0.value)\n" }.joined()
  }
}
