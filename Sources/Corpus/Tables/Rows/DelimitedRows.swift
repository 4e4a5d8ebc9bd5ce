/// Reads the rows of a table with delimiters.
struct DelimitedRows: RowReader {
  /// The longest row in bytes; longer ones are damage, such as a quote that is never closed.
  static let rowLimit = 4 << 20

  private var buffer: InputBuffer
  private var splitter: RowSplitter
  /// Splits lines within a row.
  private var probe: RowSplitter
  private let table: TableForm
  private var isHeaderRead: Bool
  /// The first of the rows under the header, which are looked at for kinds of columns.
  private var rowsUnderHeader = 0
  /// End of the bytes of the current buffer that are already known to be UTF-8.
  private var checked = 0
  private(set) var number: Int
  /// Where rows behind another header have each column; nil where they have them as the first header.
  private var order: [Int]?

  /// Reads on from the header, which the buffer holds.
  init(_ buffer: InputBuffer, _ table: TableForm) {
    self.buffer = buffer
    self.table = table
    number = self.buffer.line(at: table.shape.start) - 1
    self.buffer.use(upTo: table.shape.start)
    splitter = RowSplitter(table.shape, width: table.cellsOfRow)
    probe = splitter
    isHeaderRead = !table.shape.hasHeader
  }

  mutating func next<Sink: RowSink>(into sink: inout Sink) throws(CorpusError) -> Bool {
    while true {
      if buffer.window.isEmpty {
        guard try fill() else { return false }
        continue
      }
      switch buffer.split(by: &splitter) {
      case .row(_, let next):
        if table.tellsRows,
          let feed = buffer.lineFeed(beforeRowIn: splitter.row.range, table, &probe)
        {
          // A quote that nobody meant to close has swallowed rows, up to one with another.
          if try readLoosely(splitter.row.range.lowerBound, feed + 1, to: &sink) { return true }
          continue
        }
        buffer.use(upTo: next)
        number += 1
        if try handOn(to: &sink) { return true }
      case .openQuote(let quote, let next):
        switch try readByKey(to: &sink) {
        case .isRead: return true
        case .needsLook: continue
        case .isOther: break
        }
        if try readLoosely(quote, next, to: &sink) { return true }
      case .needsMore where buffer.window.count < Self.rowLimit: _ = try fill()
      case .needsMore: try skipLong(to: &sink)
      }
    }
  }

  /// Reads one more block; false at the end.
  private mutating func fill() throws(CorpusError) -> Bool {
    checked = 0
    guard try buffer.fill() else { return false }
    // All whole rows are checked at once; only if some are damaged is each looked at.
    let window = buffer.window
    var end = window.upperBound
    while end > window.lowerBound, buffer.bytes[end - 1] != .lineFeed { end -= 1 }
    if buffer.bytes.span.extracting(window.lowerBound..<end).isUTF8 { checked = end }
    return true
  }

  /// Hands on the row that was split; false where it is none.
  private mutating func handOn<Sink: RowSink>(to sink: inout Sink) throws(CorpusError) -> Bool {
    if !isHeaderRead {
      isHeaderRead = true
      return false
    }
    let range = splitter.row.range
    if range.isEmpty { return false }
    if rowsUnderHeader < TableForm.rowsOfKinds {
      rowsUnderHeader += 1
      if table.shape.hasHeader, buffer.namesColumnKinds(splitter) {
        sink.file.others += 1
        return false
      }
    }
    if buffer.isHeader(splitter, table) {
      sink.file.others += 1
      order = nil
      return false
    }
    if let other = buffer.order(splitter, table) {
      sink.file.others += 1
      order = other
      return false
    }
    if buffer.isBlank(splitter) { return false }
    if let order, splitter.row.count == order.count { splitter.row.reorder(order) }
    let found = splitter.row.count
    let isUTF8 = range.upperBound <= checked
    // A row that lacks cells may be the beginning of one; of one with too many, other repairs know better.
    let isShort = found < table.cellsOfRow
    if isShort, let isRead = try readAgainByKey(to: &sink) { return isRead }
    if buffer.handOn(from: &splitter, table, isUTF8: isUTF8, to: &sink) { return true }
    if !isShort, let isRead = try readAgainByKey(to: &sink) { return isRead }
    let reason = SkipReason.fieldCount(expected: table.width, found: found)
    try sink.file.skip(
      line: buffer.line(at: range.lowerBound), reason, isStrict: table.isStrict)
    return false
  }

