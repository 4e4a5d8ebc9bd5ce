/// How the analysis understood a word.
public enum Recognition: UInt8, CaseIterable, Sendable {
  /// Not at all, or the options ask for no root words: the word stands for itself.
  case unknown
  /// It is a root word, a name or a function word.
  case root
  /// Its affixes lead to a root word.
  case derived
  /// It is a root word said twice: `anak-anak`, `anak2`.
  case doubled
  /// It is in the list of informal spellings: `yg`.
  case informal
  /// Informal affixes lead to a root word: `nyari`, `kerjain`.
  case colloquial
  /// Letters were stretched: `bangeeet`.
  case stretched
  /// A clitic was taken off a word that is itself unknown: `websitenya`.
  case clitic
}

/// Finds the terms of Indonesian words: standard form first, then root.
struct IndonesianTerms: Sendable {
  /// What a word stands for.
  struct Finding {
    /// The word in standard spelling; may be several words, with a space between.
    var standard: [UInt8]
    /// What it is counted under.
    var term: [UInt8]
    var recognition: Recognition

    /// The words of a standard form that is several, and those that hyphens join to an unknown one
    /// (`e-ktp`, `covid-19`) unless one is said twice.
    var words: [[UInt8]] {
      let isCompound = recognition == .unknown && standard.contains(ReduplicatedWord.hyphen)
      let words = standard.split(
        separator: isCompound ? ReduplicatedWord.hyphen : ASCII.space,
        omittingEmptySubsequences: false)
      return isCompound && words.first == words.last ? [standard] : words.map(Array.init)
    }

    /// Whether ``words`` may be several; of most it tells at a glance that they are not.
    var mayBeSeveral: Bool {
      standard.contains(ASCII.space) || standard.contains(ReduplicatedWord.hyphen)
    }
  }

  private let stripper: ConfixStripper
  private let informal = InformalWords.standard
  /// Words that look affixed and are not.
  private static let shieldedWords = Vocabulary(StopWords.lines(of: resource("shielded-id.txt")))
  private let shielded = shieldedWords
  /// Words of the closed classes, which take no affixes.
  static let closedClassWords = Vocabulary(StopWords.tier(.function) + StopWords.tier(.discourse))
  private let closedClass = closedClassWords

  init(_ roots: RootWords) { stripper = ConfixStripper(roots: roots) }

  /// What a folded word stands for.
  func find(_ word: [UInt8]) -> Finding {
    if let found = known(word) { return found }
    if let plain = InformalWords.withoutApostrophes(word), let found = known(plain) {
      return Finding(standard: found.standard, term: found.term, recognition: .informal)
    }
    for original in StretchedWord.originals(of: word) {
      if var found = known(original), found.recognition != .colloquial {
        found.recognition = .stretched
        return found
      }
    }
    if word.count > 6, word.ends(with: "nya") {
      let base = Array(word.dropLast(3))
      return Finding(standard: word, term: base, recognition: .clitic)
    }
    return Finding(standard: word, term: word, recognition: .unknown)
  }

  /// What a folded word stands for; nil when it is unknown as it is written.
  ///
  /// - Parameter takesColloquial: whether informal affixes are known; else such a word gives nil.
  func known(_ word: [UInt8], takesColloquial: Bool = true) -> Finding? {
    if let standard = informal.standard(of: word.span) {
      return Finding(standard: standard, term: term(of: standard), recognition: .informal)
    }
    if let base = withoutParticle(word) {
      return Finding(standard: word, term: base, recognition: .derived)
    }
    if isWhole(word.span) { return Finding(standard: word, term: word, recognition: .root) }
    if let found = doubled(word) { return found }
    guard word.allSatisfy({ ASCII.isLetter($0) || $0 == ReduplicatedWord.hyphen }) else {
      return nil
    }
    guard let letters = Letters(word.span) else { return enclitic(word) }
    let formal = stripper.stem(letters)
    if let formal, formal.fit == .certain || formal.fit == .licensed {
      let root = formal.root.array
      return Finding(standard: word, term: root, recognition: root == word ? .root : .derived)
    }
    if let found = enclitic(word) { return found }
    let inner = stripper.withoutDoubledSyllable(letters) ?? stripper.withoutInfix(letters)
    if formal == nil, inner == nil, !takesColloquial { return nil }
    if let colloquial = stripper.stem(letters, .informal),
      colloquial.fit.rawValue
        >= (formal == nil ? .productive : ConfixStripper.Fit.licensed).rawValue
    {
      return takesColloquial
        ? Finding(standard: word, term: colloquial.root.array, recognition: .colloquial) : nil
    }
    return (formal?.root ?? inner).map {
      Finding(standard: word, term: $0.array, recognition: .derived)
    }
  }

  /// The root of a word by its affixes alone; nil where there is none.
  private func root(of word: [UInt8]) -> [UInt8]? {
    Letters(word.span).flatMap { stripper.stem($0) }?.root.array
  }

  /// The clitics of ``baseOfClitic(_:)``.
  private static let clitics: [StaticString] = ["nya", "lah", "kah", "pun", "ku", "mu"]

