/// Some tweets in one byte buffer, refilled over and over, so that reading allocates nothing.
///
/// The bytes of all fields stand one after the other; a field is known by its end, which stands with
/// what has a fixed size in a row a tweet. A batch is a value: workers get their own and hand it back empty.
public struct TweetBatch: Sendable {
  /// A field of bytes.
  public enum Field: Int, CaseIterable, Sendable {
    /// The platform's number for the tweet.
    case id
    /// The account's name without `@`.
    case username
    /// The text, in UTF-8, with HTML entities decoded.
    case text
    /// The accounts that the export lists as mentioned, joined by single spaces.
    case mentions
    /// The hashtags that the export lists, joined by single spaces.
    case hashtags
    /// The bytes of a table's row without its line ending, empty for other formats.
    case record
  }

  /// What a tweet has beside bytes, with the end of each of its fields in the bytes of all. Without
  /// optionals, since their gaps make it slow to copy.
  private struct Row {
    let ends: InlineArray<6, Int>
    /// `none` where there is none.
    let createdAt: Int64
    let language: LanguageCode
    /// -1 where there is none.
    let retweets, likes, replies, quotes: Int32
    let kind: TweetKind
    let lists: Lists
  }

  private static let none = Int64.min

  /// The sheet that the tweets come from, where several are read; else empty.
  public internal(set) var sheet = ""
  /// The bytes of all fields, and behind them room for more.
  private var bytes: [UInt8] = []
  private var used = 0
  private var rows: [Row] = []
  /// The ends of the fields of the tweet at hand, and how many of them are there.
  private var ends = InlineArray<6, Int>(repeating: 0)
  private var fields = 0

  /// The lists that the export of a tweet has.
  struct Lists: OptionSet, Sendable {
    let rawValue: UInt8
    static let mentions = Lists(rawValue: 1)
    static let hashtags = Lists(rawValue: 2)
  }

  /// Makes an empty batch.
  public init() {}

  /// The number of tweets.
  public var count: Int { rows.count }

  /// The bytes of all fields.
  var size: Int { used }

  /// A batch with so many bytes is full, however few tweets they are.
  private static let byteLimit = 4 << 20

  /// Whether another tweet should be added to those behind the first `before`, where there may be
  /// `limit` in all. One always may.
  @inline(__always)
  func hasRoom(upTo limit: Int, since before: Int = 0) -> Bool {
    count < limit && (used < Self.byteLimit || count == before)
  }

  /// Forgets all tweets and keeps the memory for the next, unless that is unusually much.
  public mutating func removeAll() {
    used = 0
    if bytes.count > 2 * Self.byteLimit { bytes = [] }
    rows.removeAll(keepingCapacity: true)
  }

  private func range(_ field: Field, _ index: Int) -> Range<Int> {
    let end = rows[index].ends[field.rawValue]
    if field != .id { return rows[index].ends[field.rawValue - 1]..<end }
    return (index == 0 ? 0 : rows[index - 1].ends[Field.record.rawValue])..<end
  }

  /// Hands the bytes of a field of the tweet at `index` to `body`.
  public func withBytes<R, E: Error>(
    _ field: Field, of index: Int, _ body: (Span<UInt8>) throws(E) -> R
  ) throws(E) -> R {
    try body(bytes.span.extracting(range(field, index)))
  }

  /// A field of the tweet at `index` as text.
  public func string(_ field: Field, of index: Int) -> String {
    withBytes(field, of: index) { $0.text }
  }

  /// Hands each name of a list, such as ``Field/mentions``, of the tweet at `index` to `body`.
  public func forEachName(in list: Field, of index: Int, _ body: (Span<UInt8>) -> Void) {
    withBytes(list, of: index) { list in
      var start = 0
      for end in 0...list.count where end == list.count || list[end] == .space {
        if start < end { body(list.extracting(start..<end)) }
        start = end + 1
      }
    }
  }

  /// How the tweet at `index` came about.
  public func kind(of index: Int) -> TweetKind { rows[index].kind }

  /// Seconds since 1970 in UTC, nil where the export has no date that can be read.
  public func createdAt(of index: Int) -> Int64? {
    let moment = rows[index].createdAt
    return moment == Self.none ? nil : moment
  }

  /// How the tweet at `index` was received.
  public func counts(of index: Int) -> Counts {
    let row = rows[index]
    func count(_ number: Int32) -> Int32? { number < 0 ? nil : number }
    return Counts(
      retweets: count(row.retweets), likes: count(row.likes), replies: count(row.replies),
      quotes: count(row.quotes))
  }

  /// Whether the export itself lists the mentions of the tweet at `index`; else look in the text.
  public func listsMentions(of index: Int) -> Bool { rows[index].lists.contains(.mentions) }

  /// Whether the export itself lists the hashtags of the tweet at `index`; else look in the text.
  public func listsHashtags(of index: Int) -> Bool { rows[index].lists.contains(.hashtags) }

  /// Which lists the export of the tweet at `index` has.
  func lists(of index: Int) -> Lists { rows[index].lists }

