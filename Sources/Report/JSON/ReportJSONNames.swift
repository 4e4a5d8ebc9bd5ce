internal import Statistics
internal import Study

/// Accounts, words and hashtags: how often they occur, and what joins accounts.
extension ReportJSON {
  struct Account: Encodable {
    let account: String
    let tweets: Int
  }

  struct Ranked: Encodable {
    struct Row: Encodable {
      let name: String
      let spelling: String
      let count: Int
      @OrNull var share: Double?
      let spellings: [Spelling]
    }

    struct Spelling: Encodable {
      let spelling: String
      let count: Int
    }

    let total: Int
    let distinct: Int
    let top: [Row]

    init(_ ranking: Ranking) {
      total = ranking.total
      distinct = ranking.distinct
      top = ranking.rows.map { row in
        Row(
          name: row.key, spelling: row.spelling, count: row.count,
          share: Report.share(row.count, of: ranking.total),
          spellings: row.spellings.map { Spelling(spelling: $0.spelling, count: $0.count) })
      }
    }
  }

  struct Alike: Encodable {
    struct Pair: Encodable {
      let first: String
      let second: String
      let similarity: Double
    }

    let of: String
    let measure: String
    let threshold: Double
    let accounts: [String]
    let pairs: [Pair]

    init(_ alike: AlikeAccounts) {
      of = alike.areWriters ? "writers" : "mentioned"
      measure = alike.measure.rawValue
      threshold = alike.threshold
      accounts = alike.names
      pairs = alike.joined.map {
        Pair(
          first: alike.names[$0.first], second: alike.names[$0.second],
          similarity: $0.similarity.toSixDecimals)
      }
    }
  }

  struct Links: Encodable {
    struct Tie: Encodable {
      let from: String
      let to: String
      let mentions: Int
      let retweets: Int
      let replies: Int
    }

    struct Topic: Encodable {
      let hashtag: String
      let accounts: [String]
      let uses: Int
    }

    @OrNull var density: Double?
    @OrNull var reciprocity: Double?
    let ties: [Tie]
    let topics: [Topic]

    init(_ links: AgencyLinks) {
      density = links.graph.density?.toSixDecimals
      reciprocity = links.graph.reciprocity?.toSixDecimals
      ties = links.links.map { link in
        Tie(
          from: links.names[link.from], to: links.names[link.to],
          mentions: link.tweets[.mentions, default: 0],
          retweets: link.tweets[.retweets, default: 0], replies: link.tweets[.replies, default: 0])
      }
      topics = links.topics.map { topic in
        Topic(
          hashtag: topic.hashtag, accounts: topic.uses.keys.sorted().map { links.names[$0] },
          uses: topic.total)
      }
    }
  }
}
