internal import Corpus

/// The tweets of an archive by period.
struct TimeLine {
  /// A period with its tweets.
  struct Entry: Equatable {
    let period: Period
    let tweets: Breakdown
    /// Whether the archive begins after the period does, or ends before it.
    let isIncomplete: Bool
  }

  /// Periods without tweets are shown too, unless there are more periods than this; such a span comes
  /// of a wrong date, and would bury the figures.
  static let longest = 240
  /// A period counts as whole although so many days at its ends have no tweet.
  private static let grace = 7

  /// The first and last day with tweets; nil where no tweet has a date.
  let span: Period?
  private let days: [(day: CivilDay, tweets: Breakdown, count: Int)]

  init(_ tally: Tally) {
    let days = tally.days.sorted { $0.key < $1.key }.map { ($0.key, $0.value, $0.value.tweets) }
    self.days = days
    span = days.first.flatMap { first in days.last.map { Period(from: first.0, through: $0.0) } }
  }

  /// The number of tweets in a period.
  func count(in period: Period) -> Int {
    days.reduce(0) { period.contains($1.day) ? $0 + $1.count : $0 }
  }

  /// The tweets of a period.
  func tweets(in period: Period) -> Breakdown {
    days.reduce(into: Breakdown()) { if period.contains($1.day) { $0.add($1.tweets) } }
  }

  /// A period with its tweets.
  func entry(_ period: Period) -> Entry {
    Entry(period: period, tweets: tweets(in: period), isIncomplete: isIncomplete(period))
  }

  /// All months, quarters, halves or years of the archive.
  func entries(_ step: Period.Step) -> [Entry] {
    guard let span else { return [] }
    // Going through the days once instead of once a period.
    var entries: [Period: Breakdown] = [:]
    for (day, tweets, _) in days {
      entries[Period(step, holding: day), default: Breakdown()].add(tweets)
    }
    let all = span.parts(step)
    let shown = all.count <= Self.longest ? all : entries.keys.sorted()
    return shown.map { period in
      Entry(
        period: period, tweets: entries[period, default: Breakdown()],
        isIncomplete: isIncomplete(period))
    }
  }

  /// The stretches of the archive of which each but the first begins on one of these days.
  func periods(cutAt cuts: [CivilDay]) -> [Period] {
    guard let span else { return [] }
    let inside = Set(cuts).sorted().filter { span.first < $0 && $0 <= span.last }
    let ends = inside.map { CivilDay(daysSince1970: $0.daysSince1970 - 1) } + [span.last]
    return zip([span.first] + inside, ends).map { Period(from: $0, through: $1) }
  }

  private func isIncomplete(_ period: Period) -> Bool {
    guard let span, period.step != nil else { return false }
    return span.first.daysSince1970 - period.first.daysSince1970 > Self.grace
      || period.last.daysSince1970 - span.last.daysSince1970 > Self.grace
  }

  /// The shortest periods, `step` or longer, of which each has at least `minimum` by `count`. A period
  /// is divided only if all its parts that have any reach it, so that no small part is left over; a year
  /// stays, also if it has less.
  func periods(_ step: Period.Step, minimum: Int, count: (Period) -> Int) -> [Period] {
    guard let span else { return [] }
    let steps = Array(Period.Step.allCases.reversed().prefix { $0 != step }) + [step]
    func divided(_ period: Period, _ steps: ArraySlice<Period.Step>) -> [Period] {
      guard let next = steps.first else { return [period] }
      let parts = period.parts(next)
      let counts = parts.map(count)
      guard counts.allSatisfy({ $0 == 0 || $0 >= minimum }), counts.contains(where: { $0 > 0 })
      else {
        return [period]
      }
      return parts.flatMap { divided($0, steps.dropFirst()) }
    }
    let years = span.parts(.year)
    guard years.count <= Self.longest else { return [] }
    return years.flatMap { divided($0, steps.dropFirst()) }.filter { count($0) > 0 }
  }
}
