import Statistics
internal import Glibc

/// One case: an archive, a classifier, and a number of codes.
struct Cell: Sendable {
  /// How many tweets of an archive each label has, and how many of those are truly of the category.
  struct Archive: Sendable {
    var labelled: [Int]
    var inside: [Int]
    /// Whether each label is that of the category.
    var isCategory: [Bool]

    var tweets: Int { labelled.reduce(0, +) }
    var truth: Int { inside.reduce(0, +) }
    /// The expected share of the category by label, as a calibrated model gives it.
    var shares: [Double] {
      zip(labelled, inside).map { $0 == 0 ? 0 : Double($1) / Double($0) }
    }
  }

  let name: String
  let classifier: String
  let codes: Int
  let prevalence: Double
  let tweets: Int
  /// Makes an archive, a new one for every few samples.
  let archive: @Sendable (inout SeededGenerator) -> Archive

  /// How many codes of the category a simple random sample would hold.
  var expected: Double { Double(codes) * prevalence }

  private static let classifiers: [(name: String, tpr: Double, fpr: Double)] = [
    ("useless", 0.3, 0.3), ("poor", 0.4, 0.15), ("fair", 0.7, 0.04), ("good", 0.85, 0.02),
    ("excellent", 0.97, 0.005),
  ]

  /// Two labels, right and wrong with given rates.
  static func simulated(_ options: Options) -> [Cell] {
    options.sizes.flatMap { tweets in
      [50, 100, 200, 400].flatMap { codes in
        [0.01, 0.03, 0.05, 0.2, 0.5].flatMap { prevalence in
          classifiers.map { name, tpr, fpr in
            Cell(
              name: "N=\(tweets)", classifier: name, codes: codes, prevalence: prevalence,
              tweets: tweets
            ) { generator in
              let truth = Int((Double(tweets) * prevalence).rounded())
              let hits = generator.binomial(truth, tpr)
              let alarms = generator.binomial(tweets - truth, fpr)
              return Archive(
                labelled: [hits + alarms, tweets - hits - alarms], inside: [hits, truth - hits],
                isCategory: [true, false])
            }
          }
        }
      }
    }
  }

  func run(_ options: Options, seed: UInt64) -> Result {
    var generator = SeededGenerator(seed: 2_026, stream: seed)
    var result = Result()
    var archive = archive(&generator)
    for round in 0..<options.repeats {
      if round % 20 == 19 { archive = self.archive(&generator) }
      sample(archive, options, &generator, &result)
    }
    return result
  }

  private func sample(
    _ archive: Archive, _ options: Options, _ generator: inout SeededGenerator,
    _ result: inout Result
  ) {
    let truth = Double(archive.truth) / Double(archive.tweets)
    let sizes = Allocation.neyman(codes, tweets: archive.labelled, shares: archive.shares)
    let strata = sizes.indices.map { label in
      let inside = generator.inside(
        archive.inside[label], of: archive.labelled[label], drawn: sizes[label])
      return Stratum(
        tweets: archive.labelled[label], counts: [sizes[label] - inside, inside])
    }
    let stratified = StratifiedSample(strata).share(
      of: [1], draws: options.draws, seed: generator.next())!
    result.stratified.add(stratified.interval!, truth)

    // A simple random sample of the same size, its codes by label.
    var left = archive
    var cross = archive.labelled.map { _ in (inside: 0, outside: 0) }
    for _ in 0..<codes {
      var place = generator.integer(below: left.tweets)
      var label = 0
      while place >= left.labelled[label] {
        place -= left.labelled[label]
        label += 1
      }
      left.labelled[label] -= 1
      if place < left.inside[label] {
        left.inside[label] -= 1
        cross[label].inside += 1
      } else {
        cross[label].outside += 1
      }
    }
    let found = cross.reduce(0) { $0 + $1.inside }
    result.wilson.add(.wilson(Double(found), of: Double(codes)), truth)
    result.predictionPowered.add(predictionPowered(archive, cross), truth)
    let labelled = zip(archive.labelled, archive.isCategory).reduce(0) { $1.1 ? $0 + $1.0 : $0 }
    result.counted.add(.wilson(Double(labelled), of: Double(archive.tweets)), truth)
  }

  /// PPI++ with its tuned λ (Angelopoulos, Duchi & Zrnic 2023), a normal interval.
  private func predictionPowered(
    _ archive: Archive, _ cross: [(inside: Int, outside: Int)]
  ) -> Interval {
    let n = Double(codes)
    let all = Double(archive.tweets)
    var (y, f, fy) = (0.0, 0.0, 0.0)
    var labelled = 0.0
    for label in cross.indices {
      y += Double(cross[label].inside)
      guard archive.isCategory[label] else { continue }
      f += Double(cross[label].inside + cross[label].outside)
      fy += Double(cross[label].inside)
      labelled += Double(archive.labelled[label])
    }
    let (meanY, meanF, meanAll) = (y / n, f / n, labelled / all)
    let varianceF = meanAll * (1 - meanAll)
    let covariance = fy / n - meanY * meanF
    let tuned = varianceF > 0 ? covariance / ((1 + n / all) * varianceF) : 0
    let lambda = min(1, max(0, tuned))
    let point = meanY + lambda * (meanAll - meanF)
    let varianceCodes = meanF * (1 - meanF)
    let residual =
      meanY * (1 - meanY) + lambda * lambda * varianceCodes - 2 * lambda * covariance
    let deviation = (max(0, residual) / n + lambda * lambda * varianceF / all).squareRoot()
    let z = normalQuantile(0.975)
    return Interval(lower: max(0, point - z * deviation), upper: min(1, point + z * deviation))
  }
}

extension SeededGenerator {
  /// How many of `drawn` tweets are inside, where `inside` of `all` are: hypergeometric, one by one.
  mutating func inside(_ inside: Int, of all: Int, drawn: Int) -> Int {
    var left = inside
    for done in 0..<drawn where integer(below: all - done) < left { left -= 1 }
    return inside - left
  }
}
