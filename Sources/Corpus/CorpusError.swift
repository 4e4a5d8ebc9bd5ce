internal import Glibc

/// What can go wrong between files and tweets.
public enum CorpusError: Error, Equatable, Sendable {
  /// There is no such file or folder.
  case missing(file: String)
  /// A folder where a file was expected.
  case isFolder(String)
  /// A file of more than `limit` bytes that would have to be held as a whole.
  case tooLarge(file: String, limit: Int)
  /// A text that is not UTF-8.
  case notUTF8(file: String)
  /// A folder with no file in it that holds tweets, and those that were looked at.
  case noTweetsInFolder(folder: String, leftOut: [LeftOut] = [])
  /// A zip with no file in it that holds tweets, and those that were looked at.
  case noTweetsInZip(file: String, leftOut: [LeftOut] = [])
  /// A file of no bytes, or of white space only.
  case emptyFile(file: String)
  /// A file that is neither a table nor JSON; `found` says what its bytes look like.
  case unknownFormat(file: String, found: String)
  /// A file that was to be a table and is none; `found` says what it looks like.
  case noTable(file: String, found: String)
  /// A table none of whose columns is known to hold a text.
  case noTextColumn(file: String, columns: [String])
  /// A sheet that the user named is not in the workbook.
  case noSuchSheet(file: String, sheet: String)
  /// The rows of a pipe so far leave open whether dates begin with the day or the month.
  case openDateOrder(file: String)
  /// A table without the column that was named for a use.
  case noSuchColumn(file: String, column: String, use: ColumnUse, columns: [String])
  /// A compressed file or zip that ends too early or is damaged; `container` is its kind.
  case truncated(file: String, container: String)
  /// A file in a zip that is packed in a way that cannot be unpacked here.
  case unknownPacking(file: String)
  /// A file in a zip that only a password opens.
  case encrypted(file: String)
  /// Zips within zips, more than `limit` deep.
  case nestedTooDeeply(file: String, limit: Int)
  /// A packed file whose contents are more than `limit` times its size.
  case expandsTooFar(file: String, limit: Int)
  /// An account's archive in which an array or an element of one, begun at `line`, is never closed.
  case notClosed(file: String, line: Int, part: String)
  /// A record that begins at `line` and is longer than `limit` bytes.
  case recordTooLong(file: String, line: Int, limit: Int)
  /// Files that could be read, but held no tweet; of the first, where it is JSON, the keys of what it holds.
  case noTweets(file: String, found: String, keys: [String] = [])
  /// A record that could not be read where the user asked for no losses.
  case badRecord(file: String, line: Int, reason: SkipReason)
  /// The system failed to open, read, write or rename; `code` is its errno.
  case failed(file: String, action: Action, code: Int32)
  /// The reader at the other end of the output has gone, which is no error to a user.
  case closedPipe(file: String)
  /// More rows than a spreadsheet holds.
  case tooManyRows(file: String, limit: Int)
  /// A text longer than a spreadsheet's cell holds.
  case cellTooLong(file: String, row: Int, limit: Int)
  /// Standard output asked for a spreadsheet.
  case cannotStream(format: OutputFormat)
  /// An output that is an input or another output of the same run, by whatever name.
  case isInput(file: String, input: String)
  /// An output that would replace a file that this program did not make.
  case exists(file: String)
  /// An output that would replace a sheet whose column of codes people have filled in.
  case holdsCodes(file: String, column: String)

  /// What the system was asked to do.
  public enum Action: String, Sendable {
    /// To open a file for reading.
    case open
    /// To read on.
    case read
    /// To make the output file.
    case create
    /// To write on.
    case write
  }

  /// What a column of a table holds.
  public enum ColumnUse: String, Sendable {
    /// The tweet's text.
    case text
    /// The tweet's id.
    case id
    /// The date.
    case date
    /// The account's name.
    case account
    /// The kind of tweet.
    case kind
  }
}

