/// A table row by row, with its cells as texts: csv with any delimiter, xlsx or ods, packed or not.
///
/// It needs no tweets: coders' sheets, lists of accounts and tables of labels are read with it. One row
/// is in memory at a time.
///
///     let table = try Table(path: "codes.xlsx", expecting: ["id", "code"])
///     guard let code = table.column("code") else { … }
///     while let row = try table.next() {
///       print(row.number, row.cells[code])
///     }
///
/// The header is the row with the most of the expected names, among the first hundred of every sheet, or
/// of every table in a zip; without such a row it is the first that is not blank.
public final class Table {
  /// A row that is not blank.
  public struct Row: Equatable, Sendable {
    /// The number that a spreadsheet program shows beside the row, from 1; blank rows, the header and
    /// what stands before it count.
    public let number: Int
    /// A text for each column, as it stands there.
    public let cells: [String]
  }

  /// The file's name for messages, with the sheet's if the file has several.
  public let name: String
  /// The names of the columns as the header spells them.
  public let columns: [String]
  private var rows: any RowReader
  private var sink: CellTexts

  /// Opens the table at `path`, `-` for standard input.
  ///
  /// - Parameters:
  ///   - path: a file; a zip may hold it.
  ///   - names: names of columns by which the header is found, in any case.
  ///   - isStrict: whether a row that cannot be read ends everything.
  /// - Throws: ``CorpusError`` where there is no table.
  public init(
    path: String, expecting names: [String] = [], isStrict: Bool = false
  ) throws(CorpusError) {
    let found = try TableHeader.find(in: path, expecting: names)
    name = found.name
    columns = found.shape.columns
    rows = found.rows(isStrict: isStrict)
    sink = CellTexts(file: ReadSummary.File(name: name, format: .table, path: path))
  }

  /// The next row, nil at the end.
  ///
  /// - Throws: what makes the rest of the table useless.
  public func next() throws(CorpusError) -> Row? {
    while try rows.next(into: &sink) {
      if sink.cells.allSatisfy({ $0.utf8.allSatisfy(\.isSpace) }) { continue }
      return Row(number: rows.number, cells: sink.cells)
    }
    return nil
  }

  /// All rows that are left.
  public func remainingRows() throws(CorpusError) -> [Row] {
    var all: [Row] = []
    while let row = try next() { all.append(row) }
    return all
  }

  /// The place of the column of this name, in any case if none is spelled so; nil where there is none.
  public func column(_ name: String) -> Int? {
    columns.firstIndex(of: name)
      ?? columns.firstIndex { TableHeader.plain($0) == TableHeader.plain(name) }
  }

  /// The number of rows so far that could not be read.
  public var skipped: Int { sink.file.skipped }
  /// The first of those.
  public var firstSkipped: [SkippedRecord] { sink.file.firstSkipped }
  /// The repairs made so far.
  public var repairs: RepairCounts { sink.file.repairs }
}

/// Takes the cells of a row as texts.
private struct CellTexts: RowSink {
  var file: ReadSummary.File
  var cells: [String] = []

  init(file: ReadSummary.File) { self.file = file }

  mutating func add(_ bytes: Span<UInt8>, _ row: TableRow) { cells = row.values(in: bytes) }
}
