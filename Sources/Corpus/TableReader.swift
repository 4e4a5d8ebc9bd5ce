/// Reads tweets out of a table with a header.
struct TableReader: TweetReader {
  /// The longest row; longer ones are damage, such as a quote that is never closed.
  static let rowLimit = 16 << 20

  private var buffer: InputBuffer
  private var splitter: RowSplitter
  private let columns: TableColumns
  private let width: Int
  private let isStrict: Bool
  private let defaultAccount: [UInt8]
  private var file: Losses.File
  private var isHeaderRead = false
  /// The rows of sheets end with their last cell; a sheet's rows, not its lines, have numbers.
  private let isSheet: Bool
  private var rows = 0
  /// Where the bytes end that were found to be UTF-8 as a whole, in the buffer as it is.
  private var checked = 0

  var losses: Losses { Losses(file) }

  init(
    _ buffer: InputBuffer, _ shape: TableShape, _ columns: TableColumns, file: Losses.File,
    account: String?, isStrict: Bool
  ) {
    self.buffer = buffer
    self.columns = columns
    self.file = file
    self.isStrict = isStrict
    splitter = RowSplitter(delimiter: shape.delimiter)
    width = shape.columns.count
    isSheet = file.format.isSheet
    defaultAccount = Array((account ?? "").utf8)
  }

  mutating func read(into batch: inout TweetBatch, upTo limit: Int) throws(CorpusError) -> Bool {
    let before = batch.count
    while batch.count < limit {
      if try readRows(into: &batch, upTo: limit) { continue }
      checked = 0
      if try buffer.fill() {
        checkEncoding()
        continue
      }
      if buffer.window.isEmpty { break }
    }
    return batch.count > before
  }

  /// Reads the rows that stand in the buffer; false where it must be filled first.
  private mutating func readRows(
    into batch: inout TweetBatch, upTo limit: Int
  ) throws(CorpusError) -> Bool {
    // A second owner for this call, so that the splitter can change beside the span.
    let bytes = buffer.bytes
    let end = buffer.window.upperBound
    let span = bytes.span.extracting(0..<end)
    var position = buffer.window.lowerBound
    defer { buffer.use(upTo: position) }
    if !isHeaderRead, position == 0, span.starts(with: "\u{FEFF}") { position = 3 }
    while batch.count < limit, position < end {
      switch splitter.split(span, from: position, isWhole: buffer.isAtEnd) {
      case .needsMore:
        if end - position < Self.rowLimit { return false }
        position = try skipLong(span, position)
      case .openQuote(let quote, let next):
        try file.skip(line: buffer.line(at: quote), .openQuote, isStrict: isStrict)
        position = next
      case .row(let rowEnd, let next):
        var row = position..<rowEnd
        position = next
        rows += 1
        if isSheet, !row.isEmpty { row = splitter.fit(span, row, to: width) }
        if !isHeaderRead {
          isHeaderRead = true
        } else if splitter.count != width {
          try skipUneven(row)
        } else if !row.isEmpty {
          add(span, row, to: &batch)
        }
      }
    }
    return position < end || batch.count == limit
  }

  /// Looks at the whole rows in the buffer at once; where some are damaged, each is looked at.
  private mutating func checkEncoding() {
    let window = buffer.window
    var end = window.upperBound
    let bytes = buffer.bytes
    while end > window.lowerBound, bytes[end - 1] != .lineFeed { end -= 1 }
    if bytes.span.extracting(window.lowerBound..<end).isUTF8 { checked = end }
  }

  /// Counts out a row of another width than the header; an empty line is no record.
  private mutating func skipUneven(_ row: Range<Int>) throws(CorpusError) {
    if row.isEmpty { return }
    let line = isSheet ? rows : buffer.line(at: row.lowerBound)
    let reason = SkipReason.fieldCount(expected: width, found: splitter.count)
    try file.skip(line: line, reason, isStrict: isStrict)
  }

  /// Counts out a row that does not end, and goes to the line behind the one it begins on.
  private mutating func skipLong(
    _ span: Span<UInt8>, _ start: Int
  ) throws(CorpusError) -> Int {
    let next = span.position(of: .lineFeed, from: start) + 1
    guard next <= span.count else {
      throw .recordTooLong(file: file.name, line: buffer.line(at: start), limit: Self.rowLimit)
    }
    try file.skip(line: buffer.line(at: start), .openQuote, isStrict: isStrict)
    return next
  }

