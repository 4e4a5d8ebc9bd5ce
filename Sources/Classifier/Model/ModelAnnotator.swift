internal import Foundation
internal import Lexicon

/// Labels tweets by a model. All that a word adds, by itself and by the runs of characters in it, is
/// summed once for each distinct spelling; then a word costs one row of additions.
struct ModelAnnotator: Annotator {
  /// The most features named as evidence.
  static let evidenceLimit = 5

  private let model: Model
  private var features: TextFeatures
  private var codebookAnnotator: CodebookAnnotator?
  private var codebookPrediction = Prediction()
  /// For each category its index in the codebook, and its weight in what the codebook matched.
  private let matchIndices: [Int?]
  private var matched: [Double]
  /// What each spelling adds as a word, and what by its runs, category by category.
  private var wordWeights: [Float] = []
  private var nGramWeights: [Float] = []
  /// For each spelling how many runs it has, and whether any feature of it is known.
  private var nGramCounts: [Int32] = []
  private var isKnown: [Bool] = []
  private let biases: [Float]
  private var wordSums: [Float]
  private var nGramSums: [Float]
  private var scores: [Double]
  private var parts: [Part] = []
  private var wordUnit: Float = 1
  private var nGramUnit: Float = 1

  /// A pair in the text at hand, with its row.
  private struct Part {
    let evidence: Evidence.Source
    let row: Int
  }

  /// Makes an annotator for one thread. The analyzer that it is used with must have the model's
  /// options.
  ///
  /// - Throws: ``LexiconError`` when the model has a codebook and its words cannot be analysed.
  init(_ model: Model) throws(LexiconError) {
    self.model = model
    features = TextFeatures(model.header.featureOptions)
    matchIndices =
      model.codebook.map { book in model.categories.map { book.index(of: $0.id) } } ?? []
    matched = matchIndices.map { _ in 0 }
    if let codebook = model.codebook {
      codebookAnnotator = try CodebookAnnotator(CompiledCodebook(codebook, model.options))
    }
    let bytes = model.data.bytes
    let biases = (0..<model.layout.categories).map { model.layout.bias($0, in: bytes) }
    self.biases = biases
    wordSums = biases
    nGramSums = biases
    scores = biases.map(Double.init)
  }

  /// The words of hashtags are words like others.
  var usesHashtagWords: Bool { true }

  var usesText: Bool { codebookAnnotator?.usesText ?? false }

  /// The model's categories.
  var categories: [Category] { model.categories }

  /// The calibrated probability of each category for the text annotated last; empty where the model
  /// is not calibrated.
  var probabilities: [Double] { model.isCalibrated ? scores : [] }

