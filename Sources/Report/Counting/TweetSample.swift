/// A random sample of tweets that is the same on any number of threads: those with the smallest hashes.
/// Samples of two inputs add up to the sample of both.
public struct TweetSample: Codable, Equatable, Sendable {
  /// A tweet of the sample.
  public struct Item: Codable, Equatable, Sendable {
    /// The hash that the tweet was drawn by.
    public var hash: UInt64
    /// The hash of its text.
    public var textHash: UInt64
    /// Its id; empty where there is none, or where only hashes are kept.
    public var id = ""
    /// Its account.
    public var account = ""
    /// Its text.
    public var text = ""
    /// What spoke for its label, the strongest first.
    public var evidence: [String] = []

    /// Makes a tweet without its text.
    public init(hash: UInt64, textHash: UInt64) {
      self.hash = hash
      self.textHash = textHash
    }
  }

  /// The most tweets that it holds.
  public let limit: Int
  /// The tweets, the smallest hash first.
  public private(set) var items: [Item] = []

  /// Makes an empty sample of at most `limit` tweets.
  public init(limit: Int) { self.limit = limit }

  /// Whether a tweet of this hash would get into the sample.
  public func takes(_ hash: UInt64) -> Bool {
    items.count < limit || hash < items[items.count - 1].hash
  }

  /// Adds a tweet, if it is among the first.
  public mutating func add(_ item: Item) {
    guard takes(item.hash) else { return }
    items.insert(item, at: items.firstIndex { Self.isBefore(item, $0) } ?? items.count)
    if items.count > limit { items.removeLast() }
  }

  /// Adds the tweets of `other`.
  public mutating func add(_ other: TweetSample) {
    for item in other.items { add(item) }
  }

  /// The share of the most frequent text, 0 to 1; nil for an empty sample.
  var shareOfOneText: Double? {
    var counts: [UInt64: Int] = [:]
    for item in items { counts[item.textHash, default: 0] += 1 }
    return counts.values.max().map { Double($0) / Double(items.count) }
  }

  private static func isBefore(_ a: Item, _ b: Item) -> Bool {
    (a.hash, a.textHash, a.text) < (b.hash, b.textHash, b.text)
  }
}
