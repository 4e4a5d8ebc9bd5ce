internal import Corpus

/// A tweet with the key that decides whether it comes up.
protocol KeyedTweet: Sendable {
  associatedtype Key: Comparable, Sendable

  var key: Key { get }
  var tweet: Tweet { get }
}

/// The tweets with the smallest keys of all that are offered, in bounded memory: a random sample where keys are
/// random. They are the same in any order, and those of two parts add up to those of the whole.
struct SmallestKeys<Item: KeyedTweet>: Sendable {
  private var kept: [Item] = []
  /// An item with a larger key cannot be among them any more.
  private var largestKey: Item.Key?

  /// Keeps these items.
  init(_ items: [Item] = []) { kept = items }

  /// All that are kept, which may be more than the limit, by their keys.
  var sorted: [Item] { kept.sorted(by: Self.precedes) }

  /// Keeps an item if it may be among the `limit` with the smallest keys.
  mutating func keep(_ key: Item.Key, limit: Int, _ item: () -> Item) {
    if limit == 0 { return }
    if let largestKey, key > largestKey { return }
    if kept.count / 2 >= limit { shorten(to: limit) }
    kept.append(item())
  }

  /// Adds those of another part.
  mutating func add(_ other: SmallestKeys, limit: Int) {
    kept += other.kept
    shorten(to: limit)
  }

  /// Leaves out all but the `limit` with the smallest keys.
  mutating func shorten(to limit: Int) {
    guard kept.count >= limit else { return }
    kept.sort(by: Self.precedes)
    kept.removeLast(kept.count - limit)
    largestKey = kept.last?.key
  }

  private static func precedes(_ a: Item, _ b: Item) -> Bool {
    (a.key, a.tweet.id) < (b.key, b.tweet.id)
  }
}
