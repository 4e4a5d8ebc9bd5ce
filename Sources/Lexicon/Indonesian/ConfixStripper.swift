/// Finds the root of an Indonesian word by Enhanced Confix Stripping (Nazief & Adriani 1996; Asian,
/// Williams & Tahaghoghi 2005; Arifin, Mahendra & Ciptaningtyas 2009; Tahitoe & Purwitasari 2010).
///
/// There are two departures from these papers. They stop at the first root that the rules reach, in
/// an order that they adjust for some confixes; here all roots that the rules reach are compared. The
/// list tells which affixes its words take, and the root that takes those found goes before others
/// (`perangi` is of `perang`, not of `rang`). And a root behind one prefix goes before one behind two
/// (`keseringan` is of `sering`, not of `ringan`). docs/stems.md gives the effect in numbers.
struct ConfixStripper: Sendable {
  let roots: RootWords

  /// A root that the rules reach, and what speaks for it.
  struct Candidate {
    /// The root.
    var root: Letters
    /// How well it fits the affixes.
    var fit: Fit
    /// The number of affixes that the root takes: of two common words the more common one.
    var productivity = 0

    func fits(betterThan other: Candidate?) -> Bool {
      fit.rawValue > other?.fit.rawValue ?? -1
    }

    func isBetter(than other: Candidate?) -> Bool {
      guard let other else { return true }
      return (fit.rawValue, productivity) > (other.fit.rawValue, other.productivity)
    }
  }

  /// How well a root fits the affixes around it.
  enum Fit: Int {
    /// Behind several prefixes, and the list has no affixes for it.
    case remote
    /// A short word, which is found by chance, and the list has no affixes for it.
    case short
    /// Behind several prefixes, and it takes affixes.
    case nested
    /// The list has no affixes for it.
    case bare
    /// It takes affixes.
    case productive
    /// It takes these affixes.
    case licensed
    /// It is a syllable that takes menge- or penge-, which leave no doubt.
    case certain
  }

  /// Which prefixes and suffixes are looked for.
  enum Register {
    case formal
    /// With bare nasals, `nge-` and `-in` besides.
    case informal
  }

  /// The root of a folded word and how well it fits; nil when the rules lead to none.
  func stem(_ word: Letters, _ register: Register = .formal) -> Candidate? {
    let entry = roots.entry(of: word)
    if let entry, entry.productivity == 0, let root = withoutDoubledSyllable(word) {
      return Candidate(root: root, fit: .certain)
    }
    if let entry, !isDerived(word, entry) { return Candidate(root: word, fit: .certain) }
    if let found = strip(word, register) { return found }
    return entry == nil ? nil : Candidate(root: word, fit: .certain)
  }

  private func strip(_ word: Letters, _ register: Register) -> Candidate? {
    guard word.count > 3 else { return nil }
    let forms = word.withSpan { SuffixForms(of: $0, register) }
    let mayHavePrefix =
      Affixes.mayHavePrefix(word)
      || register == .informal && Affixes.mayHaveInformalPrefix(word)
    if forms.count == 1, !mayHavePrefix { return nil }
    for place in 1..<forms.count where forms[place].isInflection {
      if let entry = roots.entry(of: word.prefix(forms[place].length)) {
        // menikah is no meni + -kah.
        if entry.productivity == 0, let whole = unprefixed(word, .none, register),
          whole.fit == .licensed
        {
          return whole
        }
        return stem(word.prefix(forms[place].length), register)
      }
    }
    var best: Candidate?
    for place in 0..<forms.count {
      if let found = unsuffixed(word, forms[place]), found.fits(betterThan: best) { best = found }
    }
    return mayHavePrefix ? strip(word, forms, register, best) : best
  }

