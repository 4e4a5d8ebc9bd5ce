public import Classifier
public import Corpus
internal import Lexicon

/// How far an archive is like the tweets that a model has learnt from: how many words it does not know, how
/// many labels are doubtful, and how many tweets are in another language.
public struct ArchiveFit: Equatable, Codable, Sendable {
  /// The tweets that were labelled.
  public private(set) var tweets = 0
  /// Those whose label is less likely than .5.
  public private(set) var doubtful = 0
  /// The words proper.
  public private(set) var words = 0
  /// Those of them that the model does not know.
  public private(set) var unknownWords = 0
  /// The tweets of which the export names the language.
  public private(set) var withLanguage = 0
  /// Those of them that are in another language than the model's.
  public private(set) var foreign = 0
  private let language: String?
  /// The code that was counted last, whether it is no language, and whether it is another than the model's.
  private var lastCode = ""
  private var (lastIsNone, lastIsForeign) = (true, false)

  /// What differs, with the share that does.
  public enum Difference: Equatable, Sendable {
    /// Words that the model does not know.
    case words(Double)
    /// Labels less likely than .5.
    case doubtful(Double)
    /// Tweets in another language.
    case languages(Double)
  }

  /// From these shares on an archive differs. Words and doubtful labels are as measured with the model
  /// konten on accounts held back and on other archives (Benchmarks/results/2026-11-28-archive-fit.md).
  public static let (mostUnknownWords, mostDoubtful, mostForeign) = (0.35, 0.35, 0.2)
  /// Below so many tweets shares say little.
  public static let fewestTweets = 50

  /// - Parameter source: what gives the labels.
  public init(_ source: LabelSource) {
    language =
      switch source.options.stemmer {
      case .indonesian, .snowballIndonesian: "id"
      case .english: "en"
      case .none: nil
      }
  }

  /// - Parameter origin: what gives the labels; nil for all but a model that others have made.
  public init?(_ origin: LabelOrigin) {
    guard case .program(let source) = origin, source.isSharedModel else { return nil }
    self.init(source)
  }

  /// Reads counts that were written, to be added to others.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    tweets = try values.decode(Int.self, forKey: .tweets)
    doubtful = try values.decode(Int.self, forKey: .doubtful)
    words = try values.decode(Int.self, forKey: .words)
    unknownWords = try values.decode(Int.self, forKey: .unknownWords)
    withLanguage = try values.decode(Int.self, forKey: .withLanguage)
    foreign = try values.decode(Int.self, forKey: .foreign)
    language = nil
  }

  /// Counts a tweet.
  ///
  /// - Parameters:
  ///   - probability: that its label is right; nil where nothing tells.
  ///   - familiarity: how many of its words the model knows.
  ///   - languageCode: the language that the export names; empty where it names none.
  public mutating func count(
    probability: Double?, _ familiarity: WordFamiliarity, languageCode: String
  ) {
    tweets += 1
    if let probability, probability < 0.5 { doubtful += 1 }
    words += familiarity.words
    unknownWords += familiarity.unknown
    // Most exports name one language in nearly all rows, or none.
    if languageCode.isEmpty { return }
    if languageCode != lastCode { takeLanguage(languageCode) }
    if lastIsNone { return }
    withLanguage += 1
    if lastIsForeign { foreign += 1 }
  }

  private mutating func takeLanguage(_ languageCode: String) {
    lastCode = languageCode
    let code = TweetSelection.currentCode(ofLanguage: languageCode)
    lastIsNone = code.isEmpty || code == "und"
    lastIsForeign = language.map { $0 != code } ?? false
  }

  /// Counts the tweet at `index` of `batch`, which `labeller` has just labelled by what this is the fit of.
  public mutating func count(
    _ index: Int, of batch: TweetBatch, labelledBy labeller: borrowing Labeller
  ) {
    count(
      probability: labeller.prediction.probability, labeller.prediction.familiarity,
      languageCode: batch.language(of: index))
  }

  /// Adds the tweets of another thread.
  public mutating func add(_ other: ArchiveFit) {
    tweets += other.tweets
    doubtful += other.doubtful
    words += other.words
    unknownWords += other.unknownWords
    withLanguage += other.withLanguage
    foreign += other.foreign
  }

  /// The part of the words that the model does not know, 0 to 1.
  public var unknownWordShare: Double { Self.share(unknownWords, of: words) }
  /// The part of the tweets whose label is less likely than .5, 0 to 1.
  public var doubtfulShare: Double { Self.share(doubtful, of: tweets) }
  /// The part of the tweets in another language, of those of which it is known, 0 to 1.
  public var foreignShare: Double { Self.share(foreign, of: withLanguage) }

  /// What differs; nothing where there are too few tweets to tell.
  public var differences: [Difference] {
    if tweets < Self.fewestTweets { return [] }
    var differences: [Difference] = []
    if unknownWordShare > Self.mostUnknownWords { differences.append(.words(unknownWordShare)) }
    if doubtfulShare > Self.mostDoubtful { differences.append(.doubtful(doubtfulShare)) }
    if foreignShare > Self.mostForeign { differences.append(.languages(foreignShare)) }
    return differences
  }

  private static func share(_ part: Int, of all: Int) -> Double {
    all == 0 ? 0 : Double(part) / Double(all)
  }

  private enum CodingKeys: String, CodingKey {
    case tweets, doubtful, words, unknownWords, withLanguage, foreign
  }
}

extension ArchiveFit {
  /// Where the archive differs, the shares in a line and in another what they mean.
  public var notes: [String] {
    if differences.isEmpty { return [] }
    var shares = [
      "words unknown to the model: \(Self.percent(unknownWordShare)) (usual: up to "
        + "\(Self.percent(Self.mostUnknownWords)))",
      "labels less likely than .5: \(Self.percent(doubtfulShare)) (up to "
        + "\(Self.percent(Self.mostDoubtful)))",
    ]
    if foreignShare > Self.mostForeign {
      shares.append("tweets in another language: \(Self.percent(foreignShare))")
    }
    return [
      shares.joined(separator: "; "),
      "the archive is unlike the tweets that the model learnt from: labels may be wrong more often than its "
        + "probabilities say, and only codes of a sample tell how often",
    ]
  }

  private static func percent(_ share: Double) -> String { "\(Int((share * 100).rounded()))%" }
}
