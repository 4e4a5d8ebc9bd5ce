public import Lexicon

/// Labels tweets by a naive Bayes model: one look-up and one row of additions a term.
public struct NaiveBayesAnnotator: Annotator {
  /// The most terms named as evidence.
  public static let evidenceLimit = 5

  private let model: NaiveBayes
  /// For each spelling its term's number in the model, or -1.
  private var modelTerms: [Int32] = []
  private var generation = 0
  private var known: [(term: Int32, modelTerm: Int32)] = []
  private var scores: [Double]

  /// Makes an annotator for one thread. The analyzer that it is used with must have the model's
  /// options.
  public init(_ model: NaiveBayes) {
    self.model = model
    scores = model.logPriors.map(Double.init)
  }

  /// The words of hashtags are terms like others.
  public var usesHashtagWords: Bool { true }

  /// The model's categories.
  public var categories: [Category] { model.categories }

  /// Refills `prediction` with the label of the text that `analyzer` has just analysed.
  public mutating func annotate(
    _ analysis: Analysis, of analyzer: borrowing Analyzer, into prediction: inout Prediction
  ) {
    remember(analyzer)
    addScores(analysis, analyzer)
    var best = 0
    for place in scores.indices where scores[place] > scores[best] { best = place }
    prediction.isFallback = known.isEmpty
    prediction.probability = nil
    if let calibration = model.calibration {
      // The label is the likeliest category after calibration: the biases may change the order.
      let probabilities = calibration.probabilities(scores)
      for place in probabilities.indices where probabilities[place] > probabilities[best] {
        best = place
      }
      prediction.probability = probabilities[best]
    }
    prediction.category = best
    addEvidence(for: best, to: &prediction)
  }

  /// Calls `body` with the term.
  public func withText(
    of evidence: Evidence, of analyzer: borrowing Analyzer, _ body: (Span<UInt8>) -> Void
  ) {
    analyzer.withText(ofTerm: evidence.source, body)
  }

  /// Finds the model's terms for the spellings that are new since the last text.
  private mutating func remember(_ analyzer: borrowing Analyzer) {
    if generation != analyzer.generation {
      generation = analyzer.generation
      modelTerms.removeAll(keepingCapacity: true)
    }
    while modelTerms.count < analyzer.spellingCount {
      let spelling = Int32(modelTerms.count)
      let term = analyzer.term(ofSpelling: spelling)
      let known =
        analyzer.isStopWord(spelling)
        ? nil : analyzer.withText(ofTerm: term) { model.terms.number(of: $0) }
      modelTerms.append(known ?? -1)
    }
  }

  private mutating func addScores(_ analysis: Analysis, _ analyzer: borrowing Analyzer) {
    for place in scores.indices { scores[place] = Double(model.logPriors[place]) }
    known.removeAll(keepingCapacity: true)
    for spelling in analysis.spellings { add(spelling, analyzer) }
    for spelling in analysis.hashtagWords { add(spelling, analyzer) }
  }

  private mutating func add(_ spelling: Int32, _ analyzer: borrowing Analyzer) {
    let modelTerm = modelTerms[Int(spelling)]
    if modelTerm < 0 { return }
    known.append((analyzer.term(ofSpelling: spelling), modelTerm))
    let row = Int(modelTerm) * scores.count
    for place in scores.indices {
      scores[place] += Double(model.logLikelihoods[row + place])
    }
  }

  /// The terms that speak most for `best` and against the runner-up, each with its log-odds.
  private func addEvidence(for best: Int, to prediction: inout Prediction) {
    prediction.evidence.removeAll(keepingCapacity: true)
    var runnerUp = best == 0 ? 1 : 0
    for place in scores.indices where place != best && scores[place] > scores[runnerUp] {
      runnerUp = place
    }
    for (term, modelTerm) in known {
      let row = Int(modelTerm) * scores.count
      let odds = model.logLikelihoods[row + best] - model.logLikelihoods[row + runnerUp]
      if odds <= 0 { continue }
      if let place = prediction.evidence.firstIndex(where: { $0.source == term }) {
        let sum = prediction.evidence[place].weight + odds
        prediction.evidence[place] = Evidence(source: term, weight: sum)
      } else {
        prediction.evidence.append(Evidence(source: term, weight: odds))
      }
    }
    prediction.evidence.sort { ($1.weight, $0.source) < ($0.weight, $1.source) }
    if prediction.evidence.count > NaiveBayesAnnotator.evidenceLimit {
      prediction.evidence.removeLast(prediction.evidence.count - NaiveBayesAnnotator.evidenceLimit)
    }
  }
}
