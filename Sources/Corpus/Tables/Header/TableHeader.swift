internal import Glibc

/// The header of a table, found by the names that its columns should have.
struct TableHeader {
  /// The most lines that are looked at.
  private static let lineLimit = 100

  /// The table from its beginning.
  private enum Beginning {
    case text(InputBuffer)
    case sheet(SheetParser)
  }

  /// The table's name for messages.
  let name: String
  let shape: TableShape
  private let hasRowNames: Bool
  /// How many of the expected names it has.
  private let matches: Int
  private let beginning: Beginning

  /// The rows under the header.
  func rows(isStrict: Bool) -> any RowReader {
    let table = TableForm(
      shape: shape, hasRowNames: hasRowNames, decodes: true, isStrict: isStrict)
    return switch beginning {
    case .text(let buffer): DelimitedRows(buffer, table)
    case .sheet(let parser): SheetRows(parser, table)
    }
  }

  /// The header with the most of `names` in the file at `path`; of equals, the first.
  static func find(
    in path: String, expecting names: [String]
  ) throws(CorpusError) -> TableHeader {
    let name = path == "-" ? "standard input" : path
    let stream = try stream(path, name)
    let names = Set(names.map(plain))
    if !stream.isZip { return try TableHeader(stream, name: name, names) }
    let spool = stream.isPlain && path != "-" ? nil : try Spool(stream)
    let zip = try ZipFile(path: spool?.path ?? path, name: name, LatestZip(), spool: spool)
    var best: TableHeader?
    var reason: CorpusError?
    for (place, name) in try places(in: zip) {
      do throws(CorpusError) {
        let found =
          if case .sheet(let sheet) = place {
            try TableHeader(sheet, name: name, names)
          } else {
            try TableHeader(place.stream(name, Expansion(ReadingOptions())), name: name, names)
          }
        if found.matches > best?.matches ?? -1 { best = found }
      } catch {
        reason = reason ?? error
      }
      if let best, best.matches == names.count { break }
    }
    if let best { return best }
    throw reason ?? .noTable(file: name, found: "a zip without a table")
  }

  private static func stream(_ path: String, _ name: String) throws(CorpusError) -> ByteStream {
    var status = stat()
    if path != "-", stat(path, &status) != 0 {
      if errno == ENOENT || errno == ENOTDIR { throw .missing(file: path) }
      throw .failed(file: path, action: .open, code: errno)
    }
    if path != "-", status.st_mode & S_IFMT == S_IFDIR {
      throw .noTable(file: path, found: "a folder")
    }
    return try ByteStream(path: path == "-" ? nil : path, name: name)
  }

  /// The sheets of a spreadsheet, or the tables in a zip.
  private static func places(in zip: ZipFile) throws(CorpusError) -> [(Place, name: String)] {
    if let workbook = Workbook(zip) {
      let sheets = try workbook.sheets()
      return sheets.map { sheet in
        (.sheet(sheet), sheets.count == 1 ? zip.name : "\(zip.name):\(sheet.name)")
      }
    }
    let tables = zip.entries.filter { entry in
      ["csv", "tsv", "tab", "txt"].contains { entry.name.lowercased().hasSuffix(".\($0)") }
    }
    return tables.map { (.zip(zip, $0), "\(zip.name):\($0.name)") }
  }

  private init(_ sheet: Sheet, name: String, _ names: Set<String>) throws(CorpusError) {
    let parser = try sheet.open(name: name, Expansion(ReadingOptions()))
    let head = TableHead.sheet(try parser.head(TableHead.sheetRows))
    guard let (shape, matches) = Self.best(in: head, names) else {
      throw .emptyFile(file: name)
    }
    self.name = name
    self.shape = shape
    self.matches = matches
    hasRowNames = false
    beginning = .sheet(parser)
  }

  private init(
    _ stream: ByteStream, name: String, _ names: Set<String>
  ) throws(CorpusError) {
    var buffer = InputBuffer(try DecodedStream(stream))
    var size = ContentDetector.headSize
    while true {
      try buffer.fill(to: size)
      let bytes = buffer.bytes.span.extracting(buffer.window).array
      let head = TableHead.text(bytes, isWhole: buffer.isAtEnd)
      try Self.check(bytes.span, name)
      if let (shape, matches) = Self.best(in: head, names) {
        self.name = name
        self.shape = shape
        self.matches = matches
        hasRowNames = TableSample(shape, head).hasRowNames
        beginning = .text(buffer)
        return
      }
      if buffer.isAtEnd { throw .noTable(file: name, found: "an open quote on line 1") }
      if size > DelimitedRows.rowLimit {
        throw .recordTooLong(file: name, line: 1, limit: DelimitedRows.rowLimit)
      }
      size *= 2
    }
  }

  /// Refuses what is no table.
  private static func check(_ head: Span<UInt8>, _ name: String) throws(CorpusError) {
    let text = head.trimmedStart(from: head.starts(with: TableShape.byteOrderMark) ? 3 : 0)
    if text == head.count { throw .emptyFile(file: name) }
    let other =
      OtherContent(ofWhole: head)
      ?? OtherContent(insteadOfTable: head.extracting(text..<head.count))
    if let other { throw .noTable(file: name, found: other.name) }
  }

  /// The row among the first that has the most of `names`, which are plain; nil where there is none, or
  /// more bytes are needed.
  private static func best(
    in head: TableHead, _ names: Set<String>
  ) -> (TableShape, matches: Int)? {
    var best: (TableShape, matches: Int)?
    guard var shape = head.shape() else { return nil }
    for _ in 0..<lineLimit {
      if !shape.columns.allSatisfy(\.isEmpty) {
        let matches = Set(shape.columns.map(plain)).intersection(names).count
        if matches > best?.matches ?? -1 { best = (shape, matches) }
        if matches == names.count { break }
      }
      var start = shape.start
      repeat {
        guard let next = head.next(after: start) else { return best }
        start = next
      } while head.shape(from: start) == nil
      guard let next = head.shape(from: start) else { break }
      shape = next
    }
    return best
  }

  /// A column's name as names are compared: in lower case, without white space around it.
  static func plain(_ name: String) -> String {
    let start = name.drop(while: \.isWhitespace)
    return String(start.reversed().drop(while: \.isWhitespace).reversed()).lowercased()
  }
}
