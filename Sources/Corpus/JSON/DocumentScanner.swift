/// Finds where the documents of a JSON stream begin and end, without reading what is in them.
///
/// Documents stand one a line, one after the other, or as the elements of an array, which may
/// stand behind `window.YTD.tweets.part0 =`. Bytes are looked at once, however they are cut.
struct DocumentScanner {
  /// How documents stand in the stream.
  enum Layout: Equatable {
    /// One a line, so that a damaged one costs its line only.
    case lines
    /// One a line with commas between them, as the elements of an array.
    case elements
    /// Told by their brackets.
    case brackets
  }

  /// What was found.
  enum Outcome: Equatable {
    /// The bytes of a document.
    case document(Range<Int>)
    /// The document or the gap that begins at `from` goes on behind the bytes.
    case needsMore(from: Int)
    /// Nothing but white space is left.
    case end
    /// A document that ends with the bracket of the array around it.
    case notClosed(Range<Int>)
    /// A text or a number of JSON where a document is expected.
    case scalar(Range<Int>)
    /// Something that is no JSON, up to the end of its line.
    case junk(Range<Int>)
  }

  private(set) var layout: Layout
  /// The longest document, text or damage that is held, in bytes. What is made of longer ones must not depend on how much is
  /// at hand.
  private let limit: Int
  private var value = ValueScanner()
  /// How far the line at hand was looked at, from its start.
  private var looked = 0
  /// Whether the bytes at hand belong to damage that was told of already.
  private var isInJunk = false
  /// Whether the beginning of the document at hand was dropped.
  private var isCut = false
  /// Whether a document was begun and not ended.
  private(set) var isInDocument = false
  /// Whether the elements of an array are the documents just now.
  private(set) var isInArray = false
  /// Where the array at hand begins, in the bytes in which its bracket was found.
  private(set) var arrayStart = 0

  init(layout: Layout, limit: Int = DocumentReader.documentLimit) {
    (self.layout, self.limit) = (layout, limit)
  }

  /// Forgets the bytes of the document at hand, up to `position` of those that begin at `from`: the
  /// next bytes go on there.
  mutating func drop(upTo position: Int, from: Int) {
    looked = max(0, from + looked - position)
    value.drop(upTo: position, from: from)
    isCut = true
  }

  /// Ends with what was begun, at the end of the bytes.
  mutating func end() { self = DocumentScanner(layout: layout, limit: limit) }

  /// Goes on behind a line that was read without this scanner.
  mutating func startLine() { looked = 0 }

  /// Tells the layout by the start of a stream: lines, if its first line is a whole document.
  static func layout(of head: Span<UInt8>) -> Layout {
    var position = head.trimmed.lowerBound
    guard position < head.count, head[position] == UInt8(ascii: "{") else { return .brackets }
    // The first line may be a damaged one, so any of the lines at hand will do.
    while position < head.count {
      let end = head.position(of: .lineFeed, from: position)
      var scanner = DocumentScanner(layout: .brackets)
      let line = head.extracting(position..<end)
      if line.starts(with: "{\"") {
        switch scanner.next(line, from: 0, isWhole: true) {
        case .document(let range):
          return range.upperBound == line.trimmed.upperBound ? .lines : .brackets
        // A line that is longer than the bytes at hand.
        case .needsMore where end == head.count: return .lines
        default: break
        }
      }
      position = end + 1
    }
    return .brackets
  }

  /// The next document at or behind `from`, the end of the last outcome.
  mutating func next(_ bytes: Span<UInt8>, from: Int, isWhole: Bool) -> Outcome {
    switch layout {
    case .lines, .elements: nextLine(bytes, from: from, isWhole: isWhole)
    case .brackets: nextBracketed(bytes, from: from, isWhole: isWhole)
    }
  }

