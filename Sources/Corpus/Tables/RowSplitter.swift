/// Splits the rows of a table into fields, by RFC 4180 with any delimiter.
struct RowSplitter {
  /// A field's bytes between its quotes, if it has any.
  struct Field {
    var start: Int
    var end: Int
    /// Whether quotes stand doubled in it.
    var hasDoubledQuotes = false
    /// Whether backslashes stand before quotes in it.
    var hasEscapedQuotes = false

    var range: Range<Int> { start..<end }
  }

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

  /// The longest row that is looked at twice.
  private static let looseLimit = 1 << 14

  let delimiter: UInt8
  /// Whether backslashes stand before quotes within fields, which are not doubled then.
  private var escapes = false
  /// The fields of the last row, and behind them what is left of longer rows before it.
  private(set) var fields: [Field] = []
  /// The number of fields of the last row.
  private(set) var count = 0
  /// How many of those ``fit(_:_:to:)`` added.
  private var missing = 0
  /// Whether the quotes of the last row do not follow the rule.
  private(set) var isLoose = false

  init(delimiter: UInt8) { self.delimiter = delimiter }

  /// Splits the row at `start`; `isWhole` says that nothing comes behind `bytes`.
  mutating func split(_ bytes: Span<UInt8>, from start: Int, isWhole: Bool) -> Outcome {
    count = 0
    missing = 0
    isLoose = false
    var position = start
    while true {
      let isQuoted = position < bytes.count && bytes[unchecked: position] == .quote
      var end: Int
      if isQuoted {
        guard let behind = quoted(bytes, from: position) else {
          return isWhole ? openQuote(bytes, position, isWhole: true) : .needsMore
        }
        end = behind
        if end < bytes.count, bytes[unchecked: end] == .carriageReturn { end += 1 }
        if end < bytes.count, bytes[unchecked: end] != delimiter,
          bytes[unchecked: end] != .lineFeed
        {
          return openQuote(bytes, position, isWhole: isWhole)
        }
      } else {
        end = bytes.position(ofEither: delimiter, or: .lineFeed, from: position)
        add(Field(start: position, end: end))
      }
      if end == bytes.count {
        return isWhole ? finish(bytes, end: end, next: end) : .needsMore
      }
      if bytes[unchecked: end] == .lineFeed { return finish(bytes, end: end, next: end + 1) }
      position = end + 1
    }
  }

  /// Splits the row at `start` into `width` fields, though its quotes do not follow the rule: as programs
  /// write it that put backslashes before quotes or, on one line, leave them as they are, or between tabs
  /// quote nothing. Nil where it does not fit.
  mutating func splitLoosely(
    _ all: Span<UInt8>, from start: Int, width: Int, isWhole: Bool
  ) -> Outcome? {
    let isCut = all.count > start + Self.looseLimit
    let bytes = all.extracting(0..<min(all.count, start + Self.looseLimit))
    let feed = bytes.position(of: .lineFeed, from: start)
    if feed == bytes.count && isCut { return nil }
    if feed == bytes.count && !isWhole { return .needsMore }
    let end = feed > start && bytes[feed - 1] == .carriageReturn ? feed - 1 : feed
    let line = bytes.extracting(0..<end)
    if line.extracting(start..<end).has("\\\"") {
      escapes = true
      let outcome = split(bytes, from: start, isWhole: isWhole && !isCut)
      escapes = false
      switch outcome {
      case .row where count == width:
        isLoose = true
        return outcome
      case .needsMore where !isCut: return .needsMore
      default: break
      }
    }
    let fits =
      split(line, from: start, width, isQuoting: true)
      || delimiter == .tab && split(line, from: start, width, isQuoting: false)
    isLoose = fits
    return fits ? .row(end: end, next: min(feed + 1, bytes.count)) : nil
  }

  private mutating func split(
    _ line: Span<UInt8>, from start: Int, _ width: Int, isQuoting: Bool
  ) -> Bool {
    count = 0
    missing = 0
    var position = start
    while count < width {
      if isQuoting, position < line.count, line[position] == .quote {
        guard let quote = looseQuote(line, from: position + 1) else { return false }
        let isEscaped = line.extracting(position + 1..<quote).has("\\\"")
        add(Field(start: position + 1, end: quote, hasEscapedQuotes: isEscaped))
        position = quote + 1
      } else {
        let end = line.position(of: delimiter, from: position)
        add(Field(start: position, end: end))
        position = end
      }
      if position == line.count { return count == width }
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

  @inline(__always)
  private mutating func add(_ field: Field) {
    if count < fields.count { fields[count] = field } else { fields.append(field) }
    count += 1
  }

  /// Adds the field whose opening quote is at `start` and returns the position behind its closing
  /// quote; nil where there is none.
  private mutating func quoted(_ bytes: Span<UInt8>, from start: Int) -> Int? {
    var field = Field(start: start + 1, end: start + 1)
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
        add(field)
        return quote + 1
      }
    }
  }

