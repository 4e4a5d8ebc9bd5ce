/// How the dates of a file are read: what its records, and their ids, show.
struct DateReading: Equatable {
  /// Whether dates such as `10/11/2018` begin with the month.
  var isMonthFirst = false
  /// Whether month and day of the dates that begin with the year are exchanged.
  var areExchanged = false
  /// Whether other records than those that were looked at may show otherwise.
  var needsAllRecords = false
  /// Whether no date so far has day and month in an order that is to be found.
  var isOrderUnmet = false
  /// See ``ReadSummary/File/isDateOrderGuessed``.
  var isOrderGuessed = false
  /// See ``ReadSummary/File/dateOffsets``.
  var offsets: [Int64] = []
  /// Whether the dates are those of the ids, give or take a zone: an id sets right a date that is not.
  var areOfIDs = false
  /// See ``ReadSummary/File/hasOtherDates``.
  var areOthers = false
  /// See ``ReadSummary/File/hasDatesOfPrograms``.
  var areOfPrograms = false

  init() {}

  /// Has dates read in this order; the day first, and guessed, where nothing shows it.
  mutating func settle(_ order: DateOrder?) {
    isMonthFirst = order == .monthFirst
    isOrderGuessed = order == nil
    isOrderUnmet = false
  }

  /// The order that they are read in.
  var order: DateOrder { isMonthFirst ? .monthFirst : .dayFirst }

  /// A date with month and day exchanged, where those of the file are and it is one of them.
  func exchanged(_ date: Span<UInt8>) -> [UInt8]? {
    areExchanged ? date.withMonthAndDayExchanged : nil
  }

  /// What `evidence` shows, where the order is not `named`.
  init(_ evidence: DateEvidence, _ named: DateOrder?) {
    let found = named ?? evidence.order
    let order = found ?? .dayFirst
    isMonthFirst = order == .monthFirst
    isOrderGuessed = found == nil && evidence.matters
    isOrderUnmet = found == nil && !evidence.matters
    areExchanged = evidence.areExchanged(order)
    needsAllRecords = isOrderGuessed || areExchanged
    offsets = evidence.offsets(order) ?? []
    areOfIDs = evidence.areSetRight(order)
    areOthers = evidence.areOthers(order)
    areOfPrograms = evidence.haveFractions && !evidence.confirms(order)
  }
}

extension ReadSummary.File {
  /// Notes how the dates are read.
  mutating func note(_ dates: DateReading) {
    dateOffsets = dates.offsets
    isDateOrderGuessed = dates.isOrderGuessed
    hasOtherDates = dates.areOthers
    hasDatesOfPrograms = dates.areOfPrograms && !dates.areOfIDs && !dates.areOthers
  }
}
