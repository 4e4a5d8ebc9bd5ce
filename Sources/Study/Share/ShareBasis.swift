internal import Corpus

/// Whether codes are a sample of an archive.
extension ShareStudy {
  /// Whether the codes are a sample of the part that is asked for, or of the whole archive, whose codes then
  /// tell of the part, too (a domain: Särndal, Swensson & Wretman 1992, ch. 10).
  ///
  /// - Returns: the basis, and the census of all that the sample was drawn from.
  static func basisInPart(
    _ codes: inout CodeSet, _ census: ArchiveCensus, _ labels: LabelOrigin, _ claim: Claim
  ) throws(CodeError) -> (Basis, ArchiveCensus) {
    let part = census.part
    guard census.plan.part != nil, codes.design?.archive != part.checksum.text else {
      return (try basis(&codes, part, labels, claim), part)
    }
    let isOfWhole = codes.design?.archive == census.checksum.text
    if isOfWhole || claim == .randomSample {
      let basis = try basis(&codes, census.whole, labels, claim)
      guard codes.tweets.contains(where: { census.found[$0.id]?.isOutside == false }) else {
        throw .noneInPart(codes: codes.tweets.count)
      }
      return (basis, census)
    }
    return (try basis(&codes, part, labels, claim), part)
  }

  static func basis(
    _ codes: inout CodeSet, _ census: ArchiveCensus, _ labels: LabelOrigin, _ claim: Claim
  ) throws(CodeError) -> Basis {
    if claim == .randomSample { return .sample }
    let checksum = census.checksum.text
    if let design = codes.design, design.archive == checksum {
      try check(codes, design, census, labels)
      return .sample
    }
    let found = codes.tweets.count { census.found[$0.id] != nil }
    // Codes of many archives may have a few of this one, and still are codes from elsewhere.
    let areOfThis = 2 * found > codes.tweets.count
    guard let design = codes.design else {
      if claim == .chosen { return .elsewhere(.chosen) }
      if !areOfThis { return .elsewhere(.noDesign) }
      if drawnAgain(&codes, census, labels) { return .sampleDrawnAgain }
      throw .noDesign(sheets: codes.sheets, found: found, codes: codes.tweets.count)
    }
    if areOfThis, claim == .none {
      throw .otherState(
        sheets: codes.sheets, found: found, codes: codes.tweets.count, drawnFrom: design.tweets,
        this: census.tweets)
    }
    return .elsewhere(
      .otherArchive(
        drawnFrom: Basis.Archive(tweets: design.tweets, checksum: design.archive),
        this: Basis.Archive(tweets: census.tweets, checksum: checksum)))
  }

  /// Makes the draw again where labels and groups are still those of the draw, and checks that each
  /// coded tweet is in it.
  private static func check(
    _ codes: CodeSet, _ design: SampleDesign, _ census: ArchiveCensus, _ labels: LabelOrigin
  ) throws(CodeError) {
    func stranger(_ tweet: CodedTweet) -> CodeError {
      census.found[tweet.id] == nil ? .notInArchive(tweet.place) : .notOfDesign(tweet.place)
    }
    if let other = codes.tweets.first(where: { !mayBeDrawn($0) }) { throw stranger(other) }
    let plan = census.plan
    guard design.labels == labels.identity, design.grouping == plan.grouping,
      design.timeZone == plan.clock.identifier, plan.candidates >= design.codes,
      plan.seed == design.seed
    else { return }
    let drawn = memberships(SampleDraw(design.codes, of: census, labels))
    for tweet in codes.tweets {
      if let part = tweet.membership, drawn[tweet.id]?.isSame(as: part) == true { continue }
      throw stranger(tweet)
    }
  }

  /// Whether the number by which a tweet comes up is one of the smallest of its stratum, give or take seven standard errors
  /// of the largest that was drawn: what can be told of a row where other labels than those of the draw are at hand.
  private static func mayBeDrawn(_ tweet: CodedTweet) -> Bool {
    guard let part = tweet.membership else { return true }
    let key = Double(Array(tweet.id.utf8).span.hash(seed: part.design.seed)) / 0x1p64
    let inclusion = part.inclusion
    let error = (inclusion * (1 - inclusion) / Double(max(1, part.stratumTweets))).squareRoot()
    // Spreadsheets round.
    return key <= inclusion + 7 * error + 0.01
  }

  /// Refuses codes of tweets that have other texts in the archive: where tables number their rows, ids of one are those of
  /// another, too.
  static func requireSameTexts(_ codes: CodeSet, _ census: ArchiveCensus) throws(CodeError) {
    let others = codes.tweets.filter { tweet in
      guard let text = census.texts[tweet.id] else { return false }
      return !mayBeOneText(tweet.text, text)
    }
    if let first = others.first { throw .otherText(first.place, rows: others.count) }
  }

  /// Whether the draw of as many tweets as the sheet has rows gives just these rows; then the codes take
  /// its design.
  private static func drawnAgain(
    _ codes: inout CodeSet, _ census: ArchiveCensus, _ labels: LabelOrigin
  ) -> Bool {
    guard census.tweetsWithoutID == 0, census.plan.candidates >= codes.ids.count else {
      return false
    }
    let draw = SampleDraw(codes.ids.count, of: census, labels)
    let drawn = memberships(draw)
    guard Set(drawn.keys) == codes.ids else { return false }
    for index in codes.tweets.indices {
      codes.tweets[index].membership = drawn[codes.tweets[index].id]
    }
    codes.take(draw.design)
    return true
  }

  private static func memberships(_ draw: SampleDraw) -> [String: SampleMembership] {
    Dictionary(draw.items.map { ($0.tweet.id, $0.membership) }) { first, _ in first }
  }
}

extension SampleDraw {
  /// Draws by what the labels let one expect.
  fileprivate init(_ codes: Int, of census: ArchiveCensus, _ labels: LabelOrigin) {
    self.init(
      codes, of: census, PlannedPrecision(census, labels.categories), labels: labels.identity)
  }
}

extension CodeSet {
  /// The names of the sheets that coded tweets are in.
  fileprivate var sheets: [String] {
    var names: [String] = []
    for tweet in tweets where !names.contains(tweet.place.sheet) { names.append(tweet.place.sheet) }
    return names
  }
}
