public import Classifier
public import Corpus
internal import Lexicon

/// A tweet's label, whatever gave it.
public struct TweetLabel: Equatable, Sendable {
  /// The index of the category.
  public let category: Int
  /// How likely the label is right, 0 to 1; nil where nothing tells.
  public let probability: Double?
  /// How strongly something spoke for it: see ``LabelBand``.
  public let band: Int

  /// Makes a label; without a band, that of the probability or else the middle one.
  public init(category: Int, probability: Double? = nil, band: Int? = nil) {
    self.category = category
    self.probability = probability
    self.band = band ?? probability.map(LabelBand.band) ?? LabelBand.count / 2
  }

  /// The label of a prediction.
  public init(_ prediction: Prediction) {
    let count = min(prediction.evidence.count, LabelBand.count - 1)
    self.init(
      category: prediction.category, probability: prediction.probability,
      band: prediction.probability.map(LabelBand.band) ?? (prediction.isFallback ? 0 : count))
  }
}

/// How strongly something spoke for a label, in three bands: hardly (nothing, or a probability below
/// 0.6), somewhat (one keyword, or below 0.9), and much. Labels of one category but different bands are
/// right more or less often, which codes from elsewhere are weighed by.
public enum LabelBand {
  /// How many bands there are.
  public static let count = 3

  /// The band of a calibrated probability.
  public static func band(of probability: Double) -> Int {
    probability < 0.6 ? 0 : probability < 0.9 ? 1 : 2
  }
}

/// Labels tweets, whatever gives the labels; one serves one thread.
public struct TweetLabeller: ~Copyable {
  /// What analyses the texts, and labels them unless the labels are given.
  public private(set) var labeller: Labeller
  private let given: GivenLabels?
  private let countsWords: Bool
  /// The place of the first other source among those of `labeller`.
  private let firstOther: Int
  /// The tweets without a given label.
  public private(set) var missing = MissingLabels()

  /// Makes a labeller.
  ///
  /// - Parameters:
  ///   - origin: what gives the labels.
  ///   - others: other sources, by which tweets can be labelled besides; see ``labelAgain(by:)``.
  ///   - countsWords: whether the caller looks at the analysis of each text.
  /// - Precondition: `others` have the options of `origin`.
  /// - Throws: `LexiconError` when ICU or the stemmer cannot be opened.
  public init(
    _ origin: LabelOrigin, others: [LabelSource] = [], countsWords: Bool = false
  ) throws {
    self.countsWords = countsWords || !others.isEmpty
    switch origin {
    case .program(let source):
      labeller = try Labeller(
        [source] + others, source.options, countsWords: countsWords)
      given = nil
      firstOther = 1
    case .given(let labels, let options):
      labeller = try Labeller(others, options, countsWords: countsWords)
      given = labels
      firstOther = 0
    }
  }

  /// The category that another source gives the tweet labelled last, and the keywords found in it; what else the
  /// labeller tells is then of that label.
  public mutating func labelAgain(by other: Int) -> (category: Int, keywords: [Int]) {
    labeller.label(by: firstOther + other)
    return (labeller.prediction.category, labeller.matchedKeywords)
  }

  /// The label of a tweet; nil where it has none, which ``missing`` then counts.
  public mutating func label(_ index: Int, of batch: TweetBatch) -> TweetLabel? {
    guard let given else {
      batch.withBytes(.text, of: index) { labeller.label($0) }
      return TweetLabel(labeller.prediction)
    }
    if countsWords { batch.withBytes(.text, of: index) { labeller.analyze($0) } }
    let label = given.label(of: index, in: batch)
    if label == nil { missing.add(batch.string(.id, of: index)) }
    return label
  }

  /// The label of a tweet that people have coded; nil where it has none, which ``missing`` then counts.
  public mutating func label(_ tweet: CodedTweet) -> TweetLabel? {
    guard let given else {
      labeller.label(tweet.text.span)
      return TweetLabel(labeller.prediction)
    }
    let label = given.label(of: tweet)
    if label == nil { missing.add(tweet.id) }
    return label
  }

  /// What spoke for the label given last; nothing where another program gave it.
  public var evidence: [Explanation.Reason] {
    given == nil ? labeller.explanation().evidence : []
  }

  /// Forgets the words met so far where they take more than `limit` bytes.
  public mutating func forget(beyond limit: Int) { labeller.forget(beyond: limit) }

  /// The probability of each category for the tweet labelled last; empty where nothing tells.
  public var posterior: [Double] { given == nil ? labeller.probabilities : [] }
}

/// The tweets of an archive to which another program gave no label.
public struct MissingLabels: Equatable, Sendable {
  /// How many.
  public private(set) var tweets = 0
  /// The least of their ids, so that it does not depend on the number of threads.
  public private(set) var firstID = ""

  /// Nothing is missing.
  public init() {}

  mutating func add(_ id: String) { add(MissingLabels(tweets: 1, firstID: id)) }

  /// Adds what another thread missed.
  public mutating func add(_ other: MissingLabels) {
    if other.tweets == 0 { return }
    firstID = tweets == 0 ? other.firstID : min(firstID, other.firstID)
    tweets += other.tweets
  }

  private init(tweets: Int, firstID: String) {
    self.tweets = tweets
    self.firstID = firstID
  }

  /// Throws where a label is missing: a share of some tweets only would mislead.
  public func check(_ origin: LabelOrigin) throws(GivenLabelError) {
    if tweets > 0 { throw .missing(labels: origin.name, tweets: tweets, firstID: firstID) }
  }
}
