/// An archive in strata, of each of which people coded a random sample: estimates the share of any
/// categories among *all* its tweets, those coded and those not.
///
/// The share is Σ W_h p_h (Cochran 1977, ch. 5). Its interval is that of the finite archive's
/// posterior: the uncoded tweets of a stratum are a binomial draw with a rate θ_h, itself a draw from
/// Beta(x_h + a_h, y_h + b_h), where x_h and y_h of the stratum's codes are in the categories and
/// not. Of 4,000 such archives the quantiles are taken; where all is coded nothing is left to draw,
/// and the interval is the share.
///
/// The prior a_h, b_h departs from Dirichlet(1/K) in each stratum, which adds up over strata: it
/// covered 1 % shares with 50 codes in .91 of draws only. Each stratum's prior is one code, or of
/// more than two strata a part of two, that has the share of all codes together; but of a category no
/// less than the stratum's part of half a code at the end of the interval that lies towards it and of
/// three quarters at the other: between Jeffreys' interval and Clopper & Pearson's, which takes 0 and
/// 1 (Brown, Cai & DasGupta 2001).
/// Measured in Benchmarks/results.
public struct StratifiedSample: Equatable, Sendable {
  /// The strata; each has a code unless it has no tweets or no stratum has.
  public let strata: [Stratum]
  /// How many strata had too few codes and were merged with a neighbour.
  public let merged: Int

  /// How much of a code the prior gives the categories at the lower and the upper end.
  private static let prior = (near: 0.5, far: 0.75)

  /// Makes the sample of an archive that is divided into `strata`.
  ///
  /// - Parameters:
  ///   - strata: one with too few codes is merged with the one before it, the first with the one
  ///     behind it; so neighbours should be alike.
  ///   - fewest: fewer codes than that are too few, unless they are all that there is.
  public init(_ strata: [Stratum], fewest: Int = 1) {
    var kept: [Stratum] = []
    var merged = 0
    for stratum in strata where stratum.tweets > 0 {
      func isTooSmall(_ stratum: Stratum) -> Bool {
        stratum.coded < min(fewest, stratum.tweets)
      }
      if let last = kept.last, isTooSmall(stratum) || isTooSmall(last) {
        kept[kept.count - 1] = last.merged(with: stratum)
        merged += 1
      } else {
        kept.append(stratum)
      }
    }
    self.strata = kept
    self.merged = merged
  }

  /// The tweets of the archive.
  public var tweets: Int { strata.reduce(0) { $0 + $1.tweets } }

  /// The tweets with a code.
  public var coded: Int { strata.reduce(0) { $0 + $1.coded } }

  /// The share of the tweets that are in any of `categories`; nil without codes.
  public func point(_ categories: Set<Int>) -> Double? {
    guard coded > 0 else { return nil }
    return strata.reduce(0) { sum, stratum in
      sum + Double(stratum.tweets) / Double(tweets) * (stratum.share(of: categories) ?? 0)
    }
  }

  /// The share of the tweets that are in any of `categories`, with its interval; nil without codes.
  ///
  /// - Parameters:
  ///   - categories: which.
  ///   - level: the confidence, above 0 and below 1.
  ///   - draws: how many archives are drawn; 4,000 or more for two decimals of a per cent.
  ///   - seed: determines the draws.
  public func share(
    of categories: Set<Int>, level: Double = 0.95, draws: Int = 4_000, seed: UInt64 = 1
  ) -> Estimate? {
    guard let point = point(categories),
      let ends = ends(categories, draws: draws, seed: seed, stream: 0),
      let interval = ends.interval(level: level)
    else { return nil }
    // Neither end may exclude what the codes alone allow.
    let isNone = point == 0
    let isAll = strata.allSatisfy { $0.share(of: categories) == 1 }
    return Estimate(
      isAll ? 1 : point,
      Interval(
        lower: isNone ? 0 : min(interval.lower, point),
        upper: isAll ? 1 : max(interval.upper, point)))
  }

