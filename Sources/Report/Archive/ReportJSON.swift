internal import Classifier
internal import Corpus
internal import Statistics
internal import Study

/// The figures of a report as one JSON object, for machines. It is the same in every language:
/// titles come as `{"id": …, "en": …}`.
///
/// Shares are numbers from 0 to 1 with six decimals, days are `YYYY-MM-DD` in `time_zone`, and what is
/// undefined or unknown is null:
///
/// - `accounts`: names without `@`; `time_zone`
/// - `tweets`, `own_tweets`, `retweets`, `retweet_share`, `undated_tweets`; tweets with at least
///   one of each: `tweets_with_mention`, `tweets_with_hashtag`, `tweets_with_link`
/// - `period`: `first_day`, `last_day`, `first_second` and `last_second` (since 1970 in UTC)
/// - `service`: `service_tweets`, `labelled_tweets`, `share` (of the labels), `corrected` (whether the
///   labels' errors are corrected besides); if so `estimate`: `share`, `lower`, `upper`, `level`,
///   `coded_tweets`, `method` (`sample` or `prior_shift`), `seed`, `agreement` (Krippendorff's α),
///   `uncoded_tweets`, `coders`, `draws`, `sentence`, and lists with `share`, `lower` and `upper`:
///   `periods` (`period`, `coded_tweets`), `categories` (`id`), `parts` (`kind`: `own` or `retweet`,
///   `coded_tweets`), `accounts` (`account`, `coded_tweets`)
/// - `comparison` (where two parts are compared): `first` and `second` (each `part`, `tweets`, `coded_tweets`,
///   `share`, `lower`, `upper`), `difference`, `lower`, `upper`, `verdict` (`more`, `less`, `not_shown`, `too_few`,
///   `unchecked`)
/// - `labels`: list of `id` (null: the tweets without label), `title`, `service`, `tweets`, `share`
/// - `kinds`: list of `kind`, `tweets`, `share`, `service_tweets`, `service_share`
/// - `quarters`: list of `quarter` (`2019-Q3`), `tweets`, `service_tweets`, `service_share`,
///   `labels` and `kinds` (objects of tweets by id and by name; unlabelled tweets are left out)
/// - `tweets_by_account`: list of `account`, `tweets`
/// - `mentions`, `hashtags`, `words`: `total`, `distinct` and `top`, a list of `name` (the folded
///   form or stem), `spelling` (the most frequent one), `count`, `share` (of all) and `spellings`
///   (list of `spelling`, `count`)
/// - `count_bounds` (where there are too many names to keep all): `error`, by how much counts may be too high;
///   `surely_kept`, the tweets of a name from which on it is not missing; `kept`
/// - `model_fit` (where a model that others have made labels): `tweets`, `doubtful` (labels less likely than .5),
///   `words`, `unknown_words`, `with_language` and of these `foreign`
/// - `corrections` (where a person has put labels right): `file`, `tweets`, of these `changed`, and `missed`,
///   those of tweets that the archive does not have
/// - `groups` (where a column was named): `column`, `parts` (list of `value`, `tweets`, `service_tweets`,
///   `service_share`, and of those with enough codes `estimate`: `share`, `lower`, `upper`, `coded_tweets`)
/// - `second_labels` (where a second codebook labels): `codebook`, `sha256`, `labels` (list of `id`, `title`, `tweets`,
///   `share`)
/// - `reach` (where a table of accounts has followers): list of `account`, `followers`, `population`
/// - `warnings` (where the account wrote some): `tweets`, `kept` (tweets by rule: `what`, `where`, `when`, `whom`),
///   `complete` (all four), `ahead` (naming a moment to come), `delay_minutes` (`median`, `lower`, `upper`, `tweets`)
/// - `events` (where some are given): list of `name`, `time` (seconds since 1970 in UTC), `tweets`, `first_second`
/// - `contacts`: mentions by what the accounts are: `institution`, `person`, `unknown`
/// - `links` (where there are 2 to 50 accounts): `density`, `reciprocity`, `ties` (`from`, `to`, tweets that
///   are `mentions`, `retweets`, `replies`), `topics` (`hashtag`, `accounts`, `uses`)
/// - `similarities` (where accounts can be compared): `of` (`writers` by their words, or `mentioned` by tweets),
///   `measure`, `threshold`, `accounts`, and `pairs` at least so similar: `first`, `second`, `similarity`
/// - `inputs`: list of `name`, `format`, `tweets`, `duplicates`, `skipped`, `others`, `repaired`,
///   `bytes`, `sha256`
/// - `losses`: list of `file`, `line`, `reason`
/// - `provenance`: `textmine`, `icu`, `annotator` (`kind`: `codebook`, `model` or `labels`; `name`,
///   `sha256`), `fallback`, `options` (list of `name`, `value`)
public struct ReportJSON: Encodable {
  let accounts: [String]
  let timeZone: String
  let tweets: Int
  let ownTweets: Int
  let retweets: Int
  @OrNull var retweetShare: Double?
  let undatedTweets: Int
  let tweetsWithMention: Int
  let tweetsWithHashtag: Int
  let tweetsWithLink: Int
  let period: Period
  let service: Service
  let comparison: ComparisonFigures?
  let labels: [Label]
  let kinds: [Kind]
  let quarters: [QuarterCounts]
  let tweetsByAccount: [Account]
  let mentions: Ranked
  let contacts: [String: Int]
  let hashtags: Ranked
  let words: Ranked
  let countBounds: FrequentNames.Bounds?
  let modelFit: ArchiveFit?
  let corrections: CorrectionCounts?
  let groups: Groups?
  let secondLabels: SecondLabels?
  let reach: [AccountReach]?
  let warnings: Warnings?
  let events: [Event]?
  let links: Links?
  let similarities: Alike?
  let inputs: [Input]
  let losses: [Loss]
  let provenance: Origin

