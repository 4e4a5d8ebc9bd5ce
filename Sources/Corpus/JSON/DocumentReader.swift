internal import CSimdjson

/// Reads tweets out of JSON: lines, arrays, envelopes, pages and `tweets.js`.
struct DocumentReader: TweetReader {
  /// The longest document that is held; of longer ones the parts are read, of which none is longer.
  static let documentLimit = 4 << 20

  private var buffer: InputBuffer
  private var scanner: DocumentScanner
  private let parser: TweetParser
  private var assembler: TweetAssembler
  /// Whether the parser holds tweets of the document at hand.
  private var isInPage = false
  private var isRepaired = false
  /// The lines in the buffer that the parser has looked through, and whether it can read on there.
  private var lines = 0..<0
  private var areLinesOpen = false
  private var arrayLine = 1
  private var documentLine: Int?
  /// Whether the document at hand is too long, so that its bytes are not kept as they come.
  private var isDropping = false
  /// Where these bytes go, if the document may have parts.
  private var spool: Spool?
  /// The long document whose parts are being read, and how many records came before it.
  private var long: LongDocument?
  private var recordsBefore = 0
  private let options: ReadingOptions
  private var limit: Int { options.documentLimit }
  private var keys = KeysSeen()
  private var position: Int
  private let dates: JSONDates
  /// What the tweets show of their dates, where somebody asks.
  var evidence: DateEvidence?

  private var file: ReadSummary.File {
    get { assembler.file }
    _modify { yield &assembler.file }
  }

  var summary: ReadSummary {
    var (keys, file) = (keys, file)
    keys.count(in: &file)
    return ReadSummary(file)
  }

  /// Reads from `start`, where the JSON begins behind a mark or an assignment.
  init(
    _ buffer: InputBuffer, layout: DocumentScanner.Layout, start: Int, file: ReadSummary.File,
    account: String?, notes: LongTweets?, _ dates: JSONDates, options: ReadingOptions
  ) {
    self.buffer = buffer
    self.dates = dates
    assembler = TweetAssembler(file, account: account, notes: notes, options)
    self.options = options
    scanner = DocumentScanner(layout: layout)
    parser = TweetParser()
    position = start
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
    return batch.count > 0
  }

