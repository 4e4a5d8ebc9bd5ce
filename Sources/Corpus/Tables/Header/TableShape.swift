/// The outer form of a table, so that it can be given back as it was.
public struct TableShape: Equatable, Sendable {
  /// The names of the columns as the header spells them.
  public private(set) var columns: [String]
  /// The byte between fields.
  public let delimiter: UInt8
  /// The line ending of the header: LF or CRLF.
  public let newline: String
  /// The bytes of the header without byte-order mark and line ending.
  public private(set) var header: [UInt8]
  /// Whether a byte-order mark stands before the header.
  public let hasByteOrderMark: Bool
  /// Where the header begins, behind the byte-order mark and the lines before the table; of a sheet the
  /// number of its row.
  let start: Int

  /// Whether the first row holds names. If not, the columns are called `column 1` and so on.
  private(set) var hasHeader = true
  /// Whether all of a row is its one cell, in which delimiters mean nothing.
  private(set) var isLoneColumn = false
  /// Whether there is no header, and each line is a text.
  private(set) var isOfLines = false
  /// The column whose texts are cut at the delimiters in them, where no name of a column told it.
  private(set) var cutText: Int?
  /// The column whose dates are split at the comma before the time.
  private(set) var splitDates: Int?
  /// The byte between the cells of another program's table, in whose first cell a row stands as a whole; parts of it in others,
  /// where a text holds that byte.
  private(set) var outer: UInt8?
  /// Whether quotes are signs like others; see ``PlainQuotes``.
  private(set) var areQuotesPlain = false
  /// The byte at which rows are split: one that texts do not have, for a lone column.
  var splitsAt: UInt8 { isLoneColumn ? Self.noDelimiter : outer ?? delimiter }
  static let noDelimiter: UInt8 = 0

  static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
  private static let delimiters = [UInt8.comma, .semicolon, .tab, UInt8(ascii: "|")]

  /// Reads the header at `start` of `bytes`, nil where more bytes are needed; by default it is on
  /// the first line, or on that behind `sep=;`.
  ///
  /// The delimiter is that which cuts the first rows into as many cells as the header, or else gives the most columns; of
  /// equals, the comma.
  init?(_ bytes: Span<UInt8>, isWhole: Bool, from start: Int? = nil) {
    let mark = Self.byteOrderMark
    hasByteOrderMark = bytes.count >= 3 && mark.indices.allSatisfy { bytes[$0] == mark[$0] }
    var first = start ?? (hasByteOrderMark ? 3 : 0)
    var delimiters = Self.delimiters
    if start == nil, let named = Self.namedDelimiter(bytes, at: first) {
      first = named.next
      delimiters = [named.delimiter]
    }
    self.start = first
    var found: [(splitter: RowSplitter, end: Int, next: Int)] = []
    for delimiter in delimiters {
      var splitter = RowSplitter(delimiter: delimiter)
      var outcome: RowSplitter.Outcome? = splitter.split(bytes, from: first, isWhole: isWhole)
      // A quote that is never closed, in the first text of a table without a header.
      if case .openQuote? = outcome, let width = Self.evenWidth(bytes, delimiter, from: first) {
        outcome = splitter.splitLoosely(bytes, from: first, width: width, isWhole: isWhole)
      }
      if case .row(let end, let next)? = outcome { found.append((splitter, end, next)) }
    }
    let several = found.filter { $0.splitter.row.count > 1 }
    if several.count > 1 {
      let even = several.map { Self.evenRows($0.splitter, bytes, from: $0.next) }
      let most = even.max() ?? 0
      found = zip(several, even).filter { $1 == most }.map(\.0)
    }
    guard var best = found.first else { return nil }
    for other in found where other.splitter.row.count > best.splitter.row.count { best = other }
    newline = best.next - best.end == 2 ? "\r\n" : "\n"
    if let inner = Self.quotedAsWhole(bytes, best.splitter, best.next) {
      (header, columns, delimiter) = inner
      outer = best.splitter.row.count > 1 ? best.splitter.delimiter : nil
      return
    }
    delimiter = best.splitter.delimiter
    header = bytes.extracting(first..<best.end).array
    columns = best.splitter.row.values(in: bytes)
    areQuotesPlain = PlainQuotes.are(
      in: bytes, from: first, delimiter: delimiter, width: columns.count, isWhole: isWhole)
  }

