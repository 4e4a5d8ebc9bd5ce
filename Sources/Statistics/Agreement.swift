/// How far coders agree, beyond chance or not.
///
/// A unit that fewer than two coders have coded says nothing about agreement; it counts only where
/// the statistic's source says so. A statistic that is undefined, as Cohen's and Fleiss' κ and α are
/// when only one category was given, is nil.
public struct Agreement: Sendable {
  /// A way to measure agreement.
  public enum Statistic: Hashable, Sendable {
    /// Of all pairs of codes of one unit, the share that agree, averaged over units; 0 to 1.
    case percent
    /// Cohen's κ (1960); for two coders only.
    case cohen
    /// Cohen's weighted κ (1968), by the distance of categories in their order; for two coders only.
    case weighted(Distance)
    /// Fleiss' κ (1971), with missing codes as in Gwet (2014).
    case fleiss
    /// Krippendorff's α (2011) on a scale.
    case alpha(Scale)
    /// Gwet's AC1 (2008), with missing codes as in Gwet (2014).
    case ac1
    /// Brennan & Prediger's κ (1981).
    case brennanPrediger

    /// Whether it is undefined for three coders or more.
    public var isForTwoCoders: Bool {
      switch self {
      case .cohen, .weighted: true
      case .percent, .fleiss, .alpha, .ac1, .brennanPrediger: false
      }
    }
  }

  /// How much a disagreement weighs that lies d categories apart.
  public enum Distance: Hashable, Sendable {
    /// d.
    case linear
    /// d².
    case quadratic
  }

  /// What differences between categories mean.
  public enum Scale: Hashable, Sendable {
    /// Categories are equal or not.
    case nominal
    /// Categories stand in their order.
    case ordinal
    /// Categories are numbers, whose differences count; one number a category.
    case interval([Double])
    /// Categories are numbers, whose ratios count; one number a category.
    case ratio([Double])
  }

  private let coding: Coding
  /// For each unit with a code, how many coders gave each category, and the codes themselves.
  private let counts: [[Double]]
  private let codes: [[Int?]]

  /// Makes the measures of `coding`.
  public init(_ coding: Coding) {
    self.coding = coding
    codes = coding.units.filter { $0.contains { $0 != nil } }
    counts = codes.map { unit in
      var row = [Double](repeating: 0, count: coding.categories)
      for case let code? in unit { row[code] += 1 }
      return row
    }
  }

  /// The statistic on all units; nil where it is undefined.
  public func value(_ statistic: Statistic) -> Double? {
    value(statistic, [Double](repeating: 1, count: counts.count))
  }

  /// The statistic on all units with its interval; nil where it is undefined. See
  /// ``interval(_:level:draws:seed:)``.
  public func estimate(
    _ statistic: Statistic, level: Double = 0.95, draws: Int = 2_000, seed: UInt64 = 1
  ) -> Estimate? {
    value(statistic).map {
      Estimate($0, interval(statistic, level: level, draws: draws, seed: seed))
    }
  }

  /// The interval of a statistic by the bootstrap over units; nil where it is undefined, also in one of twenty draws, or
  /// rests on fewer than ``fewestUnits``. Where nearly all units are of one category many draws have no other: those that
  /// have tell of the units that differ alone, and an interval of them would hold far less often than it says.
  ///
  /// Where coders agree on all n units every draw would be alike, though n units do not prove that they
  /// always agree. Then the lower end is Wilson's for n of n, put through the statistic's correction for
  /// chance, as if further disagreements were by chance; the upper end is 1.
  ///
  /// - Parameters:
  ///   - statistic: which one.
  ///   - level: the confidence, above 0 and below 1.
  ///   - draws: how often units are drawn anew.
  ///   - seed: determines the draws.
  public func interval(
    _ statistic: Statistic, level: Double = 0.95, draws: Int = 2_000, seed: UInt64 = 1
  ) -> Interval? {
    guard value(statistic) != nil else { return nil }
    if let interval = intervalOfAllAlike(statistic, level) { return interval }
    guard coding.overlap >= Self.fewestUnits else { return nil }
    var generator = SeededGenerator(seed: seed)
    var values: [Double] = []
    var weights = [Double](repeating: 0, count: counts.count)
    for _ in 0..<draws {
      for unit in weights.indices { weights[unit] = 0 }
      for _ in weights.indices { weights[generator.integer(below: weights.count)] += 1 }
      if let value = value(statistic, weights) { values.append(value) }
    }
    guard values.count * 20 >= draws * 19 else { return nil }
    return Interval(quantilesOf: &values, level: level)
  }

