internal import Foundation

/// Naive Bayes from counts: multinomial (Manning, Raghavan & Schütze 2008, chapter 13) or complement
/// (Rennie et al. 2003).
struct NaiveBayesFit: Sendable {
  /// Whether a category is described by the texts that are not in it: better where some categories
  /// have many more codes than others.
  var isComplement = false
  /// The count a > 0 that is added to every feature in every category.
  var smoothing: Double = 1

  /// Fits weights to texts; see ``LinearFit/fit(_:rowCount:_:categories:)``.
  func fit(
    _ matrix: FeatureMatrix, rowCount: Int, _ examples: Examples, categories: Int
  ) -> Weights {
    let (counts, textCounts) = NaiveBayesFit.counts(
      matrix, rowCount: rowCount, examples, categories: categories)
    return fit(counts, textCounts)
  }

  /// Each feature's counts in each category, category by category within each feature, and the number
  /// of texts in each.
  private static func counts(
    _ matrix: FeatureMatrix, rowCount: Int, _ examples: Examples, categories: Int
  ) -> (features: [Double], texts: [Double]) {
    var counts = [Double](repeating: 0, count: rowCount * categories)
    var textCounts = [Double](repeating: 0, count: categories)
    for (text, category) in zip(examples.texts, examples.categories) {
      textCounts[category] += 1
      for index in matrix.range(of: text) {
        counts[Int(matrix.rows[index]) * categories + category] += Double(matrix.values[index])
      }
    }
    return (counts, textCounts)
  }

  /// The weights that follow from each feature's counts in each category, category by category within
  /// each feature, and from the number of texts in each. Features without any count are as if never
  /// seen.
  func fit(_ counts: [Double], _ texts: [Double]) -> Weights {
    let categories = texts.count
    var totals = [Double](repeating: 0, count: categories)
    var seen: [Int] = []
    for row in stride(from: 0, to: counts.count, by: categories) {
      let row = row..<row + categories
      guard counts[row].contains(where: { $0 > 0 }) else { continue }
      seen.append(row.lowerBound)
      for (category, count) in counts[row].enumerated() { totals[category] += count }
    }
    let sum = totals.reduce(0, +)
    let textCount = texts.reduce(0, +)
    // A category that is empty in one fold must stay possible; half a text says "rarer than all".
    let priors = texts.map { Float(log(max($0, 0.5) / textCount)) }
    var weights = Weights(
      rows: [Float](repeating: 0, count: counts.count),
      biases: isComplement ? [Float](repeating: 0, count: categories) : priors)
    let added = smoothing * Double(seen.count)
    for row in seen {
      let all = counts[row..<row + categories].reduce(0, +)
      for category in 0..<categories {
        let count = counts[row + category]
        weights.rows[row + category] =
          isComplement
          ? -Float(log((all - count + smoothing) / (sum - totals[category] + added)))
          : Float(log((count + smoothing) / (totals[category] + added)))
      }
    }
    return weights
  }
}
