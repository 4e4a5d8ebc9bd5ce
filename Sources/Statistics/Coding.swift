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
}