  /// Reads a row whose quotes break the rule at `quote`, on a line before `next`; false where it is skipped
  /// or goes on behind the buffer.
  private mutating func readLoosely<Sink: RowSink>(
    _ quote: Int, _ next: Int, to sink: inout Sink
  ) throws(CorpusError) -> Bool {
    if let inner = buffer.partsOfLine(to: next, table) {
      buffer.use(upTo: next)
      number += 1
      splitter.add(inner, table, isUTF8: next <= checked, to: &sink)
      return true
    }
    switch buffer.splitLoosely(by: &splitter, width: table.cellsOfRow) {
    case .row(_, let next) where !isHeaderRead:
      isHeaderRead = true
      buffer.use(upTo: next)
      number += 1
    case .row(let end, let next):
      sink.file.repairs[.looseQuotes] += 1
      splitter.row.isRepaired = true
      buffer.use(upTo: next)
      number += 1
      return buffer.handOn(from: &splitter, table, isUTF8: end <= checked, to: &sink)
    case .needsMore: _ = try fill()
    default:
      try sink.file.skip(line: buffer.line(at: quote), .openQuote, isStrict: table.isStrict)
      buffer.use(upTo: next)
      number += 1
    }
    return false
  }

  /// What became of a try to read a record by its key.
  private enum KeyOutcome {
    case isRead
    /// There are more bytes now, which have to be looked at from the beginning.
    case needsLook
    /// It has to be read in another way.
    case isOther
  }

  /// Reads the record at hand, whose quotes break the rule, up to the next that begins with a key.
  private mutating func readByKey<Sink: RowSink>(
    to sink: inout Sink
  ) throws(CorpusError) -> KeyOutcome {
    guard let key = table.rowKey, isHeaderRead, !splitter.endsInReturns else { return .isOther }
    switch buffer.end(ofRecordBy: key) {
    case .needsMore where buffer.window.count < RowKey.recordLimit:
      return try fill() || buffer.isAtEnd ? .needsLook : .isOther
    case .at(let next):
      guard buffer.split(recordTo: next, by: &splitter, key, table.width) else { return .isOther }
      sink.file.repairs[.looseQuotes] += 1
      splitter.row.isRepaired = true
      let end = splitter.row.range.upperBound
      buffer.use(upTo: next)
      number += 1
      return buffer.handOn(from: &splitter, table, isUTF8: end <= checked, to: &sink)
        ? .isRead : .needsLook
    default: return .isOther
    }
  }

  /// The same of the row that was split last: whether it was read, or has to be looked at once more. Nil where it is to be read
  /// in another way; it is there as before then.
  private mutating func readAgainByKey<Sink: RowSink>(
    to sink: inout Sink
  ) throws(CorpusError) -> Bool? {
    if table.rowKey == nil { return nil }
    let (row, next) = (splitter.row, buffer.window.lowerBound)
    buffer.use(upTo: row.range.lowerBound)
    number -= 1
    switch try readByKey(to: &sink) {
    case .isRead: return true
    case .needsLook: return false
    case .isOther:
      splitter.row = row
      buffer.use(upTo: next)
      number += 1
      return nil
    }
  }

  /// Skips a row that does not end, and goes to the line behind the one it begins on.
  private mutating func skipLong<Sink: RowSink>(to sink: inout Sink) throws(CorpusError) {
    let (start, end) = (buffer.window.lowerBound, buffer.window.upperBound)
    let line = buffer.line(at: start)
    let next = buffer.bytes.span.extracting(0..<end).position(of: .lineFeed, from: start) + 1
    guard next <= end else {
      throw .recordTooLong(file: sink.file.name, line: line, limit: Self.rowLimit)
    }
    try sink.file.skip(line: line, .openQuote, isStrict: table.isStrict)
    buffer.use(upTo: next)
    number += 1
  }
}

/// Lets a splitter look at the bytes of the window, which are borrowed and not copied.
extension InputBuffer {
  @inline(__always)
  fileprivate func split(by splitter: inout RowSplitter) -> RowSplitter.Outcome {
    splitter.split(
      bytes.span.extracting(0..<window.upperBound), from: window.lowerBound, isWhole: isAtEnd)
  }

