/// The columns of a sheet that say how its tweets were drawn.
struct SampleColumns {
  private let stratum: Int?
  private let stratumTweets: Int?
  private let inclusion: Int?
  private let design: Int?

  init(_ sheet: CodeSheet) {
    let columns = SampleDesign.columns.map { sheet.column($0) }
    (stratum, stratumTweets, inclusion, design) = (columns[0], columns[1], columns[2], columns[3])
  }

  /// What a row says of the sample; nil where it says nothing that can be read.
  func design(of row: CodeSheet.Row) -> SampleDesign? {
    design.flatMap { SampleDesign(row.cells[$0]) }
  }

  /// A row's part in the sample; nil where it was not drawn.
  func membership(of row: CodeSheet.Row) -> SampleMembership? {
    guard let design = design(of: row), let stratum, let stratumTweets, let inclusion,
      let tweets = Double(row.cells[stratumTweets]), tweets >= 1, tweets < 1e15,
      let part = Double(row.cells[inclusion]), part > 0, part <= 1
    else { return nil }
    return SampleMembership(
      stratum: row.cells[stratum], stratumTweets: Int(tweets), inclusion: part, design: design)
  }
}

extension CodeSet {
  /// The codes with what the sheets say of the sample that they are of.
  func sampled(_ sheets: [CodeSheet], _ designs: [SampleDesign]) throws(CodeError) -> CodeSet {
    if designs.count > 1 { throw .severalSamples(sheets: sheets.map(\.name)) }
    var set = self
    set.design = designs.first
    if set.design != nil, let stray = set.tweets.first(where: { $0.membership == nil }) {
      throw .notDrawn(stray.place)
    }
    if let design = designs.first { set.uncoded = max(0, design.codes - set.tweets.count) }
    // In one order whatever that of the rows, so that the figures are the same to the last digit.
    set.tweets.sort { $0.id < $1.id }
    set.weigh()
    return set
  }

  /// Each code stands for the tweets of its stratum over the codes of its stratum: rows that nobody
  /// coded are taken to be like the others.
  private mutating func weigh() {
    var counts: [String: Int] = [:]
    for tweet in tweets {
      if let stratum = tweet.membership?.stratum { counts[stratum, default: 0] += 1 }
    }
    for index in tweets.indices {
      guard let membership = tweets[index].membership else { continue }
      tweets[index].weight =
        Double(membership.stratumTweets) / Double(counts[membership.stratum]!)
    }
  }
}
