package import Classifier
public import Corpus

/// Counts of tweets by kind and label.
public struct Breakdown: Codable, Equatable, Sendable {
  /// Tweets by the name of their kind, then by the id of their category; that of a tweet without label
  /// is empty.
  public var counts: [String: Tally.Counts] = [:]

  /// Makes the counts of nothing.
  public init() {}

  /// All tweets.
  public var tweets: Int { counts.values.reduce(0) { $0 + $1.values.reduce(0, +) } }

  /// The tweets of a kind.
  public func tweets(of kind: TweetKind) -> Int {
    counts[kind.name, default: [:]].values.reduce(0, +)
  }

  /// The tweets by the id of their category, without those that have no label.
  public var labels: Tally.Counts {
    var labels: Tally.Counts = [:]
    for byLabel in counts.values { labels.merge(byLabel, uniquingKeysWith: +) }
    labels[""] = nil
    return labels
  }

  /// The same of some kinds only.
  public func filtered(by isIncluded: (TweetKind) -> Bool) -> Breakdown {
    var part = Breakdown()
    for kind in TweetKind.allCases where isIncluded(kind) {
      part.counts[kind.name] = counts[kind.name]
    }
    return part
  }

  /// The account's own tweets: all but retweets.
  public var own: Breakdown { filtered { $0 != .retweet } }

  /// The retweets.
  public var retweets: Breakdown { filtered { $0 == .retweet } }

  /// The share of service labels.
  package func share(_ categories: [Category]) -> Share {
    Share(labels: labels, categories: categories)
  }

  /// Counts tweets of a kind and category; nil for those without label.
  public mutating func add(_ tweets: Int, kind: TweetKind, label: String?) {
    counts[kind.name, default: [:]][label ?? "", default: 0] += tweets
  }

  /// Adds all counts of `other`.
  public mutating func add(_ other: Breakdown) {
    for (kind, byLabel) in other.counts {
      counts[kind, default: [:]].merge(byLabel, uniquingKeysWith: +)
    }
  }
}
