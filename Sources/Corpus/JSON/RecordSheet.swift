/// The first records of JSON as rows of a sheet, under their keys as its header; be they objects, or the columns of one,
/// as notebooks save a table.
///
/// Texts stand as they are written, with their escapes; of what is nested nothing stands there.
struct RecordSheet {
  /// The most keys that are told apart.
  private static let keyLimit = 200

  /// The header and the rows.
  private(set) var rows = SheetBuffer()
  private var columns: [String: Int] = [:]
  private var records: [[(column: Int, cell: Range<Int>)]] = []
  /// The names of accounts in objects under a key, by that key: one for each record that has such an object.
  private(set) var accounts: [String: [String]] = [:]
  /// The number of records, be there nothing but objects in them.
  var count: Int { records.count }

  /// Looks at up to `limit` records in the bytes at the beginning of a file.
  init(_ head: Span<UInt8>, limit: Int) {
    var ranges = Self.documents(head, from: 0, DocumentScanner.layout(of: head), limit)
    if ranges.count < 2 {
      // A list in an envelope.
      let list = Self.documents(head, from: Self.firstList(head), .brackets, limit)
      if list.count > 1 { ranges = list }
    }
    if ranges.count > 1 || !addColumns(head, limit) {
      for range in ranges { add(head, range) }
    }
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
    Self.forEachField(bytes, from: range.lowerBound) { key, value, cell in
      let name = bytes.extracting(key).text
      if let column = column(name), !record.contains(where: { $0.column == column }) {
        record.append((column, cell))
        if let account = Self.account(bytes, at: value) {
          accounts[name, default: []].append(account)
        }
      }
      return true
    }
    records.append(record)
  }

  /// The place of a key among the columns; nil where there are too many.
  private mutating func column(_ key: String) -> Int? {
    if columns[key] == nil, columns.count < Self.keyLimit { columns[key] = columns.count }
    return columns[key]
  }

  /// The key that begins at `position` or behind white space, and where its value begins; nil where there is none.
  private static func key(
    _ bytes: Span<UInt8>, from position: Int
  ) -> (key: Range<Int>, value: Int)? {
    let start = bytes.trimmedStart(from: position)
    guard start < bytes.count, bytes[start] == .quote, let end = end(bytes, from: start) else {
      return nil
    }
    let value = bytes.trimmedStart(from: bytes.trimmedStart(from: end) + 1)
    return value < bytes.count ? (start + 1..<end - 1, value) : nil
  }

  /// The name of an account that an object at `position` has, as the platform calls it: what others call `username` may be
  /// whoever uses their program. Nil of what is none, or a tweet.
  private static func account(_ bytes: Span<UInt8>, at position: Int) -> String? {
    guard bytes[position] == UInt8(ascii: "{") else { return nil }
    var (found, isTweet) = (String?.none, false)
    forEachField(bytes, from: position) { key, value, cell in
      let name = ColumnName.plain(bytes.extracting(key).text)
      isTweet = ColumnName.isText(name)
      if name == "screenname", bytes[value] == .quote, !cell.isEmpty {
        found = bytes.extracting(cell).text
      }
      return !isTweet
    }
    return isTweet ? nil : found
  }

  /// Hands the fields of the object at `start` to `body`, as far as it is well formed, until that returns false: the key, where
  /// the value begins, and what stands in it.
  private static func forEachField(
    _ bytes: Span<UInt8>, from start: Int, _ body: (Range<Int>, Int, Range<Int>) -> Bool
  ) {
    var position = start + 1
    while let (key, value) = key(bytes, from: position), let (cell, next) = cell(bytes, at: value),
      body(key, value, cell)
    {
      position = bytes.trimmedStart(from: next)
      guard position < bytes.count, bytes[position] == .comma else { return }
      position += 1
    }
  }

  // MARK: Columns

  /// Whether a document begins that is a table by columns, such as `{"id": {"0": 5, …` or `{"id": [5, …`.
  static func beginsColumns(_ head: Span<UInt8>) -> Bool {
    let start = head.trimmedStart(from: 0)
    guard start < head.count, head[start] == UInt8(ascii: "{"),
      let (_, value) = key(head, from: start + 1)
    else { return false }
    return !column(head, at: value, limit: 1).isEmpty
  }

  /// Adds the first rows of a table by columns, of which there are two or more of one length; false where it is none.
  private mutating func addColumns(_ bytes: Span<UInt8>, _ limit: Int) -> Bool {
    guard Self.beginsColumns(bytes) else { return false }
    var found: [(column: Int, cells: [Range<Int>])] = []
    var position = bytes.trimmedStart(from: 0) + 1
    while let (key, value) = Self.key(bytes, from: position) {
      let cells = Self.column(bytes, at: value, limit: limit)
      guard let end = Self.end(bytes, from: value),
        cells.count == found.first?.cells.count ?? cells.count
      else { break }
      if let column = column(bytes.extracting(key).text) { found.append((column, cells)) }
      position = bytes.trimmedStart(from: end) + 1
    }
    guard found.count > 1 else {
      columns = [:]
      return false
    }
    records = found[0].cells.indices.map { row in found.map { ($0.column, $0.cells[row]) } }
    return true
  }

  /// The first cells of a column: the values under numbers or in a list, of which none is an object.
  private static func column(
    _ bytes: Span<UInt8>, at start: Int, limit: Int
  ) -> [Range<Int>] {
    let isList = bytes[start] == UInt8(ascii: "[")
    guard isList || bytes[start] == UInt8(ascii: "{") else { return [] }
    var (cells, position) = ([Range<Int>](), start + 1)
    while cells.count < limit {
      var value = bytes.trimmedStart(from: position)
      if !isList {
        guard let (number, next) = key(bytes, from: position),
          bytes.extracting(number).allSatisfy(\.isDigit)
        else { break }
        value = next
      }
      guard value < bytes.count, bytes[value] != UInt8(ascii: "{"),
        bytes[value] != UInt8(ascii: "]"),
        let (cell, next) = cell(bytes, at: value)
      else { break }
      cells.append(cell)
      position = bytes.trimmedStart(from: next)
      guard position < bytes.count, bytes[position] == .comma else { break }
      position += 1
    }
    return cells
  }

  /// What stands in the value at `position`, and where it ends; nil where it has no end.
  private static func cell(_ bytes: Span<UInt8>, at position: Int) -> (Range<Int>, next: Int)? {
    switch bytes[position] {
    case .quote: return end(bytes, from: position).map { (position + 1..<$0 - 1, $0) }
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      return end(bytes, from: position).map { (position..<position, $0) }
    default:
      var end = position
      while end < bytes.count, bytes[end] != .comma, bytes[end] != UInt8(ascii: "}"),
        bytes[end] != UInt8(ascii: "]")
      {
        end += 1
      }
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
