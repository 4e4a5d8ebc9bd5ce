internal import Lexicon

/// What training and labelling share: the key of each form as a word, and the bigrams, character
/// n-grams and token-kind features of a text.
struct TextFeatures {
  let options: FeatureOptions
  /// For each normalised form its key as a word; 0 for stop words and mentions that do not count.
  private(set) var words: [UInt64] = []
  private var generation = 0

  init(_ options: FeatureOptions) {
    self.options = options
  }

  /// Learns the forms that are new since the last text. Returns true when the numbers of all earlier
  /// forms are void.
  mutating func learn(_ analyzer: borrowing Analyzer) -> Bool {
    let isVoid = generation != analyzer.generation
    if isVoid {
      generation = analyzer.generation
      words.removeAll(keepingCapacity: true)
    }
    while words.count < analyzer.normalFormCount {
      let form = NormalForm(index: words.count)
      if !counts(form, analyzer) {
        words.append(0)
      } else if options.usesTerms {
        let term = analyzer.term(of: form)
        words.append(analyzer.withText(of: term) { FeatureKey.word($0) })
      } else {
        words.append(analyzer.withText(of: form) { FeatureKey.word($0) })
      }
    }
    return isVoid
  }

  private func counts(_ form: NormalForm, _ analyzer: borrowing Analyzer) -> Bool {
    if !options.usesMentions, analyzer.kind(of: form) == .mention { return false }
    return options.keepsStopWords || !analyzer.isStopWord(form)
  }

  /// Calls `body` with the key of each character n-gram of a form. Numbers, hosts and emoji have none.
  func forEachNGram(
    in form: NormalForm, of analyzer: borrowing Analyzer, _ body: (UInt64) -> Void
  ) {
    guard let lengths = options.characterNGrams else { return }
    switch analyzer.kind(of: form) {
    case .word, .hashtag, .cashtag, .emoticon: break
    case .mention where options.usesMentions: break
    case .mention, .number, .link, .emoji, .email: return
    }
    analyzer.withText(of: form) { FeatureKey.forEachNGram(of: lengths, in: $0, body) }
  }

  /// Calls `body` with each two neighbours that count as words, and the key of their bigram.
  func forEachBigram(in analysis: Analysis, _ body: (NormalForm, NormalForm, UInt64) -> Void) {
    guard options.usesBigrams else { return }
    var last: NormalForm?
    for form in analysis.normalForms where words[form.index] != 0 {
      if let last {
        body(last, form, FeatureKey.bigram(words[last.index], words[form.index]))
      }
      last = form
    }
  }

  /// Calls `body` with the key of each token-kind feature: the kind of each token that is not a word,
  /// and the kind of thing that the text begins with.
  func forEachTokenKind(in analysis: Analysis, _ body: (UInt64) -> Void) {
    guard options.usesTokenKinds, let first = analysis.tokens.first else { return }
    for token in analysis.tokens where token.kind != .word {
      body(TextFeatures.kinds[Int(token.kind.rawValue)])
    }
    let isRetweet = words[analysis.normalForms[0].index] == FeatureKey.retweet
    body(TextFeatures.beginnings[isRetweet ? 0 : Int(first.kind.rawValue) + 1])
  }

  private static let kinds = Token.Kind.allCases.map { FeatureKey.tokenKind(Int($0.rawValue)) }
  /// First that of a retweet, then those of kinds of tokens.
  private static let beginnings = (0...Token.Kind.allCases.count).map(FeatureKey.beginning)
}
