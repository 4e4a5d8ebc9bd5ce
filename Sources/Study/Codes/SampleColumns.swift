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
  ///
  /// - Throws: ``CodeError/unreadableDesign(_:column:found:)``.
  func membership(
    of row: CodeSheet.Row, at place: CodePlace
  ) throws(CodeError) -> SampleMembership? {
    guard let design, !row.cells[design].isEmpty, let stratum, let stratumTweets, let inclusion
    else { return nil }
    func unreadable(_ column: Int, _ index: Int) -> CodeError {
      .unreadableDesign(place, column: SampleDesign.columns[index], found: row.cells[column])
    }
    guard let drawn = SampleDesign(row.cells[design]) else { throw unreadable(design, 3) }
    guard let tweets = Self.count(row.cells[stratumTweets]), tweets >= 1 else {
      throw unreadable(stratumTweets, 1)
    }
    guard let part = Self.number(row.cells[inclusion]), part > 0, part <= 1 else {
      throw unreadable(inclusion, 2)
    }
    return SampleMembership(
      stratum: Self.count(row.cells[stratum]).map(String.init) ?? row.cells[stratum],
      stratumTweets: tweets, inclusion: part, design: drawn)
  }

  /// A number as spreadsheets write it: with a decimal point or comma.
  private static func number(_ cell: String) -> Double? {
    Double(cell) ?? Double(cell.replacing(",", with: "."))
  }

  /// A whole number as spreadsheets write it: plain, as `41.0`, or with thousands set apart.
  private static func count(_ cell: String) -> Int? {
    if let count = Int(cell) { return count }
    let groups = cell.split(separator: /[.,]/, omittingEmptySubsequences: false)
    if groups.count > 1, (1...3).contains(groups[0].count),
      groups.dropFirst().allSatisfy({ $0.count == 3 })
    {
      return Int(groups.joined())
    }
    return number(cell).flatMap { Int(exactly: $0) }
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
