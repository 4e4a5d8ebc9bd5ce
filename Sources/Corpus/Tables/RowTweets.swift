/// Makes tweets of a table's rows.
struct RowTweets: RowSink {
  /// The keys of the names in lists of structures.
  private static let mentionKeys: [StaticString] = ["username", "screen_name"]
  private static let hashtagKeys: [StaticString] = ["tag", "text"]
  /// A longer text cannot be a placeholder such as `NULL`.
  private static let longestPlaceholder = 8

  private var assembler: TweetAssembler
  /// Where the tweets go.
  var batch = TweetBatch()
  private var columns: TableColumns
  /// How the order of dates is found that the first rows do not have.
  private var lateOrder: LateOrder?
  private let delimiter: UInt8
  /// Whether no row is one of the table that is given back.
  private let rewrites: Bool
  /// A row written anew.
  private var record: [UInt8] = []

  var file: ReadSummary.File {
    get { assembler.file }
    _modify { yield &assembler.file }
  }

  /// Why the rest is of no use.
  var failure: CorpusError? { lateOrder?.failure }

  init(
    _ columns: TableColumns, _ shape: TableShape, _ assembler: TweetAssembler,
    _ lateOrder: LateOrder?
  ) {
    self.columns = columns
    self.lateOrder = lateOrder
    delimiter = shape.delimiter
    rewrites = shape.isLoneColumn
    self.assembler = assembler
  }

  mutating func add(_ span: Span<UInt8>, _ row: TableRow) {
    let link = span.extracting(columns.link.map { row[$0].range } ?? 0..<0)
    let id = span.extracting(idCell(span, row))
    assembler.addID(
      id, link: link, isRounded: isRounded(id), isUTF8: row.isUTF8, to: &batch)
    addAccount(span, row, link)
    let known = columns.signs(span, row).known
    let isTextRepaired = addText(span, row)
    if isTextRepaired { file.repairs[.text] += 1 }
    if isTextRepaired || row.isRepaired { file.repaired += 1 }
    let isCompleted = complete(span, row, known)
    let kind = assembler.endText(known, &batch)
    var lists: TweetBatch.Lists = []
    // The lists of a cut text are cut as well.
    let (mentions, hashtags) = isCompleted ? (nil, nil) : (columns.mentions, columns.hashtags)
    if addNames(span, row, mentions, Self.mentionKeys) { lists.insert(.mentions) }
    if addNames(span, row, hashtags, Self.hashtagKeys) { lists.insert(.hashtags) }
    if row.isVerbatim && !rewrites {
      batch.extendPlain(span.extracting(row.range), isUTF8: row.isUTF8, decodesEntities: false)
    } else {
      record.removeAll(keepingCapacity: true)
      row.write(span, delimiter: delimiter, to: &record)
      batch.extend(record)
    }
    batch.endField()
    let createdAt = createdAt(span, row)
    let language = columns.language.map { LanguageCode(span.extracting(row[$0].range)) }
    assembler.end(
      kind, createdAt: createdAt, columns.counts(span, row), lists, language ?? .unknown,
      in: &batch)
  }

  /// Where the id stands; empty where it says 0 and others are ids of tweets.
  private func idCell(_ span: Span<UInt8>, _ row: TableRow) -> Range<Int> {
    guard let column = columns.id else { return 0..<0 }
    let cell = row[column].range
    let mayBeZero = columns.areIDsOfTweets && cell.count <= 3
    return mayBeZero && span.extracting(cell).count32 == 0 ? 0..<0 : cell
  }

  /// Whether the row's id has lost its last digits.
  private func isRounded(_ id: Span<UInt8>) -> Bool {
    columns.areIDsRounded || columns.haveIDsZeros && id.extracting(id.wholeID).endsWithZeros
  }

  private mutating func createdAt(_ span: Span<UInt8>, _ row: TableRow) -> Int64? {
    if columns.dateReading.isOrderUnmet, columns.dateOrder(span, row) != nil {
      settleOrder(span, row)
    }
    if columns.isExchanged(span, row) { file.exchangedDates += 1 }
    return assembler.date(columns.createdAt(span, row), columns.dateReading) {
      columns.momentOfID(span, row)
    }
  }