  /// The shapes of all words for which ``mayBeRootOrInformal(_:)`` is true.
  func shapes() -> WordShapes {
    var shapes = WordShapes()
    func add(_ word: Span<UInt8>) {
      shapes.add(word)
      // With a clitic behind it, of which the first letter belongs to the beginning of a word of two.
      guard word.count == 2 else { return }
      for clitic in Self.clitics {
        let joined = [word[0], word[1], clitic.utf8Start[0]]
        shapes.add(beginning: joined.span)
      }
    }
    stripper.roots.forEach(add)
    informal.forEach(add)
    shielded.forEach(add)
    closedClass.forEach(add)
    for clitic in Self.clitics {
      let ending = clitic.withUTF8Buffer { Array($0) }
      for letter in UInt8(ascii: "a")...UInt8(ascii: "z") {
        let joined = [letter] + ending
        shapes.add(ending: joined.span)
      }
    }
    return shapes
  }

  /// Whether ``known(_:takesColloquial:)`` can find a word of letters to be derived, by its shape; it is much quicker.
  func mayBeDerived(_ word: Span<UInt8>) -> Bool {
    if word.count < 4 { return false }
    if Affixes.mayHavePrefix(word) { return true }
    // A doubled first syllable, or an infix.
    if word[1] == UInt8(ascii: "e") || word[1] == UInt8(ascii: "i") {
      switch word[2] {
      case word[0], UInt8(ascii: "l"), UInt8(ascii: "m"), UInt8(ascii: "r"), UInt8(ascii: "n"):
        return true
      default: break
      }
    }
    return SuffixForms(of: word, .formal).count > 1
  }

  /// Whether ``known(_:takesColloquial:)`` can find a word to be a root or informal; it is much quicker.
  func mayBeRootOrInformal(_ word: Span<UInt8>) -> Bool {
    stripper.roots.contains(word) || informal.contains(word) || isWhole(word)
      || baseOfClitic(word) != nil
  }

  /// The number of affixes that a root word takes; a few for those that the list does not know.
  func productivity(of root: [UInt8]) -> Int {
    stripper.roots.entry(of: root.span)?.productivity ?? 2
  }

  /// A word of the closed classes before -kah, -tah or -pun: `siapakah` asks for `siapa`.
  private func withoutParticle(_ word: [UInt8]) -> [UInt8]? {
    guard word.count > 5, word.ends(with: "kah") || word.ends(with: "tah") || word.ends(with: "pun")
    else { return nil }
    let base = Array(word.dropLast(3))
    return closedClass.number(of: base.span) == nil ? nil : base
  }

  /// Whether a word is its own term, whatever affixes it seems to have.
  private func isWhole(_ word: Span<UInt8>) -> Bool {
    shielded.number(of: word) != nil || closedClass.number(of: word) != nil
  }

  /// The term of a standard form. Of several words those of the closed classes are left out
  /// (`siapa pun`, `di rumah`), unless there are no others.
  private func term(of standard: [UInt8]) -> [UInt8] {
    let words = standard.split(separator: ASCII.space).map(Array.init)
    let open = words.filter { closedClass.number(of: $0.span) == nil }
    let terms = (open.isEmpty ? Array(words.prefix(1)) : open).map { word in
      isWhole(word.span) ? word : doubled(word)?.term ?? root(of: word) ?? word
    }
    return Array(terms.joined(separator: [ASCII.space]))
  }

  /// An informal spelling with a clitic: `orgnya`, `tmnku`.
  private func enclitic(_ word: [UInt8]) -> Finding? {
    guard let count = baseOfClitic(word.span) else { return nil }
    let base = Array(word[..<count])
    guard let standard = informal.standard(of: base.span) else {
      return Finding(standard: word, term: base, recognition: .derived)
    }
    return Finding(standard: standard, term: term(of: standard), recognition: .informal)
  }

  /// The number of bytes before the clitic of an informal spelling or of a word that only looks affixed.
  private func baseOfClitic(_ word: Span<UInt8>) -> Int? {
    for clitic in Self.clitics where word.ends(with: clitic) {
      let base = word.extracting(first: word.count - clitic.utf8CodeUnitCount)
      if informal.contains(base) || shielded.number(of: base) != nil {
        return base.count
      }
    }
    return nil
  }

  // MARK: Words said twice

  private func doubled(_ word: [UInt8]) -> Finding? {
    guard let doubling = ReduplicatedWord(word) else { return nil }
    switch doubling.halves {
    case .one(let base):
      guard let found = known(base), found.recognition != .unknown else {
        return Finding(standard: word, term: base, recognition: .clitic)
      }
      return Finding(standard: found.standard, term: found.term, recognition: .derived)
    case .two(let first, let second):
      return root(ofHalves: first, second, of: word)
    }
  }

  /// The root of two halves of a word, if they are one word said twice: alike but for affixes of the
  /// first (`berhati-hati`), of the second (`buku-bukunya`) or of both (`menyebut-nyebut`).
  private func root(ofHalves first: [UInt8], _ second: [UInt8], of word: [UInt8]) -> Finding? {
    let base = ReduplicatedWord.bases(of: second).first { first.suffix($0.count).elementsEqual($0) }
    let one = known(base ?? first)
    if one == nil, stripper.roots.contains(word.span) { return nil }  // kupu-kupu
    var term = base.map { one?.term ?? $0 }
    if term == nil, let one {
      if root(of: Array("me".utf8) + second) == one.term || known(second)?.term == one.term {
        term = one.term
      }
    }
    guard let term else { return nil }
    let twice = term + [ReduplicatedWord.hyphen] + term
    let isWord = shielded.number(of: twice.span) != nil
    return Finding(
      standard: word, term: isWord ? twice : term,
      recognition: one == nil ? .unknown : .doubled)
  }
}
