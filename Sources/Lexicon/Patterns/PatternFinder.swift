/// Finds the patterns of a ``PatternSet`` in analysed texts.
///
/// It remembers for each normalised form what it can be part of, so one serves one thread and one
/// ``Analyzer``.
public struct PatternFinder: Sendable {
  /// The patterns found in the last text, each once, in the order in which they begin; behind them
  /// those that are there only if words that are several are taken as those.
  public private(set) var matches: [Int32] = []

  private let patterns: PatternSet
  /// A bit for each normalised form that is in any pattern. Few are, and the bits of all fit into the
  /// processor's nearest memory, which their places in the arrays below do not.
  private var inPattern: [UInt64] = []
  /// A bit for each of those normalised forms that is several words, one of which is in a pattern.
  private var isSeveral: [UInt64] = []
  /// For each normalised form where its part of the arrays below begins; it ends where the next one's begins.
  private var starts = [Starts()]
  /// The elements that a normalised form answers to.
  private var elements: [Int32] = []
  /// The patterns of one word that it answers to; those of words near each other that may begin with
  /// it have all bits turned round.
  private var words: [Int32] = []
  /// The phrases that may begin with it, each with its second element, at which most fail.
  private var phrases: [Phrase] = []

  private struct Phrase {
    let pattern: Int32
    let second: Int32
  }

  private struct Starts {
    var element: Int32 = 0
    var word: Int32 = 0
    var phrase: Int32 = 0
  }

  private var generation = 0
  /// For each pattern the number of the last text that it was found in.
  private var lastText: [UInt32]
  private var text: UInt32 = 0
  /// The normalised forms of the last text that has a word of several words, with those in its place, and
  /// the token that each is of.
  private var singles: [NormalForm] = []
  private var tokens: [Int] = []

  /// Makes a finder for one thread. The analyzer that it is used with must have the options of that
  /// with which the patterns were added.
  public init(_ patterns: PatternSet) {
    self.patterns = patterns
    lastText = [UInt32](repeating: 0, count: patterns.count)
  }

  /// Whether the last text holds the pattern with this number.
  public func hasMatch(of pattern: Int32) -> Bool { lastText[Int(pattern)] == text }

  /// Finds the patterns in the text that `analyzer` has just analysed.
  public mutating func find(in analysis: Analysis, of analyzer: borrowing Analyzer) {
    remember(analyzer)
    text &+= 1
    if text == 0 {  // after 2^32 texts the numbers start over
      for i in lastText.indices { lastText[i] = 0 }
      text = 1
    }
    matches.removeAll(keepingCapacity: true)
    if find(in: analysis.normalForms, isApart: false) {
      takeApart(analysis.normalForms, analyzer)
      _ = find(in: singles, isApart: true)
    }
  }

  /// Finds the patterns in a row of normalised forms; returns whether any of these is several words. Where
  /// they were taken apart only patterns of several words count: `pemda` holds the phrase `pemerintah
  /// daerah`, but is not `pemerintah`.
  private mutating func find(in forms: [NormalForm], isApart: Bool) -> Bool {
    let count = forms.count
    var hasSeveral = false
    for at in 0..<count {
      let form = forms[at].index
      guard hasBit(inPattern, forms[at]) else { continue }
      if hasBit(isSeveral, forms[at]) { hasSeveral = true }
      let (own, next) = (starts[form], starts[form + 1])
      for place in own.word..<next.word {
        let pattern = words[Int(place)]
        if pattern < 0 { add(~pattern, at: at, of: forms) } else if !isApart { add(pattern) }
      }
      guard own.phrase < next.phrase, at + 1 < count, hasBit(inPattern, forms[at + 1])
      else { continue }
      for place in own.phrase..<next.phrase {
        let phrase = phrases[Int(place)]
        if matches(phrase.second, forms[at + 1]) {
          add(phrase.pattern, at: at, of: forms)
        }
      }
    }
    return hasSeveral
  }

  /// Refills ``singles``.
  private mutating func takeApart(_ forms: [NormalForm], _ analyzer: borrowing Analyzer) {
    singles.removeAll(keepingCapacity: true)
    tokens.removeAll(keepingCapacity: true)
    for (token, form) in forms.enumerated() {
      let words = hasBit(isSeveral, form) ? analyzer.words(of: form) : []
      for word in words.isEmpty ? [form] : words {
        singles.append(word)
        tokens.append(token)
      }
    }
  }

  private func hasBit(_ bits: [UInt64], _ form: NormalForm) -> Bool {
    bits[form.index >> 6] & (1 << UInt64(form.index & 63)) != 0
  }

  /// Adds the pattern to those found unless it is among them.
  private mutating func add(_ pattern: Int32) {
    if lastText[Int(pattern)] == text { return }
    lastText[Int(pattern)] = text
    matches.append(pattern)
  }

