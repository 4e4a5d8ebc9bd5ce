/// What an ``Analyzer`` found in one text; refilled for the next.
public struct Analysis: Sendable {
  /// The tokens in the order of the text.
  public internal(set) var tokens: [Token] = []
  /// For each token the number of its form, the token as it is written: see ``Analyzer``.
  public internal(set) var forms: [Int32] = []
  /// For each token the number of its spelling, which tells its term: see ``Analyzer``.
  public internal(set) var spellings: [Int32] = []
  /// The spellings of the words that hashtags are made of, in the order of the text: more words of
  /// the text, without a token of their own.
  public internal(set) var hashtagWords: [Int32] = []

  /// Makes an empty analysis.
  public init() {}

  /// Makes room for so many tokens.
  mutating func resize(to count: Int) {
    if forms.count < count {
      forms += repeatElement(-1, count: count - forms.count)
      spellings += repeatElement(-1, count: count - spellings.count)
    } else if forms.count > count {
      forms.removeLast(forms.count - count)
      spellings.removeLast(spellings.count - count)
    }
    hashtagWords.removeAll(keepingCapacity: true)
  }
}

/// Turns texts into terms and remembers each distinct spelling, so that folding, stop words and stems
/// cost one look-up a token.
///
/// A *form* is a token as it is written (`Pelayanannya`), a *spelling* the folded form
/// (`pelayanannya`), a *term* what it is counted under (`layan`). A link's form is its host: whole
/// links hardly ever occur twice; that of a list (`@dinkes/rsud`) is its account. All three are
/// numbers that belong to this analyzer.
///
/// A hashtag has its own term and, besides, *parts*: the spellings of the words in it, as has a word
/// that stands for several (`bansos`) or is made of them (`e-KTP`). One analyzer serves one thread.
public struct Analyzer: ~Copyable {
  /// How texts become terms.
  public let options: AnalysisOptions
  /// Grows by one whenever ``forget()`` makes the numbers of spellings and terms void.
  public private(set) var generation = 0

  /// Whether hashtags are split into words; who does not look at them saves the work.
  private let splitsHashtags: Bool
  private var tokenizer: Tokenizer
  private let stemmer: Stemmer
  private let splitter: HashtagSplitter
  private let stopWords: Vocabulary
  /// Tokens as they are written, and the spelling of each.
  private var forms = Vocabulary()
  private var formSpellings: [Int32] = []
  /// The parts of all forms one after another, and where those of each form end.
  private var parts: [Int32] = []
  private var partEnds: [Int32] = []
  private var spellings = Vocabulary()
  private var spellingEntries: [Entry] = []
  /// The words of the few spellings that are several.
  private var severalWords: [Int32: [Int32]] = [:]
  private var terms = Vocabulary()

  private struct Entry {
    let kind: Token.Kind
    let term: Int32
    let isStopWord: Bool
    let recognition: Recognition
  }

  /// Makes an analyzer.
  ///
  /// - Throws: ``LexiconError`` when ICU or the stemmer cannot be opened or lacks its root words.
  public init(
    _ options: AnalysisOptions = AnalysisOptions(), splitsHashtags: Bool = true
  ) throws(LexiconError) {
    guard canFold else { throw .icuUnavailable }
    let stemmer = try Stemmer(options)
    self.options = options
    self.splitsHashtags = splitsHashtags
    tokenizer = Tokenizer()
    splitter = HashtagSplitter(stemmer)
    self.stemmer = stemmer
    stopWords = Vocabulary(options.stopWords.words)
  }

  /// Refills `analysis` with the tokens and spellings of `text`.
  public mutating func analyze(_ text: Span<UInt8>, into analysis: inout Analysis) {
    tokenizer.tokenize(text, into: &analysis.tokens)
    analysis.resize(to: analysis.tokens.count)
    let kinds = guess(analysis.tokens, of: text, &analysis.forms, &analysis.spellings)
    if kinds.isMissing { lookAgain(text, &analysis) }
    if kinds.hasHashtag { addHashtagWords(to: &analysis) }
  }

