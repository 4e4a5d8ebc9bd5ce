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
  /// For each pattern the keywords that look for it.
  fileprivate let rulesByPattern: [[Int32]]

  fileprivate struct Rule: Sendable {
    let category: Int
    let weight: Float
    let firstCancelling: Int
    let endOfCancelling: Int
  }

  /// Compiles `codebook` for texts analysed with `options`.
  ///
  /// - Throws: ``LexiconError`` when ICU or the stemmer cannot be opened.
  public init(_ codebook: Codebook, _ options: AnalysisOptions) throws(LexiconError) {
    var analyzer = try Analyzer(options)
    var patterns = PatternSet()
    var rules: [Rule] = []
    var cancelling: [Int32] = []
    var looking: [Int32] = []
    for keyword in codebook.keywords {
      looking.append(patterns.add(keyword.pattern, &analyzer))
      let first = cancelling.count
      for pattern in keyword.unless { cancelling.append(patterns.add(pattern, &analyzer)) }
      rules.append(
        Rule(
          category: keyword.category, weight: keyword.weight, firstCancelling: first,
          endOfCancelling: cancelling.count))
    }
    var rulesByPattern = [[Int32]](repeating: [], count: patterns.count)
    for (rule, pattern) in looking.enumerated() {
      rulesByPattern[Int(pattern)].append(Int32(rule))
    }
    self.codebook = codebook
    self.patterns = patterns
    self.rules = rules
    self.cancelling = cancelling
    texts = codebook.keywords.map { Array($0.pattern.text.utf8) }
    self.rulesByPattern = rulesByPattern
  }
}

/// Labels tweets by the keywords of a codebook: each keyword that occurs adds its weight once, the
/// highest sum wins, the codebook's order settles ties, and a tweet without any keyword gets the
/// fallback. There is no probability.
public struct CodebookAnnotator: Annotator {
  private let compiled: CompiledCodebook
  /// For each spelling where its elements begin in `elements`; they end where the next one's begin.
  private var elementStarts: [Int32] = [0]
  private var elements: [Int32] = []
  /// For each spelling where the patterns that may begin with it are in `patterns`.
  private var patternStarts: [Int32] = [0]
  private var patterns: [Int32] = []
  private var generation = 0
  /// For each pattern the number of the last text that it was found in.
  private var foundIn: [UInt32]
  private var text: UInt32 = 0
  private var found: [Int32] = []
  private var hits: [Int32] = []
  private var scores: [Float]

  /// Makes an annotator for one thread.
  public init(_ compiled: CompiledCodebook) {
    self.compiled = compiled
    foundIn = [UInt32](repeating: 0, count: compiled.patterns.count)
    scores = [Float](repeating: 0, count: compiled.codebook.categories.count)
  }

  /// The codebook's categories.
  public var categories: [Category] { compiled.codebook.categories }

  /// Refills `prediction` with the label of the text that `analyzer` has just analysed.
  public mutating func annotate(
    _ analysis: Analysis, of analyzer: borrowing Analyzer, into prediction: inout Prediction
  ) {
    remember(analyzer)
    findPatterns(in: analysis)
    dropCancelled()
    for place in scores.indices { scores[place] = 0 }
    for keyword in hits {
      let rule = compiled.rules[Int(keyword)]
      scores[rule.category] += rule.weight
    }
    var best = compiled.codebook.fallback
    var bestScore: Float = 0
    for (place, score) in scores.enumerated() where score > bestScore {
      best = place
      bestScore = score
    }
    prediction.category = best
    prediction.probability = nil
    prediction.isFallback = bestScore == 0
    prediction.evidence.removeAll(keepingCapacity: true)
    for keyword in hits {
      let rule = compiled.rules[Int(keyword)]
      if rule.category == best {
        prediction.evidence.append(Evidence(source: keyword, weight: rule.weight))
      }
    }
    if prediction.evidence.count > 1 {
      prediction.evidence.sort { ($1.weight, $0.source) < ($0.weight, $1.source) }
    }
  }

