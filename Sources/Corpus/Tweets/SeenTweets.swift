internal import Hashing

/// The ids met so far, as 64-bit hashes: 8 to 16 bytes a tweet.
///
/// Two of n ids share a hash with a probability of about n²/2⁶⁵: under 3 in 10⁸ for a million.
public struct SeenTweets: Sendable {
  private var slots: [UInt64]
  /// The number of different ids met.
  public private(set) var count = 0

  /// Makes an empty set.
  public init() { slots = Array(repeating: 0, count: 1024) }

  /// Whether `id` was not met before; from now on it was. Tweets without an id are always new.
  public mutating func isNew(_ id: Span<UInt8>) -> Bool {
    if id.isEmpty { return true }
    if count * 2 >= slots.count { grow() }
    return insert(max(1, hash64(id)))
  }

  /// Whether what has this hash was not met before; from now on it was.
  mutating func isNew(hash: UInt64) -> Bool {
    if count * 2 >= slots.count { grow() }
    return insert(max(1, hash))
  }

  /// `hash` is not 0, which marks a free slot.
  private mutating func insert(_ hash: UInt64) -> Bool {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0 {
      if slots[slot] == hash { return false }
      slot = (slot + 1) & mask
    }
    slots[slot] = hash
    count += 1
    return true
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: 0, count: old.count * 2)
    count = 0
    for hash in old where hash != 0 { _ = insert(hash) }
  }
}
