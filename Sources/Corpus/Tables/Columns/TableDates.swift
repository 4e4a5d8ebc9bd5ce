/// Goes through the rows of a table until they show the order of their dates.
struct DateOrderSink: RowSink {
  var file: ReadSummary.File
  let columns: TableColumns
  var evidence = DateEvidence()

  mutating func add(_ bytes: Span<UInt8>, _ row: TableRow) {
    columns.show(bytes, row, to: &evidence)
  }
}

extension TableColumns {
  /// The moment that the row's id tells, or the number in its link.
  func momentOfID(_ span: Span<UInt8>, _ row: TableRow) -> Int64? {
    if let id {
      let cell = span.extracting(row[id].range)
      // The last digits, which rounding takes, tell less than a second.
      if let moment = Snowflake.seconds(cell.extracting(cell.wholeID)) { return moment }
    }
    if let link {
      let address = span.extracting(row[link].range)
      if let moment = Snowflake.seconds(address.extracting(address.statusNumber)) { return moment }
    }
    guard let rough = roughMoment(span, row), rough.doubt <= 1 else { return nil }
    return rough.moment
  }

  /// What the first date of a row that shows any shows of the order of day and month.
  func dateOrder(_ span: Span<UInt8>, _ row: TableRow) -> Timestamp.Order? {
    for date in dates {
      if let order = Timestamp.order(span.extracting(row[date.column].range)) { return order }
    }
    return nil
  }

  /// Shows the dates of a row.
  func show(_ span: Span<UInt8>, _ row: TableRow, to evidence: inout DateEvidence) {
    if let column = dates.first?.column {
      evidence.add(written: span.extracting(row[column].range))
    }
    var seconds: [DateOrder: Int64] = [:]
    let moment = momentOfID(span, row)
    let rough = moment == nil ? roughMoment(span, row) : nil
    if moment != nil || rough != nil {
      for order in DateOrder.allCases {
        var ordered = self
        ordered.dateReading.isMonthFirst = order == .monthFirst
        seconds[order] = ordered.createdAt(span, row)
      }
    }
    evidence.add(dateOrder(span, row), moment: moment) { seconds[$0] }
    if let rough { evidence.add(rough: rough.moment, doubt: rough.doubt) { seconds[$0] } }
  }

  /// The moment that a rounded id tells, with as many seconds as it may be off.
  private func roughMoment(
    _ span: Span<UInt8>, _ row: TableRow
  ) -> (moment: Int64, doubt: Int64)? {
    guard let roundedIDs else { return nil }
    let cell = span.extracting(row[roundedIDs].range)
    return Snowflake.roughSeconds(cell.extracting(cell.trimmed))
  }

  /// Looks at the dates of the first rows under the header of `shape`.
  private func dateEvidence(_ shape: TableShape, _ head: TableHead) -> DateEvidence {
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

  /// Takes from the first rows under the header of `shape` the order of the dates, unless it is `named`, and whether they
  /// are set right by the ids. Where these contradict the dates altogether, another column of dates that they confirm comes
  /// first.
  mutating func judgeDates(_ shape: TableShape, _ head: TableHead, _ named: DateOrder?) {
    findIDByDates(shape, head, named)
    let evidence = dateEvidence(shape, head)
    dateReading = DateReading(evidence, named)
    if !dateReading.areOthers, !evidence.areOfCollecting(dateReading.order) { return }
    for column in dates.dropFirst() {
      var trial = self
      trial.dates = [column]
      let evidence = trial.dateEvidence(shape, head)
      guard evidence.confirms(named ?? evidence.order ?? .dayFirst) else { continue }
      dates = [column] + dates.filter { $0 != column }
      dateReading = DateReading(evidence, named)
      return
    }
  }

  /// Takes for the id, of several columns for those who are answered, the one whose ids tell the dates: `reply_id` is the number
  /// of the tweet itself in some tables of replies.
  private mutating func findIDByDates(
    _ shape: TableShape, _ head: TableHead, _ named: DateOrder?
  ) {
    for column in idsOfReplies where idsOfReplies.count > 1 {
      var trial = self
      trial.id = column
      let evidence = trial.dateEvidence(shape, head)
      guard evidence.areOfIDs(named ?? evidence.order ?? .dayFirst) else { continue }
      id = column
      reply.removeAll { $0 == column }
      byContent.append(.id)
      areIDsOfTweets = true
      return
    }
  }
}