  /// The share of this archive less that of another, from independent codes; −1 to 1, nil where one
  /// has no codes.
  public func difference(
    of categories: Set<Int>, from other: StratifiedSample, level: Double = 0.95,
    draws: Int = 4_000, seed: UInt64 = 1
  ) -> Estimate? {
    guard let own = point(categories), let others = other.point(categories),
      let a = ends(categories, draws: draws, seed: seed, stream: 0),
      let b = other.ends(categories, draws: draws, seed: seed, stream: 1)
    else { return nil }
    let ends = Ends(lower: zip(a.lower, b.upper).map(-), upper: zip(a.upper, b.lower).map(-))
    return ends.interval(level: level).map { interval in
      Estimate(
        own - others,
        Interval(
          lower: min(interval.lower, own - others), upper: max(interval.upper, own - others)))
    }
  }

  /// Drawn shares for the lower and for the upper end of an interval.
  private struct Ends {
    var lower: [Double]
    var upper: [Double]

    func interval(level: Double) -> Interval? {
      var (lower, upper) = (lower, upper)
      guard let below = Interval(quantilesOf: &lower, level: level),
        let above = Interval(quantilesOf: &upper, level: level)
      else { return nil }
      return Interval(lower: below.lower, upper: above.upper)
    }
  }

  /// What is drawn from, of one stratum.
  private struct Source {
    let certain: Int
    let disputed: [Double]
    let uncoded: Int
    /// The codes as the parameters of a beta distribution, without a prior.
    let codes: (inside: Double, outside: Double)
    let lower: (inside: Double, outside: Double)
    let upper: (inside: Double, outside: Double)
  }

  private func sources(_ categories: Set<Int>) -> [Source] {
    let all = Double(tweets)
    let weight = min(1, 2 / Double(strata.count))
    let pooled = ((point(categories) ?? 0) * Double(coded) + 0.5) / Double(coded + 1)
    return strata.map { stratum in
      let part = Double(stratum.tweets) / all
      // With many strata one prior code in each would drown the codes; what the prior gives up, the
      // codes lose too, as a stratum's variance has a degree of freedom less than codes.
      let effective = stratum.effectiveCodes
      let codes = max(effective - (1 - weight), effective / 2)
      let inside = codes * (stratum.share(of: categories) ?? 0)
      let (certain, disputed) = stratum.certain(categories)
      func prior(_ inside: Double, _ outside: Double) -> (Double, Double) {
        (max(weight * pooled, inside * part), max(weight * (1 - pooled), outside * part))
      }
      return Source(
        certain: certain, disputed: disputed, uncoded: stratum.tweets - stratum.coded,
        codes: (inside, codes - inside), lower: prior(Self.prior.near, Self.prior.far),
        upper: prior(Self.prior.far, Self.prior.near))
    }
  }

  private func ends(_ categories: Set<Int>, draws: Int, seed: UInt64, stream: UInt64) -> Ends? {
    guard coded > 0 else { return nil }
    let sources = sources(categories)
    let all = Double(tweets)
    func drawn(_ end: (Source) -> (inside: Double, outside: Double), _ stream: UInt64) -> [Double] {
      var generator = SeededGenerator(seed: seed, stream: stream)
      return (0..<draws).map { _ in
        var inside = 0
        for source in sources {
          let prior = end(source)
          inside += source.certain
          var shift = 0.0
          for chance in source.disputed {
            let isInside = generator.uniform() < chance
            inside += isInside ? 1 : 0
            shift += (isInside ? 1 : 0) - chance
          }
          if source.uncoded == 0 { continue }
          let a = generator.gamma(max(0, source.codes.inside + shift) + prior.inside)
          let b = generator.gamma(max(0, source.codes.outside - shift) + prior.outside)
          inside += generator.binomial(source.uncoded, a + b > 0 ? a / (a + b) : 0)
        }
        return Double(inside) / all
      }
    }
    return Ends(lower: drawn(\.lower, 2 * stream), upper: drawn(\.upper, 2 * stream + 1))
  }
}
