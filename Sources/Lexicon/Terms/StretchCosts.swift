/// What stretches of a hashtag's letters cost as one word, remembered, since many hashtags have the same.
struct StretchCosts: Sendable {
  /// The longest word that is looked for, in bytes.
  static let longest = 18
  /// As many stretches are remembered, some 5 MB.
  static let mostStretches = 1 << 16
  /// The least that any word costs, and what one with affixes does.
  static let least: Float = 3.5
  static let derived: Float = 12

  private let functionWords = IndonesianTerms.closedClassWords
  private let terms: IndonesianTerms
  /// The shapes of words, once they are asked for.
  private var shapes: WordShapes?
  private var stretches = Vocabulary()
  private var costs: [Float] = []

  init(_ terms: IndonesianTerms) { self.terms = terms }

  /// The number of stretches that are remembered.
  var count: Int { costs.count }

  /// The cost of a stretch; undefined where nobody has looked yet whether it is a word with affixes, which takes longest.
  mutating func cost(of stretch: Span<UInt8>) -> Float {
    if stretch.count > 2, !mayBeWord(stretch) { return Self.unknownCost(of: stretch) }
    let place = stretches.place(of: stretch)
    if let number = place.number { return costs[Int(number)] }
    let cost = quickCost(of: stretch)
    if costs.count < Self.mostStretches {
      _ = stretches.insert(stretch, at: place)
    } else {
      stretches.removeAll()
      costs.removeAll(keepingCapacity: true)
      _ = stretches.insert(stretch)
    }
    costs.append(cost)
    return cost
  }

  /// Whether a stretch may be a word, by its shape: most are told at once that they are none, and are not remembered.
  private mutating func mayBeWord(_ stretch: Span<UInt8>) -> Bool {
    if shapes == nil { shapes = terms.shapes() }
    if shapes!.mayHave(stretch) { return true }
    return stretch.count > 5 && terms.mayBeDerived(stretch)
  }

  /// The cost of a stretch, for which ``cost(of:)`` is undefined.
  mutating func decidedCost(of stretch: Span<UInt8>) -> Float {
    let cost = fullCost(of: stretch)
    // It is forgotten where there were too many since.
    if let number = stretches.number(of: stretch) { costs[Int(number)] = cost }
    return cost
  }

  private func quickCost(of word: Span<UInt8>) -> Float {
    if word.count < 2 { return Self.unknownCost(of: word) }
    if functionWords.number(of: word) != nil { return Self.least + (word.count == 2 ? 1.5 : 0) }
    if word.count < 3 { return Self.unknownCost(of: word) }
    if terms.mayBeRootOrInformal(word) { return fullCost(of: word) }
    // Derived words count from six letters on.
    return word.count < 6 ? Self.unknownCost(of: word) : .nan
  }

  private func fullCost(of word: Span<UInt8>) -> Float {
    terms.cost(of: word.indices.map { word[$0] }) ?? Self.unknownCost(of: word)
  }

  private static func unknownCost(of word: Span<UInt8>) -> Float { 14 + 3 * Float(word.count) }
}

extension IndonesianTerms {
  /// What a word costs in a hashtag; nil when it is unknown.
  fileprivate func cost(of word: [UInt8]) -> Float? {
    guard let found = known(word, takesColloquial: false) else { return nil }
    switch found.recognition {
    case .root:
      let productivity = productivity(of: word)
      return 10 - min(4, Float(productivity) * 0.6) + (word.count == 3 ? 3 : 0)
    case .informal where found.standard.contains(ASCII.space): return nil
    case .informal: return word.count < 4 ? 13 : 9
    case .derived where word.count > 5: return StretchCosts.derived
    default: return nil
    }
  }
}
