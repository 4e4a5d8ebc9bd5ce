internal import Glibc

/// A range that is to hold the true value with a stated confidence.
public struct Interval: Equatable, Sendable, Codable {
  /// The lower end.
  public let lower: Double
  /// The upper end.
  public let upper: Double

  /// Makes the interval from `lower` to `upper`.
  public init(lower: Double, upper: Double) {
    self.lower = lower
    self.upper = upper
  }

  /// Upper end less lower end.
  public var width: Double { upper - lower }

  /// Whether `value` lies in it, the ends included.
  public func contains(_ value: Double) -> Bool { lower <= value && value <= upper }

  /// The interval between the quantiles (1 − level)/2 and (1 + level)/2 of `draws`, which it sorts.
  /// Nil when there are none.
  public init?(quantilesOf draws: inout [Double], level: Double) {
    guard !draws.isEmpty else { return nil }
    draws.sort()
    lower = draws.quantile((1 - level) / 2)
    upper = draws.quantile((1 + level) / 2)
  }

  /// Wilson's interval for a share found in a simple random sample (Wilson 1927; Brown, Cai &
  /// DasGupta 2001).
  ///
  /// - Parameters:
  ///   - count: how many of the sample have the property, 0 to `sample`.
  ///   - sample: the size of the sample, above 0.
  ///   - level: the confidence, above 0 and below 1.
  public static func wilson(_ count: Double, of sample: Double, level: Double = 0.95) -> Interval {
    let z = normalQuantile((1 + level) / 2)
    let p = count / sample
    let scale = 1 + z * z / sample
    let middle = (p + z * z / (2 * sample)) / scale
    let half =
      z * (p * (1 - p) / sample + z * z / (4 * sample * sample)).squareRoot() / scale
    return Interval(
      lower: count == 0 ? 0 : max(0, middle - half),
      upper: count == sample ? 1 : min(1, middle + half))
  }
}

extension [Double] {
  /// The quantile of sorted values, interpolated (Hyndman & Fan 1996, type 7).
  func quantile(_ probability: Double) -> Double {
    let position = probability * Double(count - 1)
    let below = Int(position)
    let above = Swift.min(below + 1, count - 1)
    return self[below] + (position - Double(below)) * (self[above] - self[below])
  }
}

/// The value that a standard normal variable stays below with `probability`, above 0 and below 1:
/// Acklam's rational approximation, made exact by one step of Halley's method.
public func normalQuantile(_ probability: Double) -> Double {
  precondition(probability > 0 && probability < 1, "a probability between 0 and 1")
  if probability > 0.5 { return -normalQuantile(1 - probability) }
  var x: Double
  if probability < 0.02425 {
    let q = (-2 * log(probability)).squareRoot()
    x =
      polynomial(
        [
          -7.784894002430293e-03, -3.223964580411365e-01, -2.400758277161838,
          -2.549732539343734, 4.374664141464968, 2.938163982698783,
        ], q)
      / polynomial(
        [
          7.784695709041462e-03, 3.224671290700398e-01, 2.445134137142996, 3.754408661907416, 1,
        ], q)
  } else {
    let q = probability - 0.5
    let r = q * q
    x =
      q
      * polynomial(
        [
          -3.969683028665376e+01, 2.209460984245205e+02, -2.759285104469687e+02,
          1.383577518672690e+02, -3.066479806614716e+01, 2.506628277459239,
        ], r)
      / polynomial(
        [
          -5.447609879822406e+01, 1.615858368580409e+02, -1.556989798598866e+02,
          6.680131188771972e+01, -1.328068155288572e+01, 1,
        ], r)
  }
  let error = 0.5 * erfc(-x / 2.0.squareRoot()) - probability
  let step = error * (2 * Double.pi).squareRoot() * exp(x * x / 2)
  x -= step / (1 + x * step / 2)
  return x
}

/// The polynomial with these coefficients, that of the highest power first.
private func polynomial(_ coefficients: [Double], _ x: Double) -> Double {
  coefficients.reduce(0) { $0 * x + $1 }
}
