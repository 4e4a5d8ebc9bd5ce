/// The first records of JSON as rows of a sheet, under their keys as its header.
///
/// Texts stand as they are written, with their escapes; of what is nested nothing stands there.
struct RecordSheet {
  /// The most keys that are told apart.
  private static let keyLimit = 200

  /// The header and the rows.
  private(set) var rows = SheetBuffer()
  private var columns: [String: Int] = [:]
  private var records: [[(column: Int, cell: Range<Int>)]] = []

  /// Looks at up to `limit` records in the bytes at the beginning of a file.
  init(_ head: Span<UInt8>, limit: Int) {
    var ranges = Self.documents(head, from: 0, DocumentScanner.layout(of: head), limit)
    if ranges.count < 2 {
      // A list in an envelope.
      let list = Self.documents(head, from: Self.firstList(head), .brackets, limit)
      if list.count > 1 { ranges = list }
    }
    for range in ranges { add(head, range) }
    for (key, column) in columns.sorted(by: { $0.value < $1.value }) {
      rows.append(Array(key.utf8).span, at: column)
    }
    rows.endRow()
    for record in records {
      for (column, cell) in record.sorted(by: { $0.column < $1.column }) {
        rows.append(head.extracting(cell), at: column)
      }
      rows.endRow()
    }
  }

  private static func documents(
    _ head: Span<UInt8>, from start: Int, _ layout: DocumentScanner.Layout, _ limit: Int
  ) -> [Range<Int>] {
    var scanner = DocumentScanner(layout: layout)
    var (position, found) = (start, [Range<Int>]())
    while found.count < limit {
      switch scanner.next(head, from: position, isWhole: false) {
      case .document(let range):
        found.append(range)
        position = range.upperBound
      case .scalar(let range), .junk(let range): position = range.upperBound
      case .needsMore, .end, .notClosed: return found
      }
    }
    return found
  }

  /// Where the first list of objects begins; the end where there is none.
  private static func firstList(_ head: Span<UInt8>) -> Int {
    var position = head.position(of: UInt8(ascii: "["))
    while position < head.count {
      let next = head.trimmedStart(from: position + 1)
      if next < head.count, head[next] == UInt8(ascii: "{") { return position }
      position = head.position(of: UInt8(ascii: "["), from: position + 1)
    }
    return head.count
  }

  /// Adds the record at `range`, as far as it is well formed.
  private mutating func add(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    var record: [(column: Int, cell: Range<Int>)] = []
    var position = range.lowerBound + 1
    while position < range.upperBound {
      let start = bytes.trimmedStart(from: position)
      guard start < range.upperBound, bytes[start] == .quote,
        let end = Self.end(bytes, from: start)
      else { break }
      let value = bytes.trimmedStart(from: bytes.trimmedStart(from: end) + 1)
      guard value < range.upperBound, let (cell, next) = Self.cell(bytes, at: value) else { break }
      let key = bytes.extracting(start + 1..<end - 1).text
      if columns[key] == nil, columns.count < Self.keyLimit { columns[key] = columns.count }
      if let column = columns[key], !record.contains(where: { $0.column == column }) {
        record.append((column, cell))
      }
      position = bytes.trimmedStart(from: next) + 1
    }
    records.append(record)
  }

  /// What stands in the value at `position`, and where it ends; nil where it has no end.
  private static func cell(_ bytes: Span<UInt8>, at position: Int) -> (Range<Int>, next: Int)? {
    switch bytes[position] {
    case .quote: return end(bytes, from: position).map { (position + 1..<$0 - 1, $0) }
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      return end(bytes, from: position).map { (position..<position, $0) }
    default:
      var end = position
      while end < bytes.count, bytes[end] != .comma, bytes[end] != UInt8(ascii: "}") { end += 1 }
      let cell = bytes.extracting(position..<end).trimmed
      let word = position + cell.lowerBound..<position + cell.upperBound
      return (bytes.extracting(word).equals("null") ? position..<position : word, end)
    }
  }

  private static func end(_ bytes: Span<UInt8>, from start: Int) -> Int? {
    var scanner = ValueScanner()
    return scanner.end(bytes, from: start)
  }
}