  /// Makes the figures of `contents`.
  public init(_ contents: ReportContents) {
    let figures = Figures(contents)
    accounts = figures.namedAccounts
    timeZone = contents.clock.identifier
    tweets = figures.tweets
    ownTweets = figures.own
    retweets = figures.retweets
    retweetShare = share(figures.retweets, of: figures.tweets)
    undatedTweets = figures.undated
    tweetsWithMention = contents.tally.tweetsWithMention
    tweetsWithHashtag = contents.tally.tweetsWithHashtag
    tweetsWithLink = contents.tally.tweetsWithLink
    period = Period(contents.tally, figures.days)
    service = Service(figures.share, contents)
    comparison = figures.comparison.map(ComparisonFigures.init)
    labels = figures.labels.map { Label($0, of: figures.tweets) }
    kinds = figures.kinds.map { Kind($0, of: figures.tweets) }
    quarters = figures.quarters.map { QuarterCounts($0, contents.categories) }
    tweetsByAccount = figures.accounts.map { Account(account: $0.name, tweets: $0.tweets) }
    mentions = Ranked(figures.mentions)
    contacts = figures.contacts.reduce(into: [:]) { $0[$1.key.rawValue] = $1.value }
    hashtags = Ranked(figures.hashtags)
    words = Ranked(figures.words)
    countBounds = contents.tally.bounds
    modelFit = contents.fit
    corrections = contents.correctedLabels.map(CorrectionCounts.init)
    groups = contents.column.map { Groups($0, contents, figures) }
    secondLabels = contents.second.map {
      SecondLabels($0, contents.tally.second.labels, of: figures.tweets)
    }
    reach = contents.reach.isEmpty ? nil : contents.reach
    warnings = contents.tally.warnings.tweets > 0 ? Warnings(contents.tally.warnings) : nil
    events = contents.events?.events.enumerated().map { Event($1, contents.tally.events[$0]) }
    links = figures.links.map(Links.init)
    similarities = AlikeAccounts(contents, figures).map(Alike.init)
    inputs = contents.inputs.map(Input.init)
    losses = contents.losses
    provenance = Origin(
      contents.provenance, fallback: contents.fallback,
      options: contents.provenance.options + contents.selection)
  }

  /// The object, indented, with a line break at its end.
  public func rendered() throws -> String { try JSONText().rendered(self) }
}

/// An optional value that is written as null instead of being left out.
@propertyWrapper struct OrNull<Value: Encodable>: Encodable {
  var wrappedValue: Value?

  init(wrappedValue: Value?) { self.wrappedValue = wrappedValue }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(wrappedValue)
  }
}

extension ReportJSON {
  struct Groups: Encodable {
    struct Estimate: Encodable {
      let share: Double
      @OrNull var lower: Double?
      @OrNull var upper: Double?
      let codedTweets: Int
    }

    struct Part: Encodable {
      let value: String
      let tweets: Int
      let serviceTweets: Int
      @OrNull var serviceShare: Double?
      let estimate: Estimate?
    }

    let column: String
    let parts: [Part]

    init(_ column: String, _ contents: ReportContents, _ figures: Figures) {
      self.column = column
      parts = figures.groups.map { group in
        let share = group.tweets.share(contents.categories)
        return Part(
          value: group.name, tweets: group.tweets.tweets, serviceTweets: share.service,
          serviceShare: Report.share(share.service, of: share.labelled),
          estimate: contents.corrected?.groups[group.name].map {
            Estimate(
              share: $0.estimate.value.toSixDecimals,
              lower: $0.estimate.interval?.lower.toSixDecimals,
              upper: $0.estimate.interval?.upper.toSixDecimals, codedTweets: $0.coded)
          })
      }
    }
  }

  struct Warnings: Encodable {
    struct Delay: Encodable {
      let median: Int
      let lower: Int
      let upper: Int
      let tweets: Int
    }

    let tweets: Int
    let kept: Tally.Counts
    let complete: Int
    let ahead: Int
    @OrNull var delayMinutes: Delay?

    init(_ counts: WarningCounts) {
      (tweets, kept, complete, ahead) = (
        counts.tweets, counts.kept, counts.complete, counts.ahead
      )
      delayMinutes = Median(counts.delays).map {
        Delay(median: $0.value, lower: $0.lower, upper: $0.upper, tweets: $0.count)
      }
    }
  }

