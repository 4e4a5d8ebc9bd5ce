internal import Foundation
internal import Lexicon

/// Labels tweets by a model.
struct ModelAnnotator: Annotator {
  /// The most features named as evidence.
  static let evidenceLimit = 5

  private let model: Model
  private let calibration: Calibration?
  private let biases: [Float]
  private let usesBigrams: Bool
  private let lengthPower: Float
  private var features: TextFeatures
  private var weights: FormWeights
  private var finds: CodebookAnnotator?
  /// For each category its index in the codebook, its name in evidence, and the weights of the keywords
  /// found for it in the text at hand; empty without a codebook.
  private let findIndices: [Int?]
  private let findNames: [[UInt8]]
  private var found: [Double]
  private var scores: [Double]
  /// What of the text at hand counts, its token-kind features, and what speaks for its label.
  private var counts = FormWeights.Counts()
  private var kinds: [Int] = []
  private var differences: [Float] = []
  private var reasons = Reasons()
  /// What one word and what one n-gram of the text at hand weighs.
  private var wordUnit: Float = 1
  private var nGramUnit: Float = 1

  /// Makes an annotator for one thread. The analyzer that it is used with must have the model's
  /// options.
  ///
  /// - Throws: ``LexiconError`` when the model has a codebook and its words cannot be analysed.
  init(_ model: Model) throws(LexiconError) {
    self.model = model
    calibration = model.header.calibration
    let options = model.header.featureOptions
    (usesBigrams, lengthPower) = (options.usesBigrams, options.lengthPower)
    features = TextFeatures(options)
    weights = FormWeights(model)
    biases = model.biases
    scores = biases.map(Double.init)
    guard let compiled = try model.compiledCodebook() else {
      (findIndices, findNames, found) = ([], [], [])
      return
    }
    finds = CodebookAnnotator(compiled)
    let codebook = compiled.codebook
    findIndices = model.categories.map { codebook.index(of: $0.id) }
    findNames = codebook.categories.map { Array("\(codebook.name):\($0.id)".utf8) }
    found = findIndices.map { _ in 0 }
  }

  /// The words of hashtags are words like others.
  var usesHashtagWords: Bool { true }

  var usesTerms: Bool { !features.options.needsNoTerms || finds != nil }

  var usesText: Bool { finds?.usesText ?? false }

  /// The model's categories.
  var categories: [Category] { model.categories }

  /// The calibrated probability of each category for the text annotated last; empty where the model
  /// is not calibrated.
  var probabilities: [Double] { calibration == nil ? [] : scores }

  func prefetch(_ analysis: Analysis) { weights.prefetch(analysis.normalForms.span) }

  /// Refills `prediction` with the label of the text that `analyzer` has just analysed.
  mutating func annotate(
    _ analysis: Analysis, of analyzer: borrowing Analyzer, into prediction: inout Prediction
  ) {
    weights.learn(analyzer, &features)
    choose(isKnown: addScores(analysis, analyzer), analysis, into: &prediction)
  }

  mutating func annotate(
    heldOut text: Span<UInt8>, _ analysis: Analysis, of analyzer: borrowing Analyzer,
    into prediction: inout Prediction
  ) -> Bool {
    guard let heldOut = model.heldOutScores(text) else { return false }
    weights.learn(analyzer, &features)
    let isKnown = addScores(analysis, analyzer)
    scores = heldOut
    choose(isKnown: isKnown, analysis, into: &prediction)
    return true
  }

  /// Makes the label of the scores at hand.
  private mutating func choose(
    isKnown: Bool, _ analysis: Analysis, into prediction: inout Prediction
  ) {
    prediction.evidence.removeAll(keepingCapacity: true)
    prediction.isFallback = !isKnown
    if let calibration {
      calibration.replace(&scores, matches: found)
    } else {
      for index in found.indices { scores[index] += model.header.matchWeight * found[index] }
    }
    var best = 0
    for index in scores.indices where scores[index] > scores[best] { best = index }
    if !isKnown, let fallback = model.header.fallback { best = fallback }
    var runnerUp = best == 0 ? 1 : 0
    for index in scores.indices where index != best && scores[index] > scores[runnerUp] {
      runnerUp = index
    }
    prediction.category = best
    prediction.runnerUp = runnerUp
    prediction.probability = calibration == nil ? nil : scores[best]
    prediction.familiarity = counts.familiarity
    if isKnown { addEvidence(for: best, against: runnerUp, analysis, to: &prediction) }
  }

