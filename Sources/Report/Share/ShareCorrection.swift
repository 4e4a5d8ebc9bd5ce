public import Corpus
public import Study

/// How a report uses people's codes: what must be counted of the archive for it, and the shares that follow, of
/// the whole and of its parts.
public struct ShareCorrection: Sendable {
  /// The codes.
  public var codes: CodeSet
  /// How they came about.
  public var claim: ShareStudy.Claim
  /// How intervals are made.
  public var intervals: IntervalOptions
  /// The part of the archive that the report is about, if the codes may be of more.
  public var part: TweetSelection.Criteria?
  /// The shortest periods that shares are given for.
  public var step = Period.Step.quarter
  /// The first days of periods that somebody chose instead; empty for those of the calendar.
  public var cuts: [CivilDay] = []
  /// The column whose values have shares of their own; nil for none.
  public var column: Grouping?
  /// What is compared; nil for nothing.
  public var pair: (first: ReportPart, second: ReportPart)?
  /// The clock that tells days.
  public var clock: LocalClock

  /// Makes the use of `codes`.
  public init(
    _ codes: CodeSet, claim: ShareStudy.Claim, intervals: IntervalOptions, clock: LocalClock
  ) {
    self.codes = codes
    self.claim = claim
    self.intervals = intervals
    self.clock = clock
  }

  /// Days where somebody chose the periods, since nothing longer fits into all of them.
  private var time: Grouping {
    let compared = [pair?.first, pair?.second].compactMap { $0?.period }
    let steps = compared.map(\.step) + [step]
    if !cuts.isEmpty || steps.contains(nil) { return .day }
    // All parts of the calendar year are sums of months.
    let shortest = steps.compactMap(\.self).min { $0.months < $1.months } ?? step
    return Grouping(shortest)
  }

  /// The censuses that are needed: by time, by kind, by account, and by the column if there is one.
  public var plans: [ArchiveCensus.Plan] {
    let main = ShareStudy.plan(
      for: codes, by: time, of: part, clock: clock, claim: claim, seed: intervals.seed)
    return [main]
      + ([.kind, .account] + [column].compactMap(\.self)).map { grouping in
        // What the codes are is found out from the first census.
        var plan = main
        plan.grouping = grouping
        plan.candidates = 0
        plan.talliesPosteriors = false
        return plan
      }
  }

  /// The shares of an archive, counted by these ``plans``.
  ///
  /// - Returns: the shares, nil where no category is one of service; and what the study has to say.
  /// - Throws: ``CodeError`` where codes and archive do not belong together.
  public func shares(
    of count: ArchiveCount, _ labels: LabelOrigin, reading: ReadSummary
  ) throws -> (shares: CorrectedShare?, caveats: [ShareCaveat]) {
    let study = try ShareStudy(
      count.censuses[0], codes, labels, by: time, intervals: intervals, claim: claim)
    let result = study.result(reading: reading)
    var shares = CorrectedShare(result)
    shares?.coders = codes.coders.count
    if study.isSample {
      let kinds = study.regrouped(by: .kind, count.censuses[1])
      let accounts = study.regrouped(by: .account, count.censuses[2])
      shares?.divide(TimeLine(count.tally), cuts, step, study)
      shares?.divide(kinds, accounts)
      if let column {
        shares?.groups = Self.parts(of: study.regrouped(by: column, count.censuses[3]))
      }
      if let pair {
        let study =
          switch pair.first {
          case .period: study
          case .kind: kinds
          case .account: accounts
          }
        shares?.compare(pair, in: study)
      }
    }
    return (shares, result.caveats)
  }

  /// The shares of all groups of a study that have at least ``CorrectedShare/fewestCodes`` codes.
  fileprivate static func parts(of study: ShareStudy) -> [String: CorrectedShare.AccountPart] {
    guard let service = study.service else { return [:] }
    var parts: [String: CorrectedShare.AccountPart] = [:]
    for group in study.groups where study.coded(in: group) >= CorrectedShare.fewestCodes {
      let share = study.share(of: service, in: group)
      guard let estimate = share.corrected else { continue }
      parts[group] = CorrectedShare.AccountPart(
        coded: study.coded(in: group), estimate: estimate, uncorrected: share.uncorrected)
    }
    return parts
  }
}

extension CorrectedShare {
  /// Adds the shares of periods; those with fewer than ``fewestCodes`` codes are joined.
  fileprivate mutating func divide(
    _ timeLine: TimeLine, _ cuts: [CivilDay], _ step: Period.Step, _ study: ShareStudy
  ) {
    guard let service = study.service, let grouping = study.grouping else { return }
    let periods =
      cuts.isEmpty
      ? timeLine.periods(step, minimum: Self.fewestCodes) {
        study.coded(in: grouping.groups(in: $0))
      } : timeLine.periods(cutAt: cuts)
    self.periods = periods.map { period in
      let groups = grouping.groups(in: period)
      return PeriodPart(
        period: period, coded: study.coded(in: groups),
        estimate: study.share(of: service, in: groups).corrected)
    }
  }

  /// Adds the shares of own tweets, of retweets and of accounts.
  fileprivate mutating func divide(_ kinds: ShareStudy, _ accounts: ShareStudy) {
    guard let service = kinds.service else { return }
    parts = [false, true].compactMap { isRetweets in
      let groups = ReportPart.kind(isRetweets ? .retweet : nil).groups(.kind)
      guard kinds.tweets(in: groups) > 0 else { return nil }
      let share = kinds.share(of: service, in: groups)
      return KindPart(
        isRetweets: isRetweets, coded: kinds.coded(in: groups), estimate: share.corrected,
        uncorrected: share.uncorrected)
    }
    self.accounts = ShareCorrection.parts(of: accounts)
  }

  /// Adds the difference of two parts; nothing where one has fewer than ``fewestCodes`` codes.
  fileprivate mutating func compare(
    _ pair: (first: ReportPart, second: ReportPart), in study: ShareStudy
  ) {
    guard let service = study.service else { return }
    let (first, second) = (pair.first.groups(of: study), pair.second.groups(of: study))
    let coded = (study.coded(in: first), study.coded(in: second))
    compared = ComparedParts(
      coded: coded,
      shares: (
        study.share(of: service, in: first).corrected,
        study.share(of: service, in: second).corrected
      ),
      difference: min(coded.0, coded.1) < Self.fewestCodes
        ? nil : study.difference(of: service, second, first))
  }
}
