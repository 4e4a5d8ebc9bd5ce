public import Lexicon

/// Coded texts, analysed: what a model learns from.
public struct TrainingSet: ~Copyable {
  private var analyzer: Analyzer
  private var analysis = Analysis()
  private var features: TextFeatures
  private var table = FeatureTable()
  private var annotator: CodebookAnnotator?
  private var prediction = Prediction()
  /// The rows of the runs of characters of all spellings, and where those of each end.
  private var runs: [Int32] = []
  private var runEnds: [Int] = []
  /// The rows of the text at hand.
  private var found: [Int32] = []
  private(set) var matrix = FeatureMatrix()
  private(set) var likeness = Likeness()
  /// For each text the weights of the keywords found for each category of the codebook.
  private(set) var finds: [[Double]] = []
  /// The codes of the texts, as places in ``codeNames``; -1 for a text without one.
  private(set) var codes: [Int] = []
  /// A number that tells each text from others.
  private(set) var fingerprints: [UInt64] = []
  /// Texts of one account have the same number here; -1 where the account is unknown.
  private(set) var accounts: [Int] = []
  private var accountNumbers: [String: Int] = [:]
  /// The distinct codes, in the order in which they came.
  public private(set) var codeNames: [String] = []
  private var codePlaces: [String: Int] = [:]

  /// Makes an empty set.
  ///
  /// - Parameters:
  ///   - options: how the texts are analysed.
  ///   - features: what of a text counts.
  ///   - codebook: its label and its finds in a text count besides; nil for none.
  /// - Throws: ``LexiconError`` when ICU or the stemmer cannot be opened.
  public init(
    _ options: AnalysisOptions, features: FeatureOptions = .rich, codebook: CompiledCodebook? = nil
  ) throws(LexiconError) {
    analyzer = try Analyzer(options)
    self.features = TextFeatures(features)
    annotator = codebook.map { CodebookAnnotator($0) }
  }

  /// How the texts are analysed.
  public var options: AnalysisOptions { analyzer.options }
  /// What of a text counts.
  public var featureOptions: FeatureOptions { features.options }
  /// The codebook whose finds count.
  public var codebook: Codebook? { annotator?.codebook }
  /// The number of texts.
  public var count: Int { codes.count }

  /// The keys of all features, by row.
  var keys: [UInt64] { table.keysByRow() }

  /// Adds a text, UTF-8.
  ///
  /// - Parameters:
  ///   - code: its code; nil for a text without one.
  ///   - account: the account that wrote it; nil where that is unknown.
  public mutating func add(_ text: Span<UInt8>, code: String?, account: String? = nil) {
    analyzer.analyze(text, into: &analysis)
    _ = features.learn(analyzer)
    addRuns()
    var row = FeatureMatrix.Row()
    addWords()
    row.add(&found, lengthPower: features.options.lengthPower)
    addRunsOfText()
    row.add(&found, lengthPower: features.options.lengthPower)
    addFinds()
    matrix.append(row)
    likeness.append(analysis, analyzer, isEmpty: code == nil)
    fingerprints.append(TextFingerprint.of(text))
    codes.append(code.map { place(of: $0) } ?? -1)
    accounts.append(account.map { number(of: $0) } ?? -1)
  }

  private mutating func number(of account: String) -> Int {
    let number = accountNumbers[account] ?? accountNumbers.count
    accountNumbers[account] = number
    return number
  }

  private mutating func place(of code: String) -> Int {
    if let place = codePlaces[code] { return place }
    codePlaces[code] = codeNames.count
    codeNames.append(code)
    return codeNames.count - 1
  }

  private mutating func addRuns() {
    while runEnds.count < analyzer.spellingCount {
      let spelling = Int32(runEnds.count)
      var keys: [UInt64] = []
      features.forEachRun(in: spelling, of: analyzer) { keys.append($0) }
      for key in keys { runs.append(table.insert(key)) }
      runEnds.append(runs.count)
    }
  }

  private mutating func addWords() {
    var keys: [UInt64] = []
    for spelling in analysis.spellings { keys.append(features.words[Int(spelling)]) }
    for spelling in analysis.hashtagWords { keys.append(features.words[Int(spelling)]) }
    features.forEachPair(in: analysis) { keys.append($2) }
    features.forEachSign(in: analysis) { keys.append($0) }
    for key in keys where key != 0 { found.append(table.insert(key)) }
  }

  private mutating func addRunsOfText() {
    for spelling in analysis.spellings {
      let place = Int(spelling)
      found += runs[(place == 0 ? 0 : runEnds[place - 1])..<runEnds[place]]
    }
  }

  private mutating func addFinds() {
    guard annotator != nil else { return }
    annotator?.annotate(analysis, of: analyzer, into: &prediction)
    finds.append(annotator?.scores.map(Double.init) ?? [])
  }

  /// The categories that the codes name: those of `codebook` that have codes, in its order, when it
  /// knows every code; else one for each code, by name.
  func categories(of codebook: Codebook?) -> [Category] {
    if let codebook, codeNames.allSatisfy({ codebook.place(of: $0) != nil }) {
      return codebook.categories.filter { codeNames.contains($0.id) }
    }
    return codeNames.sorted().map { name in
      Category(
        id: name, title: Wording(indonesian: name, english: name),
        definition: Wording(indonesian: "", english: ""), isService: false)
    }
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
  /// No text has a feature.
  case noFeatures

  /// What was found and what to do.
  public var description: String {
    switch self {
    case .noCodes: "cannot train: no coded tweet; code some first"
    case .oneCategory(let name):
      "cannot train: every tweet is coded \"\(name)\"; code some of another category"
    case .noSeeds:
      "cannot train: no keyword of the codebook is found in any tweet; check the text column"
    case .noFeatures:
      "cannot train: no coded tweet has a word that counts; check the text column"
    }
  }
}
