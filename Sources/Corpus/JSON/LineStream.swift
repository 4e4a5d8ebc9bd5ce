internal import CSimdjson

/// Tweets that come in one at a time, each as a line of JSON, from a program that waits for what is made of
/// them: whatever is there is handed on before more is waited for.
public struct LineStream {
  /// What a line held.
  public enum Line: Equatable, Sendable {
    /// So many tweets, which stand in the batch; a line should hold one.
    case tweets(Int)
    /// Nothing that can be read.
    case bad(SkipReason)
  }

  /// The name for messages.
  public let name: String
  /// The lines read last, in their order.
  public private(set) var lines: [Line] = []
  /// The number of the first of them, from 1.
  public private(set) var firstNumber = 1
  private var buffer: InputBuffer
  private let parser = TweetParser()
  private var tweets: JSONTweets
  private let limit: Int
  /// Whether the line at hand is too long, so that its bytes are dropped as they come.
  private var isDropping = false

  /// Opens a file, or standard input where `path` is nil.
  ///
  /// - Throws: ``CorpusError`` where it cannot be opened.
  public init(path: String? = nil, options: ReadingOptions = ReadingOptions()) throws(CorpusError) {
    let name = path ?? "standard input"
    self.init(
      try FileBytes(path: path, name: name, Expansion(options)), name: name, options: options)
  }

  init(_ source: any ByteSource, name: String, options: ReadingOptions = ReadingOptions()) {
    self.name = name
    buffer = InputBuffer(source, block: options.block)
    limit = options.documentLimit
    let file = ReadSummary.File(name: name, format: .json)
    tweets = JSONTweets(TweetAssembler(file, account: nil, options), DateReading())
  }

  /// Puts the tweets of the next lines, up to `limit`, in the place of those in `batch`; false at the end.
  /// It waits for input only where no whole line is at hand.
  ///
  /// - Throws: ``CorpusError`` where reading fails.
  public mutating func read(
    into batch: inout TweetBatch, upTo limit: Int
  ) throws(CorpusError) -> Bool {
    batch.removeAll()
    firstNumber += lines.count
    lines.removeAll(keepingCapacity: true)
    while lines.count < limit {
      if readLine(into: &batch) { continue }
      if !lines.isEmpty { break }
      if buffer.window.count > self.limit { drop() }
      if try buffer.fill() { continue }
      // The last line may lack its end.
      let rest = buffer.window
      if !rest.isEmpty || isDropping { endLine(rest, into: &batch) }
      buffer.use(upTo: rest.upperBound)
      break
    }
    return !lines.isEmpty
  }

  /// Reads the next line, if all of it is at hand.
  private mutating func readLine(into batch: inout TweetBatch) -> Bool {
    let window = buffer.window
    let end = buffer.bytes.span.extracting(0..<window.upperBound)
      .position(of: .lineFeed, from: window.lowerBound)
    if end == window.upperBound { return false }
    endLine(window.lowerBound..<end, into: &batch)
    buffer.use(upTo: end + 1)
    return true
  }

  private mutating func drop() {
    isDropping = true
    buffer.use(upTo: buffer.window.upperBound)
  }

  private mutating func endLine(_ whole: Range<Int>, into batch: inout TweetBatch) {
    var range = whole
    let mark = TableShape.byteOrderMark
    if buffer.bytes.span.extracting(whole).starts(with: mark) {
      range = whole.lowerBound + mark.count..<whole.upperBound
    }
    if isDropping || range.count > limit {
      lines.append(.bad(.tooLong(limit: limit)))
      isDropping = false
    } else {
      lines.append(parse(range, into: &batch))
    }
  }

  private mutating func parse(_ range: Range<Int>, into batch: inout TweetBatch) -> Line {
    // A second owner for this call, so that the tweets can change beside the span.
    let bytes = buffer.bytes
    switch tweets.open(bytes.span, range, at: TEXTMINE_PLACE_LINE, parser, into: &batch) {
    case .tweet: return .tweets(1)
    case .page: return .tweets(addAll(to: &batch))
    case .bad(let reason): return .bad(reason)
    }
  }

  /// Adds the tweets of the document that the parser holds; how many.
  private mutating func addAll(to batch: inout TweetBatch) -> Int {
    let before = batch.count
    var tweet = textmine_tweet()
    while true {
      switch parser.next(&tweet) {
      case TEXTMINE_NEXT_TWEET: tweets.add(tweet, to: &batch)
      case TEXTMINE_NEXT_OTHER: continue
      default: return batch.count - before
      }
    }
  }
}
