internal import Glibc

/// Vector scaling, softmax(a·log P + b) with a slope a and a bias b for each category (Alexandari,
/// Kundaje & Shrikumar 2020), of posteriors that are nearly right already: each a is held near 1 and
/// each b near 0, as if by a normal prior, so that few codes change little.
struct PosteriorCalibration {
  private(set) var slopes: [Double]
  private(set) var biases: [Double]

  /// 1 over the prior's variance.
  private static let ridge = 5.0

  init(categories: Int) {
    slopes = [Double](repeating: 1, count: categories)
    biases = [Double](repeating: 0, count: categories)
  }

  /// Replaces the logarithms of a posterior, from `base` on, by calibrated probabilities.
  func apply(_ values: inout [Double], at base: Int) {
    var top = -Double.infinity
    for k in biases.indices {
      values[base + k] = slopes[k] * values[base + k] + biases[k]
      top = max(top, values[base + k])
    }
    var sum = 0.0
    for k in biases.indices {
      values[base + k] = exp(values[base + k] - top)
      sum += values[base + k]
    }
    for k in biases.indices { values[base + k] /= sum }
  }

  /// Minimises the log loss of the codes by Newton's method, from where it stands.
  mutating func fit(_ coded: [PosteriorShift.Coded], _ weights: [Double]) {
    var loss = loss(coded, weights)
    for _ in 0..<30 {
      guard let step = newtonStep(coded, weights) else { return }
      var size = 1.0
      while size > 1e-4 {
        var next = self
        for k in biases.indices {
          next.slopes[k] -= size * step[k]
          next.biases[k] -= size * step[biases.count + k]
        }
        let found = next.loss(coded, weights)
        if found <= loss {
          let isDone = loss - found < 1e-7 * (1 + loss)
          (self, loss) = (next, found)
          if isDone { return }
          break
        }
        size /= 2
      }
      if size <= 1e-4 { return }
    }
  }

  private func loss(_ coded: [PosteriorShift.Coded], _ weights: [Double]) -> Double {
    var sum = slopes.reduce(0) { $0 + ($1 - 1) * ($1 - 1) } + biases.reduce(0) { $0 + $1 * $1 }
    sum *= Self.ridge / 2
    for (tweet, weight) in zip(coded, weights) where weight > 0 {
      var p = tweet.posterior
      apply(&p, at: 0)
      sum -= weight * log(max(p[tweet.category], 1e-300))
    }
    return sum
  }

  /// Hessian⁻¹ · gradient, of the slopes and then of the biases.
  private func newtonStep(
    _ coded: [PosteriorShift.Coded], _ weights: [Double]
  ) -> [Double]? {
    let count = biases.count
    let size = 2 * count
    var hessian = [Double](repeating: 0, count: size * size)
    var gradient = slopes.map { Self.ridge * ($0 - 1) } + biases.map { Self.ridge * $0 }
    for place in 0..<size { hessian[place * size + place] = Self.ridge }
    for (tweet, weight) in zip(coded, weights) where weight > 0 {
      let logs = tweet.posterior
      var p = logs
      apply(&p, at: 0)
      for k in 0..<count {
        let error = weight * (p[k] - (k == tweet.category ? 1 : 0))
        gradient[k] += error * logs[k]
        gradient[count + k] += error
        for j in 0..<count {
          // The upper triangle is enough; that of slopes and biases is whole.
          let curvature = weight * p[k] * ((k == j ? 1 : 0) - p[j])
          hessian[k * size + j] += curvature * logs[k] * logs[j]
          hessian[k * size + count + j] += curvature * logs[k]
          hessian[(count + k) * size + count + j] += curvature
        }
      }
    }
    return solve(&hessian, gradient)
  }

  /// Solves H·x = g for a positive definite H, of which the upper triangle is given (Cholesky).
  private func solve(_ h: inout [Double], _ g: [Double]) -> [Double]? {
    let size = g.count
    var x = g
    for i in 0..<size {
      for j in i..<size {
        var sum = h[i * size + j]
        for k in 0..<i { sum -= h[k * size + i] * h[k * size + j] }
        if i == j, sum <= 0 { return nil }
        h[i * size + j] = i == j ? sum.squareRoot() : sum / h[i * size + i]
      }
    }
    for i in 0..<size {
      for k in 0..<i { x[i] -= h[k * size + i] * x[k] }
      x[i] /= h[i * size + i]
    }
    for i in (0..<size).reversed() {
      for k in i + 1..<size { x[i] -= h[i * size + k] * x[k] }
      x[i] /= h[i * size + i]
    }
    return x
  }
}
