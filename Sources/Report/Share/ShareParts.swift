public import Corpus
public import Study

extension CorrectedShare.Method {
  /// How codes on this basis are used.
  public init(_ basis: ShareStudy.Basis) {
    if case .elsewhere = basis { self = .priorShift } else { self = .sample }
  }
}

extension CorrectedShare {
  /// The share of service content; nil where no category is or no code tells.
  public init?(_ result: ShareResult) {
    guard let service = result.service, let corrected = service.share.corrected else { return nil }
    self.init(
      method: Method(result.basis), tweets: result.tweets, coded: result.coded,
      estimate: corrected, level: result.intervals.level,
      uncorrected: service.share.uncorrected, codesAlone: service.share.codesAlone,
      labels: result.labels, seed: result.intervals.seed, agreement: result.agreement)
    uncoded = result.uncoded
    draws = result.intervals.draws
    caveats = result.caveats
    for row in result.categories {
      if let estimate = row.share.corrected { categories[row.name] = estimate }
    }
  }

  /// Adds the shares of periods, of own tweets and of retweets, all from the codes of one sample.
  ///
  /// - Parameters:
  ///   - step: the shortest periods; with fewer than ``fewestCodes`` codes they are joined.
  ///   - tally: of the same archive.
  ///   - quarters: the study by quarter.
  ///   - kinds: the study by kind.
  public mutating func divide(
    _ tally: Tally, by step: Period.Step, quarters: ShareStudy, kinds: ShareStudy
  ) {
    guard let service = quarters.service, quarters.isSample else { return }
    func groups(_ period: Period) -> Set<String> { Set(period.parts(.quarter).map(\.code)) }
    // A census knows no months.
    let step = step == .month ? .quarter : step
    periods = TimeLine(tally).periods(step, minimum: Self.fewestCodes) { period in
      quarters.coded(in: groups(period))
    }.map { period in
      PeriodPart(
        period: period, coded: quarters.coded(in: groups(period)),
        estimate: quarters.share(of: service, in: groups(period)).corrected)
    }
    let own = Set(TweetKind.allCases.filter { $0 != .retweet }.map(\.name))
    parts = [(false, own), (true, [TweetKind.retweet.name])].compactMap { isRetweets, groups in
      guard kinds.tweets(in: groups) > 0 else { return nil }
      let share = kinds.share(of: service, in: groups)
      return KindPart(
        isRetweets: isRetweets, coded: kinds.coded(in: groups), estimate: share.corrected,
        uncorrected: share.uncorrected)
    }
  }
}
