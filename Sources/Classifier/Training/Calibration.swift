internal import Foundation

/// Turns a model's scores into probabilities that hold: softmax(score / T + f · find + b),
/// bias-corrected temperature scaling (Alexandari, Kundaje & Shrikumar 2020) with a share for what a
/// codebook found, fitted on out-of-fold scores.
///
/// One f serves all categories: so the codebook counts even for a category that has hardly any codes.
struct Calibration: Codable, Equatable, Sendable {
  /// 1 / T.
  private(set) var slope: Double
  /// f.
  private(set) var findSlope: Double
  /// b, one for each category.
  private(set) var biases: [Double]

  /// Fewer coded texts than this tell nothing about probabilities.
  static let fewestTexts = 50

  /// What is known of one text.
  struct Text: Sendable {
    /// Its score in each category.
    let scores: [Double]
    /// The weights of the keywords that a codebook found for each category; empty without one.
    var finds: [Double] = []
  }

  /// Leaves some of the categories, in another order: `places[new] == old`.
  mutating func choose(_ places: [Int]) { biases = places.map { biases[$0] } }

  /// The probability of each category.
  func probabilities(_ text: Text) -> [Double] {
    var values = text.scores
    replace(&values, finds: text.finds)
    return values
  }

  /// Puts the probability of each category in the place of its score.
  func replace(_ scores: inout [Double], finds: [Double]) {
    for place in scores.indices { scores[place] = slope * scores[place] + biases[place] }
    for place in finds.indices { scores[place] += findSlope * finds[place] }
    softmax(&scores)
  }

  /// Minimises the mean log loss over 1/T, f and b. The loss is convex; each round takes a Newton
  /// step by the diagonal of the Hessian and halves it until the loss falls.
  static func fit(_ texts: [Text], _ codes: [Int]) -> Calibration {
    var best = Calibration(slope: 0.1, findSlope: 0, biases: texts[0].scores.map { _ in 0 })
    var bestLoss = best.loss(texts, codes)
    for _ in 0..<200 {
      let step = best.newtonStep(texts, codes)
      var size = 1.0
      var isBetter = false
      while size > 1e-6, !isBetter {
        var next = best
        next.slope = max(1e-4, best.slope - size * step.slope)
        next.findSlope = max(0, best.findSlope - size * step.findSlope)
        for place in next.biases.indices { next.biases[place] -= size * step.biases[place] }
        let loss = next.loss(texts, codes)
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

  /// The mean of −log of the probability of each text's code.
  func logLoss(_ texts: [Text], _ codes: [Int]) -> Double {
    var sum = 0.0
    for (text, code) in zip(texts, codes) {
      sum -= log(max(probabilities(text)[code], 1e-300))
    }
    return sum / Double(codes.count)
  }

  private func loss(_ texts: [Text], _ codes: [Int]) -> Double {
    logLoss(texts, codes) + Calibration.ridge * biases.reduce(0) { $0 + $1 * $1 }
  }

  private func newtonStep(_ texts: [Text], _ codes: [Int]) -> Calibration {
    var gradient = Calibration(
      slope: 0, findSlope: 0, biases: biases.map { 2 * Calibration.ridge * $0 })
    var curvature = Calibration(
      slope: 1e-9, findSlope: 1e-9, biases: biases.map { _ in 2 * Calibration.ridge })
    let share = 1 / Double(codes.count)
    for (text, code) in zip(texts, codes) {
      let p = probabilities(text)
      for place in p.indices {
        gradient.biases[place] += share * (p[place] - (place == code ? 1 : 0))
        curvature.biases[place] += share * p[place] * (1 - p[place])
      }
      let score = Calibration.moments(text.scores, p)
      gradient.slope += share * (score.mean - text.scores[code])
      curvature.slope += share * score.variance
      if text.finds.isEmpty { continue }
      let find = Calibration.moments(text.finds, p)
      gradient.findSlope += share * (find.mean - text.finds[code])
      curvature.findSlope += share * find.variance
    }
    gradient.slope /= curvature.slope
    gradient.findSlope /= curvature.findSlope
    for place in biases.indices { gradient.biases[place] /= curvature.biases[place] }
    return gradient
  }

  private static func moments(
    _ values: [Double], _ p: [Double]
  ) -> (mean: Double, variance: Double) {
    var (mean, square) = (0.0, 0.0)
    for (value, p) in zip(values, p) {
      mean += p * value
      square += p * value * value
    }
    return (mean, square - mean * mean)
  }
}

/// Replaces scores by exp(score), scaled to sum to 1.
func softmax(_ scores: inout [Double]) {
  let top = scores.max() ?? 0
  var sum = 0.0
  for place in scores.indices {
    scores[place] = exp(scores[place] - top)
    sum += scores[place]
  }
  for place in scores.indices { scores[place] /= sum }
}