  /// The header within quotes around the whole of it, where the rows behind it are quoted so as well: each is one cell that
  /// holds as many. Empty cells may stand behind it, and the header's may have no quotes then.
  private static func quotedAsWhole(
    _ bytes: Span<UInt8>, _ header: RowSplitter, _ next: Int
  ) -> (header: [UInt8], columns: [String], delimiter: UInt8)? {
    func inner(_ row: TableRow, _ bytes: Span<UInt8>, isHeader: Bool = false) -> [UInt8]? {
      guard (1..<row.count).allSatisfy({ row[$0].range.isEmpty }),
        row.isQuoted(0, in: bytes) || isHeader && row.count > 1
      else { return nil }
      return unquoted(bytes.extracting(row[0].range))
    }
    func cells(_ line: [UInt8], _ delimiter: UInt8) -> [String] {
      var splitter = RowSplitter(delimiter: delimiter)
      guard case .row = splitter.split(line.span, from: 0, isWhole: true) else { return [] }
      return splitter.row.values(in: line.span)
    }
    guard let line = inner(header.row, bytes, isHeader: true) else { return nil }
    for delimiter in delimiters where delimiter != header.delimiter || header.row.count == 1 {
      let columns = cells(line, delimiter)
      // A text with commas is no header.
      guard columns.count(where: { ColumnName.isKnown($0) }) >= 2 else { continue }
      var (rows, even) = (0, 0)
      forEachOfFirstRows(bytes, from: next, header) { row in
        rows += 1
        if let row = inner(row, bytes), cells(row, delimiter).count == columns.count { even += 1 }
      }
      if even > 0, even * 2 > rows { return (line, columns, delimiter) }
    }
    return nil
  }

  /// The row within a line that is one cell after the other of a table with semicolons; nil where it is none.
  func inner(ofLine line: Span<UInt8>) -> (line: [UInt8], row: TableRow)? {
    var splitter = RowSplitter(delimiter: .semicolon)
    guard case .row = splitter.split(line, from: 0, isWhole: true), splitter.row.count > 1 else {
      return nil
    }
    return inner(of: splitter.row, in: line, between: .semicolon)
  }

  /// The row within the cells of another program's table; nil where it cannot be split into as many cells as the header.
  func inner(of row: borrowing TableRow, in bytes: Span<UInt8>) -> (line: [UInt8], row: TableRow)? {
    guard let outer else { return nil }
    return inner(of: row, in: bytes, between: outer)
  }

  private func inner(
    of row: borrowing TableRow, in bytes: Span<UInt8>, between outer: UInt8
  ) -> (line: [UInt8], row: TableRow)? {
    var line: [UInt8] = []
    var end = row.count
    while end > 0, row[end - 1].range.isEmpty { end -= 1 }
    for column in 0..<end {
      if column > 0 { line.append(outer) }
      line += row.value(column, in: bytes)
    }
    var splitter = RowSplitter(delimiter: delimiter)
    var outcome: RowSplitter.Outcome? = splitter.split(line.span, from: 0, isWhole: true)
    if case .row = outcome, splitter.row.count == columns.count { return (line, splitter.row) }
    outcome = splitter.splitLoosely(line.span, from: 0, width: columns.count, isWhole: true)
    if case .row = outcome { return (line, splitter.row) }
    return nil
  }

  /// How many of the first rows behind the header have as many cells as that.
  private static func evenRows(
    _ header: RowSplitter, _ bytes: Span<UInt8>, from start: Int
  ) -> Int {
    var even = 0
    forEachOfFirstRows(bytes, from: start, header) { row in
      if row.count == header.row.count { even += 1 }
    }
    return even
  }

  /// How many cells each of the first lines has if quotes are signs like others, where they have three or more and all as
  /// many; nil of delimiters that texts hold.
  private static func evenWidth(
    _ bytes: Span<UInt8>, _ delimiter: UInt8, from start: Int
  ) -> Int? {
    guard delimiter == .tab else { return nil }
    var (widths, lines) = (Set<Int>(), 0)
    bytes.extracting(start..<bytes.count).forEachFilledLine(upTo: rowsToCompare) { line in
      widths.insert(line.indices.count { line[$0] == delimiter } + 1)
      lines += 1
      return true
    }
    guard lines > 1, widths.count == 1, let width = widths.first, width > 2 else { return nil }
    return width
  }

  /// The rows behind the header that are looked at.
  private static let rowsToCompare = 20

