/// A document that is too long to be held: its bytes lie in a file without a name, out of which its
/// parts come one by one.
struct LongDocument {
  /// A part, or what cannot be read as one.
  enum Part {
    /// The value at `range` of `bytes`, which go on behind it like those of a document.
    case value(bytes: [UInt8], range: Range<Int>, place: DocumentParts.Place, line: Int)
    /// A number, text or word in a list of tweets.
    case scalar
    case bad(line: Int, reason: SkipReason)
  }

  /// The line on which it begins.
  let line: Int
  /// How many records of the file came before it.
  let recordsBefore: Int
  private let spool: Spool
  private var buffer: InputBuffer
  private var parts: DocumentParts
  private let limit: Int
  /// Whether it is an element of an array on a line of its own, with the array's signs behind it.
  private let isElement: Bool
  private var position = 0
  /// The bytes read out of the spool so far.
  private var read = 0
  private var isDone = false

  /// Goes through the document once, so that `parser` knows what it includes, and back to its start.
  ///
  /// - Parameters:
  ///   - recordsBefore: how many records of the file came before it.
  ///   - isElement: whether the signs of an array may stand behind it.
  init(
    _ spool: Spool, line: Int, after recordsBefore: Int, _ options: ReadingOptions,
    _ parser: TweetParser, isElement: Bool
  ) throws(CorpusError) {
    self.init(
      spool, line: line, after: recordsBefore, limit: options.documentLimit, isElement: isElement,
      try Self.buffer(spool, options))
    parser.include(from: spool.descriptor)
    while let part = try next() {
      guard case .value(let bytes, let range, let place, _) = part else { continue }
      guard place == .account || place == .original else { continue }
      let offset = read - (buffer.window.upperBound - range.lowerBound)
      parser.include(bytes.span, range, offset: offset, isTweet: place == .original)
    }
    self.init(
      spool, line: line, after: recordsBefore, limit: options.documentLimit, isElement: isElement,
      try Self.buffer(spool, options))
  }

  private init(
    _ spool: Spool, line: Int, after recordsBefore: Int, limit: Int, isElement: Bool,
    _ buffer: InputBuffer
  ) {
    (self.spool, self.line, self.limit, self.buffer) = (spool, line, limit, buffer)
    (self.recordsBefore, self.isElement) = (recordsBefore, isElement)
    parts = DocumentParts(limit: limit)
  }

  private static func buffer(
    _ spool: Spool, _ options: ReadingOptions
  ) throws(CorpusError) -> InputBuffer {
    let bytes = try FileBytes(path: spool.path, name: spool.path, Expansion(options))
    return InputBuffer(bytes, block: options.block)
  }

  /// The next part; nil at the end.
  mutating func next() throws(CorpusError) -> Part? {
    while !isDone {
      switch nextOutcome() {
      case .value(let range, let place):
        let line = line(at: range.lowerBound)
        return .value(bytes: buffer.bytes, range: range, place: place, line: line)
      case .scalar: return .scalar
      case .tweet: return .bad(line: line(at: position), reason: .tooLong(limit: limit))
      case .needsMore: if try !fill() { return end(.notClosed) }
      case .bad(_, let reason): return end(reason)
      case .end: if try !isFinished() { return end(.notJSON) }
      }
    }
    return nil
  }

  private mutating func nextOutcome() -> DocumentParts.Outcome {
    let bytes = buffer.bytes
    let outcome = parts.next(bytes.span.extracting(0..<buffer.window.upperBound), from: position)
    position = outcome.position
    buffer.use(upTo: position)
    return outcome
  }

  /// Whether nothing stands behind the document.
  private mutating func isFinished() throws(CorpusError) -> Bool {
    isDone = true
    repeat {
      if !buffer.bytes[buffer.window].allSatisfy({ mayFollow($0) }) { return false }
      position = buffer.window.upperBound
      buffer.use(upTo: position)
    } while try fill()
    return true
  }

  private func mayFollow(_ byte: UInt8) -> Bool {
    byte.isSpace || isElement && (byte == .comma || byte == UInt8(ascii: "]"))
  }

  private mutating func fill() throws(CorpusError) -> Bool {
    let before = buffer.window.count
    let isFilled = try buffer.fill()
    position = buffer.window.lowerBound
    read += buffer.window.count - before
    return isFilled
  }

  /// Gives up the rest.
  private mutating func end(_ reason: SkipReason) -> Part {
    isDone = true
    return .bad(line: line(at: position), reason: reason)
  }

  private mutating func line(at position: Int) -> Int { line - 1 + buffer.line(at: position) }
}
