/// Reads tweets out of a table with a header.
struct TableReader: TweetReader {
  /// The longest row; longer ones are damage, such as a quote that is never closed.
  static let rowLimit = 4 << 20

  private var buffer: InputBuffer
  private var splitter: RowSplitter
  private let columns: TableColumns
  private let width: Int
  private let header: [UInt8]
  private let isStrict: Bool
  private let repairs: Bool
  private let defaultAccount: [UInt8]
  private var file: ReadSummary.File
  private var isHeaderRead = false
  /// The keys of the names in lists of structures.
  private static let mentionKeys: [StaticString] = ["username", "screen_name"]
  private static let hashtagKeys: [StaticString] = ["tag", "text"]
  /// Longer texts are none of the words that programs write for nothing.
  private static let shortestWhole = 8
  /// The rows of sheets end with their last cell; a sheet's rows, not its lines, have numbers.
  private let isSheet: Bool
  private var rows = 0
  /// Where the bytes end that were found to be UTF-8 as a whole, in the buffer as it is.
  private var checked = 0

  var summary: ReadSummary { ReadSummary(file) }

  init(
    _ buffer: InputBuffer, _ shape: TableShape, _ columns: TableColumns, file: ReadSummary.File,
    account: String?, _ options: ReadingOptions
  ) {
    self.buffer = buffer
    self.columns = columns
    self.file = file
    isStrict = options.isStrict
    repairs = options.repairs
    self.buffer.use(upTo: shape.start)
    splitter = RowSplitter(delimiter: shape.delimiter)
    width = shape.columns.count
    header = shape.header
    isSheet = file.format.isSheet
    defaultAccount = Array((account ?? "").utf8)
  }

