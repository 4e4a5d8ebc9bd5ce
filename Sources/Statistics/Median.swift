internal import Glibc

/// The median of whole numbers with a 95 % interval by the bootstrap.
public struct Median: Equatable, Sendable {
  /// The median; of an even number of observations the lower of the two in the middle.
  public let value: Int
  /// The lower end of the interval.
  public let lower: Int
  /// The upper end of the interval.
  public let upper: Int
  /// The number of observations.
  public let count: Int

  /// The median of observations that are counted by value; nil without any.
  ///
  /// The interval is that of the bootstrap's percentiles after endless draws, which needs none: of n draws with
  /// replacement the median is at most v where at least half of them are, and how many are is binomial (Efron 1979,
  /// Bootstrap Methods: Another Look at the Jackknife, section 3).
  public init?(_ countsByValue: [Int: Int]) {
    let count = countsByValue.values.reduce(0, +)
    guard count > 0 else { return nil }
    let numbers = countsByValue.sorted { $0.key < $1.key }
    // The least number of draws that have to be at most v for the median to be.
    let half = (count + 1) / 2
    /// The first number for which `holds` of how many observations are at most that.
    func first(_ holds: (Int) -> Bool) -> Int {
      var atMost = 0
      let found = numbers.first { _, times in
        atMost += times
        return holds(atMost)
      }
      return found?.key ?? numbers[numbers.count - 1].key
    }
    func quantile(_ probability: Double) -> Int {
      first { binomialTail(half, of: count, Double($0) / Double(count)) >= probability }
    }
    self.count = count
    value = first { $0 >= half }
    lower = quantile(0.025)
    upper = quantile(0.975)
  }
}

/// The probability of at least `least` successes in `count` trials of this probability: a sum of terms until they no
/// longer count.
private func binomialTail(_ least: Int, of count: Int, _ probability: Double) -> Double {
  if probability >= 1 || least <= 0 { return 1 }
  // Beyond nine standard deviations nothing is left.
  let mean = Double(count) * probability
  let reach = 9 * (mean * (1 - probability)).squareRoot() + 9
  if Double(least) > mean + reach { return 0 }
  if Double(least) < mean - reach { return 1 }
  let odds = probability / (1 - probability)
  var logarithm =
    logFactorial(Double(count)) - logFactorial(Double(least))
    - logFactorial(Double(count - least))
  logarithm += Double(least) * log(probability) + Double(count - least) * log1p(-probability)
  var (term, sum) = (exp(logarithm), 0.0)
  for successes in least...count {
    sum += term
    if Double(successes) > mean, term < sum * 1e-15 { break }
    term *= Double(count - successes) / Double(successes + 1) * odds
  }
  return min(1, sum)
}
