/// Reads a text with a tweet on each line that is not blank, or before each mark.
struct LinesReader: TweetReader {
  private var buffer: InputBuffer
  private var file: ReadSummary.File
  private let isStrict: Bool
  private let repairs: Bool
  private let frame: LineFrame
  /// Whether the line at hand is too long, so that its bytes are dropped as they come.
  private var isDropping = false

  var summary: ReadSummary { ReadSummary(file) }

  init(
    _ buffer: InputBuffer, start: Int, _ frame: LineFrame, file: ReadSummary.File,
    _ options: ReadingOptions
  ) {
    self.buffer = buffer
    self.frame = frame
    self.file = file
    isStrict = options.isStrict
    repairs = options.repairs
    self.buffer.use(upTo: start)
    let signs = frame.mark.map {
      String(repeating: Character(Unicode.Scalar($0.sign)), count: $0.length)
    }
    if frame.haveNamesAbove { self.file.fields.note(.account, from: "line above") }
    self.file.fields.note(.text, from: signs.map { "lines before \($0)" } ?? "line")
  }

  mutating func read(into batch: inout TweetBatch, upTo limit: Int) throws(CorpusError) -> Bool {
    batch.removeAll()
    while batch.hasRoom(upTo: limit) {
      if try addLine(to: &batch) { continue }
      if buffer.window.count > DelimitedRows.rowLimit {
        isDropping = true
        buffer.use(upTo: buffer.window.upperBound)
      }
      if try !buffer.fill(), buffer.window.isEmpty, !isDropping { break }
    }
    return batch.count > 0
  }

  /// Adds the line at hand, or the lines up to the next mark; false where its end is not in the buffer.
  private mutating func addLine(to batch: inout TweetBatch) throws(CorpusError) -> Bool {
    let bytes = buffer.bytes
    let window = buffer.window
    let span = bytes.span.extracting(0..<window.upperBound)
    var end = span.position(of: .lineFeed, from: window.lowerBound)
    var start = window.lowerBound
    if frame.haveNamesAbove {
      end = NamedBlock.end(in: span, from: start, isWhole: buffer.isAtEnd)
    }
    while let mark = frame.mark, end < window.upperBound,
      EndMark(endOf: span.extracting(start..<end)) != mark
    {
      start = end + 1
      end = span.position(of: .lineFeed, from: start)
    }
    if end == window.upperBound {
      guard buffer.isAtEnd, isDropping || !window.isEmpty else { return false }
    }
    if isDropping || end - window.lowerBound > DelimitedRows.rowLimit {
      let reason = SkipReason.tooLong(limit: DelimitedRows.rowLimit)
      try file.skip(line: buffer.line(at: window.lowerBound), reason, isStrict: isStrict)
      isDropping = false
    } else {
      let line = span.extracting(window.lowerBound..<end)
      let text = line.extracting(frame.text(of: line))
      if let block = frame.haveNamesAbove ? NamedBlock(text) : nil {
        add(block.text.span, by: text.extracting(block.account), to: &batch)
      } else if let unquoted = repairs ? frame.unquoted(text) : nil {
        add(unquoted.span, to: &batch)
      } else {
        add(text, to: &batch)
      }
    }
    buffer.use(upTo: min(end + 1, window.upperBound))
    return true
  }

