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
  public init(_ contents: ReportContents) { self.init(contents, Figures(contents)) }

  /// Makes the figures of a page, without counting anew.
  public init(_ page: ReportHTML) { self.init(page.contents, page.figures) }

  private init(_ contents: ReportContents, _ figures: Figures) {
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