  /// Adds the row whose fields the splitter holds.
  private mutating func add(
    _ span: Span<UInt8>, _ row: Range<Int>, to batch: inout TweetBatch
  ) {
    let isUTF8 = row.upperBound <= checked || span.extracting(row).isUTF8
    addID(span, isUTF8: isUTF8, to: &batch)
    addAccount(span, isUTF8: isUTF8, to: &batch)
    let text = splitter.fields[columns.text]
    if text.hasDoubledQuotes {
      let whole = unquoted(span.extracting(text.range))
      batch.extendPlain(whole.span, isUTF8: isUTF8)
    } else {
      batch.extendPlain(span.extracting(text.range), isUTF8: isUTF8)
    }
    batch.endField()
    let known = kind(span)
    let kind = batch.withLastField { TweetKind(text: $0, known: known) }
    var lists: TweetBatch.Lists = []
    if addNames(span, columns.mentions, to: &batch) { lists.insert(.mentions) }
    if addNames(span, columns.hashtags, to: &batch) { lists.insert(.hashtags) }
    batch.extend(span.extracting(row))
    if isSheet { splitter.extendMissing(&batch) }
    batch.endField()
    let createdAt = columns.date.flatMap {
      Timestamp.seconds(
        span.extracting(splitter.fields[$0].range), isMonthFirst: columns.isMonthFirst)
    }
    batch.endTweet(kind, createdAt, counts(span), lists)
    file.tweets += 1
    if createdAt == nil { file.undated += 1 }
    if !isUTF8 { file.repaired += 1 }
  }

  /// Adds the id as it stands, else the number behind `/status/` in the tweet's link.
  private func addID(
    _ span: Span<UInt8>, isUTF8: Bool, to batch: inout TweetBatch
  ) {
    if let id = columns.id {
      let field = span.extracting(splitter.fields[id].range)
      batch.extendPlain(field.extracting(field.trimmed), isUTF8: isUTF8)
    } else if let link = columns.link {
      let address = span.extracting(splitter.fields[link].range)
      batch.extend(address.extracting(address.statusNumber))
    }
    batch.endField()
  }

  private func addAccount(_ span: Span<UInt8>, isUTF8: Bool, to batch: inout TweetBatch) {
    let field = columns.account.map { splitter.fields[$0].range } ?? 0..<0
    let cell = span.extracting(field)
    let name = cell.extracting(cell.trimmed)
    if name.isEmpty {
      batch.extend(defaultAccount.span)
    } else {
      let start = name[0] == UInt8(ascii: "@") ? 1 : 0
      batch.extendPlain(name.extracting(start..<name.count), isUTF8: isUTF8)
    }
    batch.endField()
  }

  /// Adds the names of a list such as `#a #b`, `a,b` or `['a', 'b']`, joined by single spaces;
  /// false where the table has none, or one of structures rather than names.
  private func addNames(
    _ span: Span<UInt8>, _ column: Int?, to batch: inout TweetBatch
  ) -> Bool {
    defer { batch.endField() }
    guard let column else { return false }
    let list = span.extracting(splitter.fields[column].range)
    if list.position(of: UInt8(ascii: "{")) < list.count || !list.isUTF8 { return false }
    var isInside = false
    var isFirst = true
    for index in list.indices {
      let byte = list[index]
      let isName = byte.isNameByte || byte >= 0x80
      if isName && !isInside && !isFirst { batch.extend(.space) }
      if isName {
        batch.extend(byte)
        isFirst = false
      }
      isInside = isName
    }
    return true
  }

  private func counts(_ span: Span<UInt8>) -> Counts {
    func count(_ slot: Int) -> Int32? {
      columns.counts[slot].flatMap { span.extracting(splitter.fields[$0].range).count32 }
    }
    return Counts(retweets: count(0), likes: count(1), replies: count(2), quotes: count(3))
  }

  /// The kind by the table's own columns, nil where those do not tell it.
  private func kind(_ span: Span<UInt8>) -> TweetKind? {
    func range(_ column: Int) -> Range<Int> { splitter.fields[column].range }
    func isSet(_ column: Int) -> Bool { span.extracting(range(column)).saysSomething }
    if let column = columns.kind, let named = TweetKind(name: span.extracting(range(column))) {
      return named
    }
    if let column = columns.passedOn, span.extracting(range(column)).equals(anyCaseOf: "true") {
      return .retweet
    }
    if columns.retweet.contains(where: isSet) { return .retweet }
    if columns.reply.contains(where: isSet) { return .reply }
    if columns.quote.contains(where: isSet) { return .quote }
    return columns.reply.isEmpty ? nil : .tweet
  }
}