  private mutating func add(
    _ whole: Span<UInt8>, by account: Span<UInt8> = Span(), to batch: inout TweetBatch
  ) {
    if whole.isEmpty { return }
    let printed = PrintedTweet(whole)
    if let printed { batch.extend(whole.extracting(printed.id)) }
    batch.endField()
    if let printed {
      batch.extend(whole.extracting(printed.account))
    } else {
      batch.extend(account)
    }
    batch.endField()
    var line = whole.extracting(printed?.text ?? 0..<whole.count)
    let isUTF8 = line.isUTF8
    var isRepaired = !isUTF8
    let bare = repairs ? frame.bare(line) : 0..<line.count
    if bare.count < line.count {
      line = line.extracting(bare)
      isRepaired = true
    }
    if !isUTF8, repairs, let decoded = DamagedUTF8.mended(line) {
      _ = batch.extendText(decoded.span, isUTF8: true, repairs: true)
    } else if batch.extendText(line, isUTF8: isUTF8, repairs: repairs) {
      isRepaired = true
    }
    batch.endField()
    if isRepaired { file.countRepairedText() }
    let kind = batch.withLastField { TweetKind(text: $0, known: nil) }
    for _ in 0..<3 { batch.endField() }
    let date = printed.flatMap { Timestamp.seconds(whole.extracting($0.date)) }
    file.add(lacking: batch.endTweet(kind, date, Counts(), []))
  }

  // MARK: Telling texts from tables

  /// The lines that are looked at, and the most words of a column's name.
  private static let lineLimit = 100
  private static let nameLimit = 4
  /// Fewer lines may be of one word each.
  private static let fewestLines = 5

  /// Whether the start of a file, whose first line names no column that is known, is rather a text
  /// than a table: no delimiter cuts its lines into the same number of fields, and where there is
  /// one line only, that is longer than the names of columns.
  static func areLikely(_ head: Span<UInt8>, isWhole: Bool) -> Bool {
    let first = head.extracting(0..<head.position(of: .lineFeed))
    var words = 0
    for index in first.indices where index > 0 && first[index].isSpace {
      if !first[index - 1].isSpace { words += 1 }
    }
    if words < nameLimit, !isTall(head) || !haveWords(head) { return false }
    return ![UInt8.comma, UInt8(ascii: ";"), .tab, UInt8(ascii: "|")].contains {
      cutsEvenly(head, $0, isWhole: isWhole)
    }
  }

  /// Whether at least one line in five has words: letters with a space between, or writing that has none.
  private static func haveWords(_ head: Span<UInt8>) -> Bool {
    var (lines, texts) = (0, 0)
    head.forEachFilledLine(upTo: lineLimit) { line in
      let text = line.extracting(line.trimmed)
      lines += 1
      var (letters, others, spaces) = (0, 0, 0)
      for index in text.indices {
        if text[index].isLetter { letters += 1 }
        if text[index] >= 0x80 { others += 1 }
        if text[index] == .space { spaces += 1 }
      }
      if letters + others > 0 && spaces > 0 || others >= 12 { texts += 1 }
      return true
    }
    return lines < fewestLines || texts * 5 >= lines
  }

  /// Whether more than one line has anything on it.
  private static func isTall(_ head: Span<UInt8>) -> Bool {
    let rest = head.extracting(head.position(of: .lineFeed)..<head.count)
    return !rest.trimmed.isEmpty
  }

  /// The cells of a row, but for those of words behind a space, as behind the commas of texts.
  private static func cuts(_ row: borrowing TableRow, in head: Span<UInt8>) -> Int {
    var cells = 1
    for column in 1..<max(1, row.count) {
      let range = row[column].range
      let isBehindComma =
        !range.isEmpty && head[range.lowerBound] == .space
        && !head.extracting(range).trimmed.isEmpty
      if !isBehindComma || row.isQuoted(column, in: head) { cells += 1 }
    }
    return cells
  }

  private static func cutsEvenly(
    _ head: Span<UInt8>, _ delimiter: UInt8, isWhole: Bool
  ) -> Bool {
    var splitter = RowSplitter(delimiter: delimiter)
    var position = 0
    var width = 0
    var even = 0
    var all = 0
    while all < lineLimit, position < head.count {
      guard case .row(let end, let next) = splitter.split(head, from: position, isWhole: isWhole)
      else { break }
      if end > position {
        let cells = cuts(splitter.row, in: head)
        if all == 0 { width = cells }
        all += 1
        even += cells == width ? 1 : 0
      }
      position = next
    }
    return width > 1 && all > 1 && even * 10 >= all * 9
  }
}
