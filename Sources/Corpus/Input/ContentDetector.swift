/// What an input holds, told by its beginning.
enum Content {
  case table(TableShape, TableColumns)
  case documents(DocumentScanner.Layout, start: Int)
  /// Lines, and what stands around the text in each.
  case lines(start: Int, LineFrame)
}

/// Tells by the beginning of an input what it holds.
struct ContentDetector {
  /// The bytes that are looked at first.
  static let headSize = 1 << 16

  /// The input's name for messages.
  let name: String
  let options: ReadingOptions

  /// The content of a text; the bytes stay in the buffer.
  ///
  /// - Throws: what the input is if it holds no tweets.
  func content(of buffer: inout InputBuffer) throws(CorpusError) -> (Format, Content) {
    try buffer.fill(to: Self.headSize)
    let head = buffer.bytes.span.extracting(buffer.window).array
    let hasMark = head.starts(with: TableShape.byteOrderMark)
    let text = head.span.trimmedStart(from: hasMark ? 3 : 0)
    if text == head.count { throw .emptyFile(file: name) }
    let start = head.span.jsonBehindComments(from: text) ?? text
    let script = head.span.scriptValue(from: start)
    let holdsRecords = script.map { head.span.beginsRecords(at: $0) } ?? false
    if !holdsRecords, let other = OtherContent(ofWhole: head.span) {
      throw .unknownFormat(file: name, found: other.name)
    }
    let first = head[start]
    if options.format == .text {
      let text = hasMark ? 3 : 0
      return (.text, .lines(start: text, LineFrame(in: head.span.extracting(text..<head.count))))
    }
    let isScript = script != nil
    let isJSON =
      isScript || first == UInt8(ascii: "{") || head.span.beginsList(at: start)
      || head.span.beginsTexts(at: start)
    if options.format == .table || (options.format == nil && !isJSON) {
      return try tableOrLines(&buffer, start: hasMark ? 3 : 0)
    }
    if !isJSON { throw .unknownFormat(file: name, found: "text that is no json") }
    let json = script ?? start
    let documents = head.span.extracting(min(json, head.count)..<head.count)
    if let other = OtherContent(insteadOfJSON: documents) {
      throw .unknownFormat(file: name, found: other.name)
    }
    let layout = DocumentScanner.layout(of: documents)
    return (options.format ?? (isScript ? .xArchive : .json), .documents(layout, start: json))
  }

  /// The content of a sheet.
  func content(of sheet: SheetParser) throws(CorpusError) -> Content {
    let head = try sheet.head(TableHead.sheetRows)
    guard !head.rows.isEmpty, let content = try table(.sheet(head)) else {
      throw .emptyFile(file: name)
    }
    return content
  }

  /// A table or, where no column holds a text and it looks like none, a text; a table alone where the user says so.
  private func tableOrLines(
    _ buffer: inout InputBuffer, start: Int
  ) throws(CorpusError) -> (Format, Content) {
    if options.format != nil { return (.table, try table(&buffer)) }
    let head = Self.head(buffer, from: start)
    let frame = LineFrame(in: head.span)
    let lines = (Format.text, Content.lines(start: start + head.span.headerOfR, frame))
    if PrintedTweet.areLikely(head.span) { return lines }
    if frame.tellsLines {
      try refuseOthers(head.span)
      return lines
    }
    do throws(CorpusError) {
      let content = try table(&buffer)
      guard case .table(let shape, let columns) = content else { return (.table, content) }
      if columns.byContent.contains(.text),
        let other = OtherContent(ofLine: Array(shape.columns[0].lowercased().utf8).span)
      {
        throw .unknownFormat(file: name, found: other.name)
      }
      if !shape.hasHeader { try refuseOthers(Self.head(buffer, from: start).span) }
      return shape.isOfLines ? lines : (.table, content)
    } catch {
      guard case .noTextColumn = error else { throw error }
      // More may be at hand by now.
      let head = Self.head(buffer, from: start)
      try refuseOthers(head.span)
      guard LinesReader.areLikely(head.span, isWhole: buffer.isAtEnd) else { throw error }
      return lines
    }
  }

  /// What is at hand, from `start` on.
  private static func head(_ buffer: InputBuffer, from start: Int) -> [UInt8] {
    buffer.bytes.span.extracting(start..<buffer.window.upperBound).array
  }

  /// Refuses lines that are no texts.
  private func refuseOthers(_ head: Span<UInt8>) throws(CorpusError) {
    if let other = OtherContent(ofLines: head) {
      throw .unknownFormat(file: name, found: other.name)
    }
  }