  /// The best root of the forms of a word behind prefixes, if it is better than `unprefixed`.
  private func strip(
    _ word: Letters, _ forms: SuffixForms, _ register: Register, _ unsuffixed: Candidate?
  ) -> Candidate? {
    var (best, behindOne) = (unsuffixed, Candidate?.none)
    for place in 0..<forms.count {
      let found = unprefixed(word.prefix(forms[place].length), forms[place].suffix, register)
      if let found, found.fits(betterThan: behindOne) { behindOne = found }
    }
    // Behind per- are words that are roots themselves: perhatian is of perhati, not of hati.
    let isOfPer = word.starts(with: "per")
    if let found = behindOne, isOfPer ? found.fits(betterThan: best) : found.isBetter(than: best) {
      best = found
    }
    for place in 0..<forms.count where (best?.fit.rawValue ?? -1) < Fit.nested.rawValue {
      let found = behindPrefixes(
        word.prefix(forms[place].length), forms[place].suffix, Outer(), register)
      if let found, found.isBetter(than: best) { best = found }
    }
    return best
  }

  /// The root that a form without prefix is, if it is one.
  private func unsuffixed(_ word: Letters, _ form: SuffixForms.Form) -> Candidate? {
    if form.isInflection { return nil }
    let root = word.prefix(form.length)
    guard let entry = roots.entry(of: root), !entry.isName else { return nil }
    let candidate = candidate(root, entry, fits: entry.takes(.none, form.suffix))
    return isByChance(candidate, root) ? nil : candidate
  }

  // MARK: Prefixes

  /// The best root behind one prefix.
  private func unprefixed(
    _ word: Letters, _ suffix: Suffix, _ register: Register
  ) -> Candidate? {
    let ways = ways(word, register)
    var best: Candidate?
    for place in 0..<ways.count where !Affixes.excludes(ways[place].prefix, suffix) {
      if let found = candidate(word, ways[place], suffix), found.isBetter(than: best) {
        best = found
      }
    }
    return best
  }

  /// Prefixes that were already taken off, at most two.
  private struct Outer {
    var count = 0
    /// A bit for each.
    private var bits: UInt16 = 0

    func contains(_ prefix: Prefix) -> Bool { bits & 1 << UInt16(prefix.rawValue) != 0 }

    func with(_ prefix: Prefix) -> Outer {
      var outer = self
      outer.count += 1
      outer.bits |= 1 << UInt16(prefix.rawValue)
      return outer
    }
  }

  /// The best root behind two or three prefixes; `outer` are those already taken off.
  private func behindPrefixes(
    _ word: Letters, _ suffix: Suffix, _ outer: Outer, _ register: Register
  ) -> Candidate? {
    let ways = ways(word, register)
    var best: Candidate?
    for place in 0..<ways.count where !outer.contains(ways[place].prefix) {
      let way = ways[place]
      if outer.count == 0 && Affixes.excludes(way.prefix, suffix) { continue }
      var found: Candidate?
      if outer.count > 0, let near = candidate(word, way, suffix) {
        let isProductive = near.fit.rawValue >= Fit.productive.rawValue
        found = Candidate(
          root: near.root, fit: isProductive ? .nested : .remote, productivity: near.productivity)
      } else if outer.count < 2, way.rest(of: word.count) > 4 {
        found = behindPrefixes(way.rest(of: word), suffix, outer.with(way.prefix), register)
      }
      if let found, found.isBetter(than: best) { best = found }
    }
    return best
  }

  private func ways(_ word: Letters, _ register: Register) -> Ways {
    var ways = Ways()
    Affixes.addWays(of: word, to: &ways)
    if register == .informal { Affixes.addInformalWays(of: word, to: &ways) }
    return ways
  }

