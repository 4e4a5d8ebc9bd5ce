/// The cells of one row: where each stands in the bytes that come with the row.
///
/// The memory is used again for the next row, so that rows cost no allocation.
struct TableRow {
  /// A cell's bytes, without the quotes around it.
  struct Field {
    var start: Int
    var end: Int
    /// Whether quotes stand doubled in it.
    var hasDoubledQuotes = false
    /// Whether backslashes stand before quotes in it.
    var hasEscapedQuotes = false

    var range: Range<Int> { start..<end }
  }

  /// The fields of this row, and behind them some left over from longer rows.
  private var fields: [Field] = []
  /// The number of cells.
  private(set) var count = 0
  /// The bytes of the whole row, with its quotes and delimiters.
  var range = 0..<0
  /// Whether the bytes in `range` are a row by RFC 4180; if not, they must be written anew.
  var isVerbatim = true
  /// Whether a repair changed what the cells hold.
  var isRepaired = false
  /// Whether backslashes stand before quotes in any cell.
  var hasEscapedQuotes: Bool { (0..<count).contains { fields[$0].hasEscapedQuotes } }
  /// Whether all bytes of the row are UTF-8.
  var isUTF8 = true

  subscript(column: Int) -> Field {
    @inline(__always) get { fields[column] }
  }

  /// Whether quotes stand around a cell in the row's bytes.
  func isQuoted(_ column: Int, in bytes: Span<UInt8>) -> Bool {
    let start = fields[column].start
    return start > range.lowerBound && bytes[start - 1] == .quote
  }

  /// Forgets the cells.
  @inline(__always)
  mutating func removeAll() {
    count = 0
    isVerbatim = true
    isRepaired = false
  }

  /// Adds a cell.
  @inline(__always)
  mutating func append(_ field: Field) {
    if count < fields.count { fields[count] = field } else { fields.append(field) }
    count += 1
  }

  /// Shortens the last cell, whose line ending does not belong to it.
  mutating func endLast(at end: Int) { fields[count - 1].end = end }

  /// Leaves out the first cell, the name of a row; `bytes` are those of the row.
  mutating func dropFirst(_ bytes: Span<UInt8>) {
    count -= 1
    for column in 0..<count { fields[column] = fields[column + 1] }
    let start = fields[0].start
    range = (isQuoted(0, in: bytes) ? start - 1 : start)..<range.upperBound
  }

  /// Leaves out the last cell, which is empty, and the delimiter before it.
  mutating func dropEmptyLast(_ bytes: Span<UInt8>) {
    count -= 1
    let end = fields[count - 1].end
    let isQuoted = end < range.upperBound && bytes[end] == .quote
    range = range.lowerBound..<(isQuoted ? end + 1 : end)
  }

  /// Makes one cell of several, with the delimiters between them.
  mutating func join(_ columns: ClosedRange<Int>) {
    let surplus = columns.count - 1
    fields[columns.lowerBound].end = fields[columns.upperBound].end
    for column in columns.lowerBound + 1..<count - surplus {
      fields[column] = fields[column + surplus]
    }
    count -= surplus
    isVerbatim = false
  }

  /// Puts at each place the cell that stands where `order` says.
  mutating func reorder(_ order: [Int]) {
    let cells = order.map { fields[$0] }
    for (column, cell) in cells.enumerated() { fields[column] = cell }
    isVerbatim = false
  }

  /// Leaves out the cells behind the first `width`, or adds empty ones.
  mutating func fit(to width: Int) {
    if count == width { return }
    count = min(count, width)
    while count < width { append(Field(start: range.upperBound, end: range.upperBound)) }
    isVerbatim = false
  }

  /// Whether the row is the header again, as where files were put together: its cells, as they stand in `bytes`, are
  /// these names, all but `others` of them.
  func isHeader(_ names: [[UInt8]], but others: Int = 0, in bytes: Span<UInt8>) -> Bool {
    guard count == names.count, count > 1 else { return false }
    var (differing, same) = (0, 0)
    for column in 0..<count {
      var cell = bytes.extracting(fields[column].range)
      // A file that was put behind another has brought its byte-order mark.
      if column == 0, cell.starts(with: TableShape.byteOrderMark) {
        cell = cell.extracting(TableShape.byteOrderMark.count..<cell.count)
      }
      if !cell.equals(names[column]) {
        differing += 1
        if differing > others { return false }
      } else if !names[column].isEmpty {
        same += 1
      }
    }
    // Columns without a name are alike in every row that is empty there.
    return same > differing
  }

