internal import Classifier
internal import Corpus
internal import Statistics

/// The shares of service content of two parts of an archive, and what their difference says.
struct Comparison {
  /// What a difference says.
  enum Verdict: Equatable {
    /// The second part has more, or less.
    case more, less
    /// The difference may as well be 0.
    case notShown
    /// One of the parts has too few codes or tweets.
    case tooFew
    /// The labels differ, but nobody has checked them.
    case unchecked
  }

  /// One of the parts.
  struct Side {
    let part: ReportPart
    let tweets: Int
    /// The codes of its tweets; nil where nobody has coded.
    let coded: Int?
    /// By the labels.
    let counted: Share
    /// By the codes; nil without enough of them.
    let estimate: Estimate?

    /// The share that the report gives it; nil where there is too little to tell.
    var value: Double? {
      guard let coded else {
        return counted.labelled >= Figures.fewestTweets ? counted.estimate : nil
      }
      return coded >= CorrectedShare.fewestCodes ? estimate?.value : nil
    }
  }

  let sides: [Side]
  /// The second share less the first, −1 to 1, with its interval if the codes tell one.
  let difference: Estimate?
  let verdict: Verdict

  init(
    _ pair: (first: ReportPart, second: ReportPart), _ contents: ReportContents,
    _ timeLine: TimeLine, _ total: Breakdown
  ) {
    let compared = contents.corrected?.compared
    let isCoded = contents.corrected != nil
    let parts = [
      (pair.first, compared?.coded.0, compared?.shares.0),
      (pair.second, compared?.coded.1, compared?.shares.1),
    ]
    sides = parts.map { part, coded, estimate in
      let tweets = part.tweets(contents, timeLine, total)
      return Side(
        part: part, tweets: tweets.tweets, coded: isCoded ? coded ?? 0 : nil,
        counted: tweets.share(contents.categories), estimate: estimate ?? nil)
    }
    if isCoded {
      difference = compared?.difference
    } else if let first = sides[0].value, let second = sides[1].value {
      difference = Estimate(second - first, nil)
    } else {
      difference = nil
    }
    verdict =
      switch (difference, difference?.interval) {
      case (nil, _): .tooFew
      case (_, nil): .unchecked
      case (_, let interval?) where interval.lower > 0: .more
      case (_, let interval?) where interval.upper < 0: .less
      default: .notShown
      }
  }
}
