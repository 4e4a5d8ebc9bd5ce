import Corpus
import Foundation
import Study

/// A table that people have coded: read whole, since there are hundreds of rows and not millions.
struct CodeSheet {
  /// A row that is not blank.
  struct Row {
    /// The row of the spreadsheet, in which the header is row 1.
    let number: Int
    let id: String
    let text: [UInt8]
    /// The account that wrote the tweet; empty where no column tells.
    let account: String
    /// As many as there are columns, without white space around them.
    let cells: [String]
  }

  /// The file's name, for messages.
  let name: String
  let columns: [String]
  let rows: [Row]
  let summary: ReadSummary

  /// Reads a csv or spreadsheet.
  ///
  /// - Parameters:
  ///   - file: its path.
  ///   - options: names of columns. A sheet without texts is one of ids and codes.
  init(_ file: String, _ options: ReadingOptions) throws {
    let archive = try CodeSheet.open(file, options)
    guard let table = archive.table else {
      throw Failure(.data, "\(file): expected a table with a column of codes")
    }
    rows = try CodeSheet.rows(of: archive, table)
    name = file
    columns = table.columns
    summary = archive.summary
    try rejectNumbers(options.idColumn ?? "id")
  }

  private static func open(_ file: String, _ options: ReadingOptions) throws -> TweetInput {
    do {
      return try TweetInput(inputs: [file], options: options)
    } catch {
      guard case .noTextColumn(_, let columns) = error, !columns.isEmpty else { throw error }
      var options = options
      options.textColumn = columns[0]
      return try TweetInput(inputs: [file], options: options)
    }
  }

  private static func rows(of archive: TweetInput, _ table: TableShape) throws -> [Row] {
    var rows: [Row] = []
    var batch = TweetBatch()
    var number = 1
    while try hasMore(archive, &batch) {
      for index in 0..<batch.count {
        number += 1
        let cells = batch.withBytes(.record, of: index) { table.cells(of: $0) }
          .map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }
        if cells.allSatisfy(\.isEmpty) { continue }
        let text = batch.withBytes(.text, of: index) { text in text.indices.map { text[$0] } }
        let id = batch.string(.id, of: index).trimmingCharacters(in: .whitespacesAndNewlines)
        let account = batch.string(.username, of: index)
        rows.append(Row(number: number, id: id, text: text, account: account, cells: cells))
      }
      batch.removeAll()
    }
    return rows
  }

  /// A sheet whose rows were all removed has no codes; what asks for codes says so.
  private static func hasMore(_ archive: TweetInput, _ batch: inout TweetBatch) throws -> Bool {
    do {
      return try archive.read(into: &batch, upTo: Pipeline.batchSize)
    } catch {
      guard case .noTweets = error else { throw error }
      return false
    }
  }

  /// The place of the column of this name, in any case; nil where there is none.
  func column(_ name: String) -> Int? {
    columns.firstIndex { $0.lowercased() == name.lowercased() }
  }

  /// The place of a column that must be there.
  func column(_ name: String, option: String) throws -> Int {
    if let found = column(name) { return found }
    throw Failure(
      .data,
      "\(self.name): no column \"\(name)\"; the columns are \(columnList); name one with "
        + option)
  }

  /// The place of the column of codes: that named by `option`, or the first of the usual names.
  func codeColumn(_ name: String?, option: String = "--code-column") throws -> Int {
    if let name { return try column(name, option: option) }
    if let found = ["code", "kode", "label"].lazy.compactMap({ column($0) }).first { return found }
    throw Failure(
      .data,
      "\(self.name): no column \"code\", \"kode\" or \"label\"; the columns are "
        + "\(columnList); name one with \(option)")
  }

  /// `file: row 12 (id 7)`, for messages.
  func place(_ row: Row) -> String {
    "\(name): row \(row.number)" + (row.id.isEmpty ? "" : " (id \(row.id))")
  }

  private var columnList: String { columns.map { "\"\($0)\"" }.joined(separator: ", ") }

  /// Ids such as 1.54198E+18 have lost their last digits for good.
  private func rejectNumbers(_ name: String) throws {
    guard let column = column(name) else { return }
    for row in rows where column < row.cells.count {
      let id = row.cells[column].lowercased()
      if id.contains("e+"), Double(id) != nil {
        throw Failure(
          .data,
          "\(place(row)): the id has been turned into a number and lost its last digits; format "
            + "the column of ids as text, or use the spreadsheet that \"sample\" wrote")
      }
    }
  }
}