  /// Ends the row, whose line ending does not belong to its last field.
  private mutating func finish(_ bytes: Span<UInt8>, end: Int, next: Int) -> Outcome {
    var end = end
    if end > 0, bytes[unchecked: end - 1] == .carriageReturn {
      let last = count - 1
      if fields[last].end == end, fields[last].start < end { fields[last].end = end - 1 }
      end -= 1
    }
    return .row(end: end, next: next)
  }

  /// Adds empty fields up to `width` to the last row, or takes away those behind; its range then.
  mutating func fit(_ bytes: Span<UInt8>, _ row: Range<Int>, to width: Int) -> Range<Int> {
    if count > width, width > 0 {
      count = width
      // A quoted field ends before its quote, any other before a delimiter.
      let end = fields[width - 1].end
      return row.lowerBound..<(bytes[end] == .quote ? end + 1 : end)
    }
    missing = max(0, width - count)
    for _ in 0..<missing { add(Field(start: row.upperBound, end: row.upperBound)) }
    return row
  }

  /// Leaves the first field of the last row out, which names the row; its range then.
  mutating func dropFirst(_ bytes: Span<UInt8>, _ row: Range<Int>) -> Range<Int> {
    count -= 1
    for place in 0..<count { fields[place] = fields[place + 1] }
    let start = fields[0].start
    let isQuoted = start > row.lowerBound && bytes[start - 1] == .quote
    return (isQuoted ? start - 1 : start)..<row.upperBound
  }

  /// Adds the delimiters of the fields that ``fit(_:_:to:)`` added to the field at hand.
  func extendMissing(_ batch: inout TweetBatch) {
    for _ in 0..<missing { batch.extend(delimiter) }
  }

  /// Adds the last row to the field at hand as the rule has it: with quotes around what needs them, and
  /// those within doubled.
  func extendByRule(_ bytes: Span<UInt8>, _ batch: inout TweetBatch) {
    for place in 0..<count {
      if place > 0 { batch.extend(delimiter) }
      let field = fields[place]
      let value = bytes.extracting(field.range)
      let text = field.hasEscapedQuotes ? unescaped(value) : value.array
      let isPlain = !text.contains { $0 == .quote || $0 == delimiter || $0 == .lineFeed }
      if !isPlain { batch.extend(.quote) }
      for byte in text {
        if byte == .quote { batch.extend(.quote) }
        batch.extend(byte)
      }
      if !isPlain { batch.extend(.quote) }
    }
  }

  private func openQuote(_ bytes: Span<UInt8>, _ start: Int, isWhole: Bool) -> Outcome {
    let end = bytes.position(of: .lineFeed, from: start)
    if end == bytes.count && !isWhole { return .needsMore }
    return .openQuote(start: start, next: min(end + 1, bytes.count))
  }
}

extension TweetBatch {
  /// Adds a field of a row to the field at hand without its doubled quotes.
  @inline(__always)
  mutating func extend(_ span: Span<UInt8>, unquoting field: RowSplitter.Field) {
    if !field.hasDoubledQuotes { return extend(span.extracting(field.range)) }
    let text = unquoted(span.extracting(field.range))
    extend(text.span)
  }
}

/// The bytes with each pair of quotes made one.
func unquoted(_ span: Span<UInt8>) -> [UInt8] {
  var text: [UInt8] = []
  text.reserveCapacity(span.count)
  var start = 0
  while start < span.count {
    let quote = span.position(of: .quote, from: start)
    let end = min(quote + 1, span.count)
    span.extracting(start..<end).withUnsafeBufferPointer { text.append(contentsOf: $0) }
    start = quote + 2
  }
  return text
}

/// The bytes without the backslashes before quotes.
func unescaped(_ span: Span<UInt8>) -> [UInt8] {
  var text: [UInt8] = []
  for index in span.indices {
    let isEscape = span[index] == .backslash && index + 1 < span.count && span[index + 1] == .quote
    if !isEscape { text.append(span[index]) }
  }
  return text
}
