/// MinHash with banding: finds sets that are nearly the same without comparing all with all.
///
/// Each of `bands · rows` hash functions maps a set to the least hash of its elements. Two sets with
/// the Jaccard similarity J have the same least hash with probability J (Broder 1997, "On the
/// resemblance and containment of documents"), and one band of theirs is wholly equal with probability
/// 1 − (1 − Jʳᵒʷˢ)ᵇᵃⁿᵈˢ (Leskovec, Rajaraman & Ullman, "Mining of Massive Datasets", 3.4).
public struct MinHash: Sendable {
  /// The number of bands.
  public let bands: Int
  /// The number of hash functions in each band.
  public let rows: Int
  /// Function i is x ↦ aᵢ · x + bᵢ modulo 2⁶⁴, which is enough for elements that are hashes already.
  private let multipliers: [UInt64]
  private let addends: [UInt64]

  /// Makes `bands · rows` hash functions, always the same.
  public init(bands: Int, rows: Int) {
    self.bands = bands
    self.rows = rows
    let functions = 0..<UInt64(bands * rows)
    multipliers = functions.map { hash64($0, 2) | 1 }
    addends = functions.map { hash64($0, 3) }
  }

  /// The least hash of `elements` under each function, band by band.
  ///
  /// - Parameter elements: a set, as evenly spread 64-bit hashes; duplicates do not matter.
  public func signature(of elements: [UInt64]) -> [UInt64] {
    zip(multipliers, addends).map { multiplier, addend in
      var least = UInt64.max
      for element in elements { least = min(least, element &* multiplier &+ addend) }
      return least
    }
  }

  /// A key for each band of a signature. Sets that share a key of a band are candidates; compare them.
  public func bandKeys(of signature: [UInt64]) -> [UInt64] {
    (0..<bands).map { band in
      signature[band * rows..<(band + 1) * rows].reduce(UInt64(band)) { hash64($0, $1) }
    }
  }
}
