/// Cuts a hashtag into its words: at capitals and digits first (`#DiRumahAja`, `#Siaga112`), then
/// each piece into the likeliest row of known words (`#dirumahaja`).
///
/// The likeliest row has the lowest sum of costs. A cost stands for minus the logarithm of a word's
/// frequency: function words are the most frequent, then root words, the more so the more affixes
/// they take, then words with affixes; letters that no word explains cost the most. That needs no
/// table of frequencies (compare Norvig 2009, "Natural Language Corpus Data", who has one).
struct HashtagSplitter: Sendable {
  /// The longest word that is looked for, in bytes.
  private static let longest = 18
  /// As many stretches are remembered, some 5 MB.
  static let mostStretches = 1 << 16
  private static let functionCost: Float = 3.5
  private static let unknownCost: Float = 14
  private static let unknownLetterCost: Float = 3

  private let functionWords = IndonesianTerms.closedClassWords
  private let terms: IndonesianTerms?
  /// The stretches of letters looked up so far, each of which many hashtags have, and their costs.
  private var stretches = Vocabulary()
  private(set) var stretchCosts: [Float] = []

  /// Makes a splitter; without Indonesian root words it cuts at capitals and digits only.
  init(_ stemmer: borrowing Stemmer) {
    terms = stemmer.indonesian
  }

  /// The folded words of a hashtag as it is written, in order.
  mutating func words(of hashtag: Span<UInt8>) -> [[UInt8]] {
    var words: [[UInt8]] = []
    for piece in HashtagSplitter.pieces(of: hashtag) {
      let folded = fold(hashtag.extracting(piece))
      let isAbbreviation =
        piece.count < 6 && piece.allSatisfy { Letter(hashtag[$0]) == .capital }
      words += isAbbreviation || !folded.allSatisfy(ASCII.isLetter) ? [folded] : split(folded)
    }
    return words
  }

  /// The stretches between changes from small letter to capital, letter to digit, and `_`.
  /// Of several capitals in a row the last begins a word if a small letter follows (`#PPKMDarurat`).
  static func pieces(of hashtag: Span<UInt8>) -> [Range<Int>] {
    var cuts: [Int] = []
    for i in hashtag.indices.dropFirst() {
      let (before, here) = (Letter(hashtag[i - 1]), Letter(hashtag[i]))
      let next = i + 1 < hashtag.count ? Letter(hashtag[i + 1]) : .other
      let begins =
        before == .small && here == .capital
        || before == .capital && here == .capital && next == .small
        || (before == .digit) != (here == .digit)
      if begins || here == .other || before == .other { cuts.append(i) }
    }
    var pieces: [Range<Int>] = []
    var start = 0
    for end in cuts + [hashtag.count] {
      if start < end, Letter(hashtag[start]) != .other { pieces.append(start..<end) }
      start = end
    }
    return pieces
  }

  private enum Letter {
    case small, capital, digit, other

    /// The sign, `_` and the like are other; bytes beyond ASCII count as small letters.
    init(_ byte: UInt8) {
      self =
        ASCII.isDigit(byte)
        ? .digit
        : byte >= 0x80
          ? .small : !ASCII.isLetter(byte) ? .other : ASCII.lower(byte) == byte ? .small : .capital
    }
  }

  /// The cheapest row of words that make up `piece` (Viterbi 1967).
  private mutating func split(_ piece: [UInt8]) -> [[UInt8]] {
    guard terms != nil, piece.count > 3 else { return [piece] }
    // The piece as one word: nothing that costs more from its beginning on is part of the cheapest row.
    let limit =
      piece.count <= HashtagSplitter.longest ? rememberedCost(of: piece.span) : .infinity
    var costs: [Float] = [0]
    var starts = [0]
    for end in 1...piece.count {
      var best = (cost: Float.infinity, start: 0)
      for start in max(0, end - HashtagSplitter.longest)..<end
      where costs[start] + HashtagSplitter.functionCost <= limit {
        let cost = costs[start] + rememberedCost(of: piece.span.extracting(start..<end))
        if cost < best.cost { best = (cost, start) }
      }
      costs.append(best.cost)
      starts.append(best.start)
    }
    var words: [[UInt8]] = []
    var end = piece.count
    while end > 0 {
      words.append(Array(piece[starts[end]..<end]))
      end = starts[end]
    }
    return words.reversed()
  }

  private mutating func rememberedCost(of stretch: Span<UInt8>) -> Float {
    if stretchCosts.count == HashtagSplitter.mostStretches {
      stretches.removeAll()
      stretchCosts.removeAll(keepingCapacity: true)
    }
    let number = Int(stretches.insert(stretch))
    if number == stretchCosts.count {
      stretchCosts.append(cost(of: stretch.indices.map { stretch[$0] }))
    }
    return stretchCosts[number]
  }

  private func cost(of word: [UInt8]) -> Float {
    let unknown =
      HashtagSplitter.unknownCost + HashtagSplitter.unknownLetterCost * Float(word.count)
    guard word.count > 1, let terms else { return unknown }
    if functionWords.number(of: word.span) != nil {
      return HashtagSplitter.functionCost + (word.count == 2 ? 1.5 : 0)
    }
    guard word.count > 2 else { return unknown }
    return terms.cost(of: word) ?? unknown
  }
}

extension IndonesianTerms {
  /// What a word costs in a hashtag; nil when it is unknown.
  fileprivate func cost(of word: [UInt8]) -> Float? {
    // Derived words count from six letters on.
    if word.count < 6, !mayBeRootOrInformal(word) { return nil }
    guard let found = known(word, takesColloquial: false) else { return nil }
    switch found.recognition {
    case .root:
      let productivity = productivity(of: word)
      return 10 - min(4, Float(productivity) * 0.6) + (word.count == 3 ? 3 : 0)
    case .informal where found.standard.contains(ASCII.space): return nil
    case .informal: return word.count < 4 ? 13 : 9
    case .derived where word.count > 5: return 12
    default: return nil
    }
  }
}
