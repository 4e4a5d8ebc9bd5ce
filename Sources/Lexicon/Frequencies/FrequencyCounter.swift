/// Counts terms and their neighbours as fast as texts are analysed: by number, in words only at the
/// end. One serves one thread and one ``Analyzer``.
public struct FrequencyCounter: Sendable {
  private let countable: Countable
  private let isExact: Bool
  /// For single tokens: occurrences of each spelling.
  private var singles: [Occurrences] = []
  /// For two or three neighbours: occurrences of their spellings.
  private var runs: [Run: Occurrences] = [:]

  /// How often a form occurs, and the highest level of the texts in which it does.
  private struct Occurrences {
    var count = 0
    var level: UInt8 = 0

    mutating func add(_ level: UInt8) {
      count += 1
      if level > self.level { self.level = level }
    }
  }

  private struct Run: Hashable {
    let first: NormalForm
    let second: NormalForm
    /// Nil for two neighbours.
    let third: NormalForm?
  }

  /// Makes a counter.
  ///
  /// - Parameters:
  ///   - countable: what is counted.
  ///   - isExact: whether spellings are counted each for themselves instead of under their term.
  public init(_ countable: Countable, isExact: Bool = false) {
    self.countable = countable
    self.isExact = isExact
  }

  /// Counts a text that was just analysed.
  ///
  /// - Parameters:
  ///   - analysis: what was found in the text.
  ///   - analyzer: what has analysed it.
  ///   - level: a number of the text; what occurs in it is told with the highest of its texts, by which
  ///     summaries choose what they keep.
  public mutating func count(
    _ analysis: Analysis, of analyzer: borrowing Analyzer, level: UInt8 = 0
  ) {
    switch countable {
    case .words:  // those of hashtags too
      countSingles(.word, analysis, level)
      for form in analysis.hashtagWords { count(form, level) }
    case .hashtags: countSingles(.hashtag, analysis, level)
    case .mentions: countSingles(.mention, analysis, level)
    case .emoji: countSingles(.emoji, analysis, level)
    case .hosts: countSingles(.link, analysis, level)
    case .bigrams: countRuns(of: 2, analysis, level)
    case .trigrams: countRuns(of: 3, analysis, level)
    }
  }

  private mutating func countSingles(_ kind: Token.Kind, _ analysis: Analysis, _ level: UInt8) {
    for (token, form) in zip(analysis.tokens, analysis.normalForms) where token.kind == kind {
      count(form, level)
    }
  }

  private mutating func count(_ form: NormalForm, _ level: UInt8) {
    while singles.count <= form.index { singles.append(Occurrences()) }
    singles[form.index].add(level)
  }

  private mutating func countRuns(of length: Int, _ analysis: Analysis, _ level: UInt8) {
    var run = 0  // words and numbers of the sentence right before
    for (index, token) in analysis.tokens.enumerated() {
      if index > 0, analysis.sentences[index] != analysis.sentences[index - 1] { run = 0 }
      guard token.kind == .word || token.kind == .number else {
        run = 0
        continue
      }
      run += 1
      if run < length { continue }
      let forms = analysis.normalForms
      runs[
        Run(
          first: forms[index - length + 1], second: forms[index - length + 2],
          third: length == 3 ? forms[index] : nil), default: Occurrences()
      ].add(level)
    }
  }

  /// What was counted, in words; stop words are left out.
  public func frequencies(of analyzer: borrowing Analyzer) -> Frequencies {
    var result = Frequencies()
    forEach(of: analyzer) { term, spelling, count, _ in
      result.add(count, term: term, spelling: spelling)
    }
    return result
  }

  /// Calls `body` with each term and spelling that was counted, how often it occurs, and the highest level
  /// of its texts; stop words are left out.
  public func forEach(
    of analyzer: borrowing Analyzer,
    _ body: (_ term: String, _ spelling: String, _ count: Int, _ level: UInt8) -> Void
  ) {
    for (index, found) in singles.enumerated() where found.count > 0 {
      let form = NormalForm(index: index)
      if analyzer.isStopWord(form) { continue }
      body(term(form, analyzer), analyzer.text(of: form), found.count, found.level)
    }
    for (run, found) in runs {
      let last = run.third ?? run.second
      if analyzer.isStopWord(run.first) || analyzer.isStopWord(last) { continue }
      let forms = [run.first, run.second, run.third].compactMap(\.self)
      var terms: [String] = []
      var texts: [String] = []
      for form in forms {
        terms.append(term(form, analyzer))
        texts.append(analyzer.text(of: form))
      }
      body(
        terms.joined(separator: " "), texts.joined(separator: " "), found.count, found.level)
    }
  }

  /// The runs of neighbours that are kept until they are taken in words.
  public var distinctRuns: Int { runs.count }

  /// What was counted of ``Countable/bigrams``, as neighbours.
  public func neighbours(of analyzer: borrowing Analyzer) -> Neighbours {
    var result = Neighbours()
    forEachPair(of: analyzer) { first, second, spelling, isListed, count, _ in
      result.add(count, first: first, second: second, spelling: spelling, isListed: isListed)
    }
    return result
  }

  /// Calls `body` with each pair of neighbours that was counted: the terms, the spelling, whether neither is a
  /// stop word, how often it occurs, and the highest level of its texts.
  public func forEachPair(
    of analyzer: borrowing Analyzer,
    _ body: (
      _ first: String, _ second: String, _ spelling: String, _ isListed: Bool, _ count: Int,
      _ level: UInt8
    ) -> Void
  ) {
    for (run, found) in runs where run.third == nil {
      body(
        term(run.first, analyzer), term(run.second, analyzer),
        analyzer.text(of: run.first) + " " + analyzer.text(of: run.second),
        !analyzer.isStopWord(run.first) && !analyzer.isStopWord(run.second), found.count,
        found.level)
    }
  }

  private func term(_ form: NormalForm, _ analyzer: borrowing Analyzer) -> String {
    isExact
      ? analyzer.text(of: form)
      : analyzer.text(of: analyzer.term(of: form))
  }
}
