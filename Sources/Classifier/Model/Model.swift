internal import Foundation
internal import Hashing
public import Lexicon
internal import Synchronization

/// A trained model: how much each feature of a text adds to the score of each category.
///
/// It is made by `train(on:codebook:options:)` or read from a model file, so an untrained one cannot
/// exist. Its tables stay where they are, in the file's bytes, which may be mapped into memory.
public struct Model: Sendable, Equatable {
  let header: Header
  /// The file's bytes, and where its tables lie in them.
  let data: Data
  let layout: Layout
  /// How texts are analysed, in training and in labelling.
  public private(set) var options: AnalysisOptions
  /// The codebook whose matches count; nil when the model needs none.
  public private(set) var codebook: Codebook?
  /// Whether the keywords of another codebook count than those that the model was trained with.
  public private(set) var hasOtherKeywords = false
  private var compilation = Compilation()
  /// The checksum of a file that is known to be whole.
  private var knownChecksum: String?

  init(header: Header, data: Data, layout: Layout) throws(CodebookError) {
    self.header = header
    self.data = data
    self.layout = layout
    options = header.options
    codebook = try header.codebook.map { reference throws(CodebookError) in
      try reference.codebook()
    }
  }

  /// The same model, whose file has this SHA-256.
  public func known(by checksum: String) -> Model {
    var model = self
    model.knownChecksum = checksum
    return model
  }

  /// The SHA-256 of the model's file, in hexadecimal. That of a file of one's own is computed on each call: a large
  /// model takes longer to check than to map.
  public var checksum: String { knownChecksum ?? Checksum.hex(of: data) }

  /// The categories, in the order of scores.
  public var categories: [Category] { header.categories }
  /// What the model was made from.
  public var summary: TrainingSummary { header.summary }
  /// Whether the model gives probabilities.
  public var isCalibrated: Bool { header.calibration != nil }

  /// The fewest coded tweets from which probabilities can be calibrated.
  public static let fewestForProbabilities = Calibration.fewestTexts

  /// Whether the model was trained on `text`, UTF-8, or one that differs from it only by case, spaces,
  /// punctuation and links: its labels of such texts look better than they are.
  public func hasLearnt(_ text: Span<UInt8>) -> Bool {
    let wanted = TextFingerprint.of(text)
    var (low, high) = (0, header.fingerprints)
    while low < high {
      let middle = (low + high) / 2
      if layout.fingerprint(middle, of: data) < wanted { low = middle + 1 } else { high = middle }
    }
    return low < header.fingerprints && layout.fingerprint(low, of: data) == wanted
  }

  /// Whether the file holds what the model would say of its training texts if it had not seen them.
  public var holdsOut: Bool { layout.heldOut > 0 }

  /// The score of each category of a training text by models that had not seen it, without what keywords find; nil for
  /// other texts, and where the file does not hold them.
  func heldOutScores(_ text: Span<UInt8>) -> [Double]? {
    let wanted = TextFingerprint.of(text)
    var (low, high) = (0, layout.heldOut)
    while low < high {
      let middle = (low + high) / 2
      if layout.heldOutFingerprint(middle, of: data) < wanted {
        low = middle + 1
      } else {
        high = middle
      }
    }
    guard low < layout.heldOut, layout.heldOutFingerprint(low, of: data) == wanted else {
      return nil
    }
    return layout.heldOutScores(low, of: data)
  }

  /// Lets another codebook find what counts: an edited or extended one. What is found counts by
  /// category, so the model's weights stay as they are; categories that it does not know are passed
  /// over.
  public mutating func use(_ codebook: Codebook) {
    if codebook.checksum != self.codebook?.checksum { hasOtherKeywords = true }
    self.codebook = codebook
    compilation = Compilation()
  }

  /// Whether any root words will do: the model was made to be shared, and only what its codebook finds
  /// depends on them.
  public var takesAnyRoots: Bool {
    header.featureOptions.needsNoTerms && options.stemmer == .indonesian
      && header.options.rootsChecksum == nil
  }

