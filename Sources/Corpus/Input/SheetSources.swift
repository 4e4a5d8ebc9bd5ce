/// The sheets of a workbook that hold tweets, each tweet once.
struct SheetSources {
  private(set) var sources: [Source] = []
  /// Of more sheets none is looked through for tweets of others: it takes a second reading.
  private static let mostCompared = 20

  /// Finds the sheets of `workbook`; where none holds tweets, the first tells why.
  init(_ workbook: Workbook, _ options: ReadingOptions) throws(CorpusError) {
    let sheets = try workbook.sheets().filter { options.sheet == nil || $0.name == options.sheet }
    if let sheet = options.sheet, sheets.isEmpty {
      throw .noSuchSheet(file: workbook.name, sheet: sheet)
    }
    var reason: CorpusError?
    var leftOut: [LeftOut] = []
    for sheet in sheets {
      let name = sheets.count == 1 ? workbook.name : "\(workbook.name):\(sheet.name)"
      do throws(CorpusError) {
        sources.append(
          try Source(.sheet(sheet), name: name, options, Expansion(options)))
      } catch {
        if !error.isOtherContent { throw error }
        reason = reason ?? error
        if let found = LeftOut(sheet.name, error) { leftOut.append(found) }
      }
    }
    if sources.isEmpty { throw reason ?? .emptyFile(file: workbook.name) }
    leftOut += leaveOutLogs()
    if sources.count > 1 { try leaveOutStages() }
    if options.needsTweets, (2...Self.mostCompared).contains(sources.count) { try leaveOutParts() }
    sources[0].leftOut = leftOut
  }

  /// Leaves out the sheets whose texts no name tells where that of another is told so: programs log
  /// what they did on a sheet of its own. Returns those.
  private mutating func leaveOutLogs() -> [LeftOut] {
    guard sources.contains(where: \.namesText) else { return [] }
    let logs = sources.filter { !$0.namesText }
    sources.removeAll { !$0.namesText }
    return logs.map { LeftOut($0.place.sheetName ?? $0.name, .anyTexts) }
  }

  /// Leaves out the sheets that hold the tweets of another one in a later stage of preparing them, as in
  /// `Case Folding` and `Tokenizing`: the first has them as they were written. A longer one has more than these, and is read
  /// instead.
  private mutating func leaveOutStages() throws(CorpusError) {
    var kept: [(source: Source, tweets: [SheetStage])] = []
    for var source in sources {
      let tweets = try SheetStage.first(of: source)
      if let index = kept.firstIndex(where: { !tweets.isEmpty && $0.tweets == tweets }) {
        if tweets.count == SheetStage.most,
          try source.tweetCount() > kept[index].source.tweetCount()
        {
          source.stages = kept[index].source.stages + [kept[index].source.name]
          kept[index] = (source, tweets)
        } else {
          kept[index].source.stages.append(source.name)
        }
      } else {
        source.stages = []
        kept.append((source, tweets))
      }
    }
    sources = kept.map(\.source)
  }

  /// Leaves out the sheets whose tweets are all in another, of equals the later: such as those that somebody has coded. And
  /// those whose tweets are all in the others together.
  private mutating func leaveOutParts() throws(CorpusError) {
    let tweets = try sources.map { (source) throws(CorpusError) in try SheetTweets(of: source) }
    // From the smallest to the largest, so that what holds the tweets of one is there at its own turn.
    let order = tweets.indices.sorted { (tweets[$0].count, $1) < (tweets[$1].count, $0) }
    var kept = order
    for (place, index) in order.enumerated() {
      guard let whole = order[(place + 1)...].last(where: { tweets[index].isPart(of: tweets[$0]) })
      else { continue }
      kept.removeAll { $0 == index }
      sources[whole].stages += [sources[index].name] + sources[index].stages
    }
    kept.sort()
    // Sheets that divide the same tweets anew, as by days and by labels: the first of them have all.
    for index in kept.reversed() {
      let others = kept.filter { $0 != index }
      guard tweets[index].isPart(ofAll: others.map { tweets[$0] }), let first = others.first else {
        continue
      }
      kept = others
      sources[first].stages += [sources[index].name] + sources[index].stages
    }
    sources = kept.map { sources[$0] }
  }
}