  /// Refills `prediction` with the label of the text that `analyzer` has just analysed.
  mutating func annotate(
    _ analysis: Analysis, of analyzer: borrowing Analyzer, into prediction: inout Prediction
  ) {
    learn(analyzer)
    let isKnown = addScores(analysis, analyzer)
    prediction.evidence.removeAll(keepingCapacity: true)
    prediction.isFallback = !isKnown
    if let calibration = model.header.calibration {
      calibration.replace(&scores, matches: matched)
    } else {
      for index in matched.indices { scores[index] += model.header.matchWeight * matched[index] }
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
    prediction.probability = model.isCalibrated ? scores[best] : nil
    if isKnown { addEvidence(for: best, against: runnerUp, analysis, to: &prediction) }
  }

  /// Calls `body` with the word, the pair of words or the codebook's category.
  func withText(
    of evidence: Evidence, of analyzer: borrowing Analyzer, _ body: (Span<UInt8>) -> Void
  ) {
    switch evidence.source {
    case .word(let form):
      if features.options.usesTerms {
        analyzer.withText(of: analyzer.term(of: form), body)
      } else {
        analyzer.withText(of: form, body)
      }
    case .bigram(let first, let second):
      let text = analyzer.text(of: first) + " " + analyzer.text(of: second)
      body(Array(text.utf8).span)
    case .category(let category):
      let name =
        codebookAnnotator.map { "\($0.codebook.name):\($0.codebook.categories[category].id)" } ?? ""
      body(Array(name.utf8).span)
    case .keyword: body(Span())
    }
  }

  // MARK: What is known of a spelling

  private mutating func learn(_ analyzer: borrowing Analyzer) {
    if features.learn(analyzer) {
      wordWeights.removeAll(keepingCapacity: true)
      nGramWeights.removeAll(keepingCapacity: true)
      nGramCounts.removeAll(keepingCapacity: true)
      isKnown.removeAll(keepingCapacity: true)
    }
    guard nGramCounts.count < analyzer.normalFormCount else { return }
    let bytes = model.data.bytes
    let layout = model.layout
    while nGramCounts.count < analyzer.normalFormCount {
      let form = NormalForm(index: nGramCounts.count)
      let base = wordWeights.count
      var isKnown = false
      var count: Int32 = 0
      wordWeights.append(contentsOf: repeatElement(0, count: layout.categories))
      nGramWeights.append(contentsOf: repeatElement(0, count: layout.categories))
      if features.words[form.index] != 0 {
        let row = layout.row(of: features.words[form.index], in: bytes)
        if row >= 0 { isKnown = true }
        for category in 0..<layout.categories where row >= 0 {
          wordWeights[base + category] = layout.weight(row, category, in: bytes)
        }
      }
      features.forEachNGram(in: form, of: analyzer) { key in
        count += 1
        let row = layout.row(of: key, in: bytes)
        if row < 0 { return }
        isKnown = true
        for category in 0..<layout.categories {
          nGramWeights[base + category] += layout.weight(row, category, in: bytes)
        }
      }
      nGramCounts.append(count)
      self.isKnown.append(isKnown)
    }
  }

  // MARK: Scores

  /// Sums what all features of the text add; false when none is known.
  private mutating func addScores(_ analysis: Analysis, _ analyzer: borrowing Analyzer) -> Bool {
    for category in biases.indices {
      wordSums[category] = 0
      nGramSums[category] = 0
    }
    parts.removeAll(keepingCapacity: true)
    var (words, nGrams) = (0, 0)
    var isKnown = false
    for form in analysis.normalForms {
      let index = form.index
      if features.words[index] != 0 { words += 1 }
      nGrams += Int(nGramCounts[index])
      if !self.isKnown[index] { continue }
      isKnown = true
      let base = index * biases.count
      for category in biases.indices {
        wordSums[category] += wordWeights[base + category]
        nGramSums[category] += nGramWeights[base + category]
      }
    }
    for form in analysis.hashtagWords where features.words[form.index] != 0 {
      words += 1
      let base = form.index * biases.count
      for category in biases.indices { wordSums[category] += wordWeights[base + category] }
    }
    words += addBigrams(analysis)
    if !parts.isEmpty { isKnown = true }
    addMatches(analysis, analyzer)
    if codebookAnnotator != nil, !codebookPrediction.isFallback { isKnown = true }
    words += addTokenKinds(analysis)
    setUnits(words: words, nGrams: nGrams)
    for category in biases.indices {
      scores[category] = Double(
        biases[category] + wordUnit * wordSums[category] + nGramUnit * nGramSums[category])
    }
    addParts()
    return isKnown
  }

  private mutating func setUnits(words: Int, nGrams: Int) {
    wordUnit = FeatureMatrix.unit(of: words, features.options.lengthPower)
    nGramUnit = FeatureMatrix.unit(of: nGrams, features.options.lengthPower)
  }

  private mutating func addBigrams(_ analysis: Analysis) -> Int {
    let bytes = model.data.bytes
    var count = 0
    features.forEachBigram(in: analysis) { first, second, key in
      count += 1
      let row = model.layout.row(of: key, in: bytes)
      if row >= 0 { parts.append(Part(evidence: .bigram(first, second), row: row)) }
    }
    return count
  }

  private mutating func addTokenKinds(_ analysis: Analysis) -> Int {
    let bytes = model.data.bytes
    var count = 0
    features.forEachTokenKind(in: analysis) { key in
      count += 1
      let row = model.layout.row(of: key, in: bytes)
      for category in biases.indices where row >= 0 {
        wordSums[category] += model.layout.weight(row, category, in: bytes)
      }
    }
    return count
  }

  private mutating func addMatches(_ analysis: Analysis, _ analyzer: borrowing Analyzer) {
    guard codebookAnnotator != nil else { return }
    codebookAnnotator?.annotate(analysis, of: analyzer, into: &codebookPrediction)
    let weights = codebookAnnotator?.scores ?? []
    for category in matchIndices.indices {
      matched[category] = matchIndices[category].map { Double(weights[$0]) } ?? 0
    }
  }

  /// What a pair weighs is known only now.
  private mutating func addParts() {
    let bytes = model.data.bytes
    for part in parts {
      for category in biases.indices {
        scores[category] += Double(wordUnit * model.layout.weight(part.row, category, in: bytes))
      }
    }
  }

  // MARK: Evidence

  /// The words, pairs and matches that speak most for `best` and against `runnerUp`, in log-odds where
  /// probabilities are calibrated.
  private func addEvidence(
    for best: Int, against runnerUp: Int, _ analysis: Analysis, to prediction: inout Prediction
  ) {
    let slope = Float(model.header.calibration?.slope ?? 1)
    for form in analysis.normalForms {
      if !isKnown[form.index] { continue }
      let base = form.index * biases.count
      let word = wordWeights[base + best] - wordWeights[base + runnerUp]
      let nGrams = nGramWeights[base + best] - nGramWeights[base + runnerUp]
      prediction.add(
        Evidence(source: .word(form), weight: slope * (wordUnit * word + nGramUnit * nGrams)))
    }
    for form in analysis.hashtagWords {
      let base = form.index * biases.count
      let word = wordWeights[base + best] - wordWeights[base + runnerUp]
      prediction.add(Evidence(source: .word(form), weight: slope * wordUnit * word))
    }
    let bytes = model.data.bytes
    for part in parts {
      let weight =
        model.layout.weight(part.row, best, in: bytes)
        - model.layout.weight(part.row, runnerUp, in: bytes)
      prediction.add(Evidence(source: part.evidence, weight: slope * wordUnit * weight))
    }
    if !matched.isEmpty, let index = matchIndices[best] {
      let matchSlope = model.header.calibration?.matchSlope ?? model.header.matchWeight
      let weight = matchSlope * (matched[best] - matched[runnerUp])
      prediction.add(Evidence(source: .category(index), weight: Float(weight)))
    }
    prediction.sortEvidence(keeping: ModelAnnotator.evidenceLimit)
  }
}
