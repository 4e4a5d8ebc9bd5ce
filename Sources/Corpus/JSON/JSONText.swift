internal import Foundation

/// A text that stands in JSON for itself, and not in a document.
enum JSONText {
  /// The text, without quotes and escapes, also of one that was written as JSON twice; nil of what is no text.
  static func decoded(_ bytes: Span<UInt8>) -> [UInt8]? {
    guard bytes.count > 2, bytes[0] == .quote else { return nil }
    let once = bytes.withUnsafeBufferPointer { decoded(Data($0)) }
    guard let once, once.first == .quote, once.last == .quote, once.count > 2 else { return once }
    return decoded(Data(once)) ?? once
  }

  private static func decoded(_ data: Data) -> [UInt8]? {
    (try? JSONDecoder().decode(String.self, from: data)).map { Array($0.utf8) }
  }
}

extension Span<UInt8> {
  /// Whether texts of JSON begin here, one a line: one that was written as JSON twice, or nearly all lines at hand are such, and
  /// some hold quotes as JSON writes them and tables hardly do. A name of a column makes it a table.
  func beginsTexts(at start: Int) -> Bool {
    guard self[start] == .quote else { return false }
    var (lines, texts, escaped, position) = (0, 0, 0, start)
    while position < count {
      let end = self.position(of: .lineFeed, from: position)
      let whole = extracting(position..<end)
      let line = whole.extracting(whole.trimmed)
      if lines == 0 {
        if line.isTextOfText { return true }
        guard line.count > 2, !ColumnName.isKnown(line.extracting(1..<line.count - 1)) else {
          return false
        }
      }
      // The last line at hand may go on.
      if end == count, lines > 0 { break }
      position = end + 1
      if line.isEmpty { continue }
      lines += 1
      guard let quotes = line.escapedQuotes else { continue }
      texts += 1
      if quotes > 0 { escaped += 1 }
    }
    return escaped > 0 && lines > 2 && texts * 10 >= lines * 9
  }

  /// Whether the bytes are a text that was written as JSON twice, `"\\"…\\""`.
  private var isTextOfText: Bool {
    starts(with: "\"\\\"") && count > 6 && extracting(count - 3..<count).equals("\\\"\"")
  }

  /// How many quotes with a backslash before them a text of JSON holds; nil of what is none.
  private var escapedQuotes: Int? {
    guard count > 1, self[0] == .quote, self[count - 1] == .quote else { return nil }
    var (index, quotes) = (1, 0)
    while index < count - 1 {
      if self[index] == .quote { return nil }
      guard self[index] == .backslash else {
        index += 1
        continue
      }
      let next = self[index + 1]
      guard index + 1 < count - 1, "\"\\/bfnrtu".utf8.contains(next) else { return nil }
      if next == .quote { quotes += 1 }
      index += 2
    }
    return quotes
  }
}
