/// A word with hyphens or a `2` taken apart: the word that is said twice, or the one that hyphens join
/// to affixes.
struct ReduplicatedWord {
  /// What is left between affixes.
  enum Halves {
    /// One word: `ke-ktp-an`, `ibu-mu`.
    case one([UInt8])
    /// Two, which may be the same: `anak-anak`, `anak2`, `meniru-nirukan`.
    case two([UInt8], [UInt8])
  }

  static let hyphen = UInt8(ascii: "-")
  private static let two = UInt8(ascii: "2")

  let halves: Halves

  /// Takes a folded word apart; nil when it is not so joined.
  init?(_ word: [UInt8]) {
    // Most words have neither sign.
    guard ReduplicatedWord.hasSign(word.span) else { return nil }
    var parts = word.split(separator: ReduplicatedWord.hyphen, omittingEmptySubsequences: false)
      .map(Array.init)
    guard parts.allSatisfy({ !$0.isEmpty }) else { return nil }
    if parts.count > 1, let last = parts.last, ReduplicatedWord.endings.contains(last) {
      parts.removeLast()
    }
    if parts.count > 1, ReduplicatedWord.beginnings.contains(parts[0]) { parts.removeFirst() }
    switch parts.count {
    case 1:
      if let doubled = ReduplicatedWord.beforeTwo(parts[0]) {
        halves = .two(doubled, doubled)
      } else if parts[0].count < word.count, !parts[0].allSatisfy(ASCII.isDigit) {
        halves = .one(parts[0])
      } else {
        return nil
      }
    case 2: halves = .two(parts[0], parts[1])
    default: return nil
    }
  }

  private static func hasSign(_ word: Span<UInt8>) -> Bool {
    for index in word.indices where word[index] == hyphen || word[index] == two { return true }
    return false
  }

  /// A half, and what is left of it without each ending.
  static func bases(of half: [UInt8]) -> [[UInt8]] {
    [half]
      + endings.filter { half.count > $0.count + 2 && half.suffix($0.count).elementsEqual($0) }
      .sorted { $0.count > $1.count }.map { Array(half.dropLast($0.count)) }
  }

  /// What stands before the one `2` of `anak2`, `anak2an`, `keanak2an`, with its affixes.
  private static func beforeTwo(_ word: [UInt8]) -> [UInt8]? {
    guard let place = word.firstIndex(of: two), place > 1,
      !word.contains(where: { ASCII.isDigit($0) && $0 != two })
    else { return nil }
    let ending = Array(word[(place + 1)...])
    guard ending.isEmpty || endings.contains(ending) else { return nil }
    let base = Array(word[..<place])
    let circumfix = base.starts(with: "ke") && ending.elementsEqual("an".utf8)
    return circumfix && base.count > 4 ? Array(base.dropFirst(2)) : base
  }

  private static let beginnings = words("ke di se ber ter me pe")
  private static let endings = words("an kan i nya ku mu lah kah pun nyalah annya")

  private static func words(_ text: String) -> Set<[UInt8]> {
    Set(text.split(separator: " ").map { Array($0.utf8) })
  }
}
