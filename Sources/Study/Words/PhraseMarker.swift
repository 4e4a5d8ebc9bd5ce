public import Lexicon

/// Finds where words and phrases stand in single texts, such as the reasons for a label. One serves one thread.
public struct PhraseMarker: ~Copyable {
  private var analyzer: Analyzer
  private var analysis = Analysis()

  /// Makes a marker.
  ///
  /// - Parameter options: how texts are analysed, on which the stems of words depend.
  /// - Throws: `LexiconError` when ICU or the stemmer cannot be opened.
  public init(_ options: AnalysisOptions) throws(LexiconError) {
    analyzer = try Analyzer(options, keepsText: true)
  }

  /// Where `phrases` stand in `text`.
  ///
  /// - Parameters:
  ///   - phrases: as codebooks have them: a word (found by its stem), a `"phrase"`, a `prefix*`, a `#hashtag` or an
  ///     `@account`.
  ///   - text: in which they are looked for.
  /// - Returns: ranges of bytes in their order, without overlaps; of two that overlap the one that begins first, or is
  ///   longer.
  public mutating func ranges(of phrases: [String], in text: String) throws -> [Range<Int>] {
    var patterns = PatternSet()
    var count: Int32 = 0
    for phrase in phrases {
      let pattern = Pattern(text: phrase)
      if pattern.isEmpty { continue }
      _ = try patterns.add(pattern, &analyzer)
      count += 1
    }
    if count == 0 { return [] }
    var finder = PatternFinder(patterns)
    let bytes = Array(text.utf8)
    analyzer.analyze(bytes.span, into: &analysis)
    finder.find(in: analysis, of: analyzer)
    var found: [Range<Int>] = []
    for pattern in Set(finder.matches) {
      for tokens in finder.ranges(of: pattern, in: analysis, of: analyzer) where !tokens.isEmpty {
        let first = analysis.tokens[tokens.lowerBound].range.lowerBound
        found.append(first..<analysis.tokens[tokens.upperBound - 1].range.upperBound)
      }
    }
    return Self.withoutOverlaps(found)
  }

  /// Where an expression of ICU matches in `text`.
  public static func ranges(ofExpression expression: String, in text: String) throws -> [Range<Int>]
  {
    try withoutOverlaps(RegularExpression(expression).matches(in: Array(text.utf8).span).ranges)
  }

  private static func withoutOverlaps(_ ranges: [Range<Int>]) -> [Range<Int>] {
    var kept: [Range<Int>] = []
    for range in ranges.sorted(by: { ($0.lowerBound, -$0.count) < ($1.lowerBound, -$1.count) })
    where !range.isEmpty && range.lowerBound >= kept.last?.upperBound ?? 0 { kept.append(range) }
    return kept
  }
}
