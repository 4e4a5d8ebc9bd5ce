internal import CXlsxwriter
internal import Glibc
internal import Synchronization

/// A spreadsheet while it is written, in constant memory: the cells of a sheet come row by row.
///
/// The library keeps rows and parts in files of its own and looks at few of their errors: one write that
/// failed leaves a book that lacks rows, or that no program opens. So the book is read back and held
/// against what was written before its file gets the name.
final class SpreadsheetBook {
  /// What the library writes beside rows and links takes less.
  private static let spare = 1 << 20

  private let file: OutputFile
  private var book: UnsafeMutablePointer<lxw_workbook>?
  private var sheets: [SpreadsheetPage] = []

  /// Begins the spreadsheet at `path`.
  init(_ path: String) throws(CorpusError) {
    file = try OutputFile(path: path)
    // The library opens files by name; the output keeps the name's place and permissions.
    var options = lxw_workbook_options()
    options.constant_memory = 1
    let target = file.writtenPath
    book = Self.quietly { workbook_new_opt(target, &options) }
    if book == nil { throw .failed(file: path, action: .create, code: errno) }
  }

  deinit {
    guard let book else { return }
    // The library closes these files only when it assembles a book.
    for sheet in sheets { fclose(sheet.worksheet.pointee.optimize_tmpfile) }
    lxw_workbook_free(book)
  }

  /// The name of the file for messages.
  var name: String { file.name }

  /// Where the library keeps rows and parts until it assembles the book.
  private static var folder: String { getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp" }

  /// Keeps the library from writing to standard error what it returns as well.
  private static func quietly<Result>(_ body: () -> Result) -> Result {
    quiet.withLock { $0.begin() }
    defer {
      let code = errno
      quiet.withLock { $0.end() }
      errno = code
    }
    return body()
  }

  private static let quiet = Mutex(Quiet())

  /// Standard error while books are worked on, which may be several at once.
  private struct Quiet: @unchecked Sendable {
    private var books = 0
    private var errors: UnsafeMutablePointer<FILE>?
    /// Opened once and never closed: another thread may be writing to it.
    private var nowhere: UnsafeMutablePointer<FILE>?

    mutating func begin() {
      books += 1
      if books > 1 { return }
      nowhere = nowhere ?? fopen("/dev/null", "we")
      if let nowhere { errors = textmine_set_errors(nowhere) }
    }

    mutating func end() {
      books -= 1
      guard books == 0, let errors else { return }
      _ = textmine_set_errors(errors)
      self.errors = nil
    }
  }

  /// Adds a sheet behind the others; without a name it bears the library's.
  func addSheet(_ name: String? = nil) throws(CorpusError) -> SpreadsheetPage {
    guard let sheet = Self.quietly({ workbook_add_worksheet(book, name) }) else {
      throw .failed(file: Self.folder, action: .create, code: errno)
    }
    let page = SpreadsheetPage(sheet, file: file.name)
    sheets.append(page)
    return page
  }

  /// Adds a format for cells.
  func addFormat() throws(CorpusError) -> UnsafeMutablePointer<lxw_format> {
    guard let format = Self.quietly({ workbook_add_format(book) }) else {
      throw .failed(file: file.name, action: .write, code: ENOMEM)
    }
    return format
  }

  /// Assembles the book, reads it back and gives its file the name.
  func finish() throws(CorpusError) {
    guard let book else { return }
    try checkRows()
    self.book = nil
    errno = 0
    if Self.quietly({ workbook_close(book) }) != LXW_NO_ERROR {
      throw .failed(file: file.name, action: .write, code: errno == 0 ? EIO : errno)
    }
    if !SpreadsheetCheck.isWhole(file.writtenPath, sheets.map(\.written)) {
      throw .failed(file: file.name, action: .write, code: EIO)
    }
    try file.finish()
  }

  /// Makes sure that the rows are in the library's own files and can be copied beside them, and tells by its
  /// number what is wrong: the library looks at neither.
  private func checkRows() throws(CorpusError) {
    var needed = Self.spare
    for sheet in sheets {
      guard let rows = sheet.worksheet.pointee.optimize_tmpfile else { continue }
      errno = 0
      if fflush(rows) != 0 || ferror(rows) != 0 {
        throw .failed(file: Self.folder, action: .write, code: errno == 0 ? ENOSPC : errno)
      }
      needed += ftello(rows) + sheet.linkBytes
    }
    var disk = statvfs()
    guard statvfs(Self.folder, &disk) == 0 else { return }
    if disk.f_bavail * disk.f_frsize < needed {
      throw .failed(file: Self.folder, action: .write, code: ENOSPC)
    }
  }
}

/// A sheet of a ``SpreadsheetBook``.
final class SpreadsheetPage {
  /// The most characters of a cell, counted in UTF-16.
  private static let cellLimit = 32_767
  /// Further links are texts: a sheet holds no more.
  private static let linkLimit = 65_530
  /// The longest link, in bytes of XML. It is shorter than a block of a file, so that no lost block can
  /// lie within one.
  private static let linkLength = 2_079