  /// The language that the export gives the tweet at `index`, as it writes it, such as `in` or
  /// `id`; empty where it gives none.
  public func language(of index: Int) -> String { rows[index].language.code }

  /// The tweet at `index` as a value of its own.
  public func tweet(at index: Int) -> Tweet {
    Tweet(
      id: string(.id, of: index), username: string(.username, of: index),
      text: string(.text, of: index), kind: kind(of: index), createdAt: createdAt(of: index),
      counts: counts(of: index),
      mentions: listsMentions(of: index) ? string(.mentions, of: index) : nil,
      hashtags: listsHashtags(of: index) ? string(.hashtags, of: index) : nil,
      language: language(of: index), record: withBytes(.record, of: index) { $0.array })
  }

  /// Adds a tweet.
  public mutating func append(_ tweet: Tweet) {
    for text in [tweet.id, tweet.username, tweet.text, tweet.mentions, tweet.hashtags] {
      let bytes = Array((text ?? "").utf8)
      add(bytes.span)
    }
    add(tweet.record.span)
    var lists: Lists = []
    if tweet.mentions != nil { lists.insert(.mentions) }
    if tweet.hashtags != nil { lists.insert(.hashtags) }
    endTweet(tweet.kind, tweet.createdAt, tweet.counts, lists, LanguageCode(tweet.language))
  }

  // A reader adds a tweet field by field, in the order of `Field`, and then ends it.

  /// Adds bytes to the field at hand.
  @inline(__always)
  mutating func extend(_ span: Span<UInt8>) {
    if span.isEmpty { return }
    if bytes.count - used < span.count { makeRoom(for: span.count) }
    let start = used
    span.withUnsafeBytes { source in
      bytes.withUnsafeMutableBytes {
        $0.baseAddress?.advanced(by: start).copyMemory(
          from: source.baseAddress!, byteCount: source.count)
      }
    }
    used += span.count
  }

  /// Adds bytes to the field at hand.
  mutating func extend(_ bytes: [UInt8]) { extend(bytes.span) }

  @inline(never)
  private mutating func makeRoom(for count: Int) {
    let missing = max(bytes.count, count, 4096)
    bytes.append(contentsOf: repeatElement(0, count: missing))
  }

  /// Adds one byte to the field at hand.
  @inline(__always)
  mutating func extend(_ byte: UInt8) {
    if used == bytes.count { makeRoom(for: 1) }
    bytes[used] = byte
    used += 1
  }

  /// Where the field in this place of the tweet at hand begins.
  private func start(_ field: Int) -> Int {
    field > 0 ? ends[field - 1] : rows.last?.ends[Field.record.rawValue] ?? 0
  }

  /// Hands the bytes of the field at hand to `body`.
  func withOpenField<R>(_ body: (Span<UInt8>) -> R) -> R {
    body(bytes.span.extracting(start(fields)..<used))
  }

  /// Takes all but the first `count` bytes off the field at hand.
  mutating func shortenOpenField(to count: Int) { used = start(fields) + count }

  /// Puts `span` in the place of the field at hand.
  mutating func replaceOpenField(_ span: Span<UInt8>) {
    used = start(fields)
    extend(span)
  }

  /// Ends the field at hand.
  @inline(__always)
  mutating func endField() {
    ends[fields] = used
    fields += 1
  }

  /// Adds a whole field.
  @inline(__always)
  mutating func add(_ span: Span<UInt8>) {
    extend(span)
    endField()
  }

  /// Hands the bytes of the field just ended to `body`.
  func withLastField<R>(_ body: (Span<UInt8>) -> R) -> R {
    body(bytes.span.extracting(start(fields - 1)..<ends[fields - 1]))
  }

  /// Whether these bytes are white space, if any.
  @inline(__always)
  private func isBlank(_ range: Range<Int>) -> Bool {
    if range.isEmpty { return true }
    return bytes[range.lowerBound].isSpace && bytes[range].allSatisfy(\.isSpace)
  }

  /// Ends the tweet at hand, whose fields are all there, and tells which of them say nothing.
  @inline(__always)
  @discardableResult
  mutating func endTweet(
    _ kind: TweetKind, _ createdAt: Int64?, _ counts: Counts, _ lists: Lists,
    _ language: LanguageCode = .unknown
  ) -> FieldSet {
    let start = start(0)
    fields = 0
    rows.append(
      Row(
        ends: ends, createdAt: createdAt ?? Self.none, language: language,
        retweets: counts.retweets ?? -1, likes: counts.likes ?? -1, replies: counts.replies ?? -1,
        quotes: counts.quotes ?? -1, kind: kind, lists: lists))
    return FieldSet([])
      .with(.id, if: ends[0] == start)
      .with(.account, if: ends[1] == ends[0])
      .with(.text, if: isBlank(ends[1]..<ends[2]))
      .with(.date, if: createdAt == nil)
      .with(.retweets, if: counts.retweets == nil)
      .with(.likes, if: counts.likes == nil)
      .with(.replies, if: counts.replies == nil)
      .with(.quotes, if: counts.quotes == nil)
      .with(.mentions, if: !lists.contains(.mentions))
      .with(.hashtags, if: !lists.contains(.hashtags))
  }
}
