internal import Lexicon
internal import Statistics

extension Model {
  /// Trains on the coded texts of a set; those without a code are passed over.
  ///
  /// Weights are fitted on all texts; probabilities are calibrated on scores that each text gets from
  /// weights fitted without it and its likes. Both cores work; the result is the same on any number.
  ///
  /// - Parameters:
  ///   - set: the texts and their codes.
  ///   - codebook: lends its titles and its order of categories when it knows all the codes.
  ///   - options: how it is trained.
  ///   - heldBack: texts of the set that are not learnt from.
  public static func train(
    on set: borrowing TrainingSet, codebook: Codebook? = nil,
    options: TrainingOptions = TrainingOptions(), leavingOut heldBack: Set<Int> = []
  ) throws(TrainingError) -> Model {
    var problem = try TrainingProblem(set, codebook, options)
    problem.chooseRounds()
    let texts = problem.codes.indices.filter {
      problem.codes[$0] >= 0 && !heldBack.contains($0)
    }
    let isCalibrated = texts.count >= Calibration.fewestTexts
    let folds = isCalibrated ? problem.folds(options.folds) : Partition(fold: [], count: 0)
    let fits = problem.fits(texts, leavingOut: folds, andAll: true)
    var calibration: Calibration?
    if isCalibrated {
      calibration = problem.calibration(texts, folds, fits)
    }
    var counts = [Int](repeating: 0, count: problem.categories.count)
    for text in texts { counts[problem.codes[text]] += 1 }
    let header = Header(
      categories: problem.categories, options: set.options, featureOptions: set.featureOptions,
      summary: TrainingSummary(
        tweets: texts.count, tweetsByCategory: counts, options: options,
        codebook: codebook?.name, codebookChecksum: codebook?.checksum, icu: icuVersion,
        rounds: problem.rounds),
      calibration: calibration, matchWeight: 0, codebook: set.codebook?.source,
      fallback: codebook.flatMap { book in
        problem.categories.firstIndex { $0.id == book.categories[book.fallback].id }
      },
      features: 0, capacity: 0, fingerprints: 0)
    return Model(
      header, keys: set.keys, weights: fits[0], fingerprints: texts.map { set.fingerprints[$0] })
  }
}

/// Coded texts as numbers, ready to be fitted, in whole or in part.
struct TrainingProblem: Sendable {
  let matrix: FeatureMatrix
  let categories: [Category]
  /// The category of each text; -1 for a text without a code.
  let codes: [Int]
  let rowCount: Int
  /// For each text the weights of the keywords found for each category; none without a codebook.
  private let matches: [[Double]]
  /// The first of the texts that say nearly the same, for each text.
  let groups: [Int]
  private let options: TrainingOptions
  /// The rounds of expectation–maximisation over the texts without codes.
  private(set) var rounds = 0

  init(
    _ set: borrowing TrainingSet, _ codebook: Codebook?, _ options: TrainingOptions
  ) throws(TrainingError) {
    guard let first = set.codeNames.first else { throw .noCodes }
    guard set.codeNames.count > 1 else { throw .oneCategory(first) }
    let categories = set.categories(of: codebook)
    let indices = set.codeNames.map { name in categories.firstIndex { $0.id == name }! }
    matrix = set.matrix
    guard !matrix.rows.isEmpty else { throw .noFeatures }
    self.categories = categories
    codes = set.codes.map { $0 < 0 ? -1 : indices[$0] }
    rowCount = set.keys.count
    let matchIndices = set.codebook.map { book in categories.map { book.index(of: $0.id) } } ?? []
    matches = set.matches.map { shares in
      matchIndices.map { index in index.map { shares[$0] } ?? 0 }
    }
    groups = set.nearDuplicates.groups()
    self.options = options
  }

  /// Lets codes held back choose the rounds, if there are texts without codes to learn from.
  mutating func chooseRounds() {
    guard options.method == .multinomial, codes.contains(-1) else { return }
    rounds = ExpectationMaximisation(smoothing: options.smoothing).bestRounds(
      matrix, rowCount: rowCount, codes: codes, folds: folds(options.folds),
      categories: categories.count)
  }

  /// Folds in which near-duplicates stay together.
  func folds(_ count: Int) -> Partition {
    Partition(groups: groups, codes: codes, count: count, seed: options.seed)
  }

  /// What calibration looks at in a text that `weights` score.
  func scored(_ text: Int, _ weights: Weights) -> Calibration.Text {
    Calibration.Text(
      scores: weights.scores(matrix, text), matches: matches.isEmpty ? [] : matches[text])
  }

  /// Calibrates on `texts`, each scored by the fit that its fold was held back from.
  func calibration(_ texts: [Int], _ folds: Partition, _ fits: [Weights]) -> Calibration {
    Calibration.fit(texts.map { scored($0, fits[folds.fold[$0] + 1]) }, texts.map { codes[$0] })
  }

  /// Weights fitted on all `texts` first, if wanted, then on those outside of each fold in turn.
  func fits(_ texts: [Int], leavingOut folds: Partition, andAll: Bool) -> [Weights] {
    var parts = (0..<folds.count).map { fold in texts.filter { folds.fold[$0] != fold } }
    if andAll { parts.insert(texts, at: 0) }
    return concurrentMap(parts) { part in
      if rounds > 0 {
        return ExpectationMaximisation(smoothing: options.smoothing).fit(
          matrix, rowCount: rowCount, codes: codes, learning: part, categories: categories.count,
          rounds: rounds)
      }
      return options.method.fit(
        matrix, rowCount: rowCount, codes: codes, texts: part, categories: categories.count,
        options)
    }
  }
}
