/// Random numbers that a seed determines, on every machine: xoshiro256++ (Blackman & Vigna 2019),
/// its state filled by SplitMix64.
public struct SeededGenerator: RandomNumberGenerator, Sendable {
  private var state: (UInt64, UInt64, UInt64, UInt64)

  /// Starts the sequence of `seed`; different `stream`s of one seed are independent.
  public init(seed: UInt64, stream: UInt64 = 0) {
    var mix = seed &+ stream &* 0xD1B5_4A32_D192_ED03
    func next() -> UInt64 {
      mix &+= 0x9E37_79B9_7F4A_7C15
      var z = mix
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
    state = (next(), next(), next(), next())
  }

  /// The next 64 random bits.
  @inline(__always)
  public mutating func next() -> UInt64 {
    func rotated(_ value: UInt64, _ bits: UInt64) -> UInt64 {
      (value << bits) | (value >> (64 - bits))
    }
    let result = rotated(state.0 &+ state.3, 23) &+ state.0
    let shifted = state.1 << 17
    state.2 ^= state.0
    state.3 ^= state.1
    state.1 ^= state.2
    state.0 ^= state.3
    state.2 ^= shifted
    state.3 = rotated(state.3, 45)
    return result
  }

  /// A number at or above 0 and below 1.
  @inline(__always)
  public mutating func uniform() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// A whole number from 0 to `bound` − 1; `bound` is at least 1. Not the standard library's way,
  /// which may change; the bias is below 2⁻³² for any bound that occurs.
  public mutating func integer(below bound: Int) -> Int {
    Int(next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  /// Puts `elements` in random order (Fisher & Yates).
  public mutating func shuffle<Element>(_ elements: inout [Element]) {
    guard elements.count > 1 else { return }
    for last in stride(from: elements.count - 1, to: 0, by: -1) {
      elements.swapAt(last, integer(below: last + 1))
    }
  }

  /// `count` of the numbers 0 to `population` − 1, each subset equally likely, in rising order.
  /// - Precondition: `count` is at most `population`.
  public mutating func sample(_ count: Int, of population: Int) -> [Int] {
    precondition(count <= population, "a sample is no larger than its population")
    var chosen: Set<Int> = []  // Floyd's algorithm (Bentley & Floyd 1987)
    for last in population - count..<population {
      let candidate = integer(below: last + 1)
      if !chosen.insert(candidate).inserted { chosen.insert(last) }
    }
    return chosen.sorted()
  }
}
