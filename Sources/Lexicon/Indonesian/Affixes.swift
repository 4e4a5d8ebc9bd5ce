/// What may be left when a prefix is taken off a word.
struct Unprefixed {
  /// The prefix that was taken off.
  let prefix: Prefix
  /// The word without it, with the consonant put back that the prefix had swallowed.
  let rest: [UInt8]
  /// Whether a consonant was put back.
  var isRecoded = false
  /// Whether the prefix was `menge-` or `penge-`, which stand before one syllable.
  var isBeforeSyllable = false
}

/// The prefixes that a word may begin with, by the rules of Enhanced Confix Stripping: Asian, Williams
/// & Tahaghoghi 2005, table 2; Arifin, Mahendra & Ciptaningtyas 2009, table 1 (mempe-, pengk-,
/// mengk-); Tahitoe & Purwitasari 2010.
enum Affixes {
  /// The ways to take the outermost prefix off a folded word, the likelier first. The prefixes of one
  /// word differ only as `ber-` and `be-` do.
  static func unprefixed(_ word: [UInt8]) -> [Unprefixed] {
    guard mayHavePrefix(word) else { return [] }
    if word.starts(with: "di") { return plain(.di, word, 2) }
    if word.starts(with: "ke") { return plain(.ke, word, 2) }
    if word.starts(with: "se") { return plain(.se, word, 2) }
    if word.starts(with: "kau") { return plain(.ku, word, 3) }
    if word.starts(with: "ku") { return plain(.ku, word, 2) }
    if word.starts(with: "be") { return withLiquid(.ber, word) }
    if word.starts(with: "te") { return withLiquid(.ter, word) }
    if word.starts(with: "me") { return nasal(.me, word) }
    if word.starts(with: "per") {
      // Rules 21 to 24: per-, or pe- before r.
      return plain(.per, word, 3) + plain(.pe, word, 2)
    }
    if word.starts(with: "pe") { return nasal(.pe, word) }
    return []
  }

  /// Whether a word begins with the first two letters of a prefix: most do not, and are told so at once.
  static func mayHavePrefix(_ word: [UInt8]) -> Bool {
    guard word.count > 1 else { return false }
    return switch (word[0], word[1]) {
    case (UInt8(ascii: "d"), UInt8(ascii: "i")), (UInt8(ascii: "k"), UInt8(ascii: "a")),
      (UInt8(ascii: "k"), UInt8(ascii: "u")), (UInt8(ascii: "k"), UInt8(ascii: "e")),
      (UInt8(ascii: "s"), UInt8(ascii: "e")), (UInt8(ascii: "b"), UInt8(ascii: "e")),
      (UInt8(ascii: "t"), UInt8(ascii: "e")), (UInt8(ascii: "m"), UInt8(ascii: "e")),
      (UInt8(ascii: "p"), UInt8(ascii: "e")):
      true
    default: false
    }
  }

  /// Whether a word begins with a nasal, as those with an informal prefix do.
  static func mayHaveInformalPrefix(_ word: [UInt8]) -> Bool {
    word.first == UInt8(ascii: "m") || word.first == UInt8(ascii: "n")
  }

  /// Rules 1 to 9: ber-, or be- before r or before a syllable that ends in -er; ter- likewise.
  private static func withLiquid(_ prefix: Prefix, _ word: [UInt8]) -> [Unprefixed] {
    if word.starts(with: "belajar") { return plain(prefix, word, 3) }
    if word.count > 2, word[2] == UInt8(ascii: "r") {
      return plain(prefix, word, 3) + plain(prefix, word, 2)
    }
    guard word.count > 5, !isVowel(word[2]), word[3] == UInt8(ascii: "e"),
      word[4] == UInt8(ascii: "r"), !isVowel(word[5])
    else { return [] }
    return plain(prefix, word, 2)
  }

