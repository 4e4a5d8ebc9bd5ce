public import Lexicon

/// A codebook made ready for one way of analysing texts; shared by all threads.
public struct CompiledCodebook: Sendable {
  /// The codebook.
  public let codebook: Codebook
  fileprivate let patterns: PatternSet
  /// For each keyword what it adds to which category, and the patterns that cancel it.
  fileprivate let rules: [Rule]
  fileprivate let cancelling: [Int32]
  fileprivate let texts: [[UInt8]]
  /// The keywords that look for each pattern, one pattern after the other, and where they end.
  fileprivate let keywords: [Int32]
  fileprivate let keywordEnds: [Int32]
  /// The pattern of each keyword.
  fileprivate let patternsByKeyword: [Int32]

  fileprivate struct Rule: Sendable {
    let category: Int
    let weight: Float
    /// The indices in ``cancelling`` of the patterns that cancel the keyword from anywhere in the text,
    /// and of those that do so from right before it.
    let unless: Range<Int>
    let before: Range<Int>
  }

  /// Compiles `codebook` for texts analysed with `options`.
  ///
  /// - Throws: `LexiconError` when ICU or the stemmer cannot be opened, or ICU cannot compile a regular
  ///   expression.
  public init(_ codebook: Codebook, _ options: AnalysisOptions) throws(LexiconError) {
    var analyzer = try Analyzer(options)
    var patterns = PatternSet()
    var rules: [Rule] = []
    var cancelling: [Int32] = []
    var looking: [Int32] = []
    for keyword in codebook.keywords {
      looking.append(try patterns.add(keyword.pattern, &analyzer))
      let first = cancelling.count
      for pattern in keyword.unless { cancelling.append(try patterns.add(pattern, &analyzer)) }
      let middle = cancelling.count
      for pattern in keyword.unlessBefore {
        cancelling.append(try patterns.add(pattern, &analyzer))
      }
      rules.append(
        Rule(
          category: keyword.category, weight: keyword.weight, unless: first..<middle,
          before: middle..<cancelling.count))
    }
    var byPattern = [[Int32]](repeating: [], count: patterns.count)
    for (keyword, pattern) in looking.enumerated() {
      byPattern[Int(pattern)].append(Int32(keyword))
    }
    keywords = byPattern.flatMap(\.self)
    var end: Int32 = 0
    keywordEnds = byPattern.map {
      end += Int32($0.count)
      return end
    }
    patternsByKeyword = looking
    self.codebook = codebook
    self.patterns = patterns
    self.rules = rules
    self.cancelling = cancelling
    texts = codebook.keywords.map { Array($0.pattern.text.utf8) }
  }

  /// Whether texts must be kept for regular expressions to be found in them.
  var needsText: Bool { patterns.needsText }
}

/// Labels tweets by the keywords of a codebook: each keyword that occurs adds its weight once, the
/// highest sum wins, the codebook's order settles ties, and a tweet without any keyword gets the
/// fallback. There is no probability.
struct CodebookAnnotator: Annotator {
  private let compiled: CompiledCodebook
  private var finder: PatternFinder
  private let isDictionary: Bool
  private let fallback: Int
  private var hits: [Int32] = []
  private var scores: [Float]

  /// Makes an annotator for one thread.
  init(_ compiled: CompiledCodebook) throws(LexiconError) {
    self.compiled = compiled
    finder = try PatternFinder(compiled.patterns)
    isDictionary = compiled.codebook.isDictionary
    fallback = compiled.codebook.fallback
    scores = [Float](repeating: 0, count: compiled.codebook.categories.count)
  }

  /// Hashtags are matched as a whole only.
  var usesHashtagWords: Bool { false }

  var codebook: Codebook { compiled.codebook }

  var usesText: Bool { compiled.needsText }

  /// The codebook's categories.
  var categories: [Category] { compiled.codebook.categories }

  /// The keywords found in the last text, as indices into the codebook's.
  var matchedKeywords: [Int] { hits.map(Int.init) }

