public import Lexicon

/// Labels texts: the one place where an analyzer meets what gives the labels. It remembers what it has
/// found out about each word, so one serves one thread.
///
///     var labeller = try Labeller(source)
///     labeller.label("Loket buka pukul 08.00 WIB")
///     print(source.categories[labeller.prediction.category].id)
public struct Labeller: ~Copyable {
  /// What analyses the texts; it numbers the words of ``analysis``.
  public private(set) var analyzer: Analyzer
  /// The last text, analysed.
  public private(set) var analysis = Analysis()
  /// The last label, refilled by the next.
  public private(set) var prediction = Prediction()
  /// Of texts to come: one that was only cut, and one whose words were looked up.
  private var cut = Analysis()
  private var lookedUp = Analysis()
  private var annotators: [any Annotator]
  private var current = 0

  /// Makes a labeller of one source.
  ///
  /// - Parameters:
  ///   - source: what gives the labels.
  ///   - countsWords: whether the caller, too, looks at terms and at the words in hashtags.
  /// - Throws: `LexiconError` when ICU or the stemmer cannot be opened.
  public init(_ source: LabelSource, countsWords: Bool = false) throws(LexiconError) {
    try self.init([source], source.options, countsWords: countsWords)
  }

  /// Makes a labeller of several sources, for each of which a text is analysed only once. Without any
  /// it only analyses.
  ///
  /// - Precondition: all sources have these `options`; labels would be wrong with others.
  /// - Throws: `LexiconError` when ICU or the stemmer cannot be opened.
  public init(
    _ sources: [LabelSource], _ options: AnalysisOptions, countsWords: Bool = false
  ) throws(LexiconError) {
    precondition(sources.allSatisfy { $0.options == options }, "one analysis for all sources")
    var annotators: [any Annotator] = []
    for source in sources { annotators.append(try source.annotator()) }
    analyzer = try Analyzer(
      options,
      splitsHashtags: countsWords || annotators.contains { $0.usesHashtagWords },
      findsTerms: countsWords || annotators.contains { $0.usesTerms },
      keepsText: annotators.contains { $0.usesText })
    self.annotators = annotators
  }

  /// Analyses `text`, UTF-8, and labels it by the first source.
  public mutating func label(_ text: Span<UInt8>) {
    analyze(text)
    label(by: 0)
  }

  /// Analyses `text`, UTF-8, and labels it by the first source, a text that it has learnt from as if it had not: by what
  /// its file says of it (``Model/holdsOut``).
  ///
  /// - Returns: whether that differs from its label as of any other text.
  @discardableResult
  public mutating func label(heldOut text: Span<UInt8>) -> Bool {
    analyze(text)
    current = 0
    if annotators[0].annotate(heldOut: text, analysis, of: analyzer, into: &prediction) {
      return true
    }
    label(by: 0)
    return false
  }

  /// Analyses `text` and labels it by the first source.
  public mutating func label(_ text: String) { label(Array(text.utf8).span) }

  /// Analyses `text`, UTF-8, without labelling it.
  public mutating func analyze(_ text: Span<UInt8>) {
    analyzer.analyze(text, into: &analysis)
    prefetch(analysis)
  }

  /// Analyses so many texts and calls `body` after each, as ``analyze(_:)`` would before each call. It is faster, since it
  /// asks for what is known of a text's words while it works on those before.
  ///
  /// - Parameters:
  ///   - count: the number of texts.
  ///   - text: hands the text at an index, UTF-8, to what it is given. It is called twice for each.
  ///   - body: may label the text; it gets the labeller and the text's index.
  public mutating func analyze(
    _ count: Int, _ text: (Int, (Span<UInt8>) -> Void) -> Void,
    body: (inout Labeller, Int) -> Void
  ) {
    for index in 0..<count + 2 {
      if index < count { text(index) { analyzer.cut($0, into: &cut) } }
      if index > 0, index <= count {
        text(index - 1) { analyzer.lookUp($0, &lookedUp) }
        prefetch(lookedUp)
      }
      if index > 1 { body(&self, index - 2) }
      swap(&analysis, &lookedUp)
      swap(&lookedUp, &cut)
    }
  }

  private func prefetch(_ analysis: Analysis) {
    for index in annotators.indices { annotators[index].prefetch(analysis) }
  }

  /// Labels the text that was analysed last by the source of this index.
  public mutating func label(by source: Int) {
    current = source
    annotators[source].annotate(analysis, of: analyzer, into: &prediction)
  }

  /// How likely each category is for the text labelled last, calibrated; empty where the source cannot
  /// know.
  public var probabilities: [Double] { annotators[current].probabilities }

  /// The keywords matched in the text labelled last, as indices into the codebook's; empty for a
  /// model.
  public var matchedKeywords: [Int] { annotators[current].matchedKeywords }

  /// Calls `body` with each piece of evidence of the last label, the strongest first, and its text, UTF-8: a keyword or a
  /// word and, of two words in a row, the second, which is empty for others.
  public func forEachEvidence(_ body: (Evidence, Span<UInt8>, Span<UInt8>) -> Void) {
    // Where labels were given there is neither evidence nor what could tell of it.
    if prediction.evidence.isEmpty { return }
    annotators[current].forEachText(of: prediction.evidence, of: analyzer, body)
  }

  /// The texts of the evidence of the last label, the strongest first.
  public var evidenceTexts: [String] {
    var texts: [String] = []
    forEachEvidence { _, first, second in
      texts.append(second.isEmpty ? first.text : first.text + " " + second.text)
    }
    return texts
  }

  /// The last label with its reasons.
  public func explanation() -> Explanation {
    let categories = annotators[current].categories
    let reasons = zip(evidenceTexts, prediction.evidence).map { text, evidence in
      Explanation.Reason(text: text, weight: Double(evidence.weight))
    }
    return Explanation(
      label: categories[prediction.category].id, probability: prediction.probability,
      runnerUp: prediction.runnerUp.map { categories[$0].id },
      isFallback: prediction.isFallback, evidence: reasons)
  }

  /// Forgets words where those met so far take more than `limit` bytes, so that memory stays flat; counts by the numbers
  /// of ``analyzer`` must have been taken before. See `Analyzer.forget(beyond:)`.
  public mutating func forget(beyond limit: Int) { analyzer.forget(beyond: limit) }
}

/// Why a text has its label.
public struct Explanation: Equatable, Encodable, Sendable {
  /// Something in the text that speaks for the label.
  public struct Reason: Equatable, Encodable, Sendable {
    /// The keyword, word or pair of words; or a codebook and the category that it found.
    public let text: String
    /// What it adds: a keyword's weight, or the log-odds of a model's feature against the runner-up.
    public let weight: Double

    /// Makes a reason.
    public init(text: String, weight: Double) {
      self.text = text
      self.weight = weight
    }
  }

  /// The id of the category.
  public let label: String
  /// How likely the label is right, 0 to 1; nil where the source cannot know.
  public let probability: Double?
  /// The id of the category that came second; nil where only one had a score.
  public let runnerUp: String?
  /// Whether nothing in the text spoke for any category.
  public let isFallback: Bool
  /// What spoke for the label, the strongest first.
  public let evidence: [Reason]
}

extension Span<UInt8> {
  fileprivate var text: String { withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) } }
}
