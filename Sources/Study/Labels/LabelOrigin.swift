public import Classifier
public import Lexicon

/// Where an archive's labels come from.
public enum LabelOrigin: Sendable {
  /// A codebook or a model labels each tweet.
  case program(LabelSource)
  /// Another program has labelled them; the options say how texts become words where words are counted.
  case given(GivenLabels, AnalysisOptions)

  /// A short name: of the codebook, `model`, or of the column or file of given labels.
  public var name: String {
    switch self {
    case .program(let source): source.name
    case .given(let labels, _): labels.name
    }
  }

  /// The labels that are given; a ``TweetLabel`` holds an index into them.
  public var categories: [Classifier.Category] {
    switch self {
    case .program(let source): source.categories
    case .given(let labels, _): labels.categories
    }
  }

  /// The categories that people may give: those of the labels, and behind them what else the
  /// codebook has that the labels are from; a model knows only those that it was trained on.
  public var codableCategories: [Classifier.Category] {
    switch self {
    case .program(let source): source.codableCategories
    case .given(let labels, _): labels.categories
    }
  }

  /// The id of the category for tweets in which nothing is found; nil where there is none.
  public var fallback: String? {
    if case .program(let source) = self { source.fallback } else { nil }
  }

  /// How far off the uncorrected share was on accounts that the program had not seen; see
  /// `TrainingSummary.shareError`. Nil where that is unknown.
  public var shareError: Double? {
    if case .program(let source) = self { source.shareError } else { nil }
  }

  /// See `LabelSource.slowExpressions`; none of labels that were given.
  public var slowExpressions: [(expression: String, texts: Int)] {
    if case .program(let source) = self { source.slowExpressions } else { [] }
  }

  /// How texts are analysed.
  public var options: AnalysisOptions {
    switch self {
    case .program(let source): source.options
    case .given(_, let options): options
    }
  }

  /// What gives the labels and its checksum, as in `konten:9f86d0…`.
  public var identity: String {
    switch self {
    case .program(let source): "\(source.name):\(source.checksum)"
    case .given(let labels, _): labels.identity
    }
  }
}
