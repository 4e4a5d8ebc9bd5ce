/// Rows that end in lone carriage returns within a table whose other rows end in line feeds, as where files of two systems
/// were put together. Returns in texts without quotes are no ends of rows, so the rows must show what they are: there are too
/// many cells for one, and rows like it follow.
extension RowSplitter {
  /// How far rows are looked for behind the first, in bytes.
  private static let farthest = 1 << 14

  /// Splits the row at `start`, which ends at the first carriage return or line feed that is not in quotes; behind a line feed
  /// rows end as they did before.
  mutating func splitAtReturn(_ bytes: Span<UInt8>, from start: Int, isWhole: Bool) -> Outcome {
    let found = endOfRow(bytes, from: start)
    if found == nil, !isWhole { return .needsMore }
    let end = found ?? bytes.count
    // A line feed may come with the next block.
    if end + 1 == bytes.count, bytes[end] == .carriageReturn, !isWhole { return .needsMore }
    let outcome = splitAtFeed(bytes.extracting(0..<end), from: start, isWhole: true)
    let isPair =
      end + 1 < bytes.count && bytes[end] == .carriageReturn && bytes[end + 1] == .lineFeed
    let next = min(end + (isPair ? 2 : 1), bytes.count)
    switch outcome {
    case .row(let end, _):
      endsInReturns = next == 0 || bytes[next - 1] != .lineFeed
      return .row(end: end, next: next)
    case .openQuote(let quote, _): return .openQuote(start: quote, next: next)
    case .needsMore: return .needsMore
    }
  }

  /// Ends the row at `start` at the last carriage return of its last cell, which goes on to a delimiter or to text behind
  /// quotes, where rows like it follow; nil where it goes on.
  mutating func endAtReturn(_ bytes: Span<UInt8>, from start: Int, isWhole: Bool) -> Outcome? {
    guard let width, row.count >= width, width > 1, let last = lastReturn(bytes) else { return nil }
    let next = last + 1
    let ahead = bytes.extracting(0..<min(bytes.count, next + Self.farthest))
    guard let areRows = areRows(ahead, from: next, isWhole: isWhole || ahead.count < bytes.count)
    else { return .needsMore }
    if !areRows { return nil }
    let outcome = splitAtFeed(bytes.extracting(0..<last), from: start, isWhole: true)
    guard case .row(let end, _) = outcome else { return nil }
    endsInReturns = true
    return .row(end: end, next: next)
  }

  /// The last carriage return in, or behind the quotes of, the last cell that was split.
  private func lastReturn(_ bytes: Span<UInt8>) -> Int? {
    let cell = row[row.count - 1]
    if cell.end < bytes.count, bytes[cell.end] == .quote {
      var end = cell.end + 1
      while end < bytes.count, bytes[end] == .carriageReturn { end += 1 }
      return end > cell.end + 1 ? end - 1 : nil
    }
    return (cell.start..<min(cell.end, bytes.count)).last { bytes[$0] == .carriageReturn }
  }

  /// Whether two rows of the right width stand at `start`, or one with numbers where the row that was split has some; nil where
  /// more bytes are needed to tell.
  private func areRows(_ bytes: Span<UInt8>, from start: Int, isWhole: Bool) -> Bool? {
    var position = start
    for number in 0..<2 {
      guard position < bytes.count else { return isWhole ? false : nil }
      let found = endOfRow(bytes, from: position)
      if found == nil, !isWhole { return nil }
      let end = found ?? bytes.count
      var other = RowSplitter(delimiter: delimiter, areQuotesPlain: areQuotesPlain)
      guard case .row = other.splitAtFeed(bytes.extracting(0..<end), from: position, isWhole: true),
        other.row.count == width
      else { return false }
      if number == 0 {
        guard let hasNumbers = hasNumbers(with: other.row, bytes) else { return false }
        if hasNumbers { return true }
      }
      position = end + 1
    }
    return true
  }

  /// Whether both rows have a number in the same cell; nil where one has it where the other has something else.
  private func hasNumbers(with other: TableRow, _ bytes: Span<UInt8>) -> Bool? {
    var hasNumbers = false
    for column in 0..<min(row.count, other.count) {
      let cells = (first(of: row[column], bytes), first(of: other[column], bytes))
      if cells.0.isEmpty || cells.1.isEmpty { continue }
      let isNumber = bytes.extracting(cells.0).isNumber
      if isNumber != bytes.extracting(cells.1).isNumber { return nil }
      hasNumbers = hasNumbers || isNumber
    }
    return hasNumbers
  }

  /// A cell up to the first carriage return in it.
  private func first(of cell: TableRow.Field, _ bytes: Span<UInt8>) -> Range<Int> {
    let end = min(cell.end, bytes.count)
    return cell.start..<((cell.start..<end).first { bytes[$0] == .carriageReturn } ?? end)
  }

  /// Where the row at `start` ends with a carriage return or line feed that is not in quotes; nil where that lies behind the
  /// bytes.
  private func endOfRow(_ bytes: Span<UInt8>, from start: Int) -> Int? {
    var position = start
    while position < bytes.count {
      if bytes[position] == .quote {
        repeat {
          position = bytes.position(of: .quote, from: position + 1) + 1
        } while position < bytes.count && bytes[position] == .quote
          && bytes.position(of: .quote, from: position + 1) < bytes.count
      }
      while position < bytes.count, bytes[position] != delimiter {
        if bytes[position] == .lineFeed || bytes[position] == .carriageReturn { return position }
        position += 1
      }
      position += 1
    }
    return nil
  }
}
