internal import CSimdjson

/// Reads tweets out of JSON: lines, arrays, envelopes, pages and `tweets.js`.
struct DocumentReader: TweetReader {
  /// The longest document that is held; of longer ones the parts are read, of which none is longer.
  static let documentLimit = 4 << 20

  private var buffer: InputBuffer
  private var scanner: DocumentScanner
  private let parser: TweetParser
  private var tweets: JSONTweets
  /// Whether the parser holds tweets of the document at hand.
  private var isInPage = false
  /// The lines in the buffer that the parser has looked through, and whether it can read on there.
  private var lines = 0..<0
  private var areLinesOpen = false
  private var arrayLine = 1
  private var documentLine: Int?
  /// The lines at hand that may be pieces of one document.
  private var broken: BrokenDocument?
  /// Whether line feeds of texts have escapes in the file.
  private let escapesFeeds: Bool
  /// The document at hand, if it is too long, so that its bytes are not kept as they come.
  private var passing: PassingDocument?
  private var isDropping: Bool { passing != nil }
  /// The long document whose parts are being read.
  private var long: LongDocument?
  /// Whether any document was an object or a list, and no text.
  private var hasDocuments = false
  /// Whether texts stand for tweets.
  private var areTexts = false
  private let options: ReadingOptions
  private var limit: Int { options.documentLimit }
  private var position: Int

  private var file: ReadSummary.File {
    get { tweets.file }
    _modify { yield &tweets.file }
  }

  var summary: ReadSummary { ReadSummary(tweets.countedFile) }

  /// What the tweets show of their dates, where somebody asks.
  var evidence: DateEvidence? {
    get { tweets.evidence }
    set { tweets.evidence = newValue }
  }

  /// Reads from `start`, where the JSON begins behind a mark or an assignment.
  init(
    _ buffer: InputBuffer, layout: DocumentScanner.Layout, start: Int, _ tweets: JSONTweets,
    keys: RecordKeys = RecordKeys(), escapesFeeds: Bool = true, options: ReadingOptions
  ) {
    self.buffer = buffer
    self.tweets = tweets
    self.options = options
    scanner = DocumentScanner(layout: layout, limit: options.documentLimit)
    parser = TweetParser(keys)
    position = start
    self.escapesFeeds = escapesFeeds
  }

  mutating func read(into batch: inout TweetBatch, upTo limit: Int) throws(CorpusError) -> Bool {
    batch.removeAll()
    while batch.hasRoom(upTo: limit) {
      if isInPage {
        addNext(to: &batch)
      } else if try !readOn(into: &batch, upTo: limit) {
        break
      }
    }
    if let failure = tweets.failure { throw failure }
    return batch.count > 0
  }

  /// Goes on to the next page of tweets, adding what is one tweet on the way; false at the end of the
  /// file.
  private mutating func readOn(
    into batch: inout TweetBatch, upTo limit: Int
  ) throws(CorpusError) -> Bool {
    if long != nil { return try readPart(into: &batch) }
    if scanner.layout == .lines, !options.readsTrees, broken == nil,
      readLines(into: &batch, upTo: limit)
    {
      return true
    }
    switch try nextDocument(into: &batch) {
    case .document, .scalar, .junk, .notClosed: return true
    case .needsMore: return try more()
    case .end: try skipBroken()
    }
    if scanner.isInArray {
      scanner.end()
      try skipCut("array", line: arrayLine)
    }
    return false
  }

  /// Adds the tweets of the lines at hand up to the first that is not one tweet; whether there were
  /// any.
  private mutating func readLines(into batch: inout TweetBatch, upTo limit: Int) -> Bool {
    let bytes = buffer.bytes
    let span = bytes.span.extracting(0..<buffer.window.upperBound)
    if position >= lines.upperBound { openLines(bytes.span) }
    guard areLinesOpen else { return false }
    let before = batch.count
    tweets.isRepaired = false
    var tweet = textmine_tweet()
    var line = buffer.line(at: position)
    while batch.hasRoom(upTo: limit, since: before),
      let end = parser.nextLine(span, lines.lowerBound, from: position, &tweet, &line)
    {
      tweets.add(tweet, to: &batch)
      position = end
    }
    if batch.count == before { return false }
    scanner.startLine()
    documentLine = nil
    buffer.use(upTo: position, line: line)
    return true
  }

