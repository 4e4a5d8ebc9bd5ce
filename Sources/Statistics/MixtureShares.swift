internal import Glibc

/// The shares of categories that make an archive most likely, when what its tweets look like within
/// each category is known: EM (Saerens, Latinne & Decaestecker 2002), q_k = mean of r_ik with
/// r_ik ∝ q_k·L_ik, in long strides (SQUAREM; Varadhan & Roland 2008), until no q_k changes by 1e-6.
struct MixtureShares {
  /// For each row, one after the other, the likelihood of each category, up to a factor of the row.
  let likelihoods: [Double]
  /// How many tweets each row stands for.
  let weights: [Double]
  /// What categories the rows know.
  let categories: Int

  /// The shares, found from `start` on.
  func shares(from start: [Double]) -> [Double] {
    var shares = start
    var first = start
    var second = start
    var far = start
    for _ in 0..<200 {
      let before = step(shares, into: &first)
      guard before > -.infinity else { return shares }
      _ = step(first, into: &second)
      if change(first, second) < 1e-6 { return second }
      let stride = stride(shares, first, second)
      var sum = 0.0
      for k in far.indices {
        let speed = first[k] - shares[k]
        let turn = second[k] - first[k] - speed
        far[k] = max(shares[k] - 2 * stride * speed + stride * stride * turn, 1e-9)
        sum += far[k]
      }
      for k in far.indices { far[k] /= sum }
      // A stride that makes the archive less likely went too far.
      shares = step(far, into: &first) >= before ? first : second
    }
    return shares
  }

  private func stride(_ shares: [Double], _ first: [Double], _ second: [Double]) -> Double {
    var (speeds, turns) = (0.0, 0.0)
    for k in shares.indices {
      let speed = first[k] - shares[k]
      let turn = second[k] - first[k] - speed
      speeds += speed * speed
      turns += turn * turn
    }
    return turns > 0 ? min(-1, -(speeds / turns).squareRoot()) : -1
  }

  private func change(_ one: [Double], _ other: [Double]) -> Double {
    zip(one, other).reduce(0) { max($0, abs($1.0 - $1.1)) }
  }

  /// One step of EM; returns the log-likelihood of `shares`, up to a constant, or −∞ where nothing
  /// has any weight.
  private func step(_ shares: [Double], into next: inout [Double]) -> Double {
    for k in next.indices { next[k] = 0 }
    var likelihood = 0.0
    likelihoods.withUnsafeBufferPointer { rows in
      for row in weights.indices where weights[row] > 0 {
        let base = row * categories
        var sum = 0.0
        for k in 0..<categories { sum += shares[k] * rows[base + k] }
        if sum <= 0 { continue }
        let scale = weights[row] / sum
        for k in 0..<categories { next[k] += scale * shares[k] * rows[base + k] }
        likelihood += weights[row] * log(sum)
      }
    }
    let total = next.reduce(0, +)
    guard total > 0 else { return -.infinity }
    for k in next.indices { next[k] /= total }
    return likelihood
  }
}

/// Shares with intervals by the bootstrap over both coded tweets and tweets of the archive.
public struct BootstrappedShares: Sendable {
  private let shares: [Double]
  private let drawn: [[Double]]

  init(_ shares: [Double], _ drawn: [[Double]]) {
    self.shares = shares
    self.drawn = drawn
  }

  /// The share of the tweets in any of `categories`.
  public func share(of categories: Set<Int>, level: Double = 0.95) -> Estimate {
    func sum(_ shares: [Double]) -> Double { categories.sorted().reduce(0) { $0 + shares[$1] } }
    let point = sum(shares)
    var values = drawn.map(sum)
    let interval = Interval(quantilesOf: &values, level: level)
    return Estimate(
      point,
      Interval(
        lower: min(interval?.lower ?? 0, point), upper: max(interval?.upper ?? 1, point)))
  }
}
