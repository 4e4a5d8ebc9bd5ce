internal import Glibc

/// Draws from the distributions that intervals are made of.
extension SeededGenerator {
  /// A draw from the standard normal distribution (Marsaglia's polar method).
  public mutating func normal() -> Double {
    while true {
      let x = 2 * uniform() - 1
      let y = 2 * uniform() - 1
      let s = x * x + y * y
      if s > 0, s < 1 { return x * (-2 * log(s) / s).squareRoot() }
    }
  }

  /// A draw from the gamma distribution of scale 1 (Marsaglia & Tsang 2000); 0 for shape 0.
  public mutating func gamma(_ shape: Double) -> Double {
    if shape <= 0 { return 0 }
    if shape < 1 {
      // Gamma(a) = Gamma(a + 1) · U^(1/a); the logarithm keeps tiny shapes from underflowing.
      return exp(log(gamma(shape + 1)) + log(max(uniform(), 0x1p-60)) / shape)
    }
    let d = shape - 1 / 3
    let c = 1 / (9 * d).squareRoot()
    while true {
      let x = normal()
      let root = 1 + c * x
      if root <= 0 { continue }
      let v = root * root * root
      let u = uniform()
      if u < 1 - 0.0331 * x * x * x * x { return d * v }
      if log(u) < 0.5 * x * x + d * (1 - v + log(v)) { return d * v }
    }
  }

  /// A draw from the Dirichlet distribution, written over its parameters.
  ///
  /// - Parameter weights: at least one is above 0; becomes shares that sum to 1.
  public mutating func dirichlet(_ weights: inout [Double]) {
    var sum = 0.0
    var largest = 0
    for place in weights.indices {
      if weights[place] > weights[largest] { largest = place }
    }
    for place in weights.indices {
      weights[place] = gamma(weights[place])
      sum += weights[place]
    }
    if sum > 0 {
      for place in weights.indices { weights[place] /= sum }
    } else {
      for place in weights.indices { weights[place] = place == largest ? 1 : 0 }
    }
  }

  /// A draw from the binomial distribution: exact, by inversion where few successes are expected and
  /// by transformed rejection elsewhere (Hörmann 1993, BTRS).
  public mutating func binomial(_ trials: Int, _ probability: Double) -> Int {
    if trials <= 0 || probability <= 0 { return 0 }
    if probability >= 1 { return trials }
    if probability > 0.5 { return trials - binomial(trials, 1 - probability) }
    if Double(trials) * probability < 10 { return invertedBinomial(trials, probability) }
    return rejectedBinomial(trials, probability)
  }

  private mutating func invertedBinomial(_ trials: Int, _ probability: Double) -> Int {
    // The gaps between successes are geometric.
    let scale = log1p(-probability)
    var successes = 0
    var position = 0.0
    while true {
      position += (log(1 - uniform()) / scale).rounded(.down) + 1
      if position > Double(trials) { return successes }
      successes += 1
    }
  }

  private mutating func rejectedBinomial(_ trials: Int, _ probability: Double) -> Int {
    let n = Double(trials)
    let deviation = (n * probability * (1 - probability)).squareRoot()
    let b = 1.15 + 2.53 * deviation
    let a = -0.0873 + 0.0248 * b + 0.01 * probability
    let c = n * probability + 0.5
    let vr = 0.92 - 4.2 / b
    let alpha = (2.83 + 5.1 / b) * deviation
    let odds = log(probability / (1 - probability))
    let mode = ((n + 1) * probability).rounded(.down)
    let height = logFactorial(mode) + logFactorial(n - mode)
    while true {
      let u = uniform() - 0.5
      let v = uniform()
      let us = 0.5 - abs(u)
      let k = ((2 * a / us + b) * u + c).rounded(.down)
      if us >= 0.07, v <= vr { return Int(k) }
      if k < 0 || k > n { continue }
      let bound = log(v * alpha / (a / (us * us) + b))
      if bound <= height - logFactorial(k) - logFactorial(n - k) + (k - mode) * odds {
        return Int(k)
      }
    }
  }

  /// A draw from the multinomial distribution, added to `counts`.
  ///
  /// - Parameters:
  ///   - trials: how many are drawn.
  ///   - shares: the probability of each class; they sum to 1.
  ///   - counts: as many as `shares`.
  public mutating func addMultinomial(
    _ trials: Int, _ shares: [Double], to counts: inout [Int]
  ) {
    var trials = trials
    var rest = 1.0
    for place in shares.indices {
      if trials == 0 { return }
      let isLast = place == shares.count - 1
      let count = isLast ? trials : binomial(trials, rest > 0 ? shares[place] / rest : 0)
      counts[place] += count
      trials -= count
      rest -= shares[place]
    }
  }
}

/// ln x! — the gamma function of Glibc is not safe on several threads, its reentrant form is.
func logFactorial(_ x: Double) -> Double {
  var sign: Int32 = 0
  return lgamma_r(x + 1, &sign)
}