  /// Looks through the whole lines in the buffer.
  private mutating func openLines(_ bytes: Span<UInt8>) {
    let window = buffer.window
    areLinesOpen = false
    guard window.count <= min(Int(TEXTMINE_LINES_LIMIT), limit), !isDropping else { return }
    var end = window.upperBound
    while end > position, !buffer.isAtEnd, bytes[end - 1] != .lineFeed { end -= 1 }
    guard end > position else { return }
    lines = position..<end
    areLinesOpen = parser.openLines(bytes, lines)
  }

  /// Hands the next document in the buffer to the parser.
  private mutating func nextDocument(
    into batch: inout TweetBatch
  ) throws(CorpusError) -> DocumentScanner.Outcome {
    // A second owner for this call, so that the scanner can change beside the span.
    let bytes = buffer.bytes
    let span = bytes.span.extracting(0..<buffer.window.upperBound)
    let wasInArray = scanner.isInArray
    let outcome = scanner.next(span, from: position, isWhole: buffer.isAtEnd)
    if scanner.isInArray && !wasInArray { arrayLine = buffer.line(at: scanner.arrayStart) }
    position = try use(outcome, of: bytes.span, into: &batch)
    buffer.use(upTo: position)
    return outcome
  }

  /// Reads what the scanner has found; where it ends.
  private mutating func use(
    _ outcome: DocumentScanner.Outcome, of bytes: Span<UInt8>, into batch: inout TweetBatch
  ) throws(CorpusError) -> Int {
    switch outcome {
    case .document(let range), .notClosed(let range):
      hasDocuments = true
      let line = documentLine
      documentLine = nil
      if isDropping || range.count > limit {
        if let next = try goOnByLines(behind: range, of: bytes, .notClosed) { return next }
        let line = line ?? buffer.line(at: range.lowerBound)
        let start = isDropping ? position : range.lowerBound
        try endLong(bytes, start..<range.upperBound, line: line)
      } else if case .notClosed = outcome {
        if let next = try goOnByLines(behind: range, of: bytes, .notClosed) { return next }
        try skipCut("element", line: line ?? buffer.line(at: range.lowerBound))
      } else if let first = scanner.firstText(in: range, of: bytes),
        let text = JSONText.decoded(bytes.extracting(first.text)), parse(text: text, into: &batch)
      {
        try skipBroken()
        return first.next
      } else if let reason = parse(bytes, range, at: place, into: &batch) {
        if try goOnBroken(range, of: bytes, into: &batch) { return range.upperBound }
        if let first = scanner.firstOfSeveral(in: range, of: bytes),
          parse(bytes, first.document, at: place, into: &batch) == nil
        {
          return first.next
        }
        if let next = try goOnByLines(behind: range, of: bytes, reason) { return next }
        try skip(at: range.lowerBound, reason)
      } else {
        try skipBroken()
      }
      return range.upperBound
    case .scalar(let range):
      addScalar(bytes.extracting(range), to: &batch)
      return range.upperBound
    case .junk(let range):
      passing = nil
      try skip(at: range.lowerBound, .notJSON)
      return range.upperBound
    case .needsMore(let from): return from
    case .end: return buffer.window.upperBound
    }
  }

  /// Takes a line that is no document for a piece of one that is broken over lines; false where it is none.
  private mutating func goOnBroken(
    _ range: Range<Int>, of bytes: Span<UInt8>, into batch: inout TweetBatch
  ) throws(CorpusError) -> Bool {
    guard scanner.layout == .lines else { return false }
    let hand = bytes.extracting(0..<buffer.window.upperBound)
    let start = bytes.indent(before: range.lowerBound, from: position)
    var end = hand.position(of: .lineFeed, from: range.upperBound)
    while end > range.upperBound, bytes[end - 1] == .carriageReturn { end -= 1 }
    let (line, number) = (bytes.extracting(start..<end), buffer.line(at: range.lowerBound))
    if var held = broken {
      switch held.add(line, at: number) {
      case .open where !line.beginsDocument:
        broken = held
        return true
      case .whole(let document) where parseWhole(document, into: &batch):
        broken = nil
        return true
      default: try skipBroken()
      }
    }
    broken = BrokenDocument(line, at: number, limit: limit, escapesFeeds: escapesFeeds)
    return broken != nil
  }

