public import Statistics

/// How well labels agree with a person's codes.
///
/// Intervals are 95 %, by bootstrap over groups of tweets. A statistic is nil where there is nothing to
/// count.
public struct Evaluation: Equatable, Sendable {
  /// The categories, in the order of all that follows.
  public let categories: [Category]
  /// The number of tweets with this code (first index) and this label (second).
  public let confusion: [[Int]]
  /// One for each category.
  public let scores: [CategoryScore]
  /// That of all categories whose ``Category/isService`` holds, taken together; nil when none is
  /// such.
  public let service: CategoryScore?
  /// The mean F1 of the categories that have codes.
  public let macroF1: Estimate?
  /// The share of tweets whose label is the code.
  public let accuracy: Estimate?
  /// Cohen's κ of label and code; nil when one category is all there is.
  public let kappa: Double?
  /// Tweets by the probability of their label, in ten bins of the same width, without empty ones; none
  /// without probabilities.
  public let reliability: [ReliabilityBin]

  /// Tweets whose labels have about the same probability.
  public struct ReliabilityBin: Equatable, Sendable {
    /// Their number, at least 1.
    public let tweets: Int
    /// The mean probability of their labels.
    public let probability: Double
    /// The share of their labels that are right.
    public let right: Double
  }

  /// The expected calibration error: how far probabilities are from the share of right labels, on the
  /// average of the bins; nil without probabilities.
  public var calibrationError: Double? {
    let tweets = reliability.reduce(0) { $0 + $1.tweets }
    guard tweets > 0 else { return nil }
    return reliability.reduce(0) { $0 + Double($1.tweets) * abs($1.probability - $1.right) }
      / Double(tweets)
  }

  /// What is said of one category.
  public struct CategoryScore: Equatable, Sendable {
    /// The share of its labels that are right.
    public let precision: Estimate?
    /// The share of its codes that were found.
    public let recall: Estimate?
    /// The harmonic mean of both.
    public let f1: Estimate?
    /// The number of tweets coded so.
    public let coded: Int
    /// The number of tweets labelled so.
    public let labelled: Int
  }

  /// One tweet's code and label, as indices in the categories.
  public struct Outcome: Equatable, Sendable {
    /// A person's code.
    public let code: Int
    /// The program's label.
    public let label: Int
    /// Its probability, where there is one.
    public let probability: Double?
    /// Tweets of one group are drawn together: copies of one text tell no more than one.
    public let group: Int

    /// Makes an outcome.
    public init(code: Int, label: Int, probability: Double?, group: Int) {
      self.code = code
      self.label = label
      self.probability = probability
      self.group = group
    }
  }

  /// Evaluates.
  ///
  /// - Parameters:
  ///   - outcomes: one for each coded tweet.
  ///   - categories: what codes and labels are indices in.
  ///   - draws: the number of bootstrap samples, of groups with replacement.
  ///   - seed: the same seed gives the same intervals.
  public init(
    _ outcomes: [Outcome], categories: [Category], draws: Int = 2000, seed: UInt64 = 1
  ) {
    let counts = Confusion(outcomes, categories.count)
    let services = categories.indices.filter { categories[$0].isService }
    let values = counts.statistics(services)
    let samples = Bootstrap(outcomes, categories.count, draws: draws, seed: seed)
      .statistics(services)
    func estimate(_ place: Int, of tweets: Double) -> Estimate? {
      values[place].map { value in
        var drawn = samples.compactMap { $0[place] }
        guard drawn.count >= Evaluation.minimumDraws else { return Estimate(value, nil) }
        let interval = Interval(quantilesOf: &drawn, level: 0.95)
        // Tweets that are all right, or all wrong, are so in every sample of them, though others need not be.
        let isAlike = interval?.width == 0 && (value == 0 || value == 1)
        return Estimate(
          value, isAlike ? Interval.wilson(value * tweets, of: tweets, level: 0.95) : interval)
      }
    }
    func score(_ number: Int, _ members: [Int]) -> CategoryScore {
      let (coded, labelled) = (counts.coded(members), counts.labelled(members))
      return CategoryScore(
        precision: estimate(3 * number, of: labelled), recall: estimate(3 * number + 1, of: coded),
        f1: estimate(3 * number + 2, of: max(coded, labelled)), coded: Int(coded),
        labelled: Int(labelled))
    }
    let count = categories.count
    self.categories = categories
    confusion = counts.rows.map { $0.map { Int($0) } }
    scores = categories.indices.map { score($0, [$0]) }
    service = services.isEmpty ? nil : score(count, services)
    macroF1 = estimate(3 * count + 3, of: counts.total)
    accuracy = estimate(3 * count + 4, of: counts.total)
    kappa = counts.kappa
    reliability = Evaluation.reliability(outcomes)
  }

  /// The macro-F1 alone, and in each bootstrap sample: the same samples for all labels of the same tweets.
  static func macroF1(
    _ outcomes: [Outcome], categories: [Category], draws: Int = 2000, seed: UInt64 = 1
  ) -> (Estimate?, draws: [Double]) {
    let drawn = Bootstrap(outcomes, categories.count, draws: draws, seed: seed).samples(\.macroF1)
      .compactMap(\.self)
    var sorted = drawn
    let interval =
      drawn.count >= minimumDraws ? Interval(quantilesOf: &sorted, level: 0.95) : nil
    return (
      Confusion(outcomes, categories.count).macroF1.map { Estimate($0, interval) }, drawn
    )
  }

