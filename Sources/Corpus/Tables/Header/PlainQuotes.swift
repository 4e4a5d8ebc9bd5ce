internal import Hashing

/// Quotes that are signs like others, in tables between tabs or pipes whose writer knew no quotes around cells: texts that
/// begin with one mostly have more behind the one that closes it.
struct PlainQuotes {
  private static let lineLimit = 400
  /// Fewer cells that quotes around them cannot explain may be slips.
  private static let fewest = 2
  /// So many words at most are labels, which a column repeats in so many lines or more.
  private static let (mostLabels, fewestLabelled) = (6, 20)

  private let delimiter: UInt8
  /// Cells that begin with a quote, and those of them that do not end with one.
  private var (begun, open) = (0, 0)
  private var lines = 0
  /// In each column the cells that tell the beginning of a row, and the words that it has.
  private var keys: [Int]
  private var words: [Set<UInt64>]

  private init(_ delimiter: UInt8, _ width: Int) {
    self.delimiter = delimiter
    keys = Array(repeating: 0, count: width)
    words = Array(repeating: [], count: width)
  }

  /// Whether the first lines behind the header at `start` show it: each has the cells of a row, one of them in the same column a
  /// number, a date, a link, a name with `@` or one of a few labels, as no line within a text has; and some have a cell that
  /// begins with a quote and does not end with one, while none has one that is quoted by the rule for what it holds.
  static func are(
    in bytes: Span<UInt8>, from start: Int, delimiter: UInt8, width: Int, isWhole: Bool
  ) -> Bool {
    guard delimiter == .tab || delimiter == UInt8(ascii: "|"), width > 1,
      bytes.position(of: .quote, from: start) < bytes.count
    else { return false }
    // The last line may be cut.
    var end = bytes.count
    while !isWhole, end > start, bytes[end - 1] != .lineFeed { end -= 1 }
    var (found, isRefuted, isFirst) = (PlainQuotes(delimiter, width), false, true)
    bytes.extracting(start..<end).forEachFilledLine(upTo: lineLimit) { line in
      // The first may be a header.
      isRefuted = !found.add(line.extracting(line.trimmed), isHeader: isFirst)
      isFirst = false
      return !isRefuted
    }
    return !isRefuted && found.open >= fewest && found.open * 8 >= found.begun
      && found.begun * 2 < found.lines && found.areRows
  }

  /// Whether all lines but a header are rows, by what one of their columns holds.
  private var areRows: Bool {
    keys.indices.contains { column in
      keys[column] == lines
        || lines >= Self.fewestLabelled && words[column].count <= Self.mostLabels
    }
  }

  /// Looks at a line; false where it needs the rule, or is no row.
  private mutating func add(_ line: Span<UInt8>, isHeader: Bool) -> Bool {
    var (start, cells, isOpen, hasBegun) = (0, 0, false, false)
    while start <= line.count {
      let end = line.position(of: delimiter, from: start)
      let whole = line.extracting(start..<end)
      let cell = whole.extracting(whole.trimmed)
      if cells < keys.count, !isHeader { note(cell, cells) }
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
    if !isHeader { lines += 1 }
    if hasBegun { begun += 1 }
    if isOpen { open += 1 }
    return cells >= keys.count
  }

  private mutating func note(_ cell: Span<UInt8>, _ column: Int) {
    if cell.isKey { keys[column] += 1 }
    if words[column].count <= Self.mostLabels { words[column].insert(hash64(cell)) }
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
