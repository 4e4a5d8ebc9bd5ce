/// One stream of tweets: a file, a pipe, or a file inside a zip, with its format.
struct Source {
  /// Where the bytes are.
  enum Place: Equatable {
    case file(String)
    case pipe
    case zip(String, entry: String)
    case sheet(Sheet)

    /// The path of the file; nil for a pipe.
    var path: String? {
      switch self {
      case .file(let path), .zip(let path, _): path
      case .sheet(let sheet): sheet.path
      case .pipe: nil
      }
    }

    /// The bytes of the file there; of a sheet those of its workbook.
    func stream(_ name: String, _ expansion: Expansion) throws(CorpusError) -> ByteStream {
      switch self {
      case .file(let path): try ByteStream(path: path, name: name, expansion)
      case .sheet(let sheet): try ByteStream(path: sheet.path, name: name, expansion)
      case .pipe: try ByteStream(path: nil, name: name, expansion)
      case .zip(let path, let entry):
        try ByteStream(zip: path, entry: entry, name: name, expansion)
      }
    }

    /// The bytes there in UTF-8; of a sheet those of a table.
    func open(_ name: String, _ expansion: Expansion) throws(CorpusError) -> any ByteSource {
      if case .sheet(let sheet) = self { return try sheet.open(name: name) }
      return try DecodedStream(stream(name, expansion))
    }
  }

  /// What the first bytes show.
  enum Content {
    case table(TableShape, TableColumns)
    case documents(DocumentScanner.Layout, start: Int)
    case lines(start: Int)
  }

  let name: String
  let format: Format
  let content: Content
  /// Whether the file is one of an account's archive.
  var isArchive: Bool
  /// The account of the archive that the file lies in.
  var account: String?
  /// The long tweets of the archive that the file lies in.
  var notes: LongTweets?
  /// Where the other part of a page is of which only the tweets stand here.
  var included: Place?
  let place: Place
  /// Keeps alive the copies of zips that cannot be read where they are.
  var spools: [Spool] = []
  /// The most lines before the header of a table.
  private static let preambleLimit = 100
  /// The most lines that are titles, so that what stands there was taken for a header.
  private static let titleLimit = 5
  /// At least this many zero bytes at the end count as disk space that was never written.
  private static let fewZeros = 64
  private let options: ReadingOptions
  private let expansion: Expansion
  /// The bytes read so far where they cannot be read again.
  private let opened: InputBuffer?

  /// Looks at the start of the file and tells its format.
  init(
    _ place: Place, name: String, _ options: ReadingOptions, _ expansion: Expansion
  ) throws(CorpusError) {
    self.expansion = expansion
    self.place = place
    self.name = name
    self.options = options
    var buffer = InputBuffer(try place.open(name, expansion))
    if case .sheet(let sheet) = place {
      format = sheet.format
      content = try Self.sheetContent(&buffer, name, options)
    } else {
      (format, content) = try Self.content(&buffer, name, options)
    }
    isArchive = format == .xArchive
    opened = nil
  }

  /// Looks at the start of a pipe, which is read only once.
  init(reading stream: ByteStream, _ options: ReadingOptions) throws(CorpusError) {
    place = .pipe
    expansion = Expansion(options)
    name = stream.name
    self.options = options
    var buffer = InputBuffer(try DecodedStream(stream))
    (format, content) = try Self.content(&buffer, name, options)
    isArchive = format == .xArchive
    opened = buffer
  }

  /// A reader of the whole stream.
  func reader() throws(CorpusError) -> any TweetReader {
    var buffer: InputBuffer
    if let opened {
      buffer = opened
    } else {
      buffer = InputBuffer(try place.open(name, expansion), block: options.block)
    }
    var file = ReadSummary.File(name: name, format: format, path: place.path)
    switch content {
    case .table(let shape, let columns):
      columns.note(shape, in: &file.fields)
      try buffer.fill(to: shape.start)
      return TableReader(
        buffer, shape, columns, file: file, account: account, options)
    case .documents(let layout, let start):
      if let page = try joinedPage() {
        return DocumentReader(
          InputBuffer(page, block: options.block), layout: .brackets, start: 0, file: file,
          account: nil, notes: nil, options: options)
      }
      try buffer.fill(to: start)
      return DocumentReader(
        buffer, layout: layout, start: start, file: file, account: account, notes: notes,
        options: options)
    case .lines(let start):
      try buffer.fill(to: start)
      return LinesReader(buffer, start: start, file: file, options)
    }
  }

