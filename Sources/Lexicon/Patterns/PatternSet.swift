/// Patterns made ready to be looked for. Every word of every pattern is an *element* with a number, and
/// each normalised form of a text answers to some elements, which are looked up once for each form.
public struct PatternSet: Sendable {
  /// Words of patterns by their terms, by their normalised forms, by their beginnings, and with
  /// wildcards.
  private var terms = Vocabulary()
  private var normalForms = Vocabulary()
  private var prefixes = Vocabulary()
  private var prefixLengths: [Int] = []
  private var wildcards: [Wildcard] = []
  private var wildcardTexts = Vocabulary()
  /// The elements of all patterns one after another, and where those of each pattern end.
  private(set) var elements: [Int32] = []
  private var ends: [Int] = []
  /// For each pattern the number of tokens within which its words may stand in any order, or 0.
  private(set) var nears: [Int] = []
  /// For the patterns that match case, each word as it is written.
  private(set) var writtenWords: [Int32: [Wildcard]] = [:]
  /// The regular expressions, with the numbers of their patterns.
  private(set) var expressions: [(pattern: Int32, text: String)] = []
  /// These as they were opened, and what took too long of them.
  let shared = SharedExpressions()
  private var indices: [Pattern: Int32] = [:]
  /// The patterns that begin with each element.
  private var byFirst: [[Int32]] = []

  /// An element is the number of a term, normalised form, prefix or wildcard times 4, plus its kind.
  private enum Kind {
    static let term: Int32 = 0
    static let normalForm: Int32 = 1
    static let prefix: Int32 = 2
    static let wildcard: Int32 = 3
  }

  /// Makes an empty set.
  public init() {}

  /// The number of distinct patterns.
  public var count: Int { ends.count }

  /// Whether texts must be kept (``Analyzer/init(_:splitsHashtags:keepsText:)``) for some pattern to be
  /// found.
  public var needsText: Bool { !expressions.isEmpty }

  /// The regular expressions that took too long in some texts so far, and in how many: these count as without it, unless it
  /// was found before.
  public var slowExpressions: [(expression: String, texts: Int)] {
    expressions.map { ($0.text, shared.slowTexts(of: $0.pattern)) }.filter { $0.1 > 0 }
  }

  /// Adds `pattern` as texts are analysed by `analyzer`, and returns its number.
  ///
  /// - Throws: ``LexiconError/badExpression(_:offset:)`` for a regular expression that is none.
  public mutating func add(
    _ pattern: Pattern, _ analyzer: inout Analyzer
  ) throws(LexiconError) -> Int32 {
    if let number = indices[pattern] { return number }
    if pattern.isExpression { _ = try RegularExpression(pattern.text) }
    let parts = pattern.isExpression ? [] : elements(of: pattern, Int32(count), &analyzer)
    return add(pattern, parts)
  }

  private mutating func add(_ pattern: Pattern, _ parts: [Int32]) -> Int32 {
    let number = Int32(count)
    if pattern.isExpression { expressions.append((number, pattern.text)) }
    indices[pattern] = number
    elements += parts
    ends.append(elements.count)
    nears.append(pattern.near ?? 0)
    if let first = parts.first {
      while byFirst.count <= first { byFirst.append([]) }
      byFirst[Int(first)].append(number)
    }
    return number
  }

  /// The indices in ``elements`` of a pattern's words.
  func range(of pattern: Int32) -> Range<Int> {
    (pattern == 0 ? 0 : ends[Int(pattern) - 1])..<ends[Int(pattern)]
  }

  /// Whether the pattern is one word, of which any token that answers to it is a match.
  func isSingleWord(_ pattern: Int32) -> Bool {
    range(of: pattern).count == 1 && writtenWords[pattern] == nil
  }

  /// Whether the pattern's words must follow each other.
  func isPhrase(_ pattern: Int32) -> Bool {
    range(of: pattern).count > 1 && nears[Int(pattern)] == 0
  }

  /// The patterns whose first element is `element`.
  func starting(with element: Int32) -> [Int32] {
    element < byFirst.count ? byFirst[Int(element)] : []
  }

  /// Appends the elements that a normalised form answers to.
  func appendElements(
    of form: NormalForm, of analyzer: borrowing Analyzer, to found: inout [Int32]
  ) {
    let term = analyzer.term(of: form)
    if let number = analyzer.withText(of: term, { terms.number(of: $0) }) {
      found.append(number * 4 + Kind.term)
    }
    let kind = analyzer.kind(of: form)
    analyzer.withText(of: form) { text in
      if let number = normalForms.number(of: text) { found.append(number * 4 + Kind.normalForm) }
      for length in prefixLengths where length <= text.count {
        if let number = prefixes.number(of: text.extracting(0..<length)) {
          found.append(number * 4 + Kind.prefix)
        }
      }
      if wildcards.isEmpty || kind == .link { return }
      let isTag = kind == .hashtag || kind == .mention
      for (number, wildcard) in wildcards.enumerated()
      where wildcard.begins(with: isTag ? text[0] : nil) && wildcard.matches(text) {
        found.append(Int32(number) * 4 + Kind.wildcard)
      }
    }
  }

  // MARK: Elements of a pattern

