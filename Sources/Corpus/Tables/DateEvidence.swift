/// Which number of a date such as `10/11/2018` comes first.
public enum DateOrder: String, CaseIterable, Sendable {
  case dayFirst = "day"
  case monthFirst = "month"
}

/// What the records of a file show of its dates: their order, and whether they are those of the ids.
struct DateEvidence {
  /// Fewer ids do not tell a zone.
  private static let fewestIDs = 3

  /// Dates with a number above 12 in the first place, in the second, and with none.
  private var (dayFirst, monthFirst, open) = (0, 0, 0)
  /// Dates of tweets whose ids tell the moment, read in either order: how many there are, and of how many
  /// the difference is a zone's.
  private var dated = [DateOrder: Int]()
  private var zoned = [DateOrder: [Int64: Int]]()

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
    case .open: open += 1
    case nil: break
    }
    guard let moment else { return }
    for order in DateOrder.allCases {
      guard let date = seconds(order) else { continue }
      dated[order, default: 0] += 1
      if let offset = Snowflake.offset(of: date, moment) {
        zoned[order, default: [:]][offset, default: 0] += 1
      }
    }
  }

  /// Whether there are dates whose order matters.
  var matters: Bool { dayFirst + monthFirst + open > 0 }

  /// The order that the rows show, by their numbers, else by their ids; nil where they leave it open.
  var order: DateOrder? {
    if dayFirst != monthFirst { return dayFirst > monthFirst ? .dayFirst : .monthFirst }
    let fits = DateOrder.allCases.map { (order: $0, count: zonedCount($0)) }
    if fits[0].count == fits[1].count { return nil }
    return fits[0].count > fits[1].count ? fits[0].order : fits[1].order
  }

  private func zonedCount(_ order: DateOrder) -> Int {
    zoned[order, default: [:]].values.reduce(0, +)
  }

  /// The offsets from UTC, in seconds, of dates that contradict the ids by that: for nine in ten of the
  /// dates the difference is a zone's, and not zero. Nil where they do not contradict them.
  func offsets(_ order: DateOrder) -> [Int64]? {
    let (dated, zoned) = (dated[order, default: 0], zoned[order, default: [:]])
    let count = zoned.values.reduce(0, +)
    let isZone =
      dated >= Self.fewestIDs && count * 10 >= dated * 9 && zoned[0, default: 0] * 10 < count
    return isZone ? zoned.keys.sorted() : nil
  }
}

/// Goes through the rows of a table until they show the order of their dates.
struct DateOrderSink: RowSink {
  var file: ReadSummary.File
  let columns: TableColumns
  var evidence = DateEvidence()

  mutating func add(_ bytes: Span<UInt8>, _ row: TableRow) {
    columns.show(bytes, row, to: &evidence)
  }
}

/// How the dates of JSON are read: what the whole file, and its ids, say of them.
struct JSONDates {
  var isMonthFirst = false
  /// See ``ReadSummary/File/dateOffsets``.
  var offsets: [Int64] = []

  /// Looks at the texts in quotes at the beginning of a file: the order that dates among them show, and
  /// whether there is any date whose order or zone is in doubt.
  static func doubts(in head: Span<UInt8>) -> (evidence: DateEvidence, areThere: Bool) {
    var (evidence, hasBare) = (DateEvidence(), false)
    var start = head.position(of: .quote, from: 0)
    while start < head.count {
      let end = head.position(of: .quote, from: start + 1)
      let text = head.extracting(min(start + 1, end)..<end)
      if (8...26).contains(text.count), text[0].isDigit, Timestamp.seconds(text) != nil {
        evidence.add(Timestamp.order(text))
        // A time without a zone behind it.
        let colon = text.position(of: UInt8(ascii: ":"))
        if colon < text.count, text.extracting(colon..<text.count).allSatisfy(\.isOfTime) {
          hasBare = true
        }
      }
      start = end
    }
    return (evidence, evidence.matters || hasBare)
  }
}

extension Span<UInt8> {
  fileprivate func allSatisfy(_ isOfSort: (UInt8) -> Bool) -> Bool {
    for index in indices where !isOfSort(self[index]) { return false }
    return true
  }
}

extension UInt8 {
  /// Whether it stands in a time of day.
  fileprivate var isOfTime: Bool {
    isDigit || self == UInt8(ascii: ":") || self == UInt8(ascii: ".")
  }
}

extension TableColumns {
  /// The moment that the row's id tells, or the number in its link.
  func momentOfID(_ span: Span<UInt8>, _ row: TableRow) -> Int64? {
    if let id, !areIDsRounded {
      let cell = span.extracting(row[id].range)
      if let moment = Snowflake.seconds(cell.extracting(cell.wholeID)) { return moment }
    }
    guard let link else { return nil }
    let address = span.extracting(row[link].range)
    return Snowflake.seconds(address.extracting(address.statusNumber))
  }

  /// Shows the dates of a row.
  func show(_ span: Span<UInt8>, _ row: TableRow, to evidence: inout DateEvidence) {
    var order: Timestamp.Order?
    for date in dates where order == nil {
      order = Timestamp.order(span.extracting(row[date.column].range))
    }
    var seconds: [DateOrder: Int64] = [:]
    let moment = momentOfID(span, row)
    if moment != nil {
      for order in DateOrder.allCases {
        var ordered = self
        ordered.isMonthFirst = order == .monthFirst
        seconds[order] = ordered.createdAt(span, row)
      }
    }
    evidence.add(order, moment: moment) { seconds[$0] }
  }

  /// Looks at the dates of the first rows under the header of `shape`.
  func dateEvidence(_ shape: TableShape, _ head: TableHead) -> DateEvidence {
    var evidence = DateEvidence()
    if dates.isEmpty { return evidence }
    let width = shape.columns.count
    head.forEachRow(under: shape) { bytes, row in
      var row = row
      if hasRowNames, row.count == width + 1 { row.dropFirst(bytes) }
      if row.count == width { show(bytes, row, to: &evidence) }
      return true
    }
    return evidence
  }

  /// Takes from what the first rows show the order of the dates, unless it is `named`, and whether they
  /// are set right by the ids.
  mutating func use(_ evidence: DateEvidence, _ named: DateOrder?) {
    let order = named ?? evidence.order
    isDateOrderOpen = order == nil && evidence.matters
    isMonthFirst = order == .monthFirst
    dateOffsets = evidence.offsets(order ?? .dayFirst) ?? []
  }
}