  /// The page of which only the tweets stand here, where it is whole.
  private func joinedPage() throws(CorpusError) -> MemoryBytes? {
    guard let included else { return nil }
    return try PageParts.joined(
      place.open(name, Expansion(options)), included.open(name, Expansion(options)))
  }

  /// A sheet's rows come as a table in UTF-8.
  private static func sheetContent(
    _ buffer: inout InputBuffer, _ name: String, _ options: ReadingOptions
  ) throws(CorpusError) -> Content {
    try buffer.fill(to: 1 << 16)
    let head = buffer.bytes.span.extracting(buffer.window).array
    if head.allSatisfy(\.isSpace) { throw .emptyFile(file: name) }
    return try table(&buffer, name, options)
  }

  private static func content(
    _ buffer: inout InputBuffer, _ name: String, _ options: ReadingOptions
  ) throws(CorpusError) -> (Format, Content) {
    try buffer.fill(to: 1 << 16)
    let head = buffer.bytes.span.extracting(buffer.window).array
    let hasMark = head.starts(with: TableShape.byteOrderMark)
    let text = head.span.trimmedStart(from: hasMark ? 3 : 0)
    if text == head.count { throw .emptyFile(file: name) }
    if let found = binaryContent(of: head.span) { throw .unknownFormat(file: name, found: found) }
    let start = head.span.jsonBehindComments(from: text) ?? text
    let first = head[start]
    if options.format == .text { return (.text, .lines(start: hasMark ? 3 : 0)) }
    let script = head.span.scriptValue(from: start)
    let isScript = script != nil
    let isJSON = isScript || first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
    if options.format == .table || (options.format == nil && !isJSON) {
      return try tableOrLines(&buffer, start: hasMark ? 3 : 0, name, options)
    }
    if !isJSON { throw .unknownFormat(file: name, found: "text that is no json") }
    let json = script ?? start
    let layout = DocumentScanner.layout(
      of: head.span.extracting(min(json, head.count)..<head.count))
    return (options.format ?? (isScript ? .xArchive : .json), .documents(layout, start: json))
  }

  /// A table or, where no column holds a text and it looks like none, a text.
  private static func tableOrLines(
    _ buffer: inout InputBuffer, start: Int, _ name: String, _ options: ReadingOptions
  ) throws(CorpusError) -> (Format, Content) {
    do throws(CorpusError) {
      return (.table, try table(&buffer, name, options))
    } catch {
      guard case .noTextColumn = error, options.format == nil else { throw error }
      let bytes = buffer.bytes
      let head = bytes.span.extracting(start..<buffer.window.upperBound)
      if let found = OtherContent.name(of: head) { throw .unknownFormat(file: name, found: found) }
      guard LinesReader.areLikely(head, isWhole: buffer.isAtEnd) else { throw error }
      return (.text, .lines(start: start))
    }
  }

  private static func table(
    _ buffer: inout InputBuffer, _ name: String, _ options: ReadingOptions
  ) throws(CorpusError) -> Content {
    while true {
      let bytes = buffer.bytes
      let head = bytes.span.extracting(buffer.window)
      if let shape = TableShape(head, isWhole: buffer.isAtEnd) {
        var (shape, columns) = try columns(shape, head, isWhole: buffer.isAtEnd, name, options)
        columns.learnDateOrder(
          shape, head.extracting(shape.start..<head.count), isWhole: buffer.isAtEnd)
        return .table(shape, columns)
      }
      if buffer.window.count > DelimitedRows.rowLimit {
        throw .recordTooLong(file: name, line: 1, limit: DelimitedRows.rowLimit)
      }
      if buffer.isAtEnd {
        let isJSON = head.trimmedStart(from: 0) < head.count && head.has("\"{\\\"")
        let found = isJSON ? "json written as a text (decode it once)" : "an open quote"
        throw .unknownFormat(file: name, found: "\(found) on line 1")
      }
      // Twice as much each time: the header is looked for from its start again.
      try buffer.fill(to: buffer.window.count * 2)
    }
  }

