/// Counts terms and their neighbours as fast as texts are analysed: by number, in words only at the
/// end. One serves one thread and one ``Analyzer``.
public struct FrequencyCounter: Sendable {
  private let countable: Countable
  private let isExact: Bool
  /// For single tokens: occurrences of each spelling.
  private var singles: [Int] = []
  /// For two or three neighbours: occurrences of their spellings.
  private var runs: [Run: Int] = [:]

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

  /// Counts the text that `analyzer` has just analysed.
  public mutating func count(_ analysis: Analysis, of analyzer: borrowing Analyzer) {
    switch countable {
    case .words:  // those of hashtags too
      countSingles(.word, analysis)
      for form in analysis.hashtagWords { count(form) }
    case .hashtags: countSingles(.hashtag, analysis)
    case .mentions: countSingles(.mention, analysis)
    case .emoji: countSingles(.emoji, analysis)
    case .hosts: countSingles(.link, analysis)
    case .bigrams: countRuns(of: 2, analysis)
    case .trigrams: countRuns(of: 3, analysis)
    }
  }

  private mutating func countSingles(_ kind: Token.Kind, _ analysis: Analysis) {
    for (token, form) in zip(analysis.tokens, analysis.normalForms) where token.kind == kind {
      count(form)
    }
  }

  private mutating func count(_ form: NormalForm) {
    while singles.count <= form.index { singles.append(0) }
    singles[form.index] += 1
  }

  private mutating func countRuns(of length: Int, _ analysis: Analysis) {
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
          third: length == 3 ? forms[index] : nil), default: 0] += 1
    }
  }

  /// What was counted, in words; stop words are left out.
  public func frequencies(of analyzer: borrowing Analyzer) -> Frequencies {
    var result = Frequencies()
    for (index, count) in singles.enumerated() where count > 0 {
      let form = NormalForm(index: index)
      if analyzer.isStopWord(form) { continue }
      result.add(
        count, term: term(form, analyzer), spelling: analyzer.text(of: form))
    }
    for (run, count) in runs {
      let last = run.third ?? run.second
      if analyzer.isStopWord(run.first) || analyzer.isStopWord(last) { continue }
      let forms = [run.first, run.second, run.third].compactMap(\.self)
      var terms: [String] = []
      var texts: [String] = []
      for form in forms {
        terms.append(term(form, analyzer))
        texts.append(analyzer.text(of: form))
      }
      result.add(
        count, term: terms.joined(separator: " "), spelling: texts.joined(separator: " "))
    }
    return result
  }

  /// What was counted of ``Countable/bigrams``, as neighbours.
  public func neighbours(of analyzer: borrowing Analyzer) -> Neighbours {
    var result = Neighbours()
    for (run, count) in runs where run.third == nil {
      result.add(
        count, first: term(run.first, analyzer), second: term(run.second, analyzer),
        spelling: analyzer.text(of: run.first) + " "
          + analyzer.text(of: run.second),
        isListed: !analyzer.isStopWord(run.first) && !analyzer.isStopWord(run.second))
    }
    return result
  }

  private func term(_ form: NormalForm, _ analyzer: borrowing Analyzer) -> String {
    isExact
      ? analyzer.text(of: form)
      : analyzer.text(of: analyzer.term(of: form))
  }
}