  /// Adds the pattern of several words if all of it is there.
  private mutating func add(_ pattern: Int32, at: Int, of forms: [NormalForm]) {
    if lastText[Int(pattern)] != text, length(of: pattern, at: at, of: forms) > 0 {
      add(pattern)
    }
  }

  /// The tokens that the pattern takes where the last text holds it: one range for each place, in
  /// order. A pattern with ``Pattern/near`` takes its first word only.
  public mutating func ranges(
    of pattern: Int32, in analysis: Analysis, of analyzer: borrowing Analyzer
  ) -> [Range<Int>] {
    let whole = ranges(of: pattern, in: analysis.normalForms)
    if patterns.range(of: pattern).count == 1 { return whole }
    takeApart(analysis.normalForms, analyzer)
    let apart = ranges(of: pattern, in: singles).map { words in
      tokens[words.lowerBound]..<tokens[words.upperBound - 1] + 1
    }
    return Set(whole + apart).sorted { $0.lowerBound < $1.lowerBound }
  }

  private func ranges(of pattern: Int32, in forms: [NormalForm]) -> [Range<Int>] {
    forms.enumerated().compactMap { at, form in
      let (own, next) = (starts[form.index], starts[form.index + 1])
      guard
        words[Int(own.word)..<Int(next.word)].contains(where: { $0 == pattern || $0 == ~pattern })
          || phrases[Int(own.phrase)..<Int(next.phrase)].contains(where: { $0.pattern == pattern })
      else { return nil }
      let length = length(of: pattern, at: at, of: forms)
      return length > 0 ? at..<at + length : nil
    }
  }

  /// Finds what the normalised forms that are new since the last text can be part of.
  private mutating func remember(_ analyzer: borrowing Analyzer) {
    if generation != analyzer.generation {
      generation = analyzer.generation
      starts = [Starts()]
      inPattern.removeAll(keepingCapacity: true)
      isSeveral.removeAll(keepingCapacity: true)
      elements.removeAll(keepingCapacity: true)
      words.removeAll(keepingCapacity: true)
      phrases.removeAll(keepingCapacity: true)
    }
    while starts.count <= analyzer.normalFormCount {
      let (form, first) = (NormalForm(index: starts.count - 1), elements.count)
      patterns.appendElements(of: form, of: analyzer, to: &elements)
      if form.index & 63 == 0 {
        inPattern.append(0)
        isSeveral.append(0)
      }
      let bit: UInt64 = 1 << UInt64(form.index & 63)
      if elements.count > first { inPattern[form.index >> 6] |= bit }
      if isPartInPattern(of: form, analyzer) {
        inPattern[form.index >> 6] |= bit
        isSeveral[form.index >> 6] |= bit
      }
      for element in elements[first...] {
        for pattern in patterns.starting(with: element) {
          if patterns.isPhrase(pattern) {
            let second = patterns.elements[patterns.range(of: pattern).lowerBound + 1]
            phrases.append(Phrase(pattern: pattern, second: second))
          } else {
            words.append(patterns.nears[Int(pattern)] > 0 ? ~pattern : pattern)
          }
        }
      }
      starts.append(
        Starts(
          element: Int32(elements.count), word: Int32(words.count), phrase: Int32(phrases.count)))
    }
  }

  private func isPartInPattern(of form: NormalForm, _ analyzer: borrowing Analyzer) -> Bool {
    var found: [Int32] = []
    for word in analyzer.words(of: form) {
      patterns.appendElements(of: word, of: analyzer, to: &found)
    }
    return !found.isEmpty
  }

  /// How many tokens from `at` on the pattern takes, whose first element is there; 0 if it does not
  /// go on as it should.
  private func length(of pattern: Int32, at: Int, of forms: [NormalForm]) -> Int {
    let parts = patterns.range(of: pattern)
    if parts.count == 1 { return 1 }
    let near = patterns.nears[Int(pattern)]
    if near > 0 { return isNear(parts, at: at, within: near, of: forms) ? 1 : 0 }
    guard at + parts.count <= forms.count else { return 0 }
    for part in parts.dropFirst() {
      let token = at + part - parts.lowerBound
      guard matches(patterns.elements[part], forms[token]) else { return 0 }
    }
    return parts.count
  }

  /// Whether all of `parts` are among some `near` tokens around `at`.
  private func isNear(
    _ parts: Range<Int>, at: Int, within near: Int, of forms: [NormalForm]
  ) -> Bool {
    (max(0, at - near + 1)...at).contains { first in
      let window = first..<min(first + near, forms.count)
      return parts.allSatisfy { part in
        window.contains { matches(patterns.elements[part], forms[$0]) }
      }
    }
  }

  private func matches(_ element: Int32, _ form: NormalForm) -> Bool {
    let places = starts[form.index].element..<starts[form.index + 1].element
    for place in places where elements[Int(place)] == element { return true }
    return false
  }
}