  /// Calls `body` with the keyword as it stands in the codebook.
  public func withText(
    of evidence: Evidence, of analyzer: borrowing Analyzer, _ body: (Span<UInt8>) -> Void
  ) {
    let text = compiled.texts[Int(evidence.source)]
    body(text.span)
  }

  /// Finds the elements of the spellings that are new since the last text.
  private mutating func remember(_ analyzer: borrowing Analyzer) {
    if generation != analyzer.generation {
      generation = analyzer.generation
      elementStarts = [0]
      elements.removeAll(keepingCapacity: true)
      patternStarts = [0]
      patterns.removeAll(keepingCapacity: true)
    }
    while elementStarts.count <= analyzer.spellingCount {
      let spelling = Int32(elementStarts.count - 1)
      compiled.patterns.appendElements(ofSpelling: spelling, of: analyzer, to: &elements)
      for element in elements[Int(elementStarts[Int(spelling)])...] {
        patterns += compiled.patterns.starting(with: element)
      }
      elementStarts.append(Int32(elements.count))
      patternStarts.append(Int32(patterns.count))
    }
  }

  private func elementRange(_ spelling: Int32) -> Range<Int> {
    Int(elementStarts[Int(spelling)])..<Int(elementStarts[Int(spelling) + 1])
  }

  // MARK: Finding

  private mutating func findPatterns(in analysis: Analysis) {
    text &+= 1
    if text == 0 {  // after 2^32 texts the numbers start over
      for i in foundIn.indices { foundIn[i] = 0 }
      text = 1
    }
    found.removeAll(keepingCapacity: true)
    for (at, spelling) in analysis.spellings.enumerated() {
      let range = patternStarts[Int(spelling)]..<patternStarts[Int(spelling) + 1]
      for place in range {
        let pattern = patterns[Int(place)]
        if foundIn[Int(pattern)] != text, holds(pattern, at: at, of: analysis) {
          foundIn[Int(pattern)] = text
          found.append(pattern)
        }
      }
    }
  }

  /// Turns the patterns found into the keywords that look for them and are not cancelled by others.
  private mutating func dropCancelled() {
    hits.removeAll(keepingCapacity: true)
    for pattern in found {
      for keyword in compiled.rulesByPattern[Int(pattern)] {
        let rule = compiled.rules[Int(keyword)]
        var isCancelled = false
        for place in rule.firstCancelling..<rule.endOfCancelling
        where foundIn[Int(compiled.cancelling[place])] == text {
          isCancelled = true
        }
        if !isCancelled { hits.append(keyword) }
      }
    }
  }

  /// Whether `pattern`, whose first element is at the token `at`, is all there.
  private func holds(_ pattern: Int32, at: Int, of analysis: Analysis) -> Bool {
    let parts = compiled.patterns.range(of: pattern)
    if parts.count == 1 { return true }
    let near = compiled.patterns.nears[Int(pattern)]
    if near > 0 { return isNear(parts, at: at, within: near, of: analysis) }
    guard at + parts.count <= analysis.tokens.count else { return false }
    for part in parts.dropFirst() {
      let token = at + part - parts.lowerBound
      guard matches(compiled.patterns.elements[part], analysis.spellings[token]) else {
        return false
      }
    }
    return true
  }

  /// Whether all of `parts` are among some `near` tokens around `at`.
  private func isNear(
    _ parts: Range<Int>, at: Int, within near: Int, of analysis: Analysis
  ) -> Bool {
    (max(0, at - near + 1)...at).contains { first in
      let window = first..<min(first + near, analysis.tokens.count)
      return parts.allSatisfy { part in
        window.contains { matches(compiled.patterns.elements[part], analysis.spellings[$0]) }
      }
    }
  }

  private func matches(_ element: Int32, _ spelling: Int32) -> Bool {
    for place in elementRange(spelling) where elements[place] == element { return true }
    return false
  }
}
