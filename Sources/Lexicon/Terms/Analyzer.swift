/// Turns texts into terms. Case folding, stop words and stems are worked out once for each distinct
/// form and remembered by its number, so that a known token costs one look-up.
///
/// Every token has three numbers, each of a type of its own so that they cannot be mixed up:
/// ``SurfaceForm`` (as written), ``NormalForm`` (case-folded) and ``Term`` (stemmed). They belong to
/// this analyzer; ``forget(beyond:)`` makes them void but for the first, see ``formsKept(since:)``.
///
/// A hashtag has a term of its own and, besides, *parts*: the words in it. So has a word that stands
/// for several (`bansos`) or that hyphens join (`e-KTP`). One analyzer serves one thread.
public struct Analyzer: ~Copyable {
  /// How texts become terms.
  public let options: AnalysisOptions
  /// Grows by one whenever ``forget(beyond:)`` makes numbers void.
  public private(set) var generation = 0
  /// How many normalised forms stayed when the rest was last forgotten.
  private var keptForms = 0

  /// Whether hashtags are split into words; callers that ignore those words save the work.
  private let splitsHashtags: Bool
  private let findsTerms: Bool
  private let keepsText: Bool
  private var tokenizer: Tokenizer
  private let stemmer: Stemmer
  private var splitter: HashtagSplitter
  private let stopWords: Vocabulary
  private var surfaceForms = Vocabulary()
  /// The normalised form of each surface form.
  private var normalFormsBySurface: [NormalForm] = []
  /// The parts of all surface forms one after another.
  private var parts: [NormalForm] = []
  /// How much there was when each surface form had been added.
  private var ends: [Ends] = []
  private var normalForms = Vocabulary()
  private var entries: [Entry] = []
  /// The words of the few normalised forms that stand for several.
  private var severalWords: [NormalForm: [NormalForm]] = [:]
  private var terms = Vocabulary()

  /// How many parts, normalised forms and terms there are.
  private struct Ends {
    var parts: Int32 = 0
    var normalForms: Int32 = 0
    var terms: Int32 = 0
  }

  /// What is known of a normalised form.
  private struct Entry {
    let kind: Token.Kind
    let term: Term
    let isStopWord: Bool
    let recognition: Recognition
    /// Whether it stands for several words.
    var isSeveral = false
  }

  /// Makes an analyzer.
  ///
  /// - Parameters:
  ///   - options: how texts become terms.
  ///   - splitsHashtags: whether ``Analysis/hashtagWords`` is filled.
  ///   - findsTerms: whether terms, stop words, words that stand for several and sentences are found. A caller that looks
  ///     at spellings only saves most of the work for new words; each form is then its own term, and every text one
  ///     sentence.
  ///   - keepsText: whether ``Analysis/text`` is filled, which regular expressions are looked for in.
  /// - Throws: ``LexiconError`` when ICU or the stemmer cannot be opened or lacks its root words.
  public init(
    _ options: AnalysisOptions = AnalysisOptions(), splitsHashtags: Bool = true,
    findsTerms: Bool = true, keepsText: Bool = false
  ) throws(LexiconError) {
    guard canFold else { throw .icuUnavailable }
    let stemmer = try Stemmer(options)
    self.options = options
    self.splitsHashtags = splitsHashtags
    self.findsTerms = findsTerms
    self.keepsText = keepsText
    tokenizer = Tokenizer()
    splitter = HashtagSplitter(stemmer)
    self.stemmer = stemmer
    stopWords = Vocabulary(options.stopWords.words)
  }

  // MARK: Texts

  /// Refills `analysis` with the tokens of `text`, UTF-8, and their forms.
  public mutating func analyze(_ text: Span<UInt8>, into analysis: inout Analysis) {
    cut(text, into: &analysis)
    lookUp(text, &analysis)
  }

  /// Refills `analysis` with the tokens of `text`, UTF-8, and asks memory for what is known of them. ``lookUp(_:_:)`` is to
  /// follow, best when another text was cut: looking words up is waiting for memory.
  public mutating func cut(_ text: Span<UInt8>, into analysis: inout Analysis) {
    tokenizer.tokenize(text, into: &analysis.tokens)
    Tokenizer.dropCutToken(from: &analysis.tokens, of: text)
    analysis.resize(to: analysis.tokens.count)
    analysis.hasHashtag = seek(analysis.tokens, of: text, &analysis.sought)
  }

  /// Finds the forms of the tokens of `text`, which was cut into `analysis`.
  public mutating func lookUp(_ text: Span<UInt8>, _ analysis: inout Analysis) {
    let isMissing = guess(analysis.sought, &analysis.surfaceForms, &analysis.normalForms)
    if findsTerms { SentenceEnd.number(&analysis.sentences, of: analysis.tokens, text) }
    if isMissing { lookAgain(text, &analysis) }
    if analysis.hasHashtag { addHashtagWords(to: &analysis) }
    if keepsText {
      analysis.text.removeAll(keepingCapacity: true)
      text.withUnsafeBufferPointer { analysis.text.append(contentsOf: $0) }
    }
  }

