public import CXXHash

/// The XXH3 hash of `bytes` (xxhash.com): fast and evenly spread, but not secure against forgers. Different
/// seeds give independent hashes.
@inlinable
public func hash64(_ bytes: Span<UInt8>, seed: UInt64 = 0) -> UInt64 {
  bytes.withUnsafeBufferPointer { XXH3_64bits_withSeed($0.baseAddress, $0.count, seed) }
}

/// The XXH3 hash of two numbers. It is computed here, since a call to the library takes three times as long for 16 bytes,
/// and labelling by a model needs it for each two neighbours; the numbers are those of XXH3's default secret for 9 to 16
/// bytes (xxhash.com, specification of XXH3).
@inlinable
public func hash64(_ first: UInt64, _ second: UInt64, seed: UInt64 = 0) -> UInt64 {
  let low = first ^ (0x6782_737b_ea42_39b9 &+ seed)
  let high = second ^ (0xaf56_bc3b_0996_523a &- seed)
  let product = low.multipliedFullWidth(by: high)
  var hash = 16 &+ low.byteSwapped &+ high &+ (product.high ^ product.low)
  hash = (hash ^ hash &>> 37) &* 0x1656_6791_9e37_79f9
  return hash ^ hash &>> 32
}

/// The XXH3 hash of `bytes` in 16 bytes, least significant first: a checksum at the speed of memory.
public func hash128(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
  let hash = XXH3_128bits(bytes.baseAddress, bytes.count)
  return [hash.low64, hash.high64].flatMap { half in
    (0..<8).map { UInt8(truncatingIfNeeded: half >> (8 * $0)) }
  }
}
