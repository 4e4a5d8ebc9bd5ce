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
    let first: Int32
    let second: Int32
    let third: Int32
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
      for spelling in analysis.hashtagWords { count(spelling) }
    case .hashtags: countSingles(.hashtag, analysis)
    case .mentions: countSingles(.mention, analysis)
    case .emoji: countSingles(.emoji, analysis)
    case .hosts: countSingles(.link, analysis)
    case .bigrams: countRuns(of: 2, analysis)
    case .trigrams: countRuns(of: 3, analysis)
    }
  }

  private mutating func countSingles(_ kind: Token.Kind, _ analysis: Analysis) {
    for (token, spelling) in zip(analysis.tokens, analysis.spellings) where token.kind == kind {
      count(spelling)
    }
  }

  private mutating func count(_ spelling: Int32) {
    while singles.count <= spelling { singles.append(0) }
    singles[Int(spelling)] += 1
  }

  private mutating func countRuns(of length: Int, _ analysis: Analysis) {
    var run = 0  // words and numbers right before
    for (place, token) in analysis.tokens.enumerated() {
      guard token.kind == .word || token.kind == .number else {
        run = 0
        continue
      }
      run += 1
      if run < length { continue }
      let spellings = analysis.spellings
      runs[
        Run(
          first: spellings[place - length + 1], second: spellings[place - length + 2],
          third: length == 3 ? spellings[place] : -1), default: 0] += 1
    }
  }

  /// What was counted, in words; stop words are left out.
  public func frequencies(of analyzer: borrowing Analyzer) -> Frequencies {
    var result = Frequencies()
    for (spelling, count) in singles.enumerated() where count > 0 {
      let spelling = Int32(spelling)
      if analyzer.isStopWord(spelling) { continue }
      result.add(
        count, term: term(spelling, analyzer), spelling: analyzer.text(ofSpelling: spelling))
    }
    for (run, count) in runs {
      let last = run.third < 0 ? run.second : run.third
      if analyzer.isStopWord(run.first) || analyzer.isStopWord(last) { continue }
      let spellings = [run.first, run.second, run.third].filter { $0 >= 0 }
      var terms: [String] = []
      var texts: [String] = []
      for spelling in spellings {
        terms.append(term(spelling, analyzer))
        texts.append(analyzer.text(ofSpelling: spelling))
      }
      result.add(
        count, term: terms.joined(separator: " "), spelling: texts.joined(separator: " "))
    }
    return result
  }

  /// What was counted of ``Countable/bigrams``, as neighbours.
  public func neighbours(of analyzer: borrowing Analyzer) -> Neighbours {
    var result = Neighbours()
    for (run, count) in runs where run.third < 0 {
      result.add(
        count, first: term(run.first, analyzer), second: term(run.second, analyzer),
        spelling: analyzer.text(ofSpelling: run.first) + " "
          + analyzer.text(ofSpelling: run.second),
        isListed: !analyzer.isStopWord(run.first) && !analyzer.isStopWord(run.second))
    }
    return result
  }

  private func term(_ spelling: Int32, _ analyzer: borrowing Analyzer) -> String {
    isExact
      ? analyzer.text(ofSpelling: spelling)
      : analyzer.text(ofTerm: analyzer.term(ofSpelling: spelling))
  }
}
