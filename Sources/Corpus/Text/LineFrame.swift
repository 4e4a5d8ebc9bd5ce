/// What programs have put around the texts of a file of lines.
struct LineFrame: Equatable, Sendable {
  /// What stands behind each text, which may go over lines; nil where each has a line.
  private(set) var mark: EndMark?
  /// The delimiter of empty cells behind each text, as a spreadsheet writes them: `text;;;;;`. Texts that hold one stand in quotes.
  private(set) var padding: UInt8?
  /// Whether the name of an account stands on a line above each text, which may go over lines up to a blank one.
  private(set) var haveNamesAbove = false
  /// Whether a label stands behind each text, or before it.
  private(set) var (haveLabelsBehind, haveLabelsBefore) = (false, false)

  /// Looks at the lines at the beginning of a file.
  init(in head: Span<UInt8>) {
    mark = EndMark(in: head)
    if mark != nil { return }
    haveNamesAbove = NamedBlock.areLikely(in: head)
    if haveNamesAbove { return }
    padding = Self.padding(in: head)
    haveLabelsBehind = TrailingLabel.isLikely(in: head)
    haveLabelsBefore = LeadingLabel.isLikely(in: head)
  }

  /// Whether the lines are no rows of a table, whatever delimiters they hold.
  var tellsLines: Bool { mark != nil || haveNamesAbove || padding != nil }

  /// The text of a record: a line, or several up to a mark.
  func text(of record: Span<UInt8>) -> Range<Int> {
    if let mark { return mark.text(of: record) }
    var text = record.trimmed
    if let padding {
      while !text.isEmpty,
        record[text.upperBound - 1] == padding || record[text.upperBound - 1].isSpace
      {
        text = text.lowerBound..<text.upperBound - 1
      }
    }
    return text
  }

  /// The part of a text between labels.
  func bare(_ text: Span<UInt8>) -> Range<Int> {
    var bare = 0..<text.count
    if haveLabelsBehind, let end = TrailingLabel.start(in: text) { bare = 0..<end }
    if haveLabelsBefore, let start = LeadingLabel.end(in: text) { bare = start..<bare.upperBound }
    return bare
  }

  /// The text within the quotes that stand around it, with those in it once, and without the empty cells; nil where there are
  /// none.
  func unquoted(_ text: Span<UInt8>) -> [UInt8]? {
    guard let padding, text.isQuotedAsWhole else { return nil }
    var inner = Corpus.unquoted(text.extracting(1..<text.count - 1))
    while let last = inner.last, last == padding || last.isSpace { inner.removeLast() }
    return inner
  }

  // MARK: Empty cells

  /// Delimiters that texts hardly hold.
  private static let delimiters = [UInt8.semicolon, .tab, UInt8(ascii: "|")]
  private static let fewestPadded = 5

  /// The delimiter of which two or more stand behind nearly every line, and nothing behind it in any. Nil where there is none,
  /// the first line is the name of a column, or a quoted text goes over lines.
  private static func padding(in head: Span<UInt8>) -> UInt8? {
    delimiters.first { isPadding($0, in: head) }
  }

  private static func isPadding(_ delimiter: UInt8, in head: Span<UInt8>) -> Bool {
    var (lines, padded, isTable) = (0, 0, false)
    // What stands behind the head's last line feed may be cut.
    let last = head.indices.last { head[$0] == .lineFeed } ?? head.count
    head.extracting(0..<last).forEachFilledLine { line in
      let whole = line.extracting(line.trimmed)
      // The quotes may stand around the empty cells, too.
      let text = whole.isQuotedAsWhole ? whole.extracting(1..<whole.count - 1) : whole
      lines += 1
      var start = text.count
      while start > 0, text[start - 1] == delimiter { start -= 1 }
      let isQuoted = whole.isQuotedAsWhole || text.extracting(0..<start).isQuotedAsWhole
      isTable =
        !isQuoted && (text[0] == .quote || text.extracting(0..<start).holds(delimiter))
        || lines == 1 && ColumnName.isKnown(text.extracting(0..<start))
      if text.count - start > 1 { padded += 1 }
      return !isTable
    }
    return !isTable && padded >= fewestPadded && padded * 10 >= lines * 9
  }
}

extension Span<UInt8> {
  /// Whether quotes stand around all of it.
  fileprivate var isQuotedAsWhole: Bool {
    count > 2 && self[0] == .quote && self[count - 1] == .quote
  }

  /// Whether a text holds a delimiter that is no end of an entity such as `&quot;`.
  fileprivate func holds(_ delimiter: UInt8) -> Bool {
    var position = position(of: delimiter)
    while position < count {
      var start = position
      while start > 0,
        self[start - 1].isLetter || self[start - 1].isDigit
          || self[start - 1] == UInt8(ascii: "#")
      {
        start -= 1
      }
      let isEntity = start < position && start > 0 && self[start - 1] == UInt8(ascii: "&")
      if delimiter != .semicolon || !isEntity { return true }
      position = self.position(of: delimiter, from: position + 1)
    }
    return false
  }
}

/// A label that a program has left before each text of a file, as in `0 text` and `1 text`.
enum LeadingLabel {
  /// The lines that are looked at, the fewest that tell it, and the most labels that differ: more are numbers of the lines.
  private static let (lineLimit, fewest, mostLabels) = (100, 8, 3)

  /// Where the text begins behind a label: one digit, which may have a minus, before white space; nil where there is none.
  static func end(in text: Span<UInt8>) -> Int? {
    let digit = text.count > 0 && text[0] == UInt8(ascii: "-") ? 1 : 0
    guard digit + 2 < text.count, text[digit].isDigit, text[digit + 1].isSpace else { return nil }
    let start = text.trimmedStart(from: digit + 1)
    return start < text.count ? start : nil
  }

  /// Whether nearly all lines at the beginning of a file have one of a few labels, of which 0 and another come again: texts
  /// rather begin with other numbers.
  static func isLikely(in head: Span<UInt8>) -> Bool {
    var lines = 0
    var labels: [[UInt8]: Int] = [:]
    head.forEachFilledLine(upTo: lineLimit) { line in
      let text = line.extracting(line.trimmed)
      lines += 1
      if Self.end(in: text) != nil {
        labels[text.extracting(0..<(text[0].isDigit ? 1 : 2)).array, default: 0] += 1
      }
      return true
    }
    let labelled = labels.values.reduce(0, +)
    return lines >= fewest && labelled * 10 >= lines * 9 && labels.count <= mostLabels
      && labels.values.count { $0 > 1 } > 1 && labels[[UInt8(ascii: "0")], default: 0] > 1
  }
}
