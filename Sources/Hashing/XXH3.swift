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

/// The XXH3 hash of the `count` least significant bytes of a number, 1 to 8, the least significant first. It is computed
/// here for the same reason: a word that a model meets has some thirty n-grams.
@inlinable
public func hash64(_ bytes: UInt64, count: Int, seed: UInt64 = 0) -> UInt64 {
  let length = UInt64(truncatingIfNeeded: count)
  if count < 4 {
    let middle = bytes &>> (8 &* (length &>> 1)) & 0xFF
    let last = bytes &>> (8 &* (length &- 1)) & 0xFF
    let all = (bytes & 0xFF) &<< 16 | middle &<< 24 | last | length &<< 8
    var hash = all ^ (0x8727_5a9b &+ seed)
    hash = (hash ^ hash &>> 33) &* 0xc2b2_ae3d_27d4_eb4f
    hash = (hash ^ hash &>> 29) &* 0x1656_67b1_9e37_79f9
    return hash ^ hash &>> 32
  }
  let first = UInt64(UInt32(truncatingIfNeeded: bytes))
  let last = UInt64(UInt32(truncatingIfNeeded: bytes &>> (8 &* (length &- 4))))
  let stirred = seed ^ UInt64(UInt32(truncatingIfNeeded: seed).byteSwapped) &<< 32
  var hash = (last &+ first &<< 32) ^ (0xc73a_b174_c5ec_d5a2 &- stirred)
  hash ^= (hash &<< 49 | hash &>> 15) ^ (hash &<< 24 | hash &>> 40)
  hash = hash &* 0x9fb2_1c65_1e98_df25
  hash = (hash ^ (hash &>> 35 &+ length)) &* 0x9fb2_1c65_1e98_df25
  return hash ^ hash &>> 28
}

/// The XXH3 hash of `bytes` in 16 bytes, least significant first: a checksum at the speed of memory.
public func hash128(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
  let hash = XXH3_128bits(bytes.baseAddress, bytes.count)
  return [hash.low64, hash.high64].flatMap { half in
    (0..<8).map { UInt8(truncatingIfNeeded: half >> (8 * $0)) }
  }
}
