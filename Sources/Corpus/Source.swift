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
  }

  /// What the first bytes show.
  enum Content {
    case table(TableShape, TableColumns)
    case documents(DocumentScanner.Layout, start: Int)
  }

  let name: String
  let format: Format
  let content: Content
  /// The account of the archive that the file lies in.
  var account: String?
  let place: Place
  /// Keeps alive the copy of a zip that came through a pipe.
  var spool: Spool?
  private let options: ReadingOptions
  /// The bytes read so far where they cannot be read again.
  private let opened: InputBuffer?

  /// Looks at the start of the file and tells its format.
  init(_ place: Place, name: String, _ options: ReadingOptions) throws(CorpusError) {
    self.place = place
    self.name = name
    self.options = options
    var buffer = InputBuffer(try Self.open(place, name))
    if case .sheet(let sheet) = place {
      format = sheet.format
      content = try Self.sheetContent(&buffer, name, options)
    } else {
      (format, content) = try Self.content(&buffer, name, options)
    }
    opened = nil
  }

  /// Looks at the start of a pipe, which is read only once.
  init(reading stream: ByteStream, _ options: ReadingOptions) throws(CorpusError) {
    place = .pipe
    name = stream.name
    self.options = options
    var buffer = InputBuffer(stream)
    (format, content) = try Self.content(&buffer, name, options)
    opened = buffer
  }

  /// A reader of the whole stream.
  func reader() throws(CorpusError) -> any TweetReader {
    var buffer: InputBuffer
    if let opened {
      buffer = opened
    } else {
      buffer = InputBuffer(try Self.open(place, name), block: options.block)
    }
    let file = Losses.File(name: name, format: format, path: place.path)
    switch content {
    case .table(let shape, let columns):
      return TableReader(
        buffer, shape, columns, file: file, account: account, isStrict: options.isStrict)
    case .documents(let layout, let start):
      try buffer.fill(to: start)
      return DocumentReader(
        buffer, layout: layout, start: start, file: file, account: account,
        isStrict: options.isStrict)
    }
  }

  private static func open(
    _ place: Place, _ name: String
  ) throws(CorpusError) -> any ByteSource {
    switch place {
    case .file(let path): try ByteStream(path: path, name: name)
    case .pipe: try ByteStream(path: nil, name: name)
    case .zip(let path, let entry): try ByteStream(zip: path, entry: entry, name: name)
    case .sheet(let sheet): try sheet.open(name: name)
    }
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
    let start = head.span.trimmedStart(from: hasMark ? 3 : 0)
    if start == head.count { throw .emptyFile(file: name) }
    try rejectBinary(head.span, name)
    let first = head[start]
    let isScript = head.span.extracting(start..<head.count).starts(with: "window.")
    let isJSON = isScript || first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
    if options.format == .table || (options.format == nil && !isJSON) {
      return (.table, try table(&buffer, name, options))
    }
    if !isJSON { throw .unknownFormat(file: name, found: "text that is no json") }
    let json = isScript ? head.span.position(of: UInt8(ascii: "="), from: start) + 1 : start
    let layout = DocumentScanner.layout(
      of: head.span.extracting(min(json, head.count)..<head.count))
    return (options.format ?? (isScript ? .xArchive : .json), .documents(layout, start: json))
  }

  private static func table(
    _ buffer: inout InputBuffer, _ name: String, _ options: ReadingOptions
  ) throws(CorpusError) -> Content {
    while true {
      let shape = TableShape(
        buffer.bytes.span.extracting(buffer.window), isWhole: buffer.isAtEnd)
      if let shape {
        var columns = try TableColumns(shape, options, file: name)
        columns.learnDateOrder(shape, buffer.bytes.span.extracting(buffer.window))
        return .table(shape, columns)
      }
      if buffer.window.count > TableReader.rowLimit || buffer.isAtEnd {
        throw .recordTooLong(file: name, line: 1, limit: TableReader.rowLimit)
      }
      _ = try buffer.fill()
    }
  }

  /// Texts have no control characters but white space; UTF-16 has zero bytes.
  private static func rejectBinary(_ head: Span<UInt8>, _ name: String) throws(CorpusError) {
    if head.count >= 2, head[0] ^ head[1] == 1, head[0] | 1 == 0xFF {
      throw .unknownFormat(file: name, found: "UTF-16 text")
    }
    var controls = 0
    for index in head.indices {
      let byte = head[index]
      if byte == 0 { throw .unknownFormat(file: name, found: "binary content") }
      if byte < 0x20 && !byte.isSpace { controls += 1 }
    }
    if controls * 10 > head.count { throw .unknownFormat(file: name, found: "binary content") }
  }
}

extension Span<UInt8> {
  /// The position of the first byte at or behind `start` that is no white space.
  fileprivate func trimmedStart(from start: Int) -> Int {
    var start = start
    while start < count, self[start].isSpace { start += 1 }
    return start
  }
}
