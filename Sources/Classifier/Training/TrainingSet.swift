public import Lexicon

/// Coded texts, analysed: what a model learns from.
public struct TrainingSet: ~Copyable {
  private var analyzer: Analyzer
  private var analysis = Analysis()
  private var features: TextFeatures
  private var table = FeatureTable()
  private var annotator: CodebookAnnotator?
  /// The rows of the character n-grams of all normalised forms, and where those of each end.
  private var nGrams: [Int32] = []
  private var nGramEnds: [Int] = []
  /// The rows of the text at hand.
  private var found: [Int32] = []
  private(set) var matrix = FeatureMatrix()
  private(set) var nearDuplicates = NearDuplicateGroups()
  /// For each text the weights of the keywords found for each category of the codebook.
  private(set) var matches: [[Double]] = []
  /// The codes of the texts, as indices in ``codeNames``; -1 for a text without one.
  private(set) var codes: [Int] = []
  /// A number that tells each text from others.
  private(set) var fingerprints: [UInt64] = []
  /// Texts of one account have the same number here; -1 where the account is unknown.
  private(set) var accounts: [Int] = []
  private var accountNumbers: [String: Int] = [:]
  /// The distinct codes, in the order in which they came.
  public private(set) var codeNames: [String] = []
  private var codeIndices: [String: Int] = [:]

  /// Makes an empty set.
  ///
  /// - Parameters:
  ///   - options: how the texts are analysed.
  ///   - features: what of a text counts.
  ///   - codebook: its matches in a text count besides; nil for none.
  /// - Throws: `LexiconError` when ICU or the stemmer cannot be opened.
  public init(
    _ options: AnalysisOptions, features: FeatureOptions = .rich, codebook: CompiledCodebook? = nil
  ) throws(LexiconError) {
    analyzer = try Analyzer(options, keepsText: codebook?.needsText ?? false)
    self.features = TextFeatures(features)
    annotator = codebook.map { CodebookAnnotator($0) }
  }

  /// How the texts are analysed.
  public var options: AnalysisOptions { analyzer.options }
  /// What of a text counts.
  public var featureOptions: FeatureOptions { features.options }
  /// The codebook whose matches count.
  public var codebook: Codebook? { annotator?.codebook }
  /// The number of texts.
  public var count: Int { codes.count }

  /// The keys of all features, by row.
  var keys: [UInt64] { table.keysByRow() }

  /// Adds a text.
  ///
  /// - Parameters:
  ///   - text: UTF-8.
  ///   - code: its code; nil for a text without one.
  ///   - account: the account that wrote it; nil where that is unknown.
  public mutating func add(_ text: Span<UInt8>, code: String?, account: String? = nil) {
    analyzer.analyze(text, into: &analysis)
    _ = features.learn(analyzer)
    addNGrams()
    var row = FeatureMatrix.Row()
    addWords()
    row.add(&found, lengthPower: features.options.lengthPower)
    addNGramsOfText()
    row.add(&found, lengthPower: features.options.lengthPower)
    addMatches()
    matrix.append(row)
    nearDuplicates.append(analysis, analyzer, isEmpty: code == nil)
    fingerprints.append(TextFingerprint.of(text))
    codes.append(code.map { index(of: $0) } ?? -1)
    accounts.append(account.map { number(of: $0) } ?? -1)
  }

  private mutating func number(of account: String) -> Int {
    let number = accountNumbers[account] ?? accountNumbers.count
    accountNumbers[account] = number
    return number
  }

  private mutating func index(of code: String) -> Int {
    if let index = codeIndices[code] { return index }
    codeIndices[code] = codeNames.count
    codeNames.append(code)
    return codeNames.count - 1
  }

  private mutating func addNGrams() {
    while nGramEnds.count < analyzer.normalFormCount {
      let form = NormalForm(index: nGramEnds.count)
      var keys: [UInt64] = []
      _ = features.appendNGrams(of: form, of: analyzer, to: &keys)
      for key in keys { nGrams.append(table.insert(key)) }
      nGramEnds.append(nGrams.count)
    }
  }

  private mutating func addWords() {
    var keys: [UInt64] = []
    for form in analysis.normalForms { keys.append(features.words[form.index]) }
    for form in analysis.hashtagWords { keys.append(features.words[form.index]) }
    features.forEachBigram(in: analysis) { keys.append($2) }
    features.forEachTokenKind(in: analysis) { keys.append(TextFeatures.tokenKinds[$0]) }
    for key in keys where key != 0 { found.append(table.insert(key)) }
  }

  private mutating func addNGramsOfText() {
    for form in analysis.normalForms {
      let index = form.index
      found += nGrams[(index == 0 ? 0 : nGramEnds[index - 1])..<nGramEnds[index]]
    }
  }

  private mutating func addMatches() {
    guard let sums = annotator?.sums(for: analysis, of: analyzer) else { return }
    matches.append(sums.map(Double.init))
  }

  /// The categories that the codes name: those of `codebook` that have codes, in its order, and behind them one for each code
  /// that it does not know, by name, which is no service content.
  func categories(of codebook: Codebook?) -> [Category] {
    let known = codebook?.categories.filter { codeNames.contains($0.id) } ?? []
    let others = codeNames.filter { name in !known.contains { $0.id == name } }
    return known + others.sorted().map { Category(named: $0) }
  }
}

/// Why a model cannot be trained.
public enum TrainingError: Error, Equatable, CustomStringConvertible {
  /// There is no coded text.
  case noCodes
  /// There is no text in which a keyword of the codebook is found.
  case noSeeds
  /// All codes are the same.
  case oneCategory(String)
  /// All coded texts are of one account or nearly alike, so that none can be held back.
  case oneGroup
  /// Texts have codes that the model to begin with does not know.
  case unknownToBase([String])
  /// No text has a feature.
  case noFeatures

  /// What was found and what to do.
  public var description: String {
    switch self {
    case .noCodes: "cannot train: no coded tweet; code some first"
    case .oneCategory(let name):
      "cannot train: every tweet is coded \"\(name)\"; code some of another category"
    case .oneGroup:
      "cannot evaluate: all coded tweets are of one group or nearly alike, and none can be held back; "
        + "code some of another"
    case .unknownToBase(let codes):
      "cannot train: the model to begin with does not know "
        + codes.map { "\"\($0)\"" }.joined(separator: ", ")
        + "; code by its categories, or train without it"
    case .noSeeds:
      "cannot train: no keyword of the codebook is found in any tweet; check the text column"
    case .noFeatures:
      "cannot train: no coded tweet has a word that counts; check the text column"
    }
  }
}
