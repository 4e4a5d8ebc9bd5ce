public import Classifier
public import Corpus
public import Statistics

/// The shares of categories in an archive, from the labels of all its tweets and the codes of some.
///
///     let labels = LabelOrigin.program(try LabelSource(codebook, options))
///     let codes = try CodeSet(share: [CodeSheet(file: "codes.csv")], categories: labels.categories)
///     let archive = try TweetInput(inputs: ["tweets.csv"], options: ReadingOptions())
///     let census = try await ArchiveCensus(of: archive, by: labels, ShareStudy.plan(for: codes))
///     let study = try ShareStudy(census, codes, labels)
///     let service = study.share(of: study.service!).corrected
///
/// Codes of a random sample correct the labels by post-stratification: strata are the labels at hand
/// (which may be better than those that the sample was drawn by) in the groups, weights come from the
/// census, intervals from `StratifiedSample`. Codes from elsewhere correct them under an assumption:
/// tweets of one category read alike there and here (`PosteriorShift`, `PriorShift`).
public struct ShareStudy: Sendable {
  /// What is estimated: a category or all of service content.
  public struct Target: Sendable {
    /// The category's id, or `service`.
    public let name: String
    /// The categories, as indices.
    public let categories: Set<Int>
  }

  /// A share as the labels have it, as the codes alone have it, and as both make it.
  public struct TargetShare: Sendable {
    /// The share of labels, whose errors are not corrected.
    public let uncorrected: Double
    /// The weighted share of codes, with Wilson's interval; nil where codes are from elsewhere.
    public let codesAlone: Estimate?
    /// The share that labels and codes make; nil without codes.
    public let corrected: Estimate?
  }

  /// Why the codes say something of this archive.
  public enum Basis: Equatable, Sendable {
    /// They are a random sample of it.
    case sample
    /// They are a random sample of it as the same draw, made again, shows; their sheet does not say so.
    case sampleDrawnAgain
    /// They are from elsewhere, for this reason.
    case elsewhere(Reason)

    /// Why codes are taken for codes from elsewhere.
    public enum Reason: Equatable, Sendable {
      /// Their sheet does not say how they were drawn.
      case noDesign
      /// Somebody chose the tweets.
      case chosen
      /// Their sample was drawn from another archive than this.
      case otherArchive(drawnFrom: Archive, this: Archive)
    }

    /// What is known of an archive.
    public struct Archive: Equatable, Sendable {
      /// Its tweets.
      public let tweets: Int
      /// Its checksum.
      public let checksum: String
    }
  }

  /// A stratum with too few codes to stand alone.
  public struct ThinStratum: Equatable, Sendable {
    /// The id of the label.
    public let label: String
    /// The name of the group; empty where tweets are not grouped.
    public let group: String
    /// The codes in it.
    public let coded: Int
  }

  /// Why the codes say something of this archive.
  public let basis: Basis
  /// What was counted of the archive.
  public private(set) var census: ArchiveCensus
  /// The codes.
  public private(set) var codes: CodeSet
  /// The categories, which codes and labels are indices into.
  public let categories: [Classifier.Category]
  /// The name of what gave the labels.
  public let labels: String
  /// What shares are wanted of besides the whole archive.
  public private(set) var grouping: Grouping?
  /// How intervals are made.
  public let intervals: IntervalOptions
  /// The labels of coded tweets that the archive does not label rightly: of all that come from
  /// elsewhere, and of those that a model has learnt from.
  let heldOut: HeldOutLabels

  /// A stratum with fewer codes joins its neighbour.
  public static let minimumCodes = 5

  /// How codes came about, where their sheet does not say so.
  public enum Claim: Sendable {
    /// As the sheet says.
    case none
    /// As a simple random sample of this archive, drawn in another way.
    case randomSample
    /// Somebody chose the tweets: they are taken like codes from elsewhere.
    case chosen
  }

  /// What a census must count and look for, so that the shares can be estimated.
  ///
  /// - Parameters:
  ///   - codes: the codes.
  ///   - grouping: what shares are wanted of; nil for those of the sample's design.
  ///   - part: the part of the archive that shares are wanted of, if its tweets may have been coded with
  ///     those of the whole; nil for all that is read.
  ///   - clock: tells days.
  ///   - claim: how the codes came about.
  ///   - seed: that of a draw whose sheet does not say it any more.
  public static func plan(
    for codes: CodeSet, by grouping: Grouping? = nil, of part: TweetSelection.Criteria? = nil,
    clock: LocalClock = .jakarta, claim: Claim = .none, seed: UInt64 = 1
  ) -> ArchiveCensus.Plan {
    var plan = ArchiveCensus.Plan(grouping: grouping ?? codes.design?.grouping, clock: clock)
    plan.part = part
    plan.ids = Set(codes.tweets.map(\.id))
    plan.talliesPosteriors = claim != .randomSample
    if claim == .none {
      // The draw is made again, to see whether it gives the tweets of the sheet.
      plan.candidates = codes.design?.codes ?? codes.ids.count
      plan.seed = codes.design?.seed ?? seed
    }
    return plan
  }