  /// Lets texts be analysed in another way.
  ///
  /// - Precondition: the model's features are no terms.
  public mutating func use(_ options: AnalysisOptions) {
    precondition(
      header.featureOptions.needsNoTerms, "features of terms hold for one way of analysing only")
    self.options = options
    compilation = Compilation()
  }

  /// Gives a model that was read the root words that it was made with.
  ///
  /// - Throws: `LexiconError.otherRoots` when `roots` is another list.
  public mutating func supply(_ roots: RootWords) throws(LexiconError) {
    try options.supply(roots)
    compilation = Compilation()
  }

  /// The keywords of the codebook, ready to be looked for; nil without a codebook. They are compiled when
  /// the first thread asks, then shared by all.
  func compiledCodebook() throws(LexiconError) -> CompiledCodebook? {
    try codebook.map { codebook throws(LexiconError) in try compilation.of(codebook, options) }
  }

  /// A codebook as the first thread that needs it compiles it.
  private final class Compilation: Sendable {
    private let compiled = Mutex<CompiledCodebook?>(nil)

    func of(
      _ codebook: Codebook, _ options: AnalysisOptions
    ) throws(LexiconError) -> CompiledCodebook {
      try compiled.withLock { compiled throws(LexiconError) in
        if let compiled { return compiled }
        let made = try CompiledCodebook(codebook, options)
        compiled = made
        return made
      }
    }
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
  /// The number of parts, each held back once, by which settings are chosen and probabilities
  /// calibrated.
  public var folds: Int
  /// Whether the model is to be given to others: it leaves out features that fewer than five coded
  /// texts of three accounts and fewer than twenty texts without a code have, works with any list of
  /// root words, and names its codebook instead of holding it.
  public var isShared: Bool
  /// The model whose weights training begins with, one that was made to be shared; nil for none. A model file names it
  /// by its checksum (``TrainingSummary/base``) and does not hold it.
  public var base: Model? {
    get { bases.first }
    set { bases = newValue.map { [$0] } ?? [] }
  }
  /// One at most: a model has its options in it, so they cannot have one in them otherwise.
  private var bases: [Model] = []

  private enum CodingKeys: CodingKey { case method, smoothing, seed, folds, isShared }

  /// Makes options.
  public init(
    method: TrainingMethod = .linear, smoothing: Double = 1, seed: UInt64 = 1, folds: Int = 5,
    isShared: Bool = false, base: Model? = nil
  ) {
    self.method = method
    self.smoothing = smoothing
    self.seed = seed
    self.folds = folds
    self.isShared = isShared
    self.base = base
  }

  /// What of a text counts.
  public var features: FeatureOptions {
    if let base { return base.header.featureOptions }
    return isShared && method == .linear ? .shared : method.features
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
  /// How its weights were fitted; nil for one that learnt without codes.
  public let setting: FitSetting?
  /// What tweets without a code gave; nil where there were none.
  public let uncoded: Uncoded?
  /// For each part of the coded tweets that was held back: the share of service labels in it less the
  /// share of service codes. Empty where nothing was calibrated.
  public let shareErrors: [Double]
  /// The SHA-256 of the model whose weights training began with; nil where it began with none.
  public var base: String? = nil

  /// How far off the uncorrected share of service content was on parts held back, -1 to 1 being the
  /// scale: the mean of the distances; nil where that is unknown.
  public var shareError: Double? {
    shareErrors.isEmpty
      ? nil : shareErrors.reduce(0) { $0 + abs($1) } / Double(shareErrors.count)
  }

  /// What tweets without a code gave.
  public struct Uncoded: Codable, Equatable, Sendable {
    /// Their number.
    public let tweets: Int
    /// How many of them were learnt from, by the keywords found in them; 0 when that did not help.
    public let learntFrom: Int
    /// The mean log loss of coded tweets held back.
    public let logLoss: Double
    /// The same, had the model learnt from the codes alone.
    public let logLossOfCodesAlone: Double
  }
}