  let worksheet: UnsafeMutablePointer<lxw_worksheet>
  /// What was written.
  private(set) var written = SheetContents()
  /// The most bytes that the links take in the library's own files.
  private(set) var linkBytes = 0
  private let file: String

  fileprivate init(_ worksheet: UnsafeMutablePointer<lxw_worksheet>, file: String) {
    self.worksheet = worksheet
    self.file = file
  }

  /// Gives a column its width in characters, the format of its empty cells, and whether it is hidden.
  func setColumn(
    _ column: Int, width: Double, _ format: UnsafeMutablePointer<lxw_format>? = nil,
    isHidden: Bool = false
  ) throws(CorpusError) {
    let place = lxw_col_t(truncatingIfNeeded: column)
    var options = lxw_row_col_options()
    options.hidden = isHidden ? 1 : 0
    try check(worksheet_set_column_opt(worksheet, place, place, width, format, &options), 0)
  }

  /// Writes a text into a cell, as XML and spreadsheets can hold it; none into no cell.
  func write(
    _ text: String, row: Int, column: Int, _ format: UnsafeMutablePointer<lxw_format>? = nil
  ) throws(CorpusError) {
    if text.isEmpty { return }
    var escaped = Array(text.utf8)
    escaped.escapeForSheet()
    let status = worksheet_write_string(
      worksheet, lxw_row_t(truncatingIfNeeded: row), lxw_col_t(truncatingIfNeeded: column),
      String(decoding: escaped, as: UTF8.self), format)
    try count(status, row)
    written.textBytes += escaped.count
  }

  /// Writes a text that is a link, if it is one, so that a click opens it.
  func writeLink(_ text: String, row: Int, column: Int) throws(CorpusError) {
    guard text.hasPrefix("https://") || text.hasPrefix("http://"),
      text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }), written.links < Self.linkLimit
    else { return try write(text, row: row, column: column) }
    // An ampersand takes five bytes in XML.
    let length = text.utf8.reduce(0) { $0 + ($1 == UInt8(ascii: "&") ? 5 : 1) }
    if length > Self.linkLength { return try write(text, row: row, column: column) }
    let status = worksheet_write_url(
      worksheet, lxw_row_t(truncatingIfNeeded: row), lxw_col_t(truncatingIfNeeded: column), text,
      nil)
    if status == LXW_ERROR_MEMORY_MALLOC_FAILED { try check(status, row) }
    // What the library takes for no link is a text.
    if status != LXW_NO_ERROR { return try write(text, row: row, column: column) }
    try count(status, row)
    written.links += 1
    written.textBytes += text.utf8.count
    // Twice: in the sheet and in its relationships, and what stands around it.
    linkBytes += 2 * length + 256
  }

  /// Writes a number into a cell.
  func write(_ number: Double, row: Int, column: Int) throws(CorpusError) {
    try count(
      worksheet_write_number(
        worksheet, lxw_row_t(truncatingIfNeeded: row), lxw_col_t(truncatingIfNeeded: column),
        number, nil), row)
  }

  /// Writes a truth value into a cell.
  func write(_ truth: Bool, row: Int, column: Int) throws(CorpusError) {
    try count(
      worksheet_write_boolean(
        worksheet, lxw_row_t(truncatingIfNeeded: row), lxw_col_t(truncatingIfNeeded: column),
        truth ? 1 : 0, nil), row)
  }

  /// Counts a cell that was written.
  private func count(_ status: lxw_error, _ row: Int) throws(CorpusError) {
    try check(status, row)
    written.cells += 1
  }

  private func check(_ status: lxw_error, _ row: Int) throws(CorpusError) {
    if status == LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED {
      throw .cellTooLong(file: file, row: row + 1, limit: Self.cellLimit)
    }
    if status == LXW_ERROR_MEMORY_MALLOC_FAILED {
      throw .failed(file: file, action: .write, code: ENOMEM)
    }
    if status != LXW_NO_ERROR { throw .failed(file: file, action: .write, code: errno) }
  }
}