  private static func forEachOfFirstRows(
    _ bytes: Span<UInt8>, from start: Int, _ header: RowSplitter, _ body: (TableRow) -> Void
  ) {
    var splitter = RowSplitter(delimiter: header.delimiter, width: header.row.count)
    var position = start
    for _ in 0..<rowsToCompare {
      guard position < bytes.count,
        case .row(_, let next) = splitter.split(bytes, from: position, isWhole: true)
      else { return }
      body(splitter.row)
      position = next
    }
  }

  /// The shape of a sheet whose header is the row at `index`: that of a csv with the same rows.
  init(_ sheet: SheetBuffer, row index: Int) {
    var row = TableRow()
    sheet.fill(&row, with: index)
    start = sheet.rows[index].number
    columns = sheet.withBytes { row.values(in: $0) }
    delimiter = .comma
    newline = "\n"
    hasByteOrderMark = false
    var header: [UInt8] = []
    sheet.withBytes { row.write($0, delimiter: .comma, to: &header) }
    self.header = header
  }

  /// What `sep=;`, as spreadsheets write it before a table, says, and where the next line begins.
  private static func namedDelimiter(
    _ bytes: Span<UInt8>, at start: Int
  ) -> (delimiter: UInt8, next: Int)? {
    let end = bytes.position(of: .lineFeed, from: start)
    guard end < bytes.count, end - start <= 9 else { return nil }
    let line = bytes.extracting(start..<end)
    let bare = line.text.filter { $0 != "\"" && $0 != "\r" && $0 != "\r\n" }
    guard bare.lowercased().hasPrefix("sep="), let delimiter = bare.utf8.dropFirst(4).first,
      delimiters.contains(delimiter)
    else { return nil }
    return (delimiter, end + 1)
  }

  /// The bytes of the header's cells, with quotes doubled as they stand there.
  var cellsOfHeader: [[UInt8]] {
    var splitter = RowSplitter(delimiter: isLoneColumn ? Self.noDelimiter : delimiter)
    var outcome: RowSplitter.Outcome? = splitter.split(header.span, from: 0, isWhole: true)
    if case .openQuote? = outcome {
      outcome = splitter.splitLoosely(header.span, from: 0, width: columns.count, isWhole: true)
    }
    guard case .row? = outcome, splitter.row.count >= columns.count || isLoneColumn else {
      return columns.map { Array($0.utf8) }
    }
    return (0..<splitter.row.count).map { header.span.extracting(splitter.row[$0].range).array }
  }

  /// The same, with the first row taken for one like the others.
  var withoutHeader: TableShape {
    var shape = self
    shape.hasHeader = false
    shape.columns = (1...max(1, columns.count)).map { "column \($0)" }
    shape.header = shape.columns.enumerated().flatMap { index, name in
      (index == 0 ? [] : [delimiter]) + Array(name.utf8)
    }
    return shape
  }

  /// The same, with rows that are not split.
  var asLoneColumn: TableShape {
    var shape = self
    shape.isLoneColumn = true
    return shape
  }

  /// The same, with all of each row for its one cell, the first as well.
  var asLoneTexts: TableShape {
    var shape = self
    shape.columns = [""]
    shape = shape.withoutHeader.asLoneColumn
    shape.isOfLines = true
    return shape
  }

  /// The same, with so many columns, of which the one at `text` has the surplus cells of a row.
  func cut(at text: Int, width: Int, hasHeader: Bool = true) -> TableShape {
    var shape = self
    shape.columns = Array((columns + Array(repeating: "", count: width)).prefix(width))
    if !hasHeader { shape = shape.withoutHeader }
    shape.cutText = text
    return shape
  }

  /// The same, with the dates of a column joined that are split.
  func joiningDates(at column: Int) -> TableShape {
    var shape = self
    shape.splitDates = column
    return shape
  }

  /// Whether the row of a sheet with this number lies under the header.
  func isUnderHeader(_ row: Int) -> Bool { row > start || row == start && !hasHeader }

  /// Whether rows of the other table could stand under this header.
  func matches(_ other: TableShape) -> Bool {
    header == other.header && delimiter == other.delimiter && hasHeader == other.hasHeader
      && isLoneColumn == other.isLoneColumn
  }

  /// The cells of a row, without their quotes.
  public func cells(of record: Span<UInt8>) -> [String] {
    var splitter = RowSplitter(delimiter: delimiter)
    _ = splitter.split(record, from: 0, isWhole: true)
    return splitter.row.values(in: record)
  }

  /// The cells of the row of the tweet at `index`, without their quotes.
  public func cells(of index: Int, in batch: TweetBatch) -> [String] {
    batch.withBytes(.record, of: index) { cells(of: $0) }
  }
}
