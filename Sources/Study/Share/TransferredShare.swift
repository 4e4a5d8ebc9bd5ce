internal import Statistics

/// Shares from codes of another archive, or of whatever tweets somebody chose.
extension ShareStudy {
  /// Each draw is a whole fit; a thousand tell an interval well enough.
  private static let bootstrapDraws = 1_000

  /// With fewer codes the bootstrap's intervals hold too rarely: 95 % ones held .886 of the shares from 300
  /// codes, and .939 from 800 (Benchmarks/results/2026-11-24-quantify.md). What the calibration does not
  /// know is in none of its draws, so there is then a share and no interval.
  public static let minimumTransferredCodes = 800

  /// The share of a target, whose interval is left out where it would not hold.
  func transferred(_ shares: BootstrappedShares?, _ target: Target) -> Estimate? {
    guard let estimate = shares?.share(of: target.categories, level: intervals.level) else {
      return nil
    }
    return codes.tweets.count < Self.minimumTransferredCodes
      ? Estimate(estimate.value, nil) : estimate
  }

  func bootstrappedShares(in groups: Set<String>?) -> BootstrappedShares? {
    let draws = min(intervals.draws, Self.bootstrapDraws)
    return posteriorShift(in: groups)?.bootstrap(draws: draws, seed: intervals.seed)
      ?? labelShift(in: groups).bootstrap(draws: draws, seed: intervals.seed)
  }

  /// How likely such an archive is if codes from elsewhere fit it; nil for a sample.
  public var pValue: Double? {
    if isSample { return nil }
    return posteriorShift(in: nil)?.plausibility(seed: intervals.seed)
      ?? labelShift(in: nil).plausibility(seed: intervals.seed)
  }

  /// By a model's probabilities; nil for keywords, and where codes are of categories that the model
  /// does not know.
  private func posteriorShift(in groups: Set<String>?) -> PosteriorShift? {
    var archive: PosteriorTally?
    for (stratum, count) in census.counts where isIn(stratum, groups) {
      guard let posteriors = count.posteriors else { return nil }
      if archive == nil { archive = posteriors } else { archive?.add(posteriors) }
    }
    guard let archive else { return nil }
    var coded: [PosteriorShift.Coded] = []
    for tweet in codes.tweets {
      guard let label = heldOut[tweet.id], label.posterior.count == archive.categories,
        tweet.given.allSatisfy({ $0 < archive.categories })
      else { return nil }
      coded += tweet.given.map {
        PosteriorShift.Coded(
          posterior: label.posterior, category: $0, weight: 1 / Double(tweet.given.count))
      }
    }
    return PosteriorShift(coded: coded, archive: archive)
  }

  /// By labels, in bands of how strongly something spoke for them.
  private func labelShift(in groups: Set<String>?) -> PriorShift {
    var archive = [Int](repeating: 0, count: categories.count * LabelBand.count)
    for (stratum, count) in census.counts where isIn(stratum, groups) {
      for (band, tweets) in count.bands.enumerated() {
        archive[stratum.label * LabelBand.count + band] += tweets
      }
    }
    var cells = [[Int]](repeating: archive.map { _ in 0 }, count: categories.count)
    for tweet in codes.tweets {
      // A tweet on which coders differ counts for the first of them.
      guard let label = heldOut[tweet.id], let category = tweet.given.first else { continue }
      cells[category][label.category * LabelBand.count + label.band] += 1
    }
    return PriorShift(codes: cells, archive: archive)
  }
}
