internal import Lexicon

/// The words and pairs of words of a text that speak for its label; refilled for the next.
struct Reasons {
  /// What speaks for it, and behind that room for more: the form of a word or, 32 bits higher, one more than the form of the
  /// second of a pair, and how much it speaks for the label.
  private var keys: [UInt64] = []
  private var weights: [Float] = []
  /// The places of the strongest among them.
  private var strongest: [Int] = []

  /// Adds the strongest reasons to those of `prediction`, of which there are none yet.
  ///
  /// - Parameters:
  ///   - weights: how much each word of the text, then each word in its hashtags, then each pair speaks for the label.
  ///   - limit: how many are added at most, at least 1.
  mutating func find(
    in analysis: Analysis, _ pairs: [FormWeights.Pair], _ weights: [Float],
    into prediction: inout Prediction, limit: Int
  ) {
    if keys.count < weights.count {
      let more = weights.count - keys.count
      keys += repeatElement(0, count: more)
      self.weights += repeatElement(0, count: more)
    }
    let count = Self.keep(
      analysis.normalForms.span, analysis.hashtagWords.span, pairs.span, weights.span,
      in: &keys, &self.weights)
    Self.addUp(count, of: keys, &self.weights)
    Self.choose(limit, of: count, self.weights, &strongest)
    for place in strongest {
      prediction.evidence.append(
        Evidence(source: Self.source(keys[place]), weight: self.weights[place]))
    }
  }

  private static func key(_ form: NormalForm) -> UInt64 { UInt64(truncatingIfNeeded: form.index) }

  private static func source(_ key: UInt64) -> Evidence.Source {
    let (first, second) = (
      NormalForm(index: Int(key & 0xFFFF_FFFF)), NormalForm(index: Int(key &>> 32) &- 1)
    )
    return key &>> 32 == 0 ? .word(first) : .bigram(first, second)
  }

  /// Refills `keys` and `weights` with what of the `given` speaks for the label. Returns how many there are.
  private static func keep(
    _ tokens: Span<NormalForm>, _ tagged: Span<NormalForm>, _ pairs: Span<FormWeights.Pair>,
    _ given: Span<Float>, in keys: inout [UInt64], _ weights: inout [Float]
  ) -> Int {
    var keys = keys.mutableSpan
    var weights = weights.mutableSpan
    var count = 0
    // Each is written, and passed over by the next where it is no reason: no processor foresees which is one.
    for index in tokens.indices {
      keys[count] = key(tokens[index])
      weights[count] = given[index]
      count &+= given[index] > 0 ? 1 : 0
    }
    for index in tagged.indices {
      let weight = given[tokens.count &+ index]
      keys[count] = key(tagged[index])
      weights[count] = weight
      count &+= weight > 0 ? 1 : 0
    }
    for index in pairs.indices {
      let (pair, weight) = (pairs[index], given[tokens.count &+ tagged.count &+ index])
      keys[count] = key(pair.first) | (key(pair.second) &+ 1) &<< 32
      weights[count] = weight
      count &+= weight > 0 ? 1 : 0
    }
    return count
  }

  /// Adds what is there twice to where it came first.
  private static func addUp(_ count: Int, of keys: [UInt64], _ weights: inout [Float]) {
    let keys = keys.span
    var weights = weights.mutableSpan
    // A bit for each of 64 groups of words: most come once, and need not be looked for.
    var groups: UInt64 = 0
    for index in 0..<count {
      let group: UInt64 = 1 &<< keys[index]
      let isMet = groups & group != 0
      groups |= group
      if !isMet { continue }
      for before in 0..<index where keys[before] == keys[index] {
        weights[before] += weights[index]
        weights[index] = 0
        break
      }
    }
  }

  /// Refills `strongest`: the strongest first, of equals the one that came first.
  private static func choose(
    _ limit: Int, of count: Int, _ weights: [Float], _ strongest: inout [Int]
  ) {
    let weights = weights.span
    strongest.removeAll(keepingCapacity: true)
    strongest.append(addingCapacity: limit) { strongest in
      // What a reason must weigh to be among them.
      var least: Float = 0
      for index in 0..<count {
        let weight = weights[index]
        if weight <= least { continue }
        if strongest.count == limit { _ = strongest.removeLast() }
        strongest.append(index)
        var places = strongest.mutableSpan
        var at = places.count - 1
        while at > 0, weights[places[at - 1]] < weight {
          places[at] = places[at - 1]
          at -= 1
        }
        places[at] = index
        if places.count == limit { least = weights[places[limit - 1]] }
      }
    }
  }
}
