/// Something to look for in texts: a word (by its stem), a phrase, a `prefix*` or an `=exact` normalised form
/// of a word, a `#hashtag` or an `@account`, the latter two also as prefixes. Phrases are found in
/// words that are several, too: `bantuan sosial` in `bansos`, and `ktp` in the compound `e-KTP`.
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

/// Patterns made ready to be looked for: every word of every pattern has a number, and each normalised form
/// of a text answers to some of those numbers, found once for each distinct normalised form.
public struct PatternSet: Sendable {
  /// Words of patterns, in the analyzer's terms; those to be found as they are spelt; and the
  /// beginnings of `prefix*` ones.
  private var terms = Vocabulary()
  private var spellings = Vocabulary()
  private var prefixes = Vocabulary()
  private var prefixLengths: [Int] = []
  /// The elements of all patterns one after another: the number of a term, normalised form or prefix times
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
    let parts = elements(of: pattern.text, &analyzer)
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

  /// Appends the elements that a normalised form answers to: its own, and of a compound (`e-ktp`) those of
  /// its words.
  func appendElements(
    of form: NormalForm, of analyzer: borrowing Analyzer, to found: inout [Int32]
  ) {
    appendOwnElements(of: form, of: analyzer, to: &found)
    guard analyzer.isCompound(form) else { return }
    for word in analyzer.words(of: form) {
      appendOwnElements(of: word, of: analyzer, to: &found)
    }
  }

  private func appendOwnElements(
    of form: NormalForm, of analyzer: borrowing Analyzer, to found: inout [Int32]
  ) {
    let term = analyzer.term(of: form)
    if let number = analyzer.withText(of: term, { terms.number(of: $0) }) {
      found.append(number * 3)
    }
    analyzer.withText(of: form) { text in
      if let number = spellings.number(of: text) { found.append(number * 3 + 1) }
      for length in prefixLengths where length <= text.count {
        if let number = prefixes.number(of: text.extracting(0..<length)) {
          found.append(number * 3 + 2)
        }
      }
    }
  }

  /// Words without a mark are analysed together, since a number may hold a space (`08.00 WIB`).
  private mutating func elements(of text: String, _ analyzer: inout Analyzer) -> [Int32] {
    var elements: [Int32] = []
    var plain: [Substring] = []
    for word in text.split(whereSeparator: \.isWhitespace) {
      if !word.hasPrefix("="), !word.hasSuffix("*") {
        plain.append(word)
        continue
      }
      addTerms(of: plain.joined(separator: " "), to: &elements, &analyzer)
      plain.removeAll()
      addMarked(word, to: &elements, &analyzer)
    }
    addTerms(of: plain.joined(separator: " "), to: &elements, &analyzer)
    return elements
  }

  /// A word that is several is looked for as those, so that `bansos` and `bantuan sosial`, `e-ktp`
  /// and `e ktp` find the same.
  private mutating func addTerms(
    of text: String, to elements: inout [Int32], _ analyzer: inout Analyzer
  ) {
    var analysis = Analysis()
    analyzer.analyze(Array(text.utf8).span, into: &analysis)
    for form in analysis.normalForms {
      let words = analyzer.words(of: form)
      for word in words.isEmpty ? [form] : words {
        let term = analyzer.term(of: word)
        elements.append(analyzer.withText(of: term) { terms.insert($0) } * 3)
      }
    }
  }

  /// `=word`, `word*` or both. It may be several tokens (`loket-2*`); a `*` belongs to the last one.
  private mutating func addMarked(
    _ word: Substring, to elements: inout [Int32], _ analyzer: inout Analyzer
  ) {
    let (isExact, isPrefix) = (word.hasPrefix("="), word.hasSuffix("*"))
    let bare = word.dropFirst(isExact ? 1 : 0).dropLast(isPrefix ? 1 : 0)
    var analysis = Analysis()
    analyzer.analyze(Array(bare.utf8).span, into: &analysis)
    for (place, form) in analysis.normalForms.enumerated() {
      if isPrefix, place == analysis.normalForms.count - 1 {
        elements.append(analyzer.withText(of: form) { addPrefix($0) })
      } else if isExact {
        elements.append(analyzer.withText(of: form) { spellings.insert($0) } * 3 + 1)
      } else {
        let term = analyzer.term(of: form)
        elements.append(analyzer.withText(of: term) { terms.insert($0) } * 3)
      }
    }
  }

  private mutating func addPrefix(_ prefix: Span<UInt8>) -> Int32 {
    if !prefixLengths.contains(prefix.count) { prefixLengths.append(prefix.count) }
    return prefixes.insert(prefix) * 3 + 2
  }
}
