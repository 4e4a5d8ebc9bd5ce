internal import Lexicon

/// The words and pairs of words of a text that speak for its label; refilled for the next.
struct Reasons {
  /// What speaks for it, and behind that room for more.
  private var reasons: [Reason] = []
  /// The places of the strongest in ``reasons``.
  private var strongest: [Int] = []

  /// A word, or two in a row, and how much it speaks for the label.
  private struct Reason {
    var first = NormalForm(index: 0)
    var second: NormalForm?
    var weight: Float = 0
  }

  /// Adds the strongest reasons to those of `prediction`, of which there are none yet.
  ///
  /// - Parameters:
  ///   - weights: how much each word of the text, then each word in its hashtags, then each pair speaks for the label.
  ///   - limit: how many are added at most, at least 1.
  mutating func find(
    in analysis: Analysis, _ pairs: [FormWeights.Pair], _ weights: [Float],
    into prediction: inout Prediction, limit: Int
  ) {
    let (tokens, tagged) = (analysis.normalForms.span, analysis.hashtagWords.span)
    if reasons.count < weights.count {
      reasons += repeatElement(Reason(), count: weights.count - reasons.count)
    }
    let count = Self.keep(tokens, tagged, pairs, weights, in: &reasons)
    Self.addUp(count, of: &reasons)
    Self.choose(limit, of: reasons, count, &strongest)
    for place in strongest {
      let reason = reasons[place]
      let source =
        reason.second.map { .bigram(reason.first, $0) } ?? Evidence.Source.word(reason.first)
      prediction.evidence.append(Evidence(source: source, weight: reason.weight))
    }
  }

  /// Refills `reasons` with what speaks for the label. Returns how many there are.
  private static func keep(
    _ tokens: Span<NormalForm>, _ tagged: Span<NormalForm>, _ pairs: [FormWeights.Pair],
    _ weights: [Float], in reasons: inout [Reason]
  ) -> Int {
    let weights = weights.span
    var reasons = reasons.mutableSpan
    var count = 0
    // Each is written, and passed over by the next where it is no reason: no processor foresees which is one.
    for index in tokens.indices {
      let weight = weights[index]
      reasons[count] = Reason(first: tokens[index], second: nil, weight: weight)
      count &+= weight > 0 ? 1 : 0
    }
    for index in tagged.indices {
      let weight = weights[tokens.count &+ index]
      reasons[count] = Reason(first: tagged[index], second: nil, weight: weight)
      count &+= weight > 0 ? 1 : 0
    }
    for index in pairs.indices {
      let weight = weights[tokens.count &+ tagged.count &+ index]
      if weight <= 0 { continue }
      reasons[count] = Reason(
        first: pairs[index].first, second: pairs[index].second, weight: weight)
      count &+= 1
    }
    return count
  }

  /// Adds what is there twice to where it came first.
  private static func addUp(_ count: Int, of reasons: inout [Reason]) {
    var reasons = reasons.mutableSpan
    // A bit for each of 64 groups of words: most come once, and need not be looked for.
    var groups: UInt64 = 0
    for index in 0..<count {
      let reason = reasons[index]
      let group: UInt64 = 1 &<< UInt64(truncatingIfNeeded: reason.first.index)
      defer { groups |= group }
      if groups & group == 0 { continue }
      for before in 0..<index
      where reasons[before].first == reason.first && reasons[before].second == reason.second {
        reasons[before].weight += reason.weight
        reasons[index].weight = 0
        break
      }
    }
  }

  /// Refills `strongest`: the strongest first, of equals the one that came first.
  private static func choose(
    _ limit: Int, of reasons: [Reason], _ count: Int, _ strongest: inout [Int]
  ) {
    let reasons = reasons.span
    strongest.removeAll(keepingCapacity: true)
    strongest.append(addingCapacity: limit) { strongest in
      // What a reason must weigh to be among them.
      var least: Float = 0
      for index in 0..<count {
        let weight = reasons[index].weight
        if weight <= least { continue }
        if strongest.count == limit { _ = strongest.removeLast() }
        strongest.append(index)
        var places = strongest.mutableSpan
        var at = places.count - 1
        while at > 0, reasons[places[at - 1]].weight < weight {
          places[at] = places[at - 1]
          at -= 1
        }
        places[at] = index
        if places.count == limit { least = reasons[places[limit - 1]].weight }
      }
    }
  }
}
