/// What the first rows of a table show of its columns, where names alone do not tell.
struct TableSample {
  /// What the cells of a column are.
  private struct Column {
    var filled = 0
    /// Cells that begin with `@`, are a number, have a space between words.
    var (handles, numbers, phrases) = (0, 0, 0)
  }

  private static let rowLimit = 100

  private var columns: [Column] = []
  /// Rows that are as wide as the header, and those that have one field more.
  private var (even, wider) = (0, 0)

  /// Whether each row has a name before its first field, for which the header has none, as in R.
  var hasRowNames: Bool { wider > 0 && even == 0 }

  /// Looks at the rows behind the header of `shape`, whose bytes end where `isWhole` says so.
  init(_ shape: TableShape, _ rows: Span<UInt8>, isWhole: Bool) {
    columns = Array(repeating: Column(), count: shape.columns.count)
    var splitter = RowSplitter(delimiter: shape.delimiter)
    var position = 0
    for row in 0...Self.rowLimit {
      guard position < rows.count,
        case .row(_, let next) = splitter.split(rows, from: position, isWhole: isWhole)
      else { break }
      position = next
      // The first is the header.
      if row == 0 { continue }
      let isWider = splitter.row.count == columns.count + 1
      if isWider, !splitter.row[columns.count].range.isEmpty { wider += 1 }
      if splitter.row.count == columns.count { even += 1 } else if !isWider { continue }
      let shift = hasRowNames ? 1 : 0
      for place in columns.indices {
        add(rows.extracting(splitter.row[place + shift].range), place)
      }
    }
  }

  private mutating func add(_ cell: Span<UInt8>, _ place: Int) {
    let range = cell.trimmed
    if range.isEmpty { return }
    let cell = cell.extracting(range)
    columns[place].filled += 1
    if cell[0] == UInt8(ascii: "@") { columns[place].handles += 1 }
    var (hasDigit, hasOther) = (false, false)
    for index in cell.indices {
      if cell[index].isDigit {
        hasDigit = true
      } else if !cell[index].isOfNumbers {
        hasOther = true
      }
    }
    if hasDigit && !hasOther { columns[place].numbers += 1 }
    if cell.position(of: .space) < cell.count { columns[place].phrases += 1 }
  }

  /// Whether a cell of the column has anything in it.
  func isFilled(_ column: Int) -> Bool { columns[column].filled > 0 }

  /// Whether all cells are numbers, or lists of them.
  func isNumeric(_ column: Int) -> Bool {
    columns[column].filled > 0 && columns[column].numbers == columns[column].filled
  }

  /// How sure it is that the cells are accounts' names, not those that are shown: from 0 to 3.
  func handleRank(_ column: Int) -> Int {
    let column = columns[column]
    if column.filled == 0 { return 0 }
    if column.handles == column.filled { return 3 }
    return column.phrases == 0 ? 2 : 1
  }
}

extension UInt8 {
  /// Whether it stands in numbers and in lists of numbers besides the digits.
  fileprivate var isOfNumbers: Bool { ".,- []'\"".utf8.contains(self) }
}
