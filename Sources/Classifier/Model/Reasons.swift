internal import Lexicon

/// The words and pairs of words of a text that speak for its label; refilled for the next.
struct Reasons {
  /// The reasons, and behind them room for more.
  private var reasons: [Reason] = []
  private var count = 0
  /// A bit for each of 64 groups of words: whether one of the group is a reason.
  private var groups: UInt64 = 0

  /// A word, or two in a row, and how much it speaks for the label.
  private struct Reason {
    var first = NormalForm(index: 0)
    var second: NormalForm?
    var weight: Float = 0
  }

  /// Forgets all, and makes room for as many as `most`.
  mutating func removeAll(roomFor most: Int) {
    if reasons.count < most {
      reasons += repeatElement(Reason(), count: most - reasons.count)
    }
    count = 0
    groups = 0
  }

  /// Adds what speaks for the label; what speaks against it is no reason. The same word twice adds up. There must be room.
  @inline(__always)
  mutating func add(_ first: NormalForm, _ second: NormalForm?, _ weight: Float) {
    let group: UInt64 = 1 &<< UInt64(truncatingIfNeeded: first.index)
    // Most words come once, and need not be looked for.
    if weight > 0, groups & group != 0, addAgain(first, second, weight) { return }
    // Written in any case, and passed over by the next where it is no reason: no processor foresees which is one.
    reasons[count] = Reason(first: first, second: second, weight: weight)
    count &+= weight > 0 ? 1 : 0
    groups |= weight > 0 ? group : 0
  }

  /// Adds to a reason that is there; false where it is not.
  private mutating func addAgain(
    _ first: NormalForm, _ second: NormalForm?, _ weight: Float
  ) -> Bool {
    for index in 0..<count where reasons[index].first == first && reasons[index].second == second {
      reasons[index].weight += weight
      return true
    }
    return false
  }

  /// Adds the strongest reasons to those of `prediction`, of which it keeps `limit`.
  func insertStrongest(into prediction: inout Prediction, limit: Int) {
    for index in 0..<count {
      let reason = reasons[index]
      if prediction.evidence.count == limit, reason.weight <= prediction.evidence[limit - 1].weight
      {
        continue
      }
      let source =
        reason.second.map { .bigram(reason.first, $0) } ?? Evidence.Source.word(reason.first)
      prediction.insert(Evidence(source: source, weight: reason.weight), keeping: limit)
    }
  }
}