  /// A statistic that fewer bootstrap samples have gets no interval.
  static let minimumDraws = 100

  private static func reliability(_ outcomes: [Outcome]) -> [ReliabilityBin] {
    var bins = [(count: Int, sum: Double, right: Int)](repeating: (0, 0, 0), count: 10)
    for outcome in outcomes {
      guard let probability = outcome.probability else { return [] }
      let bin = min(9, max(0, Int(probability * 10)))
      bins[bin].count += 1
      bins[bin].sum += probability
      if outcome.code == outcome.label { bins[bin].right += 1 }
    }
    return bins.filter { $0.count > 0 }.map { bin in
      ReliabilityBin(
        tweets: bin.count, probability: bin.sum / Double(bin.count),
        right: Double(bin.right) / Double(bin.count))
    }
  }
}

/// Counts of codes by labels, with the statistics that follow from them.
struct Confusion: Sendable {
  /// Labels within codes.
  private(set) var rows: [[Double]]
  private(set) var total = 0.0
  /// The sums of rows and of columns.
  private var codedSums: [Double]
  private var labelledSums: [Double]

  init(_ categories: Int) {
    rows = [[Double]](repeating: [Double](repeating: 0, count: categories), count: categories)
    codedSums = [Double](repeating: 0, count: categories)
    labelledSums = codedSums
  }

  init(_ outcomes: [Evaluation.Outcome], _ categories: Int) {
    self.init(categories)
    for outcome in outcomes { add(outcome.code, outcome.label, 1) }
  }

  mutating func add(_ code: Int, _ label: Int, _ weight: Double) {
    rows[code][label] += weight
    codedSums[code] += weight
    labelledSums[label] += weight
    total += weight
  }

  /// Adds the counts of another table of the same categories.
  mutating func add(_ other: Confusion) {
    for (code, row) in other.rows.enumerated() {
      for (label, weight) in row.enumerated() where weight > 0 { add(code, label, weight) }
    }
  }

  /// Precision, recall and F1 of each category and of `services` together, macro-F1 and accuracy.
  func statistics(_ services: [Int]) -> [Double?] {
    var values: [Double?] = []
    for members in rows.indices.map({ [$0] }) + [services] {
      values += [precision(members), recall(members), f1(members)]
    }
    return values + [macroF1, accuracy]
  }

  private var right: Double { rows.indices.reduce(0) { $0 + rows[$1][$1] } }

  /// The number of tweets with one of these codes.
  func coded(_ members: [Int]) -> Double { members.reduce(0) { $0 + codedSums[$1] } }

  /// The number of tweets with one of these labels.
  func labelled(_ members: [Int]) -> Double { members.reduce(0) { $0 + labelledSums[$1] } }

  private func hits(_ members: [Int]) -> Double {
    members.reduce(0) { sum, code in members.reduce(sum) { $0 + rows[code][$1] } }
  }

  func precision(_ members: [Int]) -> Double? {
    let labelled = labelled(members)
    return labelled > 0 ? hits(members) / labelled : nil
  }
  func recall(_ members: [Int]) -> Double? {
    let coded = coded(members)
    return coded > 0 ? hits(members) / coded : nil
  }
  func f1(_ members: [Int]) -> Double? {
    let sum = coded(members) + labelled(members)
    return sum > 0 ? 2 * hits(members) / sum : nil
  }

  /// The mean F1 of the categories that occur among the codes.
  var macroF1: Double? {
    let coded = rows.indices.filter { codedSums[$0] > 0 }
    guard !coded.isEmpty else { return nil }
    return coded.reduce(0) { $0 + (f1([$1]) ?? 0) } / Double(coded.count)
  }

  var accuracy: Double? { total > 0 ? right / total : nil }

  /// Cohen 1960; nil when codes and labels are all of one category.
  var kappa: Double? {
    guard total > 0 else { return nil }
    let chance = rows.indices.reduce(0.0) {
      $0 + codedSums[$1] * labelledSums[$1] / (total * total)
    }
    return chance < 1 ? (right / total - chance) / (1 - chance) : nil
  }
}

/// Samples of groups of outcomes, with replacement.
private struct Bootstrap {
  private let groups: [[Evaluation.Outcome]]
  private let categories: Int
  private let draws: Int
  private let seed: UInt64

  init(_ outcomes: [Evaluation.Outcome], _ categories: Int, draws: Int, seed: UInt64) {
    var members: [Int: [Evaluation.Outcome]] = [:]
    for outcome in outcomes { members[outcome.group, default: []].append(outcome) }
    groups = members.keys.sorted().map { members[$0]! }
    self.categories = categories
    self.draws = draws
    self.seed = seed
  }

  /// The statistics of each sample: see ``Confusion/statistics(_:)``.
  func statistics(_ services: [Int]) -> [[Double?]] { samples { $0.statistics(services) } }

  /// What `measure` says of each sample.
  func samples<Measure>(_ measure: (Confusion) -> Measure) -> [Measure] {
    var random = SeededGenerator(seed: seed)
    return (0..<(groups.isEmpty ? 0 : draws)).map { _ in
      var sample = Confusion(categories)
      for _ in groups.indices {
        for outcome in groups[random.integer(below: groups.count)] {
          sample.add(outcome.code, outcome.label, 1)
        }
      }
      return measure(sample)
    }
  }
}