  /// The columns of a table: under the header on its first line or, where that is none, under the
  /// first line that looks like one; services write titles and what was searched for before it.
  private static func columns(
    _ first: TableShape, _ head: Span<UInt8>, isWhole: Bool, _ name: String,
    _ options: ReadingOptions
  ) throws(CorpusError) -> (TableShape, TableColumns) {
    let reason: CorpusError?
    var found: (TableShape, TableColumns)?
    do throws(CorpusError) {
      found = (first, try columns(of: first, head, isWhole: isWhole, name, options))
      if first.columns.count > 1, !first.columns.contains("") { return (first, found!.1) }
      reason = nil
    } catch {
      reason = error
    }
    // A title and a band over several columns are no header if one follows.
    var start = first.start
    for _ in 0..<(reason == nil ? titleLimit : preambleLimit) {
      start = head.position(of: .lineFeed, from: start) + 1
      guard start < head.count else { break }
      guard let shape = TableShape(head, isWhole: isWhole, from: start), shape.columns.count > 1,
        let columns = try? columns(of: shape, head, isWhole: isWhole, name, options),
        columns.tellsMore, columns.fieldCount > found?.1.fieldCount ?? 0
      else { continue }
      return (shape, columns)
    }
    if let found { return found }
    throw reason ?? .noTextColumn(file: name, columns: first.columns)
  }

  private static func columns(
    of shape: TableShape, _ head: Span<UInt8>, isWhole: Bool, _ name: String,
    _ options: ReadingOptions
  ) throws(CorpusError) -> TableColumns {
    let rows = head.extracting(shape.start..<head.count)
    let sample = TableSample(shape, rows, isWhole: isWhole)
    return try TableColumns(shape, sample, options, file: name)
  }

  /// What bytes are that are no text, for a message: texts have no control characters but white space.
  static func binaryContent(of head: Span<UInt8>) -> String? {
    let compound: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0]
    if head.count >= 4, compound.indices.allSatisfy({ head[$0] == compound[$0] }) {
      return "an old or encrypted Excel workbook"
    }
    // Programs that crash leave a zero byte or two in texts.
    // A disk that was full leaves many at the end.
    var end = head.count
    while end > 0, head[end - 1] == 0 { end -= 1 }
    if head.count - end < Self.fewZeros { end = head.count }
    var (controls, zeros) = (end == 0 ? head.count : 0, 0)
    for index in 0..<end {
      let byte = head[index]
      if byte == 0 { zeros += 1 }
      if byte < 0x20 && !byte.isSpace { controls += 1 }
    }
    return controls * 10 > head.count || zeros * 100 > head.count ? "binary content" : nil
  }
}

extension Span<UInt8> {
  /// The start of the JSON behind lines of comments, as the `// …` and `# …` of some programs; nil where
  /// there are no such lines, or no JSON.
  fileprivate func jsonBehindComments(from start: Int) -> Int? {
    var position = start
    while position < count {
      let rest = extracting(position..<count)
      guard rest.starts(with: "//") || rest.starts(with: "#") else { break }
      position = trimmedStart(from: self.position(of: .lineFeed, from: position))
    }
    guard position > start, position < count else { return nil }
    return self[position] == UInt8(ascii: "[") || self[position] == UInt8(ascii: "{")
      ? position : nil
  }

  /// The start of the JSON in a script such as `window.YTD.tweets.part0 = [`, `Grailbird.data.x = [`
  /// or `var user_details = {`; nil where the bytes at `start` are no such assignment.
  fileprivate func scriptValue(from start: Int) -> Int? {
    guard start < count, self[start].isLetter else { return nil }
    var position = start
    while position < count, self[position] != UInt8(ascii: "=") {
      let byte = self[position]
      let isNamed = byte.isNameByte || byte.isSpace || ".[]\"'$".utf8.contains(byte)
      if !isNamed || position - start > 200 { return nil }
      position += 1
    }
    let value = trimmedStart(from: position + 1)
    guard value < count else { return nil }
    return self[value] == UInt8(ascii: "[") || self[value] == UInt8(ascii: "{") ? value : nil
  }
}
