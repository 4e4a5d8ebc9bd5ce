internal import Lexicon

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
  init(_ compiled: CompiledCodebook) {
    self.compiled = compiled
    finder = PatternFinder(compiled.patterns)
    isDictionary = compiled.codebook.isDictionary
    fallback = compiled.codebook.fallback
    scores = [Float](repeating: 0, count: compiled.codebook.categories.count)
  }

  /// Hashtags are matched as a whole only.
  var usesHashtagWords: Bool { false }

  /// Keywords are terms.
  var usesTerms: Bool { true }

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

  /// Calls `body` with the keywords as they stand in the codebook.
  func forEachText(
    of evidence: [Evidence], of analyzer: borrowing Analyzer,
    _ body: (Evidence, Span<UInt8>, Span<UInt8>) -> Void
  ) {
    for item in evidence {
      guard case .keyword(let keyword) = item.source else { continue }
      let text = compiled.texts[Int(keyword)]
      body(item, text.span, Span())
    }
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
  /// `sungai besar`, that is no `sungai`. Of several entries of a category that match the same word one counts.
  private mutating func dropNested(_ analysis: Analysis, _ analyzer: borrowing Analyzer) {
    var ranges: [[Range<Int>]] = []
    for keyword in hits {
      let pattern = compiled.patternsByKeyword[Int(keyword)]
      ranges.append(finder.ranges(of: pattern, in: analysis, of: analyzer))
    }
    let longer = Set(ranges.joined().filter { $0.count > 1 })
    var counted: [Int: Set<Range<Int>>] = [:]
    let kept = hits.indices.filter { index in
      let category = compiled.rules[Int(hits[index])].category
      let own = ranges[index].filter { range in
        !longer.contains { $0.count > range.count && $0.contains(range) }
      }
      let before = counted[category, default: []]
      counted[category] = before.union(own)
      return !before.isSuperset(of: own)
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
