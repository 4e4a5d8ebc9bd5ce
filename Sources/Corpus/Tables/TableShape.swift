/// The outer form of a table, so that it can be given back as it was.
public struct TableShape: Equatable, Sendable {
  /// The names of the columns as the header spells them.
  public let columns: [String]
  /// The byte between fields.
  public let delimiter: UInt8
  /// The line ending of the header: LF or CRLF.
  public let newline: String
  /// The bytes of the header without byte-order mark and line ending.
  public let header: [UInt8]
  /// Whether a byte-order mark stands before the header.
  public let hasByteOrderMark: Bool
  /// Where the header begins: behind the byte-order mark and the lines before the table.
  let start: Int

  static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
  private static let delimiters = [UInt8.comma, UInt8(ascii: ";"), .tab, UInt8(ascii: "|")]

  /// Reads the header at `start` of `bytes`, nil where more bytes are needed; by default it is on
  /// the first line, or on that behind `sep=;`.
  ///
  /// The delimiter is that which gives the most columns; of equals, the comma.
  init?(_ bytes: Span<UInt8>, isWhole: Bool, from start: Int? = nil) {
    let mark = Self.byteOrderMark
    hasByteOrderMark = bytes.count >= 3 && mark.indices.allSatisfy { bytes[$0] == mark[$0] }
    var first = start ?? (hasByteOrderMark ? 3 : 0)
    var delimiters = Self.delimiters
    if start == nil, let named = Self.namedDelimiter(bytes, at: first) {
      first = named.next
      delimiters = [named.delimiter]
    }
    self.start = first
    var best: (splitter: RowSplitter, end: Int, next: Int)?
    for delimiter in delimiters {
      var splitter = RowSplitter(delimiter: delimiter)
      switch splitter.split(bytes, from: first, isWhole: isWhole) {
      case .row(let end, let next):
        if splitter.row.count > best?.splitter.row.count ?? 0 { best = (splitter, end, next) }
      case .needsMore, .openQuote: continue
      }
    }
    guard let best else { return nil }
    delimiter = best.splitter.delimiter
    header = bytes.extracting(first..<best.end).array
    newline = best.next - best.end == 2 ? "\r\n" : "\n"
    columns = best.splitter.row.values(in: bytes)
  }

  /// What `sep=;`, as spreadsheets write it before a table, says, and where the next line begins.
  private static func namedDelimiter(
    _ bytes: Span<UInt8>, at start: Int
  ) -> (delimiter: UInt8, next: Int)? {
    let end = bytes.position(of: .lineFeed, from: start)
    guard end < bytes.count, end - start <= 9 else { return nil }
    let line = bytes.extracting(start..<end)
    let bare = line.text.filter { $0 != "\"" && $0 != "\r" && $0 != "\r\n" }
    guard bare.lowercased().hasPrefix("sep="), let delimiter = bare.utf8.dropFirst(4).first,
      delimiters.contains(delimiter)
    else { return nil }
    return (delimiter, end + 1)
  }

  /// Whether rows of the other table could stand under this header.
  func matches(_ other: TableShape) -> Bool {
    header == other.header && delimiter == other.delimiter
  }

  /// The cells of a row, without their quotes.
  public func cells(of record: Span<UInt8>) -> [String] {
    var splitter = RowSplitter(delimiter: delimiter)
    _ = splitter.split(record, from: 0, isWhole: true)
    return splitter.row.values(in: record)
  }
}
