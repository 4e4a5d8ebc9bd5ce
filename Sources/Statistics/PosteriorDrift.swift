extension PosteriorShift {
  /// How likely it is that the archive's posteriors differ at least so much from those of the coded
  /// tweets in the fitted shares, if the assumption is true. Below 0.01 the assumption looks false. Nil
  /// without codes or tweets.
  ///
  /// The difference is the Cramér–von Mises distance of the two distributions of each category's
  /// posterior, summed over categories. How large it becomes by chance is found by drawing archives from
  /// the coded tweets, and coded tweets anew within each category, and fitting the shares each time.
  public func plausibility(draws: Int = 400, seed: UInt64 = 1) -> Double? {
    guard let fitted else { return nil }
    let drift = PosteriorDrift(self, fitted)
    let distance = drift.distance
    let drawn = concurrentDraws(draws, seed: seed, block: 2) { drift.drawn(&$0) }
    return Double(drawn.count { $0 >= distance } + 1) / Double(draws + 1)
  }
}

/// Coded tweets and archive side by side, each posterior as a step between marks.
private struct PosteriorDrift {
  /// How many steps each category's posteriors fall into.
  private static let steps = 21

  private let categories: Int
  /// The category and weight of each coded tweet, and the coded tweets of each category.
  private let codes: [Int]
  private let weights: [Double]
  private let members: [[Int]]
  /// For each coded tweet, one after the other, the likelihood of each category.
  private let likelihoods: [Double]
  private let shares: [Double]
  private let tweets: Int
  /// For each category the step of each coded tweet, and the distribution of the archive.
  private let codedSteps: [[Int]]
  private let archive: [[Double]]

  init(_ shift: PosteriorShift, _ fit: PosteriorShift.Fit) {
    let categories = shift.categories
    let codes = shift.coded.map(\.category)
    self.categories = categories
    self.codes = codes
    weights = shift.coded.map(\.weight)
    members = (0..<categories).map { k in codes.indices.filter { codes[$0] == k } }
    shares = fit.shares
    let tweets = shift.archive.counts.reduce(0, +)
    self.tweets = tweets
    var coded = shift.coded.flatMap(\.posterior)
    for tweet in codes.indices { fit.calibration.apply(&coded, at: tweet * categories) }
    var rows = shift.archive.posteriors
    for row in shift.archive.counts.indices { fit.calibration.apply(&rows, at: row * categories) }
    likelihoods = coded.indices.map { coded[$0] / max(fit.priors[$0 % categories], 1e-9) }

    let known = weights.reduce(0, +)
    let masses =
      weights.map { $0 / known } + shift.archive.counts.map { Double($0) / Double(tweets) }
    let steps = (0..<categories).map { k in
      Self.steps(
        of: stride(from: k, to: coded.count, by: categories).map { coded[$0] }
          + stride(from: k, to: rows.count, by: categories).map { rows[$0] }, masses)
    }
    let archived = masses.dropFirst(codes.count)
    codedSteps = steps.map { Array($0.prefix(codes.count)) }
    archive = steps.map { Self.distribution($0.dropFirst(codes.count), archived) }
  }

  /// The step of each value, when each step has about as much of the mass.
  private static func steps(of values: [Double], _ masses: [Double]) -> [Int] {
    let order = values.indices.sorted { values[$0] < values[$1] }
    let share = masses.reduce(0, +) / Double(steps)
    var found = values.map { _ in 0 }
    var mass = 0.0
    var step = 0
    for (rank, place) in order.enumerated() {
      // Equal values share a step.
      if rank == 0 || values[place] > values[order[rank - 1]] {
        step = min(steps - 1, Int(mass / share))
      }
      found[place] = step
      mass += masses[place]
    }
    return found
  }

  /// How much of the mass is in each step.
  private static func distribution(
    _ values: some Sequence<Int>, _ masses: some Sequence<Double>
  ) -> [Double] {
    var parts = [Double](repeating: 0, count: steps)
    var all = 0.0
    for (step, mass) in zip(values, masses) {
      parts[step] += mass
      all += mass
    }
    return parts.map { $0 / max(all, 1e-300) }
  }

  /// The distance of the archive from the coded tweets.
  var distance: Double { distance(of: archive, from: reweighted(weights, shares)) }

  /// The distance of an archive that is drawn from the coded tweets.
  func drawn(_ generator: inout SeededGenerator) -> Double {
    var counts = [Int](repeating: 0, count: codes.count)
    let parts = reweighted(weights, shares)
    let all = parts.reduce(0, +)
    generator.addMultinomial(tweets, parts.map { $0 / all }, to: &counts)
    let archived = counts.map(Double.init)
    var coded = [Double](repeating: 0, count: codes.count)
    for members in members where !members.isEmpty {
      let given = members.map { weights[$0] }
      let known = given.reduce(0, +)
      var drawn = given.map { _ in 0 }
      generator.addMultinomial(Int(known.rounded()), given.map { $0 / known }, to: &drawn)
      for (tweet, count) in zip(members, drawn) { coded[tweet] = Double(count) }
    }
    let mixture = MixtureShares(
      likelihoods: likelihoods, weights: archived, categories: categories)
    return distance(
      of: codedSteps.map { Self.distribution($0, archived) },
      from: reweighted(coded, mixture.shares(from: shares)))
  }

  /// The weights of coded tweets that give each category its share.
  private func reweighted(_ weights: [Double], _ shares: [Double]) -> [Double] {
    var known = [Double](repeating: 0, count: categories)
    for (code, weight) in zip(codes, weights) { known[code] += weight }
    return zip(codes, weights).map { $1 * shares[$0] / max(known[$0], 1e-300) }
  }

  private func distance(of archive: [[Double]], from masses: [Double]) -> Double {
    var sum = 0.0
    for (archive, steps) in zip(archive, codedSteps) {
      let coded = Self.distribution(steps, masses)
      var difference = 0.0
      for (one, other) in zip(archive, coded) {
        difference += one - other
        sum += difference * difference
      }
    }
    return sum / Double(Self.steps)
  }
}
