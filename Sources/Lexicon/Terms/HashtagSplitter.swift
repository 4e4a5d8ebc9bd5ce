/// Cuts a hashtag into its words: at capitals and digits first (`#DiRumahAja`, `#Siaga112`), then
/// each piece into the likeliest row of known words (`#dirumahaja`).
///
/// The likeliest row has the lowest sum of costs. A cost stands for minus the logarithm of a word's
/// frequency: function words are the most frequent, then root words, the more so the more affixes
/// they take, then words with affixes; letters that no word explains cost the most. That needs no
/// table of frequencies (compare Norvig 2009, "Natural Language Corpus Data", who has one).
struct HashtagSplitter: Sendable {
  /// What words cost; nil without Indonesian root words.
  private(set) var costs: StretchCosts?
  private var row = CheapestRow(openCost: StretchCosts.derived)

  /// Makes a splitter; without Indonesian root words it cuts at capitals and digits only.
  init(_ stemmer: borrowing Stemmer) {
    costs = stemmer.indonesian.map { StretchCosts($0) }
  }

  /// The folded words of a hashtag as it is written, in order.
  mutating func words(of hashtag: Span<UInt8>) -> [[UInt8]] {
    var words: [[UInt8]] = []
    for piece in HashtagSplitter.pieces(of: hashtag) {
      let folded = fold(hashtag.extracting(piece))
      let isAbbreviation =
        piece.count < 6 && piece.allSatisfy { Letter(hashtag[$0]) == .capital }
      words += isAbbreviation || !folded.allSatisfy(ASCII.isLetter) ? [folded] : split(folded)
    }
    return words
  }

  /// The stretches between changes from small letter to capital, letter to digit, and `_`.
  /// Of several capitals in a row the last begins a word if a small letter follows (`#PPKMDarurat`).
  static func pieces(of hashtag: Span<UInt8>) -> [Range<Int>] {
    var cuts: [Int] = []
    for i in hashtag.indices.dropFirst() {
      let (before, here) = (Letter(hashtag[i - 1]), Letter(hashtag[i]))
      let next = i + 1 < hashtag.count ? Letter(hashtag[i + 1]) : .other
      let begins =
        before == .small && here == .capital
        || before == .capital && here == .capital && next == .small
        || (before == .digit) != (here == .digit)
      if begins || here == .other || before == .other { cuts.append(i) }
    }
    var pieces: [Range<Int>] = []
    var start = 0
    for end in cuts + [hashtag.count] {
      if start < end, Letter(hashtag[start]) != .other { pieces.append(start..<end) }
      start = end
    }
    return pieces
  }

  private enum Letter {
    case small, capital, digit, other

    /// The sign, `_` and the like are other; bytes beyond ASCII count as small letters.
    init(_ byte: UInt8) {
      self =
        ASCII.isDigit(byte)
        ? .digit
        : byte >= 0x80
          ? .small : !ASCII.isLetter(byte) ? .other : ASCII.lower(byte) == byte ? .small : .capital
    }
  }

  /// The words of the cheapest row that makes up `piece`.
  private mutating func split(_ piece: [UInt8]) -> [[UInt8]] {
    guard piece.count > 3, costs != nil else { return [piece] }
    row.begin(length: piece.count)
    while let step = row.next() {
      switch step {
      case .words(let start):
        Self.offerWords(of: piece.span, from: start, costing: &costs!, to: &row)
      case .decide(let word):
        row.offer(word, costs!.decidedCost(of: piece.span.extracting(word)))
      }
    }
    return row.words.map { Array(piece[$0]) }
  }

  /// Offers the words of `piece` that begin at `start`, the longest first: what costs more than the whole piece as one is
  /// no part of a cheaper row.
  private static func offerWords(
    of piece: Span<UInt8>, from start: Int, costing costs: inout StretchCosts,
    to row: inout CheapestRow
  ) {
    let longest = min(piece.count, start + StretchCosts.longest)
    for place in (start + 1...longest).reversed() {
      if !row.mayTake(StretchCosts.least, from: start) { return }
      let cost = costs.cost(of: piece.extracting(start..<place))
      if cost.isNaN { row.leaveOpen(start..<place) } else { row.offer(start..<place, cost) }
    }
  }
}
