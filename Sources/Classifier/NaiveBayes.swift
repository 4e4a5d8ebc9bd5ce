public import Lexicon

/// A trained multinomial naive Bayes model (Manning, Raghavan & Schütze 2008, chapter 13).
///
/// It is made by ``train(on:codebook:smoothing:)`` or read from a model file, so an untrained one
/// cannot exist.
public struct NaiveBayes: Sendable, Equatable {
  /// The categories, in the order of scores.
  public let categories: [Category]
  /// How texts are analysed, in training and in labelling.
  public private(set) var options: AnalysisOptions
  /// What the model was made from.
  public let summary: TrainingSummary
  let terms: Vocabulary
  /// log P(category), one for each category.
  let logPriors: [Float]
  /// log P(term | category), category by category within each term.
  let logLikelihoods: [Float]
  /// Turns scores into probabilities; nil when there were too few codes to tell.
  let calibration: Calibration?

  /// Trains on coded texts.
  ///
  /// - Parameters:
  ///   - set: the texts and their codes.
  ///   - codebook: lends its titles and its order of categories when it knows all the codes.
  ///   - smoothing: the count a > 0 that is added to every term in every category.
  public static func train(
    on set: borrowing TrainingSet, codebook: Codebook? = nil, smoothing: Double = 1
  ) throws(TrainingError) -> NaiveBayes {
    guard let first = set.codeNames.first else { throw .noCodes }
    guard set.codeNames.count > 1 else { throw .oneCategory(first) }
    guard set.terms.count > 0 else { throw .noTerms }
    let categories = set.categories(of: codebook)
    let places = set.codeNames.map { name in categories.firstIndex { $0.id == name }! }
    let codes = set.codes.map { places[$0] }
    var counts = TermCounts(categories: categories.count, terms: set.terms.count)
    for text in codes.indices { counts.add(set, text, codes[text]) }
    let fit = counts.fit(smoothing: smoothing)
    return NaiveBayes(
      categories: categories, options: set.options,
      summary: TrainingSummary(
        tweets: set.count,
        tweetsByCategory: counts.texts.map { Int($0) },
        smoothing: smoothing, codebook: codebook?.name,
        codebookChecksum: codebook?.checksum, icu: icuVersion),
      terms: set.terms, logPriors: fit.logPriors, logLikelihoods: fit.logLikelihoods,
      calibration: Calibration.outOfFold(set, codes, counts, smoothing: smoothing))
  }

  /// Gives a model that was read the root words that it was made with.
  ///
  /// - Throws: ``LexiconError/otherRoots(expected:found:)`` when `roots` is another list.
  public mutating func supply(_ roots: RootWords) throws(LexiconError) {
    try options.supply(roots)
  }

  /// The fewest coded tweets from which probabilities can be calibrated.
  public static let fewestForProbabilities = Calibration.fewestTexts

  /// Whether the model gives probabilities.
  public var isCalibrated: Bool { calibration != nil }

  /// log P(category) + log P(text | category) of a bag of terms, for each category.
  func logJoint(_ occurrences: some Sequence<Int32>) -> [Double] {
    NaiveBayes.logJoint(occurrences, logPriors, logLikelihoods)
  }

  static func logJoint(
    _ occurrences: some Sequence<Int32>, _ logPriors: [Float], _ logLikelihoods: [Float]
  ) -> [Double] {
    var scores = logPriors.map(Double.init)
    for term in occurrences {
      let row = Int(term) * scores.count
      for place in scores.indices { scores[place] += Double(logLikelihoods[row + place]) }
    }
    return scores
  }
}

/// What a model was made from.
public struct TrainingSummary: Codable, Equatable, Sendable {
  /// The number of coded tweets.
  public let tweets: Int
  /// Their number in each category.
  public let tweetsByCategory: [Int]
  /// The count added to every term in every category.
  public let smoothing: Double
  /// The codebook's name and checksum, where one gave the categories.
  public let codebook: String?
  /// The codebook's SHA-256.
  public let codebookChecksum: String?
  /// The version of ICU that cut and folded the texts.
  public let icu: String
}

/// Counts of texts and terms by category, from which the model's logarithms follow.
struct TermCounts {
  var texts: [Double]
  /// Category by category within each term.
  private var terms: [Double]
  private let termCount: Int

  init(categories: Int, terms termCount: Int) {
    texts = Array(repeating: 0, count: categories)
    terms = Array(repeating: 0, count: categories * termCount)
    self.termCount = termCount
  }

  /// Adds a text of `set` to `category`, or takes it away with a `weight` of -1.
  mutating func add(
    _ set: borrowing TrainingSet, _ text: Int, _ category: Int, weight: Double = 1
  ) {
    texts[category] += weight
    for place in set.range(of: text) {
      terms[Int(set.occurrences[place]) * texts.count + category] += weight
    }
  }

  /// The logarithms of priors and likelihoods. Terms without any count are as if never seen.
  func fit(smoothing: Double) -> (logPriors: [Float], logLikelihoods: [Float]) {
    let categories = texts.count
    var totals = [Double](repeating: 0, count: categories)
    var seen = 0
    for term in 0..<termCount {
      var isSeen = false
      for place in 0..<categories where terms[term * categories + place] > 0 {
        totals[place] += terms[term * categories + place]
        isSeen = true
      }
      if isSeen { seen += 1 }
    }
    let textCount = texts.reduce(0, +)
    // A category that is empty in one fold must stay possible; half a text says "rarer than all".
    let logPriors = texts.map { Float.log(max($0, 0.5) / textCount) }
    var logLikelihoods = [Float](repeating: 0, count: terms.count)
    for term in 0..<termCount {
      let row = term * categories..<(term + 1) * categories
      guard terms[row].contains(where: { $0 > 0 }) else { continue }
      for (place, total) in totals.enumerated() {
        let share = (terms[row.lowerBound + place] + smoothing) / (total + smoothing * Double(seen))
        logLikelihoods[row.lowerBound + place] = Float.log(share)
      }
    }
    return (logPriors, logLikelihoods)
  }
}
