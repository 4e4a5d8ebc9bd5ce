internal import Lexicon
internal import Statistics

extension Model {
  /// Trains on the coded texts of a set. Texts without a code help where the set has a codebook: see
  /// `WeakCodes`.
  ///
  /// Settings are chosen, and probabilities calibrated, on scores that each text gets from weights
  /// fitted without it, its likes and its account. All cores work; the result is the same on any
  /// number. With a model to begin with (``TrainingOptions/base``) its weights stay and what the codes teach is added;
  /// the model then holds how each coded text scores without it (``holdsOut``), unless some are left out.
  ///
  /// - Parameters:
  ///   - set: the texts and their codes.
  ///   - codebook: lends the categories that it knows their titles and order, and whether they are service content.
  ///   - options: how it is trained.
  ///   - heldBack: texts of the set that are not learnt from.
  public static func train(
    on set: borrowing TrainingSet, codebook: Codebook? = nil,
    options: TrainingOptions = TrainingOptions(), leavingOut heldBack: Set<Int> = []
  ) throws(TrainingError) -> Model {
    let problem = try TrainingProblem(set, codebook, options)
    let texts = problem.codes.indices.filter {
      problem.codes[$0] >= 0 && !heldBack.contains($0)
    }
    let learnt = problem.learn(from: texts)
    var counts = [Int](repeating: 0, count: problem.categories.count)
    for text in texts { counts[problem.codes[text]] += 1 }
    let base = options.base
    let takesAnyRoots = options.isShared || base?.takesAnyRoots ?? false
    let header = Header(
      categories: problem.categories,
      options: takesAnyRoots ? set.options.withAnyRoots : set.options,
      featureOptions: set.featureOptions,
      summary: TrainingSummary(
        tweets: texts.count, tweetsByCategory: counts, options: options,
        codebook: codebook?.name, codebookChecksum: codebook?.checksum, icu: icuVersion,
        setting: learnt.setting, uncoded: problem.uncoded(learnt),
        shareErrors: learnt.shareErrors, base: base?.checksum),
      calibration: learnt.calibration, matchWeight: Model.uncalibratedMatchWeight,
      codebook: set.codebook.map { CodebookReference($0, byName: options.isShared) },
      fallback: base.map(\.header.fallback)
        ?? codebook.flatMap { book in
          problem.categories.firstIndex { $0.id == book.categories[book.fallback].id }
        },
      features: 0, capacity: 0, fingerprints: 0)
    let fingerprints = texts.map { set.fingerprints[$0] }
    guard let base else {
      return Model(header, keys: problem.keys, weights: learnt.weights, fingerprints: fingerprints)
    }
    let (keys, weights) = base.adding(learnt.weights, keys: problem.keys)
    return Model(
      header, keys: keys, weights: weights, fingerprints: fingerprints,
      heldOut: heldBack.isEmpty
        ? zip(fingerprints, problem.scoresHeldOut(of: texts, learnt.setting)).map(HeldOut.init) : []
    )
  }

  /// What a keyword's weight counts against a linear score where there are too few codes to tell.
  static let uncalibratedMatchWeight = 0.25
}

/// How weights are fitted to given texts.
public struct FitSetting: Codable, Equatable, Sendable {
  /// How much a wrong text costs; see ``LinearFit``.
  var cost: Float
  /// What is added to every log-count ratio; see ``LinearFit``.
  var floor: Float
  /// Whether texts without a code are learnt from, too.
  var usesWeakCodes: Bool

  /// The settings of which a linear model takes the best, the usual one first.
  static let linear: [(cost: Float, floor: Float)] = [(0.25, 0.25), (1, 0.25), (0.25, 1), (1, 1)]
  /// Fewer coded texts cannot tell which setting is better, and the usual one is taken.
  static let fewestTextsToChoose = 300
}

/// What is learnt from some of the texts.
struct Learnt {
  let setting: FitSetting
  let weights: Weights
  /// Nil where the texts are too few.
  let calibration: Calibration?
  /// The mean log loss of the calibrated probabilities of texts held back, with the best setting, and
  /// with the best that learns from codes alone.
  var loss = 0.0
  var lossOfCodesAlone = 0.0
  /// See ``TrainingSummary/shareErrors``.
  var shareErrors: [Double] = []
}