  /// Fewer units that two have coded give no interval.
  public static let fewestUnits = 10

  private func value(_ statistic: Statistic, _ weights: [Double]) -> Double? {
    switch statistic {
    case .percent: return observed(weights)
    case .cohen: return weighted(weights) { _ in 1 }
    case .weighted(.linear): return weighted(weights) { Double($0) }
    case .weighted(.quadratic): return weighted(weights) { Double($0 * $0) }
    case .alpha(let scale): return alpha(scale, weights)
    case .fleiss, .ac1, .brennanPrediger:
      guard let observed = observed(weights), let chance = chance(statistic, weights) else {
        return nil
      }
      return (observed - chance) / (1 - chance)
    }
  }

  /// How often coders would agree by chance, as the statistic has it; nil for per cent agreement and, but for those that
  /// know of categories nobody gave, where only one category was given.
  private func chance(_ statistic: Statistic, _ weights: [Double]) -> Double? {
    let shares = prevalences(weights)
    switch statistic {
    case .percent: return nil
    case .ac1: return shares.reduce(0) { $0 + $1 * (1 - $1) } / Double(coding.categories - 1)
    case .brennanPrediger: return 1 / Double(shares.count)
    default: break
    }
    guard shares.count(where: { $0 > 0 }) > 1 else { return nil }
    switch statistic {
    case .percent, .ac1, .brennanPrediger: return nil
    case .fleiss: return shares.reduce(0) { $0 + $1 * $1 }
    case .cohen, .weighted:
      // Of coders who agree on all units: each category has the same share with both.
      let totals = pairedTotals(weights)
      let all = totals.reduce(0, +)
      return totals.reduce(0) { $0 + $1 * $1 } / (all * all)
    case .alpha:
      let totals = pairedTotals(weights)
      let all = totals.reduce(0, +)
      return totals.reduce(0) { $0 + $1 * ($1 - 1) } / (all * (all - 1))
    }
  }

  /// The interval where coders agree on all units; nil where they do not.
  private func intervalOfAllAlike(_ statistic: Statistic, _ level: Double) -> Interval? {
    let weights = [Double](repeating: 1, count: counts.count)
    guard observed(weights) == 1 else { return nil }
    let units = Double(counts.count { $0.reduce(0, +) >= 2 })
    let lower = Interval.wilson(units, of: units, level: level).lower
    guard statistic != .percent else { return Interval(lower: lower, upper: 1) }
    return chance(statistic, weights).map {
      Interval(lower: (lower - $0) / (1 - $0), upper: 1)
    }
  }

  /// The share of agreeing pairs, averaged over units with two codes or more.
  private func observed(_ weights: [Double]) -> Double? {
    var sum = 0.0
    var units = 0.0
    for (row, weight) in zip(counts, weights) where weight > 0 {
      guard let share = Agreement.agreeing(row) else { continue }
      sum += weight * share
      units += weight
    }
    return units > 0 ? sum / units : nil
  }

  /// Of the pairs of codes of a unit, the share that agree; nil with fewer than two codes.
  private static func agreeing(_ row: [Double]) -> Double? {
    let codes = row.reduce(0, +)
    guard codes >= 2 else { return nil }
    return row.reduce(0) { $0 + $1 * ($1 - 1) } / (codes * (codes - 1))
  }

  /// The mean over units of the share of coders that gave each category.
  private func prevalences(_ weights: [Double]) -> [Double] {
    var shares = [Double](repeating: 0, count: coding.categories)
    var units = 0.0
    for (row, weight) in zip(counts, weights) where weight > 0 {
      let codes = row.reduce(0, +)
      for category in shares.indices { shares[category] += weight * row[category] / codes }
      units += weight
    }
    return units > 0 ? shares.map { $0 / units } : shares
  }