  /// Asks for what is known of the tokens. Returns whether one is a hashtag.
  private func seek(
    _ tokens: [Token], of text: Span<UInt8>, _ sought: inout [Vocabulary.Sought]
  ) -> Bool {
    let tokens = tokens.span
    var hasHashtag = false
    surfaceForms.seek(tokens.count, into: &sought) { index in
      let token = tokens[index]
      hasHashtag = hasHashtag || token.kind == .hashtag
      return Vocabulary.key(at: token.countedRange(in: text), of: text)
    }
    return hasHashtag
  }

  /// Looks up the surface forms of all tokens. Returns whether one was not found.
  private func guess(
    _ sought: [Vocabulary.Sought], _ forms: inout [SurfaceForm], _ normalForms: inout [NormalForm]
  ) -> Bool {
    let sought = sought.span
    var forms = forms.mutableSpan
    var normalForms = normalForms.mutableSpan
    var signs: Int32 = 0
    for index in forms.indices {
      let guess = surfaceForms.guess(sought[index])
      forms[index] = SurfaceForm(guess.number)
      normalForms[index] = NormalForm(guess.value)
      signs |= guess.number
    }
    return signs < 0
  }

  /// Finds or adds the surface forms that ``guess(_:_:_:)`` did not find.
  private mutating func lookAgain(_ text: Span<UInt8>, _ analysis: inout Analysis) {
    for index in analysis.surfaceForms.indices where analysis.surfaceForms[index].number < 0 {
      let form = surfaceForm(of: analysis.tokens[index], in: text)
      analysis.surfaceForms[index] = form
      analysis.normalForms[index] = normalForm(of: form)
    }
  }

  private func addHashtagWords(to analysis: inout Analysis) {
    for (index, token) in analysis.tokens.enumerated() where token.kind == .hashtag {
      analysis.hashtagWords += parts(of: analysis.surfaceForms[index])
    }
  }

  // MARK: Forms and terms

  /// A surface form's text.
  public func text(of form: SurfaceForm) -> String { surfaceForms[form.number] }
  /// The normalised form of a surface form.
  public func normalForm(of form: SurfaceForm) -> NormalForm { normalFormsBySurface[form.index] }
  /// The words that a surface form is made of, in order: those of a hashtag, and of a word that is
  /// several. Other forms have none.
  public func parts(of form: SurfaceForm) -> ArraySlice<NormalForm> {
    parts[Int(end(ofFirst: form.index).parts)..<Int(ends[form.index].parts)]
  }

  /// The number of distinct normalised forms so far; their indices are below it.
  public var normalFormCount: Int { normalForms.count }
  /// A normalised form's text.
  public func text(of form: NormalForm) -> String { normalForms[form.number] }
  /// Calls `body` with a normalised form's text, UTF-8.
  public func withText<R>(of form: NormalForm, _ body: (Span<UInt8>) -> R) -> R {
    normalForms.withBytes(of: form.number, body)
  }
  /// What tokens of this form are.
  public func kind(of form: NormalForm) -> Token.Kind { entries[form.index].kind }
  /// The words that a word stands for (`bansos`: `bantuan`, `sosial`) or that hyphens join in it
  /// (`e-ktp`: `e`, `ktp`), where there are several; otherwise none.
  public func words(of form: NormalForm) -> [NormalForm] {
    isSeveral(form) ? severalWords[form] ?? [] : []
  }
  private func isSeveral(_ form: NormalForm) -> Bool { entries[form.index].isSeveral }
  /// Whether hyphens join several different words in it.
  func isCompound(_ form: NormalForm) -> Bool {
    isSeveral(form) && recognition(of: form) == .unknown
  }
  /// Whether the form is a stop word, which counts as no term.
  public func isStopWord(_ form: NormalForm) -> Bool { entries[form.index].isStopWord }
  /// How the form was understood.
  public func recognition(of form: NormalForm) -> Recognition { entries[form.index].recognition }
  /// The term of a form: the stem of a word; other tokens are their own term. Stop words have a term
  /// too, for phrases that hold them.
  public func term(of form: NormalForm) -> Term { entries[form.index].term }
  /// A term's text.
  public func text(of term: Term) -> String {
    findsTerms ? terms[term.number] : normalForms[term.number]
  }
  /// Calls `body` with a term's text, UTF-8.
  public func withText<R>(of term: Term, _ body: (Span<UInt8>) -> R) -> R {
    findsTerms
      ? terms.withBytes(of: term.number, body) : normalForms.withBytes(of: term.number, body)
  }

  // MARK: Memory

  /// The memory that distinct forms and terms take, roughly, in bytes.
  public var footprint: Int { footprint(ofFirst: ends.count) }

  /// What there was when the first `count` surface forms had been added.
  private func end(ofFirst count: Int) -> Ends { count == 0 ? Ends() : ends[count - 1] }