  private mutating func settleOrder(_ span: Span<UInt8>, _ row: TableRow) {
    var record = DateEvidence()
    columns.show(span, row, to: &record)
    lateOrder?.settle(record, &columns.dateReading)
    file.note(columns.dateReading)
  }

  /// Adds the first account that names somebody; that of the tweet's link comes second.
  private mutating func addAccount(_ span: Span<UInt8>, _ row: TableRow, _ link: Span<UInt8>) {
    let first = span.extracting(columns.accounts.first.map { row[$0].range } ?? 0..<0)
    var name = first.extracting(first.accountName)
    if columns.areAccountsNames, name.isShownName { name = Span() }
    let own = isOfRow(link, span, row) ? link : Span()
    if columns.linksNameAccounts {
      return assembler.addAccount(
        Span(), link: own, other: name.isEmpty ? Span() : first, isUTF8: row.isUTF8, to: &batch)
    }
    if let column = columns.accounts.first, row[column].hasDoubledQuotes, !name.isEmpty {
      let whole = unquoted(first)
      return assembler.addAccount(
        whole.span.extracting(whole.span.accountName), link: own, other: Span(), isUTF8: row.isUTF8,
        to: &batch)
    }
    var other = 0..<0
    if columns.accounts.count > 1, name.isEmpty {
      let others = columns.accounts.dropFirst().map { row[$0].range }
      other = others.first { !span.extracting($0).accountName.isEmpty } ?? other
    }
    assembler.addAccount(
      name, link: own, other: span.extracting(other), isUTF8: row.isUTF8, to: &batch)
  }

  /// Whether a link is that of the row's tweet: in some tables others stand among them.
  private func isOfRow(_ link: Span<UInt8>, _ span: Span<UInt8>, _ row: TableRow) -> Bool {
    let field = span.extracting(idCell(span, row))
    if link.isEmpty || isRounded(field) { return true }
    let id = field.extracting(field.wholeID)
    let number = link.extracting(link.statusNumber)
    return !id.isTweetID || number.isEmpty || id.equals(number)
  }

  /// Adds the first text that is not empty; whether it had to be put right.
  private mutating func addText(_ span: Span<UInt8>, _ row: TableRow) -> Bool {
    guard let first = columns.texts.first else { return false }
    var field = row[first]
    if field.range.isEmpty, columns.texts.count > 1 {
      for column in columns.texts where field.range.isEmpty { field = row[column] }
    }
    let text = span.extracting(field.range)
    if !field.hasDoubledQuotes && !field.hasEscapedQuotes {
      return addText(text, isUTF8: row.isUTF8)
    }
    let whole = field.hasDoubledQuotes ? unquoted(text) : unescaped(text)
    return addText(whole.span, isUTF8: row.isUTF8)
  }

  private mutating func addText(_ text: Span<UInt8>, isUTF8: Bool) -> Bool {
    guard assembler.repairs else { return batch.extendText(text, isUTF8: isUTF8, repairs: false) }
    var said = 0..<text.count
    if let quote = columns.textQuote, text.count > 2, text[0] == quote,
      text[text.count - 1] == quote
    {
      said = 1..<text.count - 1
    } else if text.isGuardedFormula {
      said = 1..<text.count
    } else if columns.haveTextsLabels, let end = TrailingLabel.start(in: text) {
      said = 0..<end
    }
    let isRepaired = batch.extendText(text.extracting(said), isUTF8: isUTF8, repairs: true)
    return isRepaired || said.count < text.count
  }

  /// Puts the whole text of what a retweet passes on in the place of one that is cut; whether it did.
  private mutating func complete(
    _ span: Span<UInt8>, _ row: TableRow, _ known: TweetKind?
  ) -> Bool {
    func isWhole(_ column: Int) -> Bool {
      let text = span.extracting(row[column].range)
      return text.count > Self.longestPlaceholder || text.saysSomething
    }
    guard let column = columns.originalTexts.first(where: isWhole),
      assembler.isCutRetweet(known, batch)
    else { return false }
    let field = row[column]
    let text = span.extracting(field.range)
    guard text.isUTF8 else { return false }
    let account = span.extracting(columns.originalAccount.map { row[$0].range } ?? 0..<0)
    let whole = field.hasDoubledQuotes ? unquoted(text) : text.array
    assembler.complete(with: whole.span, by: account, in: &batch)
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
