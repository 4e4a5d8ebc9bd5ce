/// Tells most keys that a model does not have (a Bloom filter): of each key three bits of one word are set. It is small
/// enough to stay near the processor.
struct KeyFilter {
  private var words: [UInt64]
  private let mask: UInt64

  init(_ layout: Layout, _ bytes: RawSpan) {
    // Eight bits a slot: at least twelve a key, so that of a hundred keys that are not there one or two pass.
    words = [UInt64](repeating: 0, count: max(1, layout.capacity / 8))
    mask = UInt64(words.count - 1)
    for slot in 0..<layout.capacity {
      let key = layout.key(slot, in: bytes)
      if key != 0 { words[place(of: key)] |= Self.bits(of: key) }
    }
  }

  @inline(__always)
  private func place(of key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &>> 20) & mask)
  }

  /// Three of 64 bits, by parts of the key that tell no place.
  @inline(__always)
  private static func bits(of key: UInt64) -> UInt64 {
    1 &<< (key &>> 46) | 1 &<< (key &>> 52) | 1 &<< (key &>> 58)
  }

  @inline(__always)
  func mayHave(_ key: UInt64) -> Bool {
    let bits = Self.bits(of: key)
    return words[place(of: key)] & bits == bits
  }
}