  /// Goes on to the next page of tweets, adding what is one tweet on the way; false at the end of the
  /// file.
  private mutating func readOn(
    into batch: inout TweetBatch, upTo limit: Int
  ) throws(CorpusError) -> Bool {
    if long != nil { return try readPart(into: &batch) }
    if scanner.layout == .lines, !options.readsTrees, readLines(into: &batch, upTo: limit) {
      return true
    }
    switch try nextDocument(into: &batch) {
    case .document, .junk, .notClosed: return true
    case .needsMore: return try more()
    case .end: break
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
    isRepaired = false
    var tweet = textmine_tweet()
    var line = buffer.line(at: position)
    while batch.hasRoom(upTo: limit, since: before),
      let end = parser.nextLine(span, lines.lowerBound, from: position, &tweet, &line)
    {
      add(tweet, to: &batch)
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
      let line = documentLine
      documentLine = nil
      if isDropping || range.count > limit {
        let line = line ?? buffer.line(at: range.lowerBound)
        let start = isDropping ? position : range.lowerBound
        try endLong(bytes, start..<range.upperBound, line: line)
      } else if case .notClosed = outcome {
        try skipCut("element", line: line ?? buffer.line(at: range.lowerBound))
      } else if let reason = parse(bytes, range, at: place, into: &batch) {
        try skip(at: range.lowerBound, reason)
      }
      return range.upperBound
    case .junk(let range):
      (isDropping, spool) = (false, nil)
      try skip(at: range.lowerBound, .notJSON)
      return range.upperBound
    case .needsMore(let from): return from
    case .end: return buffer.window.upperBound
    }
  }

  /// Fills the buffer behind a document that goes on there.
  private mutating func more() throws(CorpusError) -> Bool {
    let isLine = scanner.layout == .lines
    if (scanner.isInDocument || isLine) && documentLine == nil {
      documentLine = buffer.line(at: position)
    }
    if isDropping || buffer.window.count > limit { try drop() }
    let isFilled = try buffer.fill()
    lines = 0..<0
    areLinesOpen = false
    position = buffer.window.lowerBound
    if !isFilled && scanner.isInDocument { try endCut() }
    return true
  }

  /// Moves the bytes of a document that is too long out of the way, but for the last: a backslash there
  /// belongs to the byte behind it, and a line must not look as if it had ended.
  private mutating func drop() throws(CorpusError) {
    let bytes = buffer.bytes
    let end = buffer.window.upperBound
    if !isDropping { try beginLong(bytes.span, at: position) }
    guard end - position > 2 else { return }
    try spool?.append(bytes.span.extracting(position..<end - 2))
    scanner.drop(upTo: end - 2, from: position)
    buffer.use(upTo: end - 2)
    position = end - 2
  }

  private mutating func beginLong(_ bytes: Span<UInt8>, at position: Int) throws(CorpusError) {
    isDropping = true
    let start = bytes.trimmedStart(from: position)
    let hasParts = bytes[start] == UInt8(ascii: "{") || bytes[start] == UInt8(ascii: "[")
    if hasParts { spool = try Spool() }
  }

  /// Goes on with the parts of a document that is too long, the last bytes of which are `range`.
  private mutating func endLong(
    _ bytes: Span<UInt8>, _ range: Range<Int>, line: Int
  ) throws(CorpusError) {
    if !isDropping { try beginLong(bytes, at: range.lowerBound) }
    isDropping = false
    guard let spool else {
      return try file.skip(line: line, .tooLong(limit: limit), isStrict: options.isStrict)
    }
    try spool.append(bytes.extracting(range))
    self.spool = nil
    recordsBefore = file.records
    long = try LongDocument(spool, line: line, options, parser)
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
    guard let line = long?.line else { return }
    parser.include(from: nil)
    long = nil
    if file.records == recordsBefore {
      try file.skip(line: line, .tooLong(limit: limit), isStrict: options.isStrict)
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

  /// Where documents stand here.
  private var place: textmine_place {
    options.readsTrees || areLinesOpen ? TEXTMINE_PLACE_LISTED : TEXTMINE_PLACE_LINE
  }

  /// Hands a document, or a part of one, to the parser; why it cannot be read.
  private mutating func parse(
    _ span: Span<UInt8>, _ range: Range<Int>, at place: textmine_place,
    into batch: inout TweetBatch
  ) -> SkipReason? {
    isRepaired = false
    var tweet = textmine_tweet()
    var status = parser.open(span, range, at: place, &tweet)
    if status == TEXTMINE_JSON_BAD_UTF8 || status == TEXTMINE_JSON_BAD_STRING {
      isRepaired = true
      status = parser.openRepaired(span.extracting(range), at: place)
    }
    switch status {
    case TEXTMINE_JSON_TWEET: add(tweet, to: &batch)
    case TEXTMINE_JSON_READ: isInPage = true
    case TEXTMINE_JSON_TOO_DEEP: return .tooDeep
    case TEXTMINE_JSON_NO_MEMORY: return .tooLong(limit: range.count - 1)
    default: return .notJSON
    }
    return nil
  }

  private mutating func skip(at position: Int, _ reason: SkipReason) throws(CorpusError) {
    try file.skip(line: buffer.line(at: position), reason, isStrict: options.isStrict)
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
    keys.note(tweet, in: &assembler.file)
    let (own, link) = (tweet.content, tweet.link.buffer.span)
    // The parser takes nothing that is no UTF-8.
    assembler.addID(tweet.id.buffer.span, link: link, isUTF8: true, to: &batch)
    assembler.addAccount(
      own.username.buffer.span, link: link, other: Span(), isUTF8: true, to: &batch)
    let createdAt = seconds(tweet)
    let known = tweet.signs.known
    let isTextRepaired = batch.extendText(
      own.text.buffer.span, isUTF8: true, repairs: options.repairs)
    var (names, isOriginal) = (own, false)
    if tweet.original.has_text, assembler.isCutRetweet(known, batch) {
      assembler.complete(
        with: tweet.original.text.buffer.span, by: tweet.original.username.buffer.span, in: &batch)
      (names, isOriginal) = (tweet.original, true)
    }
    let isCompleted = assembler.completeFromNotes(createdAt: createdAt, &batch)
    if isCompleted {
      // The lists are those of the cut text.
      (names.lists_mentions, names.lists_hashtags) = (false, false)
      file.completed += 1
    }
    let kind = assembler.endText(known, &batch)
    if names.lists_mentions {
      addMentions(names.mentions.buffer.span, isOriginal: isOriginal, to: &batch)
    }
    batch.endField()
    batch.add(names.lists_hashtags ? names.hashtags.buffer.span : Span())
    batch.endField()
    var lists: TweetBatch.Lists = []
    if names.lists_mentions { lists.insert(.mentions) }
    if names.lists_hashtags { lists.insert(.hashtags) }
    assembler.end(
      kind, createdAt: createdAt, tweet.counts, lists, LanguageCode(tweet.language.buffer.span),
      in: &batch)
    if isRepaired || isTextRepaired { file.countRepairedText() }
  }

  /// The date, set right by the id where the file's dates are those of an unnamed zone.
  @inline(__always)
  private mutating func seconds(_ tweet: textmine_tweet) -> Int64? {
    if evidence != nil { showDate(of: tweet) }
    guard let date = keys.seconds(tweet, isMonthFirst: dates.isMonthFirst) else { return nil }
    guard let usual = dates.offsets.first else { return date }
    return date - (moment(of: tweet).flatMap { Snowflake.offset(of: date, $0) } ?? usual)
  }

  private mutating func showDate(of tweet: textmine_tweet) {
    guard var found = evidence else { return }
    let keys = keys
    found.add(Timestamp.order(tweet.created_at.buffer.span), moment: moment(of: tweet)) {
      keys.seconds(tweet, isMonthFirst: $0 == .monthFirst)
    }
    evidence = found
  }

  /// The moment that the tweet's id tells.
  private func moment(of tweet: textmine_tweet) -> Int64? {
    let id = tweet.id.buffer.span
    return Snowflake.seconds(id.extracting(id.wholeID))
  }

  /// Adds the accounts listed in a text, before those listed in what a retweet passes on the one that
  /// it is passed on from.
  private func addMentions(
    _ listed: Span<UInt8>, isOriginal: Bool, to batch: inout TweetBatch
  ) {
    if isOriginal {
      let author = batch.withLastField { $0.extracting($0.retweetedName).array }
      batch.extend(author)
      if !author.isEmpty, !listed.isEmpty { batch.extend(.space) }
    }
    batch.extend(listed)
  }
}

extension textmine_tweet {
  /// What the export's fields say of the kind.
  fileprivate var signs: KindSigns {
    var signs = KindSigns()
    if kind.count > 0 { signs.named = TweetKind(name: kind.buffer.span) }
    signs.isRetweet = is_retweet
    signs.isReply =
      is_reply
      || names_answered
        && KindSigns.isAnswer(in: conversation.buffer.span, id: id.buffer.span)
    signs.isQuote = is_quote
    signs.areTold = tells_kind
    return signs
  }

  fileprivate var counts: Counts {
    func known(_ count: Int32) -> Int32? { count < 0 ? nil : count }
    return Counts(
      retweets: known(retweets), likes: known(likes), replies: known(replies),
      quotes: known(quotes))
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
