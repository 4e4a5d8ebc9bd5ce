internal import Foundation
internal import Statistics

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
  ///   - body: is given the weights after each round, those from the codes alone first.
  func fit(
    _ matrix: FeatureMatrix, rowCount: Int, codes: [Int], learning: [Int], categories: Int,
    rounds: Int, afterEach body: (Weights) -> Void = { _ in }
  ) -> Weights {
    let naiveBayes = NaiveBayesFit(smoothing: smoothing)
    let (counts, texts) = NaiveBayesFit.counts(
      matrix, rowCount: rowCount, codes: codes, texts: learning, categories: categories)
    var weights = naiveBayes.fit(counts, texts)
    body(weights)
    let uncoded = codes.indices.filter { codes[$0] < 0 }
    for _ in 0..<rounds {
      var (softCounts, softTexts) = (counts, texts)
      for text in uncoded {
        var posterior = weights.scores(matrix, text)
        softmax(&posterior)
        for category in 0..<categories { softTexts[category] += share * posterior[category] }
        for index in matrix.range(of: text) {
          let row = Int(matrix.rows[index]) * categories
          let value = share * Double(matrix.values[index])
          for category in 0..<categories {
            softCounts[row + category] += value * posterior[category]
          }
        }
      }
      weights = naiveBayes.fit(softCounts, softTexts)
      body(weights)
    }
    return weights
  }

  /// The number of rounds after which macro-F1 on codes held back is best; the fewest of equals.
  func bestRounds(
    _ matrix: FeatureMatrix, rowCount: Int, codes: [Int], folds: Partition, categories: Int
  ) -> Int {
    let coded = codes.indices.filter { codes[$0] >= 0 }
    let folded = concurrentMap(Array(0..<folds.count)) { fold -> [Confusion] in
      let held = coded.filter { folds.fold[$0] == fold }
      var byRound: [Confusion] = []
      _ = fit(
        matrix, rowCount: rowCount, codes: codes,
        learning: coded.filter { folds.fold[$0] != fold }, categories: categories,
        rounds: mostRounds
      ) { weights in
        var confusion = Confusion(categories)
        for text in held {
          let scores = weights.scores(matrix, text)
          confusion.add(codes[text], scores.indices.max { scores[$0] < scores[$1] }!, 1)
        }
        byRound.append(confusion)
      }
      return byRound
    }
    let scores = (0...mostRounds).map { round in
      var all = Confusion(categories)
      for fold in folded { all.add(fold[round]) }
      return all.macroF1 ?? 0
    }
    return scores.indices.max { (scores[$0], $1) < (scores[$1], $0) }!
  }
}
