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
