/// Finds the patterns of a ``PatternSet`` in analysed texts.
///
/// It remembers for each normalised form what it can be part of, so a finder serves one thread and one
/// ``Analyzer``.
public struct PatternFinder {
  /// The patterns found in the last text, each once, in the order in which they begin. Behind them
  /// those that are there only if words that stand for several are taken as those, then regular
  /// expressions.
  public private(set) var matches: [Int32] = []

  private let patterns: PatternSet
  private let expressions: [Expression]
  private var known = KnownForms()
  private var generation = 0
  /// For each pattern the number of the last text that it was found in.
  private var lastText: [UInt32]
  private var textNumber: UInt32 = 0
  /// The forms of the last text that has a word of several words, with those in its place, and the
  /// token of each.
  private var singles: [NormalForm] = []
  private var tokens: [Int] = []

  /// A regular expression of the set, this thread's own once it was looked for. It is a class because the expression itself
  /// cannot be copied.
  private final class Expression {
    let pattern: Int32
    private let text: String
    private var opened: RegularExpression?
    private var isOpened = false

    init(_ pattern: Int32, _ text: String) {
      self.pattern = pattern
      self.text = text
    }

    func matches(in text: Span<UInt8>, of patterns: PatternSet) -> RegularExpression.Matches {
      if !isOpened { opened = patterns.shared.expression(of: pattern, self.text) }
      isOpened = true
      return opened?.matches(in: text) ?? RegularExpression.Matches(isComplete: false)
    }
  }

  /// Makes a finder for one thread. The analyzer that it is used with must have the options of the one
  /// with which the patterns were added.
  public init(_ patterns: PatternSet) {
    self.patterns = patterns
    expressions = patterns.expressions.map(Expression.init)
    lastText = [UInt32](repeating: 0, count: patterns.count)
  }

  /// Whether the last text has the pattern with this number.
  public func hasMatch(of pattern: Int32) -> Bool { lastText[Int(pattern)] == textNumber }

  /// Finds the patterns in the text that `analyzer` has just analysed.
  public mutating func find(in analysis: Analysis, of analyzer: borrowing Analyzer) {
    learn(analyzer)
    textNumber &+= 1
    if textNumber == 0 {  // after 2^32 texts the numbers start over
      for index in lastText.indices { lastText[index] = 0 }
      textNumber = 1
    }
    matches.removeAll(keepingCapacity: true)
    if findWhole(in: analysis, analyzer) {
      takeApart(analysis.normalForms, analyzer)
      findApart(in: analysis, analyzer)
    }
    for expression in expressions {
      let found = expression.matches(in: analysis.text.span, of: patterns)
      if !found.isComplete { patterns.shared.countSlow(expression.pattern) }
      if !found.ranges.isEmpty { add(expression.pattern) }
    }
  }

  /// Finds the patterns in the tokens as they are. Returns whether a word stands for several.
  private mutating func findWhole(in analysis: Analysis, _ analyzer: borrowing Analyzer) -> Bool {
    let forms = analysis.normalForms
    let count = forms.count
    var hasSeveral = false
    for at in 0..<count {
      let form = forms[at]
      guard known.isInPattern(form) else { continue }
      if known.isSeveral(form) { hasSeveral = true }
      for index in known.words(of: form) {
        let pattern = known.words[index]
        if pattern < 0 { add(~pattern, at: at, in: analysis, analyzer) } else { add(pattern) }
      }
      let phrases = known.phrases(of: form)
      guard !phrases.isEmpty, at + 1 < count, known.isInPattern(forms[at + 1]) else { continue }
      for index in phrases where known.answers(forms[at + 1], to: known.phrases[index].second) {
        add(known.phrases[index].pattern, at: at, in: analysis, analyzer)
      }
    }
    return hasSeveral
  }

  /// Finds patterns of several words where words that stand for several are taken apart: `pemda` has
  /// the phrase `pemerintah daerah`, but not the word `pemerintah`.
  private mutating func findApart(in analysis: Analysis, _ analyzer: borrowing Analyzer) {
    for at in singles.indices {
      let form = singles[at]
      guard known.isInPattern(form) else { continue }
      for index in known.words(of: form) {
        let pattern = known.words[index]
        if pattern < 0, patterns.range(of: ~pattern).count > 1 { addApart(~pattern, at, analysis) }
      }
      let phrases = known.phrases(of: form)
      guard !phrases.isEmpty, at + 1 < singles.count, known.isInPattern(singles[at + 1]) else {
        continue
      }
      for index in phrases where known.answers(singles[at + 1], to: known.phrases[index].second) {
        addApart(known.phrases[index].pattern, at, analysis)
      }
    }
  }

  /// Refills ``singles``.
  private mutating func takeApart(_ forms: [NormalForm], _ analyzer: borrowing Analyzer) {
    singles.removeAll(keepingCapacity: true)
    tokens.removeAll(keepingCapacity: true)
    for (token, form) in forms.enumerated() {
      if !known.isSeveral(form) {
        singles.append(form)
        tokens.append(token)
        continue
      }
      for word in analyzer.words(of: form) {
        singles.append(word)
        tokens.append(token)
      }
    }
  }