/// Coded texts as numbers, ready to be fitted, in whole or in part.
struct TrainingProblem: Sendable {
  let matrix: FeatureMatrix
  let categories: [Category]
  /// The category of each text; -1 for a text without a code.
  let codes: [Int]
  /// The keys of the features that are learnt from.
  let keys: [UInt64]
  /// For each text the weights of the keywords found for each category; none without a codebook.
  private let matches: [[Double]]
  /// Texts that say nearly the same, or of one account, have the same number.
  let groups: [Int]
  private let options: TrainingOptions
  private let weak: WeakCodes
  /// What the model to begin with says of each text; nil without one.
  private let base: BaseScores?

  var rowCount: Int { keys.count }

  init(
    _ set: borrowing TrainingSet, _ codebook: Codebook?, _ options: TrainingOptions
  ) throws(TrainingError) {
    guard let first = set.codeNames.first else { throw .noCodes }
    guard set.codeNames.count > 1 else { throw .oneCategory(first) }
    guard !set.matrix.rows.isEmpty else { throw .noFeatures }
    let categories = options.base?.categories ?? set.categories(of: codebook)
    let unknown = set.codeNames.filter { name in !categories.contains { $0.id == name } }
    if !unknown.isEmpty { throw .unknownToBase(unknown.sorted()) }
    let indices = set.codeNames.map { name in categories.firstIndex { $0.id == name }! }
    self.categories = categories
    codes = set.codes.map { $0 < 0 ? -1 : indices[$0] }
    let matchIndices = set.codebook.map { book in categories.map { book.index(of: $0.id) } } ?? []
    matches = set.matches.map { weights in
      matchIndices.map { index in index.map { weights[$0] } ?? 0 }
    }
    weak = options.method == .linear ? WeakCodes(matches, codes, set.fingerprints) : WeakCodes()
    let kept = KeptFeatures(set, weak, isShared: options.isShared)
    matrix = set.matrix.keeping(kept.rows)
    keys = kept.keys
    base = options.base.map { BaseScores($0, set.matrix, keys: set.keys) }
    let nearDuplicates = set.nearDuplicates.groups()
    let isDivisible = Partition.areDivisible(set.accounts, codes: codes, into: options.folds)
    groups = isDivisible ? Partition.joined(nearDuplicates, set.accounts) : nearDuplicates
    self.options = options
  }

  /// Folds in which near-duplicates stay together, and so do accounts if there are enough.
  func folds(_ count: Int) -> Partition {
    Partition(groups: groups, codes: codes, count: count, seed: options.seed)
  }

  /// What calibration looks at in a text that `weights` score.
  func scored(_ text: Int, _ weights: Weights) -> Calibration.Text {
    var scores = weights.scores(matrix, text)
    if let base {
      for category in scores.indices { scores[category] += base.texts[text][category] }
    }
    return Calibration.Text(scores: scores, matches: matches.isEmpty ? [] : matches[text])
  }

  /// Learns from some of the coded texts with the setting that does best on parts of them held back;
  /// of equals the first. With too few texts, with the usual setting.
  func learn(from all: [Int]) -> Learnt {
    let settings = self.settings(all.count)
    guard all.count >= Calibration.fewestTexts else {
      return Learnt(
        setting: settings[0], weights: fit(settings[0], all),
        calibration: base?.model.header.calibration)
    }
    let folds = self.folds(options.folds)
    let runs = settings.indices.flatMap { setting in (0..<folds.count).map { (setting, $0) } }
    let fits = concurrentMap(runs) { run in
      self.fit(settings[run.0], all.filter { folds.fold[$0] != run.1 })
    }
    let texts = self.texts(all, sharedBy: folds)
    let codes = texts.map { self.codes[$0] }
    let trials = settings.indices.map { setting in
      let scored = texts.map { self.scored($0, fits[setting * folds.count + folds.fold[$0]]) }
      // A calibration of many codes tells more than one of few: Benchmarks/results/2026-11-29-own-codes.md.
      let calibration = base?.model.header.calibration ?? Calibration.fit(scored, codes)
      return (
        scored: scored, calibration: calibration, loss: calibration.logLoss(scored, codes)
      )
    }
    func best(_ indices: [Int]) -> Int { indices.min { trials[$0].loss < trials[$1].loss }! }
    let chosen = best(Array(settings.indices))
    let alone = best(settings.indices.filter { !settings[$0].usesWeakCodes })
    return Learnt(
      setting: settings[chosen], weights: fit(settings[chosen], all),
      calibration: trials[chosen].calibration, loss: trials[chosen].loss,
      lossOfCodesAlone: trials[alone].loss,
      shareErrors: shareErrors(
        trials[chosen].scored.map(trials[chosen].calibration.probabilities), codes,
        texts.map { folds.fold[$0] }, folds.count))
  }