  /// Reads a document that was put together; false where it cannot be read.
  private mutating func parseWhole(_ document: [UInt8], into batch: inout TweetBatch) -> Bool {
    let padded = document + repeatElement(0, count: Int(TEXTMINE_JSON_PADDING))
    // The fields of what comes back at once would be bytes of this copy.
    let reason = parse(
      padded.span, 0..<document.count, at: TEXTMINE_PLACE_LISTED, into: &batch)
    tweets.isRepaired = true
    return reason == nil
  }

  /// Reads a text that is a document, which a program has written as JSON twice; false where it is none.
  private mutating func parse(text: [UInt8], into batch: inout TweetBatch) -> Bool {
    text.span.beginsDocument && parseWhole(text, into: &batch)
  }

  /// Counts out the lines that were no pieces of one document.
  private mutating func skipBroken() throws(CorpusError) {
    guard let lines = broken?.lines else { return }
    broken = nil
    for line in lines { try file.skip(line: line, .notJSON, isStrict: options.isStrict) }
  }

  /// Adds a text that stands for itself where tweets are expected, as in a list of texts: from the first on that has three
  /// words. Any text beside documents counts as something else, but for one that is a document, written as JSON twice.
  private mutating func addScalar(_ scalar: Span<UInt8>, to batch: inout TweetBatch) {
    let text = scalar.count <= limit ? JSONText.decoded(scalar) : nil
    if let text, parse(text: text, into: &batch) { return }
    guard !hasDocuments, let text else {
      file.others += 1
      return
    }
    areTexts = areTexts || text.count { $0 == .space } > 1
    if areTexts { tweets.add(text: text, to: &batch) } else { file.others += 1 }
  }

  /// Skips the line on which a document begins that cannot be read, and goes on by lines; where the next begins. Nil
  /// where documents do not stand on lines.
  private mutating func goOnByLines(
    behind range: Range<Int>, of bytes: Span<UInt8>, _ reason: SkipReason
  ) throws(CorpusError) -> Int? {
    let end = min(range.upperBound, range.lowerBound + limit)
    guard !isDropping,
      let next = scanner.goOnByLines(behind: range.lowerBound..<end, of: bytes)
    else { return nil }
    try skip(at: range.lowerBound, reason)
    return next
  }

  /// Fills the buffer behind a document that goes on there.
  private mutating func more() throws(CorpusError) -> Bool {
    let isLine = scanner.layout != .brackets
    if buffer.window.count > limit, try restart() { return true }
    // Of fewer bytes than a byte-order mark it cannot be told whether a document begins there.
    let isBegun = scanner.isInDocument || isLine && buffer.window.upperBound - position > 2
    if isBegun && documentLine == nil { documentLine = buffer.line(at: position) }
    if isDropping || buffer.window.count > limit { try drop() }
    let isFilled = try buffer.fill()
    lines = 0..<0
    areLinesOpen = false
    position = buffer.window.lowerBound
    if !isFilled, scanner.isInDocument, try !restart() { try endCut() }
    return true
  }

  /// Goes on by lines within the document at hand, whose end was not found; whether its documents stand on lines.
  private mutating func restart() throws(CorpusError) -> Bool {
    let bytes = buffer.bytes
    let range = position..<buffer.window.upperBound
    guard scanner.isInDocument,
      let next = try goOnByLines(behind: range, of: bytes.span, .notClosed)
    else { return false }
    documentLine = nil
    position = next
    buffer.use(upTo: next)
    return true
  }

  /// Moves the bytes of a document that is too long out of the way, but for the last: a backslash there
  /// belongs to the byte behind it, and a line must not look as if it had ended.
  private mutating func drop() throws(CorpusError) {
    let bytes = buffer.bytes
    let end = buffer.window.upperBound
    if passing == nil { passing = try PassingDocument(bytes.span, at: position) }
    guard end - position > 2 else { return }
    try passing?.append(bytes.span.extracting(position..<end - 2))
    scanner.drop(upTo: end - 2, from: position)
    buffer.use(upTo: end - 2)
    position = end - 2
  }

