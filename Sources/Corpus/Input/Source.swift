/// One stream of tweets: a file, a pipe, a file inside a zip or a sheet, with its format.
struct Source {
  let name: String
  let format: Format
  private(set) var content: Content
  let place: Place
  /// Whether the file is one of an account's archive.
  var isArchive: Bool
  /// The account of the archive that the file lies in.
  var account: String?
  /// The long tweets of the archive that the file lies in.
  var notes: LongTweets?
  /// Where the other part of a page is of which only the tweets stand here.
  var included: Place?
  /// The sheets that hold the same tweets in other stages, and are left out.
  var stages: [String] = []
  /// What was looked at beside it and left out, where it is the first that was read.
  var leftOut: [LeftOut] = []
  private let options: ReadingOptions
  private var expansion: Expansion
  /// How dates in JSON are read.
  private var dates = DateReading()
  /// What keys in JSON stand for that no export's names tell.
  private var keys = RecordKeys()
  /// Whether line feeds of texts have escapes in the JSON.
  private var escapesFeeds = true
  /// Sums the file while it is read, where somebody asks.
  private var digest: FileDigest?
  /// The bytes read so far where they cannot be read again.
  private let opened: InputBuffer?

  /// Looks at the start of the file and tells its format.
  init(
    _ place: Place, name: String, _ options: ReadingOptions, _ expansion: Expansion
  ) throws(CorpusError) {
    self.place = place
    self.name = name
    self.options = options
    self.expansion = expansion
    digest = options.sumsFiles ? FileDigest() : nil
    let detector = ContentDetector(name: name, options: options)
    var (areDatesDoubtful, head) = (false, [UInt8]())
    if case .sheet(let sheet) = place {
      format = sheet.format
      content = try detector.content(of: sheet.open(name: name, expansion))
    } else {
      var buffer = InputBuffer(try place.open(name, expansion))
      (format, content) = try detector.content(of: &buffer)
      if case .documents(_, let start) = content {
        try Self.fillDocument(&buffer, from: start, options)
        head = buffer.bytes.span.extracting(buffer.window).array
        areDatesDoubtful = DateEvidence.doubts(inJSON: head.span).areThere
      }
    }
    isArchive = format == .xArchive
    opened = nil
    try learn(head)
    dates = DateReading(DateEvidence(), options.dateOrder)
    if areDatesDoubtful { try findJSONDates() }
    try findDateOrder()
  }

  /// Looks at the start of a pipe, which is read only once.
  init(reading stream: ByteStream, _ options: ReadingOptions) throws(CorpusError) {
    place = .pipe
    name = stream.name
    self.options = options
    expansion = Expansion(options)
    digest = nil
    var buffer = InputBuffer(try DecodedStream(stream))
    (format, content) = try ContentDetector(name: name, options: options).content(of: &buffer)
    isArchive = format == .xArchive
    if case .documents(_, let start) = content {
      try Self.fillDocument(&buffer, from: start, options)
    }
    opened = buffer
    if case .table(let shape, var columns) = content, columns.dateReading.needsAllRecords {
      if options.dateOrder == nil { throw .openDateOrder(file: name) }
      // Who names the order says that the dates are as they stand.
      columns.dateReading.areExchanged = false
      content = .table(shape, columns)
    }
    guard case .documents = content else { return }
    let head = buffer.bytes.span.extracting(buffer.window).array
    try learn(head)
    let found = DateEvidence.doubts(inJSON: head.span).evidence
    let order = options.dateOrder ?? found.order
    if order == nil, found.matters { throw .openDateOrder(file: name) }
    dates.isMonthFirst = order == .monthFirst
    dates.isOrderUnmet = order == nil
  }

  /// Has the whole of the first document at hand, which may hold all tweets, or be a table by columns of which the last one is
  /// that of the texts.
  private static func fillDocument(
    _ buffer: inout InputBuffer, from start: Int, _ options: ReadingOptions
  ) throws(CorpusError) {
    var scanner = ValueScanner()
    func isOpen(_ buffer: InputBuffer) -> Bool {
      let head = buffer.bytes.span.extracting(buffer.window)
      let start = head.trimmedStart(from: min(start, head.count))
      return start < head.count && head[start] == UInt8(ascii: "{")
        && scanner.end(head, from: start) == nil
    }
    while buffer.window.count < options.documentLimit, isOpen(buffer), try buffer.fill() {}
  }

  /// Looks at how the JSON that begins with `head` is written.
  private mutating func learn(_ head: [UInt8]) throws(CorpusError) {
    keys = try recordKeys(head)
    escapesFeeds = head.span.prefixEscapesFeeds
  }

