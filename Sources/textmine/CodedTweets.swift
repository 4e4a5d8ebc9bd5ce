import Corpus
import Foundation

/// The rows of tables that people have coded: each a text and a code.
struct CodedTweets {
  private let archive: Archive
  private let table: TableShape
  private let column: Int

  /// Names that a column of codes usually has.
  private static let usualNames = ["code", "kode", "label"]

  /// Opens the tables and finds the column of codes, by `labelColumn` or by its usual names.
  init(_ input: InputArguments, labelColumn: String?) throws {
    archive = try Archive(inputs: input.inputs, options: input.readingOptions)
    let files = input.inputs.joined(separator: ", ")
    guard let table = archive.table else {
      throw Failure(.data, "\(files): expected tables of one header, with a column of codes")
    }
    let names = labelColumn.map { [$0] } ?? CodedTweets.usualNames
    let columns = table.columns.map { $0.lowercased() }
    guard let column = names.lazy.compactMap({ columns.firstIndex(of: $0.lowercased()) }).first
    else {
      let have = table.columns.map { "\"\($0)\"" }.joined(separator: ", ")
      let wanted = names.map { "\"\($0)\"" }.joined(separator: ", ")
      throw Failure(
        .data,
        "\(files): no column \(wanted); the columns are \(have); name one with --label-column")
    }
    self.table = table
    self.column = column
  }

  /// Calls `body` with each row's text and code, without the white space around the code; the code is
  /// empty where a row has none.
  func forEach(_ body: (Span<UInt8>, String) throws -> Void) throws {
    var batch = TweetBatch()
    while try archive.read(into: &batch, upTo: Pipeline.batchSize) {
      for index in 0..<batch.count {
        let cells = batch.withBytes(.record, of: index) { table.cells(of: $0) }
        let code = cells[column].trimmingCharacters(in: .whitespacesAndNewlines)
        try batch.withBytes(.text, of: index) { text in try body(text, code) }
      }
      batch.removeAll()
    }
  }

  /// What could not be read.
  var losses: Losses { archive.losses }
}
