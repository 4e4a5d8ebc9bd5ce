internal import Statistics
internal import Foundation

/// What a fit gives: how much each feature adds to the score of each category.
struct Weights: Sendable {
  /// Category by category within each feature.
  var rows: [Float]
  /// One for each category.
  var biases: [Float]

  /// A text's score in each category.
  func scores(_ matrix: FeatureMatrix, _ text: Int) -> [Double] {
    var scores = biases.map(Double.init)
    for index in matrix.range(of: text) {
      let row = Int(matrix.rows[index]) * scores.count
      let value = Double(matrix.values[index])
      for category in scores.indices { scores[category] += value * Double(rows[row + category]) }
    }
    return scores
  }
}

/// A naive-Bayes-weighted linear model (Wang & Manning 2012): each category against the rest by a
/// support vector machine with squared hinge loss, every feature scaled by |r|, its log-count ratio,
/// fitted by dual coordinate descent (Hsieh et al. 2008). Where texts have scores already, of a model that is there,
/// what is fitted is added to them, and kept small (adaptive SVM, Yang, Yan & Hauptmann 2007).
struct LinearFit: Sendable {
  /// How much a wrong training text costs against large weights, above 0.
  var cost: Float = 0.25
  /// Added to the count of each feature in and outside of a category, above 0.
  var smoothing: Double = 1
  /// Added to every |r|: 0 trusts the ratios, a large number ignores them.
  var floor: Float = 0.25
  /// A feature that fewer training texts have gets no weight.
  var fewestTexts = 2
  /// Descent ends when no text is further from its optimum than this …
  var tolerance: Float = 0.1
  /// … or after so many rounds through all texts.
  var mostRounds = 40
  /// The order in which texts are visited follows from it.
  var seed: UInt64 = 1

  /// Fits weights to texts of the matrix.
  ///
  /// - Parameters:
  ///   - rowCount: the number of features.
  ///   - categories: the number of categories.
  func fit(
    _ matrix: FeatureMatrix, rowCount: Int, _ examples: Examples, categories: Int
  ) -> Weights {
    var weights = Weights(
      rows: [Float](repeating: 0, count: rowCount * categories),
      biases: [Float](repeating: 0, count: categories))
    var first = 0
    while first < categories {
      let left = categories - first
      if left <= 4 {
        Descent<SIMD4<Float>>(self, matrix, rowCount, examples, first).run(into: &weights)
        first += 4
      } else {
        Descent<SIMD8<Float>>(self, matrix, rowCount, examples, first).run(into: &weights)
        first += 8
      }
    }
    restrainRare(&weights, matrix, rowCount, examples)
    return weights
  }

  /// A category with fewer texts, whose words may all be in fewer than ``fewestTexts``, may owe its texts to its bias alone.
  private static let fewestOfCategory: Float = 5

  /// Gives rare categories no larger biases than any other has, so that a text of unknown words is not taken for theirs.
  /// What nine in ten texts have, such as words at all, counts with the bias.
  private func restrainRare(
    _ weights: inout Weights, _ matrix: FeatureMatrix, _ rowCount: Int, _ examples: Examples
  ) {
    let count = weights.biases.count
    var sums = [Float](repeating: 0, count: count)
    for (number, category) in examples.categories.enumerated() where category >= 0 {
      sums[category] += examples.weights[number]
    }
    let rare = sums.indices.filter { sums[$0] < Self.fewestOfCategory }
    let common = sums.indices.filter { sums[$0] >= Self.fewestOfCategory }
    guard !rare.isEmpty, let least = common.map({ weights.biases[$0] }).min() else { return }
    var texts = [Int](repeating: 0, count: rowCount)
    for text in examples.texts {
      for index in matrix.range(of: text) { texts[Int(matrix.rows[index])] += 1 }
    }
    let usual = texts.indices.filter { texts[$0] * 10 >= examples.texts.count * 9 }
    for category in rare {
      let more = usual.reduce(Float(0)) { $0 + max(0, weights.rows[$1 * count + category]) }
      weights.biases[category] = min(weights.biases[category], least - more)
    }
  }
}

/// Fits as many categories at once as `Lanes` has numbers: reading the features of a text is most of
/// the work, and serves all of them.
private struct Descent<Lanes: SIMD> where Lanes.Scalar == Float {
  private let options: LinearFit
  private let matrix: FeatureMatrix
  private let examples: Examples
  /// The category of the first lane.
  private let first: Int
  /// For each feature the square of its scale.
  private let scales: [Lanes]

  init(
    _ options: LinearFit, _ matrix: FeatureMatrix, _ rowCount: Int, _ examples: Examples,
    _ first: Int
  ) {
    self.options = options
    self.matrix = matrix
    self.examples = examples
    self.first = first
    scales = Descent.squaredScales(options, matrix, rowCount, examples, first)
  }

