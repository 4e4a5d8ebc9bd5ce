/// The root words of Indonesian, which stemming with ``StemmerChoice/indonesian`` needs: the
/// dictionary id_ID.dic of Debian's `hunspell-id`, or a list of one's own with one word a line.
///
/// A hunspell entry tells in flags which affixes its word takes (`buat/Mk` makes `membuatkan`). Where
/// two roots could be behind a word, the one that takes its affixes is the likelier. A plain list has
/// no flags, and there the first root that the rules find counts.
public struct RootWords: Sendable, Equatable {
  /// The SHA-256 of the list's bytes, as the caller computed it: tells whether two lists are the same.
  public let checksum: String
  private var words: Vocabulary
  private var entries: [Entry] = []
  /// Whether any word says which affixes it takes.
  private(set) var hasLicences = false

  /// What the list says of one word.
  struct Entry: Sendable {
    /// One bit for each pair of prefix and suffix that the word takes: see ``Licence``.
    var licences: UInt64 = 0
    /// The number of affixes and combinations of affixes that the word takes.
    var productivity = 0
    /// Capitalised everywhere in the list: a name, which takes no affixes that change it.
    var isName = false
    /// No word by itself (hunspell's NEEDAFFIX), as `mengerti` for `dimengerti`.
    var needsAffix = false
  }

  /// Reads a list.
  ///
  /// - Parameters:
  ///   - bytes: UTF-8: a word a line, with hunspell's `/FLAGS` or without. A first line that is a
  ///     number and what follows `#` are passed over.
  ///   - checksum: the SHA-256 of `bytes` in hexadecimal digits.
  /// - Throws: ``LexiconError/rootsEmpty`` when no line holds a word.
  public init(_ bytes: Span<UInt8>, checksum: String) throws(LexiconError) {
    self.checksum = checksum
    // Some ten bytes a line: a list is read in a millisecond, since nothing is made twice.
    words = Vocabulary(minimumCapacity: bytes.count / 10)
    entries.reserveCapacity(bytes.count / 10)
    bytes.forEachLine { add($0, of: bytes) }
    if words.count == 0 { throw .rootsEmpty }
  }

  /// Lists are equal when their bytes are.
  public static func == (one: RootWords, other: RootWords) -> Bool {
    one.checksum == other.checksum
  }

  /// The number of distinct words.
  public var count: Int { words.count }

  /// What the list says of a folded word, or nil when it does not have it.
  func entry(of word: Span<UInt8>) -> Entry? {
    words.number(of: word).map { entries[Int($0)] }
  }

  /// What the list says of a folded word, or nil when it does not have it.
  func entry(of word: Letters) -> Entry? { word.withSpan { entry(of: $0) } }

  /// Calls `body` with each word, folded.
  func forEach(_ body: (Span<UInt8>) -> Void) { words.forEach(body) }

  /// Whether the list has a folded word.
  func contains(_ word: Letters) -> Bool { word.withSpan { contains($0) } }

  /// Whether the list has a folded word.
  func contains(_ word: Span<UInt8>) -> Bool { words.number(of: word) != nil }

  /// Whether the list has a folded word, UTF-8.
  public func contains(_ word: some Collection<UInt8>) -> Bool {
    words.number(of: Array(word).span) != nil
  }

  private mutating func add(_ line: Range<Int>, of text: Span<UInt8>) {
    var end = line.lowerBound
    var (isASCII, isNumber) = (true, true)
    while end < line.upperBound, !RootWords.endsWord(text[end]) {
      if text[end] >= 0x80 { isASCII = false }
      if !ASCII.isDigit(text[end]) { isNumber = false }
      end += 1
    }
    let word = line.lowerBound..<end
    if word.count < 2 || isNumber { return }
    let number: Int
    var isName = false
    if isASCII {
      isName = ASCII.lower(text[word.lowerBound]) != text[word.lowerBound]
      number = Int(words.insertLowercased(word, of: text))
    } else {
      let folded = fold(text.extracting(word))
      guard let first = folded.first, folded.count > 1 else { return }
      isName = first != text[word.lowerBound]
      number = Int(words.insert(folded.span))
    }
    if number == entries.count {
      entries.append(Entry(isName: isName))
    } else if !isName {
      entries[number].isName = false
    }
    guard end < line.upperBound, text[end] == ASCII.slash else { return }
    var at = end + 1
    while at + 1 < line.upperBound, !RootWords.endsWord(text[at]) {
      addFlag(text[at], text[at + 1], toEntry: number)
      at += 2
    }
  }

