/// Reads the rows of a sheet.
struct SheetRows: RowReader {
  private let parser: SheetParser
  private let table: TableForm
  private var row = TableRow()
  /// The next of the parsed rows, and how many of its copies were read.
  private var (next, copies) = (0, 0)
  private(set) var number = 0

  init(_ parser: SheetParser, _ table: TableForm) {
    self.parser = parser
    self.table = table
  }

  mutating func next<Sink: RowSink>(into sink: inout Sink) throws(CorpusError) -> Bool {
    while true {
      if next == parser.buffered.count {
        next = 0
        guard try parser.advance() else { return false }
        continue
      }
      let found = parser.buffered[next]
      parser.fill(&row, with: next)
      number = found.number + copies
      copies += 1
      if copies == found.copies { (next, copies) = (next + 1, 0) }
      if !table.shape.isUnderHeader(number) { continue }
      if parser.withBytes({ table.isHeader(row, in: $0) }) {
        sink.file.others += 1
        continue
      }
      row.fit(to: table.width)
      parser.withBytes { sink.add($0, row) }
      return true
    }
  }
}

/// Parses a sheet, some rows at a time.
final class SheetParser {
  private let visitor: SheetVisitor
  private let parser: XMLParser

  init(_ source: any ByteSource, _ visitor: SheetVisitor, container: String) {
    self.visitor = visitor
    visitor.name = source.name
    parser = XMLParser(source, visitor, container: container)
  }

  /// The rows that were parsed last.
  var buffered: [SheetBuffer.Row] { visitor.buffer.rows }

  /// Puts the cells of one of them into `row`.
  func fill(_ row: inout TableRow, with index: Int) { visitor.buffer.fill(&row, with: index) }

  /// Hands the bytes in which their cells stand to `body`.
  func withBytes<R>(_ body: (Span<UInt8>) -> R) -> R { visitor.buffer.withBytes(body) }

  /// Parses the next rows in place of those; false at the end.
  func advance() throws(CorpusError) -> Bool {
    visitor.buffer.removeRows()
    return try parse(to: 1)
  }

  /// Parses on until there are `count` rows or all there are; false if there are none.
  private func parse(to count: Int) throws(CorpusError) -> Bool {
    while buffered.count < count, !visitor.isDone, try parser.advance() {}
    return !buffered.isEmpty
  }

  /// The first `count` rows.
  func head(_ count: Int) throws(CorpusError) -> SheetBuffer {
    _ = try parse(to: count)
    return visitor.buffer
  }
}

/// What finds rows in the XML of a sheet.
class SheetVisitor: XMLVisitor {
  var buffer = SheetBuffer()
  /// Whether nothing behind what was read belongs to the sheet.
  var isDone = false
  /// The file's name for messages.
  var name = ""

  /// Ends the reading where the value of a cell or a row is longer than any spreadsheet's.
  func checkLength(of value: [UInt8]) {
    if value.count > SheetBuffer.cellLimit {
      failure = .recordTooLong(file: name, line: buffer.number, limit: SheetBuffer.cellLimit)
    } else if buffer.isTooLong {
      failure = .recordTooLong(file: name, line: buffer.number, limit: DelimitedRows.rowLimit)
    }
  }
}
