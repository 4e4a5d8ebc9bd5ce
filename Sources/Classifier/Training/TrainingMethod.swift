/// How a model is learnt from codes.
public enum TrainingMethod: String, CaseIterable, Codable, Sendable {
  /// A linear model over words, pairs and runs of characters, weighted by naive Bayes: the default,
  /// and the most accurate.
  case linear
  /// Multinomial naive Bayes over terms; the only one that learns from uncoded texts too.
  case multinomial
  /// Complement naive Bayes over terms.
  case complement

  /// What of a text the method looks at.
  public var features: FeatureOptions {
    switch self {
    case .linear: .rich
    case .multinomial, .complement: .terms
    }
  }

  func fit(
    _ matrix: FeatureMatrix, rowCount: Int, codes: [Int], texts: [Int], categories: Int,
    _ options: TrainingOptions
  ) -> Weights {
    switch self {
    case .linear:
      var fit = LinearFit()
      fit.seed = options.seed
      fit.smoothing = options.smoothing
      return fit.fit(
        matrix, rowCount: rowCount, codes: codes, texts: texts, categories: categories)
    case .multinomial, .complement:
      return NaiveBayesFit(isComplement: self == .complement, smoothing: options.smoothing).fit(
        matrix, rowCount: rowCount, codes: codes, texts: texts, categories: categories)
    }
  }
}
