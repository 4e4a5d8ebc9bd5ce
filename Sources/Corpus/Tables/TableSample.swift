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

  /// The first cells of the rows that have one more: how many are quoted, and whether all are numbers
  /// that count up.
  private var (quotedFirst, countsUp, lastNumber) = (0, true, Int?.none)

  /// Whether each row has a name before its first cell, for which the header has none: R writes names in
  /// quotes or numbers that count up. Otherwise the rows may have a delimiter in a text without quotes.
  var hasRowNames: Bool { wider > 0 && even == 0 && (quotedFirst == wider || countsUp) }

  /// Looks at the first rows under the header of `shape`.
  init(_ shape: TableShape, _ head: TableHead) {
    columns = Array(repeating: Column(), count: shape.columns.count)
    var rows = 0
    head.forEachRow(under: shape) { bytes, row in
      add(bytes, row)
      rows += 1
      return rows < Self.rowLimit
    }
  }

  private mutating func add(_ bytes: Span<UInt8>, _ row: TableRow) {
    let isWider = row.count == columns.count + 1
    if isWider, !row[columns.count].range.isEmpty { addName(bytes, row) }
    if row.count == columns.count { even += 1 } else if !isWider { return }
    let shift = hasRowNames ? 1 : 0
    for column in columns.indices {
      add(bytes.extracting(row[column + shift].range), column)
    }
  }

  /// Looks at the first cell of a row that has one more than the header.
  private mutating func addName(_ bytes: Span<UInt8>, _ row: TableRow) {
    wider += 1
    if row[0].start > row.range.lowerBound { quotedFirst += 1 }
    let number = Int(bytes.extracting(row[0].range).text)
    if number == nil || lastNumber.map({ $0 + 1 != number }) ?? false { countsUp = false }
    lastNumber = number
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
