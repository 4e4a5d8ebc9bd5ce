internal import Foundation
internal import Lexicon

/// Weights from a codebook alone ("newsmap", Watanabe 2018): the words of the texts in which the
/// keywords of a category are found, against the words of all others.
struct SeededFit: Sendable {
  /// The count a > 0 that is added to every feature.
  var smoothing: Double = 1
  /// What fewer texts have tells by chance what it tells, and gets no weight.
  var fewestTexts: Double = 10
  /// A text leaves the fallback where the mean weight of its words for a category is above this.
  var threshold: Float = 0.25

  /// Fits weights λ = log((s + a) / Σ(s + a)) − log((m − s + a) / Σ(m − s + a)), with s the number of
  /// texts of the category that have the feature and m that of all texts.
  ///
  /// - Parameters:
  ///   - labels: the category whose keywords were found in each text; -1 where none were.
  ///   - categories: the number of categories.
  ///   - fallback: the category for which words get no weight: it is what is left, and has no words
  ///     of its own.
  func fit(
    _ matrix: FeatureMatrix, rowCount: Int, labels: [Int], categories: Int, fallback: Int
  ) -> Weights {
    var seeded = [Double](repeating: 0, count: rowCount * categories)
    var all = [Double](repeating: 0, count: rowCount)
    for text in labels.indices {
      for index in matrix.range(of: text) {
        let row = Int(matrix.rows[index])
        all[row] += 1
        if labels[text] >= 0 { seeded[row * categories + labels[text]] += 1 }
      }
    }
    var within = [Double](repeating: 0, count: categories)
    var without = within
    for row in 0..<rowCount {
      for category in 0..<categories {
        within[category] += seeded[row * categories + category] + smoothing
        without[category] += all[row] - seeded[row * categories + category] + smoothing
      }
    }
    var weights = Weights(
      rows: [Float](repeating: 0, count: rowCount * categories),
      biases: [Float](repeating: 0, count: categories))
    weights.biases[fallback] = threshold
    for row in 0..<rowCount where all[row] >= fewestTexts {
      for category in 0..<categories where category != fallback {
        let count = seeded[row * categories + category]
        weights.rows[row * categories + category] = Float(
          log((count + smoothing) / within[category])
            - log((all[row] - count + smoothing) / without[category]))
      }
    }
    return weights
  }
}

extension Model {
  /// How much a keyword's weight counts against the mean weight of a text's words: so much that words
  /// decide where keywords are none, few or at odds.
  static let seedWeight = 2.0

  /// Learns from texts without any code, by what the set's codebook finds in them: the words that
  /// stand beside a category's keywords speak for it too. There is no probability.
  ///
  /// - Parameter set: texts without codes, with a codebook.
  /// - Throws: ``TrainingError/noSeeds`` when no keyword is found in any text.
  public static func seeded(on set: borrowing TrainingSet) throws(TrainingError) -> Model {
    guard let codebook = set.codebook else { throw .noSeeds }
    let labels = set.matches.map { matches in
      matches.indices.reduce(-1) { best, index in
        matches[index] > (best < 0 ? 0 : matches[best]) ? index : best
      }
    }
    guard labels.contains(where: { $0 >= 0 }) else { throw .noSeeds }
    let keys = set.keys
    let weights = SeededFit().fit(
      set.matrix, rowCount: keys.count, labels: labels, categories: codebook.categories.count,
      fallback: codebook.fallback)
    var counts = [Int](repeating: 0, count: codebook.categories.count)
    for label in labels where label >= 0 { counts[label] += 1 }
    let header = Header(
      categories: codebook.categories, options: set.options,
      featureOptions: set.featureOptions,
      summary: TrainingSummary(
        tweets: labels.count, tweetsByCategory: counts, options: nil, codebook: codebook.name,
        codebookChecksum: codebook.checksum, icu: icuVersion,
        setting: nil, uncoded: nil, shareErrors: []),
      calibration: nil, matchWeight: seedWeight, codebook: .source(codebook.source),
      fallback: codebook.fallback, features: 0, capacity: 0, fingerprints: 0)
    return Model(header, keys: keys, weights: weights, fingerprints: [])
  }
}