  /// Goes on with the parts of a document that is too long, the last bytes of which are `range`.
  private mutating func endLong(
    _ bytes: Span<UInt8>, _ range: Range<Int>, line: Int
  ) throws(CorpusError) {
    if passing == nil { passing = try PassingDocument(bytes, at: range.lowerBound) }
    let spool = try passing?.end(bytes.extracting(range))
    passing = nil
    guard let spool else {
      return try file.skip(line: line, .tooLong(limit: limit), isStrict: options.isStrict)
    }
    long = try LongDocument(
      spool, line: line, after: file.records, options, parser,
      isElement: scanner.layout == .elements)
  }

  /// Goes on to the next part of the long document at hand.
  private mutating func readPart(into batch: inout TweetBatch) throws(CorpusError) -> Bool {
    switch try long?.next() {
    case .value(let bytes, let range, let place, let line):
      guard let place = place.ofTweets else { break }
      if let reason = parse(bytes.span, range, at: place, into: &batch) {
        try file.skip(line: line, reason, isStrict: options.isStrict)
      }
    case .scalar: file.others += 1
    case .bad(let line, let reason):
      try file.skip(line: line, reason, isStrict: options.isStrict)
    case nil: try endParts()
    }
    return true
  }

  private mutating func endParts() throws(CorpusError) {
    guard let document = long else { return }
    parser.include(from: nil)
    long = nil
    if file.records == document.recordsBefore {
      try file.skip(line: document.line, .tooLong(limit: limit), isStrict: options.isStrict)
    }
  }

  /// Ends with a document without an end; of one that is too long the parts are read.
  private mutating func endCut() throws(CorpusError) {
    let line = documentLine ?? buffer.line(at: position)
    documentLine = nil
    let bytes = buffer.bytes
    let rest = buffer.window
    scanner.end()
    position = rest.upperBound
    buffer.use(upTo: position)
    if isDropping || rest.count > limit { return try endLong(bytes.span, rest, line: line) }
    try skipCut("element", line: line)
  }

  /// Counts out what is never closed; of an archive that the platform made there is a whole one.
  private mutating func skipCut(_ part: String, line: Int) throws(CorpusError) {
    if file.format == .xArchive { throw .notClosed(file: file.name, line: line, part: part) }
    try file.skip(line: line, .notClosed, isStrict: options.isStrict)
  }

  /// Where documents stand here. One that was not read among the lines at hand is tried by itself all the same: what stands
  /// behind it on its line must not decide what is read of it.
  private var place: textmine_place {
    options.readsTrees ? TEXTMINE_PLACE_LISTED : TEXTMINE_PLACE_LINE
  }

  /// Hands a document, or a part of one, to the parser; why it cannot be read.
  private mutating func parse(
    _ span: Span<UInt8>, _ range: Range<Int>, at place: textmine_place,
    into batch: inout TweetBatch
  ) -> SkipReason? {
    switch tweets.open(span, range, at: place, parser, into: &batch) {
    case .tweet: return nil
    case .page:
      isInPage = true
      return nil
    case .bad(let reason): return reason
    }
  }

  private mutating func skip(at position: Int, _ reason: SkipReason) throws(CorpusError) {
    try file.skip(line: buffer.line(at: position), reason, isStrict: options.isStrict)
  }

  /// Adds the next tweet of the document at hand.
  private mutating func addNext(to batch: inout TweetBatch) {
    var tweet = textmine_tweet()
    switch parser.next(&tweet) {
    case TEXTMINE_NEXT_TWEET: tweets.add(tweet, to: &batch)
    case TEXTMINE_NEXT_OTHER: file.others += 1
    default: isInPage = false
    }
  }
}

extension DocumentParts.Place {
  /// The place as the parser knows it; nil where no tweet is.
  fileprivate var ofTweets: textmine_place? {
    switch self {
    case .listed: TEXTMINE_PLACE_LISTED
    case .wrapped: TEXTMINE_PLACE_WRAPPED
    case .any: TEXTMINE_PLACE_ANY
    default: nil
    }
  }
}