  /// Words without a mark are analysed together, since a number may hold a space (`08.00 WIB`).
  private mutating func elements(
    of pattern: Pattern, _ number: Int32, _ analyzer: inout Analyzer
  ) -> [Int32] {
    var elements: [Int32] = []
    var written: [Wildcard] = []
    var plain: [UInt8] = []
    let text = Array(pattern.text.utf8)
    for word in Pattern.words(of: text) {
      if !pattern.matchesCase, !Pattern.hasMark(word) {
        if !plain.isEmpty { plain.append(ASCII.space) }
        plain += word
        continue
      }
      addTerms(of: plain, to: &elements, &analyzer)
      plain.removeAll()
      addMarked(word, isExact: pattern.matchesCase, to: &elements, &written, &analyzer)
    }
    addTerms(of: plain, to: &elements, &analyzer)
    if pattern.matchesCase { writtenWords[number] = written }
    return elements
  }

  /// A word that stands for several is looked for as those, so that `bansos` and `bantuan sosial`,
  /// `e-ktp` and `e ktp` match the same.
  private mutating func addTerms(
    of text: [UInt8], to elements: inout [Int32], _ analyzer: inout Analyzer
  ) {
    if text.isEmpty { return }
    var analysis = Analysis()
    analyzer.analyze(text.span, into: &analysis)
    for form in analysis.normalForms {
      let words = analyzer.words(of: form)
      for word in words.isEmpty ? [form] : words {
        let term = analyzer.term(of: word)
        elements.append(analyzer.withText(of: term) { terms.insert($0) } * 4 + Kind.term)
      }
    }
  }

  /// `=word`, `word*` or both, or a word with `*` elsewhere. It may be several tokens (`loket-2*`); a `*`
  /// at the end belongs to the last one.
  private mutating func addMarked(
    _ word: ArraySlice<UInt8>, isExact: Bool, to elements: inout [Int32],
    _ written: inout [Wildcard], _ analyzer: inout Analyzer
  ) {
    let hasExactMark = word.first == Pattern.exactMark && Pattern.hasMark(word)
    let marked = Array(word.dropFirst(hasExactMark ? 1 : 0))
    let isPrefix = marked.last == Pattern.wildcardMark
    let bytes = isPrefix ? Array(marked.dropLast()) : marked
    if bytes.contains(Pattern.wildcardMark) {
      elements.append(addWildcard(fold(marked.span)))
      written.append(Wildcard(withOneApostrophe(marked)))
      return
    }
    var analysis = Analysis()
    analyzer.analyze(bytes.span, into: &analysis)
    for (index, form) in analysis.normalForms.enumerated() {
      let endsInPrefix = isPrefix && index == analysis.normalForms.count - 1
      if endsInPrefix {
        elements.append(analyzer.withText(of: form) { addPrefix($0) })
      } else if isExact || hasExactMark {
        elements.append(
          analyzer.withText(of: form) { normalForms.insert($0) } * 4 + Kind.normalForm)
      } else {
        let term = analyzer.term(of: form)
        elements.append(analyzer.withText(of: term) { terms.insert($0) } * 4 + Kind.term)
      }
      let token = Array(bytes[analysis.tokens[index].range])
      written.append(
        Wildcard(withOneApostrophe(token) + (endsInPrefix ? [Pattern.wildcardMark] : [])))
    }
  }

  private mutating func addPrefix(_ prefix: Span<UInt8>) -> Int32 {
    if !prefixLengths.contains(prefix.count) { prefixLengths.append(prefix.count) }
    return prefixes.insert(prefix) * 4 + Kind.prefix
  }

  private mutating func addWildcard(_ folded: [UInt8]) -> Int32 {
    let number = wildcardTexts.insert(folded.span)
    if number == wildcards.count { wildcards.append(Wildcard(folded)) }
    return number * 4 + Kind.wildcard
  }
}

/// Sets of patterns that are ready before the program starts.
extension PatternSet {
  /// Writes the patterns with what was found out about them.
  package func write(to writer: inout ByteWriter) {
    for words in [terms, normalForms, prefixes, wildcardTexts] {
      writer.add(words.count)
      for number in 0..<Int32(words.count) {
        words.withBytes(of: number) { text in writer.add(text.indices.map { text[$0] }) }
      }
    }
    writer.add(count)
    for (pattern, number) in indices.sorted(by: { $0.value < $1.value }) {
      pattern.write(to: &writer)
      let range = range(of: number)
      writer.add(range.count)
      for element in elements[range] { writer.add(Int(element)) }
      let written = writtenWords[number] ?? []
      writer.add(written.count)
      for word in written { writer.add(word.text) }
    }
  }

  /// Reads what ``write(to:)`` wrote. It holds for texts that are analysed as the patterns were.
  package init(from reader: inout ByteReader) {
    func words() -> [ArraySlice<UInt8>] { (0..<reader.number()).map { _ in reader.block() } }
    for term in words() { _ = terms.insert(term.span) }
    for form in words() { _ = normalForms.insert(form.span) }
    for prefix in words() { _ = addPrefix(prefix.span) }
    for text in words() { _ = addWildcard(Array(text)) }
    for _ in 0..<reader.number() {
      let pattern = Pattern(from: &reader)
      let parts = (0..<reader.number()).map { _ in Int32(reader.number()) }
      let written = words().map { Wildcard(Array($0)) }
      if pattern.matchesCase { writtenWords[Int32(count)] = written }
      _ = add(pattern, parts)
    }
  }
}
