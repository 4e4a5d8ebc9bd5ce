/// A way to take a prefix off a word.
struct Way {
  /// The prefix that is taken off.
  var prefix = Prefix.none
  /// The number of bytes that go.
  var length = 0
  /// The consonant that is put in their place, which a nasal may have swallowed.
  var consonant: UInt8?
  /// Whether ``consonant`` is one that this nasal swallows.
  var isRecoded = false
  /// Whether the prefix was `menge-` or `penge-`, which stand before one syllable.
  var isBeforeSyllable = false

  /// The number of bytes that are left of a word of so many.
  func rest(of count: Int) -> Int { count - length + (consonant == nil ? 0 : 1) }

  /// What is left of `word`.
  func rest(of word: Letters) -> Letters {
    guard let consonant else { return word.dropFirst(length) }
    return word.replacingFirst(length, by: consonant)
  }
}

/// The ways to take a prefix off a word, the likelier first.
struct Ways {
  private(set) var count = 0
  /// No word has more: those of a nasal before `e`, formal and informal.
  private var ways = InlineArray<8, Way>(repeating: Way())

  mutating func add(_ way: Way) {
    ways[count] = way
    count += 1
  }

  mutating func add(_ prefix: Prefix, _ length: Int) { add(Way(prefix: prefix, length: length)) }

  /// The way in this place, of ``count``.
  subscript(place: Int) -> Way { ways[place] }
}

/// The prefixes that a word may begin with, by the rules of Enhanced Confix Stripping: Asian, Williams
/// & Tahaghoghi 2005, table 2; Arifin, Mahendra & Ciptaningtyas 2009, table 1 (mempe-, pengk-,
/// mengk-); Tahitoe & Purwitasari 2010.
enum Affixes {
  /// Adds the ways to take the outermost prefix off a folded word, the likelier first. The prefixes of one
  /// word differ only as `ber-` and `be-` do.
  static func addWays(of word: Letters, to ways: inout Ways) {
    guard mayHavePrefix(word) else { return }
    if word.starts(with: "di") {
      ways.add(.di, 2)
    } else if word.starts(with: "ke") {
      ways.add(.ke, 2)
    } else if word.starts(with: "se") {
      ways.add(.se, 2)
    } else if word.starts(with: "kau") {
      ways.add(.ku, 3)
    } else if word.starts(with: "ku") {
      ways.add(.ku, 2)
    } else if word.starts(with: "be") {
      addLiquid(.ber, word, to: &ways)
    } else if word.starts(with: "te") {
      addLiquid(.ter, word, to: &ways)
    } else if word.starts(with: "me") {
      addNasal(.me, word, to: &ways)
    } else if word.starts(with: "per") {
      // Rules 21 to 24: per-, or pe- before r.
      ways.add(.per, 3)
      ways.add(.pe, 2)
    } else if word.starts(with: "pe") {
      addNasal(.pe, word, to: &ways)
    }
  }

  /// Whether a word begins with the first two letters of a prefix: most do not, and are told so at once.
  static func mayHavePrefix(_ word: Letters) -> Bool { word.withSpan(mayHavePrefix) }

  /// The same.
  static func mayHavePrefix(_ word: Span<UInt8>) -> Bool {
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
  static func mayHaveInformalPrefix(_ word: Letters) -> Bool {
    word.count > 0 && (word[0] == UInt8(ascii: "m") || word[0] == UInt8(ascii: "n"))
  }

  /// Rules 1 to 9: ber-, or be- before r or before a syllable that ends in -er; ter- likewise.
  private static func addLiquid(_ prefix: Prefix, _ word: Letters, to ways: inout Ways) {
    if word.starts(with: "belajar") { return ways.add(prefix, 3) }
    if word.count > 2, word[2] == UInt8(ascii: "r") {
      ways.add(prefix, 3)
      return ways.add(prefix, 2)
    }
    guard word.count > 5, !isVowel(word[2]), word[3] == UInt8(ascii: "e"),
      word[4] == UInt8(ascii: "r"), !isVowel(word[5])
    else { return }
    ways.add(prefix, 2)
  }

  /// Rules 10 to 20 for me-, 25 to 32 for pe-, whose nasal merges with the root's first consonant.
  private static func addNasal(_ prefix: Prefix, _ word: Letters, to ways: inout Ways) {
    if word.starts(with: "pelajar") { return ways.add(prefix, 3) }  // rule 32
    guard word.count > 3, let nasal = Nasal(word, at: 2) else { return ways.add(prefix, 2) }
    // Without a letter behind the nasal nothing is left.
    guard nasal.end < word.count else { return ways.add(prefix, 2) }
    let next = word[nasal.end]
    if !isVowel(next) {
      ways.add(prefix, nasal.end)
      return ways.add(prefix, 2)
    }
    let recoded = nasal.recoded(prefix)
    switch nasal.swallowed {
    case UInt8(ascii: "p"), UInt8(ascii: "t"):
      ways.add(prefix, 2)
      ways.add(recoded)
    case UInt8(ascii: "s"):
      ways.add(recoded)
      ways.add(prefix, 2)
    default:
      ways.add(prefix, nasal.end)
      ways.add(recoded)
      if next == UInt8(ascii: "e") {
        ways.add(Way(prefix: prefix, length: nasal.end + 1, isBeforeSyllable: true))
      }
      ways.add(prefix, 2)
    }
  }

  /// Adds the ways to take an informal prefix off: a bare nasal (`nyari`, `mikir`, `nulis`, `ngopi`) and `nge-` (`ngecek`).
  static func addInformalWays(of word: Letters, to ways: inout Ways) {
    guard word.count > 3, let nasal = Nasal(word, at: 0), nasal.end < word.count else { return }
    let next = word[nasal.end]
    if !isVowel(next) { return ways.add(.me, nasal.end) }
    let recoded = nasal.recoded(.me)
    switch nasal.swallowed {
    case UInt8(ascii: "p"), UInt8(ascii: "t"): ways.add(recoded)
    case UInt8(ascii: "s"):
      ways.add(recoded)
      ways.add(Way(prefix: .me, length: nasal.end, consonant: UInt8(ascii: "c")))
    default:
      if next == UInt8(ascii: "e") { ways.add(.me, nasal.end + 1) }
      ways.add(.me, nasal.end)
      ways.add(recoded)
    }
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
  init?(_ word: Letters, at start: Int) {
    let second = start + 1 < word.count ? word[start + 1] : 0
    switch (word[start], second) {
    case (UInt8(ascii: "n"), UInt8(ascii: "y")): (swallowed, end) = (UInt8(ascii: "s"), start + 2)
    case (UInt8(ascii: "n"), UInt8(ascii: "g")): (swallowed, end) = (UInt8(ascii: "k"), start + 2)
    case (UInt8(ascii: "m"), _): (swallowed, end) = (UInt8(ascii: "p"), start + 1)
    case (UInt8(ascii: "n"), _): (swallowed, end) = (UInt8(ascii: "t"), start + 1)
    default: return nil
    }
  }

  /// The way that takes `prefix` off and puts the swallowed consonant back.
  func recoded(_ prefix: Prefix) -> Way {
    Way(prefix: prefix, length: end, consonant: swallowed, isRecoded: true)
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
