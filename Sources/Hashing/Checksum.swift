internal import CNettle

/// SHA-256 (FIPS 180-4), to tell whether two files, codebooks or models are the same.
public struct Checksum: Sendable {
  private var state = sha256_ctx()

  /// Starts with no bytes.
  public init() { nettle_sha256_init(&state) }

  /// Adds `bytes` behind those already taken in.
  public mutating func add(_ bytes: Span<UInt8>) {
    bytes.withUnsafeBufferPointer { nettle_sha256_update(&state, $0.count, $0.baseAddress) }
  }

  /// The 32 bytes of the sum so far; starts over.
  public mutating func finish() -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_SIZE))
    nettle_sha256_digest(&state, digest.count, &digest)
    return digest
  }

  /// The sum so far in 64 hexadecimal digits; starts over.
  public mutating func finishHex() -> String {
    finish().map { byte in
      String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
    }.joined()
  }

  /// The sum of `bytes` in 64 hexadecimal digits.
  public static func hex(of bytes: some Sequence<UInt8>) -> String {
    var checksum = Checksum()
    checksum.add(Array(bytes).span)
    return checksum.finishHex()
  }
}