  /// What keys stand for in the JSON that begins with `head`.
  private func recordKeys(_ head: [UInt8]) throws(CorpusError) -> RecordKeys {
    guard case .documents(let layout, let start) = content, format == .json else {
      return RecordKeys()
    }
    let told = try firstTweets(head, layout, start, RecordKeys(), atMost: RecordKeys.glance)
    let areTold = told.count > 0
    let bytes = head.span.extracting(min(start, head.count)..<head.count)
    let keys = try RecordKeys(
      bytes, looksAtContent: !areTold, looksForAccounts: areTold && !told.haveAccounts, options,
      file: name)
    // Keys by which there is no tweet either explain nothing.
    if areTold || options.textColumn != nil { return keys }
    let isRead = try firstTweets(head, layout, start, keys, atMost: 1).count > 0
    return isRead ? keys : RecordKeys(unknown: keys.unknown)
  }

  /// How many of the first tweets there are in the JSON that begins with `head`, by names and `keys`, and whether any of
  /// them has an account.
  private func firstTweets(
    _ head: [UInt8], _ layout: DocumentScanner.Layout, _ start: Int, _ keys: RecordKeys,
    atMost limit: Int
  ) throws(CorpusError) -> (count: Int, haveAccounts: Bool) {
    var buffer = InputBuffer(MemoryBytes(head, name: name))
    try buffer.fill(to: start)
    let file = ReadSummary.File(name: name, format: format)
    var reader = DocumentReader(
      buffer, layout: layout, start: start,
      JSONTweets(TweetAssembler(file, account: nil, options), dates), keys: keys,
      options: ReadingOptions())
    var (batch, count, haveAccounts) = (TweetBatch(), 0, false)
    while count < limit, !haveAccounts, try reader.read(into: &batch, upTo: 1) {
      count += 1
      haveAccounts = batch.withBytes(.username, of: 0) { !$0.isEmpty }
    }
    return (count, haveAccounts)
  }

  /// The tweets of JSON that are looked at for the zone of their dates, as many as of a table's head.
  private static let datedTweets = 1000

  /// The same, to look at what it holds before it is read, or meanwhile.
  private var aside: Source {
    var source = self
    source.digest = nil
    source.expansion = Expansion(options)
    source.expansion.packed = expansion.packed
    return source
  }

  /// How the order of dates is found that the records looked at do not have; nil where it is known or was guessed.
  private func lateOrder(_ reading: DateReading) -> LateOrder? {
    if !reading.isOrderUnmet { return nil }
    if case .pipe = place { return .ofPipe(name) }
    let aside = aside
    return LateOrder { (_) throws(CorpusError) in
      if case .table(let shape, let columns) = aside.content {
        return try aside.dateEvidence(shape, columns) { $0.isSettled }.order
      }
      return try aside.jsonDateEvidence { $0.isSettled }.order
    }
  }

  /// Reads the first tweets, and more until they show the order of their dates; all where some seem exchanged.
  private mutating func findJSONDates() throws(CorpusError) {
    let (named, aside) = (options.dateOrder, aside)
    let evidence = try aside.jsonDateEvidence {
      let isOrderTold = named != nil || !$0.matters || $0.isSettled
      return isOrderTold && !$0.exchange.isLikely
    }
    dates = DateReading(evidence, named)
  }

  /// What the tweets of JSON show of their dates, a thousand, and as many more until that decides.
  private func jsonDateEvidence(
    until isDecided: (DateEvidence) -> Bool
  ) throws(CorpusError) -> DateEvidence {
    var reader = try documents(ReadSummary.File(name: name, format: format), nil)
    reader.evidence = DateEvidence()
    var batch = TweetBatch()
    while try reader.read(into: &batch, upTo: Self.datedTweets),
      !isDecided(reader.evidence ?? DateEvidence())
    {
      batch.removeAll()
    }
    return reader.evidence ?? DateEvidence()
  }

  /// Reads the whole table where its first rows do not show the order of its dates, or that some are exchanged.
  private mutating func findDateOrder() throws(CorpusError) {
    guard case .table(let shape, var columns) = content, columns.dateReading.needsAllRecords else {
      return
    }
    let seemExchanged = columns.dateReading.areExchanged
    let evidence = try aside.dateEvidence(shape, columns) {
      $0.isSettled && (!seemExchanged || $0.exchange.isDenied)
    }
    if seemExchanged {
      columns.dateReading.areExchanged = evidence.areExchanged(columns.dateReading.order)
    } else {
      columns.dateReading.settle(evidence.order)
    }
    content = .table(shape, columns)
  }

