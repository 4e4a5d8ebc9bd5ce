internal import Lexicon

/// What training and labelling share: the key of each form as a word, and the bigrams, character
/// n-grams and token-kind features of a text.
struct TextFeatures {
  let options: FeatureOptions
  /// Whether words count under their term.
  let usesTerms: Bool
  private let nGramLengths: ClosedRange<Int>?
  private var nGrams = FeatureKey.NGrams()
  /// For each normalised form its key as a word; 0 for stop words and mentions that do not count.
  private(set) var words: [UInt64] = []
  /// The form of `RT`, once it was met.
  private var retweet: NormalForm?
  private var generation = 0

  init(_ options: FeatureOptions) {
    self.options = options
    usesTerms = options.usesTerms
    nGramLengths = options.characterNGrams
  }

  /// Learns the forms that are new since the last text. Returns how many of the earlier ones are still what they were.
  mutating func learn(_ analyzer: borrowing Analyzer) -> Int {
    let kept = min(words.count, analyzer.formsKept(since: generation))
    generation = analyzer.generation
    words.removeSubrange(kept...)
    if let form = retweet, form.index >= kept { retweet = nil }
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
      if words[form.index] == FeatureKey.retweet { retweet = form }
    }
    return kept
  }

  private func counts(_ form: NormalForm, _ analyzer: borrowing Analyzer) -> Bool {
    if !options.usesMentions, analyzer.kind(of: form) == .mention { return false }
    return options.keepsStopWords || !analyzer.isStopWord(form)
  }

  /// Appends the key of each character n-gram of a form, if it passes the filter. Numbers, hosts and emoji have none.
  ///
  /// - Returns: how many n-grams the form has.
  mutating func appendNGrams(
    of form: NormalForm, of analyzer: borrowing Analyzer, passing filter: KeyFilter? = nil,
    to keys: inout [UInt64]
  ) -> Int {
    guard let lengths = nGramLengths else { return 0 }
    switch analyzer.kind(of: form) {
    case .word, .hashtag, .cashtag, .emoticon: break
    case .mention where options.usesMentions: break
    case .mention, .number, .link, .emoji, .email: return 0
    }
    return analyzer.withText(of: form) {
      nGrams.append(of: lengths, in: $0, passing: filter, to: &keys)
    }
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

  /// Calls `body` with each token-kind feature, by its index in ``tokenKinds``: the kind of each token
  /// that is not a word, and the kind of thing that the text begins with.
  func forEachTokenKind(in analysis: Analysis, _ body: (Int) -> Void) {
    guard options.usesTokenKinds, let first = analysis.tokens.first else { return }
    for token in analysis.tokens where token.kind != .word { body(Int(token.kind.rawValue)) }
    let isRetweet = analysis.normalForms[0] == retweet
    let kinds = Token.Kind.allCases.count
    body(isRetweet ? kinds : kinds + 1 + Int(first.kind.rawValue))
  }

  /// The keys of the kinds of tokens, of a retweet's beginning, and of the kinds of tokens that a text
  /// begins with.
  static let tokenKinds =
    Token.Kind.allCases.map { FeatureKey.tokenKind(Int($0.rawValue)) }
    + (0...Token.Kind.allCases.count).map(FeatureKey.beginning)
}
