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

  static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
  private static let delimiters = [UInt8.comma, UInt8(ascii: ";"), .tab, UInt8(ascii: "|")]

  /// Reads the header at the start of `bytes`, nil where more bytes are needed.
  ///
  /// The delimiter is that which gives the most columns; of equals, the comma.
  init?(_ bytes: Span<UInt8>, isWhole: Bool) {
    let mark = Self.byteOrderMark
    hasByteOrderMark = bytes.count >= 3 && mark.indices.allSatisfy { bytes[$0] == mark[$0] }
    let start = hasByteOrderMark ? 3 : 0
    var best: (splitter: RowSplitter, end: Int, next: Int)?
    for delimiter in Self.delimiters {
      var splitter = RowSplitter(delimiter: delimiter)
      switch splitter.split(bytes, from: start, isWhole: isWhole) {
      case .row(let end, let next):
        if splitter.count > best?.splitter.count ?? 0 { best = (splitter, end, next) }
      case .needsMore, .openQuote: continue
      }
    }
    guard let best else { return nil }
    delimiter = best.splitter.delimiter
    header = bytes.extracting(start..<best.end).array
    newline = best.next - best.end == 2 ? "\r\n" : "\n"
    columns = best.splitter.fields.prefix(best.splitter.count).map { field in
      let span = bytes.extracting(field.range)
      return field.hasDoubledQuotes ? String(decoding: unquoted(span), as: UTF8.self) : span.text
    }
  }

  /// Whether rows of the other table could stand under this header.
  func matches(_ other: TableShape) -> Bool {
    header == other.header && delimiter == other.delimiter
  }

  /// The cells of a row, without their quotes.
  public func cells(of record: Span<UInt8>) -> [String] {
    var splitter = RowSplitter(delimiter: delimiter)
    _ = splitter.split(record, from: 0, isWhole: true)
    return splitter.fields.map { field in
      let span = record.extracting(field.range)
      return field.hasDoubledQuotes ? String(decoding: unquoted(span), as: UTF8.self) : span.text
    }
  }
}
