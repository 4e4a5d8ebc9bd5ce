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
  private var pieces: [[UInt8]]
  private var count: Int
  private let limit: Int

  /// Begins one with `line`, of which nothing is cut off; nil where that does not begin an object, or ends it.
  ///
  /// - Parameter limit: the most bytes of a document.
  init?(_ line: Span<UInt8>, at number: Int, limit: Int) {
    let start = line.trimmedStart(from: 0)
    var scanner = ValueScanner()
    guard line.beginsDocument, scanner.end(line, from: start) == nil, line.count < limit else {
      return nil
    }
    (lines, pieces, count) = ([number], [line.array], line.count)
    self.limit = limit
  }

  /// Goes on with the next line.
  mutating func add(_ line: Span<UInt8>, at number: Int) -> Outcome {
    lines.append(number)
    pieces.append(line.array)
    count += line.count
    guard count < limit else { return .closed }
    let document = joined
    var scanner = ValueScanner()
    guard let end = scanner.end(document.span, from: document.span.trimmedStart(from: 0)) else {
      return lines.count < Self.lineLimit ? .open : .closed
    }
    return end == document.span.trimmed.upperBound ? .whole(document) : .closed
  }

  /// Its pieces as they were before they were broken. What writes escapes would have written one for a line feed of a text, so
  /// that where there are any the line feeds are no part of it.
  private var joined: [UInt8] {
    let isEscaped = pieces.contains { $0.contains(.backslash) }
    return Array(pieces.joined(separator: isEscaped ? [] : [.lineFeed]))
  }
}

extension Span<UInt8> {
  /// Whether the first that stands here is the beginning of an object with a key.
  var beginsDocument: Bool {
    let start = trimmedStart(from: 0)
    return extracting(start..<count).starts(with: "{\"")
  }
}
