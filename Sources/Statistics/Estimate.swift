/// A value and the interval that is to hold the true one.
///
/// An undefined statistic is a nil `Estimate`. In JSON an estimate is one flat object: `value`, and
/// where there is an interval `lower` and `upper`.
public struct Estimate: Equatable, Sendable {
  /// The value itself.
  public let value: Double
  /// Its interval; nil where it could not be found, as from too few bootstrap samples.
  public let interval: Interval?

  /// Makes the estimate `value` with `interval`.
  public init(_ value: Double, _ interval: Interval?) {
    self.value = value
    self.interval = interval
  }
}

extension Estimate: Codable {
  private enum CodingKeys: String, CodingKey {
    case value, lower, upper
  }

  /// Decodes what ``encode(to:)`` wrote.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    value = try container.decode(Double.self, forKey: .value)
    let lower = try container.decodeIfPresent(Double.self, forKey: .lower)
    let upper = try container.decodeIfPresent(Double.self, forKey: .upper)
    interval = lower.flatMap { lower in upper.map { Interval(lower: lower, upper: $0) } }
  }

  /// Encodes `value`, `lower` and `upper`; without an interval only `value`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(value, forKey: .value)
    try container.encodeIfPresent(interval?.lower, forKey: .lower)
    try container.encodeIfPresent(interval?.upper, forKey: .upper)
  }
}
