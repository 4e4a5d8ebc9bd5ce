/// Texts without quotes in a table whose columns have no known names: the delimiters in them cut them, so that the rows
/// have different numbers of cells. What stands before and behind them is known by its sort, which nearly all rows share.
struct CutTexts {
  /// Fewer rows do not tell.
  private static let fewestRows = 5
  private static let rowLimit = 100
  /// The most columns that are looked for on either side of the text.
  private static let columnLimit = 6
  /// The longest word of a few that a column repeats, in bytes on average.
  private static let longestWord = 20

  /// The shape of the table: its columns around the text, or a lone column of texts.
  let shape: TableShape

  /// Nil where the first rows are not cut, or `first` names columns that are known.
  init?(_ first: TableShape, _ head: TableHead) {
    guard case .text = head, first.columns.count > 1, !first.hasKnownNames else { return nil }
    var rows = Rows()
    head.forEachRow(under: first.withoutHeader) { bytes, row in
      rows.add(bytes, row, delimiter: first.delimiter)
      return rows.count < Self.rowLimit
    }
    guard rows.count >= Self.fewestRows else { return nil }
    if rows.endInDates || rows.beginInDates, first.looksLikeCutText {
      shape = first.asLoneTexts
      return
    }
    let before = rows.sorts(of: rows.first)
    let behind = rows.sorts(of: rows.last)
    let room = max(0, rows.narrowest - 1)
    let leading = min(before.count, room)
    let trailing = min(behind.count, room - leading)
    let width = leading + 1 + trailing
    if width == 1 {
      guard first.looksLikeCutText, !rows.haveSorts, rows.areTexts(as: first) else { return nil }
      shape = first.asLoneTexts
      return
    }
    // Where no row has as few cells, there are columns beside the text that may hold anything.
    guard rows.areCut, rows.share(of: width, isAtLeast: 10) else { return nil }
    let cells = first.columns.map { Array($0.utf8) }
    let isRow =
      cells.count != width
      || zip(before.prefix(leading), cells).contains { $0.has($1.span) }
      || zip(behind.prefix(trailing), cells.reversed()).contains { $0.has($1.span) }
    shape = first.cut(at: leading, width: width, hasHeader: !isRow)
  }

  /// What the first rows show.
  private struct Rows {
    var count = 0
    /// The fewest cells of a row.
    var narrowest = Int.max
    /// The cells counted from the first and from the last one.
    var first = [ColumnSample](repeating: ColumnSample(), count: columnLimit)
    var last = [ColumnSample](repeating: ColumnSample(), count: columnLimit)
    private var rowsByWidth: [Int: Int] = [:]
    /// The rows whose last cell is ` 2020`, as where texts end in `Dec 31, 2020`.
    private var years = 0
    /// The rows whose first cell is a month and a day, with a year behind it: where texts begin with `Mar 2, 2018`.
    private var datesBefore = 0
    /// Whether any row has quotes around a cell, and whether a space stands behind each delimiter.
    private var hasQuotes = false
    private var hasSpaces = true

    mutating func add(_ bytes: Span<UInt8>, _ row: TableRow, delimiter: UInt8) {
      count += 1
      narrowest = min(narrowest, row.count)
      rowsByWidth[row.count, default: 0] += 1
      for column in 0..<row.count {
        let range = row[column].range
        if row.isQuoted(column, in: bytes) { hasQuotes = true }
        if column > 0, !Self.isOfText(range, bytes) { hasSpaces = false }
      }
      if row.count > 1, Self.isYear(row[row.count - 1].range, bytes) { years += 1 }
      if row.count > 1, Self.isDay(row[0].range, bytes), Self.beginsWithYear(row[1].range, bytes) {
        datesBefore += 1
      }
      for place in 0..<min(CutTexts.columnLimit, row.count) {
        let (fromFirst, fromLast) = (row[place].range, row[row.count - 1 - place].range)
        first[place].add(bytes.extracting(fromFirst), delimiter: delimiter)
        if !Self.isOfText(fromLast, bytes) {
          last[place].add(bytes.extracting(fromLast), delimiter: delimiter)
        }
      }
    }

    /// Whether a cell begins with a space, as what stands behind a comma in a text.
    private static func isOfText(_ cell: Range<Int>, _ bytes: Span<UInt8>) -> Bool {
      !cell.isEmpty && bytes[cell.lowerBound].isSpace
    }

    private static func isYear(_ cell: Range<Int>, _ bytes: Span<UInt8>) -> Bool {
      guard isOfText(cell, bytes) else { return false }
      let year = bytes.extracting(cell)
      let digits = year.extracting(year.trimmed)
      return digits.count == 4 && digits.isNumber
        && (digits.starts(with: "19") || digits.starts(with: "20"))
    }

    private static func isDay(_ cell: Range<Int>, _ bytes: Span<UInt8>) -> Bool {
      let day = bytes.extracting(cell)
      return (4...14).contains(day.count) && Month.number(day, at: 0) != nil
        && day[day.count - 1].isDigit && day.position(of: .space) < day.count
    }

    private static func beginsWithYear(_ cell: Range<Int>, _ bytes: Span<UInt8>) -> Bool {
      isOfText(cell, bytes) && cell.count > 5
        && isYear(cell.lowerBound..<cell.lowerBound + 5, bytes)
    }

    /// Whether nearly all rows begin with a date with a comma.
    var beginInDates: Bool { datesBefore * 10 >= count * 9 }

    /// Whether nearly all rows end in a date with a comma.
    var endInDates: Bool { years * 10 >= count * 9 }

    /// Whether at least one in `most` rows has this many cells.
    func share(of width: Int, isAtLeast most: Int) -> Bool {
      rowsByWidth[width, default: 0] * most >= count
    }

    /// Whether cells of any place are of a sort.
    var haveSorts: Bool { (first + last).contains { sort(of: $0) != nil } }

    /// Whether rows have different numbers of cells.
    var areCut: Bool { rowsByWidth.count > 1 }

    /// Whether a third of the rows or more has another number of cells than the first; or the commas are those of texts,
    /// with a space behind each.
    func areTexts(as first: TableShape) -> Bool {
      if rowsByWidth[first.columns.count, default: 0] * 3 < count * 2 { return true }
      return first.delimiter == .comma && hasSpaces && !hasQuotes && first.looksLikeRow
    }

    /// The sorts of the cells of `places`, up to the first that may be anything.
    func sorts(of places: [ColumnSample]) -> [CellSort] {
      var found: [CellSort] = []
      for place in places {
        guard let sort = sort(of: place) else { break }
        found.append(sort)
      }
      return found
    }

    /// The sort of the cells of a place that nearly all rows have. In a table with quotes there is none: they tell where its
    /// texts end.
    private func sort(of place: ColumnSample) -> CellSort? {
      guard !hasQuotes, place.filled * 10 >= count * 9, let sort = CellSort(of: place) else {
        return nil
      }
      // The same word in all rows may be how texts begin.
      if case .oneOf(let words) = sort,
        words.count < 2 || place.length > place.filled * CutTexts.longestWord
      {
        return nil
      }
      return sort
    }
  }
}
