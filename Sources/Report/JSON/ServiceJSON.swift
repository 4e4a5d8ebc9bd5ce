internal import Classifier
internal import Corpus
internal import Statistics

extension ReportJSON {
  /// The share of service content, by the labels and as codes correct it.
  struct Service: Encodable {
    let serviceTweets: Int
    let labelledTweets: Int
    @OrNull var share: Double?
    let corrected: Bool
    let estimate: Corrected?

    init(_ share: Share, _ contents: ReportContents) {
      serviceTweets = share.service
      labelledTweets = share.labelled
      let isKnown = contents.categories.contains(where: \.isService)
      self.share = isKnown ? Report.share(share.service, of: share.labelled) : nil
      corrected = contents.corrected != nil
      estimate = contents.corrected.map { Corrected($0, version: contents.provenance.version) }
    }
  }

  struct Corrected: Encodable {
    struct Period: Encodable {
      let period: String
      let codedTweets: Int
      @OrNull var share: Double?
      @OrNull var lower: Double?
      @OrNull var upper: Double?
    }

    struct Category: Encodable {
      let id: String
      let share: Double
      @OrNull var lower: Double?
      @OrNull var upper: Double?
    }

    struct Part: Encodable {
      let kind: String
      let codedTweets: Int
      @OrNull var share: Double?
      @OrNull var lower: Double?
      @OrNull var upper: Double?
    }

    struct Account: Encodable {
      let account: String
      let codedTweets: Int
      let share: Double
      @OrNull var lower: Double?
      @OrNull var upper: Double?
    }

    let share: Double
    @OrNull var lower: Double?
    @OrNull var upper: Double?
    let level: Double
    let codedTweets: Int
    let method: CorrectedShare.Method
    /// Text, since a seed may have more digits than a reader's numbers.
    let seed: String
    @OrNull var agreement: Double?
    let periods: [Period]
    let categories: [Category]
    let parts: [Part]
    let accounts: [Account]
    let uncodedTweets: Int
    let coders: Int
    let draws: Int
    let sentence: Titles

    init(_ corrected: CorrectedShare, version: String) {
      share = corrected.estimate.value.toSixDecimals
      lower = corrected.estimate.interval?.lower.toSixDecimals
      upper = corrected.estimate.interval?.upper.toSixDecimals
      level = corrected.level
      codedTweets = corrected.coded
      method = corrected.method
      seed = String(corrected.seed)
      agreement = corrected.agreement?.toSixDecimals
      periods = corrected.periods.map { period in
        Period(
          period: period.period.code, codedTweets: period.coded,
          share: period.estimate?.value.toSixDecimals,
          lower: period.estimate?.interval?.lower.toSixDecimals,
          upper: period.estimate?.interval?.upper.toSixDecimals)
      }
      categories = corrected.categories.sorted { $0.key < $1.key }.map { id, estimate in
        Category(
          id: id, share: estimate.value.toSixDecimals,
          lower: estimate.interval?.lower.toSixDecimals,
          upper: estimate.interval?.upper.toSixDecimals)
      }
      parts = corrected.parts.map { part in
        Part(
          kind: part.isRetweets ? "retweet" : "own", codedTweets: part.coded,
          share: part.estimate?.value.toSixDecimals,
          lower: part.estimate?.interval?.lower.toSixDecimals,
          upper: part.estimate?.interval?.upper.toSixDecimals)
      }
      accounts = corrected.accounts.sorted { $0.key < $1.key }.map { name, part in
        Account(
          account: name, codedTweets: part.coded, share: part.estimate.value.toSixDecimals,
          lower: part.estimate.interval?.lower.toSixDecimals,
          upper: part.estimate.interval?.upper.toSixDecimals)
      }
      uncodedTweets = corrected.uncoded
      coders = corrected.coders
      draws = corrected.draws
      sentence = Titles(
        id: corrected.sentence(in: .indonesian, version: version),
        en: corrected.sentence(in: .english, version: version))
    }
  }
}

extension ReportJSON {
  /// The shares of two parts and their difference.
  struct ComparisonFigures: Encodable {
    struct Side: Encodable {
      let part: String
      let tweets: Int
      @OrNull var codedTweets: Int?
      @OrNull var share: Double?
      @OrNull var lower: Double?
      @OrNull var upper: Double?

      init(_ side: Comparison.Side) {
        part = side.part.code
        tweets = side.tweets
        codedTweets = side.coded
        share = side.value?.toSixDecimals
        let interval = side.value == nil ? nil : side.estimate?.interval
        lower = interval?.lower.toSixDecimals
        upper = interval?.upper.toSixDecimals
      }
    }

    let first: Side
    let second: Side
    @OrNull var difference: Double?
    @OrNull var lower: Double?
    @OrNull var upper: Double?
    let verdict: String

    init(_ comparison: Comparison) {
      first = Side(comparison.sides[0])
      second = Side(comparison.sides[1])
      difference = comparison.difference?.value.toSixDecimals
      lower = comparison.difference?.interval?.lower.toSixDecimals
      upper = comparison.difference?.interval?.upper.toSixDecimals
      verdict =
        switch comparison.verdict {
        case .more: "more"
        case .less: "less"
        case .notShown: "not_shown"
        case .tooFew: "too_few"
        case .unchecked: "unchecked"
        }
    }
  }
}
