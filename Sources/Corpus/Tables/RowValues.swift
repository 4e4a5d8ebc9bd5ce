/// What a row says beside its texts and names: date, counts and kind. The cells of `row` stand in
/// `span`.
extension TableColumns {
  /// The first date that can be read, with the time and the zone of other columns where it has none.
  func createdAt(_ span: Span<UInt8>, _ row: TableRow) -> Int64? {
    for named in dates {
      if let parts = named.parts {
        if let seconds = createdAt(parts, span, row) { return seconds }
        continue
      }
      let date = span.extracting(row[named.column].range)
      let found =
        if let exchanged = dateReading.exchanged(date) {
          createdAt(exchanged.span, of: named, span, row)
        } else {
          createdAt(date, of: named, span, row)
        }
      if let found { return found }
    }
    return nil
  }

  /// Whether month and day of the row's date are exchanged.
  func isExchanged(_ span: Span<UInt8>, _ row: TableRow) -> Bool {
    guard let column = dates.first?.column else { return false }
    return dateReading.exchanged(span.extracting(row[column].range)) != nil
  }

  @inline(__always)
  private func createdAt(
    _ date: Span<UInt8>, of named: DateColumn, _ span: Span<UInt8>, _ row: TableRow
  ) -> Int64? {
    guard let seconds = Timestamp.seconds(date, isMonthFirst: dateReading.isMonthFirst) else {
      return nil
    }
    let hasAll = time == nil && zone == nil && named.zone.isEmpty
    // A name in other letters may be that of a zone which only the table's own column tells; a long date without a time
    // is spelled out.
    let isWhole =
      date.count > 19 && date.allSatisfy { $0 < 0x80 }
      && date.position(of: UInt8(ascii: ":")) < date.count
    return hasAll || isWhole ? seconds : completed(date, span, row, named) ?? seconds
  }

  /// The moment of a day, a month and a year in a column each, the month a number or a name.
  private func createdAt(
    _ parts: DateParts, _ span: Span<UInt8>, _ row: TableRow
  ) -> Int64? {
    func cell(_ column: Int) -> String { span.extracting(row[column].range).text }
    guard let day = Int(cell(parts.day)), let year = Int(cell(parts.year)) else { return nil }
    let month = cell(parts.month)
    var date = "\(day) \(month) \(year)"
    if let number = Int(month) {
      let civil = CivilDay(year: year, month: number, day: day)
      if !civil.exists { return nil }
      date = civil.iso
    }
    if let time { date += " " + cell(time) }
    if let zone { date += " " + cell(zone) }
    let bytes = Array(date.utf8)
    return Timestamp.seconds(bytes.span, isMonthFirst: false)
  }

  private func completed(
    _ date: Span<UInt8>, _ span: Span<UInt8>, _ row: TableRow, _ named: DateColumn
  ) -> Int64? {
    let hasTime = date.position(of: UInt8(ascii: ":")) < date.count
    // A number of seconds or days needs neither.
    if !hasTime, date.isNumber { return nil }
    var whole = date.array
    if !hasTime, let time, time != named.column {
      whole.append(.space)
      whole.append(bytes: span.extracting(row[time].range))
    }
    let zone = zone.map { span.extracting(row[$0].range).array }
    for zone in [zone ?? [], named.zone] where !zone.isEmpty {
      let zoned = whole + [.space] + zone
      let seconds = Timestamp.seconds(zoned.span, isMonthFirst: dateReading.isMonthFirst)
      if seconds != nil { return seconds }
    }
    return Timestamp.seconds(whole.span, isMonthFirst: dateReading.isMonthFirst)
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

  /// What the table's own columns say of the kind.
  func signs(_ span: Span<UInt8>, _ row: TableRow) -> KindSigns {
    func cell(_ column: Int) -> Range<Int> { row[column].range }
    func isSet(_ column: Int) -> Bool { span.extracting(cell(column)).saysSomething }
    var signs = KindSigns()
    for column in kinds where signs.named == nil {
      signs.named = TweetKind(name: span.extracting(cell(column)))
    }
    let listed = span.extracting(references.map(cell) ?? 0..<0)
    let isPassedOn = passedOn.map { span.extracting(cell($0)).saysYes } ?? false
    signs.isRetweet = isPassedOn || retweet.contains(where: isSet) || listed.has("retweeted")
    let first = span.extracting(conversation.map(cell) ?? 0..<0)
    let own = span.extracting(id.map(cell) ?? 0..<0)
    let namesAnswered = answered.map(isSet) ?? false
    // No tweet answers itself.
    func isOther(_ column: Int) -> Bool {
      !own.extracting(own.trimmed).isTweetID
        || KindSigns.isAnswer(in: span.extracting(cell(column)), id: own)
    }
    signs.isReply =
      reply.contains { isSet($0) && isOther($0) }
      || namesAnswered && KindSigns.isAnswer(in: first, id: own)
      || conversationsTellReplies && KindSigns.goesOn(in: first, id: own)
      || listed.has("replied_to")
    // `quote` holds what is quoted in some tables, and a count in others.
    let quoted = span.extracting(counts[3].map(cell) ?? 0..<0)
    signs.isQuote =
      quote.contains(where: isSet) || listed.has("quoted")
      || quoted.extracting(quoted.trimmed).isPhrase
    signs.areTold =
      !reply.isEmpty || references != nil
      || answered != nil && !KindSigns.goesOn(in: first, id: own)
    return signs
  }
}
