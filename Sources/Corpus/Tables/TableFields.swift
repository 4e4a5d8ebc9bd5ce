/// What a row says beside its texts and names: date, counts and kind. The cells of `row` stand in
/// `span`.
extension TableColumns {
  /// The first date that can be read, with the time and the zone of other columns where it has none.
  func createdAt(_ span: Span<UInt8>, _ row: TableRow) -> Int64? {
    for column in dates {
      let date = span.extracting(row[column].range)
      guard let seconds = Timestamp.seconds(date, isMonthFirst: isMonthFirst) else {
        continue
      }
      let hasAll = time == nil && zone == nil && namedZone.isEmpty
      if hasAll || date.count > 19 { return seconds }
      return completed(date, span, row, column) ?? seconds
    }
    return nil
  }

  private func completed(
    _ date: Span<UInt8>, _ span: Span<UInt8>, _ row: TableRow, _ column: Int
  ) -> Int64? {
    let hasTime = date.position(of: UInt8(ascii: ":")) < date.count
    // A number of seconds or days needs neither.
    if !hasTime, date.isNumber { return nil }
    var whole = date.array
    if !hasTime, let time, time != column {
      whole.append(.space)
      whole.append(bytes: span.extracting(row[time].range))
    }
    let zone = zone.map { span.extracting(row[$0].range).array }
    for zone in [zone ?? [], namedZone] where !zone.isEmpty {
      let zoned = whole + [.space] + zone
      let seconds = Timestamp.seconds(zoned.span, isMonthFirst: isMonthFirst)
      if seconds != nil { return seconds }
    }
    return Timestamp.seconds(whole.span, isMonthFirst: isMonthFirst)
  }

  /// The counts, each nil where the row has none.
  func counts(_ span: Span<UInt8>, _ row: TableRow) -> Counts {
    func count(_ slot: Int, _ key: StaticString) -> Int32? {
      if let column = counts[slot] {
        return span.extracting(row[column].range).count32
      }
      return metrics.flatMap {
        span.extracting(row[$0].range).count32(ofKey: key)
      }
    }
    return Counts(
      retweets: count(0, "retweet_count"), likes: count(1, "like_count"),
      replies: count(2, "reply_count"), quotes: count(3, "quote_count"))
  }

  /// The kind by the table's own columns, nil where those do not tell it. A column that calls a row a
  /// tweet may call all rows so; the others come first.
  func kind(_ span: Span<UInt8>, _ row: TableRow) -> TweetKind? {
    func range(_ column: Int) -> Range<Int> { row[column].range }
    func isSet(_ column: Int) -> Bool { span.extracting(range(column)).saysSomething }
    var isNamed = false
    for column in kinds {
      guard let named = TweetKind(name: span.extracting(range(column))) else { continue }
      if named != .tweet { return named }
      isNamed = true
      break
    }
    if let column = passedOn, span.extracting(range(column)).saysYes { return .retweet }
    let listed = span.extracting(references.map(range) ?? 0..<0)
    if retweet.contains(where: isSet) || listed.has("retweeted") { return .retweet }
    if reply.contains(where: isSet) || isAnswer(span, row) || listed.has("replied_to") {
      return .reply
    }
    if quote.contains(where: isSet) || listed.has("quoted") { return .quote }
    let isTold = isNamed || !reply.isEmpty || answered != nil
    return isTold || references != nil ? .tweet : nil
  }

  /// Whether a tweet is in the conversation of another and names whom it answers.
  private func isAnswer(_ span: Span<UInt8>, _ row: TableRow) -> Bool {
    guard let answered,
      span.extracting(row[answered].range).saysSomething
    else { return false }
    guard let conversation, let id else { return true }
    let first = span.extracting(row[conversation].range)
    let own = span.extracting(row[id].range)
    return !first.array.elementsEqual(own.array)
  }
}