  /// The texts of categories that other folds have as well: of others no weights that are fitted without their fold know.
  private func texts(_ texts: [Int], sharedBy folds: Partition) -> [Int] {
    let parts = Set(texts.map { [codes[$0], folds.fold[$0]] })
    let shared = texts.filter { text in
      parts.contains { $0[0] == codes[text] && $0[1] != folds.fold[text] }
    }
    return shared.isEmpty ? texts : shared
  }

  /// The scores of texts by weights fitted to the others, in so many folds that these know nearly as much as if they had
  /// been fitted to all.
  func scoresHeldOut(of texts: [Int], _ setting: FitSetting) -> [[Double]] {
    let folds = self.folds(CrossValidation.manyFolds)
    let parts = concurrentMap(Array(0..<folds.count)) { fold in
      let weights = fit(setting, texts.filter { folds.fold[$0] != fold })
      return texts.filter { folds.fold[$0] == fold }.map { ($0, scored($0, weights).scores) }
    }
    let scores = Dictionary(uniqueKeysWithValues: parts.joined())
    return texts.map { scores[$0]! }
  }

  /// The share of service labels less that of service codes, in each fold that has texts.
  private func shareErrors(
    _ probabilities: [[Double]], _ codes: [Int], _ fold: [Int], _ count: Int
  ) -> [Double] {
    var sums = [Int](repeating: 0, count: count)
    var texts = sums
    for index in codes.indices {
      let row = probabilities[index]
      let label = row.indices.max { row[$0] < row[$1] }!
      texts[fold[index]] += 1
      if categories[label].isService { sums[fold[index]] += 1 }
      if categories[codes[index]].isService { sums[fold[index]] -= 1 }
    }
    return zip(sums, texts).filter { $1 > 0 }.map { Double($0) / Double($1) }
  }

  /// The settings to choose from when so many texts are learnt from, the usual one first.
  private func settings(_ texts: Int) -> [FitSetting] {
    guard options.method == .linear else {
      return [FitSetting(cost: 0, floor: 0, usesWeakCodes: false)]
    }
    let choices = texts < FitSetting.fewestTextsToChoose ? 1 : FitSetting.linear.count
    return FitSetting.linear.prefix(choices).flatMap { cost, floor in
      (weak.texts.isEmpty ? [false] : [false, true]).map {
        FitSetting(cost: cost, floor: floor, usesWeakCodes: $0)
      }
    }
  }

  /// Fits weights to some of the coded texts.
  func fit(_ setting: FitSetting, _ texts: [Int]) -> Weights {
    var examples = Examples(texts: texts, codes: codes)
    if setting.usesWeakCodes { examples.add(weak) }
    if let base { examples.begin(with: base.texts) }
    return options.method.fit(
      matrix, rowCount: rowCount, examples, categories: categories.count, setting, options)
  }

  /// What texts without a code gave; nil where there are none.
  func uncoded(_ learnt: Learnt) -> TrainingSummary.Uncoded? {
    let count = codes.count { $0 < 0 }
    if count == 0 { return nil }
    return TrainingSummary.Uncoded(
      tweets: count, learntFrom: learnt.setting.usesWeakCodes ? weak.texts.count : 0,
      logLoss: learnt.loss, logLossOfCodesAlone: learnt.lossOfCodesAlone)
  }
}