  func forEachText(
    of evidence: [Evidence], of analyzer: borrowing Analyzer,
    _ body: (Evidence, Span<UInt8>, Span<UInt8>) -> Void
  ) {
    for item in evidence {
      switch item.source {
      case .word(let form) where features.usesTerms:
        analyzer.withText(of: analyzer.term(of: form)) { body(item, $0, Span()) }
      case .word(let form):
        analyzer.withText(of: form) { body(item, $0, Span()) }
      case .bigram(let first, let second):
        analyzer.withText(of: first) { one in
          analyzer.withText(of: second) { body(item, one, $0) }
        }
      case .category(let category):
        let name = findNames[category]
        body(item, name.span, Span())
      case .keyword: break
      }
    }
  }

  // MARK: Scores

  /// Sums what all features of the text add; false when none is known.
  private mutating func addScores(_ analysis: Analysis, _ analyzer: borrowing Analyzer) -> Bool {
    let hasFinds = addFinds(analysis, analyzer)
    weights.count(analysis, usesBigrams: usesBigrams, into: &counts)
    kinds.removeAll(keepingCapacity: true)
    features.forEachTokenKind(in: analysis) { kinds.append($0) }
    wordUnit = FeatureMatrix.unit(of: counts.words + kinds.count + counts.bigrams, lengthPower)
    nGramUnit = FeatureMatrix.unit(of: counts.nGrams, lengthPower)
    for part in 0..<weights.width {
      let sums = weights.sums(of: analysis, kinds, part: part)
      Self.replace(&scores, from: 8 * part, by: sums, wordUnit, nGramUnit, biases)
    }
    weights.add(counts, wordUnit, to: &scores)
    return hasFinds || counts.isKnown || !counts.pairs.isEmpty
  }

  /// Replaces up to eight scores, from `first` on, by these sums and the categories' biases.
  private static func replace(
    _ scores: inout [Double], from first: Int, by sums: FormWeights.Sums, _ wordUnit: Float,
    _ nGramUnit: Float, _ biases: [Float]
  ) {
    let biases = biases.span
    var scores = scores.mutableSpan
    for index in first..<min(first + 8, biases.count) {
      scores[index] = Double(
        biases[index] + wordUnit * sums.words[index - first] + nGramUnit
          * sums.nGrams[index - first])
    }
  }

  /// Looks for the codebook's keywords; true when one is found for some category.
  private mutating func addFinds(_ analysis: Analysis, _ analyzer: borrowing Analyzer) -> Bool {
    guard let sums = finds?.sums(for: analysis, of: analyzer) else { return false }
    var isFound = false
    for sum in sums where sum > 0 { isFound = true }
    for index in found.indices { found[index] = findIndices[index].map { Double(sums[$0]) } ?? 0 }
    return isFound
  }

  // MARK: Evidence

  /// The words, pairs and finds that speak most for `best` and against `runnerUp`, in log-odds where
  /// probabilities are calibrated.
  private mutating func addEvidence(
    for best: Int, against runnerUp: Int, _ analysis: Analysis, to prediction: inout Prediction
  ) {
    let slope = Float(calibration?.slope ?? 1)
    let ofWords = FormWeights.Difference(
      best, runnerUp, scale: slope, wordUnit: wordUnit, nGramUnit: nGramUnit)
    let ofOthers = FormWeights.Difference(best, runnerUp, wordUnit: slope * wordUnit)
    differences.removeAll(keepingCapacity: true)
    weights.append(ofWords, of: analysis.normalForms.span, to: &differences)
    weights.append(ofOthers, of: analysis.hashtagWords.span, to: &differences)
    weights.append(ofOthers, of: counts, to: &differences)
    reasons.find(
      in: analysis, counts.pairs, differences, into: &prediction,
      limit: ModelAnnotator.evidenceLimit)
    if !found.isEmpty, let index = findIndices[best] {
      let findSlope = calibration?.matchSlope ?? model.header.matchWeight
      let weight = Float(findSlope * (found[best] - found[runnerUp]))
      prediction.insert(
        Evidence(source: .category(index), weight: weight), keeping: ModelAnnotator.evidenceLimit)
    }
  }
}