  private func table(_ buffer: inout InputBuffer) throws(CorpusError) -> Content {
    while true {
      let head = buffer.bytes.span.extracting(buffer.window).array
      if let content = try table(.text(head, isWhole: buffer.isAtEnd)) { return content }
      if head.count > DelimitedRows.rowLimit {
        throw .recordTooLong(file: name, line: 1, limit: DelimitedRows.rowLimit)
      }
      if buffer.isAtEnd {
        let found = OtherContent(ofOpenRow: head.span)?.name ?? "an open quote"
        throw .unknownFormat(file: name, found: "\(found) on line 1")
      }
      // Twice as much each time: the header is looked for from its start again.
      try buffer.fill(to: head.count * 2)
    }
  }

  private func table(_ head: TableHead) throws(CorpusError) -> Content? {
    let finder = HeaderFinder(head: head, name: name, options: options)
    guard let (shape, found) = try finder.header() else { return nil }
    var columns = found
    if options.idColumn == nil { columns.dropIDsOfAccounts(shape, head) }
    columns.judgeDates(shape, head, options.dateOrder)
    if head.isWhole { columns.dateReading.needsAllRecords = false }
    return .table(shape, columns)
  }
}

extension Span<UInt8> {
  /// Whether a list of JSON begins here, and no text such as `[INFO] …` or `[41.2, -81.9] 6 …`.
  fileprivate func beginsList(at start: Int) -> Bool {
    guard self[start] == UInt8(ascii: "[") else { return false }
    let next = trimmedStart(from: start + 1)
    if next >= count { return true }
    if self[next].isLetter {
      let rest = extracting(next..<count)
      return ["true", "false", "null"].contains { rest.starts(with: $0) }
    }
    // A list of numbers that ends on its line, with words behind it.
    guard self[next].isDigit || self[next] == UInt8(ascii: "-") else { return true }
    let line = position(of: .lineFeed, from: next)
    let close = extracting(0..<line).position(of: UInt8(ascii: "]"), from: next)
    let behind = close < line ? trimmedStart(from: close + 1) : line
    return behind >= line || !(self[behind].isLetter || self[behind].isDigit)
  }

  /// Whether JSON with keys begins here, as behind `module.exports =`.
  fileprivate func beginsRecords(at start: Int) -> Bool {
    var position = start
    if self[position] == UInt8(ascii: "[") { position = trimmedStart(from: position + 1) }
    guard position < count, self[position] == UInt8(ascii: "{") else { return false }
    let key = trimmedStart(from: position + 1)
    return key < count && self[key] == .quote
  }

  /// The start of the JSON behind lines of comments, as the `// …` and `# …` of some programs; nil where
  /// there are no such lines, or no JSON.
  fileprivate func jsonBehindComments(from start: Int) -> Int? {
    var position = start
    while position < count {
      let rest = extracting(position..<count)
      guard rest.starts(with: "//") || rest.starts(with: "#") else { break }
      position = trimmedStart(from: self.position(of: .lineFeed, from: position))
    }
    guard position > start, position < count else { return nil }
    return self[position] == UInt8(ascii: "[") || self[position] == UInt8(ascii: "{")
      ? position : nil
  }

  /// The start of the JSON in a script such as `window.YTD.tweets.part0 = [`, `Grailbird.data.x = [`
  /// or `var user_details = {`; nil where the bytes at `start` are no such assignment.
  fileprivate func scriptValue(from start: Int) -> Int? {
    guard start < count, self[start].isLetter else { return nil }
    var position = start
    while position < count, self[position] != UInt8(ascii: "=") {
      let byte = self[position]
      let isNamed = byte.isNameByte || byte.isSpace || ".[]\"'$".utf8.contains(byte)
      if !isNamed || position - start > 200 { return nil }
      position += 1
    }
    let value = trimmedStart(from: position + 1)
    guard value < count else { return nil }
    return self[value] == UInt8(ascii: "[") || self[value] == UInt8(ascii: "{") ? value : nil
  }
}

extension Span<UInt8> {
  /// The length of the line `x`, the name that R gives to a list of texts without one; 0 where it does not stand here.
  fileprivate var headerOfR: Int {
    ["x\n", "x\r\n", "\"x\"\n", "\"x\"\r\n"].first { starts(with: Array($0.utf8)) }?.utf8.count ?? 0
  }
}
