internal import Glibc

/// Shares of categories in an archive whose codes come from elsewhere, by a model's whole posteriors:
/// texts of one category are taken to be alike here and there, and only the categories' shares differ.
///
/// The posteriors are calibrated on the coded tweets by a logistic model, divided by their mean
/// there, and the shares are those that make the archive most likely.
public struct PosteriorShift: Sendable {
  /// A tweet that people have coded elsewhere.
  public struct Coded: Sendable {
    /// What a model that has not learnt its code says: the probability of each category.
    public let posterior: [Double]
    /// Its code: a place among the categories.
    public let category: Int
    /// 1, or less for one of several codes of a tweet, which add up to 1.
    public let weight: Double

    /// Makes a coded tweet.
    public init(posterior: [Double], category: Int, weight: Double = 1) {
      self.posterior = posterior
      self.category = category
      self.weight = weight
    }
  }

  let coded: [Coded]
  let categories: Int
  let archive: (posteriors: [Double], counts: [Int])

  /// Makes the estimate from coded tweets and the archive's posteriors of the same categories.
  public init(coded: [Coded], archive: PosteriorTally) {
    precondition(coded.allSatisfy { $0.posterior.count == archive.categories })
    categories = archive.categories
    // The logarithm is what calibration scales.
    self.coded = coded.map {
      Coded(
        posterior: $0.posterior.map(Self.logarithm), category: $0.category, weight: $0.weight)
    }
    let rows = archive.rows()
    self.archive = (rows.posteriors.map(Self.logarithm), rows.counts)
  }

  private static func logarithm(_ probability: Double) -> Double { log(max(probability, 1e-9)) }

  /// The share of each category; nil without codes or tweets.
  public var shares: [Double]? { fitted?.shares }

  var fitted: Fit? {
    guard !coded.isEmpty, !archive.counts.isEmpty else { return nil }
    return fit(coded.map(\.weight), archive.counts, from: nil)
  }

  /// Draws coded tweets and tweets of the archive anew; nil without codes or tweets.
  public func bootstrap(draws: Int = 1_000, seed: UInt64 = 1) -> BootstrappedShares? {
    guard let fitted else { return nil }
    let tweets = archive.counts.reduce(0, +)
    let parts = archive.counts.map { Double($0) / Double(tweets) }
    let known = coded.reduce(0) { $0 + $1.weight }
    let chances = coded.map { $0.weight / known }
    let drawn = concurrentDraws(draws, seed: seed, block: 1) { generator in
      var codes = [Int](repeating: 0, count: coded.count)
      generator.addMultinomial(Int(known.rounded()), chances, to: &codes)
      var counts = [Int](repeating: 0, count: parts.count)
      generator.addMultinomial(tweets, parts, to: &counts)
      return fit(codes.map(Double.init), counts, from: fitted).shares
    }
    return BootstrappedShares(fitted.shares, drawn)
  }

  struct Fit {
    var calibration: PosteriorCalibration
    /// The mean posterior of the coded tweets: the shares that posteriors were made for.
    var priors: [Double]
    var shares: [Double]
  }

  private func fit(_ weights: [Double], _ counts: [Int], from start: Fit?) -> Fit {
    var calibration = start?.calibration ?? PosteriorCalibration(categories: categories)
    calibration.fit(coded, weights)
    let priors = priors(weights, calibration)
    var likelihoods = archive.posteriors
    for row in counts.indices where counts[row] > 0 {
      calibration.apply(&likelihoods, at: row * categories)
      for k in priors.indices { likelihoods[row * categories + k] /= max(priors[k], 1e-9) }
    }
    let mixture = MixtureShares(
      likelihoods: likelihoods, weights: counts.map(Double.init), categories: categories)
    return Fit(
      calibration: calibration, priors: priors,
      shares: mixture.shares(from: start?.shares ?? priors))
  }

  private func priors(_ weights: [Double], _ calibration: PosteriorCalibration) -> [Double] {
    var priors = [Double](repeating: 0, count: categories)
    let all = weights.reduce(0, +)
    for (tweet, weight) in zip(coded, weights) where weight > 0 {
      var posterior = tweet.posterior
      calibration.apply(&posterior, at: 0)
      for k in priors.indices { priors[k] += weight / all * posterior[k] }
    }
    return priors
  }
}
