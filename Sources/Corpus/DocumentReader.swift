internal import CSimdjson

/// Reads tweets out of JSON: lines, arrays, envelopes, pages and `tweets.js`.
struct DocumentReader: TweetReader {
  /// The longest document, such as a page of an API or one line.
  static let documentLimit = 256 << 20

  private var buffer: InputBuffer
  private var scanner: DocumentScanner
  private let parser: TweetParser
  private let isStrict: Bool
  private let defaultAccount: [UInt8]
  private var file: Losses.File
  /// Whether the parser holds tweets of the document at hand.
  private var isInPage = false
  private var isRepaired = false
  private var arrayLine = 1
  private var documentLine: Int?
  private var position: Int

  var losses: Losses { Losses(file) }

  /// Reads from `start`, where the JSON begins behind a mark or an assignment.
  init(
    _ buffer: InputBuffer, layout: DocumentScanner.Layout, start: Int, file: Losses.File,
    account: String?, isStrict: Bool
  ) {
    self.buffer = buffer
    self.file = file
    self.isStrict = isStrict
    scanner = DocumentScanner(layout: layout)
    parser = TweetParser()
    position = start
    defaultAccount = Array((account ?? "").utf8)
  }

  mutating func read(into batch: inout TweetBatch, upTo limit: Int) throws(CorpusError) -> Bool {
    let before = batch.count
    while batch.count < limit {
      if isInPage {
        addNext(to: &batch)
      } else if try !openDocument() {
        break
      }
    }
    return batch.count > before
  }

  /// Goes on to the next document; false at the end of the file.
  private mutating func openDocument() throws(CorpusError) -> Bool {
    switch try nextDocument() {
    case .document, .junk: return true
    case .notClosed(let from): throw notClosed(documentLine ?? buffer.line(at: from))
    case .needsMore: return try more()
    case .end: break
    }
    if scanner.isInArray { throw .notClosed(file: file.name, line: arrayLine, part: "array") }
    return false
  }

  /// Hands the next document in the buffer to the parser.
  private mutating func nextDocument() throws(CorpusError) -> DocumentScanner.Outcome {
    // A second owner for this call, so that the scanner can change beside the span.
    let bytes = buffer.bytes
    let span = bytes.span.extracting(0..<buffer.window.upperBound)
    let wasInArray = scanner.isInArray
    let outcome = scanner.next(span, from: position, isWhole: buffer.isAtEnd)
    if scanner.isInArray && !wasInArray { arrayLine = buffer.line(at: scanner.arrayStart) }
    switch outcome {
    case .document(let range):
      try parse(bytes.span, range)
      position = range.upperBound
      documentLine = nil
    case .junk(let range):
      try skip(at: range.lowerBound, .notJSON)
      position = range.upperBound
    case .needsMore(let from), .notClosed(let from): position = from
    case .end: position = buffer.window.upperBound
    }
    buffer.use(upTo: position)
    return outcome
  }

  /// Fills the buffer behind a document that goes on there.
  private mutating func more() throws(CorpusError) -> Bool {
    if buffer.window.count > Self.documentLimit {
      throw .recordTooLong(
        file: file.name, line: buffer.line(at: position), limit: Self.documentLimit)
    }
    if scanner.isInDocument && documentLine == nil { documentLine = buffer.line(at: position) }
    let isFilled = try buffer.fill()
    position = buffer.window.lowerBound
    if !isFilled && scanner.isInDocument { throw notClosed(documentLine ?? 1) }
    return true
  }

  private func notClosed(_ line: Int) -> CorpusError {
    .notClosed(file: file.name, line: line, part: scanner.isInArray ? "element" : "document")
  }

  private mutating func parse(_ span: Span<UInt8>, _ range: Range<Int>) throws(CorpusError) {
    isRepaired = false
    var status = parser.open(span, range)
    if status == TEXTMINE_JSON_BAD_UTF8 || status == TEXTMINE_JSON_BAD_STRING {
      isRepaired = true
      status = parser.openRepaired(span.extracting(range))
    }
    switch status {
    case TEXTMINE_JSON_READ: isInPage = true
    case TEXTMINE_JSON_TOO_DEEP: try skip(at: range.lowerBound, .tooDeep)
    case TEXTMINE_JSON_NO_MEMORY:
      try skip(at: range.lowerBound, .tooLong(limit: range.count - 1))
    default: try skip(at: range.lowerBound, .notJSON)
    }
  }

  private mutating func skip(at position: Int, _ reason: SkipReason) throws(CorpusError) {
    try file.skip(line: buffer.line(at: position), reason, isStrict: isStrict)
  }

  /// Adds the next tweet of the document at hand.
  private mutating func addNext(to batch: inout TweetBatch) {
    var tweet = textmine_tweet()
    switch parser.next(&tweet) {
    case TEXTMINE_NEXT_TWEET: add(tweet, to: &batch)
    case TEXTMINE_NEXT_OTHER: file.others += 1
    default: isInPage = false
    }
  }

  private mutating func add(_ tweet: textmine_tweet, to batch: inout TweetBatch) {
    batch.add(tweet.id.buffer.span)
    if tweet.username.count > 0 {
      batch.add(tweet.username.buffer.span)
    } else {
      batch.add(defaultAccount.span)
    }
    let isUTF8 = tweet.text.buffer.span.isUTF8
    batch.extendPlain(tweet.prefix.buffer.span, isUTF8: tweet.prefix.buffer.span.isUTF8)
    batch.extendPlain(tweet.text.buffer.span, isUTF8: isUTF8)
    batch.endField()
    let byFields = tweet.kind_known ? TweetKind(rawValue: UInt8(tweet.kind.rawValue)) : nil
    let kind = batch.withLastField { TweetKind(text: $0, known: byFields) }
    batch.add(tweet.mentions.buffer.span)
    batch.add(tweet.hashtags.buffer.span)
    batch.endField()
    var lists: TweetBatch.Lists = []
    if tweet.lists_mentions { lists.insert(.mentions) }
    if tweet.lists_hashtags { lists.insert(.hashtags) }
    let createdAt = Timestamp.seconds(tweet.created_at.buffer.span)
    let counts = Counts(
      retweets: known(tweet.retweets), likes: known(tweet.likes), replies: known(tweet.replies),
      quotes: known(tweet.quotes))
    batch.endTweet(kind, createdAt, counts, lists)
    file.tweets += 1
    if createdAt == nil { file.undated += 1 }
    if isRepaired || !isUTF8 { file.repaired += 1 }
  }

  private func known(_ count: Int32) -> Int32? { count < 0 ? nil : count }
}
