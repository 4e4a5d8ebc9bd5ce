/// Quotes that are signs like others, in tables between tabs or pipes whose writer knew no quotes around cells: texts that
/// begin with one mostly have more behind the one that closes it.
struct PlainQuotes {
  private static let lineLimit = 400
  /// Fewer cells that quotes around them cannot explain may be slips.
  private static let fewest = 2

  /// Cells that begin with a quote, and those of them that do not end with one.
  private var (begun, open) = (0, 0)
  private var lines = 0

  /// Whether the first lines behind the header at `start` show it: each has the cells of a row, of which the first is a number, a
  /// date, a link or a name with `@`, as no line within a text has, and some a cell that begins with a quote and does not end with
  /// one, while none has one that is quoted by the rule for what it holds.
  static func are(
    in bytes: Span<UInt8>, from start: Int, delimiter: UInt8, width: Int, isWhole: Bool
  ) -> Bool {
    guard delimiter == .tab || delimiter == UInt8(ascii: "|"), width > 1 else { return false }
    // The last line may be cut.
    var end = bytes.count
    while !isWhole, end > start, bytes[end - 1] != .lineFeed { end -= 1 }
    var (found, isRefuted, isFirst) = (PlainQuotes(), false, true)
    bytes.extracting(start..<end).forEachFilledLine(upTo: lineLimit) { line in
      // The first may be a header.
      isRefuted = !found.add(line.extracting(line.trimmed), delimiter, width, isHeader: isFirst)
      isFirst = false
      return !isRefuted
    }
    return !isRefuted && found.open >= fewest && found.open * 8 >= found.begun
      && found.begun * 2 < found.lines
  }

  /// Looks at a line; false where it needs the rule, or is no row.
  private mutating func add(
    _ line: Span<UInt8>, _ delimiter: UInt8, _ width: Int, isHeader: Bool
  ) -> Bool {
    var (start, cells, isOpen, hasBegun) = (0, 0, false, false)
    while start <= line.count {
      let end = line.position(of: delimiter, from: start)
      let whole = line.extracting(start..<end)
      let cell = whole.extracting(whole.trimmed)
      if cells == 0, !isHeader, !cell.isKey { return false }
      let begins = !cell.isEmpty && cell[0] == .quote
      let ends = cell.count > 1 && cell[cell.count - 1] == .quote
      // A quoted cell that holds a delimiter, or quotes that are doubled.
      if isOpen, ends && !begins || begins && cell.count == 1 { return false }
      if begins, ends, cell.extracting(1..<cell.count - 1).has("\"\"") { return false }
      if begins, !ends { isOpen = true }
      hasBegun = hasBegun || begins
      cells += 1
      start = end + 1
    }
    lines += 1
    if hasBegun { begun += 1 }
    if isOpen { open += 1 }
    return cells >= width
  }
}

extension Span<UInt8> {
  /// Whether a cell is one that tells the beginning of a row.
  fileprivate var isKey: Bool {
    if isEmpty { return false }
    return isNumber || isTweetID || starts(with: "http") || starts(with: "@")
      || count <= 40 && Timestamp.seconds(self) != nil
  }
}
