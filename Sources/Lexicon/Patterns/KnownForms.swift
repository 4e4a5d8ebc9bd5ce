/// What each normalised form can be part of, in arrays by the form's index.
struct KnownForms {
  /// A bit for each form that is in any pattern. Few are, and the bits of all forms fit into the
  /// processor's nearest cache, which the arrays below do not.
  private var inPattern: [UInt64] = []
  /// A bit for each form that stands for several words, one of which is in a pattern.
  private var several: [UInt64] = []
  /// For each form where its part of the arrays below begins; it ends where the next one's begins.
  private var starts = [Starts()]
  /// The elements that a form answers to.
  private var elements: [Int32] = []
  /// The patterns that begin with a form and are no phrases. Those that need a closer look, since they
  /// are near each other or match case, have all bits inverted.
  private(set) var words: [Int32] = []
  /// The phrases that begin with a form, each with its second element, at which most fail.
  private(set) var phrases: [Phrase] = []

  struct Phrase {
    let pattern: Int32
    let second: Int32
  }

  private struct Starts {
    var element: Int32 = 0
    var word: Int32 = 0
    var phrase: Int32 = 0
  }

  /// The number of forms.
  var count: Int { starts.count - 1 }

  func isInPattern(_ form: NormalForm) -> Bool { KnownForms.hasBit(inPattern, form) }
  func isSeveral(_ form: NormalForm) -> Bool { KnownForms.hasBit(several, form) }

  /// The indices in ``words`` of a form.
  func words(of form: NormalForm) -> Range<Int> {
    Int(starts[form.index].word)..<Int(starts[form.index + 1].word)
  }

  /// The indices in ``phrases`` of a form.
  func phrases(of form: NormalForm) -> Range<Int> {
    Int(starts[form.index].phrase)..<Int(starts[form.index + 1].phrase)
  }

  /// Whether a form answers to an element.
  func answers(_ form: NormalForm, to element: Int32) -> Bool {
    let range = Int(starts[form.index].element)..<Int(starts[form.index + 1].element)
    for index in range where elements[index] == element { return true }
    return false
  }

  /// Whether the pattern may begin with a form.
  func mayBegin(_ pattern: Int32, with form: NormalForm) -> Bool {
    words[words(of: form)].contains { $0 == pattern || $0 == ~pattern }
      || phrases[phrases(of: form)].contains { $0.pattern == pattern }
  }

  /// Forgets all forms but the first so many.
  mutating func keep(first count: Int) {
    if count >= self.count { return }
    starts.keep(first: count + 1)
    elements.keep(first: Int(starts[count].element))
    words.keep(first: Int(starts[count].word))
    phrases.keep(first: Int(starts[count].phrase))
    KnownForms.keep(first: count, of: &inPattern)
    KnownForms.keep(first: count, of: &several)
  }

  private static func keep(first count: Int, of bits: inout [UInt64]) {
    bits.keep(first: (count + 63) / 64)
    if count % 64 > 0 { bits[count / 64] &= (1 << UInt64(count % 64)) - 1 }
  }

  /// Adds the next form of `analyzer`.
  mutating func append(from analyzer: borrowing Analyzer, _ patterns: PatternSet) {
    let form = NormalForm(index: count)
    if form.index & 63 == 0 {
      inPattern.append(0)
      several.append(0)
    }
    let first = elements.count
    patterns.appendElements(of: form, of: analyzer, to: &elements)
    var inWords: [Int32] = []
    for word in analyzer.words(of: form) {
      patterns.appendElements(of: word, of: analyzer, to: &inWords)
    }
    for element in elements[first...] { addPatterns(startingWith: element, patterns) }
    // A compound (`e-KTP`) is each of its words. It begins a phrase only when it is taken apart, so that
    // `e-KTP e-KTP` has the phrase `e ktp` twice and not three times, but it may end one as its last
    // word: `urus e-KTP` has the phrase `urus ktp`.
    if analyzer.isCompound(form) {
      if let last = analyzer.words(of: form).last {
        patterns.appendElements(of: last, of: analyzer, to: &elements)
      }
      for element in inWords {
        for pattern in patterns.starting(with: element) where patterns.isSingleWord(pattern) {
          words.append(pattern)
        }
      }
    }
    let bit: UInt64 = 1 << UInt64(form.index & 63)
    if elements.count > first || !inWords.isEmpty { inPattern[form.index >> 6] |= bit }
    if !inWords.isEmpty { several[form.index >> 6] |= bit }
    starts.append(
      Starts(
        element: Int32(elements.count), word: Int32(words.count), phrase: Int32(phrases.count)))
  }

  private mutating func addPatterns(startingWith element: Int32, _ patterns: PatternSet) {
    for pattern in patterns.starting(with: element) {
      if patterns.isPhrase(pattern) {
        let second = patterns.elements[patterns.range(of: pattern).lowerBound + 1]
        phrases.append(Phrase(pattern: pattern, second: second))
      } else {
        words.append(patterns.isSingleWord(pattern) ? pattern : ~pattern)
      }
    }
  }

  private static func hasBit(_ bits: [UInt64], _ form: NormalForm) -> Bool {
    bits[form.index >> 6] & (1 << UInt64(form.index & 63)) != 0
  }
}