  /// Makes the study.
  ///
  /// - Parameters:
  ///   - census: of the archive, by ``plan(for:by:of:clock:claim:seed:)``.
  ///   - codes: the codes.
  ///   - labels: what gave the labels.
  ///   - grouping: what shares are wanted of besides the whole archive.
  ///   - intervals: how intervals are made.
  ///   - claim: how the codes came about.
  /// - Throws: ``CodeError`` where codes and archive do not belong together.
  public init(
    _ census: ArchiveCensus, _ codes: CodeSet, _ labels: LabelOrigin, by grouping: Grouping? = nil,
    intervals: IntervalOptions = IntervalOptions(), claim: Claim = .none
  ) throws {
    var codes = codes
    let (basis, census) = try Self.basisInPart(&codes, census.joiningAccounts, labels, claim)
    self.basis = basis
    self.census = census
    self.codes = codes
    categories = labels.codableCategories
    self.labels = labels.name
    self.grouping = grouping
    self.intervals = intervals
    if case .elsewhere = basis {
      heldOut = try HeldOutLabels(of: codes, by: labels)
      return
    }
    heldOut = try HeldOutLabels(learntBy: labels, codes)
    if let lost = codes.tweets.first(where: { census.found[$0.id] == nil }) {
      throw CodeError.notInArchive(lost.place)
    }
    try Self.requireSameTexts(codes, census)
  }

  /// The same study by other groups, from a census of the same archive by them.
  public func regrouped(by grouping: Grouping, _ census: ArchiveCensus) -> ShareStudy {
    var study = self
    study.grouping = grouping
    let joined = census.joiningAccounts
    study.census = isOfPart ? joined : joined.part
    return study
  }

  /// Whether the codes are those of a larger archive, of which a part is asked for.
  public var isOfPart: Bool { census.plan.part != nil }

  /// Whether the codes are a random sample of the archive.
  public var isSample: Bool { if case .elsewhere = basis { false } else { true } }

  /// Each category, in their order.
  public var targets: [Target] {
    categories.enumerated().map { Target(name: $1.id, categories: [$0]) }
  }

  /// All service content; nil where no category is.
  public var service: Target? {
    let indices = Set(categories.indices.filter { categories[$0].isService })
    return indices.isEmpty ? nil : Target(name: "service", categories: indices)
  }

  /// The groups; empty where none are wanted.
  public var groups: [String] { grouping == nil ? [] : census.groups }

  /// The group of this name, that of an account also with `@` and in other spellings; nil where there is none.
  public func group(named name: String) -> String? { grouping?.group(named: name, among: groups) }

  /// The tweets of the archive, or of one group.
  public func tweets(in group: String? = nil) -> Int { tweets(in: group.map { [$0] }) }

  /// The tweets of several groups together; nil are all.
  public func tweets(in groups: Set<String>?) -> Int {
    census.counts.reduce(0) { isIn($1.key, groups) ? $0 + $1.value.tweets : $0 }
  }

  /// The codes that tell of the archive, or of one group: all, where they are from elsewhere.
  public func coded(in group: String? = nil) -> Int { coded(in: group.map { [$0] }) }

  /// The codes that tell of several groups together; nil are all.
  public func coded(in groups: Set<String>?) -> Int {
    isSample ? codes.tweets.count { isIn($0, groups) } : codes.tweets.count
  }

  /// The share of one target in the archive, or in one group of it.
  public func share(of target: Target, in group: String? = nil) -> TargetShare {
    shares(of: [target], in: group.map { [$0] })[0]
  }

  /// The share of one target in several groups together, such as the quarters of a year.
  public func share(of target: Target, in groups: Set<String>) -> TargetShare {
    shares(of: [target], in: groups)[0]
  }

  /// The shares of `targets` in the archive, or in several groups of it together.
  public func shares(of targets: [Target], in groups: Set<String>? = nil) -> [TargetShare] {
    let sample = isSample ? self.sample(in: groups) : nil
    let shares = isSample ? nil : bootstrappedShares(in: groups)
    return targets.map { target in
      TargetShare(
        uncorrected: uncorrected(target, in: groups),
        codesAlone: isSample ? codesAlone(target, in: groups) : nil,
        corrected: sample?.share(
          of: target.categories, level: intervals.level, draws: intervals.draws,
          seed: intervals.seed)
          ?? transferred(shares, target))
    }
  }

  /// The share of one group less that of another; nil without codes of a sample.
  public func difference(of target: Target, _ first: String, _ second: String) -> Estimate? {
    difference(of: target, [first], [second])
  }

  /// The share of several groups together less that of others, which must not overlap them; nil without
  /// codes of a sample.
  public func difference(
    of target: Target, _ first: Set<String>, _ second: Set<String>
  ) -> Estimate? {
    guard isSample else { return nil }
    return sample(in: first).difference(
      of: target.categories, from: sample(in: second), level: intervals.level,
      draws: intervals.draws, seed: intervals.seed)
  }

  /// Krippendorff's α of the coders on a target; nil where no tweet was coded twice.
  public func agreement(on target: Target) -> Double? {
    let coding = codes.coding.isolating(target.categories)
    return coding.overlap > 0 ? Agreement(coding).value(.alpha(.nominal)) : nil
  }

  private func uncorrected(_ target: Target, in groups: Set<String>?) -> Double {
    let labelled = census.counts.reduce(0) { sum, item in
      isIn(item.key, groups) && target.categories.contains(item.key.label)
        ? sum + item.value.tweets : sum
    }
    return Double(labelled) / Double(max(1, tweets(in: groups)))
  }
}
