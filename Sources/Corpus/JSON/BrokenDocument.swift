/// A document that a program has broken over lines, as those do that write a stream in the pieces in which it comes.
struct BrokenDocument {
  /// What a further line makes of it.
  enum Outcome {
    /// It goes on behind that line.
    case open
    /// The bytes of the document, which ends with that line.
    case whole([UInt8])
    /// Its brackets are closed before the end of that line.
    case closed
  }

  /// The most lines of a document that are put together.
  private static let lineLimit = 16

  /// The numbers of its lines.
  private(set) var lines: [Int]
  /// What they hold so far, as it was before it was broken.
  private var document: [UInt8]
  private var scanner = ValueScanner()
  private let start: Int
  private let limit: Int
  private let escapesFeeds: Bool

  /// Begins one with `line`, of which nothing is cut off; nil where that does not begin an object, or ends it.
  ///
  /// - Parameters:
  ///   - limit: the most bytes of a document.
  ///   - escapesFeeds: whether line feeds of texts have escapes in the file, so that others are no part of them.
  init?(_ line: Span<UInt8>, at number: Int, limit: Int, escapesFeeds: Bool) {
    (lines, document, start) = ([number], line.array, line.trimmedStart(from: 0))
    (self.limit, self.escapesFeeds) = (limit, escapesFeeds)
    guard line.beginsDocument, line.count < limit, scanner.end(line, from: start) == nil else {
      return nil
    }
  }

  /// Goes on with the next line: behind a line feed within a text, where those of texts have no escapes.
  mutating func add(_ line: Span<UInt8>, at number: Int) -> Outcome {
    lines.append(number)
    if !escapesFeeds, document.span.endsInText { document.append(.lineFeed) }
    document.append(bytes: line)
    // A second owner for this call, so that the scanner can change beside the span.
    let document = document
    guard document.count < limit else { return .closed }
    guard let end = scanner.end(document.span, from: start) else {
      return lines.count < Self.lineLimit ? .open : .closed
    }
    return end == document.span.trimmed.upperBound ? .whole(document) : .closed
  }
}

extension Span<UInt8> {
  /// Whether the first that stands here is the beginning of an object with a key.
  var beginsDocument: Bool {
    let start = trimmedStart(from: 0)
    return extracting(start..<count).starts(with: "{\"")
  }

  /// Whether line feeds have escapes in the documents at the beginning of a file.
  var prefixEscapesFeeds: Bool {
    let count = Swift.min(count, ContentDetector.headSize)
    var position = position(of: .backslash)
    while position + 1 < count {
      if self[position + 1] == UInt8(ascii: "n") { return true }
      position = self.position(of: .backslash, from: position + 2)
    }
    return false
  }

  /// Whether the beginning of a document ends within a text that has several words so far.
  fileprivate var endsInText: Bool {
    var (position, start) = (0, Int?.none)
    while position < count {
      if self[position] == .backslash {
        position += 1
      } else if self[position] == .quote {
        start = start == nil ? position : nil
      }
      position += 1
    }
    guard let start else { return false }
    return extracting(start + 1..<count).position(of: .space) < count - start - 1
  }
}
