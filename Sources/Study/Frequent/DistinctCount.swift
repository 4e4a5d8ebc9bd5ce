internal import Hashing

/// How many different keys there are, in a fixed amount of memory: the keys whose hashes end with so many
/// zeros stand for all others. Two counts add up to that of both inputs, whatever their order.
struct DistinctCount: Codable, Equatable, Sendable {
  /// The most hashes that are kept: their number is right to about one in the square root of it.
  private static let capacity = 1 << 14

  private var hashes: Set<UInt64> = []
  private var zeros = 0

  /// Counts the key with this hash.
  mutating func add(_ hash: UInt64) {
    guard hash.trailingZeroBitCount >= zeros, hashes.insert(hash).inserted else { return }
    thin()
  }

  /// Adds all keys of `other`.
  mutating func add(_ other: DistinctCount) {
    zeros = max(zeros, other.zeros)
    hashes.formUnion(other.hashes)
    hashes = hashes.filter { $0.trailingZeroBitCount >= zeros }
    thin()
  }

  private mutating func thin() {
    while hashes.count > Self.capacity {
      zeros += 1
      hashes = hashes.filter { $0.trailingZeroBitCount >= zeros }
    }
  }

  /// How many keys there are, about.
  var estimate: Int { hashes.count << zeros }
}

extension DistinctCount {
  private enum CodingKeys: CodingKey { case hashes, zeros }

  /// Writes the hashes sorted, so that equal counts are equal bytes.
  func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(hashes.sorted(), forKey: .hashes)
    try values.encode(zeros, forKey: .zeros)
  }
}