  private mutating func nextLine(
    _ bytes: Span<UInt8>, from: Int, isWhole: Bool
  ) -> Outcome {
    var position = from
    while position < bytes.count {
      let looked = from + self.looked
      if !isCut { position = start(of: bytes, from: position) }
      let end = bytes.position(of: .lineFeed, from: min(bytes.count, max(position, looked)))
      if end == bytes.count && !isWhole {
        if !isCut { position = bytes.indent(before: position, from: from) }
        self.looked = end - position
        return .needsMore(from: position)
      }
      self.looked = 0
      // The beginning of a long line may be gone when its end comes, so that nothing is taken off its end.
      let last = end - position > limit || isCut ? end : lastOfElement(bytes, position..<end)
      if last > position || isCut {
        isCut = false
        return .document(position..<last)
      }
      position = end + 1
    }
    return isWhole ? .end : .needsMore(from: min(position, bytes.count))
  }

  /// The start of the document on the line at `from`, or on one behind it: without white space and signs of an array, and
  /// without byte-order marks, since files with them may have been put together.
  private func start(of bytes: Span<UInt8>, from: Int) -> Int {
    var position = from
    while position < bytes.count {
      let byte = bytes[position]
      let isSign = layout == .elements && (byte == .comma || byte == UInt8(ascii: "["))
      let isMark = byte == 0xEF && bytes.extracting(position..<bytes.count).starts(with: "\u{FEFF}")
      if !byte.isSpace, !isSign, !isMark { break }
      position += isMark ? 3 : 1
    }
    return position
  }

  /// The end of a line without white space and signs of an array.
  private func lastOfElement(_ bytes: Span<UInt8>, _ line: Range<Int>) -> Int {
    var end = line.upperBound
    while end > line.lowerBound {
      let byte = bytes[end - 1]
      let isSign = layout == .elements && (byte == .comma || byte == UInt8(ascii: "]"))
      if !byte.isSpace, !isSign { break }
      end -= 1
    }
    return end
  }

  /// Goes on line by line behind the first of a document that cannot be read, where that looks like a whole one: a quote too
  /// many in it has hidden its end and all that stands behind it.
  ///
  /// - Parameter range: the document, or as much of it as may be looked at.
  /// - Returns: where the next line begins; nil where documents do not stand on lines.
  mutating func goOnByLines(behind range: Range<Int>, of bytes: Span<UInt8>) -> Int? {
    let document = bytes.extracting(range)
    let end = document.position(of: .lineFeed)
    guard layout == .brackets, end < document.count else { return nil }
    let line = document.extracting(0..<end)
    let next = document.trimmedStart(from: end)
    guard next < document.count, document[next] == UInt8(ascii: "{"),
      line.looksLikeWholeDocument
    else { return nil }
    self = DocumentScanner(layout: .elements, limit: limit)
    return range.lowerBound + end + 1
  }

  /// The first of several documents that stand on the line at `range`, and where the next begins; nil where they do not,
  /// or lines do not count.
  func firstOfSeveral(
    in range: Range<Int>, of bytes: Span<UInt8>
  ) -> (document: Range<Int>, next: Int)? {
    guard layout != .brackets else { return nil }
    let line = bytes.extracting(0..<range.upperBound)
    var scanner = DocumentScanner(layout: .brackets)
    guard case .document(let first) = scanner.next(line, from: range.lowerBound, isWhole: true)
    else { return nil }
    var next = first.upperBound
    while next < line.count, line[next] == .comma || line[next].isSpace { next += 1 }
    let isFollowed = next < line.count && line[next] == UInt8(ascii: "{")
    return isFollowed || next == line.count && first != range ? (first, next) : nil
  }

  /// The text that begins the line at `range`, and where what stands behind it begins; nil where there is none, or lines do not
  /// count.
  func firstText(
    in range: Range<Int>, of bytes: Span<UInt8>
  ) -> (text: Range<Int>, next: Int)? {
    guard layout != .brackets, bytes[range.lowerBound] == .quote else { return nil }
    var scanner = ValueScanner()
    let line = bytes.extracting(0..<range.upperBound)
    return scanner.end(line, from: range.lowerBound).map {
      (range.lowerBound..<$0, line.trimmedStart(from: $0))
    }
  }

