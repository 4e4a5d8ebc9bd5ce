internal import Foundation

/// Turns a model's scores into probabilities that hold: softmax(score / T + b), bias-corrected
/// temperature scaling (Alexandari, Kundaje & Shrikumar 2020), fitted on out-of-fold scores.
struct Calibration: Codable, Equatable, Sendable {
  /// 1 / T.
  private(set) var slope: Double
  /// b, one for each category.
  private(set) var biases: [Double]

  /// Fewer coded texts than this tell nothing about probabilities.
  static let fewestTexts = 50

  /// The probability of each category, given its scores.
  func probabilities(_ scores: [Double]) -> [Double] {
    softmax(scores, slope: slope, biases: biases)
  }

  /// Puts the probability of each category in the place of its score.
  func replace(_ scores: inout [Double]) {
    var top = -Double.infinity
    for place in scores.indices {
      scores[place] = slope * scores[place] + biases[place]
      top = max(top, scores[place])
    }
    var sum = 0.0
    for place in scores.indices {
      scores[place] = exp(scores[place] - top)
      sum += scores[place]
    }
    for place in scores.indices { scores[place] /= sum }
  }

  /// Minimises the mean log loss over 1/T and b. The loss is convex; each round takes a Newton step
  /// by the diagonal of the Hessian and halves it until the loss falls.
  static func fit(_ scores: [[Double]], _ codes: [Int]) -> Calibration {
    var best = Calibration(slope: 0.1, biases: scores[0].map { _ in 0 })
    var bestLoss = best.loss(scores, codes)
    for _ in 0..<200 {
      let step = best.newtonStep(scores, codes)
      var size = 1.0
      var isBetter = false
      while size > 1e-6, !isBetter {
        var next = best
        next.slope = max(1e-4, best.slope - size * step.slope)
        for place in next.biases.indices { next.biases[place] -= size * step.biases[place] }
        let loss = next.loss(scores, codes)
        if loss < bestLoss - 1e-12 {
          (best, bestLoss) = (next, loss)
          isBetter = true
        }
        size /= 2
      }
      if !isBetter { break }
    }
    return best
  }

  /// A faint pull of b to 0, without which it is not determined.
  private static let ridge = 1e-3

  private func loss(_ scores: [[Double]], _ codes: [Int]) -> Double {
    var sum = 0.0
    for (row, code) in zip(scores, codes) {
      sum -= log(max(probabilities(row)[code], 1e-300))
    }
    return sum / Double(codes.count)
      + Calibration.ridge * biases.reduce(0) { $0 + $1 * $1 }
  }

  private func newtonStep(_ scores: [[Double]], _ codes: [Int]) -> Calibration {
    var gradient = Calibration(slope: 0, biases: biases.map { 2 * Calibration.ridge * $0 })
    var curvature = Calibration(slope: 1e-9, biases: biases.map { _ in 2 * Calibration.ridge })
    let share = 1 / Double(codes.count)
    for (row, code) in zip(scores, codes) {
      let p = probabilities(row)
      var mean = 0.0
      var square = 0.0
      for place in row.indices {
        mean += p[place] * row[place]
        square += p[place] * row[place] * row[place]
        gradient.biases[place] += share * (p[place] - (place == code ? 1 : 0))
        curvature.biases[place] += share * p[place] * (1 - p[place])
      }
      gradient.slope += share * (mean - row[code])
      curvature.slope += share * (square - mean * mean)
    }
    gradient.slope /= curvature.slope
    for place in biases.indices { gradient.biases[place] /= curvature.biases[place] }
    return gradient
  }
}

/// exp(slope · score + bias), scaled to sum to 1.
func softmax(_ scores: [Double], slope: Double = 1, biases: [Double]? = nil) -> [Double] {
  var values = scores.indices.map { slope * scores[$0] + (biases?[$0] ?? 0) }
  let top = values.max() ?? 0
  var sum = 0.0
  for place in values.indices {
    values[place] = exp(values[place] - top)
    sum += values[place]
  }
  for place in values.indices { values[place] /= sum }
  return values
}
