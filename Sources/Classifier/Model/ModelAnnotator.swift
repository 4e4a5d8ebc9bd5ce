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
  /// What the text at hand has: token-kind features, bigrams that are known, and what speaks for its
  /// label.
  private var kinds: [Int] = []
  private var pairs: [Pair] = []
  private var reasons: [Reason] = []
  /// A bit for each of 64 groups of words: whether one of the group is a reason.
  private var reasonGroups: UInt64 = 0
  /// What one word and what one n-gram of the text at hand weighs.
  private var wordUnit: Float = 1
  private var nGramUnit: Float = 1

  /// Two words in a row, with the row of their bigram.
  private struct Pair {
    let first: NormalForm
    let second: NormalForm
    let row: Int
  }

  /// A word, or two in a row, and how much it speaks for the label.
  private struct Reason {
    let first: NormalForm
    let second: NormalForm?
    var weight: Float
  }

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
    finds = try CodebookAnnotator(compiled)
    let codebook = compiled.codebook
    findIndices = model.categories.map { codebook.index(of: $0.id) }
    findNames = codebook.categories.map { Array("\(codebook.name):\($0.id)".utf8) }
    found = findIndices.map { _ in 0 }
  }

  /// The words of hashtags are words like others.
  var usesHashtagWords: Bool { true }

  var usesText: Bool { finds?.usesText ?? false }

  /// The model's categories.
  var categories: [Category] { model.categories }

  /// The calibrated probability of each category for the text annotated last; empty where the model
  /// is not calibrated.
  var probabilities: [Double] { calibration == nil ? [] : scores }

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
    if isKnown { addEvidence(for: best, against: runnerUp, analysis, to: &prediction) }
  }

  func familiarity(of analysis: Analysis) -> WordFamiliarity {
    weights.familiarity(of: analysis)
  }

  /// Calls `body` with the word, the pair of words or the codebook's category.
  func withText(
    of evidence: Evidence, of analyzer: borrowing Analyzer, _ body: (Span<UInt8>) -> Void
  ) {
    switch evidence.source {
    case .word(let form):
      if features.usesTerms {
        analyzer.withText(of: analyzer.term(of: form), body)
      } else {
        analyzer.withText(of: form, body)
      }
    case .bigram(let first, let second):
      let text = analyzer.text(of: first) + " " + analyzer.text(of: second)
      body(Array(text.utf8).span)
    case .category(let category):
      let name = findNames[category]
      body(name.span)
    case .keyword: body(Span())
    }
  }

  // MARK: Scores

  /// Sums what all features of the text add; false when none is known.
  private mutating func addScores(_ analysis: Analysis, _ analyzer: borrowing Analyzer) -> Bool {
    let hasFinds = addFinds(analysis, analyzer)
    let bigrams = findPairs(analysis)
    kinds.removeAll(keepingCapacity: true)
    features.forEachTokenKind(in: analysis) { kinds.append($0) }
    var isKnown = hasFinds || !pairs.isEmpty
    for part in 0..<weights.width {
      let sums = weights.sums(of: analysis, kinds, part: part)
      if sums.isKnown { isKnown = true }
      wordUnit = FeatureMatrix.unit(of: sums.wordCount + bigrams, lengthPower)
      nGramUnit = FeatureMatrix.unit(of: sums.nGramCount, lengthPower)
      for index in 8 * part..<min(8 * part + 8, biases.count) {
        scores[index] = Double(
          biases[index] + wordUnit * sums.words[index % 8] + nGramUnit * sums.nGrams[index % 8])
      }
    }
    addPairs()
    return isKnown
  }

  /// Finds the bigrams that are known, and returns how many there are in all.
  private mutating func findPairs(_ analysis: Analysis) -> Int {
    pairs.removeAll(keepingCapacity: true)
    if !usesBigrams { return 0 }
    let bytes = model.data.bytes
    var count = 0
    features.forEachBigram(in: analysis) { first, second, key in
      count += 1
      let row = weights.row(of: key, in: bytes)
      if row >= 0 { pairs.append(Pair(first: first, second: second, row: row)) }
    }
    return count
  }

  /// What a bigram weighs is known only when all words are counted.
  private mutating func addPairs() {
    if pairs.isEmpty { return }
    let bytes = model.data.bytes
    for pair in pairs {
      for category in biases.indices {
        scores[category] += Double(wordUnit * model.layout.weight(pair.row, category, in: bytes))
      }
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
    reasons.removeAll(keepingCapacity: true)
    reasonGroups = 0
    for form in analysis.normalForms {
      let word = weights.wordDifference(form, best, runnerUp)
      let nGrams = weights.nGramDifference(form, best, runnerUp)
      addReason(form, nil, slope * (wordUnit * word + nGramUnit * nGrams))
    }
    for form in analysis.hashtagWords {
      addReason(form, nil, slope * wordUnit * weights.wordDifference(form, best, runnerUp))
    }
    if !pairs.isEmpty { addPairReasons(best, runnerUp, slope) }
    for reason in reasons {
      let source =
        reason.second.map { .bigram(reason.first, $0) } ?? Evidence.Source.word(reason.first)
      prediction.insert(
        Evidence(source: source, weight: reason.weight), keeping: ModelAnnotator.evidenceLimit)
    }
    if !found.isEmpty, let index = findIndices[best] {
      let findSlope = calibration?.matchSlope ?? model.header.matchWeight
      let weight = Float(findSlope * (found[best] - found[runnerUp]))
      prediction.insert(
        Evidence(source: .category(index), weight: weight), keeping: ModelAnnotator.evidenceLimit)
    }
  }

  private mutating func addPairReasons(_ best: Int, _ runnerUp: Int, _ slope: Float) {
    let model = model  // a span of self would keep self from being changed
    let bytes = model.data.bytes
    for pair in pairs {
      let weight =
        model.layout.weight(pair.row, best, in: bytes)
        - model.layout.weight(pair.row, runnerUp, in: bytes)
      addReason(pair.first, pair.second, slope * wordUnit * weight)
    }
  }

  /// Adds what speaks for the label; what speaks against it is no reason. The same word twice adds up.
  private mutating func addReason(
    _ first: NormalForm, _ second: NormalForm?, _ weight: Float
  ) {
    if weight <= 0 { return }
    let group: UInt64 = 1 << UInt64(first.index & 63)
    // Most words come once, and need not be looked for.
    if reasonGroups & group != 0 {
      for index in reasons.indices where reasons[index].first == first {
        if reasons[index].second == second {
          reasons[index].weight += weight
          return
        }
      }
    }
    reasonGroups |= group
    reasons.append(Reason(first: first, second: second, weight: weight))
  }
}
