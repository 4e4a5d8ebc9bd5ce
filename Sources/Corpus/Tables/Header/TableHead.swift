/// The beginning of a table, in which its header is found and its columns are told: bytes of a text, or
/// rows of a sheet.
enum TableHead {
  /// The first bytes of a text; whether they are all.
  case text([UInt8], isWhole: Bool)
  /// The first rows of a sheet.
  case sheet(SheetBuffer)

  /// Whether it is the whole table.
  var isWhole: Bool {
    switch self {
    case .text(_, let isWhole): isWhole
    case .sheet(let sheet): sheet.rows.count < Self.sheetRows
    }
  }

  /// The rows of a sheet that are looked at.
  static let sheetRows = 200

  /// The shape of a table whose header begins at `start`, by default at the beginning; nil where the
  /// bytes end in it, or there is no row.
  func shape(from start: Int? = nil) -> TableShape? {
    switch self {
    case .text(let bytes, let isWhole): TableShape(bytes.span, isWhole: isWhole, from: start)
    case .sheet(let sheet):
      sheet.rows.firstIndex { $0.number >= start ?? 0 }.map { TableShape(sheet, row: $0) }
    }
  }

  /// Where the line or the row behind the one at `start` begins; nil where there is none.
  func next(after start: Int) -> Int? {
    switch self {
    case .text(let bytes, _):
      let next = bytes.span.position(of: .lineFeed, from: start) + 1
      return next < bytes.count ? next : nil
    case .sheet(let sheet): return sheet.rows.first { $0.number > start }?.number
    }
  }

  /// Splits the row at `position`, also one whose quotes break the rule, and with a name before its cells; nil where
  /// there is none, or it goes on behind the bytes.
  private static func next(
    _ bytes: Span<UInt8>, from position: Int, _ splitter: inout RowSplitter, _ shape: TableShape,
    isWhole: Bool
  ) -> Int? {
    if position >= bytes.count { return nil }
    let outcome = splitter.split(bytes, from: position, isWhole: isWhole)
    if case .row(_, let next) = outcome { return next }
    guard case .openQuote = outcome else { return nil }
    for width in [shape.columns.count, shape.columns.count + 1] {
      if case .row(_, let next) = splitter.splitLoosely(
        bytes, from: position, width: width, isWhole: isWhole)
      {
        return next
      }
    }
    return nil
  }

  /// Hands the rows under the header of `shape` to `body` until that returns false.
  func forEachRow(under shape: TableShape, _ body: (Span<UInt8>, TableRow) -> Bool) {
    switch self {
    case .text(let bytes, let isWhole):
      var splitter = RowSplitter(shape, width: shape.columns.count)
      var position = shape.start
      // With a header: that, and how many rows behind it may name kinds of columns.
      var (isHeader, above) = (shape.hasHeader, shape.hasHeader ? TableForm.rowsOfKinds : 0)
      while let next = Self.next(bytes.span, from: position, &splitter, shape, isWhole: isWhole) {
        position = next
        if splitter.row.range.isEmpty || isHeader {
          isHeader = false
          continue
        }
        if above > 0 {
          above -= 1
          if splitter.row.namesColumnKinds(in: bytes.span) { continue }
        }
        if shape.outer != nil {
          guard let (line, row) = shape.inner(of: splitter.row, in: bytes.span) else { continue }
          if !body(line.span, row) { return }
          continue
        }
        if let text = shape.cutText, splitter.row.count > shape.columns.count {
          splitter.row.join(text...text + splitter.row.count - shape.columns.count)
        }
        if let date = shape.splitDates, splitter.row.count == shape.columns.count + 1 {
          splitter.row.join(date...date + 1)
        }
        if !body(bytes.span, splitter.row) { return }
      }
    case .sheet(let sheet):
      var row = TableRow()
      for index in sheet.rows.indices where shape.isUnderHeader(sheet.rows[index].number) {
        sheet.fill(&row, with: index)
        row.fit(to: shape.columns.count)
        if !sheet.withBytes({ body($0, row) }) { return }
      }
    }
  }
}
