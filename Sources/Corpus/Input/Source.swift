/// One stream of tweets: a file, a pipe, a file inside a zip or a sheet, with its format.
struct Source {
  let name: String
  let format: Format
  let content: Content
  let place: Place
  /// Whether the file is one of an account's archive.
  var isArchive: Bool
  /// The account of the archive that the file lies in.
  var account: String?
  /// The long tweets of the archive that the file lies in.
  var notes: LongTweets?
  /// Where the other part of a page is of which only the tweets stand here.
  var included: Place?
  private let options: ReadingOptions
  private let expansion: Expansion
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
    let detector = ContentDetector(name: name, options: options)
    if case .sheet(let sheet) = place {
      format = sheet.format
      content = try detector.content(of: sheet.open(name: name, expansion))
    } else {
      var buffer = InputBuffer(try place.open(name, expansion))
      (format, content) = try detector.content(of: &buffer)
    }
    isArchive = format == .xArchive
    opened = nil
  }

  /// Looks at the start of a pipe, which is read only once.
  init(reading stream: ByteStream, _ options: ReadingOptions) throws(CorpusError) {
    place = .pipe
    name = stream.name
    self.options = options
    expansion = Expansion(options)
    var buffer = InputBuffer(try DecodedStream(stream))
    (format, content) = try ContentDetector(name: name, options: options).content(of: &buffer)
    isArchive = format == .xArchive
    opened = buffer
  }

  /// A reader of the whole stream.
  func reader() throws(CorpusError) -> any TweetReader {
    var file = ReadSummary.File(name: name, format: format, path: place.path)
    switch content {
    case .table(let shape, let columns):
      columns.note(shape, in: &file.fields)
      let tweets = RowTweets(
        columns, delimiter: shape.delimiter, file, account: account, repairs: options.repairs)
      if case .sheet(let sheet) = place {
        let parser = try sheet.open(name: name, expansion)
        return TableReader(SheetRows(parser, shape), tweets)
      }
      var buffer = try buffer()
      try buffer.fill(to: shape.start)
      let table = TableForm(
        shape: shape, hasRowNames: columns.hasRowNames, decodes: options.repairs,
        isStrict: options.isStrict)
      return TableReader(DelimitedRows(buffer, table), tweets)
    case .documents(let layout, let start):
      if let page = try joinedPage() {
        return DocumentReader(
          InputBuffer(page, block: options.block), layout: .brackets, start: 0, file: file,
          account: nil, notes: nil, options: options)
      }
      var buffer = try buffer()
      try buffer.fill(to: start)
      return DocumentReader(
        buffer, layout: layout, start: start, file: file, account: account, notes: notes,
        options: options)
    case .lines(let start):
      var buffer = try buffer()
      try buffer.fill(to: start)
      return LinesReader(buffer, start: start, file: file, options)
    }
  }

  /// The bytes from the beginning.
  private func buffer() throws(CorpusError) -> InputBuffer {
    if let opened { return opened }
    return InputBuffer(try place.open(name, expansion), block: options.block)
  }

  /// The page of which only the tweets stand here, where it is whole.
  private func joinedPage() throws(CorpusError) -> MemoryBytes? {
    guard let included else { return nil }
    return try PageParts.joined(
      place.open(name, Expansion(options)), included.open(name, Expansion(options)))
  }
}
