public import Classifier
public import Statistics

/// How far coders agree: overall, for each category against all others, and what their differences do to
/// a share.
///
///     var coding = Coding(categories: 2, coders: 2)
///     for codes in [[0, 0], [1, 1], [1, 0], [0, 0]] { coding.add(codes) }
///     let study = AgreementStudy(coding, codes: ["service", "other"], coders: ["ani", "budi"])
///     print(study.overall[0].estimate?.value)  // 0.75 of the tweets have one code
public struct AgreementStudy: Encodable, Sendable {
  /// One way to measure agreement, and what it found.
  public struct Measure: Encodable, Sendable {
    /// The statistic's name: `Krippendorff alpha`.
    public let name: String
    /// The value with its interval; nil where it is undefined.
    public let estimate: Estimate?

    private enum CodingKeys: String, CodingKey {
      case name
    }

    /// Encodes the name beside `value`, `lower` and `upper`.
    public func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(name, forKey: .name)
      try estimate?.encode(to: encoder)
    }
  }

  /// Some codes against all others.
  public struct Category: Encodable, Sendable {
    /// The code, or `service` for all service content.
    public let code: String
    /// For each coder how many tweets have it.
    public let tweets: [Int]
    /// How far coders agree on it.
    public let measures: [Measure]
    /// For each coder its share of the tweets that every coder has coded, 0 to 1.
    public let shares: [Double?]
    /// How far a share from one coder's codes may be off for who coded, either way; nil with one coder.
    public let coderMargin: Double?
  }

  /// What the order of the codes means.
  public enum Order: Equatable, Sendable {
    /// Codes differ or not.
    case none
    /// Codes stand from the lowest to the highest.
    case ranks
    /// Codes are numbers, one for each.
    case numbers([Double])
  }

  /// The coders' names.
  public let coders: [String]
  /// The tweets that any coder has coded.
  public let units: Int
  /// The tweets that two coders or more have coded.
  public let overlap: Int
  /// The tweets on which coders differ.
  public let disagreements: Int
  /// The confidence of intervals.
  public let level: Double
  /// Agreement on all codes.
  public let overall: [Measure]
  /// The standard error of Gwet's AC1.
  public let ac1StandardError: Double?
  /// Agreement on each code against all others.
  public let categories: [Category]
  /// Agreement on service content against all else; nil where no code is service.
  public let service: Category?
  /// What had to be put right or left out of the codes, each in a line.
  public let notes: [String]

  /// Measures `coding`.
  ///
  /// - Parameters:
  ///   - coding: the codes as indices into `codes`.
  ///   - codes: their names.
  ///   - coders: the coders' names, in the order of `coding`.
  ///   - services: the codes that are service content.
  ///   - order: whether codes have an order, for weighted κ and ordinal or interval α.
  ///   - intervals: how intervals are made.
  ///   - notes: what had to be put right or left out of the codes.
  public init(
    _ coding: Coding, codes: [String], coders: [String], services: Set<Int> = [],
    order: Order = .none, intervals: IntervalOptions = IntervalOptions(), notes: [String] = []
  ) {
    self.coders = coders
    units = coding.units.count
    overlap = coding.overlap
    disagreements = coding.units.count { Set($0.compactMap(\.self)).count > 1 }
    level = intervals.level
    overall = Self.measures(coding, Self.statistics + Self.statistics(of: order), intervals)
    ac1StandardError = Agreement(coding).ac1StandardError
    categories = codes.enumerated().map { index, name in
      Self.category(name, [index], coding, intervals)
    }
    self.notes = notes
    service = services.isEmpty ? nil : Self.category("service", services, coding, intervals)
  }

  private static let statistics: [(String, Agreement.Statistic)] = [
    ("agreement", .percent), ("Cohen kappa", .cohen), ("Fleiss kappa", .fleiss),
    ("Krippendorff alpha", .alpha(.nominal)), ("Gwet AC1", .ac1),
  ]

  private static func statistics(of order: Order) -> [(String, Agreement.Statistic)] {
    let ranked: [(String, Agreement.Statistic)] = [
      ("weighted kappa, linear", .weighted(.linear)),
      ("weighted kappa, quadratic", .weighted(.quadratic)), ("alpha ordinal", .alpha(.ordinal)),
    ]
    return switch order {
    case .none: []
    case .ranks: ranked
    case .numbers(let numbers): ranked + [("alpha interval", .alpha(.interval(numbers)))]
    }
  }

  private static func measures(
    _ coding: Coding, _ statistics: [(String, Agreement.Statistic)], _ intervals: IntervalOptions
  ) -> [Measure] {
    let agreement = Agreement(coding)
    return statistics.compactMap { name, statistic in
      if statistic.isForTwoCoders, coding.coders != 2 { return nil }
      return Measure(
        name: name,
        estimate: agreement.estimate(
          statistic, level: intervals.level, draws: intervals.draws, seed: intervals.seed))
    }
  }

  private static func category(
    _ name: String, _ members: Set<Int>, _ coding: Coding, _ intervals: IntervalOptions
  ) -> Category {
    let isolated = coding.isolating(members)
    let tweets = (0..<coding.coders).map { coder in isolated.units.count { $0[coder] == 1 } }
    // That coders never gave a category says nothing of how they would.
    let measures = measures(isolated, statistics, intervals).map {
      tweets.allSatisfy { $0 == 0 } && $0.name != "agreement"
        ? Measure(name: $0.name, estimate: nil) : $0
    }
    return Category(
      code: name, tweets: tweets, measures: measures,
      shares: coding.shares(of: members) ?? [Double?](repeating: nil, count: coding.coders),
      coderMargin: coding.coderMargin(of: members, level: intervals.level))
  }
}

extension AgreementStudy {
  /// Measures the codes of several coders.
  ///
  /// - Parameters:
  ///   - codes: what they gave.
  ///   - codebook: says which of the codes are service content; nil for none.
  ///   - isOrdered: whether the categories stand from the lowest to the highest. Those that are all
  ///     numbers are ordered anyway.
  ///   - intervals: how intervals are made.
  public init(
    _ codes: CodeSet, _ codebook: Codebook? = nil, isOrdered: Bool = false,
    intervals: IntervalOptions = IntervalOptions()
  ) {
    let services = Set((codebook?.categories ?? []).filter(\.isService).map(\.id))
    let numbers = codes.categories.compactMap { Double($0) }
    let areNumbers = numbers.count == codes.categories.count
    self.init(
      codes.coding, codes: codes.categories, coders: codes.coders,
      services: Set(codes.categories.indices.filter { services.contains(codes.categories[$0]) }),
      order: isOrdered ? .ranks : areNumbers ? .numbers(numbers) : .none, intervals: intervals,
      notes: codes.notes.map(\.description))
  }
}
