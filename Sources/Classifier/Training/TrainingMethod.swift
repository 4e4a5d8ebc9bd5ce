/// How a model is learnt from codes.
public enum TrainingMethod: String, CaseIterable, Codable, Sendable {
  /// A linear model over words, pairs and runs of characters, weighted by naive Bayes: the default,
  /// and the most accurate.
  case linear
  /// Multinomial naive Bayes over terms.
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
    _ matrix: FeatureMatrix, rowCount: Int, _ examples: Examples, categories: Int,
    _ setting: FitSetting, _ options: TrainingOptions
  ) -> Weights {
    switch self {
    case .linear:
      var fit = LinearFit()
      fit.cost = setting.cost
      fit.floor = setting.floor
      fit.seed = options.seed
      fit.smoothing = options.smoothing
      return fit.fit(matrix, rowCount: rowCount, examples, categories: categories)
    case .multinomial, .complement:
      return NaiveBayesFit(isComplement: self == .complement, smoothing: options.smoothing).fit(
        matrix, rowCount: rowCount, examples, categories: categories)
    }
  }
}
