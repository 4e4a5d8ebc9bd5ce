public import Statistics
internal import Lexicon

/// What models say of coded texts that they were not trained on.
public struct CrossValidation: Sendable {
  /// The categories, in the order of codes and probabilities.
  public let categories: [Category]
  /// The coded texts, as indices in the set.
  public let texts: [Int]
  /// The code of each of these texts.
  public let codes: [Int]
  /// For each of these texts the probability of each category.
  public let probabilities: [[Double]]
  /// For each of these texts the first text that says nearly the same.
  public let groups: [Int]
  /// The fold of each of these texts.
  public let folds: [Int]
  /// The number of folds: what the options ask for, or the number of groups where that is smaller.
  public let foldCount: Int

  /// Trains a model for each fold on the texts outside of it, calibration and all, and lets it label
  /// those inside.
  ///
  /// - Parameters:
  ///   - set: the texts and their codes.
  ///   - codebook: lends the categories that it knows their titles and order.
  ///   - options: how models are trained; its folds and seed are also those of the validation.
  ///   - groups: texts of one group stay in one fold, as near-duplicates do anyway; one number for
  ///     each text of the set. Nil for near-duplicates alone.
  /// - Throws: ``TrainingError``, also where all texts are of one group, so that none can be held back.
  public init(
    of set: borrowing TrainingSet, codebook: Codebook? = nil,
    options: TrainingOptions = TrainingOptions(), groups: [Int]? = nil
  ) throws(TrainingError) {
    let problem = try TrainingProblem(set, codebook, options)
    self.init(problem, options, groups: groups, learning: nil)
    if foldCount < 2 { throw .oneGroup }
  }

  /// What `model` would say of the texts that it was trained on if it had not seen them: in as many
  /// folds as make its fits nearly its own, and with its own calibration, so that the texts compare
  /// with those that the model labels. With fewer folds, models that know less make coded texts look
  /// unlike others (Benchmarks/results/2026-11-24-quantify.md).
  ///
  /// - Parameters:
  ///   - set: the texts that the model was trained on, and their codes.
  ///   - model: the model; where the set has codes that it does not know, calibration is new.
  public init(of set: borrowing TrainingSet, like model: Model) throws(TrainingError) {
    var options = model.summary.options ?? TrainingOptions()
    options.isShared = false  // a part of the codes would keep hardly any feature
    let problem = try TrainingProblem(set, model.codebook, options)
    self.init(
      problem, options, folds: CrossValidation.manyFolds, groups: nil, learning: nil, like: model)
  }

  static let manyFolds = 20

  /// As the public ones; of the texts outside of each fold only the first `learning` are learnt from.
  init(
    _ problem: TrainingProblem, _ options: TrainingOptions, folds count: Int? = nil,
    groups: [Int]?, learning: Int?, like model: Model? = nil
  ) {
    let texts = problem.codes.indices.filter { problem.codes[$0] >= 0 }
    let joined = groups.map { Partition.joined($0, problem.groups) } ?? problem.groups
    let count = min(count ?? options.folds, Set(texts.map { joined[$0] }).count)
    let folds = Partition(
      groups: joined, codes: problem.codes, count: count, seed: options.seed)
    let order = SeededGenerator.shuffled(texts, seed: options.seed)
    let parts = concurrentMap(Array(0..<count)) { fold in
      var rest = order.filter { folds.fold[$0] != fold }
      if let learning { rest = Array(rest.prefix(learning)) }
      return problem.probabilities(
        of: texts.filter { folds.fold[$0] == fold }, learningFrom: rest.sorted(), model)
    }
    var taken = [Int](repeating: 0, count: count)
    probabilities = texts.map { text in
      let fold = folds.fold[text]
      taken[fold] += 1
      return parts[fold][taken[fold] - 1]
    }
    categories = problem.categories
    foldCount = count
    self.texts = texts
    self.folds = texts.map { folds.fold[$0] }
    codes = texts.map { problem.codes[$0] }
    self.groups = texts.map { joined[$0] }
  }

  /// The label of each text: its likeliest category.
  public var labels: [Int] {
    probabilities.map { row in row.indices.max { row[$0] < row[$1] }! }
  }

  /// How well the labels agree with the codes.
  public func evaluation(seed: UInt64 = 1) -> Evaluation {
    Evaluation(outcomes, categories: categories, seed: seed)
  }

  private var outcomes: [Evaluation.Outcome] {
    zip(labels, texts.indices).map { label, index in
      Evaluation.Outcome(
        code: codes[index], label: label, probability: probabilities[index][label],
        group: groups[index])
    }
  }

  /// How macro-F1 grows with the number of codes: a quarter, half, three quarters of those that
  /// models can learn from, and all; and what more codes would bring if it goes on so.
  public static func learningCurve(
    of set: borrowing TrainingSet, codebook: Codebook? = nil,
    options: TrainingOptions = TrainingOptions(), groups: [Int]? = nil
  ) throws(TrainingError) -> LearningCurve {
    let problem = try TrainingProblem(set, codebook, options)
    let most = problem.codes.count { $0 >= 0 } * (options.folds - 1) / options.folds
    var points: [LearningCurve.Point] = []
    var samples: [[Double]] = []
    for quarter in 1...4 {
      let learning = most * quarter / 4
      let validation = CrossValidation(problem, options, groups: groups, learning: learning)
      let (macroF1, draws) = Evaluation.macroF1(
        validation.outcomes, categories: validation.categories, seed: options.seed)
      points.append(
        LearningCurve.Point(
          codes: learning, macroF1: macroF1?.value ?? 0, interval: macroF1?.interval))
      samples.append(draws)
    }
    return LearningCurve(points, samples: samples)
  }
}

