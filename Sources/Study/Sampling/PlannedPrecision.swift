public import Classifier
internal import Statistics

/// What labels let one expect of a sample before anybody has coded it.
public struct PlannedPrecision: Equatable, Sendable {
  /// For each stratum the share of service content that is expected in it, 0 to 1; where no category is
  /// service content, the share of right labels.
  public let shares: [SampleStratum: Double]
  /// The expected share in the archive.
  public let share: Double
  /// The expected correlation of label and code, 0 (labels tell nothing) to 1.
  public let correlation: Double
  /// The tweets of the archive.
  public let tweets: Int

  /// What is assumed of labels without a probability: four in five service labels are right, and one in
  /// twenty of the others is wrong.
  private static let assumed = (service: 0.8, other: 0.05)
  /// The part of wrong labels other than service that should have been service.
  private static let missed = 0.25

  /// Looks ahead from the labels of an archive.
  public init(_ census: ArchiveCensus, _ categories: [Classifier.Category]) {
    let hasService = categories.contains(where: \.isService)
    var shares: [SampleStratum: Double] = [:]
    for (stratum, count) in census.counts {
      let right = count.meanProbability
      shares[stratum] =
        if !hasService || categories[stratum.label].isService {
          right ?? Self.assumed.service
        } else {
          right.map { (1 - $0) * Self.missed } ?? Self.assumed.other
        }
    }
    self.shares = shares
    tweets = census.tweets
    let all = Double(max(1, tweets))
    let strata = census.strata
    let weights = strata.map { Double(census.counts[$0]!.tweets) / all }
    let mean = zip(strata, weights).reduce(0) { $0 + $1.1 * shares[$1.0]! }
    let between = zip(strata, weights).reduce(0) { sum, item in
      let distance = shares[item.0]! - mean
      return sum + item.1 * distance * distance
    }
    share = mean
    correlation = mean > 0 && mean < 1 ? (between / (mean * (1 - mean))).squareRoot() : 0
  }

  /// The codes that an interval of this half-width needs.
  ///
  /// - Parameters:
  ///   - halfWidth: half the width that is wanted, above 0: 0.03 for ±3 percentage points.
  ///   - level: the confidence of the interval, 0 to 1.
  ///   - usesLabels: whether strata by label narrow the interval.
  public func codes(forHalfWidth halfWidth: Double, level: Double, usesLabels: Bool = true) -> Int {
    Allocation.codes(
      forHalfWidth: halfWidth, share: share, correlation: usesLabels ? correlation : 0,
      level: level, tweets: tweets)
  }

  /// The half-width of the interval that so many codes give.
  public func halfWidth(ofCodes codes: Int, level: Double) -> Double {
    Allocation.halfWidth(
      ofCodes: codes, share: share, correlation: correlation, level: level, tweets: tweets)
  }
}
