public import Statistics

/// Several ways to label the same coded tweets, side by side: which is better, and by how much.
///
/// Intervals are 95 %, by bootstrap over groups of tweets. Each draw is the same for all ways, so that
/// differences are paired: what is easy or hard in a draw is so for both (Efron & Tibshirani 1993).
public struct LabelComparison: Sendable {
  /// The labels that one way gave.
  public struct Candidate: Sendable {
    /// What it is called.
    public let name: String
    /// For each tweet the label, as an index into the categories; nil where it gave none.
    public let labels: [Int?]

    /// Makes a candidate.
    public init(name: String, labels: [Int?]) {
      self.name = name
      self.labels = labels
    }
  }

  /// What is said of one way.
  public struct Row: Encodable, Equatable, Sendable {
    /// What it is called.
    public let name: String
    /// The tweets that it labelled.
    public let tweets: Int
    /// The share of its labels that are the code.
    public let accuracy: Estimate?
    /// The mean F1 of the categories that have codes.
    public let macroF1: Estimate?
    /// F1 of service content against all else; nil where no category is such.
    public let serviceF1: Estimate?
    /// The share of service labels less that of service codes: how far a share that only counts labels
    /// is off; −1 to 1.
    public let shareBias: Estimate?
    /// Its accuracy less that of the reference on the same tweets; nil for the reference itself.
    public let accuracyDifference: Estimate?
    /// Its macro-F1 less that of the reference on the same tweets.
    public let macroF1Difference: Estimate?
  }

  /// One for each candidate.
  public let rows: [Row]

  /// Compares.
  ///
  /// - Parameters:
  ///   - candidates: the ways; one label or nil for each tweet.
  ///   - reference: which of them the others are held against; nil for none.
  ///   - codes: for each tweet the person's code.
  ///   - categories: what codes and labels are indices into.
  ///   - groups: tweets of one group are drawn together, as those of one account.
  ///   - draws: the number of bootstrap samples.
  ///   - seed: the same seed gives the same intervals.
  public init(
    _ candidates: [Candidate], reference: Int?, codes: [Int], categories: [Category],
    groups: [Int], draws: Int = 2000, seed: UInt64 = 1
  ) {
    let services = categories.indices.filter { categories[$0].isService }
    let members = Dictionary(grouping: codes.indices) { groups[$0] }
    let ordered = members.keys.sorted().map { members[$0]! }
    let pairs = candidates.map { candidate in
      Pair(
        candidate.labels, against: reference.map { candidates[$0].labels } ?? candidate.labels,
        codes, categories.count, services)
    }
    let values = pairs.map { $0.statistics(of: codes.indices.map { $0 }) }
    var random = SeededGenerator(seed: seed)
    var drawn = pairs.map { _ in [[Double?]]() }
    for _ in 0..<(ordered.isEmpty ? 0 : draws) {
      let sample = ordered.indices.flatMap { _ in ordered[random.integer(below: ordered.count)] }
      for index in pairs.indices { drawn[index].append(pairs[index].statistics(of: sample)) }
    }
    rows = candidates.indices.map { index in
      func estimate(_ statistic: Pair.Statistic) -> Estimate? {
        values[index][statistic.rawValue].map { value in
          var samples = drawn[index].compactMap { $0[statistic.rawValue] }
          let isEnough = samples.count >= Evaluation.minimumDraws
          return Estimate(value, isEnough ? Interval(quantilesOf: &samples, level: 0.95) : nil)
        }
      }
      let isReference = reference == nil || index == reference
      return Row(
        name: candidates[index].name, tweets: candidates[index].labels.count { $0 != nil },
        accuracy: estimate(.accuracy), macroF1: estimate(.macroF1),
        serviceF1: services.isEmpty ? nil : estimate(.serviceF1),
        shareBias: services.isEmpty ? nil : estimate(.shareBias),
        accuracyDifference: isReference ? nil : estimate(.accuracyDifference),
        macroF1Difference: isReference ? nil : estimate(.macroF1Difference))
    }
  }
}

/// The labels of a candidate beside those of the reference.
private struct Pair {
  enum Statistic: Int {
    case accuracy, macroF1, serviceF1, shareBias, accuracyDifference, macroF1Difference
  }

  private let labels: [Int?]
  private let reference: [Int?]
  private let codes: [Int]
  private let categories: Int
  private let services: [Int]

  init(
    _ labels: [Int?], against reference: [Int?], _ codes: [Int], _ categories: Int,
    _ services: [Int]
  ) {
    self.labels = labels
    self.reference = reference
    self.codes = codes
    self.categories = categories
    self.services = services
  }

  /// The statistics of some tweets, by ``Statistic``.
  func statistics(of tweets: [Int]) -> [Double?] {
    var all = Confusion(categories)
    var (own, other) = (all, all)
    for tweet in tweets {
      guard let label = labels[tweet] else { continue }
      all.add(codes[tweet], label, 1)
      guard let reference = reference[tweet] else { continue }
      own.add(codes[tweet], label, 1)
      other.add(codes[tweet], reference, 1)
    }
    func difference(_ value: (Confusion) -> Double?) -> Double? {
      value(own).flatMap { own in value(other).map { own - $0 } }
    }
    let bias =
      all.total > 0 ? (all.labelled(services) - all.coded(services)) / all.total : nil
    return [
      all.accuracy, all.macroF1, all.f1(services), bias, difference(\.accuracy),
      difference(\.macroF1),
    ]
  }
}
