/// What tells an archive from others: sums of its hashed ids. It is the same for the same tweets in any
/// order, format and number of files, so a coded sheet finds its archive again without a file of ours
/// beside it. It guards against mistakes, not against forgers.
public struct ArchiveChecksum: Equatable, Sendable {
  var sums: (UInt64, UInt64) = (0, 0)

  /// The checksum of no tweets.
  public init() {}

  /// Adds a tweet's id.
  public mutating func add(_ id: Span<UInt8>) {
    sums = (sums.0 &+ id.hash(seed: 0xA5), sums.1 &+ id.hash(seed: 0x5A))
  }

  /// Adds the tweets of another part of the archive.
  public mutating func add(_ other: ArchiveChecksum) {
    sums = (sums.0 &+ other.sums.0, sums.1 &+ other.sums.1)
  }

  /// 32 hexadecimal digits.
  public var text: String {
    [sums.0, sums.1].map { sum in
      let digits = String(sum, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }

  /// Checksums are equal when their sums are.
  public static func == (a: ArchiveChecksum, b: ArchiveChecksum) -> Bool { a.sums == b.sums }
}

extension Span<UInt8> {
  /// FNV-1a, mixed so that every bit depends on every byte. Sheets that people have coded rest on it:
  /// both the checksum of their archive and each tweet's place in the draw.
  func hash(seed: UInt64) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325 ^ (seed &* 0x9E37_79B9_7F4A_7C15)
    for index in indices { hash = (hash ^ UInt64(self[index])) &* 0x100_0000_01B3 }
    hash = (hash ^ (hash >> 30)) &* 0xBF58_476D_1CE4_E5B9
    hash = (hash ^ (hash >> 27)) &* 0x94D0_49BB_1331_11EB
    return hash ^ (hash >> 31)
  }
}
