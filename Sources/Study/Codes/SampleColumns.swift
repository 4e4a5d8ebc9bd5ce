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
  /// Takes the design of the sample that the codes are of, and weighs them by it: each code stands for
  /// the tweets of its stratum over the codes of its stratum. Rows that nobody coded are taken to be like
  /// the others.
  mutating func take(_ design: SampleDesign?) {
    self.design = design
    if let design { uncoded = max(0, design.codes - tweets.count) }
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
