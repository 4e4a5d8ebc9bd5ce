internal import Foundation

/// Multinomial naive Bayes from codes and from texts without (Nigam, McCallum, Thrun & Mitchell
/// 2000): label the uncoded texts with the probabilities of the model at hand, learn from all, again.
struct ExpectationMaximisation: Sendable {
  /// How much an uncoded text counts against a coded one, 0 to 1.
  var share = 0.1
  /// The most rounds.
  var mostRounds = 10
  /// The count added to every feature in every category.
  var smoothing: Double = 1

  /// Fits weights.
  ///
  /// - Parameters:
  ///   - codes: the category of each text; -1 for a text without a code.
  ///   - learning: the coded texts to learn from.
  ///   - rounds: the number of rounds; 0 learns from the codes alone.
  func fit(
    _ matrix: FeatureMatrix, rowCount: Int, codes: [Int], learning: [Int], categories: Int,
    rounds: Int
  ) -> Weights {
    let naiveBayes = NaiveBayesFit(smoothing: smoothing)
    var counts = [Double](repeating: 0, count: rowCount * categories)
    var texts = [Double](repeating: 0, count: categories)
    for text in learning {
      texts[codes[text]] += 1
      for place in matrix.range(of: text) {
        counts[Int(matrix.rows[place]) * categories + codes[text]] += Double(matrix.values[place])
      }
    }
    var weights = naiveBayes.fit(counts, texts)
    let uncoded = codes.indices.filter { codes[$0] < 0 }
    for _ in 0..<rounds {
      var (softCounts, softTexts) = (counts, texts)
      for text in uncoded {
        var posterior = weights.scores(matrix, text)
        softmax(&posterior)
        for category in 0..<categories { softTexts[category] += share * posterior[category] }
        for place in matrix.range(of: text) {
          let row = Int(matrix.rows[place]) * categories
          let value = share * Double(matrix.values[place])
          for category in 0..<categories {
            softCounts[row + category] += value * posterior[category]
          }
        }
      }
      weights = naiveBayes.fit(softCounts, softTexts)
    }
    return weights
  }

  /// The number of rounds after which macro-F1 on codes held back is best; the fewest of equals.
  func bestRounds(
    _ matrix: FeatureMatrix, rowCount: Int, codes: [Int], folds: Folds, categories: Int
  ) -> Int {
    let coded = codes.indices.filter { codes[$0] >= 0 }
    let scores = concurrentMap(Array(0...mostRounds)) { rounds -> Double in
      var confusion = Confusion(categories)
      for fold in 0..<folds.count {
        let weights = fit(
          matrix, rowCount: rowCount, codes: codes,
          learning: coded.filter { folds.fold[$0] != fold }, categories: categories,
          rounds: rounds)
        for text in coded where folds.fold[text] == fold {
          let scores = weights.scores(matrix, text)
          confusion.add(codes[text], scores.indices.max { scores[$0] < scores[$1] }!, 1)
        }
      }
      return confusion.macroF1 ?? 0
    }
    return scores.indices.max { (scores[$0], $1) < (scores[$1], $0) }!
  }
}
