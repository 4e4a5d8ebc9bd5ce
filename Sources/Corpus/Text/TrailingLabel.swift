/// A label that a program has left behind each text of a file, as in `text;0` and `text    1`.
enum TrailingLabel {
  /// Fewer texts do not tell.
  private static let fewest = 4

  /// Where the text ends before a label: one digit, which may have a minus, behind a semicolon, a pipe, a tab or several spaces;
  /// nil where there is none.
  static func start(in text: Span<UInt8>) -> Int? {
    var position = text.trimmed.upperBound - 1
    guard position > 2, text[position].isDigit else { return nil }
    if text[position - 1] == UInt8(ascii: "-") { position -= 1 }
    let before = text.extracting(0..<position)
    let end = before.trimmed.upperBound
    if end == 0 { return nil }
    let isCut = [UInt8.semicolon, UInt8(ascii: "|")].contains(text[end - 1])
    let isApart = position - end > 1 || position > end && text[end] == .tab
    guard isCut || isApart else { return nil }
    let start = isCut ? before.extracting(0..<end - 1).trimmed.upperBound : end
    return start > 0 ? start : nil
  }

  /// Whether so many of all texts with such an end show that a program has left it.
  static func isLikely(_ count: Int, of all: Int) -> Bool { all >= fewest && count * 4 >= all * 3 }

  /// The lines that are looked at.
  private static let lineLimit = 100

  /// The same of the lines at the beginning of a file.
  static func isLikely(in head: Span<UInt8>) -> Bool {
    var (lines, labelled) = (0, 0)
    head.forEachFilledLine(upTo: lineLimit) { line in
      lines += 1
      if start(in: line) != nil { labelled += 1 }
      return true
    }
    return isLikely(labelled, of: lines)
  }
}
