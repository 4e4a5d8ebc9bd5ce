internal import Classifier
internal import Corpus
internal import Lexicon
internal import Statistics

/// The figures of a report as one JSON object, for machines. It is the same in every language:
/// titles come as `{"id": …, "en": …}`.
///
/// Keys, in this order; shares are numbers from 0 to 1 with six decimals, days are `YYYY-MM-DD` in
/// `time_zone`, what is undefined or unknown is null:
///
/// - `accounts`: names without `@`; `time_zone`
/// - `tweets`, `own_tweets`, `retweets`, `retweet_share`, `undated_tweets`; tweets with at least
///   one of each: `tweets_with_mention`, `tweets_with_hashtag`, `tweets_with_link`
/// - `period`: `first_day`, `last_day`, `first_second` and `last_second` (since 1970 in UTC)
/// - `service`: `service_tweets`, `labelled_tweets`, `share` (of the labels), `corrected` (whether the
///   labels' errors are corrected besides); if so `estimate`: `share`, `lower`, `upper`, `level`,
///   `coded_tweets`, `method` (`sample` or `prior_shift`), `seed`, `agreement` (Krippendorff's α),
///   `quarters` (list of `quarter`, `share`, `lower`, `upper`), `sentence`
/// - `labels`: list of `id` (null: the tweets without label), `title`, `service`, `tweets`, `share`
/// - `kinds`: list of `kind`, `tweets`, `share`, `service_tweets`, `service_share`
/// - `quarters`: list of `quarter` (`2019-Q3`), `tweets`, `service_tweets`, `service_share`,
///   `labels` and `kinds` (objects of tweets by id and by name; unlabelled tweets are left out)
/// - `tweets_by_account`: list of `account`, `tweets`
/// - `mentions`, `hashtags`, `words`: `total`, `distinct` and `top`, a list of `name` (the folded
///   form or stem), `spelling` (the most frequent one), `count`, `share` (of all) and `spellings`
///   (list of `spelling`, `count`)
/// - `inputs`: list of `name`, `format`, `tweets`, `duplicates`, `skipped`, `others`, `repaired`,
///   `bytes`, `sha256`
/// - `losses`: list of `file`, `line`, `reason`
/// - `provenance`: `textmine`, `icu`, `annotator` (`kind`: `codebook` or `model`; `name`,
///   `sha256`), `fallback`, `options` (list of `name`, `value`)
public struct ReportJSON {
  private let contents: ReportContents
  private let figures: Figures

  /// Makes the figures of `contents`.
  public init(_ contents: ReportContents) {
    self.contents = contents
    figures = Figures(contents)
  }

  /// The object, indented, with a line break at its end.
  public func rendered() -> String {
    let tally = contents.tally
    let head: [(key: String, value: JSONValue)] = [
      ("accounts", .array(contents.namedAccounts.map(JSONValue.string))),
      ("time_zone", .string(contents.clock.identifier)),
      ("tweets", .integer(figures.tweets)),
      ("own_tweets", .integer(figures.own)),
      ("retweets", .integer(figures.retweets)),
      ("retweet_share", JSONValue(figures.retweets, of: figures.tweets)),
      ("undated_tweets", .integer(figures.undated)),
      ("tweets_with_mention", .integer(tally.tweetsWithMention)),
      ("tweets_with_hashtag", .integer(tally.tweetsWithHashtag)),
      ("tweets_with_link", .integer(tally.tweetsWithLink)),
    ]
    let body: [(key: String, value: JSONValue)] = [
      ("period", period), ("service", service), ("labels", labels), ("kinds", kinds),
      ("quarters", quarters), ("tweets_by_account", accounts),
      ("mentions", ranking(figures.mentions)), ("hashtags", ranking(figures.hashtags)),
      ("words", ranking(figures.words)), ("inputs", inputs), ("losses", losses),
      ("provenance", provenance),
    ]
    return JSONValue.object(head + body).rendered() + "\n"
  }

