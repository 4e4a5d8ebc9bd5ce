internal import Lexicon

/// What models say of coded texts that they were not trained on.
public struct CrossValidation: Sendable {
  /// The categories, in the order of codes and probabilities.
  public let categories: [Category]
  /// The coded texts, as places in the set.
  public let texts: [Int]
  /// The code of each of these texts.
  public let codes: [Int]
  /// For each of these texts the probability of each category.
  public let probabilities: [[Double]]
  /// For each of these texts the first text that says nearly the same.
  public let groups: [Int]

  /// Trains a model for each fold on the texts outside of it, calibration and all, and lets it label
  /// those inside.
  ///
  /// - Parameters:
  ///   - set: the texts and their codes.
  ///   - codebook: lends its order of categories when it knows all the codes.
  ///   - options: how models are trained; its folds and seed are also those of the validation.
  ///   - groups: texts of one group stay in one fold, as near-duplicates do anyway; one number for
  ///     each text of the set. Nil for near-duplicates alone.
  public init(
    of set: borrowing TrainingSet, codebook: Codebook? = nil,
    options: TrainingOptions = TrainingOptions(), groups: [Int]? = nil
  ) throws(TrainingError) {
    let problem = try TrainingProblem(set, codebook, options)
    self.init(problem, options, groups: groups, learning: nil)
  }

  /// As the public one; of the texts outside of each fold only the first `learning` are learnt from.
  init(
    _ problem: TrainingProblem, _ options: TrainingOptions, groups: [Int]?, learning: Int?
  ) {
    let texts = problem.codes.indices.filter { problem.codes[$0] >= 0 }
    let joined = groups.map { CrossValidation.join($0, problem.groups) } ?? problem.groups
    let folds = Folds(
      groups: joined, codes: problem.codes, count: options.folds, seed: options.seed)
    var random = SplitMix64(seed: options.seed)
    let order = texts.shuffled(using: &random)
    let parts = concurrentMap(Array(0..<options.folds)) { fold in
      var rest = order.filter { folds.fold[$0] != fold }
      if let learning { rest = Array(rest.prefix(learning)) }
      return problem.probabilities(
        of: texts.filter { folds.fold[$0] == fold }, learningFrom: rest.sorted(), options.folds)
    }
    var taken = [Int](repeating: 0, count: options.folds)
    probabilities = texts.map { text in
      let fold = folds.fold[text]
      taken[fold] += 1
      return parts[fold][taken[fold] - 1]
    }
    categories = problem.categories
    self.texts = texts
    codes = texts.map { problem.codes[$0] }
    self.groups = texts.map { joined[$0] }
  }

  /// The label of each text: its likeliest category.
  public var labels: [Int] {
    probabilities.map { row in row.indices.max { row[$0] < row[$1] }! }
  }

  /// How well the labels agree with the codes.
  public func evaluation(seed: UInt64 = 1) -> Evaluation {
    Evaluation(
      zip(labels, texts.indices).map { label, place in
        Evaluation.Outcome(
          code: codes[place], label: label, probability: probabilities[place][label],
          group: groups[place])
      }, categories: categories, seed: seed)
  }

  /// Groups in which two texts are together that are so in either division.
  private static func join(_ one: [Int], _ other: [Int]) -> [Int] {
    var leaders = Array(one.indices)
    func leader(_ text: Int) -> Int {
      var text = text
      while leaders[text] != text { text = leaders[text] }
      return text
    }
    for division in [one, other] {
      var first: [Int: Int] = [:]
      for (text, group) in division.enumerated() {
        if let earlier = first[group] {
          let (a, b) = (leader(earlier), leader(text))
          leaders[max(a, b)] = min(a, b)
        } else {
          first[group] = text
        }
      }
    }
    return leaders.indices.map(leader)
  }
}

extension TrainingProblem {
  /// The calibrated probabilities of texts by a model trained on others; without calibration where
  /// those are too few.
  fileprivate func probabilities(
    of texts: [Int], learningFrom others: [Int], _ folds: Int
  ) -> [[Double]] {
    let isCalibrated = others.count >= Calibration.fewestTexts
    let folds = isCalibrated ? self.folds(folds) : Folds(fold: [], count: 0)
    let fits = fits(others, leavingOut: folds, andAll: true)
    guard isCalibrated else { return texts.map { softmax(fits[0].scores(matrix, $0)) } }
    let calibration = Calibration.fit(
      others.map { fits[folds.fold[$0] + 1].scores(matrix, $0) }, others.map { codes[$0] })
    return texts.map { calibration.probabilities(fits[0].scores(matrix, $0)) }
  }
}
