internal import Classifier
internal import Statistics

/// What a share of service content is worth that rests on these labels.
public struct ShareWorth: Equatable, Encodable, Sendable {
  /// The precision that ``codes`` is reckoned for: ±3 percentage points.
  public static let margin = 0.03

  /// The share of service codes.
  public let coded: Double
  /// The share of service labels: what counting labels would report.
  public let uncorrected: Double
  /// The correlation of label and code, service content or not; 0 to 1 of any use.
  public let correlation: Double
  /// How many codes correct the share of a large archive to ±``margin`` at 95 %.
  public let codes: Int
  /// How many codes would be needed without any labels.
  public let codesAlone: Int

  /// Makes the worth of labels that stand beside codes, both service content or not.
  init(labels: [Bool], codes: [Bool]) {
    func share(_ values: [Bool]) -> Double {
      Double(values.count(where: \.self)) / Double(values.count)
    }
    let both = Double(zip(labels, codes).count { $0 && $1 }) / Double(codes.count)
    let (label, code) = (share(labels), share(codes))
    let spread = (label * (1 - label) * code * (1 - code)).squareRoot()
    coded = code
    uncorrected = label
    correlation = spread > 0 ? (both - label * code) / spread : 0
    self.codes = Allocation.codes(
      forHalfWidth: Self.margin, share: code, correlation: correlation)
    codesAlone = Allocation.codes(forHalfWidth: Self.margin, share: code)
  }
}

extension EvaluationStudy {
  /// Sets the labels of all tweets beside those of others.
  ///
  /// - Parameters:
  ///   - labels: one for each tweet, as indices into `categories`.
  ///   - name: what gave them.
  ///   - categories: all that codes and labels name.
  ///   - set: the codes.
  ///   - groups: for each tweet the group that it is drawn with.
  mutating func compare(
    _ labels: [Int?], called name: String, _ categories: [Classifier.Category],
    _ set: CodeSet, groups: [Int], _ options: Options
  ) throws {
    var categories = categories
    var indices = Dictionary(uniqueKeysWithValues: zip(categories.map(\.id), categories.indices))
    func index(_ category: Classifier.Category) -> Int {
      if let known = indices[category.id] { return known }
      indices[category.id] = categories.count
      categories.append(category)
      return categories.count - 1
    }
    let tweets = set.tweets
    let codes = tweets.map { index(Category(named: set.code(of: $0))) }
    var candidates = [LabelComparison.Candidate(name: "majority", labels: Self.majority(codes))]
    for rival in options.rivals {
      let places = rival.categories.map(index)
      var labeller = try Labeller(rival)
      let found = tweets.map { tweet in
        labeller.label(heldOut: tweet.text.span)
        return places[labeller.prediction.category]
      }
      candidates.append(.init(name: rival.title, labels: found))
    }
    let reference = candidates.count
    candidates.append(.init(name: name, labels: labels))
    let seconds = tweets.map { set.secondCode(of: $0).map { index(Category(named: $0)) } }
    if seconds.contains(where: { $0 != nil }) {
      candidates.append(.init(name: "second coder", labels: seconds))
    }
    comparison =
      LabelComparison(
        candidates, reference: reference, codes: codes, categories: categories, groups: groups,
        seed: options.seed
      ).rows
    let names = Set(tweets.map(\.part)).subtracting([""]).sorted()
    parts =
      LabelComparison(
        names.map { name in
          .init(name: name, labels: zip(tweets, labels).map { $0.part == name ? $1 : nil })
        }, reference: nil, codes: codes, categories: categories, groups: groups,
        seed: options.seed
      ).rows
    let labelled = tweets.indices.filter { labels[$0] != nil }
    if categories.contains(where: \.isService), !labelled.isEmpty {
      worth = ShareWorth(
        labels: labelled.map { categories[labels[$0]!].isService },
        codes: labelled.map { categories[codes[$0]].isService })
    }
  }

  /// The most frequent code, for every tweet.
  private static func majority(_ codes: [Int]) -> [Int?] {
    var counts: [Int: Int] = [:]
    for code in codes { counts[code, default: 0] += 1 }
    let most = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    return codes.map { _ in most }
  }
}

extension LabelSource {
  /// What it is called beside others.
  fileprivate var title: String {
    switch self {
    case .codebook: "keywords of \(name)"
    case .model(_, let name): "model \(name)"
    }
  }
}
