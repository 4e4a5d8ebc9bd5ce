internal import Lexicon

/// What training and labelling both know of a text's features: the key of each spelling, and which
/// pairs and signs a text has.
struct TextFeatures {
  let options: FeatureOptions
  /// For each spelling its key as a word; 0 for stop words and mentions that do not count.
  private(set) var words: [UInt64] = []
  private var generation = 0
  private let retweet: UInt64

  init(_ options: FeatureOptions) {
    self.options = options
    retweet = FeatureKey.word(Array("rt".utf8).span)
  }

  /// Learns the spellings that are new since the last text; true when those before are void.
  mutating func learn(_ analyzer: borrowing Analyzer) -> Bool {
    let isVoid = generation != analyzer.generation
    if isVoid {
      generation = analyzer.generation
      words.removeAll(keepingCapacity: true)
    }
    while words.count < analyzer.spellingCount {
      let spelling = Int32(words.count)
      if !counts(spelling, analyzer) {
        words.append(0)
      } else if options.usesTerms {
        let term = analyzer.term(ofSpelling: spelling)
        words.append(analyzer.withText(ofTerm: term) { FeatureKey.word($0) })
      } else {
        words.append(analyzer.withText(ofSpelling: spelling) { FeatureKey.word($0) })
      }
    }
    return isVoid
  }

  private func counts(_ spelling: Int32, _ analyzer: borrowing Analyzer) -> Bool {
    if !options.usesMentions, analyzer.kind(ofSpelling: spelling) == .mention { return false }
    return options.keepsStopWords || !analyzer.isStopWord(spelling)
  }

  /// Calls `body` with the key of each run of characters in a spelling; numbers, hosts and emoji have
  /// none.
  func forEachRun(
    in spelling: Int32, of analyzer: borrowing Analyzer, _ body: (UInt64) -> Void
  ) {
    guard let lengths = options.characterRuns else { return }
    switch analyzer.kind(ofSpelling: spelling) {
    case .word, .hashtag, .cashtag, .emoticon: break
    case .mention where options.usesMentions: break
    case .mention, .number, .link, .emoji: return
    }
    analyzer.withText(ofSpelling: spelling) { FeatureKey.forEachRun(of: lengths, in: $0, body) }
  }

  /// Calls `body` with the spellings and the key of each two neighbours that count as words.
  func forEachPair(in analysis: Analysis, _ body: (Int32, Int32, UInt64) -> Void) {
    guard options.usesPairs else { return }
    var last: Int32 = -1
    for spelling in analysis.spellings where words[Int(spelling)] != 0 {
      if last >= 0 {
        body(last, spelling, FeatureKey.pair(words[Int(last)], words[Int(spelling)]))
      }
      last = spelling
    }
  }

  /// Calls `body` with the key of each sign of a text: the kind of each token that is no word, and
  /// what the text begins with.
  func forEachSign(in analysis: Analysis, _ body: (UInt64) -> Void) {
    guard options.usesKinds, let first = analysis.tokens.first else { return }
    for token in analysis.tokens where token.kind != .word { body(TextFeatures.kind(token.kind)) }
    let isRetweet = words[Int(analysis.spellings[0])] == retweet
    body(TextFeatures.beginnings[isRetweet ? 0 : Int(first.kind.rawValue) + 1])
  }

  private static func kind(_ kind: Token.Kind) -> UInt64 { kinds[Int(kind.rawValue)] }

  private static let kinds = Token.Kind.allCases.map {
    FeatureKey.sign(.kind, Int($0.rawValue))
  }
  private static let beginnings = (0...Token.Kind.allCases.count).map {
    FeatureKey.sign(.beginning, $0)
  }
}