  /// Adds the pattern to the matches unless it is among them.
  private mutating func add(_ pattern: Int32) {
    if lastText[Int(pattern)] == textNumber { return }
    lastText[Int(pattern)] = textNumber
    matches.append(pattern)
  }

  /// Adds the pattern whose first word is at `at` if all of it is there.
  private mutating func add(
    _ pattern: Int32, at: Int, in analysis: Analysis, _ analyzer: borrowing Analyzer
  ) {
    if lastText[Int(pattern)] != textNumber, length(of: pattern, at: at, analysis, analyzer) > 0 {
      add(pattern)
    }
  }

  private mutating func addApart(_ pattern: Int32, _ at: Int, _ analysis: Analysis) {
    if lastText[Int(pattern)] != textNumber, lengthApart(of: pattern, at: at, analysis) > 0 {
      add(pattern)
    }
  }

  // MARK: Places of a match

  /// The tokens that the pattern takes in the last text where it was found: one range for each place,
  /// in order. A pattern with ``Pattern/near`` takes its first word only.
  public mutating func ranges(
    of pattern: Int32, in analysis: Analysis, of analyzer: borrowing Analyzer
  ) -> [Range<Int>] {
    if let expression = expressions.first(where: { $0.pattern == pattern }) {
      return PatternFinder.tokens(
        of: expression.matches(in: analysis.text.span, of: patterns).ranges, analysis)
    }
    let forms = analysis.normalForms
    var found: Set<Range<Int>> = []
    for at in forms.indices where known.mayBegin(pattern, with: forms[at]) {
      let length = length(of: pattern, at: at, analysis, analyzer)
      if length > 0 { found.insert(at..<at + length) }
    }
    if patterns.range(of: pattern).count > 1 {
      takeApart(forms, analyzer)
      for at in singles.indices where known.mayBegin(pattern, with: singles[at]) {
        let length = lengthApart(of: pattern, at: at, analysis)
        if length > 0 { found.insert(tokens[at]..<tokens[at + length - 1] + 1) }
      }
    }
    return found.sorted { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
  }

  /// The tokens that ranges of bytes take in, in whole or in part.
  private static func tokens(of ranges: [Range<Int>], _ analysis: Analysis) -> [Range<Int>] {
    ranges.compactMap { bytes in
      let first = analysis.tokens.firstIndex { $0.range.upperBound > bytes.lowerBound }
      let last = analysis.tokens.lastIndex { $0.range.lowerBound < bytes.upperBound }
      guard let first, let last, first <= last else { return nil }
      return first..<last + 1
    }
  }

  // MARK: Whether a pattern goes on as it should

  /// How many tokens from `at` on the pattern takes, whose first word is there; 0 if it is not all
  /// there.
  private func length(
    of pattern: Int32, at: Int, _ analysis: Analysis, _ analyzer: borrowing Analyzer
  ) -> Int {
    let words = patterns.range(of: pattern)
    let forms = analysis.normalForms
    let near = patterns.nears[Int(pattern)]
    if near > 0, words.count > 1 { return isNear(words, at: at, within: near, of: forms) ? 1 : 0 }
    let end = at + words.count
    guard end <= forms.count, analysis.sentences[at] == analysis.sentences[end - 1] else {
      return 0
    }
    for offset in 1..<max(1, words.count)
    where !known.answers(forms[at + offset], to: patterns.elements[words.lowerBound + offset]) {
      return 0
    }
    if let written = patterns.writtenWords[pattern] {
      for (offset, word) in written.enumerated() {
        let text = analyzer.text(of: analysis.surfaceForms[at + offset])
        if !word.matches(withOneApostrophe(Array(text.utf8)).span) { return 0 }
      }
    }
    return words.count
  }

  /// As ``length(of:at:_:_:)`` in ``singles``. What must match case is not found there.
  private func lengthApart(of pattern: Int32, at: Int, _ analysis: Analysis) -> Int {
    let words = patterns.range(of: pattern)
    let near = patterns.nears[Int(pattern)]
    if near > 0 { return isNear(words, at: at, within: near, of: singles) ? 1 : 0 }
    let end = at + words.count
    guard patterns.writtenWords[pattern] == nil, end <= singles.count,
      analysis.sentences[tokens[at]] == analysis.sentences[tokens[end - 1]]
    else { return 0 }
    for offset in 1..<words.count
    where !known.answers(singles[at + offset], to: patterns.elements[words.lowerBound + offset]) {
      return 0
    }
    return words.count
  }

  /// Whether all `words` are among some `near` tokens around `at`.
  private func isNear(
    _ words: Range<Int>, at: Int, within near: Int, of forms: [NormalForm]
  ) -> Bool {
    (max(0, at - near + 1)...at).contains { first in
      let window = first..<min(first + near, forms.count)
      return words.allSatisfy { word in
        window.contains { known.answers(forms[$0], to: patterns.elements[word]) }
      }
    }
  }

  /// Learns what the forms that are new since the last text can be part of.
  private mutating func learn(_ analyzer: borrowing Analyzer) {
    known.keep(first: analyzer.formsKept(since: generation))
    generation = analyzer.generation
    while known.count < analyzer.normalFormCount { known.append(from: analyzer, patterns) }
  }
}
