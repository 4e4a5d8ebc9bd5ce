/// Numbers keys from 0 in the order in which they come: open addressing with linear probing.
struct FeatureTable: Sendable {
  private var keys = [UInt64](repeating: 0, count: 1024)
  private var rows = [Int32](repeating: 0, count: 1024)
  /// The number of keys.
  private(set) var count = 0

  /// The row of `key`, which is added when it is new.
  mutating func insert(_ key: UInt64) -> Int32 {
    var slot = Int(truncatingIfNeeded: key) & (keys.count - 1)
    while keys[slot] != 0 {
      if keys[slot] == key { return rows[slot] }
      slot = (slot + 1) & (keys.count - 1)
    }
    keys[slot] = key
    rows[slot] = Int32(count)
    count += 1
    if count * 3 > keys.count * 2 { grow() }
    return Int32(count - 1)
  }

  /// All keys, by row.
  func keysByRow() -> [UInt64] {
    var byRow = [UInt64](repeating: 0, count: count)
    for (slot, key) in keys.enumerated() where key != 0 { byRow[Int(rows[slot])] = key }
    return byRow
  }

  private mutating func grow() {
    let old = (keys, rows)
    keys = [UInt64](repeating: 0, count: 2 * keys.count)
    rows = [Int32](repeating: 0, count: keys.count)
    for (key, row) in zip(old.0, old.1) where key != 0 {
      var slot = Int(truncatingIfNeeded: key) & (keys.count - 1)
      while keys[slot] != 0 { slot = (slot + 1) & (keys.count - 1) }
      keys[slot] = key
      rows[slot] = row
    }
  }
}