extension CorpusError: CustomStringConvertible {
  /// The message: file, line, what was found, what was expected, the remedy.
  public var description: String {
    switch self {
    case .missing(let file): "\(file): no such file or folder"
    case .isFolder(let folder): "\(folder): is a folder, expected a file"
    case .tooLarge(let file, let limit): "\(file): is larger than \(limit >> 20) MB"
    case .notUTF8(let file): "\(file): is no UTF-8 text; save it as UTF-8"
    case .noTweetsInFolder(let folder, let leftOut):
      "\(folder): no file in this folder holds tweets; \(Self.expected(leftOut))"
    case .noTweetsInZip(let file, let leftOut):
      "\(file): no file in this zip holds tweets; \(Self.expected(leftOut))"
    case .emptyFile(let file): "\(file): the file is empty"
    case .unknownFormat(let file, let found):
      "\(file): found \(found), expected a table, json or an X archive"
    case .noTable(let file, let found):
      "\(file): found \(found), expected a table: csv, xlsx or ods"
    case .noTextColumn(let file, let columns):
      "\(file): no column is known to hold the text; the columns are \(list(columns))"
    case .noSuchSheet(let file, let sheet): "\(file): no sheet \"\(sheet)\""
    case .openDateOrder(let file):
      "\(file): the rows so far leave open whether dates such as 6/1/2022 begin with the day or the "
        + "month, and a pipe is read once"
    case .noSuchColumn(let file, let column, let use, let columns):
      "\(file): no column \"\(column)\" for the \(use.rawValue); the columns are \(list(columns))"
    case .truncated(let file, let container):
      "\(file): the \(container) file is cut short or damaged; download it again"
    case .unknownPacking(let file):
      "\(file): the zip is packed in an uncommon way; unpack it first"
    case .encrypted(let file): "\(file): the zip is encrypted; unpack it with its password first"
    case .nestedTooDeeply(let file, let limit):
      "\(file): lies in more than \(limit) zips; unpack the outer ones first"
    case .expandsTooFar(let file, let limit):
      "\(file): unpacks to more than \(limit) times its size, as zip bombs do"
    case .notClosed(let file, let line, let part):
      "\(file):\(line): the \(part) that begins here is never closed; "
        + "the file is cut short or lacks a bracket; download the archive again"
    case .recordTooLong(let file, let line, let limit):
      "\(file):\(line): the record that begins here is longer than \(limit) bytes; "
        + "a closing quote or bracket may be missing"
    case .noTweets(let file, let found, let keys):
      "\(file): no tweets found; \(found)"
        + (keys.isEmpty
          ? "" : ", with the \(keys.count == 1 ? "key" : "keys") \(LeftOut.list(keys))")
    case .badRecord(let file, let line, let reason): "\(file):\(line): \(reason)"
    case .failed(let file, let action, let code):
      "\(file): cannot \(action.rawValue): \(words(code))"
    case .closedPipe(let file): "\(file): the reader of the output has gone"
    case .tooManyRows(let file, let limit):
      "\(file): a spreadsheet holds \(limit) rows at most; write a csv instead"
    case .cellTooLong(let file, let row, let limit):
      "\(file): row \(row) has a text of more than \(limit) characters, which a spreadsheet "
        + "cannot hold; write a csv instead"
    case .cannotStream(let format):
      "standard output cannot hold \(format.rawValue)"
    case .isInput(let file, let input):
      file == input
        ? "\(file): is read by the same run, so it cannot be written"
        : "\(file): is the same file as \(input), which the same run reads or writes"
    case .exists(let file): "\(file): exists and was not made by textmine"
    case .holdsCodes(let file, let column):
      "\(file): holds codes in the column \"\(column)\""
    }
  }

  /// What was expected of a folder or a zip, and what was looked at instead.
  private static func expected(_ leftOut: [LeftOut]) -> String {
    "expected csv, xlsx, ods, json, txt or tweets.js"
      + (leftOut.isEmpty ? "" : "; found \(LeftOut.list(leftOut))")
  }

  private func list(_ columns: [String]) -> String {
    let shown = quoted(columns.prefix(40))
    return columns.count > 40 ? "\(shown) and \(columns.count - 40) more" : shown
  }

  private func words(_ code: Int32) -> String {
    let text = String(cString: strerror(code))
    return text.prefix(1).lowercased() + text.dropFirst()
  }
}

/// Names in quotes, none longer than a line holds beside others.
func quoted(_ names: some Sequence<String>) -> String {
  names.map { "\"\($0.prefix(60))\"" }.joined(separator: ", ")
}

/// Why a record was left out.
public enum SkipReason: Equatable, Codable, Sendable, CustomStringConvertible {
  /// A row with another number of fields than the header.
  case fieldCount(expected: Int, found: Int)
  /// A quote that is never closed, or is followed by something else than a delimiter.
  case openQuote
  /// A document that is no JSON.
  case notJSON
  /// A document, or an array around documents, whose bracket never comes.
  case notClosed
  /// A document nested more deeply than any export.
  case tooDeep
  /// A row or line of more than so many bytes.
  case tooLong(limit: Int)

  /// The reason in words.
  public var description: String {
    switch self {
    case .fieldCount(let expected, let found): "expected \(expected) fields, found \(found)"
    case .openQuote: "the quote opened here is not closed; double each quote inside a field"
    case .notJSON: "not valid json"
    case .notClosed: "json that is never closed; the file is cut short or lacks a bracket"
    case .tooDeep: "json nested too deeply"
    case .tooLong(let limit): "longer than \(limit) bytes; split it, for json into a tweet a line"
    }
  }
}
