public import Corpus

/// What tweets are grouped by.
public enum Grouping: String, CaseIterable, Sendable {
  /// The year in which they were written.
  case year
  /// The half-year.
  case half
  /// The quarter.
  case quarter
  /// The month.
  case month
  /// The day.
  case day
  /// Their label.
  case label
  /// The account that wrote them.
  case account
  /// Tweet, retweet, reply or quote.
  case kind

  /// By the parts of the calendar year of `step`.
  public init(_ step: Period.Step) {
    switch step {
    case .year: self = .year
    case .half: self = .half
    case .quarter: self = .quarter
    case .month: self = .month
    }
  }

  /// The part of the calendar year that groups are; nil for others.
  private var step: Period.Step? { Period.Step(rawValue: rawValue) }

  /// The groups that lie in a period, if tweets are grouped by time.
  public func groups(in period: Period) -> Set<String> {
    if self == .day {
      let first = period.first.daysSince1970
      return Set((first..<first + period.days).map { CivilDay(daysSince1970: $0).iso })
    }
    return Set(step.map { period.parts($0).map(\.code) } ?? [])
  }

  /// The group of a tweet.
  ///
  /// - Parameters:
  ///   - index: the tweet's place.
  ///   - batch: the tweets.
  ///   - clock: the time zone of days.
  ///   - label: the tweet's label; asked for only where tweets are grouped by it.
  public func group(
    of index: Int, in batch: TweetBatch, _ clock: LocalClock, label: () -> String
  ) -> String {
    switch self {
    case .year, .half, .quarter, .month, .day:
      batch.createdAt(of: index).map { period(of: clock.day(at: $0)) } ?? "undated"
    case .account: batch.string(.username, of: index)
    case .kind: batch.kind(of: index).name
    case .label: label()
    }
  }

  private func period(of day: CivilDay) -> String {
    step.map { Period($0, holding: day).code } ?? day.iso
  }
}