  /// Whether the cells in these columns are names of columns that exports have.
  func hasNames(in columns: [Int], of bytes: Span<UInt8>) -> Bool {
    columns.allSatisfy { ColumnName.isKnown(bytes.extracting(fields[$0].range)) }
  }

  /// What Orange writes under the header of a table in two more rows: of which kind each column is, and what part it plays.
  private static let columnKinds: Set<String> = [
    "string", "s", "text", "continuous", "c", "numeric", "n", "discrete", "d", "time", "t",
    "datetime", "class", "meta", "m", "ignore", "i",
  ]

  /// Whether the cells that are not empty name kinds of columns: all of them or, of several, half, where others list the
  /// values of a column.
  func namesColumnKinds(in bytes: Span<UInt8>) -> Bool {
    var (known, words, others) = (0, 0, 0)
    for column in 0..<count where !fields[column].range.isEmpty {
      let cell = bytes.extracting(fields[column].range)
      // Attributes stand behind: `meta title=True`.
      let kind = cell.extracting(0..<min(cell.position(of: .space), cell.count))
      if kind.count <= 10,
        kind.count == cell.count || cell.position(of: UInt8(ascii: "=")) < cell.count,
        Self.columnKinds.contains(kind.text)
      {
        known += 1
        if kind.count > 3 { words += 1 }
      } else {
        others += 1
      }
    }
    return count > 1 && words > 0 && (others == 0 || known >= max(3, others))
  }

  /// Whether all cells are empty, or all of several say `NaN` or its like. The last is looked at first, which few rows
  /// leave empty that are not.
  @inline(__always)
  func isBlank(in bytes: Span<UInt8>) -> Bool {
    var column = count
    while column > 0 {
      column -= 1
      let cell = bytes.extracting(fields[column].range)
      if !cell.trimmed.isEmpty, count == 1 || !cell.isNobody { return false }
    }
    return true
  }

  /// What the cell in `column` holds; its quotes are single.
  func value(_ column: Int, in bytes: Span<UInt8>) -> [UInt8] {
    let field = fields[column]
    let cell = bytes.extracting(field.range)
    let single = field.hasDoubledQuotes ? unquoted(cell) : cell.array
    return field.hasEscapedQuotes ? unescaped(single.span) : single
  }

  /// What all cells hold, as texts.
  func values(in bytes: Span<UInt8>) -> [String] {
    var values: [String] = []
    for column in 0..<count {
      values.append(String(decoding: value(column, in: bytes), as: UTF8.self))
    }
    return values
  }

  /// Adds the row to `out` by RFC 4180, with quotes around the cells that need them.
  func write(_ bytes: Span<UInt8>, delimiter: UInt8, to out: inout [UInt8]) {
    for column in 0..<count {
      if column > 0 { out.append(delimiter) }
      let cell = value(column, in: bytes)
      out.append(field: cell.span, delimiter: delimiter)
    }
  }
}

/// Something that reads the rows of a table under its header.
protocol RowReader {
  /// The number of the last row, from 1: of the sheet's row, of a text's row with the lines before the
  /// header and blank rows.
  var number: Int { get }
  /// Hands the next row to `sink`, past blank rows, repeated headers and rows that cannot be read; false
  /// at the end.
  mutating func next<Sink: RowSink>(into sink: inout Sink) throws(CorpusError) -> Bool
}

/// Something that takes rows one by one.
protocol RowSink {
  /// What became of the rows; what reads them counts here the ones it skips or repairs.
  var file: ReadSummary.File { get set }
  /// Takes a row, whose cells stand in `bytes`.
  mutating func add(_ bytes: Span<UInt8>, _ row: TableRow)
}

/// The bytes with each pair of quotes made one.
func unquoted(_ span: Span<UInt8>) -> [UInt8] {
  var text: [UInt8] = []
  text.reserveCapacity(span.count)
  var start = 0
  while start < span.count {
    let quote = span.position(of: .quote, from: start)
    let end = min(quote + 1, span.count)
    text.append(bytes: span.extracting(start..<end))
    start = quote + 2
  }
  return text
}

/// The bytes without the backslashes before quotes.
func unescaped(_ span: Span<UInt8>) -> [UInt8] {
  var text: [UInt8] = []
  for index in span.indices {
    let isEscape = span[index] == .backslash && index + 1 < span.count && span[index + 1] == .quote
    if !isEscape { text.append(span[index]) }
  }
  return text
}
