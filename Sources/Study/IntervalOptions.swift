/// How intervals are made from random draws.
public struct IntervalOptions: Equatable, Sendable {
  /// The confidence, above 0 and below 1.
  public var level: Double
  /// The number of draws; 2,000 or more for two decimals of a per cent.
  public var draws: Int
  /// Determines every draw.
  public var seed: UInt64

  /// Makes the options; the defaults suit a publication.
  public init(level: Double = 0.95, draws: Int = 4_000, seed: UInt64 = 1) {
    self.level = level
    self.draws = draws
    self.seed = seed
  }
}
