/// Which number of a date such as `10/11/2018` comes first.
public enum DateOrder: String, CaseIterable, Sendable {
  case dayFirst = "day"
  case monthFirst = "month"
}

/// What the records of a file show of its dates: their order, and whether they are those of the ids.
struct DateEvidence {
  /// Fewer ids do not tell a zone, unless they are all.
  private static let fewestIDs = 3
  /// Fewer do not tell that dates are those of collecting.
  private static let fewestCollected = 10

  /// Dates with a number above 12 in the first place, in the second, and with none.
  private var (dayFirst, monthFirst, open) = (0, 0, 0)
  /// Dates, and those with parts of a second.
  private var (all, fractions) = (0, 0)
  /// What tells that a spreadsheet has exchanged month and day of some.
  private(set) var exchange = ExchangeEvidence()
  /// Dates of tweets whose ids tell the moment, read in either order: how many there are, and of how many
  /// the difference is a zone's.
  private var dated = [DateOrder: Int]()
  private var zoned = [DateOrder: [Int64: Int]]()
  /// Dates that are so far from the moment that the id tells that no zone, and no date without a time, explains it.
  private var far = [DateOrder: Int]()
  /// Dates that are later than that by what no zone explains, as when tweets were collected.
  private var later = [DateOrder: Int]()
  /// The first and the last of the moments that ids tell, and some that differ.
  private var moments: (first: Int64, last: Int64)?
  private var distinctMoments = Set<Int64>()
  /// Dates that are near the moment that a rounded id tells, read in either order.
  private var near = [DateOrder: Int]()

  /// The first and the second numbers of dates that leave the order open, a bit for each.
  private var (firstNumbers, secondNumbers) = (UInt16(0), UInt16(0))

  /// Looks at a record's date.
  ///
  /// - Parameters:
  ///   - order: what it shows of the order of day and month.
  ///   - moment: the moment that the record's id tells.
  ///   - seconds: the date, read in an order.
  mutating func add(
    _ order: Timestamp.Order?, moment: Int64? = nil, seconds: (DateOrder) -> Int64? = { _ in nil }
  ) {
    switch order {
    case .shown(.dayFirst): dayFirst += 1
    case .shown(.monthFirst): monthFirst += 1
    case .open(let first, let second):
      open += 1
      firstNumbers |= 1 << UInt16(first)
      secondNumbers |= 1 << UInt16(second)
    case nil: break
    }
    guard let moment else { return }
    moments = (min(moments?.first ?? moment, moment), max(moments?.last ?? moment, moment))
    if distinctMoments.count < Self.fewestCollected { distinctMoments.insert(moment) }
    for order in DateOrder.allCases {
      guard let date = seconds(order) else { continue }
      dated[order, default: 0] += 1
      if Snowflake.isOfTweets(moment), abs(date - moment) >= 2 * 86_400 {
        far[order, default: 0] += 1
      }
      if let offset = Snowflake.offset(of: date, moment) {
        zoned[order, default: [:]][offset, default: 0] += 1
      } else if Snowflake.isOfTweets(moment), date > moment {
        later[order, default: 0] += 1
      }
    }
  }

  /// Looks at a record's date beside the moment that its rounded id tells, give or take `doubt` seconds.
  mutating func add(rough moment: Int64, doubt: Int64, seconds: (DateOrder) -> Int64?) {
    for order in DateOrder.allCases {
      // A zone's difference, besides.
      if let date = seconds(order), abs(date - moment) <= doubt + 86_400 {
        near[order, default: 0] += 1
      }
    }
  }

  /// Whether most dates, of several, have parts of a second: the platform's are whole, so that these are when a program wrote.
  var haveFractions: Bool { all >= Self.fewestCollected && fractions * 2 > all }

  /// Looks at a date, as it is written, for what a spreadsheet may have done to it, and how exact it is.
  mutating func add(written date: Span<UInt8>) {
    if date.isEmpty { return }
    all += 1
    if date.hasFraction { fractions += 1 }
    exchange.add(date)
  }

  /// Whether a spreadsheet has exchanged month and day of dates that no ids confirm.
  func areExchanged(_ order: DateOrder) -> Bool {
    exchange.isLikely && !confirms(order)
  }

  /// Whether there are dates whose order matters.
  var matters: Bool { dayFirst + monthFirst + open > 0 }

