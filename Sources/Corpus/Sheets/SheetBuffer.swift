/// The rows of a sheet that were parsed and not yet read: their cells one behind the other.
struct SheetBuffer {
  /// The most bytes of a cell; spreadsheets hold 32,767 characters at most.
  static let cellLimit = 1 << 20
  /// The most columns and rows of a sheet.
  static let columnLimit = 16_384
  static let rowLimit = 1_048_576
  /// The most bytes of a row and its copies together.
  private static let copiesLimit = 64 << 20

  /// A row that is not blank.
  struct Row {
    /// Its number in the sheet, from 1.
    let number: Int
    /// How often it stands in the sheet, once below the other.
    let copies: Int
    /// Its bytes, and its cells among `ends`.
    let bytes: Range<Int>
    let cells: Range<Int>
  }

  private(set) var rows: [Row] = []
  private var bytes: [UInt8] = []
  /// The end of each cell, from the start of its row.
  private var ends: [Int] = []
  /// Where the row that is being parsed begins, and the number of rows before it in the sheet.
  private var (rowStart, firstCell, passed) = (0, 0, 0)

  /// Where the first row is the header of a table with delimiters in one cell: what splits each row again, all cells of
  /// which a program has cut out of one line at the commas in it.
  private var splitter: RowSplitter?
  /// The number of cells of that header.
  private var width = 0
  private var isFirstRow = true

  /// The number of the row that is being parsed, from 1.
  var number: Int { passed + 1 }

  /// Whether a row, or one and its copies, is longer than any that is read.
  private(set) var isTooLong = false

  /// Adds a cell to the row that is being parsed, at `column` from 0. Blank ones need not be added.
  mutating func append(_ value: Span<UInt8>, at column: Int) {
    let cells = ends.count - firstCell
    if value.isEmpty || column < cells || column >= Self.columnLimit { return }
    for _ in cells..<column { ends.append(bytes.count - rowStart) }
    bytes.append(bytes: value)
    ends.append(bytes.count - rowStart)
    if bytes.count - rowStart > DelimitedRows.rowLimit { isTooLong = true }
  }

  /// Goes to the row of this number, if it is not behind.
  mutating func go(to number: Int) {
    if number <= Self.rowLimit { passed = max(passed, number - 1) }
  }

  /// Ends the row that is being parsed, which stands so many times in the sheet.
  mutating func endRow(copies: Int = 1) {
    if isFirstRow, bytes.count > rowStart {
      isFirstRow = false
      if ends.count == firstCell + 1 {
        splitter = Self.delimiter(ofHeader: bytes[rowStart...]).map { RowSplitter(delimiter: $0) }
      }
    }
    if splitter != nil { splitAgain() }
    let copies = max(0, min(copies, Self.rowLimit - passed))
    let row = rowStart..<bytes.count
    if copies > 1, copies * row.count > Self.copiesLimit { isTooLong = true }
    if !row.isEmpty, copies > 0 {
      rows.append(
        Row(number: number, copies: copies, bytes: row, cells: firstCell..<ends.count))
    }
    passed += copies
    rowStart = bytes.count
    firstCell = ends.count
  }

  /// The delimiter in a cell that has several known names of columns; nil where it has not.
  private static func delimiter(ofHeader cell: ArraySlice<UInt8>) -> UInt8? {
    if cell.count > 1 << 12 { return nil }
    let text = String(decoding: cell, as: UTF8.self)
    return [UInt8.semicolon, .tab, UInt8(ascii: "|"), .comma].first { delimiter in
      let names = text.split(separator: Character(Unicode.Scalar(delimiter))).map(String.init)
      return names.count { ColumnName.isKnown($0) } >= 2
    }
  }

  /// Splits the row that is being parsed, whose cells are joined by commas, as one of a text.
  private mutating func splitAgain() {
    var line: [UInt8] = []
    var start = 0
    for end in ends[firstCell...] {
      if start > 0 || !line.isEmpty { line.append(.comma) }
      line.append(contentsOf: bytes[rowStart + start..<rowStart + end])
      start = end
    }
    guard var splitter else { return }
    // Where there are as many cells without regard to quotes, a quote in a text is a person's.
    var cells = line.split(separator: splitter.delimiter, omittingEmptySubsequences: false).map {
      let isQuoted = $0.count > 1 && $0.first == .quote && $0.last == .quote
      return isQuoted ? unquoted(Array($0.dropFirst().dropLast()).span) : Array($0)
    }
    if width > 0, cells.count != width {
      guard case .row = splitter.split(line.span, from: 0, isWhole: true) else { return }
      cells = (0..<splitter.row.count).map { splitter.row.value($0, in: line.span) }
    }
    if width == 0 { width = cells.count }
    bytes.removeSubrange(rowStart...)
    ends.removeSubrange(firstCell...)
    for (column, cell) in cells.enumerated() { append(cell.span, at: column) }
  }

  /// Forgets the whole rows.
  mutating func removeRows() {
    rows.removeAll(keepingCapacity: true)
    bytes.removeSubrange(..<rowStart)
    ends.removeSubrange(..<firstCell)
    (rowStart, firstCell) = (0, 0)
  }

  /// Puts the cells of the row at `index` into `row`.
  func fill(_ row: inout TableRow, with index: Int) {
    let found = rows[index]
    row.removeAll()
    row.range = found.bytes
    row.isVerbatim = false
    row.isUTF8 = true
    var start = found.bytes.lowerBound
    for cell in found.cells {
      let end = found.bytes.lowerBound + ends[cell]
      row.append(TableRow.Field(start: start, end: end))
      start = end
    }
  }

  /// Hands the bytes in which the cells of rows stand to `body`.
  func withBytes<R>(_ body: (Span<UInt8>) -> R) -> R { body(bytes.span) }
}
