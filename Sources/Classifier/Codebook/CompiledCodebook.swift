public import Lexicon

/// A codebook made ready for one way of analysing texts; shared by all threads.
public struct CompiledCodebook: Sendable {
  /// The codebook.
  public let codebook: Codebook
  let patterns: PatternSet
  /// For each keyword what it adds to which category, and the patterns that cancel it.
  let rules: [Rule]
  let cancelling: [Int32]
  let texts: [[UInt8]]
  /// The keywords that look for each pattern, one pattern after the other, and where they end.
  let keywords: [Int32]
  let keywordEnds: [Int32]
  /// The pattern of each keyword.
  let patternsByKeyword: [Int32]

  struct Rule: Sendable {
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
    var patterns = CodebookTables.patterns(of: codebook, options) ?? PatternSet()
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
