internal import Glibc

/// Shares of categories in an archive whose codes come from elsewhere: texts of one category are
/// taken to be alike here and there, and only the categories' shares differ.
public struct PriorShift: Sendable {
  /// How many coded tweets of each category fell into each cell: `codes[category][cell]`.
  public let codes: [[Int]]
  /// How many tweets of the archive fell into each cell.
  public let archive: [Int]

  /// How many codes of the categories' overall shares are added to each cell, so that an empty one
  /// says nothing.
  private static let smoothing = 1.0

  /// Makes the estimate from what fell into cells, which are labels or finer.
  ///
  /// - Precondition: as many cells in each row of `codes` as in `archive`.
  public init(codes: [[Int]], archive: [Int]) {
    precondition(codes.allSatisfy { $0.count == archive.count })
    self.codes = codes
    self.archive = archive
  }

  /// The share of each category; nil without codes or tweets.
  public var shares: [Double]? { Self.shares(codes, archive) }

  /// The shares that make posteriors most likely, when those were made for other shares: EM
  /// (Saerens, Latinne & Decaestecker 2002), r_ik ∝ (q_k/p_k)·P_ik, q_k = mean of r_ik, until no q_k
  /// changes by 1e-6.
  ///
  /// - Parameters:
  ///   - posteriors: for each tweet the calibrated probability of each category.
  ///   - weights: how often each row occurs.
  ///   - priors: the shares that the posteriors were made for: their mean where codes are from.
  public static func expectationMaximisation(
    posteriors: [[Double]], weights: [Double], priors: [Double]
  ) -> [Double] {
    let ratios = posteriors.flatMap { row in
      zip(row, priors).map { $1 > 0 ? $0 / $1 : 0 }
    }
    return MixtureShares(likelihoods: ratios, weights: weights, categories: priors.count)
      .shares(from: priors)
  }

  private static func shares(_ codes: [[Int]], _ archive: [Int]) -> [Double]? {
    let totals = codes.map { Double($0.reduce(0, +)) }
    let all = totals.reduce(0, +)
    guard all > 0, archive.contains(where: { $0 > 0 }) else { return nil }
    let priors = totals.map { $0 / all }
    let posteriors = archive.indices.map { cell in
      let count = codes.reduce(0) { $0 + Double($1[cell]) }
      return priors.indices.map { k in
        (Double(codes[k][cell]) + smoothing * priors[k]) / (count + smoothing)
      }
    }
    return expectationMaximisation(
      posteriors: posteriors, weights: archive.map(Double.init), priors: priors)
  }

  /// Draws coded tweets and tweets of the archive anew; nil without codes or tweets.
  public func bootstrap(draws: Int = 1_000, seed: UInt64 = 1) -> BootstrappedShares? {
    guard let shares else { return nil }
    var generator = SeededGenerator(seed: seed)
    let drawn = (0..<draws).compactMap { _ in
      Self.shares(resampled(codes, &generator), resampled([archive], &generator)[0])
    }
    return BootstrappedShares(shares, drawn)
  }

  private func resampled(_ counts: [[Int]], _ generator: inout SeededGenerator) -> [[Int]] {
    let flat = counts.flatMap(\.self)
    let all = flat.reduce(0, +)
    var drawn = [Int](repeating: 0, count: flat.count)
    generator.addMultinomial(all, flat.map { Double($0) / Double(max(1, all)) }, to: &drawn)
    let width = counts[0].count
    return counts.indices.map { Array(drawn[$0 * width..<($0 + 1) * width]) }
  }

  /// How likely it is that the archive's cells differ at least so much from what codes and shares
  /// make one expect, if the assumption is true: by simulation of both. Below 0.01 the assumption
  /// looks false. Nil without codes or tweets.
  ///
  /// What texts of a category look like is itself a draw from what its codes leave possible: the few
  /// codes of a category never show all cells in which its texts are found.
  public func plausibility(draws: Int = 400, seed: UInt64 = 1) -> Double? {
    guard let shares, let distance = Self.distance(codes, archive) else { return nil }
    var generator = SeededGenerator(seed: seed, stream: 7)
    let pooled = archive.indices.map { cell in
      codes.reduce(Double(archive[cell])) { $0 + Double($1[cell]) }
    }
    let mass = pooled.reduce(0, +)
    let parameters = codes.map { row in
      zip(row, pooled).map { Double($0) + Self.smoothing * $1 / mass }
    }
    let tweets = archive.reduce(0, +)
    var further = 1
    for _ in 0..<draws {
      var expected = archive.map { _ in 0.0 }
      var codes = codes
      for k in codes.indices {
        var likelihood = parameters[k]
        generator.dirichlet(&likelihood)
        for cell in expected.indices { expected[cell] += shares[k] * likelihood[cell] }
        let count = codes[k].reduce(0, +)
        for cell in expected.indices { codes[k][cell] = 0 }
        generator.addMultinomial(count, likelihood, to: &codes[k])
      }
      var archive = archive.map { _ in 0 }
      generator.addMultinomial(tweets, expected, to: &archive)
      if (Self.distance(codes, archive) ?? 0) >= distance { further += 1 }
    }
    return Double(further) / Double(draws + 1)
  }

  /// χ² of the archive's cells against what codes and fitted shares make one expect, per tweet.
  private static func distance(_ codes: [[Int]], _ archive: [Int]) -> Double? {
    guard let shares = shares(codes, archive) else { return nil }
    let totals = codes.map { Double($0.reduce(0, +)) }
    let all = Double(archive.reduce(0, +))
    let floor = 0.5 / max(1, totals.reduce(0, +))
    return archive.indices.reduce(0.0) { sum, cell in
      let expected = codes.indices.reduce(0.0) { sum, k in
        totals[k] > 0 ? sum + shares[k] * Double(codes[k][cell]) / totals[k] : sum
      }
      let difference = Double(archive[cell]) / all - expected
      return sum + difference * difference / (expected + floor)
    }
  }
}