  /// Refills `prediction` with the label of the text that `analyzer` has just analysed.
  mutating func annotate(
    _ analysis: Analysis, of analyzer: borrowing Analyzer, into prediction: inout Prediction
  ) {
    find(in: analysis, of: analyzer)
    var (best, bestScore): (Int, Float) = (fallback, 0)
    for (index, score) in scores.enumerated() where score > bestScore {
      (best, bestScore) = (index, score)
    }
    prediction.category = best
    prediction.runnerUp = nil
    for (index, score) in scores.enumerated() where index != best && score > 0 {
      if prediction.runnerUp.map({ score > scores[$0] }) ?? true { prediction.runnerUp = index }
    }
    prediction.probability = nil
    prediction.isFallback = bestScore == 0
    prediction.evidence.removeAll(keepingCapacity: true)
    for keyword in hits where compiled.rules[Int(keyword)].category == best {
      prediction.insert(
        Evidence(source: .keyword(keyword), weight: compiled.rules[Int(keyword)].weight))
    }
  }

  /// For each category the weights of the keywords found in the text that `analyzer` has just analysed.
  mutating func sums(for analysis: Analysis, of analyzer: borrowing Analyzer) -> [Float] {
    find(in: analysis, of: analyzer)
    return scores
  }

  private mutating func find(in analysis: Analysis, of analyzer: borrowing Analyzer) {
    finder.find(in: analysis, of: analyzer)
    dropCancelled(analysis, analyzer)
    if isDictionary { dropNested(analysis, analyzer) }
    for index in scores.indices { scores[index] = 0 }
    for keyword in hits {
      let rule = compiled.rules[Int(keyword)]
      scores[rule.category] += rule.weight
    }
  }

  /// Calls `body` with the keyword as it stands in the codebook.
  func withText(
    of evidence: Evidence, of analyzer: borrowing Analyzer, _ body: (Span<UInt8>) -> Void
  ) {
    guard case .keyword(let keyword) = evidence.source else { return }
    let text = compiled.texts[Int(keyword)]
    body(text.span)
  }

  /// Turns the patterns found into the keywords that look for them and are not cancelled by others.
  private mutating func dropCancelled(_ analysis: Analysis, _ analyzer: borrowing Analyzer) {
    hits.removeAll(keepingCapacity: true)
    for pattern in finder.matches {
      let first = pattern == 0 ? 0 : compiled.keywordEnds[Int(pattern) - 1]
      for index in first..<compiled.keywordEnds[Int(pattern)] {
        let keyword = compiled.keywords[Int(index)]
        let rule = compiled.rules[Int(keyword)]
        if rule.unless.contains(where: { finder.hasMatch(of: compiled.cancelling[$0]) }) {
          continue
        }
        if isEverywhereCancelled(pattern, by: rule.before, analysis, analyzer) { continue }
        hits.append(keyword)
      }
    }
  }

  /// Drops the keywords whose every match lies inside a longer match: where a dictionary has
  /// `sungai besar`, that is no `sungai`.
  private mutating func dropNested(_ analysis: Analysis, _ analyzer: borrowing Analyzer) {
    var ranges: [[Range<Int>]] = []
    for keyword in hits {
      let pattern = compiled.patternsByKeyword[Int(keyword)]
      ranges.append(finder.ranges(of: pattern, in: analysis, of: analyzer))
    }
    let longer = Set(ranges.joined().filter { $0.count > 1 })
    if longer.isEmpty { return }
    let kept = hits.indices.filter { index in
      ranges[index].contains { range in
        !longer.contains { $0.count > range.count && $0.contains(range) }
      }
    }
    hits = kept.map { hits[$0] }
  }

  /// Whether every match of the pattern has one right before it that cancels it.
  private mutating func isEverywhereCancelled(
    _ pattern: Int32, by cancelling: Range<Int>, _ analysis: Analysis,
    _ analyzer: borrowing Analyzer
  ) -> Bool {
    var ends: [Int] = []
    for index in cancelling where finder.hasMatch(of: compiled.cancelling[index]) {
      ends += finder.ranges(of: compiled.cancelling[index], in: analysis, of: analyzer)
        .map(\.upperBound)
    }
    if ends.isEmpty { return false }
    return finder.ranges(of: pattern, in: analysis, of: analyzer).allSatisfy { range in
      ends.contains { (range.lowerBound - Keyword.reach + 1...range.lowerBound).contains($0) }
    }
  }
}