  /// The order that the rows show, by their numbers, else by their ids; nil where they leave it open.
  var order: DateOrder? {
    if dayFirst != monthFirst { return dayFirst > monthFirst ? .dayFirst : .monthFirst }
    return more(zonedCount) ?? more { near[$0, default: 0] } ?? usualOrder
  }

  /// As many dates that show their order, or are those of ids, tell it for others.
  private static let enough = 100

  /// Whether so many records show the order that others do not matter.
  var isSettled: Bool {
    let most = max(dayFirst, monthFirst)
    if most >= Self.enough { return most > 4 * min(dayFirst, monthFirst) }
    return dayFirst == monthFirst && DateOrder.allCases.contains { zonedCount($0) >= Self.enough }
      && more(zonedCount) != nil
  }

  /// The order in which all dates are of one month and not of one day in several: the first numbers are the same throughout
  /// and four or more of the second stand side by side, or the other way round.
  private var usualOrder: DateOrder? {
    func isRun(_ numbers: UInt16) -> Bool {
      numbers & numbers << 1 & numbers << 2 & numbers << 3 != 0
    }
    // A day with the number of its month shows nothing, and is in neither.
    let all = firstNumbers | secondNumbers
    if firstNumbers.nonzeroBitCount == 1, isRun(secondNumbers) || isRun(all) { return .monthFirst }
    let isDayFirst = secondNumbers.nonzeroBitCount == 1 && (isRun(firstNumbers) || isRun(all))
    return isDayFirst ? .dayFirst : nil
  }

  /// The order of which there are more; nil where there are as many of both.
  private func more(_ count: (DateOrder) -> Int) -> DateOrder? {
    let (day, month) = (count(.dayFirst), count(.monthFirst))
    return day == month ? nil : day > month ? .dayFirst : .monthFirst
  }

  private func zonedCount(_ order: DateOrder) -> Int {
    zoned[order, default: [:]].values.reduce(0, +)
  }

  /// Whether most dates are of other days than the moments that the ids tell, which do not set them right.
  func areOthers(_ order: DateOrder) -> Bool {
    let dated = dated[order, default: 0]
    let areMost = dated >= Self.fewestCollected || dated * 2 >= all
    return isKnown(order) && areMost && isFar(order) && !areOfCollecting(order)
  }

  /// Whether the ids set right what dates are not theirs.
  func areSetRight(_ order: DateOrder) -> Bool { areOfIDs(order) || areOfCollecting(order) }

  /// Whether most dates are of the days that the ids tell.
  func confirms(_ order: DateOrder) -> Bool { isKnown(order) && !isFar(order) }

  private func isKnown(_ order: DateOrder) -> Bool {
    dated[order, default: 0] >= Self.fewestIDs || isZoneOfAll(order)
  }

  /// Whether the dates of one or two tweets, which are all there are with a date, differ from the moments of the ids by the
  /// whole hours of one zone, which one in sixty does by chance.
  private func isZoneOfAll(_ order: DateOrder) -> Bool {
    guard let zones = zoned[order], zones.count == 1, let zone = zones.first else { return false }
    return zone.key % 3600 == 0 && zone.value == dated[order] && zone.value == all
  }

  private func isFar(_ order: DateOrder) -> Bool {
    far[order, default: 0] * 2 > dated[order, default: 0]
  }

  /// Whether the dates are when somebody collected or coded the tweets: of nine in ten, of several, the id tells an earlier
  /// moment. A few ids, or those of more than a year, may be those of accounts.
  func areOfCollecting(_ order: DateOrder) -> Bool {
    guard let moments, distinctMoments.count >= Self.fewestCollected,
      moments.last - moments.first < 366 * 86_400
    else { return false }
    let count = dated[order, default: 0]
    return count >= Self.fewestCollected && later[order, default: 0] * 10 >= count * 9
  }

  /// Whether half the dates are those of the ids, give or take a zone, which one in fourteen is by chance.
  func areOfIDs(_ order: DateOrder) -> Bool {
    isKnown(order) && zonedCount(order) * 2 >= dated[order, default: 0]
  }

  /// The offsets from UTC, in seconds, of dates that contradict the ids by that: of nine in ten of those whose difference is a
  /// zone's it is not zero. Nil where they do not contradict them.
  func offsets(_ order: DateOrder) -> [Int64]? {
    let zoned = zoned[order, default: [:]]
    let isZone = areOfIDs(order) && zoned[0, default: 0] * 10 < zonedCount(order)
    return isZone ? zoned.keys.sorted() : nil
  }
}
