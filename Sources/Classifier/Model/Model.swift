internal import Foundation
public import Lexicon

/// A trained model: how much each feature of a text adds to the score of each category.
///
/// It is made by ``train(on:codebook:options:)`` or read from a model file, so an untrained one cannot
/// exist. Its tables stay where they are, in the file's bytes, which may be mapped into memory.
public struct Model: Sendable, Equatable {
  let header: Header
  /// The file's bytes, and where its tables lie in them.
  let data: Data
  let layout: Layout
  /// How texts are analysed, in training and in labelling.
  public private(set) var options: AnalysisOptions
  /// The codebook whose matches are features; nil when the model needs none.
  public let codebook: Codebook?

  init(header: Header, data: Data, layout: Layout) throws(CodebookError) {
    self.header = header
    self.data = data
    self.layout = layout
    options = header.options
    codebook = try header.codebook.map { source throws(CodebookError) in
      try Codebook(parsing: source, file: "the model's codebook")
    }
  }

  /// The categories, in the order of scores.
  public var categories: [Category] { header.categories }
  /// What the model was made from.
  public var summary: TrainingSummary { header.summary }
  /// Whether the model gives probabilities.
  public var isCalibrated: Bool { header.calibration != nil }

  /// The fewest coded tweets from which probabilities can be calibrated.
  public static let fewestForProbabilities = Calibration.fewestTexts

  /// Whether the model was trained on `text`, UTF-8: its labels of such texts look better than they
  /// are.
  public func hasLearnt(_ text: Span<UInt8>) -> Bool {
    let wanted = FeatureKey.word(text)
    var (low, high) = (0, header.fingerprints)
    while low < high {
      let middle = (low + high) / 2
      if layout.fingerprint(middle, of: data) < wanted { low = middle + 1 } else { high = middle }
    }
    return low < header.fingerprints && layout.fingerprint(low, of: data) == wanted
  }

  /// Gives a model that was read the root words that it was made with.
  ///
  /// - Throws: ``LexiconError/otherRoots(expected:found:)`` when `roots` is another list.
  public mutating func supply(_ roots: RootWords) throws(LexiconError) {
    try options.supply(roots)
  }

  /// Models are equal when their files are.
  public static func == (one: Model, other: Model) -> Bool { one.data == other.data }
}

/// How a model is trained.
public struct TrainingOptions: Codable, Equatable, Sendable {
  /// How weights are learnt.
  public var method: TrainingMethod
  /// The count a > 0 that is added to every feature in every category.
  public var smoothing: Double
  /// The order in which texts are visited, and the folds, follow from it.
  public var seed: UInt64
  /// The number of parts, each held back once, by which probabilities are calibrated.
  public var folds: Int

  /// Makes options.
  public init(
    method: TrainingMethod = .linear, smoothing: Double = 1, seed: UInt64 = 1, folds: Int = 5
  ) {
    self.method = method
    self.smoothing = smoothing
    self.seed = seed
    self.folds = folds
  }
}

/// What a model was made from.
public struct TrainingSummary: Codable, Equatable, Sendable {
  /// The number of coded tweets.
  public let tweets: Int
  /// Their number in each category.
  public let tweetsByCategory: [Int]
  /// How it was trained; nil for one that learnt without codes.
  public let options: TrainingOptions?
  /// The name of the codebook that gave the categories, where one did.
  public let codebook: String?
  /// The codebook's SHA-256.
  public let codebookChecksum: String?
  /// The version of ICU that cut and folded the texts.
  public let icu: String
  /// The rounds of expectation–maximisation over texts without codes.
  public let rounds: Int
}