  /// The root that is left of `word` when a prefix is taken off in this way, if it is one.
  private func candidate(_ word: Letters, _ way: Way, _ suffix: Suffix) -> Candidate? {
    guard way.rest(of: word.count) > 2 else { return nil }
    let rest = way.rest(of: word)
    guard let entry = roots.entry(of: rest) else { return nil }
    if entry.isName {  // only what is really a preposition stands before a name: dijakarta
      let isPreposition = suffix == .none && (way.prefix == .di || way.prefix == .ke)
      return isPreposition ? Candidate(root: rest, fit: .productive) : nil
    }
    if way.isBeforeSyllable {
      guard entry.takesMonosyllable || !roots.hasLicences else { return nil }
      return Candidate(root: rest, fit: roots.hasLicences ? .certain : .bare)
    }
    let candidate = candidate(rest, entry, fits: entry.takes(way.prefix))
    if isByChance(candidate, rest) || rest.count == 3 && way.isRecoded { return nil }
    return candidate
  }

  private func candidate(
    _ word: Letters, _ entry: RootWords.Entry, fits: Bool
  ) -> Candidate {
    let isProductive = entry.productivity > 0 || !roots.hasLicences
    let fit: Fit =
      fits ? .licensed : isProductive ? .productive : word.count < 5 ? .short : .bare
    let root = isDerived(word, entry) ? strip(word, .formal)?.root ?? word : word
    return Candidate(root: root, fit: fit, productivity: entry.productivity)
  }

  /// Whether a root is so short that affixes around it prove nothing (kebon is not of bon): it must
  /// take these affixes or, where the list does not say, have two vowels (kedua is of dua).
  private func isByChance(_ candidate: Candidate, _ root: Letters) -> Bool {
    guard root.count < 4 else { return false }
    if roots.hasLicences { return candidate.fit != .licensed }
    var vowels = 0
    for index in 0..<root.count where Affixes.isVowel(root[index]) { vowels += 1 }
    return vowels < 2
  }

  // MARK: Words that are in the list and yet no roots

  /// Whether a word of the list is formed from another: `belajar` and `pelajar` (rules 4 and 32),
  /// words that need an affix, some with -kan, and the adherents and nouns of an -isme.
  private func isDerived(_ word: Letters, _ entry: RootWords.Entry) -> Bool {
    if entry.needsAffix { return !word.contains(UInt8(ascii: "-")) }
    if word.count > 6, word.ends(with: "kan") {
      return roots.entry(of: word.dropLast(3))?.takes(.none, .kan) ?? false
    }
    if word.count == 7, word.ends(with: "elajar") { return roots.contains(word.dropFirst(3)) }
    if word.count > 8, word.ends(with: "isme") { return roots.contains(word.dropLast(4)) }
    if word.count > 6, word.ends(with: "is") {
      return roots.contains(word.array + Array("me".utf8)) && roots.contains(word.dropLast(2))
    }
    return false
  }

  /// The root of a word that doubles its first syllable, with -an perhaps: rerata, bebatuan. For words
  /// that are not in the list, and for those that take no affixes there.
  func withoutDoubledSyllable(_ word: Letters) -> Letters? {
    guard word.count > 5, word[0] == word[2], word[1] == UInt8(ascii: "e"),
      !Affixes.isVowel(word[0])
    else { return nil }
    func root(_ word: Letters) -> Letters? {
      guard let entry = roots.entry(of: word), !entry.isName, entry.productivity > 0 else {
        return nil
      }
      return word
    }
    let whole = word.dropFirst(2)
    if let root = root(whole) { return root }
    return word.count > 7 && word.ends(with: "an") ? root(whole.dropLast(2)) : nil
  }

  /// The root of a word with -el-, -em-, -er-, -in- behind its first consonant (Arifin et al. 2009):
  /// gerigi of gigi. They are not productive, so this is for words without any other root.
  func withoutInfix(_ word: Letters) -> Letters? {
    guard word.count > 6, !Affixes.isVowel(word[0]), Affixes.isVowel(word[3]) else { return nil }
    let rest = word.dropFirst(1)
    guard
      rest.starts(with: "el") || rest.starts(with: "em") || rest.starts(with: "er")
        || rest.starts(with: "in")
    else { return nil }
    let root = word.replacingFirst(3, by: word[0])
    guard let entry = roots.entry(of: root), !entry.isName else { return nil }
    return root
  }
}
