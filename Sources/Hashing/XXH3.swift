public import CXXHash

/// The XXH3 hash of `bytes` (xxhash.com): fast and evenly spread, but not secure against forgers. Different
/// seeds give independent hashes.
@inlinable
public func hash64(_ bytes: Span<UInt8>, seed: UInt64 = 0) -> UInt64 {
  bytes.withUnsafeBufferPointer { XXH3_64bits_withSeed($0.baseAddress, $0.count, seed) }
}

/// The XXH3 hash of two numbers.
@inlinable
public func hash64(_ first: UInt64, _ second: UInt64, seed: UInt64 = 0) -> UInt64 {
  withUnsafeBytes(of: (first.littleEndian, second.littleEndian)) {
    XXH3_64bits_withSeed($0.baseAddress, $0.count, seed)
  }
}

/// The XXH3 hash of `bytes` in 16 bytes, least significant first: a checksum at the speed of memory.
public func hash128(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
  let hash = XXH3_128bits(bytes.baseAddress, bytes.count)
  return [hash.low64, hash.high64].flatMap { half in
    (0..<8).map { UInt8(truncatingIfNeeded: half >> (8 * $0)) }
  }
}
