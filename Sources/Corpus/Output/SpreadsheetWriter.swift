internal import CXlsxwriter
internal import Glibc

/// Writes a spreadsheet row by row, in constant memory.
final class SpreadsheetWriter: LabelWriter {
  private static let rowLimit = 1_048_576
  private static let cellLimit = 32_767
  /// Further links are texts: a sheet holds no more.
  private static let linkLimit = 65_530
  /// The longest link.
  private static let linkLength = 2_079
  /// What the library writes beside rows and links takes less.
  private static let spare = 1 << 20

  let renderer: RowRenderer
  private let file: OutputFile
  private var book: UnsafeMutablePointer<lxw_workbook>?
  private let sheet: UnsafeMutablePointer<lxw_worksheet>?
  private let width: Int
  private var row = 1
  private var column = 0
  private var links = 0
  /// The most bytes that the links take in the library's own files.
  private var linkBytes = 0

  init(_ path: String, _ renderer: RowRenderer, header: [String]) throws(CorpusError) {
    self.renderer = renderer
    width = header.count
    file = try OutputFile(path: path)
    // The library opens files by name; the output keeps the name's place and permissions.
    var options = lxw_workbook_options()
    options.constant_memory = 1
    let target = file.writtenPath
    let book = SpreadsheetLibrary.quietly { workbook_new_opt(target, &options) }
    let sheet = SpreadsheetLibrary.quietly { workbook_add_worksheet(book, nil) }
    (self.book, self.sheet) = (book, sheet)
    guard let book, let sheet else {
      throw .failed(file: book == nil ? path : Self.folder, action: .create, code: errno)
    }
    let bold = workbook_add_format(book)
    format_set_bold(bold)
    worksheet_freeze_panes(sheet, 1, 0)
    for (column, name) in header.enumerated() {
      let index = lxw_col_t(truncatingIfNeeded: column)
      worksheet_set_column(sheet, index, index, Self.characters(name), nil)
      worksheet_write_string(sheet, 0, index, name, bold)
    }
  }

  deinit {
    guard let book else { return }
    // The library closes this file only when it assembles a book.
    if let sheet { fclose(sheet.pointee.optimize_tmpfile) }
    lxw_workbook_free(book)
  }

  /// Where the library keeps rows until it assembles the book.
  private static var folder: String { getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp" }

  /// The width of a column in characters, by what stands in it.
  private static func characters(_ name: String) -> Double {
    let lower = name.lowercased()
    if ["text", "teks", "tweet", "content", "full_text"].contains(lower) { return 80 }
    if lower.contains("url") || lower.contains("link") { return 40 }
    if lower.contains("evidence") { return 40 }
    if lower.hasSuffix("id") || lower.hasSuffix("id_str") || lower.contains("created") { return 21 }
    return Double(max(12, min(30, name.count + 2)))
  }

  func write(_ rows: [UInt8]) throws(CorpusError) {
    let span = rows.span
    var position = 0
    while position < span.count {
      let kind = Cells.Kind(rawValue: span[position]) ?? .empty
      var count = 0
      for index in 0..<4 { count |= Int(span[position + 1 + index]) << (index * 8) }
      position += 5
      if column == 0 && row == Self.rowLimit {
        throw .tooManyRows(file: file.name, limit: Self.rowLimit)
      }
      try write(kind, span.extracting(position..<position + count))
      position += count
      column += 1
      if column == width {
        column = 0
        row += 1
      }
    }
  }

  private func write(_ kind: Cells.Kind, _ value: Span<UInt8>) throws(CorpusError) {
    let row = lxw_row_t(truncatingIfNeeded: row)
    let column = lxw_col_t(truncatingIfNeeded: column)
    if value.isEmpty { return }
    let text = value.text
    var status = LXW_NO_ERROR
    switch kind {
    case .number: status = worksheet_write_number(sheet, row, column, Double(text) ?? 0, nil)
    case .boolean:
      status = worksheet_write_boolean(sheet, row, column, text == "true" ? 1 : 0, nil)
    case .text: status = write(text)
    case .empty: return
    }
    if status == LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED {
      throw .cellTooLong(file: file.name, row: self.row + 1, limit: Self.cellLimit)
    }
    if status != LXW_NO_ERROR { throw .failed(file: file.name, action: .write, code: errno) }
  }

  private func write(_ text: String) -> lxw_error {
    if text.hasPrefix("https://") || text.hasPrefix("http://"),
      text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }), links < Self.linkLimit,
      text.utf8.count <= Self.linkLength
    {
      links += 1
      // Twice the link, as its ampersands become longer, and what stands around it.
      linkBytes += 2 * text.utf8.count + 256
      let status = worksheet_write_url(
        sheet, lxw_row_t(truncatingIfNeeded: row), lxw_col_t(truncatingIfNeeded: column), text, nil)
      if status == LXW_NO_ERROR { return status }
    }
    return SpreadsheetLibrary.write(text, row: row, column: column, of: sheet)
  }

  func finish() throws(CorpusError) {
    guard let book else { return }
    try checkRows()
    self.book = nil
    try SpreadsheetLibrary.finish(book, file)
  }

  /// Makes sure that the rows are in the library's own file and can be copied beside it: the library
  /// looks at neither, and would write a sheet without its end.
  private func checkRows() throws(CorpusError) {
    guard let rows = sheet?.pointee.optimize_tmpfile else { return }
    errno = 0
    if fflush(rows) != 0 || ferror(rows) != 0 {
      throw .failed(file: Self.folder, action: .write, code: errno == 0 ? ENOSPC : errno)
    }
    var disk = statvfs()
    guard fstatvfs(fileno(rows), &disk) == 0 else { return }
    let needed = ftello(rows) + linkBytes + Self.spare
    if disk.f_bavail * disk.f_frsize < needed {
      throw .failed(file: Self.folder, action: .write, code: ENOSPC)
    }
  }
}
