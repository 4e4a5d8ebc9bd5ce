internal import Corpus
internal import Statistics
internal import Study

/// Who of an archive's accounts mentions, passes on or answers whom of them, and which hashtags they share.
struct AgencyLinks {
  /// What leads from one account to another.
  struct Link {
    /// Indices into ``AgencyLinks/names``.
    let from: Int
    let to: Int
    /// Tweets by what joins the two.
    var tweets: [AccountNetwork.Tie: Int] = [:]

    var total: Int { tweets.values.reduce(0, +) }
  }

  /// A hashtag that several accounts use.
  struct Topic {
    /// In lower case, without its `#`.
    let hashtag: String
    /// Uses by the index of the account.
    let uses: [Int: Int]

    var total: Int { uses.values.reduce(0, +) }
  }

  /// How many topics are shown.
  private static let shown = 20

  /// The accounts, the busiest first.
  let names: [String]
  /// The most frequent first.
  let links: [Link]
  /// Those of the most accounts first, then of the most uses.
  let topics: [Topic]
  /// Who is joined to whom.
  let graph: Graph

  /// Nil where there is one account, or more than ``Tally/mostCompared``.
  init?(_ tally: Tally, _ figures: Figures) {
    guard (2...Tally.mostCompared).contains(figures.accounts.count) else { return nil }
    names = figures.accounts.map(\.name)
    let keys = figures.accounts.map(\.key)
    let numbers = Dictionary(uniqueKeysWithValues: zip(keys, keys.indices))
    var links: [[Int]: Link] = [:]
    var topics: [String: [Int: Int]] = [:]
    let ties = tally.links.spellings(of: keys)
    for (from, key) in keys.enumerated() {
      for (tie, target, count) in Self.ties(ties[key, default: [:]]) {
        if tie == .hashtags {
          topics[target, default: [:]][from, default: 0] += count
        } else if let to = numbers[target], to != from {
          links[[from, to], default: Link(from: from, to: to)].tweets[tie, default: 0] += count
        }
      }
    }
    self.links = links.values.sorted { ($1.total, $0.from, $0.to) < ($0.total, $1.from, $1.to) }
    self.topics = Array(
      topics.map { Topic(hashtag: $0, uses: $1) }.filter { $0.uses.count > 1 }
        .sorted {
          ($1.uses.count, $1.total, $0.hashtag) < ($0.uses.count, $0.total, $1.hashtag)
        }.prefix(Self.shown))
    graph = Graph(
      vertices: names.count,
      edges: self.links.map { Graph.Edge(from: $0.from, to: $0.to, weight: $0.total) })
  }

  /// What the tally keeps as `retweets dinkes`.
  private static func ties(_ counts: Tally.Counts) -> [(AccountNetwork.Tie, String, Int)] {
    counts.compactMap { key, count in
      let parts = key.split(separator: " ", maxSplits: 1)
      guard parts.count == 2, let tie = AccountNetwork.Tie(rawValue: String(parts[0])) else {
        return nil
      }
      return (tie, String(parts[1]), count)
    }
  }

  /// How many other accounts an account is joined to, in either direction.
  func neighbours(of account: Int) -> Int {
    Set(links.filter { $0.from == account }.map(\.to)).union(
      links.filter { $0.to == account }.map(\.from)
    ).count
  }
}