/// How well models do that have learnt from so many codes.
public struct LearningCurve: Equatable, Sendable {
  /// A number of codes, and macro-F1 on texts held back.
  public struct Point: Equatable, Sendable, Codable {
    /// The number of codes that were learnt from.
    public let codes: Int
    /// The macro-F1.
    public let macroF1: Double
    /// Its 95 % interval, by bootstrap over groups of texts; nil where it is not known.
    public let interval: Interval?

    /// Makes a point.
    public init(codes: Int, macroF1: Double, interval: Interval? = nil) {
      self.codes = codes
      self.macroF1 = macroF1
      self.interval = interval
    }
  }

  /// The codes that a gain is told of.
  public static let more = 100

  /// The points measured, by rising number of codes.
  public let points: [Point]
  /// macro-F1 ≈ a limit − loss / √codes, by least squares.
  private let loss: Double
  /// The same of bootstrap samples of the texts, with the last point's macro-F1: how far all this may be chance.
  private let draws: [(loss: Double, last: Double)]

  /// Makes a curve through points by rising number of codes.
  ///
  /// - Parameters:
  ///   - points: by rising number of codes.
  ///   - samples: for each point macro-F1 in bootstrap samples of the texts, the same samples for all points; none
  ///     where a gain is to have no interval.
  public init(_ points: [Point], samples: [[Double]] = []) {
    self.points = points
    let xs = points.map { 1 / Double(max($0.codes, 1)).squareRoot() }
    loss = Self.loss(xs, points.map(\.macroF1))
    draws = (0..<(samples.map(\.count).min() ?? 0)).map { draw in
      let ys = samples.map { $0[draw] }
      return (Self.loss(xs, ys), ys.last!)
    }
  }

  private static func loss(_ xs: [Double], _ ys: [Double]) -> Double {
    let (xMean, yMean) = (mean(xs), mean(ys))
    let spread = xs.reduce(0) { $0 + ($1 - xMean) * ($1 - xMean) }
    let shared = zip(xs, ys).reduce(0) { $0 + ($1.0 - xMean) * ($1.1 - yMean) }
    return spread > 0 ? max(0, -shared / spread) : 0
  }

  /// What `more` codes would add to macro-F1, if it goes on as measured; never below 0.
  public func gain(of more: Int) -> Double {
    points.last.map { gain(of: more, loss, from: $0.macroF1) } ?? 0
  }

  /// What `more` codes would add, with a 95 % interval: by how much that differs where the texts are drawn anew. It does
  /// not tell whether the curve goes on in this form.
  public func expectedGain(of more: Int) -> Estimate {
    let most = gain(of: more, .infinity, from: points.last?.macroF1 ?? 0)
    var gains = draws.map { min(most, gain(of: more, $0.loss, from: $0.last)) }
    return Estimate(
      gain(of: more),
      gains.count < Evaluation.minimumDraws ? nil : Interval(quantilesOf: &gains, level: 0.95))
  }

  private func gain(of more: Int, _ loss: Double, from macroF1: Double) -> Double {
    guard let codes = points.last?.codes, codes > 0 else { return 0 }
    let now = 1 / Double(codes).squareRoot()
    let then = 1 / Double(codes + more).squareRoot()
    // The limit is at most 1, which bounds the loss.
    return min(loss, max(0, 1 - macroF1) / now) * (now - then)
  }

  /// Curves are equal when they go through the same points with the same ranges.
  public static func == (one: LearningCurve, other: LearningCurve) -> Bool {
    one.points == other.points
      && one.draws.elementsEqual(other.draws) { $0.loss == $1.loss && $0.last == $1.last }
  }
}

private func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }

extension SeededGenerator {
  fileprivate static func shuffled(_ texts: [Int], seed: UInt64) -> [Int] {
    var random = SeededGenerator(seed: seed)
    var order = texts
    random.shuffle(&order)
    return order
  }
}

extension Model {
  /// The calibration for scores of these categories in this order; nil if some are not the model's.
  fileprivate func calibration(of categories: [Category]) -> Calibration? {
    let indices = categories.compactMap { category in
      self.categories.firstIndex { $0.id == category.id }
    }
    guard var calibration = header.calibration, indices.count == categories.count else {
      return nil
    }
    calibration.choose(indices)
    return calibration
  }
}

extension TrainingProblem {
  /// The calibrated probabilities of texts by a model trained on others; with the setting and the
  /// calibration of `model` if there is one, and uncalibrated where the others are too few.
  fileprivate func probabilities(
    of texts: [Int], learningFrom others: [Int], _ model: Model?
  ) -> [[Double]] {
    if let setting = model?.summary.setting,
      let calibration = model?.calibration(of: categories)
    {
      let weights = fit(setting, others)
      return texts.map { calibration.probabilities(scored($0, weights)) }
    }
    let learnt = learn(from: others)
    return texts.map { text in
      if let calibration = learnt.calibration {
        return calibration.probabilities(scored(text, learnt.weights))
      }
      let known = scored(text, learnt.weights)
      var scores = known.scores
      for index in known.matches.indices {
        scores[index] += Model.uncalibratedMatchWeight * known.matches[index]
      }
      softmax(&scores)
      return scores
    }
  }
}