  /// The memory that the first `count` surface forms take, with what came with them.
  private func footprint(ofFirst count: Int) -> Int {
    let end = end(ofFirst: count)
    return surfaceForms.footprint(first: count)
      + normalForms.footprint(first: Int(end.normalForms))
      + terms.footprint(first: Int(end.terms))
      + (MemoryLayout<NormalForm>.stride + MemoryLayout<Ends>.stride) * count
      + MemoryLayout<Entry>.stride * Int(end.normalForms)
  }

  /// Where forms and terms take more than `limit` bytes, forgets those that were met after half of that was taken, so that
  /// memory stays bounded on endless input. What is met first is what is frequent: it is not learnt again.
  public mutating func forget(beyond limit: Int) {
    if footprint <= limit { return }
    var (kept, tooMany) = (0, ends.count)
    while tooMany - kept > 1 {
      let middle = (kept + tooMany) / 2
      if footprint(ofFirst: middle) <= limit / 2 { kept = middle } else { tooMany = middle }
    }
    let end = end(ofFirst: kept)
    keptForms = Int(end.normalForms)
    surfaceForms.keep(first: kept)
    normalFormsBySurface.keep(first: kept)
    ends.keep(first: kept)
    parts.keep(first: Int(end.parts))
    normalForms.keep(first: keptForms)
    entries.keep(first: keptForms)
    severalWords = severalWords.filter { $0.key.index < keptForms }
    terms.keep(first: Int(end.terms))
    generation += 1
  }

  /// How many of the normalised forms that an earlier ``generation`` had are still what they were: those whose index is
  /// lower.
  public func formsKept(since generation: Int) -> Int {
    if generation == self.generation { return normalForms.count }
    return generation + 1 == self.generation ? keptForms : 0
  }

  // MARK: New forms

  private mutating func surfaceForm(of token: Token, in text: Span<UInt8>) -> SurfaceForm {
    let written = text.extracting(token.countedRange(in: text))
    let place = surfaceForms.place(of: written)
    if let number = place.number { return SurfaceForm(number) }
    let form = addNormalForm(of: written, token.kind)
    normalFormsBySurface.append(form)
    if token.kind == .hashtag, splitsHashtags {
      for word in splitter.words(of: written) { parts.append(addPart(word)) }
    } else if isSeveral(form) {
      parts += words(of: form)
    }
    ends.append(
      Ends(
        parts: Int32(parts.count), normalForms: Int32(normalForms.count),
        terms: Int32(terms.count)))
    return SurfaceForm(surfaceForms.insert(written, at: place, value: form.number))
  }

  /// Finds or adds the normalised form of a token.
  private mutating func addNormalForm(of written: Span<UInt8>, _ kind: Token.Kind) -> NormalForm {
    if kind == .emoji { return addNormalForm(EmojiForms.withoutSelectors(written), kind) }
    if findsTerms || !ASCII.isAll(written) { return addNormalForm(fold(written), kind) }
    // Nothing but the form is asked for, so that no copy of it is.
    let form = NormalForm(normalForms.insertLowercased(0..<written.count, of: written))
    if form.index == entries.count { addEntry(of: form, kind) }
    return form
  }

  private mutating func addPart(_ word: [UInt8]) -> NormalForm {
    addNormalForm(word, word.allSatisfy(ASCII.isDigit) ? .number : .word)
  }

  /// Adds what is known of a form whose term is not looked for.
  private mutating func addEntry(of form: NormalForm, _ kind: Token.Kind) {
    entries.append(
      Entry(kind: kind, term: Term(form.number), isStopWord: false, recognition: .unknown))
  }

  private mutating func addNormalForm(_ folded: [UInt8], _ kind: Token.Kind) -> NormalForm {
    let form = NormalForm(normalForms.insert(folded.span))
    guard form.index == entries.count else { return form }
    if !findsTerms {
      addEntry(of: form, kind)
    } else if kind == .word {
      let found = stemmer.find(folded)
      entries.append(
        Entry(
          kind: kind, term: Term(terms.insert(found.term.span)),
          isStopWord: isStopWord(folded)
            || found.standard != folded && isStopWord(found.standard),
          recognition: found.recognition))
      if found.mayBeSeveral {
        let words = found.words
        if words.count > 1 {
          entries[form.index].isSeveral = true
          severalWords[form] = words.map { addPart($0) }
        }
      }
    } else {
      let term =
        switch kind {
        case .number: Quantities.term(of: folded)
        case .emoji: EmojiForms.withoutSkinTones(folded)
        default: folded
        }
      entries.append(
        Entry(
          kind: kind, term: Term(terms.insert(term.span)), isStopWord: false,
          recognition: .unknown))
    }
    return form
  }

  /// Whether a word, or each of several words, is in the list.
  private func isStopWord(_ text: [UInt8]) -> Bool {
    if !text.contains(ASCII.space) { return stopWords.number(of: text.span) != nil }
    return text.split(separator: ASCII.space).allSatisfy { word in
      stopWords.number(of: Array(word).span) != nil
    }
  }
}