  /// (|r| + floor)², r = log((p/Σp) / (q/Σq)), with p and q the smoothed weights of the texts in and
  /// outside of the category that have the feature.
  private static func squaredScales(
    _ options: LinearFit, _ matrix: FeatureMatrix, _ rowCount: Int, _ examples: Examples,
    _ first: Int
  ) -> [Lanes] {
    var inside = [Lanes](repeating: .zero, count: rowCount)
    var all = [Float](repeating: 0, count: rowCount)
    for (number, text) in examples.texts.enumerated() {
      let lane = examples.categories[number] - first
      let weight = examples.weights[number]
      for index in matrix.range(of: text) {
        let row = Int(matrix.rows[index])
        all[row] += weight
        if lane >= 0, lane < Lanes.scalarCount { inside[row][lane] += weight }
      }
    }
    let smoothing = options.smoothing
    var inSum = [Double](repeating: 0, count: Lanes.scalarCount)
    var outSum = inSum
    for row in 0..<rowCount where all[row] > 0 {
      for lane in 0..<Lanes.scalarCount {
        inSum[lane] += Double(inside[row][lane]) + smoothing
        outSum[lane] += Double(all[row] - inside[row][lane]) + smoothing
      }
    }
    var logarithms = Logarithms(smoothing)
    let shift = (0..<Lanes.scalarCount).map { Float(log(outSum[$0] / max(inSum[$0], 1e-9))) }
    for row in 0..<rowCount {
      guard all[row] >= Float(options.fewestTexts) else {
        inside[row] = .zero
        continue
      }
      for lane in 0..<Lanes.scalarCount {
        let within = inside[row][lane]
        let ratio = logarithms.of(within) - logarithms.of(all[row] - within) + shift[lane]
        let scale = abs(ratio) + options.floor
        inside[row][lane] = scale * scale
      }
    }
    return inside
  }

  /// Descends, and writes the lanes that are categories into `result`.
  func run(into result: inout Weights) {
    let dampings = examples.weights.map { 1 / (2 * options.cost * $0) }
    var signs: [Lanes] = []
    var curvatures: [Lanes] = []
    var scores = [Lanes](repeating: .zero, count: examples.texts.count)
    for (number, score) in examples.scores.enumerated() {
      for lane in 0..<min(Lanes.scalarCount, score.count - first) {
        scores[number][lane] = Float(score[first + lane])
      }
    }
    for (number, text) in examples.texts.enumerated() {
      var sign = Lanes(repeating: -1)
      let lane = examples.categories[number] - first
      if lane >= 0, lane < Lanes.scalarCount { sign[lane] = 1 }
      signs.append(sign)
      var curvature = Lanes(repeating: 1 + dampings[number])
      for index in matrix.range(of: text) {
        let value = matrix.values[index]
        curvature += value * value * scales[Int(matrix.rows[index])]
      }
      curvatures.append(curvature)
    }
    var duals = [Lanes](repeating: .zero, count: examples.texts.count)
    // In units in which the data are not scaled.
    var weights = [Lanes](repeating: .zero, count: scales.count)
    var bias = Lanes.zero
    var order = Array(examples.texts.indices)
    var random = SeededGenerator(seed: options.seed)
    for _ in 0..<options.mostRounds {
      random.shuffle(&order)
      let violation = round(
        order, signs, curvatures, dampings, scores, &duals, weights: &weights, bias: &bias)
      if violation < options.tolerance { break }
    }
    let categories = result.biases.count
    for lane in 0..<min(Lanes.scalarCount, categories - first) {
      for row in weights.indices {
        result.rows[row * categories + first + lane] = weights[row][lane]
      }
      result.biases[first + lane] = bias[lane]
    }
  }

  /// Visits every text once; gives the largest distance of any from its optimum.
  private func round(
    _ order: [Int], _ signs: [Lanes], _ curvatures: [Lanes], _ dampings: [Float],
    _ scores: [Lanes], _ duals: inout [Lanes], weights: inout [Lanes], bias: inout Lanes
  ) -> Float {
    let rows = matrix.rows.span
    let values = matrix.values.span
    let scales = scales.span
    var weights = weights.mutableSpan
    var worst = Lanes.zero
    for number in order {
      let range = matrix.range(of: examples.texts[number])
      var margin = scores[number] + bias
      for index in range {
        margin += values[unchecked: index] * weights[unchecked: Int(rows[unchecked: index])]
      }
      let sign = signs[number]
      let dual = duals[number]
      let gradient = sign * margin - 1 + dampings[number] * dual
      // Where the dual is at its bound 0, only a fall below it counts.
      let projected = gradient.replacing(
        with: pointwiseMin(gradient, Lanes.zero), where: dual .== Lanes.zero)
      worst = pointwiseMax(worst, pointwiseMax(projected, -projected))
      let next = pointwiseMax(dual - gradient / curvatures[number], Lanes.zero)
      let change = (next - dual) * sign
      if change == .zero { continue }
      duals[number] = next
      bias += change
      for index in range {
        let row = Int(rows[unchecked: index])
        weights[unchecked: row] += values[unchecked: index] * change * scales[unchecked: row]
      }
    }
    return worst.max()
  }
}

/// Logarithms of smoothed counts, those of quarters kept: nearly all counts are small and such.
private struct Logarithms {
  private let smoothing: Double
  private var known = [Float](repeating: .nan, count: 4096)

  init(_ smoothing: Double) { self.smoothing = smoothing }

  /// log(`count` + smoothing).
  mutating func of(_ count: Float) -> Float {
    let quarters = count * 4
    let place = Int(quarters)
    guard place < known.count, Float(place) == quarters else {
      return Float(log(Double(count) + smoothing))
    }
    if known[place].isNaN { known[place] = Float(log(Double(count) + smoothing)) }
    return known[place]
  }
}
