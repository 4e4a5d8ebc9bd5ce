/// Reads tweets out of a table with a header.
struct TableReader: TweetReader {
  private var rows: DelimitedRows
  private var tweets: RowTweets

  var summary: ReadSummary { ReadSummary(tweets.file) }

  init(
    _ buffer: InputBuffer, _ shape: TableShape, _ columns: TableColumns, file: ReadSummary.File,
    account: String?, _ options: ReadingOptions
  ) {
    let table = TableForm(
      width: shape.columns.count, header: shape.header, hasRowNames: columns.hasRowNames,
      decodes: options.repairs, isStrict: options.isStrict, isSheet: file.format.isSheet)
    rows = DelimitedRows(buffer, shape, table)
    tweets = RowTweets(
      columns, delimiter: shape.delimiter, file, account: account, repairs: options.repairs)
  }

  mutating func read(into batch: inout TweetBatch, upTo limit: Int) throws(CorpusError) -> Bool {
    let before = batch.count
    // The tweets go into the batch itself, without a copy.
    swap(&batch, &tweets.batch)
    defer { swap(&batch, &tweets.batch) }
    while tweets.batch.hasRoom(upTo: limit, since: before), try rows.next(into: &tweets) {}
    return tweets.batch.count > before
  }
}

/// Makes tweets of a table's rows.
private struct RowTweets: RowSink {
  /// The keys of the names in lists of structures.
  private static let mentionKeys: [StaticString] = ["username", "screen_name"]
  private static let hashtagKeys: [StaticString] = ["tag", "text"]
  /// A longer text cannot be a placeholder such as `NULL`.
  private static let longestPlaceholder = 8

  var file: ReadSummary.File
  /// Where the tweets go.
  var batch = TweetBatch()
  private let columns: TableColumns
  private let delimiter: UInt8
  private let repairs: Bool
  private let defaultAccount: [UInt8]
  /// A row written anew.
  private var record: [UInt8] = []

  init(
    _ columns: TableColumns, delimiter: UInt8, _ file: ReadSummary.File, account: String?,
    repairs: Bool
  ) {
    self.columns = columns
    self.delimiter = delimiter
    self.file = file
    self.repairs = repairs
    defaultAccount = Array((account ?? "").utf8)
  }

  mutating func add(_ span: Span<UInt8>, _ row: TableRow) {
    addID(span, row)
    addAccount(span, row)
    let known = columns.kind(span, row)
    let isTextRepaired = addText(span, row)
    if isTextRepaired { file.repairs[.text] += 1 }
    if isTextRepaired || row.isRepaired { file.repaired += 1 }
    let isCompleted = complete(span, row, known)
    batch.endField()
    let kind = batch.withLastField { TweetKind(text: $0, known: known) }
    var lists: TweetBatch.Lists = []
    // The lists of a cut text are cut as well.
    let (mentions, hashtags) = isCompleted ? (nil, nil) : (columns.mentions, columns.hashtags)
    if addNames(span, row, mentions, Self.mentionKeys) { lists.insert(.mentions) }
    if addNames(span, row, hashtags, Self.hashtagKeys) { lists.insert(.hashtags) }
    if row.isVerbatim {
      batch.extend(span.extracting(row.range))
    } else {
      record.removeAll(keepingCapacity: true)
      row.write(span, delimiter: delimiter, to: &record)
      batch.extend(record)
    }
    batch.endField()
    let createdAt = columns.createdAt(span, row)
    let language = columns.language.map { LanguageCode(span.extracting(row[$0].range)) }
    file.add(
      lacking: batch.endTweet(
        kind, createdAt, columns.counts(span, row), lists, language ?? .unknown))
  }

  /// Adds the id, else the number behind `/status/` in the tweet's link.
  private mutating func addID(_ span: Span<UInt8>, _ row: TableRow) {
    defer { batch.endField() }
    if let column = columns.id {
      let field = span.extracting(row[column].range)
      let id = field.wholeID
      if !id.isEmpty { return batch.extendPlain(field.extracting(id), isUTF8: row.isUTF8) }
      if !field.trimmed.isEmpty { file.rounded += 1 }
    }
    if let link = columns.link {
      let address = span.extracting(row[link].range)
      batch.extend(address.extracting(address.statusNumber))
    }
  }

  /// Adds the first account that is not empty; that of the tweet's link comes second.
  private mutating func addAccount(_ span: Span<UInt8>, _ row: TableRow) {
    defer { batch.endField() }
    if let first = columns.accounts.first, addAccount(span, row, first) { return }
    let link = span.extracting(columns.link.map { row[$0].range } ?? 0..<0)
    let author = link.extracting(link.statusAccount)
    if !author.isEmpty { return batch.extend(author) }
    for column in columns.accounts.dropFirst() where addAccount(span, row, column) { return }
    batch.extend(defaultAccount)
  }

  private mutating func addAccount(_ span: Span<UInt8>, _ row: TableRow, _ column: Int) -> Bool {
    let cell = span.extracting(row[column].range)
    let name = cell.accountName
    if !name.isEmpty { batch.extendPlain(cell.extracting(name), isUTF8: row.isUTF8) }
    return !name.isEmpty
  }

  /// Adds the first text that is not empty; whether it had to be put right.
  private mutating func addText(_ span: Span<UInt8>, _ row: TableRow) -> Bool {
    var field = row[columns.texts[0]]
    if field.range.isEmpty, columns.texts.count > 1 {
      for column in columns.texts where field.range.isEmpty { field = row[column] }
    }
    let text = span.extracting(field.range)
    if !field.hasDoubledQuotes && !field.hasEscapedQuotes {
      return batch.extendText(text, isUTF8: row.isUTF8, repairs: repairs)
    }
    let whole = field.hasDoubledQuotes ? unquoted(text) : unescaped(text)
    return batch.extendText(whole.span, isUTF8: row.isUTF8, repairs: repairs)
  }

  /// Puts the whole text of what a retweet passes on in the place of one that is cut; whether it did.
  private mutating func complete(
    _ span: Span<UInt8>, _ row: TableRow, _ known: TweetKind?
  ) -> Bool {
    func isWhole(_ column: Int) -> Bool {
      let text = span.extracting(row[column].range)
      return text.count > Self.longestPlaceholder || text.saysSomething
    }
    guard let column = columns.passedTexts.first(where: isWhole) else { return false }
    let start = batch.withOpenField { text -> Int? in
      guard text.cutAt < text.count else { return nil }
      return known == .retweet || text.retweetPrefix > 0 ? text.retweetPrefix : nil
    }
    let field = row[column]
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
  private mutating func addNames(
    _ span: Span<UInt8>, _ row: TableRow, _ column: Int?, _ keys: [StaticString]
  ) -> Bool {
    defer { batch.endField() }
    guard let column else { return false }
    let field = row[column]
    let list = span.extracting(field.range)
    if list.isEmpty { return true }
    if !list.isUTF8 { return false }
    if list.position(of: UInt8(ascii: "{")) < list.count
      || list.position(of: UInt8(ascii: "(")) < list.count
    {
      let whole = field.hasDoubledQuotes ? unquoted(list) : list.array
      return addNames(ofStructures: whole.span, keys)
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

  private mutating func addNames(
    ofStructures list: Span<UInt8>, _ keys: [StaticString]
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
