/// Something that writes labelled tweets to a file.
///
///     let writer = try OutputFormat.csv.writer(to: "out.csv", names: ["label"], table: archive.table)
///     let renderer = writer.renderer            // on any thread, per batch:
///     renderer.render(batch, cells, into: &rows)
///     try writer.write(rows)                    // on one thread, in order
///     try writer.finish()
public protocol LabelWriter {
  /// What renders the rows that ``write(_:)`` takes.
  var renderer: RowRenderer { get }
  /// Writes rows that the renderer made.
  mutating func write(_ rows: [UInt8]) throws(CorpusError)
  /// Ends the file and puts it in its place; without this call it disappears.
  mutating func finish() throws(CorpusError)
}

extension OutputFormat {
  /// A writer of this format to the file at `path`, `-` for standard output.
  ///
  /// A table comes back with all its own columns, byte for byte, and columns called `names` behind
  /// them (`textmine_…` where the table has that name already); any other input gives `id`,
  /// `created_at`, `username`, `kind` and `text` before them.
  ///
  /// A csv `forExcel` begins with a byte-order mark, and none of its fields is taken for a formula.
  public func writer(
    to path: String, names: [String], table: TableShape?, forExcel: Bool = false
  ) throws(CorpusError) -> any LabelWriter {
    let own = table?.columns ?? RowRenderer.columns
    switch self {
    case .csv:
      let renderer = RowRenderer(.table(table, isGuarded: forExcel), names: names)
      let appended = LabelColumns.distinct(names, from: own)
      return try StreamWriter(
        path, renderer, header: Self.header(table, appended, hasMark: forExcel))
    case .jsonLines:
      let renderer = RowRenderer(
        .jsonLines, names: LabelColumns.distinct(names, from: RowRenderer.columns))
      return try StreamWriter(path, renderer, header: [])
    case .xlsx:
      if path == "-" { throw .cannotStream(format: self) }
      let renderer = RowRenderer(.cells(table), names: names)
      return try SpreadsheetWriter(
        path, renderer, header: own + LabelColumns.distinct(names, from: own))
    }
  }

  private static func header(
    _ table: TableShape?, _ names: [String], hasMark: Bool
  ) -> [UInt8] {
    let hasMark = hasMark || table?.hasByteOrderMark == true
    var header = hasMark ? TableShape.byteOrderMark : []
    let delimiter = table?.delimiter ?? .comma
    header += table?.header ?? Array(RowRenderer.columns.joined(separator: ",").utf8)
    for name in names {
      header.append(delimiter)
      header.append(field: Array(name.utf8).span, delimiter: delimiter)
    }
    header += Array((table?.newline ?? "\r\n").utf8)
    return header
  }
}

/// Writes rows as they are rendered: tables and JSON lines.
struct StreamWriter: LabelWriter {
  let renderer: RowRenderer
  private let file: OutputFile

  init(_ path: String, _ renderer: RowRenderer, header: [UInt8]) throws(CorpusError) {
    self.renderer = renderer
    file = try OutputFile(path: path)
    try file.write(header)
  }

  func write(_ rows: [UInt8]) throws(CorpusError) { try file.write(rows) }

  func finish() throws(CorpusError) { try file.finish() }
}
