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
  private(set) var matchSlope: Double
  /// b, one for each category.
  private(set) var biases: [Double]

  /// Fewer coded texts than this tell nothing about probabilities.
  static let fewestTexts = 50

  /// What is known of one text.
  struct Text: Sendable {
    /// Its score in each category.
    let scores: [Double]
    /// The weights of the keywords that a codebook found for each category; empty without one.
    var matches: [Double] = []
  }

  /// Keeps the categories at `indices`, in that order.
  mutating func choose(_ indices: [Int]) { biases = indices.map { biases[$0] } }

  /// The probability of each category.
  func probabilities(_ text: Text) -> [Double] {
    var values = text.scores
    replace(&values, matches: text.matches)
    return values
  }

  /// Replaces the score of each category by its probability.
  func replace(_ scores: inout [Double], matches: [Double]) {
    scale(&scores, matches.span)
    softmax(&scores)
  }

  private func scale(_ scores: inout [Double], _ matches: Span<Double>) {
    let biases = biases.span
    var scores = scores.mutableSpan
    for index in scores.indices { scores[index] = slope * scores[index] + biases[index] }
    for index in matches.indices { scores[index] += matchSlope * matches[index] }
  }

  /// Minimises the mean log loss over 1/T, f and b. The loss is convex; each round takes a Newton
  /// step by the diagonal of the Hessian and halves it until the loss falls.
  static func fit(_ texts: [Text], _ codes: [Int]) -> Calibration {
    var best = Calibration(slope: 0.1, matchSlope: 0, biases: texts[0].scores.map { _ in 0 })
    var bestLoss = best.loss(texts, codes)
    for _ in 0..<200 {
      let step = best.newtonStep(texts, codes)
      var size = 1.0
      var isBetter = false
      while size > 1e-6, !isBetter {
        var next = best
        next.slope = max(1e-4, best.slope - size * step.slope)
        next.matchSlope = max(0, best.matchSlope - size * step.matchSlope)
        for index in next.biases.indices { next.biases[index] -= size * step.biases[index] }
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
      slope: 0, matchSlope: 0, biases: biases.map { 2 * Calibration.ridge * $0 })
    var curvature = Calibration(
      slope: 1e-9, matchSlope: 1e-9, biases: biases.map { _ in 2 * Calibration.ridge })
    let share = 1 / Double(codes.count)
    for (text, code) in zip(texts, codes) {
      let p = probabilities(text)
      for index in p.indices {
        gradient.biases[index] += share * (p[index] - (index == code ? 1 : 0))
        curvature.biases[index] += share * p[index] * (1 - p[index])
      }
      let score = Calibration.moments(text.scores, p)
      gradient.slope += share * (score.mean - text.scores[code])
      curvature.slope += share * score.variance
      if text.matches.isEmpty { continue }
      let find = Calibration.moments(text.matches, p)
      gradient.matchSlope += share * (find.mean - text.matches[code])
      curvature.matchSlope += share * find.variance
    }
    gradient.slope /= curvature.slope
    gradient.matchSlope /= curvature.matchSlope
    for index in biases.indices { gradient.biases[index] /= curvature.biases[index] }
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
  var values = scores.mutableSpan
  if values.isEmpty { return }
  var top = values[0]
  for index in values.indices where values[index] > top { top = values[index] }
  var sum = 0.0
  for index in values.indices {
    values[index] = exp(values[index] - top)
    sum += values[index]
  }
  for index in values.indices { values[index] /= sum }
}
