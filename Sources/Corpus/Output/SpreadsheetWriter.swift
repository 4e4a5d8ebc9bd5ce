internal import CXlsxwriter

/// Writes a spreadsheet row by row, in constant memory.
final class SpreadsheetWriter: LabelWriter {
  private static let rowLimit = 1_048_576

  let renderer: RowRenderer
  private let book: SpreadsheetBook
  private let sheet: SpreadsheetPage
  private let width: Int
  private var row = 1
  private var column = 0

  init(_ path: String, _ renderer: RowRenderer, header: [String]) throws(CorpusError) {
    self.renderer = renderer
    width = header.count
    book = try SpreadsheetBook(path)
    sheet = try book.addSheet()
    let bold = try book.addFormat()
    format_set_bold(bold)
    worksheet_freeze_panes(sheet.worksheet, 1, 0)
    for (column, name) in header.enumerated() {
      try sheet.setColumn(column, width: Self.characters(name))
      try sheet.write(name, row: 0, column: column, bold)
    }
  }

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
        throw .tooManyRows(file: book.name, limit: Self.rowLimit)
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
    if value.isEmpty { return }
    let text = value.text
    switch kind {
    case .number: try sheet.write(Double(text) ?? 0, row: row, column: column)
    case .boolean: try sheet.write(text == "true", row: row, column: column)
    case .text: try sheet.writeLink(text, row: row, column: column)
    case .empty: break
    }
  }

  func finish() throws(CorpusError) { try book.finish() }
}
