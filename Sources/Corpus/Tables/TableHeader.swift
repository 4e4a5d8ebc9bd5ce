internal import Glibc

/// The header of a table, found by the names that its columns should have.
struct TableHeader {
  /// The most lines that are looked at.
  private static let lineLimit = 100

  let name: String
  let isSheet: Bool
  let shape: TableShape
  let hasRowNames: Bool
  /// How many of the expected names it has.
  let matches: Int
  /// The table from its beginning.
  let buffer: InputBuffer
  /// The copy of the zip that holds it, where it cannot be read in its place.
  var spool: Spool?

  /// The header with the most of `names` in the file at `path`; of equals, the first.
  static func find(
    in path: String, expecting names: [String]
  ) throws(CorpusError) -> TableHeader {
    let name = path == "-" ? "standard input" : path
    let stream = try stream(path, name)
    if !stream.isZip { return try TableHeader(stream, name: name, isSheet: false, names) }
    let spool = stream.isPlain && path != "-" ? nil : try Spool(stream)
    var best: TableHeader?
    var reason: CorpusError?
    for (place, name) in try places(inZip: spool?.path ?? path, name) {
      do throws(CorpusError) {
        let found = try TableHeader(place, name: name, names)
        if found.matches > best?.matches ?? -1 { best = found }
      } catch {
        reason = reason ?? error
      }
      if let best, best.matches == names.count { break }
    }
    guard var best else {
      throw reason ?? .noTable(file: name, found: "a zip without a table")
    }
    best.spool = spool
    return best
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
  private static func places(
    inZip path: String, _ name: String
  ) throws(CorpusError) -> [(Source.Place, name: String)] {
    let directory = try ZipDirectory(path: path, name: name)
    var entries: [String] = []
    while let entry = try directory.next() { entries.append(entry) }
    if let workbook = Workbook(path: path, name: name, entries: entries) {
      let sheets = try workbook.sheets()
      return sheets.map { sheet in
        (.sheet(sheet), sheets.count == 1 ? name : "\(name):\(sheet.name)")
      }
    }
    let tables = entries.filter { entry in
      ["csv", "tsv", "tab", "txt"].contains { entry.lowercased().hasSuffix(".\($0)") }
    }
    return tables.map { (.zip(path, entry: $0), "\(name):\($0)") }
  }

  private init(
    _ place: Source.Place, name: String, _ names: [String]
  ) throws(CorpusError) {
    let expansion = Expansion(ReadingOptions())
    if case .sheet(let sheet) = place {
      try self.init(sheet.open(name: name), name: name, isSheet: true, names)
    } else {
      try self.init(place.stream(name, expansion), name: name, isSheet: false, names)
    }
  }

  private init(
    _ source: any ByteSource, name: String, isSheet: Bool, _ names: [String]
  ) throws(CorpusError) {
    self.name = name
    self.isSheet = isSheet
    var buffer = InputBuffer(isSheet ? source : try DecodedStream(source))
    var size = 1 << 16
    while true {
      try buffer.fill(to: size)
      let bytes = buffer.bytes
      let head = bytes.span.extracting(buffer.window)
      if let found = try Self.header(
        head, isWhole: buffer.isAtEnd, name, Set(names.map(Self.plain)))
      {
        (shape, matches) = found
        let sample = TableSample(
          shape, head.extracting(shape.start..<head.count), isWhole: buffer.isAtEnd)
        hasRowNames = sample.hasRowNames
        self.buffer = buffer
        return
      }
      if buffer.isAtEnd { throw .noTable(file: name, found: "an open quote on line 1") }
      if size > DelimitedRows.rowLimit {
        throw .recordTooLong(file: name, line: 1, limit: DelimitedRows.rowLimit)
      }
      size *= 2
    }
  }

  /// The row among the first that has the most of `names`, which are plain; nil where more bytes are needed.
  private static func header(
    _ head: Span<UInt8>, isWhole: Bool, _ name: String, _ names: Set<String>
  ) throws(CorpusError) -> (TableShape, matches: Int)? {
    let text = head.trimmedStart(from: head.starts(with: "\u{FEFF}") ? 3 : 0)
    if text == head.count { throw .emptyFile(file: name) }
    if let found = Source.binaryContent(of: head) { throw .noTable(file: name, found: found) }
    if let found = OtherContent.markup(at: head.extracting(text..<head.count)) {
      throw .noTable(file: name, found: found)
    }
    guard let first = TableShape(head, isWhole: isWhole) else { return nil }
    var best: (TableShape, matches: Int)?
    var start = first.start
    for line in 0..<lineLimit where start < head.count {
      let shape = line == 0 ? first : TableShape(head, isWhole: isWhole, from: start)
      start = head.position(of: .lineFeed, from: start) + 1
      guard let shape, !shape.columns.allSatisfy(\.isEmpty) else { continue }
      let matches = Set(shape.columns.map(plain)).intersection(names).count
      if matches > best?.matches ?? -1 { best = (shape, matches) }
      if matches == names.count { break }
    }
    return best
  }

  /// A column's name as names are compared: in lower case, without white space around it.
  static func plain(_ name: String) -> String {
    let start = name.drop(while: \.isWhitespace)
    return String(start.reversed().drop(while: \.isWhitespace).reversed()).lowercased()
  }
}