  /// What the rows of a table show of their dates, until that decides.
  private func dateEvidence(
    _ shape: TableShape, _ columns: TableColumns, until isDecided: (DateEvidence) -> Bool
  ) throws(CorpusError) -> DateEvidence {
    var rows = try rows(shape, columns, isStrict: false)
    var sink = DateOrderSink(
      file: ReadSummary.File(name: name, format: format), columns: columns)
    while !isDecided(sink.evidence), try rows.next(into: &sink) {}
    return sink.evidence
  }

  /// Whether the name of a column or key tells the text.
  var namesText: Bool {
    if case .table(_, let columns) = content { return !columns.byContent.contains(.text) }
    return !keys.taken.contains { $0.field == .text }
  }

  /// Whether nothing tells its tweets from other texts: neither a table nor names of keys.
  var isLikeAnyText: Bool { format == .text || format == .json && !namesText }

  /// The rows of a table.
  private func rows(
    _ shape: TableShape, _ columns: TableColumns, isStrict: Bool
  ) throws(CorpusError) -> any RowReader {
    let table = TableForm(
      shape: shape, hasRowNames: columns.hasRowNames, decodes: options.repairs,
      isStrict: isStrict, columns: columns)
    if case .sheet(let sheet) = place {
      return SheetRows(try sheet.open(name: name, expansion), table)
    }
    return DelimitedRows(try buffer(from: shape.start), table)
  }

  /// A reader of the whole stream.
  func reader() throws(CorpusError) -> any TweetReader {
    var file = ReadSummary.File(name: name, format: format, path: place.path)
    file.stages = stages
    file.leftOut = leftOut
    switch content {
    case .table(let shape, let columns):
      columns.note(shape, in: &file.fields)
      file.taken = columns.taken(shape)
      file.note(columns.dateReading)
      file.hasLinks = columns.link != nil
      file.shownNames = columns.shownNames.map { shape.columns[$0] }
      file.idsOfAccounts = columns.idsOfAccounts.map { shape.columns[$0] }
      let tweets = RowTweets(
        columns, shape, TweetAssembler(file, account: account, options),
        lateOrder(columns.dateReading))
      return try Self.reader(rows(shape, columns, isStrict: options.isStrict), tweets)
    case .documents:
      file.note(dates)
      file.taken = keys.taken
      file.shownNames = keys.shownNames
      file.unknownKeys = keys.unknown
      return try documents(file, lateOrder(dates))
    case .lines(let start, let frame):
      return LinesReader(
        try buffer(from: start), start: start, frame, file: file, options)
    }
  }

  /// A reader of JSON.
  private func documents(
    _ file: ReadSummary.File, _ lateOrder: LateOrder?
  ) throws(CorpusError) -> DocumentReader {
    var (layout, start) = (DocumentScanner.Layout.brackets, 0)
    if let page = try joinedPage() {
      return DocumentReader(
        InputBuffer(page, block: options.block), layout: layout, start: start,
        JSONTweets(TweetAssembler(file, account: nil, options), dates, lateOrder),
        options: options)
    }
    if case .documents(let found, let from) = content { (layout, start) = (found, from) }
    return DocumentReader(
      try buffer(from: start), layout: layout, start: start,
      JSONTweets(TweetAssembler(file, account: account, notes: notes, options), dates, lateOrder),
      keys: keys, escapesFeeds: escapesFeeds, options: options)
  }

  private static func reader(_ rows: some RowReader, _ tweets: RowTweets) -> any TweetReader {
    TableReader(rows, tweets)
  }

  /// The bytes read of it so far, counted like ``Place/size``, with those that were looked at before.
  var bytesRead: Int { if case .file = place { expansion.packed } else { expansion.unpacked } }

  /// The size and SHA-256 of the file that was read; nil where nobody asks, or it cannot be read again.
  func sum() -> FileSum? { digest?.sum(of: place.path) }

  /// The bytes from the beginning, filled up to `start`.
  private func buffer(from start: Int) throws(CorpusError) -> InputBuffer {
    var buffer: InputBuffer
    if let opened {
      buffer = opened
    } else {
      buffer = InputBuffer(try place.open(name, expansion, digest), block: options.block)
    }
    try buffer.fill(to: start)
    return buffer
  }

  /// The page of which only the tweets stand here, where it is whole.
  private func joinedPage() throws(CorpusError) -> MemoryBytes? {
    guard let included else { return nil }
    return try PageParts.joined(
      place.open(name, Expansion(options)), included.open(name, Expansion(options)))
  }
}