  /// Rules 10 to 20 for me-, 25 to 32 for pe-, whose nasal merges with the root's first consonant.
  private static func nasal(_ prefix: Prefix, _ word: [UInt8]) -> [Unprefixed] {
    if word.starts(with: "pelajar") { return plain(prefix, word, 3) }  // rule 32
    guard word.count > 3, let nasal = Nasal(word, at: 2) else { return plain(prefix, word, 2) }
    let kept = plain(prefix, word, 2)
    guard let next = word.dropFirst(nasal.end).first else { return [] }
    let rest = Array(word[nasal.end...])
    if !isVowel(next) { return [Unprefixed(prefix: prefix, rest: rest)] + kept }
    let recoded = Unprefixed(
      prefix: prefix, rest: [nasal.swallowed] + rest, isRecoded: true)
    switch nasal.swallowed {
    case UInt8(ascii: "p"), UInt8(ascii: "t"): return kept + [recoded]
    case UInt8(ascii: "s"): return [recoded] + kept
    default:
      var found = [Unprefixed(prefix: prefix, rest: rest), recoded]
      if next == UInt8(ascii: "e") {
        found.append(
          Unprefixed(prefix: prefix, rest: Array(rest.dropFirst()), isBeforeSyllable: true))
      }
      return found + kept
    }
  }

  /// Informal prefixes: a bare nasal (`nyari`, `mikir`, `nulis`, `ngopi`) and `nge-` (`ngecek`).
  static func informallyUnprefixed(_ word: [UInt8]) -> [Unprefixed] {
    guard word.count > 3, let nasal = Nasal(word, at: 0) else { return [] }
    let rest = Array(word[nasal.end...])
    guard let next = rest.first else { return [] }
    if !isVowel(next) { return [Unprefixed(prefix: .me, rest: rest)] }
    let recoded = Unprefixed(prefix: .me, rest: [nasal.swallowed] + rest, isRecoded: true)
    switch nasal.swallowed {
    case UInt8(ascii: "p"), UInt8(ascii: "t"): return [recoded]
    case UInt8(ascii: "s"):
      return [recoded, Unprefixed(prefix: .me, rest: [UInt8(ascii: "c")] + rest)]
    default:
      let withoutE = Unprefixed(prefix: .me, rest: Array(rest.dropFirst()))
      let others = [Unprefixed(prefix: .me, rest: rest), recoded]
      return next == UInt8(ascii: "e") ? [withoutE] + others : others
    }
  }

  private static func plain(_ prefix: Prefix, _ word: [UInt8], _ count: Int) -> [Unprefixed] {
    [Unprefixed(prefix: prefix, rest: Array(word.dropFirst(count)))]
  }

  static func isVowel(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"),
      UInt8(ascii: "u"):
      true
    default: false
    }
  }

  /// Whether `prefix` and `suffix` never stand around one root (Asian et al. 2005, table 1).
  static func excludes(_ prefix: Prefix, _ suffix: Suffix) -> Bool {
    switch (prefix, suffix) {
    case (.ber, .i), (.di, .an), (.ke, .i), (.ke, .kan), (.me, .an), (.se, .i), (.se, .kan),
      (.ter, .an):
      true
    default: false
    }
  }
}

/// The nasal of me- and pe-, which takes the place of a root's p, t, s or k.
private struct Nasal {
  /// The consonant that the nasal takes the place of.
  let swallowed: UInt8
  /// Where the nasal ends in the word.
  let end: Int

  /// The nasal at `start` of `word`; nil when there is none.
  init?(_ word: [UInt8], at start: Int) {
    let rest = word.dropFirst(start)
    if rest.starts(with: "ny") {
      self.init(swallowed: UInt8(ascii: "s"), end: start + 2)
    } else if rest.starts(with: "ng") {
      self.init(swallowed: UInt8(ascii: "k"), end: start + 2)
    } else if rest.starts(with: "m") {
      self.init(swallowed: UInt8(ascii: "p"), end: start + 1)
    } else if rest.starts(with: "n") {
      self.init(swallowed: UInt8(ascii: "t"), end: start + 1)
    } else {
      return nil
    }
  }

  private init(swallowed: UInt8, end: Int) {
    self.swallowed = swallowed
    self.end = end
  }
}

extension Collection where Element == UInt8 {
  /// Whether the bytes begin with `text`.
  func starts(with text: StaticString) -> Bool {
    text.withUTF8Buffer { starts(with: $0) }
  }
}

extension Span<UInt8> {
  /// Whether the bytes end with `text`. Of most words the last byte tells that they do not.
  @inline(__always)
  func ends(with text: StaticString) -> Bool {
    text.withUTF8Buffer { ending in
      let start = count - ending.count
      guard start >= 0, let last = ending.last, self[count - 1] == last else { return false }
      for index in ending.indices where self[start + index] != ending[index] { return false }
      return true
    }
  }
}

extension [UInt8] {
  /// Whether the bytes end with `text`.
  @inline(__always)
  func ends(with text: StaticString) -> Bool { span.ends(with: text) }
}
