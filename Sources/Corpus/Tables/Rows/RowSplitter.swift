/// Splits the rows of a table into cells, by RFC 4180 with any delimiter.
struct RowSplitter {
  /// What was found at a position.
  enum Outcome: Equatable {
    /// A row that ends before `end`; the next begins at `next`.
    case row(end: Int, next: Int)
    /// A row that goes on behind the bytes.
    case needsMore
    /// A quote at `start` that is not closed, or not followed by a delimiter; the line on which it
    /// stands ends before `next`.
    case openQuote(start: Int, next: Int)
  }

  /// Rows that break the rule are split another way up to this length, in bytes.
  private static let looseLimit = 1 << 14

  let delimiter: UInt8
  /// The cells of a row, by which rows are told that end in lone carriage returns; nil where none do.
  let width: Int?
  /// Whether quotes are signs like others; see ``PlainQuotes``.
  let areQuotesPlain: Bool
  /// Whether the rows at hand end so.
  var endsInReturns = false
  /// Whether quotes within cells have a backslash before them instead of being doubled.
  private var escapes = false
  /// The last row.
  var row = TableRow()

  init(delimiter: UInt8, width: Int? = nil, areQuotesPlain: Bool = false) {
    self.delimiter = delimiter
    self.width = width
    self.areQuotesPlain = areQuotesPlain
  }

  /// Splits rows of this shape.
  init(_ shape: TableShape, width: Int) {
    self.init(delimiter: shape.splitsAt, width: width, areQuotesPlain: shape.areQuotesPlain)
  }

  /// Splits the row at `start`; `isWhole` says that nothing comes behind `bytes`.
  @inline(__always)
  mutating func split(_ bytes: Span<UInt8>, from start: Int, isWhole: Bool) -> Outcome {
    endsInReturns
      ? splitAtReturn(bytes, from: start, isWhole: isWhole)
      : splitAtFeed(bytes, from: start, isWhole: isWhole)
  }

  /// Splits the row at `start`, which ends at a line feed.
  mutating func splitAtFeed(_ bytes: Span<UInt8>, from start: Int, isWhole: Bool) -> Outcome {
    row.removeAll()
    var position = start
    while true {
      let isQuoted = position < bytes.count && bytes[unchecked: position] == .quote
      var end: Int
      // A row with plain quotes is written with such as mean something.
      if isQuoted { row.isVerbatim = row.isVerbatim && !areQuotesPlain }
      if isQuoted, !areQuotesPlain {
        guard let behind = quoted(bytes, from: position) else {
          return isWhole ? openQuote(bytes, position, isWhole: true) : .needsMore
        }
        end = behind
        // Programs that write CR LF through a text file of Windows leave CR CR LF.
        while end < bytes.count, bytes[unchecked: end] == .carriageReturn { end += 1 }
        if end < bytes.count, bytes[unchecked: end] == .space {
          end = passSpaces(bytes, from: end)
        }
        if end < bytes.count, bytes[unchecked: end] != delimiter,
          bytes[unchecked: end] != .lineFeed
        {
          return endAtReturn(bytes, from: start, isWhole: isWhole)
            ?? openQuote(bytes, position, isWhole: isWhole)
        }
      } else {
        end = bytes.position(ofEither: delimiter, or: .lineFeed, from: position)
        row.append(TableRow.Field(start: position, end: end))
      }
      if end == bytes.count {
        return isWhole ? finish(bytes, start, end: end, next: end) : .needsMore
      }
      if bytes[unchecked: end] == .lineFeed { return finish(bytes, start, end: end, next: end + 1) }
      if let width, row.count >= width,
        let outcome = endAtReturn(bytes, from: start, isWhole: isWhole)
      {
        return outcome
      }
      position = end + 1
    }
  }

  /// The end of the spaces behind a closing quote, where the cell ends with them; else their start.
  private mutating func passSpaces(_ bytes: Span<UInt8>, from start: Int) -> Int {
    var end = start
    while end < bytes.count, bytes[end] == .space || bytes[end] == .carriageReturn { end += 1 }
    let isEnd = end == bytes.count || bytes[end] == delimiter || bytes[end] == .lineFeed
    if isEnd { row.isVerbatim = false }
    return isEnd ? end : start
  }

