public import Lexicon

/// What gives labels: a codebook or a model, with the analysis of texts that belongs to it. It is
/// immutable and shared by all threads; each makes a ``Labeller`` of its own.
public enum LabelSource: Sendable {
  /// The keywords of a codebook, in texts analysed with these options.
  case codebook(CompiledCodebook, AnalysisOptions)
  /// A model, and what its user calls it, such as its file's name.
  case model(Model, name: String)

  /// Labels by the keywords of `codebook`.
  ///
  /// - Throws: `LexiconError` when ICU or the stemmer cannot be opened.
  public init(_ codebook: Codebook, _ options: AnalysisOptions) throws(LexiconError) {
    self = .codebook(try CompiledCodebook(codebook, options), options)
  }

  /// The name of the codebook or of a model that comes with textmine; `model` for others. A model that looks for
  /// other keywords than its own says whose: `konten + konten 9f86d081`, with the beginning of their checksum.
  public var name: String {
    switch self {
    case .codebook(let compiled, _): compiled.codebook.name
    case .model(let model, let name):
      (Model.standardNames.contains(name) ? name : "model") + Self.keywords(of: model)
    }
  }

  private static func keywords(of model: Model) -> String {
    guard model.hasOtherKeywords, let codebook = model.codebook else { return "" }
    return " + \(codebook.name) \(codebook.checksum.prefix(8))"
  }

  /// How texts are analysed.
  public var options: AnalysisOptions {
    switch self {
    case .codebook(_, let options): options
    case .model(let model, _): model.options
    }
  }

  /// The labels that are given; a ``Prediction`` holds indices into them.
  public var categories: [Category] {
    switch self {
    case .codebook(let compiled, _): compiled.codebook.categories
    case .model(let model, _): model.categories
    }
  }

  /// The id of the category for tweets in which nothing is found; a model has none.
  public var fallback: String? {
    switch self {
    case .codebook(let compiled, _):
      compiled.codebook.categories[compiled.codebook.fallback].id
    case .model: nil
    }
  }

  /// Whether it is a model that was made to be given to others, such as `konten`: it knows no word that only
  /// few have used.
  public var isSharedModel: Bool {
    if case .model(let model, _) = self { model.summary.options?.isShared ?? false } else { false }
  }

  /// Whether labels come with calibrated probabilities.
  public var givesProbabilities: Bool {
    switch self {
    case .codebook: false
    case .model(let model, _): model.isCalibrated
    }
  }

  /// How far off the uncorrected share of service content was on accounts that the source had not
  /// seen; see ``TrainingSummary/shareError``. Nil for a codebook.
  public var shareError: Double? {
    switch self {
    case .codebook: nil
    case .model(let model, _): model.summary.shareError
    }
  }

  /// The regular expressions among its keywords that took too long in some texts so far, and in how many: these have the
  /// labels of texts without it.
  public var slowExpressions: [(expression: String, texts: Int)] {
    switch self {
    case .codebook(let compiled, _): compiled.patterns.slowExpressions
    case .model(let model, _): (try? model.compiledCodebook())?.patterns.slowExpressions ?? []
    }
  }

  /// The SHA-256 of the codebook's or the model's file, in hexadecimal; see ``Model/checksum``.
  public var checksum: String {
    switch self {
    case .codebook(let compiled, _): compiled.codebook.checksum
    case .model(let model, _): model.checksum
    }
  }

  func annotator() throws(LexiconError) -> any Annotator {
    switch self {
    case .codebook(let compiled, _): CodebookAnnotator(compiled)
    case .model(let model, _): try ModelAnnotator(model)
    }
  }
}
