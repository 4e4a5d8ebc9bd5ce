/// Something to look for in texts: a word (by its stem), a phrase, a `prefix*` or an `=exact` spelling
/// of a word, a `#hashtag` or an `@account`, the latter two also as prefixes.
public struct Pattern: Hashable, Sendable {
  /// The pattern as a person wrote it.
  public let text: String
  /// Nil for words that follow each other; else the number of tokens within which the words may stand
  /// in any order.
  public let near: Int?

  /// Makes a pattern; one without a letter or digit finds nothing.
  public init(text: String, near: Int? = nil) {
    self.text = text
    self.near = near
  }
}

/// Patterns made ready to be looked for: every word of every pattern has a number, and each spelling
/// of a text answers to some of those numbers, found once for each distinct spelling.
public struct PatternSet: Sendable {
  /// Words of patterns, in the analyzer's terms; those to be found as they are spelt; and the
  /// beginnings of `prefix*` ones.
  private var terms = Vocabulary()
  private var spellings = Vocabulary()
  private var prefixes = Vocabulary()
  private var prefixLengths: [Int] = []
  /// The elements of all patterns one after another: the number of a term, spelling or prefix times
  /// 3, plus 0, 1 or 2.
  private(set) var elements: [Int32] = []
  private var ends: [Int] = []
  /// For each pattern the number of tokens within which its words may stand in any order, or 0.
  private(set) var nears: [Int] = []
  private var places: [Pattern: Int32] = [:]
  /// The patterns that begin with each element.
  private var byFirst: [[Int32]] = []

  /// Makes an empty set.
  public init() {}

  /// The number of distinct patterns.
  public var count: Int { ends.count }

  /// Adds `pattern` as texts are analysed by `analyzer`, and returns its number.
  public mutating func add(_ pattern: Pattern, _ analyzer: inout Analyzer) -> Int32 {
    if let place = places[pattern] { return place }
    var parts: [Int32] = []
    for word in pattern.text.split(whereSeparator: \.isWhitespace) {
      addElements(of: String(word), to: &parts, &analyzer)
    }
    let place = Int32(count)
    places[pattern] = place
    elements += parts
    ends.append(elements.count)
    nears.append(pattern.near ?? 0)
    if let first = parts.first {
      while byFirst.count <= first { byFirst.append([]) }
      byFirst[Int(first)].append(place)
    }
    return place
  }

  /// The places in ``elements`` of a pattern.
  func range(of pattern: Int32) -> Range<Int> {
    (pattern == 0 ? 0 : ends[Int(pattern) - 1])..<ends[Int(pattern)]
  }

  /// Whether the pattern's words must follow each other.
  func isPhrase(_ pattern: Int32) -> Bool {
    range(of: pattern).count > 1 && nears[Int(pattern)] == 0
  }

  /// The patterns whose first element is `element`.
  func starting(with element: Int32) -> [Int32] {
    element < byFirst.count ? byFirst[Int(element)] : []
  }

  /// Appends the elements that a spelling answers to.
  func appendElements(
    ofSpelling spelling: Int32, of analyzer: borrowing Analyzer, to found: inout [Int32]
  ) {
    let term = analyzer.term(ofSpelling: spelling)
    if let number = analyzer.withText(ofTerm: term, { terms.number(of: $0) }) {
      found.append(number * 3)
    }
    analyzer.withText(ofSpelling: spelling) { text in
      if let number = spellings.number(of: text) { found.append(number * 3 + 1) }
      for length in prefixLengths where length <= text.count {
        if let number = prefixes.number(of: text.extracting(0..<length)) {
          found.append(number * 3 + 2)
        }
      }
    }
  }

  /// A word between spaces may be several tokens (`e-ktp`); a `*` belongs to the last one.
  private mutating func addElements(
    of word: String, to parts: inout [Int32], _ analyzer: inout Analyzer
  ) {
    let isPrefix = word.hasSuffix("*")
    let isExact = word.hasPrefix("=")
    let bare = word.dropFirst(isExact ? 1 : 0).dropLast(isPrefix ? 1 : 0)
    var analysis = Analysis()
    analyzer.analyze(Array(bare.utf8).span, into: &analysis)
    for (place, spelling) in analysis.spellings.enumerated() {
      if isPrefix, place == analysis.spellings.count - 1 {
        parts.append(analyzer.withText(ofSpelling: spelling) { addPrefix($0) })
      } else if isExact {
        parts.append(analyzer.withText(ofSpelling: spelling) { spellings.insert($0) } * 3 + 1)
      } else {
        let term = analyzer.term(ofSpelling: spelling)
        parts.append(analyzer.withText(ofTerm: term) { terms.insert($0) } * 3)
      }
    }
  }

  private mutating func addPrefix(_ prefix: Span<UInt8>) -> Int32 {
    if !prefixLengths.contains(prefix.count) { prefixLengths.append(prefix.count) }
    return prefixes.insert(prefix) * 3 + 2
  }
}