  private mutating func addFlag(_ first: UInt8, _ second: UInt8, toEntry number: Int) {
    if first == UInt8(ascii: "A") {  // A1 marks halves of circumfixes, A2 NEEDAFFIX
      if second == UInt8(ascii: "2") { entries[number].needsAffix = true }
      return
    }
    entries[number].productivity += 1
    if let licence = Licence(first, second) {
      entries[number].licences |= licence.bits
      hasLicences = true
    }
  }

  private static func endsWord(_ byte: UInt8) -> Bool {
    byte <= ASCII.space || byte == ASCII.slash || byte == ASCII.hash
  }
}

/// The prefixes of Indonesian, without the changes that they make and undergo.
enum Prefix: UInt8, Sendable {
  case none, ber, me, pe, per, di, ter, ke, se, ku
}

/// The derivational suffixes, as the rules distinguish them.
enum Suffix: UInt8, Sendable {
  case none, an, kan, i, foreign
}

/// The right of a root to a prefix and a suffix at once, as hunspell-id's two-letter flags give it:
/// an upper-case letter for the prefix and a lower-case one for the suffix, 0 for none.
struct Licence: Sendable {
  let bits: UInt64

  /// The pair of `prefix` and `suffix`.
  init(_ prefix: Prefix, _ suffix: Suffix) {
    bits = 1 << (UInt64(prefix.rawValue) * 4 + UInt64(suffix.rawValue) & 3)
  }

  /// All pairs with `prefix`.
  static func all(_ prefix: Prefix) -> Licence {
    Licence(bits: 15 << (UInt64(prefix.rawValue) * 4))
  }

  /// `menge-` and `penge-`, the forms before roots of one syllable, which take `di-` and `ter-` too.
  static let monosyllable = Licence(bits: 1 << 63)

  /// The pair that a flag means; nil for flags of other kinds (clitics, two prefixes).
  init?(_ first: UInt8, _ second: UInt8) {
    let flag = (Unicode.Scalar(first), Unicode.Scalar(second))
    switch flag {
    case ("M", "G"), ("M", "g"), ("M", "h"), ("P", "N"), ("P", "o"): self = .monosyllable
    case (_, "0"):
      if let suffix = Licence.suffix(flag.0) {
        self.init(.none, suffix)
      } else if let prefix = Licence.prefix(flag.0) {
        self.init(prefix, .none)
      } else {
        return nil
      }
    default:
      guard let prefix = Licence.prefix(flag.0), let suffix = Licence.suffix(flag.1) else {
        return nil
      }
      self.init(prefix, suffix)
    }
  }

  private static func prefix(_ letter: Unicode.Scalar) -> Prefix? {
    switch letter {
    case "B": .ber
    case "M": .me
    case "P": .pe
    case "R": .per
    case "D": .di
    case "T": .ter
    case "K": .ke
    case "S": .se
    case "O": .ku
    default: nil
    }
  }

  private static func suffix(_ letter: Unicode.Scalar) -> Suffix? {
    switch letter {
    case "a": .an
    case "k": .kan
    case "i": .i
    default: nil
    }
  }

  private init(bits: UInt64) { self.bits = bits }
}

extension RootWords.Entry {
  /// Whether the word takes `prefix`, with whatever suffix.
  func takes(_ prefix: Prefix) -> Bool {
    switch prefix {
    case .di, .ku, .ter:
      takesMonosyllable || licences & (Licence.all(prefix).bits | Licence.all(.me).bits) != 0
    default: licences & Licence.all(prefix).bits != 0
    }
  }

  /// Whether the word takes `prefix` and `suffix` at once.
  func takes(_ prefix: Prefix, _ suffix: Suffix) -> Bool {
    if licences & Licence(prefix, suffix).bits != 0 { return true }
    // What takes me- is a verb, whose other voices (di-, ku-, imperative) the flags often leave out.
    switch prefix {
    case .di, .ku, .ter: return takesMonosyllable || licences & Licence(.me, suffix).bits != 0
    case .none where suffix == .i || suffix == .kan:
      return licences & (Licence(.me, suffix).bits | Licence(.di, suffix).bits) != 0
    default: return false
    }
  }

  /// Whether the word, of one syllable, takes `menge-` or `penge-`.
  var takesMonosyllable: Bool { licences & Licence.monosyllable.bits != 0 }
}
