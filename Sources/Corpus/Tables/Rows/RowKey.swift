/// Tells the records of a table by their first cells, which are all ids or all dates, where quotes in texts are not doubled and
/// tell rows that are none.
struct RowKey: Equatable {
  /// Longer cells are no ids and no dates.
  private static let longest = 64
  /// Records are looked for up to this length, in bytes.
  static let recordLimit = 1 << 14

  private let sort: CellSort
  private let delimiter: UInt8
  /// The column of the text.
  let text: Int
  private let sorts: [TableColumns.SortedColumn]

  /// Nil where the first cells are of no such sort, or nothing stands in quotes.
  init?(_ shape: TableShape, _ columns: TableColumns) {
    guard let text = columns.texts.first, text > 0, shape.outer == nil, !columns.hasRowNames,
      columns.quotesCells, let sort = columns.sorts.first(where: { $0.column == 0 })?.sort,
      sort == .id || sort == .date
    else { return nil }
    self.sort = sort
    self.text = text
    delimiter = shape.splitsAt
    sorts = columns.sorts
  }

  /// Whether the line at `start` begins with such a cell; nil where that stands behind `bytes`.
  func begins(_ bytes: Span<UInt8>, at start: Int, isWhole: Bool) -> Bool? {
    let end = min(bytes.count, start + Self.longest)
    let isQuoted = start < end && bytes[start] == .quote
    let first = isQuoted ? start + 1 : start
    let close = bytes.extracting(0..<end).position(of: isQuoted ? .quote : delimiter, from: first)
    let behind = isQuoted ? close + 1 : close
    if behind >= end { return end == bytes.count && !isWhole ? nil : false }
    return bytes[behind] == delimiter && sort.has(bytes.extracting(first..<close))
  }

  /// Where a record ends.
  enum End {
    case at(Int)
    case needsMore
    case unknown
  }

  /// Where the next record begins behind the one at `start`.
  func end(ofRecordAt start: Int, _ bytes: Span<UInt8>, isWhole: Bool) -> End {
    guard begins(bytes, at: start, isWhole: isWhole) == true else { return .unknown }
    var line = start
    while line - start < Self.recordLimit {
      line = bytes.position(of: .lineFeed, from: line) + 1
      if line >= bytes.count { return isWhole ? .at(bytes.count) : .needsMore }
      switch begins(bytes, at: line, isWhole: isWhole) {
      case nil: return .needsMore
      case true?: return .at(line)
      case false?: continue
      }
    }
    return .unknown
  }

  /// Whether the cells beside the text are of the sorts of their columns, and the text holds no end of another cell: behind a
  /// quote and a comma that a person typed comes a space.
  func fits(_ row: TableRow, in bytes: Span<UInt8>) -> Bool {
    let written = bytes.extracting(row[text].range)
    for index in written.indices.dropLast(2)
    where written[index] == .quote && written[index + 1] == delimiter {
      if !written[index + 2].isSpace { return false }
    }
    return sorts.allSatisfy {
      $0.column == text || $0.sort.has(bytes.extracting(row[$0.column].range))
    }
  }
}

extension RowSplitter {
  /// Splits a record whose ends are known: the cells before the text from its beginning, those behind from its end, and what is
  /// left is the text, whatever quotes and delimiters it has. False where that leaves anything else.
  mutating func split(record: Range<Int>, text: Int, width: Int, in bytes: Span<UInt8>) -> Bool {
    row.removeAll()
    var start = record.lowerBound
    while row.count < text {
      guard let cell = firstCell(of: bytes, start..<record.upperBound) else { return false }
      row.append(cell.field)
      start = cell.next
    }
    var end = record.upperBound
    var behind: [TableRow.Field] = []
    while row.count + 1 + behind.count < width {
      guard let cell = lastCell(of: bytes, start..<end) else { return false }
      behind.append(cell.field)
      end = cell.before
    }
    guard let field = textField(of: bytes, start..<end) else { return false }
    row.append(field)
    for field in behind.reversed() { row.append(field) }
    row.range = record
    row.isVerbatim = false
    return true
  }

  /// The first cell in `range`, on one line, and where the next begins.
  private func firstCell(
    of bytes: Span<UInt8>, _ range: Range<Int>
  ) -> (field: TableRow.Field, next: Int)? {
    let line = bytes.extracting(0..<range.upperBound)
    let isQuoted = !range.isEmpty && line[range.lowerBound] == .quote
    let start = isQuoted ? range.lowerBound + 1 : range.lowerBound
    let end = line.position(of: isQuoted ? .quote : delimiter, from: start)
    let behind = isQuoted ? end + 1 : end
    guard behind < line.count, line[behind] == delimiter,
      line.extracting(start..<end).position(of: .lineFeed) == end - start
    else { return nil }
    return (TableRow.Field(start: start, end: end), behind + 1)
  }

  /// The last cell in `range`, on one line, and where the delimiter before it stands.
  private func lastCell(
    of bytes: Span<UInt8>, _ range: Range<Int>
  ) -> (field: TableRow.Field, before: Int)? {
    guard let last = range.last else { return nil }
    let isQuoted = bytes[last] == .quote
    let end = isQuoted ? last : range.upperBound
    var start = end
    while start > range.lowerBound {
      let byte = bytes[start - 1]
      if byte == .lineFeed { return nil }
      if byte == (isQuoted ? .quote : delimiter) { break }
      start -= 1
    }
    let before = isQuoted ? start - 2 : start - 1
    guard before >= range.lowerBound, bytes[before] == delimiter else { return nil }
    return (TableRow.Field(start: start, end: end), before)
  }

  /// The text that fills `range`: in quotes, or without any, and then on one line and without a delimiter.
  private func textField(of bytes: Span<UInt8>, _ range: Range<Int>) -> TableRow.Field? {
    let whole = bytes.extracting(range)
    if whole.count > 1, whole[0] == .quote, whole[whole.count - 1] == .quote {
      let inner = whole.extracting(1..<whole.count - 1)
      return TableRow.Field(
        start: range.lowerBound + 1, end: range.upperBound - 1,
        hasDoubledQuotes: Self.hasOnlyPairs(inner))
    }
    for sign in [.quote, .lineFeed, delimiter] where whole.position(of: sign) < whole.count {
      return nil
    }
    return TableRow.Field(start: range.lowerBound, end: range.upperBound)
  }

  /// Whether there are quotes, and all stand in pairs.
  private static func hasOnlyPairs(_ bytes: Span<UInt8>) -> Bool {
    var (index, hasPair) = (0, false)
    while index < bytes.count {
      if bytes[index] != .quote {
        index += 1
        continue
      }
      guard index + 1 < bytes.count, bytes[index + 1] == .quote else { return false }
      hasPair = true
      index += 2
    }
    return hasPair
  }
}