  mutating func read(into batch: inout TweetBatch, upTo limit: Int) throws(CorpusError) -> Bool {
    let before = batch.count
    while batch.hasRoom(upTo: limit, since: before) {
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
    let before = batch.count
    while batch.hasRoom(upTo: limit, since: before), position < end {
      switch splitter.split(span, from: position, isWhole: buffer.isAtEnd) {
      case .needsMore:
        if end - position < Self.rowLimit { return false }
        position = try skipLong(span, position)
      case .openQuote(let quote, let next):
        switch splitter.splitLoosely(span, from: position, width: width, isWhole: buffer.isAtEnd) {
        case .row(let end, let next):
          file.repaired += 1
          add(span, position..<end, isLoose: true, to: &batch)
          position = next
        case .needsMore: return false
        default:
          try file.skip(line: buffer.line(at: quote), .openQuote, isStrict: isStrict)
          position = next
        }
      case .row(let rowEnd, let next):
        var row = position..<rowEnd
        position = next
        rows += 1
        if isSheet, !row.isEmpty { row = splitter.fit(span, row, to: width) }
        if splitter.count == width + 1, isHeaderRead { row = narrowed(span, row) }
        if !isHeaderRead {
          isHeaderRead = true
        } else if splitter.count != width {
          try addUneven(span, row, to: &batch)
        } else if isHeader(span.extracting(row)) {
          file.others += 1
        } else if !row.isEmpty {
          add(span, row, to: &batch)
        }
      }
    }
    return position < end || batch.count == limit
  }

  /// A row that has one field too many without the name before it, or the delimiter behind it.
  private mutating func narrowed(_ span: Span<UInt8>, _ row: Range<Int>) -> Range<Int> {
    if columns.hasRowNames { return splitter.dropFirst(span, row) }
    return splitter.fields[width].range.isEmpty ? splitter.fit(span, row, to: width) : row
  }

  /// Looks at the whole rows in the buffer at once; where some are damaged, each is looked at.
  private mutating func checkEncoding() {
    let window = buffer.window
    var end = window.upperBound
    let bytes = buffer.bytes
    while end > window.lowerBound, bytes[end - 1] != .lineFeed { end -= 1 }
    if bytes.span.extracting(window.lowerBound..<end).isUTF8 { checked = end }
  }

  /// Whether a row is the header again, as where files were put together.
  private func isHeader(_ row: Span<UInt8>) -> Bool {
    guard row.count == header.count, width > 1 else { return false }
    return row.indices.allSatisfy { row[$0] == header[$0] }
  }

  /// Adds a row of another width than the header where it is one that was quoted as a whole, as
  /// spreadsheets do with delimiters that are not theirs; else counts it out. An empty line is no record.
  private mutating func addUneven(
    _ span: Span<UInt8>, _ row: Range<Int>, to batch: inout TweetBatch
  ) throws(CorpusError) {
    if row.isEmpty { return }
    let line = isSheet ? rows : buffer.line(at: row.lowerBound)
    let found = splitter.count
    if found == 1, width > 1, span[row.lowerBound] == .quote {
      let inner = unquoted(span.extracting(splitter.fields[0].range))
      if case .row = splitter.split(inner.span, from: 0, isWhole: true), splitter.count == width {
        file.repaired += 1
        return add(inner.span, 0..<inner.count, isUTF8: inner.span.isUTF8, to: &batch)
      }
    }
    let reason = SkipReason.fieldCount(expected: width, found: found)
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

  /// Adds the row whose fields the splitter holds, decoded first where that makes UTF-8 of it.
  private mutating func add(
    _ span: Span<UInt8>, _ row: Range<Int>, isLoose: Bool = false, to batch: inout TweetBatch
  ) {
    if row.upperBound <= checked || span.extracting(row).isUTF8 {
      return add(span, row, isUTF8: true, to: &batch)
    }
    if !isLoose { file.repaired += 1 }
    if repairs, let decoded = Windows1252.decoded(span.extracting(row)) {
      if split(decoded.span, 0..<decoded.count, isLoose) {
        return add(decoded.span, 0..<decoded.count, isUTF8: true, to: &batch)
      }
      // Longer than what is looked at twice.
      _ = split(span.extracting(0..<row.upperBound), row, isLoose)
    }
    add(span, row, isUTF8: false, to: &batch)
  }

  /// Splits a whole row once more, as before.
  private mutating func split(_ span: Span<UInt8>, _ row: Range<Int>, _ isLoose: Bool) -> Bool {
    let outcome =
      isLoose
      ? splitter.splitLoosely(span, from: row.lowerBound, width: width, isWhole: true)
      : splitter.split(span, from: row.lowerBound, isWhole: true)
    guard case .row = outcome else { return false }
    return splitter.count == width
  }

  private mutating func add(
    _ span: Span<UInt8>, _ row: Range<Int>, isUTF8: Bool, to batch: inout TweetBatch
  ) {
    addID(span, isUTF8: isUTF8, to: &batch)
    addAccount(span, isUTF8: isUTF8, to: &batch)
    let known = columns.kind(span, splitter)
    if addText(span, isUTF8: isUTF8, to: &batch) { file.repaired += 1 }
    let isCompleted = complete(span, known, &batch)
    batch.endField()
    let kind = batch.withLastField { TweetKind(text: $0, known: known) }
    var lists: TweetBatch.Lists = []
    // The lists of a cut text are cut as well.
    let (mentions, hashtags) = isCompleted ? (nil, nil) : (columns.mentions, columns.hashtags)
    if addNames(span, mentions, Self.mentionKeys, to: &batch) { lists.insert(.mentions) }
    if addNames(span, hashtags, Self.hashtagKeys, to: &batch) { lists.insert(.hashtags) }
    if splitter.isLoose {
      splitter.extendByRule(span, &batch)
    } else {
      batch.extend(span.extracting(row))
    }
    if isSheet { splitter.extendMissing(&batch) }
    batch.endField()
    let createdAt = columns.createdAt(span, splitter)
    let language = columns.language.map { LanguageCode(span.extracting(splitter.fields[$0].range)) }
    file.add(
      lacking: batch.endTweet(
        kind, createdAt, columns.counts(span, splitter), lists, language ?? .unknown))
  }

  /// Adds the id, else the number behind `/status/` in the tweet's link.
  private mutating func addID(
    _ span: Span<UInt8>, isUTF8: Bool, to batch: inout TweetBatch
  ) {
    defer { batch.endField() }
    if let column = columns.id {
      let field = span.extracting(splitter.fields[column].range)
      let id = field.wholeID
      if !id.isEmpty { return batch.extendPlain(field.extracting(id), isUTF8: isUTF8) }
      if !field.trimmed.isEmpty { file.rounded += 1 }
    }
    if let link = columns.link {
      let address = span.extracting(splitter.fields[link].range)
      batch.extend(address.extracting(address.statusNumber))
    }
  }

  /// Adds the first account that is not empty; that of the tweet's link comes second.
  private func addAccount(_ span: Span<UInt8>, isUTF8: Bool, to batch: inout TweetBatch) {
    defer { batch.endField() }
    func add(_ column: Int?) -> Bool {
      guard let column else { return false }
      let cell = span.extracting(splitter.fields[column].range)
      let name = cell.accountName
      if !name.isEmpty { batch.extendPlain(cell.extracting(name), isUTF8: isUTF8) }
      return !name.isEmpty
    }
    if add(columns.accounts.first) { return }
    let link = span.extracting(columns.link.map { splitter.fields[$0].range } ?? 0..<0)
    let author = link.extracting(link.statusAccount)
    if !author.isEmpty { return batch.extend(author) }
    for column in columns.accounts.dropFirst() where add(column) { return }
    batch.extend(defaultAccount.span)
  }

  /// Adds the first text that is not empty; whether it had to be put right.
  private func addText(
    _ span: Span<UInt8>, isUTF8: Bool, to batch: inout TweetBatch
  ) -> Bool {
    var field = splitter.fields[columns.texts[0]]
    if field.range.isEmpty, columns.texts.count > 1 {
      for column in columns.texts where field.range.isEmpty { field = splitter.fields[column] }
    }
    let text = span.extracting(field.range)
    if !field.hasDoubledQuotes && !field.hasEscapedQuotes {
      return batch.extendText(text, isUTF8: isUTF8, repairs: repairs)
    }
    let whole = field.hasDoubledQuotes ? unquoted(text) : unescaped(text)
    return batch.extendText(whole.span, isUTF8: isUTF8, repairs: repairs)
  }

  /// Puts the whole text of what a retweet passes on in the place of one that is cut; whether it did.
  private mutating func complete(
    _ span: Span<UInt8>, _ known: TweetKind?, _ batch: inout TweetBatch
  ) -> Bool {
    func isWhole(_ column: Int) -> Bool {
      let text = span.extracting(splitter.fields[column].range)
      return text.count > Self.shortestWhole || text.saysSomething
    }
    guard let column = columns.passedTexts.first(where: isWhole) else { return false }
    let start = batch.withOpenField { text -> Int? in
      guard text.cutAt < text.count else { return nil }
      return known == .retweet || text.retweetPrefix > 0 ? text.retweetPrefix : nil
    }
    let field = splitter.fields[column]
    let text = span.extracting(field.range)
    guard let start, text.isUTF8 else { return false }
    batch.shortenOpenField(to: start)
    let whole = field.hasDoubledQuotes ? unquoted(text) : text.array
    _ = batch.extendText(whole.span, isUTF8: true, repairs: repairs)
    file.completed += 1
    return true
  }

  /// Adds the names of a list such as `#a #b`, `a,b` or `['a', 'b']`, joined by single spaces; of a
  /// list of structures the values of the first of `keys` that is there. False where the table has
  /// no list.
  private func addNames(
    _ span: Span<UInt8>, _ column: Int?, _ keys: [StaticString], to batch: inout TweetBatch
  ) -> Bool {
    defer { batch.endField() }
    guard let column else { return false }
    let field = splitter.fields[column]
    let list = span.extracting(field.range)
    if list.isEmpty { return true }
    if !list.isUTF8 { return false }
    if list.position(of: UInt8(ascii: "{")) < list.count
      || list.position(of: UInt8(ascii: "(")) < list.count
    {
      let whole = field.hasDoubledQuotes ? unquoted(list) : list.array
      return addNames(ofStructures: whole.span, keys, to: &batch)
    }
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

  private func addNames(
    ofStructures list: Span<UInt8>, _ keys: [StaticString], to batch: inout TweetBatch
  ) -> Bool {
    guard let key = keys.first(where: { list.value(ofKey: $0) != nil }) else { return false }
    var position = 0
    while let value = list.value(ofKey: key, from: position) {
      if position > 0 { batch.extend(.space) }
      batch.extend(list.extracting(value))
      position = value.upperBound
    }
    return true
  }
}