  /// The first line feed in the row that was split, if a line behind it is a row by itself; nil of nearly all rows.
  @inline(__always)
  fileprivate func lineFeed(
    beforeRowIn range: Range<Int>, _ table: TableForm, _ probe: inout RowSplitter
  ) -> Int? {
    let feed = bytes.span.extracting(0..<range.upperBound).position(
      of: .lineFeed, from: range.lowerBound)
    return feed < range.upperBound && holdsRow(feed + 1..<range.upperBound, table, &probe)
      ? feed : nil
  }

  private func holdsRow(
    _ lines: Range<Int>, _ table: TableForm, _ probe: inout RowSplitter
  ) -> Bool {
    var position = lines.lowerBound
    while position < lines.upperBound {
      let end = bytes.span.extracting(0..<lines.upperBound).position(of: .lineFeed, from: position)
      let line = bytes.span.extracting(position..<end)
      if case .row = probe.split(line, from: 0, isWhole: true),
        table.isRow(probe.row, in: line, isLast: end == lines.upperBound)
      {
        return true
      }
      position = end + 1
    }
    return false
  }

  fileprivate func end(ofRecordBy key: RowKey) -> RowKey.End {
    key.end(
      ofRecordAt: window.lowerBound, bytes.span.extracting(0..<window.upperBound),
      isWhole: isAtEnd)
  }

  /// Splits the record that ends before `next`; whether its cells fit.
  fileprivate func split(
    recordTo next: Int, by splitter: inout RowSplitter, _ key: RowKey, _ width: Int
  ) -> Bool {
    let bytes = bytes.span.extracting(0..<window.upperBound)
    var end = next
    while end > window.lowerBound, bytes[end - 1].isSpace { end -= 1 }
    return splitter.split(
      record: window.lowerBound..<end, text: key.text, width: width, in: bytes)
      && key.fits(splitter.row, in: bytes)
  }

  /// Whether the row that was split is the header again.
  @inline(__always)
  fileprivate func isHeader(_ splitter: RowSplitter, _ table: TableForm) -> Bool {
    table.isHeader(splitter.row, in: bytes.span.extracting(0..<window.upperBound))
  }

  @inline(__always)
  fileprivate func order(_ splitter: RowSplitter, _ table: TableForm) -> [Int]? {
    table.order(of: splitter.row, in: bytes.span.extracting(0..<window.upperBound))
  }

  /// Whether the cells of the row that was split name kinds of columns.
  fileprivate func namesColumnKinds(_ splitter: RowSplitter) -> Bool {
    splitter.row.namesColumnKinds(in: bytes.span.extracting(0..<window.upperBound))
  }

  /// Whether all cells of the row that was split are empty.
  @inline(__always)
  fileprivate func isBlank(_ splitter: RowSplitter) -> Bool {
    splitter.row.isBlank(in: bytes.span.extracting(0..<window.upperBound))
  }

  /// A line that is quoted as a whole, but in parts with semicolons between, where a spreadsheet has cut it at those of
  /// entities (`&amp;`), with its cells; nil of any other line.
  fileprivate func partsOfLine(to next: Int, _ table: TableForm) -> (line: [UInt8], row: TableRow)?
  {
    let start = window.lowerBound
    let line = bytes.span.extracting(start..<next)
    guard table.shape.delimiter != .semicolon, table.shape.outer == nil, line.count > 4,
      line[0] == .quote, line.has("\";")
    else { return nil }
    return table.shape.inner(ofLine: line)
  }

  fileprivate func splitLoosely(
    by splitter: inout RowSplitter, width: Int
  ) -> RowSplitter.Outcome? {
    splitter.splitLoosely(
      bytes.span.extracting(0..<window.upperBound), from: window.lowerBound, width: width,
      isWhole: isAtEnd)
  }

  @inline(__always)
  fileprivate func handOn<Sink: RowSink>(
    from splitter: inout RowSplitter, _ table: TableForm, isUTF8: Bool, to sink: inout Sink
  ) -> Bool {
    splitter.handOn(
      bytes.span.extracting(0..<window.upperBound), table, isUTF8: isUTF8, to: &sink)
  }
}
