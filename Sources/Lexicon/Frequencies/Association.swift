internal import Foundation

/// A 2 × 2 table of counts: how often something occurs in one part and in the rest, or two words
/// together and apart.
public struct Contingency: Equatable, Sendable {
  /// Occurrences in the part.
  public let inPart: Double
  /// Occurrences in the rest.
  public let inRest: Double
  /// All other tokens of the part.
  public let othersInPart: Double
  /// All other tokens of the rest.
  public let othersInRest: Double

  /// Makes the table of a word that occurs `inPart` times among `partTotal` tokens, and `inRest` times
  /// among `restTotal`.
  public init(inPart: Int, partTotal: Int, inRest: Int, restTotal: Int) {
    self.inPart = Double(inPart)
    self.inRest = Double(inRest)
    othersInPart = Double(partTotal - inPart)
    othersInRest = Double(restTotal - inRest)
  }

  /// Makes the table of two neighbours: how often they occur `together`, and each of them at its
  /// place, among `total` pairs.
  public init(together: Int, first: Int, second: Int, total: Int) {
    inPart = Double(together)
    othersInPart = Double(first - together)
    inRest = Double(second - together)
    othersInRest = Double(total - first - second + together)
  }

  private var total: Double { inPart + inRest + othersInPart + othersInRest }

  /// The log-likelihood ratio G² = 2 Σ O ln(O/E) over the four cells (Dunning 1993), 0 or more;
  /// chi-squared with one degree of freedom where nothing is associated. Nil for an empty table.
  public var logLikelihood: Double? {
    guard total > 0 else { return nil }
    let (row, column) = (inPart + inRest, inPart + othersInPart)
    var sum = 0.0
    for (count, expected) in [
      (inPart, row * column), (inRest, row * (total - column)),
      (othersInPart, (total - row) * column), (othersInRest, (total - row) * (total - column)),
    ] where count > 0 {
      sum += count * log(count * total / expected)
    }
    return max(0, 2 * sum)
  }

  /// Whether the part has more than its share.
  public var isOverrepresented: Bool {
    inPart * (inRest + othersInRest) > inRest * (inPart + othersInPart)
  }

  /// The log-odds ratio of the part against the rest with an informative Dirichlet prior, divided by
  /// its standard error (Monroe, Colaresi & Quinn 2008, equations 16, 18 and 22); the prior is the
  /// word's share of both parts, as strong as `strength` tokens. Nil where one part has no tokens.
  public func logOddsZ(strength: Double = 1000) -> Double? {
    let (part, rest) = (inPart + othersInPart, inRest + othersInRest)
    guard part > 0, rest > 0, inPart + inRest > 0, strength > 0 else { return nil }
    let prior = strength * (inPart + inRest) / total
    func logOdds(_ count: Double, _ all: Double) -> Double {
      log((count + prior) / (all + strength - count - prior))
    }
    let variance = 1 / (inPart + prior) + 1 / (inRest + prior)
    let difference = logOdds(inPart, part) - logOdds(inRest, rest)
    return difference.isFinite ? difference / variance.squareRoot() : nil
  }

  /// The normalised pointwise mutual information of two neighbours, -1 (never together) to 1 (never
  /// apart): ln(p(xy) / p(x)p(y)) / -ln p(xy) (Bouma 2009). Nil where they never meet.
  public var normalisedPMI: Double? {
    guard inPart > 0 else { return nil }
    let together = inPart / total
    if together == 1 { return 1 }
    let first = (inPart + othersInPart) / total
    let second = (inPart + inRest) / total
    return log(together / (first * second)) / -log(together)
  }
}
