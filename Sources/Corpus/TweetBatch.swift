/// Some tweets in one byte buffer, refilled over and over, so that reading allocates nothing.
///
/// The bytes of all fields stand one after the other; a field is known by its end. Fields of fixed
/// size are columns. A batch is a value: workers get their own and hand it back empty.
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

  private static let none = Int64.min
  private static let countless: Int32 = -1

  private(set) var bytes: [UInt8] = []
  /// Per tweet, the end of each field in `bytes`, in the order of `Field`.
  private var ends: [Int] = []
  private var kinds: [TweetKind] = []
  private var dates: [Int64] = []
  /// Four of each tweet: retweets, likes, replies, quotes; -1 for none.
  private var received: [Int32] = []
  private var listed: [Lists] = []
  private var languages: [LanguageCode] = []

  /// The lists that the export of a tweet has.
  struct Lists: OptionSet, Sendable {
    let rawValue: UInt8
    static let mentions = Lists(rawValue: 1)
    static let hashtags = Lists(rawValue: 2)
  }

  /// Makes an empty batch.
  public init() {}

  /// The number of tweets.
  public var count: Int { kinds.count }

  /// Forgets all tweets and keeps the memory for the next.
  public mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    kinds.removeAll(keepingCapacity: true)
    dates.removeAll(keepingCapacity: true)
    received.removeAll(keepingCapacity: true)
    listed.removeAll(keepingCapacity: true)
    languages.removeAll(keepingCapacity: true)
  }

  private func range(_ field: Field, _ index: Int) -> Range<Int> {
    let slot = index * Field.allCases.count + field.rawValue
    return (slot == 0 ? 0 : ends[slot - 1])..<ends[slot]
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

  /// How the tweet at `index` came about.
  public func kind(of index: Int) -> TweetKind { kinds[index] }

  /// Seconds since 1970 in UTC, nil where the export has no date that can be read.
  public func createdAt(of index: Int) -> Int64? {
    dates[index] == Self.none ? nil : dates[index]
  }

  /// How the tweet at `index` was received.
  public func counts(of index: Int) -> Counts {
    let slot = index * 4
    func count(_ at: Int) -> Int32? {
      received[slot + at] == Self.countless ? nil : received[slot + at]
    }
    return Counts(retweets: count(0), likes: count(1), replies: count(2), quotes: count(3))
  }

  /// Whether the export itself lists the mentions of the tweet at `index`; else look in the text.
  public func listsMentions(of index: Int) -> Bool { listed[index].contains(.mentions) }

  /// Whether the export itself lists the hashtags of the tweet at `index`; else look in the text.
  public func listsHashtags(of index: Int) -> Bool { listed[index].contains(.hashtags) }

  /// Which lists the export of the tweet at `index` has.
  func lists(of index: Int) -> Lists { listed[index] }

  /// The language that the export gives the tweet at `index`, as it writes it, such as `in` or
  /// `id`; empty where it gives none.
  public func language(of index: Int) -> String { languages[index].code }

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
      bytes.append(contentsOf: (text ?? "").utf8)
      endField()
    }
    bytes.append(contentsOf: tweet.record)
    endField()
    var lists: Lists = []
    if tweet.mentions != nil { lists.insert(.mentions) }
    if tweet.hashtags != nil { lists.insert(.hashtags) }
    endTweet(tweet.kind, tweet.createdAt, tweet.counts, lists, LanguageCode(tweet.language))
  }

  // A reader adds a tweet field by field, in the order of `Field`, and then ends it.

  /// Adds bytes to the field at hand.
  @inline(__always)
  mutating func extend(_ span: Span<UInt8>) {
    span.withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
  }

  /// Adds one byte to the field at hand.
  @inline(__always)
  mutating func extend(_ byte: UInt8) { bytes.append(byte) }

  /// Hands the bytes of the field at hand to `body`.
  func withOpenField<R>(_ body: (Span<UInt8>) -> R) -> R {
    body(bytes.span.extracting((ends.last ?? 0)..<bytes.count))
  }

  /// Puts `span` in the place of the field at hand.
  mutating func replaceOpenField(_ span: Span<UInt8>) {
    bytes.removeLast(bytes.count - (ends.last ?? 0))
    extend(span)
  }

  /// Ends the field at hand.
  @inline(__always)
  mutating func endField() { ends.append(bytes.count) }

  /// Adds a whole field.
  @inline(__always)
  mutating func add(_ span: Span<UInt8>) {
    extend(span)
    endField()
  }

  /// Hands the bytes of the field just ended to `body`.
  func withLastField<R>(_ body: (Span<UInt8>) -> R) -> R {
    let end = ends.last ?? 0
    let start = ends.count > 1 ? ends[ends.count - 2] : 0
    return body(bytes.span.extracting(start..<end))
  }

  /// Ends the tweet at hand, whose fields are all there, and tells which of them say nothing.
  @inline(__always)
  @discardableResult
  mutating func endTweet(
    _ kind: TweetKind, _ createdAt: Int64?, _ counts: Counts, _ lists: Lists,
    _ language: LanguageCode = .unknown
  ) -> FieldSet {
    let first = ends.count - Field.allCases.count
    let start = first == 0 ? 0 : ends[first - 1]
    kinds.append(kind)
    dates.append(createdAt ?? Self.none)
    received.append(counts.retweets ?? Self.countless)
    received.append(counts.likes ?? Self.countless)
    received.append(counts.replies ?? Self.countless)
    received.append(counts.quotes ?? Self.countless)
    listed.append(lists)
    languages.append(language)
    return FieldSet([])
      .with(.id, if: ends[first] == start)
      .with(.account, if: ends[first + 1] == ends[first])
      .with(.text, if: ends[first + 2] == ends[first + 1])
      .with(.date, if: createdAt == nil)
      .with(.retweets, if: counts.retweets == nil)
      .with(.likes, if: counts.likes == nil)
      .with(.replies, if: counts.replies == nil)
      .with(.quotes, if: counts.quotes == nil)
      .with(.mentions, if: !lists.contains(.mentions))
      .with(.hashtags, if: !lists.contains(.hashtags))
  }
}
