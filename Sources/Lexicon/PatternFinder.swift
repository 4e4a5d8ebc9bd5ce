/// Finds the patterns of a ``PatternSet`` in analysed texts.
///
/// It remembers for each spelling what it can be part of, so one serves one thread and one
/// ``Analyzer``.
public struct PatternFinder: Sendable {
  /// The patterns found in the last text, each once, in the order in which they begin.
  public private(set) var found: [Int32] = []

  private let patterns: PatternSet
  /// For each spelling where its elements begin in `elements`; they end where the next one's begin.
  private var elementStarts: [Int32] = [0]
  private var elements: [Int32] = []
  /// For each spelling where the patterns of one word, or of words near each other, that may begin
  /// with it are in `words`; and where the phrases are in `phrases`.
  private var wordStarts: [Int32] = [0]
  private var words: [Int32] = []
  private var phraseStarts: [Int32] = [0]
  private var phrases: [Int32] = []
  private var generation = 0
  /// For each pattern the number of the last text that it was found in.
  private var foundIn: [UInt32]
  private var text: UInt32 = 0

  /// Makes a finder for one thread. The analyzer that it is used with must have the options of that
  /// with which the patterns were added.
  public init(_ patterns: PatternSet) {
    self.patterns = patterns
    foundIn = [UInt32](repeating: 0, count: patterns.count)
  }

  /// Whether the last text holds the pattern with this number.
  public func hasFound(_ pattern: Int32) -> Bool { foundIn[Int(pattern)] == text }

  /// Finds the patterns in the text that `analyzer` has just analysed.
  public mutating func find(in analysis: Analysis, of analyzer: borrowing Analyzer) {
    remember(analyzer)
    text &+= 1
    if text == 0 {  // after 2^32 texts the numbers start over
      for i in foundIn.indices { foundIn[i] = 0 }
      text = 1
    }
    found.removeAll(keepingCapacity: true)
    for at in analysis.spellings.indices {
      let spelling = Int(analysis.spellings[at])
      for place in wordStarts[spelling]..<wordStarts[spelling + 1] {
        add(words[Int(place)], at: at, of: analysis)
      }
      // Most words of most texts are in no pattern: then no phrase goes on with them.
      guard phraseStarts[spelling] < phraseStarts[spelling + 1],
        at + 1 < analysis.spellings.count, isInPattern(analysis.spellings[at + 1])
      else { continue }
      for place in phraseStarts[spelling]..<phraseStarts[spelling + 1] {
        add(phrases[Int(place)], at: at, of: analysis)
      }
    }
  }

  private func isInPattern(_ spelling: Int32) -> Bool {
    elementStarts[Int(spelling)] < elementStarts[Int(spelling) + 1]
  }

  /// Adds the pattern to those found if it is there and not found yet.
  private mutating func add(_ pattern: Int32, at: Int, of analysis: Analysis) {
    if foundIn[Int(pattern)] != text, length(of: pattern, at: at, of: analysis) > 0 {
      foundIn[Int(pattern)] = text
      found.append(pattern)
    }
  }

  /// The tokens that the pattern takes where the last text holds it: one range for each place, in
  /// order. A pattern with ``Pattern/near`` takes its first word only.
  public func ranges(of pattern: Int32, in analysis: Analysis) -> [Range<Int>] {
    analysis.spellings.enumerated().compactMap { at, spelling in
      let spelling = Int(spelling)
      let isWord = words[Int(wordStarts[spelling])..<Int(wordStarts[spelling + 1])]
        .contains(pattern)
      let isPhrase = phrases[Int(phraseStarts[spelling])..<Int(phraseStarts[spelling + 1])]
        .contains(pattern)
      guard isWord || isPhrase else { return nil }
      let length = length(of: pattern, at: at, of: analysis)
      return length > 0 ? at..<at + length : nil
    }
  }

  /// Finds what the spellings that are new since the last text can be part of.
  private mutating func remember(_ analyzer: borrowing Analyzer) {
    if generation != analyzer.generation {
      generation = analyzer.generation
      elementStarts = [0]
      elements.removeAll(keepingCapacity: true)
      wordStarts = [0]
      words.removeAll(keepingCapacity: true)
      phraseStarts = [0]
      phrases.removeAll(keepingCapacity: true)
    }
    while elementStarts.count <= analyzer.spellingCount {
      let spelling = Int32(elementStarts.count - 1)
      patterns.appendElements(ofSpelling: spelling, of: analyzer, to: &elements)
      for element in elements[Int(elementStarts[Int(spelling)])...] {
        for pattern in patterns.starting(with: element) {
          if patterns.isPhrase(pattern) { phrases.append(pattern) } else { words.append(pattern) }
        }
      }
      elementStarts.append(Int32(elements.count))
      wordStarts.append(Int32(words.count))
      phraseStarts.append(Int32(phrases.count))
    }
  }

  /// How many tokens from `at` on the pattern takes, whose first element is there; 0 if it does not
  /// go on as it should.
  private func length(of pattern: Int32, at: Int, of analysis: Analysis) -> Int {
    let parts = patterns.range(of: pattern)
    if parts.count == 1 { return 1 }
    let near = patterns.nears[Int(pattern)]
    if near > 0 { return isNear(parts, at: at, within: near, of: analysis) ? 1 : 0 }
    guard at + parts.count <= analysis.tokens.count else { return 0 }
    for part in parts.dropFirst() {
      let token = at + part - parts.lowerBound
      guard matches(patterns.elements[part], analysis.spellings[token]) else { return 0 }
    }
    return parts.count
  }

  /// Whether all of `parts` are among some `near` tokens around `at`.
  private func isNear(
    _ parts: Range<Int>, at: Int, within near: Int, of analysis: Analysis
  ) -> Bool {
    (max(0, at - near + 1)...at).contains { first in
      let window = first..<min(first + near, analysis.tokens.count)
      return parts.allSatisfy { part in
        window.contains { matches(patterns.elements[part], analysis.spellings[$0]) }
      }
    }
  }

  private func matches(_ element: Int32, _ spelling: Int32) -> Bool {
    let places = elementStarts[Int(spelling)]..<elementStarts[Int(spelling) + 1]
    for place in places where elements[Int(place)] == element { return true }
    return false
  }
}