  private mutating func nextBracketed(
    _ bytes: Span<UInt8>, from: Int, isWhole: Bool
  ) -> Outcome {
    var position = from
    while isInJunk {
      guard position < bytes.count else { return isWhole ? .end : .needsMore(from: position) }
      isInJunk = !Self.endsJunk(bytes[position])
      if isInJunk { position += 1 }
    }
    while !isInDocument {
      guard position < bytes.count else {
        return isWhole ? .end : .needsMore(from: bytes.count)
      }
      switch bytes[position] {
      case UInt8(ascii: "{"): isInDocument = true
      case UInt8(ascii: "["):
        arrayStart = position
        isInArray = true
        position += 1
      case UInt8(ascii: "]"):
        isInArray = false
        position += 1
      case .quote:
        var text = ValueScanner()
        let ahead = bytes.extracting(0..<min(bytes.count, position + limit))
        let end = text.end(ahead, from: position)
        if end == nil, !isWhole, ahead.count < position + limit {
          return .needsMore(from: position)
        }
        if end == bytes.count, !isInArray, !isWhole { return .needsMore(from: position) }
        // Outside a list a text ends with its line.
        let isText = isInArray || end.map { $0 == bytes.count || bytes[$0].endsLine } ?? false
        if let end, isText { return .scalar(position..<end) }
        return junk(bytes, position, isWhole: isWhole)
      case .comma, UInt8(ascii: ";"): position += 1
      case let byte where byte.isSpace: position += 1
      default: return junk(bytes, position, isWhole: isWhole)
      }
    }
    return document(bytes, from: position)
  }

  /// Looks on for the end of the document that begins at `from`.
  private mutating func document(_ bytes: Span<UInt8>, from: Int) -> Outcome {
    guard let end = value.end(bytes, from: from) else { return .needsMore(from: from) }
    isInDocument = false
    if bytes[end - 1] == UInt8(ascii: "}") { return .document(from..<end) }
    isInArray = false
    return .notClosed(from..<end)
  }

  /// What is neither a document nor between documents: damage, up to where one may begin.
  private mutating func junk(_ bytes: Span<UInt8>, _ start: Int, isWhole: Bool) -> Outcome {
    var end = start + 1
    while end < min(bytes.count, start + limit), !Self.endsJunk(bytes[end]) { end += 1 }
    if end == bytes.count, end < start + limit, !isWhole { return .needsMore(from: start) }
    isInJunk = true
    return .junk(start..<end)
  }

  private static func endsJunk(_ byte: UInt8) -> Bool {
    switch byte {
    case .lineFeed, .comma, UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "]"): true
    default: false
    }
  }
}

extension Span<UInt8> {
  /// Where the white space before what begins at `position` of its line begins, at most 64 bytes before it, and not before
  /// `from`: a line may be a piece of a document.
  func indent(before position: Int, from: Int) -> Int {
    let first = Swift.max(from, position - 64)
    var start = position
    while start > first, self[start - 1] == .space || self[start - 1] == .tab { start -= 1 }
    return start
  }

  /// Whether a line begins and ends as an object does, but for a comma behind it, and closes as many brackets as it opens,
  /// be they in a text or not.
  fileprivate var looksLikeWholeDocument: Bool {
    var end = trimmed.upperBound
    if end > 0, self[end - 1] == .comma { end -= 1 }
    guard end > 1, self[0] == UInt8(ascii: "{"), self[end - 1] == UInt8(ascii: "}") else {
      return false
    }
    var (braces, brackets) = (0, 0)
    for index in 0..<end {
      switch self[index] {
      case UInt8(ascii: "{"): braces += 1
      case UInt8(ascii: "}"): braces -= 1
      case UInt8(ascii: "["): brackets += 1
      case UInt8(ascii: "]"): brackets -= 1
      default: break
      }
    }
    return braces == 0 && brackets == 0
  }
}

extension UInt8 {
  fileprivate var endsLine: Bool { self == .lineFeed || self == .carriageReturn }
}
