/// Which columns hold what, by what is in them, where no name tells.
extension TableColumns {
  /// Takes a column for what alone is like it, where no name tells which; for the account none of `others`, for the id
  /// another than the one called so only if `mayChangeID`.
  mutating func findByContent(
    _ names: NamedColumns, _ sample: TableSample, but others: [Int], mayChangeID: Bool
  ) {
    let known = Set(
      texts + originalTexts + accounts + kinds + dates.map(\.column) + reply + retweet + quote
        + ([id, link, time, zone, language, answered, conversation, metrics, references, mentions]
        + [hashtags, passedOn, originalAccount] + counts).compactMap { $0 })
    let ofAnnotators = names.annotatorsColumns
    let otherThings = Set(names.all([.otherThing]))
    let rest = sample.places.filter {
      !known.contains($0) && !ofAnnotators.contains($0) && !others.contains($0)
    }
    // What every row has is the tweet's; what some have is that of those whom they answer or pass on.
    func lone(_ holds: (Int) -> Bool) -> Int? {
      let found = rest.filter(holds)
      let often = found.count > 1 ? found.filter { sample[$0].isInMostRows } : found
      return often.count == 1 && (found.count == 1 || sample[often[0]].isFull) ? often[0] : nil
    }
    var sentences = rest.filter { !otherThings.contains($0) && sample[$0].holdsSentences }
    // What several rows repeat is rather what their texts answer.
    if sentences.contains(where: { sample[$0].isDistinct }) {
      sentences.removeAll { sample[$0].repeats }
    }
    if texts.isEmpty, let column = original(of: sentences, names, sample) {
      texts = [column]
      byContent.append(.text)
    }
    if texts.isEmpty { takeTextPassedOn(sample) }
    if texts.isEmpty { return }
    // Numbers of the rows give way to ids of tweets, whatever these are called.
    let countsRows =
      mayChangeID && (id.map { sample[$0].isNumeric && sample[$0].ids == 0 } ?? false)
    if id == nil || countsRows, link == nil,
      let column = lone({
        sample[$0].holdsIDs && !names.isOfAccounts($0)
          && (id == nil || sample[$0].isDistinct && !names.isOfOthers($0))
      })
    {
      id = column
      byContent.append(.id)
    }
    if accounts.isEmpty,
      let column = lone({ sample[$0].handleRank == 3 })
        ?? mostVaried(rest.filter { sample[$0].handleRank == 3 && sample[$0].isFull }, sample)
        ?? lone({ sample[$0].holdsAccountNames })
        ?? lone({ names.isOfPersons($0) && sample[$0].hasFormOfAccountNames })
        ?? lone({ names.isOfPersons($0) && sample[$0].holdsOnlyAccountNames })
    {
      accounts = [column]
      byContent.append(.account)
    }
    // Columns with names of dates may hold times of day alone, or something else.
    let hasDates = dates.contains { $0.parts != nil || !sample[$0.column].hasNoDate }
    func isOfTweets(_ column: Int) -> Bool {
      !names.isOfAccounts(column) && !names.isOfCollecting(column)
    }
    func isDated(_ column: Int) -> Bool { isOfTweets(column) && sample[column].holdsDates }
    // One or two dates in all rows are those of something else.
    if !hasDates,
      let column = lone(isDated) ?? lone({ isDated($0) && sample[$0].isVaried })
        ?? lone({ isOfTweets($0) && sample[$0].holdsMilliseconds })
        ?? lone({ !names.isOfAccounts($0) && sample[$0].holdsDates })
    {
      dates.insert(DateColumn(column: column, zone: []), at: 0)
      byContent.append(.date)
    }
    // Ids tell moments, which a column of other times would contradict.
    if time == nil, let date = dates.first, date.parts == nil, sample[date.column].holdsDays,
      id.map({ sample[$0].ids == 0 }) ?? true, link.map({ sample[$0].links == 0 }) ?? true
    {
      time = lone { sample[$0].holdsDifferentTimesOfDay && names.mayBeTimeOfDay($0) }
    }
    if link == nil {
      link = lone { sample[$0].holdsLinks && sample.linksAreOfTweets($0, ids: id) }
    }
  }

  /// Of columns of accounts the one that names twice as many as any other: authors differ more than those whom they write to.
  private func mostVaried(_ columns: [Int], _ sample: TableSample) -> Int? {
    let sorted = columns.sorted { sample[$0].rowsByCell.count > sample[$1].rowsByCell.count }
    guard let first = sorted.first, sorted.count > 1 else { return nil }
    return sample[first].rowsByCell.count >= 2 * sample[sorted[1]].rowsByCell.count ? first : nil
  }

  /// Takes for the text one called that of a tweet passed on, where there is no other.
  mutating func takeTextPassedOn(_ sample: TableSample) {
    guard let column = originalTexts.first(where: { sample[$0].holdsSentences }) else { return }
    texts = [column]
    originalTexts.removeAll { $0 == column }
    byContent.append(.text)
  }

  /// Takes text and account the other way round where the header has exchanged their names.
  mutating func exchangeSwapped(_ sample: TableSample) {
    guard let text = texts.first, let account = accounts.first,
      sample[account].holdsSentences, sample[text].holdsAccountNames
    else { return }
    (texts, accounts) = ([account], [text])
    byContent += [.text, .account]
  }

  /// The one of columns of sentences that is the text: what was made of another in preparing it stands behind that.
  private func original(of columns: [Int], _ names: NamedColumns, _ sample: TableSample) -> Int? {
    let originals = columns.filter(names.isOriginal)
    if originals.count == 1 { return originals[0] }
    let stages = Set(columns.map(names.stage))
    guard let first = stages.min() else { return nil }
    let found = sample.longest(of: columns.filter { names.stage($0) == first })
    // Preparing a text makes it shorter, unless it is cut into a list.
    let later = columns.filter { names.stage($0) > first && !sample[$0].holdsLists }
    if let found, later.allSatisfy({ sample.isAsLong(found, as: $0) }) {
      return columns.first { sample.isPrepared(found, from: $0) } ?? found
    }
    return sample.longest(of: columns)
  }
}
