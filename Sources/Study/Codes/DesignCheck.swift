/// Holds the rows of a sheet against the design that they state: spreadsheets fill columns down, count
/// them up, and people paste rows below. A wrong weight gives a wrong share without a sign of it.
struct DesignCheck {
  private let design: SampleDesign
  /// By stratum, the first row's membership, and how many tweets there were.
  private var strata: [String: (membership: SampleMembership, tweets: Int)] = [:]
  private var tweets = 0

  init(_ design: SampleDesign) { self.design = design }

  /// Checks the tweets of all sheets, each tweet once, in the order of the rows.
  func check(_ tweets: [CodedTweet]) throws(CodeError) {
    var check = self
    for tweet in tweets {
      if let membership = tweet.membership {
        try check.add(membership, tweet.place)
      } else if !tweet.given.isEmpty {
        throw .notDrawn(tweet.place)
      }
    }
    let sum = check.strata.values.reduce(0) { $0 + $1.membership.stratumTweets }
    if sum > design.tweets, let place = tweets.first?.place {
      throw .strataTooLarge(sheet: place.sheet, sum: sum, tweets: design.tweets)
    }
  }

  private mutating func add(_ membership: SampleMembership, _ place: CodePlace) throws(CodeError) {
    tweets += 1
    let (first, count) = strata[membership.stratum] ?? (membership, 0)
    if membership.stratumTweets != first.stratumTweets {
      throw .unequalStratum(
        place, column: "stratum_tweets", found: "\(membership.stratumTweets)",
        expected: "\(first.stratumTweets)")
    }
    if !membership.isSame(as: first) {
      throw .unequalStratum(
        place, column: "inclusion", found: "\(membership.inclusion)", expected: "\(first.inclusion)"
      )
    }
    strata[membership.stratum] = (first, count + 1)
    let drawn = Int((first.inclusion * Double(first.stratumTweets)).rounded())
    if count + 1 > drawn {
      throw .moreThanDrawn(place, stratum: membership.stratum, drawn: drawn)
    }
    if tweets > design.codes { throw .moreThanDrawn(place, stratum: nil, drawn: design.codes) }
  }
}