  /// Splits the row at `start` into `width` cells although its quotes break the rule: quotes with
  /// backslashes before them, single quotes within a quoted cell on one line, or, between tabs or
  /// pipes and in a lone column, quotes that mean nothing. Nil where it does not fit.
  mutating func splitLoosely(
    _ all: Span<UInt8>, from start: Int, width: Int, isWhole: Bool
  ) -> Outcome? {
    let isCut = all.count > start + Self.looseLimit
    let bytes = all.extracting(0..<min(all.count, start + Self.looseLimit))
    let feed = endOfLine(bytes, from: start)
    if feed == bytes.count && isCut { return nil }
    if feed == bytes.count && !isWhole { return .needsMore }
    let end = Self.withoutReturns(bytes, start..<feed)
    let line = bytes.extracting(0..<end)
    // A row may go on over lines, and a backslash may stand in a later one.
    if bytes.extracting(start..<bytes.count).has("\\\"") {
      escapes = true
      let outcome = split(bytes, from: start, isWhole: isWhole && !isCut)
      escapes = false
      switch outcome {
      case .row where row.count == width && row.hasEscapedQuotes:
        row.isVerbatim = false
        return outcome
      case .needsMore where !isCut: return .needsMore
      default: break
      }
    }
    let isLone = delimiter == TableShape.noDelimiter
    let fits =
      !isLone && !areQuotesPlain && split(line, from: start, width, isQuoting: true)
      || (isLone || delimiter == .tab || delimiter == UInt8(ascii: "|"))
        && split(line, from: start, width, isQuoting: false)
    guard fits else { return nil }
    row.range = start..<end
    row.isVerbatim = false
    return .row(end: end, next: min(feed + 1, bytes.count))
  }

  private mutating func split(
    _ line: Span<UInt8>, from start: Int, _ width: Int, isQuoting: Bool
  ) -> Bool {
    row.removeAll()
    var position = start
    while row.count < width {
      if isQuoting, position < line.count, line[position] == .quote {
        guard let quote = looseQuote(line, from: position + 1) else { return false }
        let isEscaped = line.extracting(position + 1..<quote).has("\\\"")
        row.append(
          TableRow.Field(start: position + 1, end: quote, hasEscapedQuotes: isEscaped))
        position = quote + 1
      } else {
        let end = line.position(of: delimiter, from: position)
        row.append(TableRow.Field(start: position, end: end))
        position = end
      }
      if position == line.count { return row.count == width }
      position += 1
    }
    return false
  }

  /// The first quote at or behind `start` that stands before a delimiter or the line's end.
  private func looseQuote(_ line: Span<UInt8>, from start: Int) -> Int? {
    var quote = line.position(of: .quote, from: start)
    while quote + 1 < line.count, line[quote + 1] != delimiter || line[quote - 1] == .backslash {
      quote = line.position(of: .quote, from: quote + 1)
    }
    return quote < line.count ? quote : nil
  }

  /// Adds the cell whose opening quote is at `start` and returns the position behind its closing
  /// quote; nil where there is none.
  private mutating func quoted(_ bytes: Span<UInt8>, from start: Int) -> Int? {
    var field = TableRow.Field(start: start + 1, end: start + 1)
    while true {
      let quote = bytes.position(of: .quote, from: field.end)
      if quote == bytes.count { return nil }
      if escapes, bytes[quote - 1] == .backslash {
        field.hasEscapedQuotes = true
        field.end = quote + 1
        continue
      }
      if quote + 1 < bytes.count, bytes[unchecked: quote + 1] == .quote {
        field.hasDoubledQuotes = true
        field.end = quote + 2
      } else {
        field.end = quote
        row.append(field)
        return quote + 1
      }
    }
  }

  /// Ends the row, whose line ending does not belong to its last cell.
  private mutating func finish(
    _ bytes: Span<UInt8>, _ start: Int, end: Int, next: Int
  ) -> Outcome {
    var end = end
    if end > start, bytes[unchecked: end - 1] == .carriageReturn {
      let last = row[row.count - 1]
      let bare = Self.withoutReturns(bytes, start..<end)
      if last.end == end { row.endLast(at: max(last.start, bare)) }
      end = bare
    }
    row.range = start..<end
    return .row(end: end, next: next)
  }

  /// The end of a line without the carriage returns at its end.
  private static func withoutReturns(_ bytes: Span<UInt8>, _ line: Range<Int>) -> Int {
    var end = line.upperBound
    while end > line.lowerBound, bytes[end - 1] == .carriageReturn { end -= 1 }
    return end
  }

  /// Where the line at `start` ends, whatever quotes it has.
  private func endOfLine(_ bytes: Span<UInt8>, from start: Int) -> Int {
    endsInReturns
      ? bytes.position(ofEither: .lineFeed, or: .carriageReturn, from: start)
      : bytes.position(of: .lineFeed, from: start)
  }

  private func openQuote(_ bytes: Span<UInt8>, _ start: Int, isWhole: Bool) -> Outcome {
    let end = endOfLine(bytes, from: start)
    if end == bytes.count && !isWhole { return .needsMore }
    return .openQuote(start: start, next: min(end + 1, bytes.count))
  }
}