  private var period: JSONValue {
    func iso(_ day: CivilDay) -> String {
      func digits(_ number: Int, _ width: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, width - text.count)) + text
      }
      return "\(digits(day.year, 4))-\(digits(day.month, 2))-\(digits(day.day, 2))"
    }
    return .object([
      ("first_day", JSONValue(figures.days.map { iso($0.first) })),
      ("last_day", JSONValue(figures.days.map { iso($0.last) })),
      ("first_second", JSONValue(contents.tally.first.map(Int.init))),
      ("last_second", JSONValue(contents.tally.last.map(Int.init))),
    ])
  }

  private var service: JSONValue {
    .object(
      [
        ("service_tweets", .integer(figures.share.service)),
        ("labelled_tweets", .integer(figures.share.labelled)),
        ("share", JSONValue(figures.share.service, of: figures.share.labelled)),
        ("corrected", .bool(contents.corrected != nil)),
      ] + (contents.corrected.map { [("estimate", estimate($0))] } ?? []))
  }

  private func estimate(_ corrected: CorrectedShare) -> JSONValue {
    func rounded(_ share: Double?) -> JSONValue {
      share.map { .number(($0 * 1e6).rounded() / 1e6) } ?? .null
    }
    let version = contents.provenance.version
    return .object([
      ("share", rounded(corrected.estimate.value)),
      ("lower", rounded(corrected.estimate.interval?.lower)),
      ("upper", rounded(corrected.estimate.interval?.upper)),
      ("level", .number(corrected.level)),
      ("coded_tweets", .integer(corrected.coded)),
      ("method", .string(corrected.method.rawValue)),
      ("seed", .string(String(corrected.seed))),
      ("agreement", rounded(corrected.agreement)),
      (
        "quarters",
        .array(
          corrected.periods.map { period in
            .object([
              ("quarter", .string(period.quarter.code)),
              ("share", rounded(period.estimate?.value)),
              ("lower", rounded(period.estimate?.interval?.lower)),
              ("upper", rounded(period.estimate?.interval?.upper)),
            ])
          })
      ),
      (
        "sentence",
        .object([
          ("id", .string(corrected.sentence(in: .indonesian, version: version))),
          ("en", .string(corrected.sentence(in: .english, version: version))),
        ])
      ),
    ])
  }

  private var labels: JSONValue {
    .array(
      figures.labels.map { label in
        .object([
          ("id", JSONValue(label.id)),
          ("title", label.title.map(both) ?? .null),
          ("service", .bool(label.isService)),
          ("tweets", .integer(label.tweets)),
          ("share", JSONValue(label.tweets, of: figures.tweets)),
        ])
      })
  }

  private func both(_ wording: Wording) -> JSONValue {
    .object([("id", .string(wording.indonesian)), ("en", .string(wording.english))])
  }

  private var kinds: JSONValue {
    .array(
      figures.kinds.map { kind in
        .object([
          ("kind", .string(kind.kind.name)),
          ("tweets", .integer(kind.tweets)),
          ("share", JSONValue(kind.tweets, of: figures.tweets)),
          ("service_tweets", .integer(kind.share.service)),
          ("service_share", JSONValue(kind.share.service, of: kind.share.labelled)),
        ])
      })
  }

  private var quarters: JSONValue {
    .array(
      figures.periods.map { period in
        .object([
          ("quarter", .string(period.quarter.code)),
          ("tweets", .integer(period.tweets)),
          ("service_tweets", .integer(period.share.service)),
          ("service_share", JSONValue(period.share.service, of: period.share.labelled)),
          (
            "labels",
            .object(
              zip(figures.labels, period.labels).compactMap { label, tweets in
                label.id.map { ($0, .integer(tweets)) }
              })
          ),
          (
            "kinds",
            .object(
              zip(figures.kinds, period.kinds).map { ($0.kind.name, .integer($1)) })
          ),
        ])
      })
  }

  private var accounts: JSONValue {
    .array(
      figures.accounts.map { account in
        .object([("account", .string(account.name)), ("tweets", .integer(account.tweets))])
      })
  }

  private func ranking(_ ranking: Ranking) -> JSONValue {
    .object([
      ("total", .integer(ranking.total)),
      ("distinct", .integer(ranking.distinct)),
      (
        "top",
        .array(
          ranking.rows.map { row in
            .object([
              ("name", .string(row.key)),
              ("spelling", .string(row.spelling)),
              ("count", .integer(row.count)),
              ("share", JSONValue(row.count, of: ranking.total)),
              (
                "spellings",
                .array(
                  row.spellings.map {
                    .object([("spelling", .string($0.spelling)), ("count", .integer($0.count))])
                  })
              ),
            ])
          })
      ),
    ])
  }

  private var inputs: JSONValue {
    .array(
      contents.inputs.map { input in
        .object([
          ("name", .string(input.name)),
          ("format", .string(input.format)),
          ("tweets", .integer(input.tweets)),
          ("duplicates", .integer(input.duplicates)),
          ("skipped", .integer(input.skipped)),
          ("others", .integer(input.others)),
          ("repaired", .integer(input.repaired)),
          ("bytes", JSONValue(input.bytes)),
          ("sha256", JSONValue(input.checksum)),
        ])
      })
  }

  private var losses: JSONValue {
    .array(
      contents.losses.map { loss in
        .object([
          ("file", .string(loss.file)),
          ("line", JSONValue(loss.line)),
          ("reason", .string(loss.reason)),
        ])
      })
  }

  private var provenance: JSONValue {
    let provenance = contents.provenance
    let (kind, name, checksum) =
      switch provenance.annotator {
      case .codebook(let name, let checksum): ("codebook", name, checksum)
      case .model(let name, let checksum): ("model", name, checksum)
      }
    return .object([
      ("textmine", .string(provenance.version)),
      ("icu", .string(provenance.icuVersion)),
      (
        "annotator",
        .object([
          ("kind", .string(kind)), ("name", .string(name)), ("sha256", .string(checksum)),
        ])
      ),
      ("fallback", JSONValue(contents.fallback)),
      (
        "options",
        .array(
          provenance.options.map {
            .object([("name", .string($0.name)), ("value", .string($0.value))])
          })
      ),
    ])
  }
}
