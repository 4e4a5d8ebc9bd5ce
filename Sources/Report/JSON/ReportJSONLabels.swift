internal import Classifier
internal import Corpus
internal import Lexicon
internal import Statistics
internal import Study

/// What labels say: by category, kind and period, by a second codebook, by a person, and of warnings.
extension ReportJSON {
  struct Label: Encodable {
    @OrNull var id: String?
    @OrNull var title: Titles?
    let service: Bool
    let tweets: Int
    @OrNull var share: Double?

    init(_ label: Figures.Label, of all: Int) {
      id = label.id
      title = label.title.map(Titles.init)
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
          id: category.id, title: Titles(category.title), tweets: tweets,
          share: Report.share(tweets, of: all))
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
}

extension ReportJSON.Titles {
  init(_ wording: Wording) { self.init(id: wording.indonesian, en: wording.english) }
}
