/// Turns the cells of a sheet into rows of a table with commas, one for each row of the sheet, so
/// that a spreadsheet is read like any other table. Blank rows are empty lines; rows end with their
/// last cell that holds something.
struct SheetRows {
  /// The most bytes of a cell; spreadsheets hold 32,767 characters at most.
  static let cellLimit = 1 << 20
  /// The most columns and rows of a sheet.
  static let columnLimit = 16_384
  static let rowLimit = 1_048_576
  /// The most bytes of a row and its copies, which are written at once.
  private static let copiesLimit = 64 << 20

  /// Rows that can be handed on.
  private(set) var bytes: [UInt8] = []
  private var row: [UInt8] = []
  private var fields = 0
  /// The rows written, and those that are over.
  private var written = 0
  private var passed = 0

  /// The number of the row at hand, from 1.
  var number: Int { passed + 1 }

  /// Whether a row, or one and its copies, is longer than any that is read.
  private(set) var isTooLong = false

  /// Adds a cell to the row at hand, at `column` from 0. Empty ones need not be added.
  mutating func add(_ value: Span<UInt8>, at column: Int) {
    if value.isEmpty || column < fields || column >= Self.columnLimit { return }
    // The first field has no delimiter before it.
    let delimiters = fields == 0 ? column : column - fields + 1
    row.append(contentsOf: repeatElement(.comma, count: delimiters))
    row.append(field: value, delimiter: .comma)
    fields = column + 1
    if row.count > DelimitedRows.rowLimit { isTooLong = true }
  }

  /// Goes to the row of this number, if it is not behind.
  mutating func go(to number: Int) {
    if number <= Self.rowLimit { passed = max(passed, number - 1) }
  }

  /// Ends the row at hand, which stands so many times in the sheet.
  mutating func endRow(copies: Int = 1) {
    let copies = max(0, min(copies, Self.rowLimit - passed))
    if !row.isEmpty, copies > 0 {
      bytes.append(contentsOf: repeatElement(.lineFeed, count: passed - written))
      row.append(.lineFeed)
      if copies > 1, copies * row.count > Self.copiesLimit {
        isTooLong = true
      } else {
        for _ in 0..<copies { bytes.append(contentsOf: row) }
      }
      written = passed + copies
    }
    passed += copies
    fields = 0
    row.removeAll(keepingCapacity: true)
  }

  /// Forgets the rows handed on.
  mutating func removeFinished() { bytes.removeAll(keepingCapacity: true) }
}
