/// Informal spellings and their standard forms, from Resources/informal-id.txt.
struct InformalWords: Sendable {
  private let spellings: Vocabulary
  private let standards: [[UInt8]]

  /// The list that is built in.
  static let standard = InformalWords(resource("informal-id.txt"))

  /// Reads lines of a spelling, a tab and the standard form, which may be several words; what begins
  /// with `#` is a comment.
  init(_ text: String) {
    var spellings = Vocabulary()
    var standards: [[UInt8]] = []
    let bytes = Array(text.utf8)
    let span = bytes.span
    span.forEachLine { line in
      guard let tab = line.first(where: { span[$0] == ASCII.tab }),
        span[line.lowerBound] != ASCII.hash
      else { return }
      let spelling = fold(span.extracting(line.lowerBound..<tab))
      if Int(spellings.insert(spelling.span)) == standards.count {
        standards.append(fold(span.extracting(tab + 1..<line.upperBound)))
      }
    }
    self.spellings = spellings
    self.standards = standards
  }

  /// The number of spellings.
  var count: Int { standards.count }

  /// A folded word without its apostrophes, which the standard spelling no longer has: `jum'at`, `do'a`. Nil where there
  /// are none.
  static func withoutApostrophes(_ word: [UInt8]) -> [UInt8]? {
    let span = word.span
    for index in span.indices where span[index] == ASCII.apostrophe {
      return word.filter { $0 != ASCII.apostrophe }
    }
    return nil
  }

  /// Calls `body` with each spelling, folded.
  func forEach(_ body: (Span<UInt8>) -> Void) { spellings.forEach(body) }

  /// Whether the list has a folded spelling.
  func contains(_ spelling: Span<UInt8>) -> Bool { spellings.number(of: spelling) != nil }

  /// The standard form of a folded spelling; nil when the list does not have it.
  func standard(of spelling: Span<UInt8>) -> [UInt8]? {
    spellings.number(of: spelling).map { standards[Int($0)] }
  }
}

/// Words whose letters were stretched for emphasis, as in `bangeeet`.
enum StretchedWord {
  /// What the writer may have meant, the likelier first: runs of three letters and more cut to one,
  /// then to two; then a double letter at the end cut to one, where English words have none (not
  /// `mall`, `boss`, `staff`), and a double vowel in a longer word.
  static func originals(of word: [UInt8]) -> [[UInt8]] {
    var found: [[UInt8]] = []
    if !hasDouble(word.span) { return found }
    if isStretched(word) {
      for kept in [1, 2] {
        let reduced = cutting(runsTo: kept, of: word)
        if reduced.count > 1 { found.append(reduced) }
      }
    }
    if word.count > 3, let last = word.last, word[word.count - 2] == last, !isOftenDouble(last) {
      found.append(word.dropLast())
    }
    if word.count > 5,
      let place = word.indices.dropFirst().first(where: {
        word[$0] == word[$0 - 1] && Affixes.isVowel(word[$0])
      })
    {
      found.append(Array(word[..<place] + word[(place + 1)...]))
    }
    return found
  }

  /// Whether two bytes in a row are the same.
  private static func hasDouble(_ word: Span<UInt8>) -> Bool {
    for index in word.indices.dropFirst() where word[index] == word[index - 1] { return true }
    return false
  }

  /// Whether a letter stands three times in a row.
  private static func isStretched(_ word: [UInt8]) -> Bool {
    word.indices.dropFirst(2).contains {
      word[$0] == word[$0 - 1] && word[$0] == word[$0 - 2] && ASCII.isLetter(word[$0])
    }
  }

  private static func isOftenDouble(_ letter: UInt8) -> Bool {
    switch letter {
    case UInt8(ascii: "l"), UInt8(ascii: "s"), UInt8(ascii: "f"), UInt8(ascii: "d"),
      UInt8(ascii: "p"), UInt8(ascii: "o"), UInt8(ascii: "e"):
      true
    default: !ASCII.isLetter(letter)
    }
  }

  private static func cutting(runsTo kept: Int, of word: [UInt8]) -> [UInt8] {
    var reduced: [UInt8] = []
    var start = 0
    while start < word.count {
      var end = start
      while end < word.count, word[end] == word[start] { end += 1 }
      let isStretched = end - start > 2 && ASCII.isLetter(word[start])
      let count = isStretched ? kept : end - start
      reduced += [UInt8](repeating: word[start], count: count)
      start = end
    }
    return reduced
  }
}