  /// Looks up the forms of all tokens; returns whether one was not found and whether one is a hashtag.
  private func guess(
    _ tokens: [Token], of text: Span<UInt8>, _ forms: inout [Int32], _ spellings: inout [Int32]
  ) -> (isMissing: Bool, hasHashtag: Bool) {
    let tokens = tokens.span
    var forms = forms.mutableSpan
    var spellings = spellings.mutableSpan
    var lowest: Int32 = 0
    var hasHashtag = false
    for place in tokens.indices {
      let token = tokens[place]
      let range = token.countedRange(in: text)
      let guess = self.forms.guess(Vocabulary.key(at: range, of: text))
      forms[place] = guess.number
      spellings[place] = guess.value
      lowest = min(lowest, guess.number)
      if token.kind == .hashtag { hasHashtag = true }
    }
    return (lowest < 0, hasHashtag)
  }

  /// Finds or adds the forms that a guess did not find.
  private mutating func lookAgain(_ text: Span<UInt8>, _ analysis: inout Analysis) {
    for place in analysis.forms.indices where analysis.forms[place] < 0 {
      let form = form(of: analysis.tokens[place], in: text)
      analysis.forms[place] = form
      analysis.spellings[place] = formSpellings[Int(form)]
    }
  }

  private func addHashtagWords(to analysis: inout Analysis) {
    for (place, token) in analysis.tokens.enumerated() where token.kind == .hashtag {
      analysis.hashtagWords += parts(ofForm: analysis.forms[place])
    }
  }

  /// The number of distinct forms seen; their numbers are below it.
  public var formCount: Int { forms.count }
  /// A form's text.
  public func text(ofForm form: Int32) -> String { forms[form] }
  /// The spelling of a form.
  public func spelling(ofForm form: Int32) -> Int32 { formSpellings[Int(form)] }
  /// The spellings of the words that a form is made of, in order: those of a hashtag, and of a word
  /// that is several. None for other forms.
  public func parts(ofForm form: Int32) -> ArraySlice<Int32> {
    parts[(form == 0 ? 0 : Int(partEnds[Int(form) - 1]))..<Int(partEnds[Int(form)])]
  }
  /// The number of distinct spellings seen; their numbers are below it.
  public var spellingCount: Int { spellings.count }
  /// The number of distinct terms seen; their numbers are below it.
  public var termCount: Int { terms.count }
  /// A spelling's text.
  public func text(ofSpelling spelling: Int32) -> String { spellings[spelling] }
  /// Calls `body` with a spelling's text, UTF-8.
  public func withText<R>(ofSpelling spelling: Int32, _ body: (Span<UInt8>) -> R) -> R {
    spellings.withBytes(of: spelling, body)
  }
  /// What tokens of this spelling are.
  public func kind(ofSpelling spelling: Int32) -> Token.Kind { spellingEntries[Int(spelling)].kind }
  /// The spellings of the words that a word stands for (`bansos`: `bantuan`, `sosial`) or that
  /// hyphens join in it (`e-ktp`: `e`, `ktp`), where they are more than one; else none.
  public func words(ofSpelling spelling: Int32) -> [Int32] { severalWords[spelling] ?? [] }
  /// Whether hyphens join several words in it, none of which is said twice.
  func isCompound(_ spelling: Int32) -> Bool {
    severalWords[spelling] != nil && recognition(ofSpelling: spelling) == .unknown
  }
  /// Whether the spelling is a stop word, which counts as no term.
  public func isStopWord(_ spelling: Int32) -> Bool { spellingEntries[Int(spelling)].isStopWord }
  /// How the spelling was understood.
  public func recognition(ofSpelling spelling: Int32) -> Recognition {
    spellingEntries[Int(spelling)].recognition
  }
  /// The term of a spelling: for a word its stem, for others the spelling. Stop words have one too,
  /// for phrases that hold them.
  public func term(ofSpelling spelling: Int32) -> Int32 { spellingEntries[Int(spelling)].term }
  /// A term's text.
  public func text(ofTerm term: Int32) -> String { terms[term] }
  /// Calls `body` with a term's text, UTF-8.
  public func withText<R>(ofTerm term: Int32, _ body: (Span<UInt8>) -> R) -> R {
    terms.withBytes(of: term, body)
  }

