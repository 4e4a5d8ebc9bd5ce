public import Lexicon

/// Coded texts, analysed: what a model learns from.
public struct TrainingSet: ~Copyable {
  private var analyzer: Analyzer
  private var analysis = Analysis()
  private(set) var terms = Vocabulary()
  /// The terms of all texts one after another, and where each text ends.
  private(set) var occurrences: [Int32] = []
  private(set) var ends: [Int] = []
  private(set) var codes: [Int] = []
  /// The distinct codes, in the order in which they came.
  public private(set) var codeNames: [String] = []

  /// Makes an empty set whose texts are analysed with `options`.
  ///
  /// - Throws: ``LexiconError`` when ICU or the stemmer cannot be opened.
  public init(_ options: AnalysisOptions) throws(LexiconError) {
    analyzer = try Analyzer(options)
  }

  /// How the texts are analysed.
  public var options: AnalysisOptions { analyzer.options }

  /// The number of texts.
  public var count: Int { codes.count }

  /// Adds a text, UTF-8, and its code. Stop words are left out.
  public mutating func add(_ text: Span<UInt8>, code: String) {
    analyzer.analyze(text, into: &analysis)
    for spelling in analysis.spellings + analysis.hashtagWords
    where !analyzer.isStopWord(spelling) {
      let term = analyzer.term(ofSpelling: spelling)
      occurrences.append(analyzer.withText(ofTerm: term) { terms.insert($0) })
    }
    ends.append(occurrences.count)
    if let known = codeNames.firstIndex(of: code) {
      codes.append(known)
    } else {
      codes.append(codeNames.count)
      codeNames.append(code)
    }
  }

  /// The places in ``occurrences`` of a text's terms.
  func range(of text: Int) -> Range<Int> { (text == 0 ? 0 : ends[text - 1])..<ends[text] }

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
  /// All codes are the same.
  case oneCategory(String)
  /// No text has a term.
  case noTerms

  /// What was found and what to do.
  public var description: String {
    switch self {
    case .noCodes: "cannot train: no coded tweet; code some first"
    case .oneCategory(let name):
      "cannot train: every tweet is coded \"\(name)\"; code some of another category"
    case .noTerms:
      "cannot train: no coded tweet has a word that is no stop word; check the text column"
    }
  }
}
