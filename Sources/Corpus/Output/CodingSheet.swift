internal import CXlsxwriter

/// A table of texts for people to fill in with a spreadsheet program: every cell is text, so that ids
/// survive, and a column can offer the codes to choose from.
public struct CodingSheet: Equatable, Sendable {
  /// A code that a coder can give.
  public struct Choice: Equatable, Sendable {
    /// What is written into the cell.
    public let code: String
    /// Its name for readers.
    public let title: String
    /// What a coder must find to give it.
    public let definition: String

    /// Makes a choice.
    public init(code: String, title: String, definition: String) {
      self.code = code
      self.title = title
      self.definition = definition
    }
  }

  /// The names of the columns.
  public let columns: [String]
  /// The cells, as many a row as there are columns.
  public private(set) var rows: [[String]] = []
  /// The codes that the cells of ``choiceColumn`` may hold.
  public var choices: [Choice] = []
  /// The column in which spreadsheets offer the choices.
  public var choiceColumn: Int?
  /// The columns whose cells are numbers, also in a spreadsheet; all others are text.
  public var numericColumns: Set<Int> = []
  /// Spreadsheets hide the columns from this one on: they are for programs, and could lead a coder.
  public var firstHiddenColumn: Int?

  /// Makes a sheet without rows.
  public init(columns: [String]) { self.columns = columns }

  /// Adds a row.
  /// - Precondition: one cell for each column.
  public mutating func add(_ row: [String]) {
    precondition(row.count == columns.count, "a cell for each column")
    rows.append(row)
  }

  /// Writes the sheet to `path`, whole or not at all: a spreadsheet with the choices in a drop-down
  /// and their definitions on a second sheet, or a csv with a byte-order mark, without which
  /// spreadsheet programs take UTF-8 for something else.
  public func write(to path: String, as format: OutputFormat) throws(CorpusError) {
    switch format {
    case .csv: try writeTable(path)
    case .xlsx: try writeSpreadsheet(path)
    case .jsonLines: throw .cannotStream(format: format)
    }
  }

  private func writeTable(_ path: String) throws(CorpusError) {
    let file = try OutputFile(path: path)
    var bytes = TableShape.byteOrderMark
    for row in [columns] + rows {
      for (column, cell) in row.enumerated() {
        if column > 0 { bytes.append(.comma) }
        // A handle or `+62 …` at the beginning of a text is no formula.
        bytes.append(guarded: Array(cell.utf8).span, delimiter: .comma)
      }
      bytes += [.carriageReturn, .lineFeed]
    }
    try file.write(bytes)
    try file.finish()
  }

  private func writeSpreadsheet(_ path: String) throws(CorpusError) {
    if path == "-" { throw .cannotStream(format: .xlsx) }
    let book = try SpreadsheetBook(path)
    let bold = try book.addFormat()
    format_set_bold(bold)
    // The text format keeps programs from turning ids into numbers when a cell is edited.
    let text = try book.addFormat()
    format_set_num_format(text, "@")
    format_set_text_wrap(text)
    format_set_align(text, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
    let sheet = try book.addSheet("codes")
    worksheet_freeze_panes(sheet.worksheet, 1, 0)
    for (column, title) in columns.enumerated() {
      let isHidden = firstHiddenColumn.map { column >= $0 } ?? false
      try sheet.setColumn(column, width: Self.width(title), text, isHidden: isHidden)
      try sheet.write(title, row: 0, column: column, bold)
    }
    for (row, cells) in rows.enumerated() {
      for (column, cell) in cells.enumerated() {
        if numericColumns.contains(column), let number = Double(cell) {
          try sheet.write(number, row: row + 1, column: column)
        } else {
          try sheet.write(cell, row: row + 1, column: column, text)
        }
      }
    }
    if !choices.isEmpty {
      offerChoices(of: sheet)
      try writeChoices(try book.addSheet("codebook"), bold, text)
    }
    try book.finish()
  }

  /// Writes the sheet that says what the codes mean.
  private func writeChoices(
    _ guide: SpreadsheetPage, _ bold: UnsafeMutablePointer<lxw_format>?,
    _ text: UnsafeMutablePointer<lxw_format>?
  ) throws(CorpusError) {
    for (column, title) in ["code", "title", "definition"].enumerated() {
      try guide.setColumn(column, width: column == 2 ? 90 : 30, text)
      try guide.write(title, row: 0, column: column, bold)
    }
    for (row, choice) in choices.enumerated() {
      for (column, cell) in [choice.code, choice.title, choice.definition].enumerated() {
        try guide.write(cell, row: row + 1, column: column, text)
      }
    }
  }

  /// Has the sheet offer the codes that the sheet `codebook` holds.
  private func offerChoices(of sheet: SpreadsheetPage) {
    guard let choiceColumn, !rows.isEmpty else { return }
    // By reference: a list of codes in the rule itself may have 255 characters only.
    var formula = Array("=codebook!$A$2:$A$\(choices.count + 1)".utf8CString)
    formula.withUnsafeMutableBufferPointer { formula in
      var rule = lxw_data_validation()
      rule.validate = UInt8(LXW_VALIDATION_TYPE_LIST_FORMULA.rawValue)
      // A pointer to what may be changed is taken by all versions of the library.
      rule.value_formula = .init(formula.baseAddress!)
      let column = lxw_col_t(truncatingIfNeeded: choiceColumn)
      worksheet_data_validation_range(
        sheet.worksheet, 1, column, lxw_row_t(truncatingIfNeeded: rows.count), column, &rule)
    }
  }

  private static func width(_ name: String) -> Double {
    switch name {
    case "text": 80
    case "link": 44
    case "id", "created_at", "code": 22
    default: 14
    }
  }
}
