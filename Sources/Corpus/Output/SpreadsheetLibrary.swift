internal import CXlsxwriter
internal import Glibc

/// What every spreadsheet that is written needs of libxlsxwriter.
enum SpreadsheetLibrary {
  /// Keeps the library from writing to standard error what it returns as well.
  static func quietly<Result>(_ body: () -> Result) -> Result {
    let errors = textmine_hush()
    defer { textmine_speak(errors) }
    return body()
  }

  /// Writes a text into a cell, as XML and spreadsheets can hold it.
  static func write(
    _ text: String, row: Int, column: Int, of sheet: UnsafeMutablePointer<lxw_worksheet>?,
    _ format: UnsafeMutablePointer<lxw_format>? = nil
  ) -> lxw_error {
    var escaped = Array(text.utf8)
    escaped.escapeForSheet()
    return worksheet_write_string(
      sheet, lxw_row_t(truncatingIfNeeded: row), lxw_col_t(truncatingIfNeeded: column),
      String(decoding: escaped, as: UTF8.self), format)
  }

  /// Assembles `book`, which is freed whatever happens, and gives its file the name.
  static func finish(
    _ book: UnsafeMutablePointer<lxw_workbook>, _ file: OutputFile
  ) throws(CorpusError) {
    errno = 0
    if quietly({ workbook_close(book) }) != LXW_NO_ERROR {
      throw .failed(file: file.name, action: .write, code: errno == 0 ? EIO : errno)
    }
    try file.finish()
  }
}