  /// The memory that distinct spellings take, roughly, in bytes.
  public var footprint: Int {
    forms.footprint + spellings.footprint + terms.footprint
      + MemoryLayout<Int32>.size * 2 * forms.count
      + MemoryLayout<Entry>.stride * spellings.count
  }

  /// Forgets all spellings and terms, so that memory stays flat on endless input.
  public mutating func forget() {
    forms.removeAll()
    formSpellings.removeAll(keepingCapacity: true)
    parts.removeAll(keepingCapacity: true)
    partEnds.removeAll(keepingCapacity: true)
    spellings.removeAll()
    spellingEntries.removeAll(keepingCapacity: true)
    severalWords.removeAll(keepingCapacity: true)
    terms.removeAll()
    generation += 1
  }

  private mutating func form(of token: Token, in text: Span<UInt8>) -> Int32 {
    let written = text.extracting(token.countedRange(in: text))
    let key = Vocabulary.key(of: written)
    let form = forms.insert(written, key)
    if form == formSpellings.count {
      addForm(written, token.kind)
      forms.setValue(formSpellings[Int(form)], of: written, key)
    }
    return form
  }

  private mutating func addForm(_ written: Span<UInt8>, _ kind: Token.Kind) {
    let folded = kind == .emoji ? withoutSelectors(written) : fold(written)
    let spelling = addSpelling(folded, kind)
    formSpellings.append(spelling)
    if kind == .hashtag, splitsHashtags {
      for word in splitter.words(of: written) { parts.append(addPart(word)) }
    } else {
      parts += words(ofSpelling: spelling)
    }
    partEnds.append(Int32(parts.count))
  }

  private mutating func addPart(_ word: [UInt8]) -> Int32 {
    addSpelling(word, word.allSatisfy(ASCII.isDigit) ? .number : .word)
  }

  private mutating func addSpelling(_ folded: [UInt8], _ kind: Token.Kind) -> Int32 {
    let spelling = spellings.insert(folded.span)
    guard Int(spelling) == spellingEntries.count else { return spelling }
    if kind == .word {
      let found = stemmer.find(folded)
      spellingEntries.append(
        Entry(
          kind: kind, term: terms.insert(found.term.span),
          isStopWord: isStopWord(folded) || isStopWord(found.standard),
          recognition: found.recognition))
      let words = found.words
      if words.count > 1 { severalWords[spelling] = words.map { addPart($0) } }
    } else {
      let term = kind == .number ? Quantities.term(of: folded) : folded
      spellingEntries.append(
        Entry(
          kind: kind, term: terms.insert(term.span), isStopWord: false, recognition: .unknown))
    }
    return spelling
  }

  /// Whether a word, or each of several, is in the list.
  private func isStopWord(_ text: [UInt8]) -> Bool {
    text.split(separator: ASCII.space).allSatisfy { word in
      stopWords.number(of: Array(word).span) != nil
    }
  }
}

/// An emoji without U+FE0F, which some keyboards add and some leave out. Folding would take the
/// joiners away too.
private func withoutSelectors(_ emoji: Span<UInt8>) -> [UInt8] {
  var bytes: [UInt8] = []
  var at = 0
  while at < emoji.count {
    let scalar = UTF8Scalar(startingAt: at, of: emoji, to: emoji.count)
    if scalar.value != 0xFE0F {
      for i in at..<at + scalar.count { bytes.append(emoji[i]) }
    }
    at += scalar.count
  }
  return bytes
}