  /// 1 − Σ d_ij o_ij / Σ d_ij e_ij over the categories i of one coder and j of the other, where o are
  /// the units found and e those that their totals lead one to expect, and d is `distance` of |i − j|
  /// where they differ; 0 where not.
  private func weighted(_ weights: [Double], distance: (Int) -> Double) -> Double? {
    guard coding.coders == 2 else { return nil }
    var first = [Double](repeating: 0, count: coding.categories)
    var second = first
    var found = 0.0
    var units = 0.0
    for (unit, weight) in zip(codes, weights) where weight > 0 {
      guard let a = unit[0], let b = unit[1] else { continue }
      first[a] += weight
      second[b] += weight
      if a != b { found += weight * distance(abs(a - b)) }
      units += weight
    }
    var expected = 0.0
    for a in first.indices where first[a] > 0 {
      for b in second.indices where a != b {
        expected += first[a] * second[b] * distance(abs(a - b))
      }
    }
    return expected > 0 ? 1 - units * found / expected : nil
  }

  /// For each category how often it was given to units with two codes or more.
  private func pairedTotals(_ weights: [Double]) -> [Double] {
    var totals = [Double](repeating: 0, count: coding.categories)
    for (row, weight) in zip(counts, weights) where weight > 0 && row.reduce(0, +) >= 2 {
      for category in totals.indices { totals[category] += weight * row[category] }
    }
    return totals
  }

  private func alpha(_ scale: Scale, _ weights: [Double]) -> Double? {
    let size = coding.categories
    var coincidences = [Double](repeating: 0, count: size * size)
    for (row, weight) in zip(counts, weights) where weight > 0 {
      let codes = row.reduce(0, +)
      guard codes >= 2 else { continue }
      for c in 0..<size where row[c] > 0 {
        for k in 0..<size where row[k] > 0 {
          coincidences[c * size + k] += weight * row[c] * (row[k] - (c == k ? 1 : 0)) / (codes - 1)
        }
      }
    }
    let totals = pairedTotals(weights)
    let all = totals.reduce(0, +)
    var found = 0.0
    var expected = 0.0
    for c in 0..<size {
      for k in 0..<size where c != k {
        let distance = Agreement.distance(scale, c, k, totals)
        found += coincidences[c * size + k] * distance
        expected += totals[c] * totals[k] * distance
      }
    }
    return expected > 0 ? 1 - (all - 1) * found / expected : nil
  }

  /// Krippendorff's difference function, squared.
  private static func distance(_ scale: Scale, _ c: Int, _ k: Int, _ totals: [Double]) -> Double {
    switch scale {
    case .nominal: return 1
    case .ordinal:
      let between = totals[min(c, k)...max(c, k)].reduce(0, +)
      let steps = between - (totals[c] + totals[k]) / 2
      return steps * steps
    case .interval(let values):
      return (values[c] - values[k]) * (values[c] - values[k])
    case .ratio(let values):
      let sum = values[c] + values[k]
      let ratio = sum == 0 ? 0 : (values[c] - values[k]) / sum
      return ratio * ratio
    }
  }

  /// The standard error of Gwet's AC1 over samples of units (Gwet 2008); nil where AC1 is undefined
  /// or there is only one unit.
  public var ac1StandardError: Double? {
    let all = [Double](repeating: 1, count: counts.count)
    guard counts.count > 1, let ac1 = value(.ac1, all) else { return nil }
    let shares = prevalences(all)
    let others = Double(coding.categories - 1)
    let chance = shares.reduce(0) { $0 + $1 * (1 - $1) } / others
    let units = Double(counts.count)
    let paired = Double(counts.count { $0.reduce(0, +) >= 2 })
    var sum = 0.0
    for row in counts {
      let codes = row.reduce(0, +)
      let own =
        Agreement.agreeing(row).map { ($0 - chance) / (1 - chance) * units / paired } ?? 0
      let ownChance =
        zip(row, shares).reduce(0) { $0 + $1.0 * (1 - $1.1) } / codes / others
      let term = own - 2 * (1 - ac1) * (ownChance - chance) / (1 - chance) - ac1
      sum += term * term
    }
    return (sum / (units * (units - 1))).squareRoot()
  }
}
