public import Corpus
internal import Foundation
internal import Hashing

/// The ids of an archive as its smallest hashes, by which parts of an archive that share tweets are found out.
///
/// Of up to ``capacity`` ids every hash is kept, so that a single common one is found. Of more, parts of which one
/// tweet in a thousand is common escape once in ten million times. Two sketches add up to that of both.
public struct IDSketch: Codable, Equatable, Sendable {
  /// How many hashes are kept.
  public static let capacity = 1 << 14

  private var kept: [UInt64] = []
  /// A hash above it is not among the smallest any more.
  private var largest = UInt64.max

  /// Makes the sketch of no tweets.
  public init() {}

  /// Adds the id of the tweet at `index`, which comes for the first time; nothing where it has none.
  public mutating func add(_ index: Int, of batch: TweetBatch) {
    let hash = batch.withBytes(.id, of: index) { $0.isEmpty ? nil : hash64($0, seed: 2) }
    guard let hash, hash <= largest else { return }
    kept.append(hash)
    if kept.count >= 2 * Self.capacity { shorten() }
  }

  /// Adds the ids of another part.
  public mutating func add(_ other: IDSketch) {
    kept += other.kept
    largest = min(largest, other.largest)
    shorten()
  }

  /// The hashes, the smallest first.
  public var hashes: [UInt64] {
    var sketch = self
    sketch.shorten()
    return sketch.kept
  }

  private mutating func shorten() {
    kept.sort()
    if let end = kept.firstIndex(where: { $0 > largest }) { kept.removeLast(kept.count - end) }
    guard kept.count >= Self.capacity else { return }
    kept.removeLast(kept.count - Self.capacity)
    largest = kept.last ?? .max
  }

  private enum CodingKeys: CodingKey { case kept, largest }

  /// Writes the hashes as bytes, the smallest first.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    let sorted = hashes
    var bytes = Data(capacity: 8 * sorted.count)
    for hash in sorted { withUnsafeBytes(of: hash.bigEndian) { bytes.append(contentsOf: $0) } }
    try values.encode(bytes, forKey: .kept)
    try values.encode(
      sorted.count < Self.capacity ? largest : sorted[Self.capacity - 1], forKey: .largest)
  }

  /// Reads a sketch.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    largest = try values.decode(UInt64.self, forKey: .largest)
    let bytes = [UInt8](try values.decode(Data.self, forKey: .kept))
    kept = stride(from: 0, to: bytes.count - bytes.count % 8, by: 8).map { start in
      bytes[start..<start + 8].reduce(0) { $0 << 8 | UInt64($1) }
    }
  }
}
