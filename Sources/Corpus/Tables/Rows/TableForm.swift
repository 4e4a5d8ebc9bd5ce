/// What the rows of one table with delimiters have in common. It is a class, since it is large and handed on with every row.
final class TableForm: Sendable {
  let shape: TableShape
  /// Whether each row has a name before its first cell, for which the header has no column.
  let hasRowNames: Bool
  /// Whether rows in Windows-1252 are decoded.
  let decodes: Bool
  /// Whether a row that cannot be read ends everything.
  let isStrict: Bool
  /// The number of columns.
  let width: Int
  /// The cells of the header as its bytes have them.
  private let names: [[UInt8]]
  /// The columns with the text and the id, where the rows are tweets, and those with the text, the id, the account and the
  /// date.
  private let text: Int?
  private let id: Int?
  private let link: Int?
  private let date: Int?
  private let found: [Int]
  /// Where texts are split by delimiters in them.
  let splitTexts: SplitTexts?
  /// See ``TableColumns/sorts``; none where rows have names before them, or one cell.
  private let sorts: [TableColumns.SortedColumn]
  /// How rows are told by their first cells, where they can be.
  let rowKey: RowKey?

  /// The cells of a row that is whole: the columns, and before them its name.
  var cellsOfRow: Int { width + (hasRowNames ? 1 : 0) }

  /// - Parameter columns: what the columns hold, where the rows are tweets.
  init(
    shape: TableShape, hasRowNames: Bool, decodes: Bool, isStrict: Bool,
    columns: TableColumns? = nil
  ) {
    self.shape = shape
    self.hasRowNames = hasRowNames
    self.decodes = decodes
    self.isStrict = isStrict
    width = shape.columns.count
    names = shape.cellsOfHeader
    (text, id, link) = (columns?.texts.first, columns?.id, columns?.link)
    date = columns?.dates.first?.column
    found = [text, id, columns?.accounts.first, date].compactMap { $0 }
    splitTexts = columns?.splitTexts
    sorts = hasRowNames || width == 1 || shape.outer != nil ? [] : columns?.sorts ?? []
    rowKey = columns.flatMap { RowKey(shape, $0) }
  }

  /// Whether lines can be told to be rows.
  var tellsRows: Bool { !sorts.isEmpty }

  /// Whether a line that was split is a row. Of the last in a row with a quoted text what stands behind the closing quote
  /// does not tell it.
  func isRow(_ line: borrowing TableRow, in bytes: Span<UInt8>, isLast: Bool) -> Bool {
    guard line.count == width else { return false }
    let quote = isLast ? bytes.position(of: .quote) : bytes.count
    var isTold = false
    for sorted in sorts {
      let cell = line[sorted.column].range
      if !sorted.sort.has(bytes.extracting(cell)) { return false }
      if cell.upperBound <= quote { isTold = true }
    }
    return isTold
  }

  /// As many rows under a header may name the kinds of columns.
  static let rowsOfKinds = 2

  /// Known names, as many as make a header of a row in a table without one.
  private static let fewestNames = 4

  /// The column at which the date of a row is split, with a cell too many; nil of other rows.
  func splitDate(of row: borrowing TableRow, in bytes: Span<UInt8>) -> Int? {
    guard let date = shape.splitDates, row.count == width + 1,
      SplitDates.isSplit(at: date, row, bytes)
    else { return nil }
    return date
  }

  /// Whether a row is the header again; of several columns, one may have another name then, and more of them where those
  /// that were found have theirs, since a program may have prepared the header with the texts. In a table without a header
  /// that of another one may stand.
  func isHeader(_ row: borrowing TableRow, in bytes: Span<UInt8>) -> Bool {
    if shape.outer != nil { return false }
    if row.isHeader(names, but: width > 2 ? 1 : 0, in: bytes) { return true }
    guard let text, row.count == width else { return false }
    if shape.hasHeader {
      let same = found.count { bytes.extracting(row[$0].range).equals(names[$0]) }
      // Another one, of columns that have been renamed since, has other names in the place of some.
      return same > 1 && (same == found.count || row.hasNames(in: found, of: bytes))
    }
    guard ColumnName.isKnown(bytes.extracting(row[text].range)) else { return false }
    let known = row.values(in: bytes).count { ColumnName.isKnown($0) }
    return known >= Self.fewestNames && known * 2 >= width
  }

  /// Where a row that has the names of the header in another order, as that of a file that was put behind another, has each
  /// column; nil of any other row.
  func order(of row: borrowing TableRow, in bytes: Span<UInt8>) -> [Int]? {
    guard shape.hasHeader, width > 2, row.count == width,
      names.contains(where: { bytes.extracting(row[0].range).equals($0) })
    else { return nil }
    let places = names.map { name in
      (0..<width).first { bytes.extracting(row[$0].range).equals(name) }
    }
    let found = places.compactMap(\.self)
    return Set(found).count == width ? found : nil
  }

  /// Whether a row that lacks its last cells is a tweet all the same, and not a part of a text with a line break: it has what
  /// tells one, and its text is in quotes or has another cell behind it.
  func isTweet(_ row: borrowing TableRow, in bytes: Span<UInt8>) -> Bool {
    guard let text, row.count < width, text < row.count, isTold(row, in: bytes) else {
      return false
    }
    return row.isQuoted(text, in: bytes) || text < row.count - 1
  }

  /// Whether a row has cells too many since several links stand where the last column has one: its text is in quotes, so that
  /// none of them is a part of it.
  func hasMoreLinks(_ row: borrowing TableRow, in bytes: Span<UInt8>) -> Bool {
    guard let text, text < width - 1, row.count > width, row.isQuoted(text, in: bytes),
      isTold(row, in: bytes)
    else { return false }
    return (width - 1..<row.count).allSatisfy {
      let cell = bytes.extracting(row[$0].range)
      return cell.starts(with: "http://") || cell.starts(with: "https://")
    }
  }

  /// Whether a row has the id of a tweet or the link to it, or another number for its id, a date of day and time, and its text in
  /// quotes, each where it belongs.
  private func isTold(_ row: borrowing TableRow, in bytes: Span<UInt8>) -> Bool {
    func cell(_ column: Int?) -> Range<Int> {
      guard let column, column < min(row.count, width) else { return 0..<0 }
      return row[column].range
    }
    let number = bytes.extracting(cell(id))
    if number.extracting(number.wholeID).isTweetID { return true }
    if !bytes.extracting(cell(link)).statusNumber.isEmpty { return true }
    let date = bytes.extracting(cell(date))
    guard let text, row.isQuoted(text, in: bytes), !number.isEmpty, number.isNumber else {
      return false
    }
    return date.position(of: UInt8(ascii: ":")) < date.count && Timestamp.seconds(date) != nil
  }
}
