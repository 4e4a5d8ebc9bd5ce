internal import Foundation
internal import Lexicon

/// Labels tweets by a model. All that a word adds, by itself and by the runs of characters in it, is
/// summed once for each distinct spelling; then a word costs one row of additions.
struct ModelAnnotator: Annotator {
  /// The most features named as evidence.
  static let evidenceLimit = 5

  private let model: Model
  private var features: TextFeatures
  private var finds: CodebookAnnotator?
  private var find = Prediction()
  /// For each category its place in the codebook, and its weight in what the codebook found.
  private let findPlaces: [Int?]
  private var found: [Double]
  /// What each spelling adds as a word, and what by its runs, category by category.
  private var wordWeights: [Float] = []
  private var runWeights: [Float] = []
  /// For each spelling how many runs it has, and whether any feature of it is known.
  private var runCounts: [Int32] = []
  private var isKnown: [Bool] = []
  private let biases: [Float]
  private var wordSums: [Float]
  private var runSums: [Float]
  private var scores: [Double]
  private var parts: [Part] = []
  private var wordUnit: Float = 1
  private var runUnit: Float = 1

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
    findPlaces =
      model.codebook.map { book in model.categories.map { book.place(of: $0.id) } } ?? []
    found = findPlaces.map { _ in 0 }
    if let codebook = model.codebook {
      finds = CodebookAnnotator(try CompiledCodebook(codebook, model.options))
    }
    let bytes = model.data.bytes
    let biases = (0..<model.layout.categories).map { model.layout.bias($0, in: bytes) }
    self.biases = biases
    wordSums = biases
    runSums = biases
    scores = biases.map(Double.init)
  }

  /// The words of hashtags are words like others.
  var usesHashtagWords: Bool { true }

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
      calibration.replace(&scores, finds: found)
    } else {
      for place in found.indices { scores[place] += model.header.findWeight * found[place] }
    }
    var best = 0
    for place in scores.indices where scores[place] > scores[best] { best = place }
    if !isKnown, let fallback = model.header.fallback { best = fallback }
    var runnerUp = best == 0 ? 1 : 0
    for place in scores.indices where place != best && scores[place] > scores[runnerUp] {
      runnerUp = place
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
    case .spelling(let spelling):
      if features.options.usesTerms {
        analyzer.withText(ofTerm: analyzer.term(ofSpelling: spelling), body)
      } else {
        analyzer.withText(ofSpelling: spelling, body)
      }
    case .pair(let first, let second):
      let text = analyzer.text(ofSpelling: first) + " " + analyzer.text(ofSpelling: second)
      body(Array(text.utf8).span)
    case .category(let category):
      let name = finds.map { "\($0.codebook.name):\($0.codebook.categories[category].id)" } ?? ""
      body(Array(name.utf8).span)
    case .keyword: body(Span())
    }
  }

  // MARK: What is known of a spelling

  private mutating func learn(_ analyzer: borrowing Analyzer) {
    if features.learn(analyzer) {
      wordWeights.removeAll(keepingCapacity: true)
      runWeights.removeAll(keepingCapacity: true)
      runCounts.removeAll(keepingCapacity: true)
      isKnown.removeAll(keepingCapacity: true)
    }
    guard runCounts.count < analyzer.spellingCount else { return }
    let bytes = model.data.bytes
    let layout = model.layout
    while runCounts.count < analyzer.spellingCount {
      let spelling = runCounts.count
      let base = wordWeights.count
      var isKnown = false
      var count: Int32 = 0
      wordWeights.append(contentsOf: repeatElement(0, count: layout.categories))
      runWeights.append(contentsOf: repeatElement(0, count: layout.categories))
      if features.words[spelling] != 0 {
        let row = layout.row(of: features.words[spelling], in: bytes)
        if row >= 0 { isKnown = true }
        for category in 0..<layout.categories where row >= 0 {
          wordWeights[base + category] = layout.weight(row, category, in: bytes)
        }
      }
      features.forEachRun(in: Int32(spelling), of: analyzer) { key in
        count += 1
        let row = layout.row(of: key, in: bytes)
        if row < 0 { return }
        isKnown = true
        for category in 0..<layout.categories {
          runWeights[base + category] += layout.weight(row, category, in: bytes)
        }
      }
      runCounts.append(count)
      self.isKnown.append(isKnown)
    }
  }

  // MARK: Scores

  /// Sums what all features of the text add; false when none is known.
  private mutating func addScores(_ analysis: Analysis, _ analyzer: borrowing Analyzer) -> Bool {
    for category in biases.indices {
      wordSums[category] = 0
      runSums[category] = 0
    }
    parts.removeAll(keepingCapacity: true)
    var (words, runs) = (0, 0)
    var isKnown = false
    for spelling in analysis.spellings {
      let place = Int(spelling)
      if features.words[place] != 0 { words += 1 }
      runs += Int(runCounts[place])
      if !self.isKnown[place] { continue }
      isKnown = true
      let base = place * biases.count
      for category in biases.indices {
        wordSums[category] += wordWeights[base + category]
        runSums[category] += runWeights[base + category]
      }
    }
    for spelling in analysis.hashtagWords where features.words[Int(spelling)] != 0 {
      words += 1
      let base = Int(spelling) * biases.count
      for category in biases.indices { wordSums[category] += wordWeights[base + category] }
    }
    words += addPairs(analysis)
    if !parts.isEmpty { isKnown = true }
    addFinds(analysis, analyzer)
    if finds != nil, !find.isFallback { isKnown = true }
    words += addSigns(analysis)
    setUnits(words: words, runs: runs)
    for category in biases.indices {
      scores[category] = Double(
        biases[category] + wordUnit * wordSums[category] + runUnit * runSums[category])
    }
    addParts()
    return isKnown
  }

  private mutating func setUnits(words: Int, runs: Int) {
    wordUnit = FeatureMatrix.unit(of: words, features.options.lengthPower)
    runUnit = FeatureMatrix.unit(of: runs, features.options.lengthPower)
  }

  private mutating func addPairs(_ analysis: Analysis) -> Int {
    let bytes = model.data.bytes
    var count = 0
    features.forEachPair(in: analysis) { first, second, key in
      count += 1
      let row = model.layout.row(of: key, in: bytes)
      if row >= 0 { parts.append(Part(evidence: .pair(first, second), row: row)) }
    }
    return count
  }

  private mutating func addSigns(_ analysis: Analysis) -> Int {
    let bytes = model.data.bytes
    var count = 0
    features.forEachSign(in: analysis) { key in
      count += 1
      let row = model.layout.row(of: key, in: bytes)
      for category in biases.indices where row >= 0 {
        wordSums[category] += model.layout.weight(row, category, in: bytes)
      }
    }
    return count
  }

  private mutating func addFinds(_ analysis: Analysis, _ analyzer: borrowing Analyzer) {
    guard finds != nil else { return }
    finds?.annotate(analysis, of: analyzer, into: &find)
    let weights = finds?.scores ?? []
    for category in findPlaces.indices {
      found[category] = findPlaces[category].map { Double(weights[$0]) } ?? 0
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

  /// The words, pairs and finds that speak most for `best` and against `runnerUp`, in log-odds where
  /// probabilities are calibrated.
  private func addEvidence(
    for best: Int, against runnerUp: Int, _ analysis: Analysis, to prediction: inout Prediction
  ) {
    let slope = Float(model.header.calibration?.slope ?? 1)
    for place in analysis.spellings.indices {
      let spelling = analysis.spellings[place]
      if !isKnown[Int(spelling)] { continue }
      let base = Int(spelling) * biases.count
      let word = wordWeights[base + best] - wordWeights[base + runnerUp]
      let runs = runWeights[base + best] - runWeights[base + runnerUp]
      prediction.add(
        Evidence(source: .spelling(spelling), weight: slope * (wordUnit * word + runUnit * runs)))
    }
    for spelling in analysis.hashtagWords {
      let base = Int(spelling) * biases.count
      let word = wordWeights[base + best] - wordWeights[base + runnerUp]
      prediction.add(Evidence(source: .spelling(spelling), weight: slope * wordUnit * word))
    }
    let bytes = model.data.bytes
    for part in parts {
      let weight =
        model.layout.weight(part.row, best, in: bytes)
        - model.layout.weight(part.row, runnerUp, in: bytes)
      prediction.add(Evidence(source: part.evidence, weight: slope * wordUnit * weight))
    }
    if !found.isEmpty, let place = findPlaces[best] {
      let findSlope = model.header.calibration?.findSlope ?? model.header.findWeight
      let weight = findSlope * (found[best] - found[runnerUp])
      prediction.add(Evidence(source: .category(place), weight: Float(weight)))
    }
    prediction.sortEvidence(keeping: ModelAnnotator.evidenceLimit)
  }
}
