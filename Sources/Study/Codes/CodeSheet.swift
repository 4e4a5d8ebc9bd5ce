public import Corpus
internal import Foundation

/// A table that people have coded: held whole, since it has hundreds of rows and not millions.
public struct CodeSheet: Sendable {
  /// A row that is not blank.
  public struct Row: Sendable {
    /// The row of the spreadsheet, in which the header is row 1.
    public let number: Int
    /// The tweet's id; empty where there is none.
    public let id: String
    /// The tweet's text, UTF-8.
    public let text: [UInt8]
    /// The account that wrote the tweet; empty where no column tells.
    public let account: String
    /// As many as there are columns, without white space around them.
    public let cells: [String]

    /// Makes a row.
    public init(
      number: Int, id: String, text: [UInt8], account: String = "", cells: [String]
    ) {
      self.number = number
      self.id = id
      self.text = text
      self.account = account
      self.cells = cells
    }
  }

  /// The file's name, for messages.
  public var name: String
  /// The names of the columns.
  public let columns: [String]
  /// The rows that are not blank.
  public let rows: [Row]
  /// The ids that a program has rounded and that were taken from the link beside them.
  public private(set) var idsOfLinks = 0
  /// The other sheets of its workbook, which hold the same tweets and were not read.
  public private(set) var otherSheets: [String]

  /// Makes a sheet of rows.
  ///
  /// - Precondition: as many cells in each row as there are columns.
  public init(name: String, columns: [String], rows: [Row], otherSheets: [String] = []) {
    precondition(rows.allSatisfy { $0.cells.count == columns.count }, "a cell for each column")
    self.name = name
    self.columns = columns
    self.rows = rows
    self.otherSheets = otherSheets
  }

  /// The index of the column of this name, in any case; nil where there is none.
  public func column(_ name: String) -> Int? {
    columns.firstIndex(inAnyCase: name)
  }

  /// The index of a column that must be there.
  public func column(_ name: String, for use: CodeError.ColumnUse) throws(CodeError) -> Int {
    if let index = column(name) { return index }
    throw .noColumn(sheet: self.name, names: [name], columns: columns, use: use)
  }

  /// The usual names of the column with a person's code.
  public static let codeColumns = ["code", "kode", "label"]

  /// The index of the column of codes: that of this name, or the first of the usual names.
  public func codeColumn(_ name: String?) throws(CodeError) -> Int {
    let found =
      if let name {
        try column(name, for: .code)
      } else {
        Self.codeColumns.lazy.compactMap { column($0) }.first
      }
    guard let found else {
      throw .noColumn(sheet: self.name, names: Self.codeColumns, columns: columns, use: .code)
    }
    if LabelColumns.begin(at: found, of: columns) {
      throw .labels(sheet: self.name, column: columns[found])
    }
    return found
  }

  /// Where a row is, for messages.
  public func place(_ row: Row) -> CodePlace {
    CodePlace(sheet: name, row: row.number, id: row.id)
  }
}

/// Where a code stands: the row of a sheet.
public struct CodePlace: Hashable, Sendable, CustomStringConvertible {
  /// The file's name.
  public let sheet: String
  /// The row of the spreadsheet, in which the header is row 1.
  public let row: Int
  /// The tweet's id; empty where there is none.
  public let id: String

  /// Makes a place.
  public init(sheet: String, row: Int, id: String) {
    self.sheet = sheet
    self.row = row
    self.id = id
  }

  /// `sheet: row 12 (id 7)`
  public var description: String { "\(sheet): row \(row)" + (id.isEmpty ? "" : " (id \(id))") }
}

// MARK: Reading

extension CodeSheet {
  /// Reads a csv or spreadsheet, or the JSON of doccano or Label Studio. A table without texts is a sheet
  /// of ids and codes.
  ///
  /// - Throws: ``CodeError``, and `CorpusError` where the file cannot be read.
  public init(file: String, _ options: ReadingOptions = ReadingOptions()) throws {
    if let coded = Self.json(in: file) {
      self = coded.sheet(file)
      return
    }
    var options = options
    options.needsTweets = false
    let archive = try TweetInput(inputs: [file], options: options)
    guard let table = archive.table else { throw CodeError.noTable(file: file) }
    let rows = try Self.rows(of: archive, table)
    self.init(
      name: file, columns: table.columns, rows: rows,
      otherSheets: archive.summary.files.flatMap(\.stages))
    try rejectRoundedIDs(options.idColumn ?? "id")
    idsOfLinks = archive.summary.files.reduce(0) { $0 + $1.rounded }
  }

  /// What a program for annotating wrote; nil where the file is another one.
  private static func json(in file: String) -> CodedJSON? {
    let ending = file.split(separator: ".").last?.lowercased() ?? ""
    guard ["json", "jsonl", "ndjson"].contains(ending),
      let bytes = try? WholeFile(file).mapped()
    else { return nil }
    return CodedJSON(bytes)
  }

  private static func rows(of archive: TweetInput, _ table: TableShape) throws -> [Row] {
    var rows: [Row] = []
    var number = 1
    try archive.forEachBatch { batch in
      for index in 0..<batch.count {
        number += 1
        let cells = table.cells(of: index, in: batch)
          .map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }
        if cells.allSatisfy(\.isEmpty) { continue }
        let text = batch.withBytes(.text, of: index) { text in text.indices.map { text[$0] } }
          .withoutFormulaGuard
        let id = batch.string(.id, of: index).trimmingCharacters(in: .whitespacesAndNewlines)
        let account = batch.string(.username, of: index)
        rows.append(Row(number: number, id: id, text: text, account: account, cells: cells))
      }
    }
    return rows
  }

  /// Ids such as 1.54198E+18 have lost their last digits for good, unless the link has them.
  private func rejectRoundedIDs(_ name: String) throws(CodeError) {
    guard let column = column(name) else { return }
    for row in rows where row.id.isEmpty && column < row.cells.count {
      let id = row.cells[column].lowercased()
      if id.contains("e+"), Double(id) != nil { throw .roundedID(place(row)) }
    }
  }
}

extension [String] {
  /// The place of a column's name, in any case; nil where there is none.
  func firstIndex(inAnyCase name: String) -> Int? {
    firstIndex { $0.lowercased() == name.lowercased() }
  }
}

extension [UInt8] {
  /// Without the apostrophe that sheets put before what a spreadsheet would take for a formula. The reader of tables has taken
  /// it, but not where another follows: in a table of a stranger these may be quotation marks.
  fileprivate var withoutFormulaGuard: [UInt8] {
    guard count > 1, self[0] == UInt8(ascii: "'"), "=+-@".utf8.contains(self[1]) else {
      return self
    }
    return Array(dropFirst())
  }
}