  struct Event: Encodable {
    let name: String
    let time: Int64
    let tweets: Int
    @OrNull var firstSecond: Int64?

    init(_ event: EventList.Event, _ seen: EventList.Seen?) {
      (name, time, tweets) = (event.name, event.time, seen?.tweets ?? 0)
      firstSecond = seen?.first
    }
  }

  struct SecondLabels: Encodable {
    struct Label: Encodable {
      let id: String
      let title: Titles
      let tweets: Int
      @OrNull var share: Double?
    }

    let codebook: String
    let sha256: String
    let labels: [Label]

    init(_ second: SecondCoding, _ counts: Tally.Counts, of all: Int) {
      codebook = second.codebook
      sha256 = second.checksum
      labels = second.categories.map { category in
        let tweets = counts[category.id, default: 0]
        return Label(
          id: category.id, title: Titles(id: category.title.indonesian, en: category.title.english),
          tweets: tweets, share: Report.share(tweets, of: all))
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

  struct CorrectionCounts: Encodable {
    let file: String
    let tweets: Int
    let changed: Int
    let missed: Int

    init(_ labels: CorrectedLabels) {
      (file, tweets) = (labels.corrections.name, labels.used)
      (changed, missed) = (labels.changed, labels.missed)
    }
  }

  struct Period: Encodable {
    @OrNull var firstDay: String?
    @OrNull var lastDay: String?
    @OrNull var firstSecond: Int64?
    @OrNull var lastSecond: Int64?

    init(_ tally: Tally, _ days: (first: CivilDay, last: CivilDay)?) {
      firstDay = days?.first.iso
      lastDay = days?.last.iso
      firstSecond = tally.first
      lastSecond = tally.last
    }
  }

  struct Label: Encodable {
    @OrNull var id: String?
    @OrNull var title: Titles?
    let service: Bool
    let tweets: Int
    @OrNull var share: Double?

    init(_ label: Figures.Label, of all: Int) {
      id = label.id
      title = label.title.map { Titles(id: $0.indonesian, en: $0.english) }
      service = label.isService
      tweets = label.tweets
      share = Report.share(label.tweets, of: all)
    }
  }

  struct Titles: Encodable {
    let id: String
    let en: String
  }

  struct Kind: Encodable {
    let kind: String
    let tweets: Int
    @OrNull var share: Double?
    let serviceTweets: Int
    @OrNull var serviceShare: Double?

    init(_ kind: Figures.Kind, of all: Int) {
      self.kind = kind.kind.name
      tweets = kind.tweets
      share = Report.share(kind.tweets, of: all)
      serviceTweets = kind.share.service
      serviceShare = Report.share(kind.share.service, of: kind.share.labelled)
    }
  }

  struct QuarterCounts: Encodable {
    let quarter: String
    let tweets: Int
    let serviceTweets: Int
    @OrNull var serviceShare: Double?
    let labels: [String: Int]
    let kinds: [String: Int]

    init(_ entry: TimeLine.Entry, _ categories: [Classifier.Category]) {
      let share = entry.tweets.share(categories)
      let labels = entry.tweets.labels
      quarter = entry.period.code
      tweets = entry.tweets.tweets
      serviceTweets = share.service
      serviceShare = Report.share(share.service, of: share.labelled)
      let known = categories.map { ($0.id, 0) }
      self.labels = Dictionary(known, uniquingKeysWith: +).merging(labels, uniquingKeysWith: +)
      kinds = Dictionary(
        uniqueKeysWithValues: TweetKind.allCases.map { ($0.name, entry.tweets.tweets(of: $0)) })
    }
  }

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

  struct Input: Encodable {
    let name: String
    let format: String
    let tweets: Int
    let duplicates: Int
    let skipped: Int
    let others: Int
    let repaired: Int
    @OrNull var bytes: Int?
    @OrNull var sha256: String?

    init(_ input: ReportInput) {
      name = input.name
      format = input.format
      tweets = input.tweets
      duplicates = input.duplicates
      skipped = input.skipped
      others = input.others
      repaired = input.repaired
      bytes = input.bytes
      sha256 = input.checksum
    }
  }

  struct Origin: Encodable {
    struct Annotator: Encodable {
      let kind: String
      let name: String
      let sha256: String
    }

    let textmine: String
    let icu: String
    let annotator: Annotator
    @OrNull var fallback: String?
    let options: [Provenance.Option]

    init(_ provenance: Provenance, fallback: String?, options: [Provenance.Option]) {
      textmine = provenance.version
      icu = provenance.icuVersion
      annotator =
        switch provenance.annotator {
        case .codebook(let name, let checksum):
          Annotator(kind: "codebook", name: name, sha256: checksum)
        case .model(let name, let checksum): Annotator(kind: "model", name: name, sha256: checksum)
        case .given(let name, let checksum): Annotator(kind: "labels", name: name, sha256: checksum)
        }
      self.fallback = fallback
      self.options = options
    }
  }
}
