/// What several coders found in the same units: a code, or none where a coder left a unit out.
public struct Coding: Equatable, Sendable {
  /// How many categories there are; codes are places among them.
  public let categories: Int
  /// How many coders there are.
  public let coders: Int
  /// For each unit the code of each coder, nil where there is none.
  public private(set) var units: [[Int?]] = []

  /// Makes a coding without units.
  public init(categories: Int, coders: Int) {
    self.categories = categories
    self.coders = coders
  }

  /// Adds a unit with the code of each coder.
  ///
  /// - Precondition: one code or nil for each coder, each from 0 to ``categories`` − 1.
  public mutating func add(_ codes: [Int?]) {
    precondition(codes.count == coders, "a code or nil for each coder")
    precondition(codes.allSatisfy { $0.map((0..<categories).contains) ?? true })
    units.append(codes)
  }

  /// The units that at least two coders have coded.
  public var overlap: Int { units.count { $0.count { $0 != nil } >= 2 } }

  /// The coding of one category against all others: 1 where a coder gave it, else 0.
  public func isolating(_ category: Int) -> Coding { isolating([category]) }

  /// The coding of some categories as one against all others: 1 where a coder gave any of them.
  public func isolating(_ wanted: Set<Int>) -> Coding {
    var isolated = Coding(categories: 2, coders: coders)
    isolated.units = units.map { unit in unit.map { $0.map { wanted.contains($0) ? 1 : 0 } } }
    return isolated
  }

  /// For each coder, which share of the units has any of `categories`, among the units that every
  /// coder has coded; nil when there is none.
  public func shares(of categories: Set<Int>) -> [Double]? {
    let complete = units.filter { !$0.contains(nil) }
    guard !complete.isEmpty else { return nil }
    return (0..<coders).map { coder in
      let inside = complete.count { $0[coder].map(categories.contains) ?? false }
      return Double(inside) / Double(complete.count)
    }
  }

  /// How far a share from one coder's codes may be off, either way, for who coded: z times the standard
  /// deviation between the coders' ``shares(of:)``, a component of variance that no interval of one
  /// coder's sample has in it. Nil for a single coder and without units that all have coded.
  ///
  /// - Parameters:
  ///   - categories: which.
  ///   - level: the confidence, above 0 and below 1.
  public func coderMargin(of categories: Set<Int>, level: Double = 0.95) -> Double? {
    guard let shares = shares(of: categories), shares.count > 1 else { return nil }
    let mean = shares.reduce(0, +) / Double(shares.count)
    let variance =
      shares.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(shares.count - 1)
    return normalQuantile((1 + level) / 2) * variance.squareRoot()
  }
}
