public import Classifier
internal import Corpus

/// How well labels agree with people's codes: by models that label what they have not learnt, or by a
/// codebook or model that is there already.
public struct EvaluationStudy: Sendable {
  /// How the labels were made.
  public enum Method: Equatable, Sendable {
    /// By models trained on all parts of the codes but one, which label that one, in turn.
    case parts(Int)
    /// By a codebook or model that was there already, with its name.
    case labelled(by: String)
  }

  /// A tweet whose label is not its code.
  public struct Mislabelling: Equatable, Encodable, Sendable {
    /// Its id; empty where there is none.
    public let id: String
    /// Its text.
    public let text: String
    /// The person's code.
    public let code: String
    /// The program's label.
    public let label: String
    /// The label's probability, where there is one.
    public let probability: Double?
    /// What spoke for the label.
    public let evidence: [Explanation.Reason]

    /// Makes a mislabelling.
    public init(
      id: String, text: String, code: String, label: String, probability: Double?,
      evidence: [Explanation.Reason]
    ) {
      self.id = id
      self.text = text
      self.code = code
      self.label = label
      self.probability = probability
      self.evidence = evidence
    }

    init(
      _ tweet: CodedTweet, code: String, label: String, probability: Double?,
      _ evidence: [Explanation.Reason]
    ) {
      self.init(
        id: tweet.id, text: String(decoding: tweet.text, as: UTF8.self), code: code,
        label: label, probability: probability, evidence: evidence)
    }
  }

  /// The figures.
  public var evaluation: Evaluation
  /// The number of coded tweets.
  public var tweets: Int
  /// How the labels were made.
  public var method: Method
  /// The most confident errors, the worst first.
  public var errors: [Mislabelling]
  /// How labels get better with codes; nil where that was not asked for.
  public var curve: LearningCurve?
  /// How many of the tweets the model, or the one that training began with, was trained on: with any, the figures are
  /// too good.
  public var learnt: Int
  /// The labels beside others of the same tweets: the majority, keywords, models, a second coder.
  public var comparison: [LabelComparison.Row]
  /// The labels in each part of the tweets, as of each kind of account.
  public var parts: [LabelComparison.Row]
  /// What a share from these labels is worth; nil where no category is service content.
  public var worth: ShareWorth?

  /// Makes a study of figures that are known already.
  public init(
    evaluation: Evaluation, tweets: Int, method: Method, errors: [Mislabelling],
    curve: LearningCurve? = nil, learnt: Int = 0, comparison: [LabelComparison.Row] = [],
    parts: [LabelComparison.Row] = [], worth: ShareWorth? = nil
  ) {
    self.comparison = comparison
    self.parts = parts
    self.worth = worth
    self.evaluation = evaluation
    self.tweets = tweets
    self.method = method
    self.errors = errors
    self.curve = curve
    self.learnt = learnt
  }
}

extension EvaluationStudy {
  /// What is asked beside the figures.
  public struct Options: Sendable {
    /// The number of errors to keep.
    public var errors: Int
    /// Determines the bootstrap.
    public var seed: UInt64
    /// Whether tweets of one ``CodedTweet/group`` are held back together.
    public var isGrouped: Bool
    /// Whether a learning curve is wanted, which trains four times as many models again.
    public var hasCurve: Bool
    /// What else labels the tweets, to compare with.
    public var rivals: [LabelSource]

    /// Makes the options.
    public init(
      errors: Int = 10, seed: UInt64 = 1, isGrouped: Bool = false, hasCurve: Bool = false,
      rivals: [LabelSource] = []
    ) {
      self.rivals = rivals
      self.errors = errors
      self.seed = seed
      self.isGrouped = isGrouped
      self.hasCurve = hasCurve
    }
  }

  /// Trains on all parts of the codes but one and labels that one, each part in turn; near-duplicates
  /// stay in one part.
  ///
  /// - Parameters:
  ///   - codes: what people coded.
  ///   - set: the same tweets in the same order, as models learn from them.
  ///   - codebook: lends the categories that it knows their titles and order.
  ///   - training: how models are trained, in how many parts.
  ///   - options: what is asked beside the figures.
  /// - Throws: `TrainingError` where there is too little to learn from or none to hold back.
  public init(
    crossValidating codes: CodeSet, _ set: borrowing TrainingSet, codebook: Codebook?,
    training: TrainingOptions, options: Options
  ) throws {
    let tweets = codes.tweets
    let groups = options.isGrouped ? Self.groups(of: tweets) : nil
    let validation = try CrossValidation(
      of: set, codebook: codebook, options: training, groups: groups)
    self.init(
      evaluation: validation.evaluation(seed: options.seed), tweets: tweets.count,
      method: .parts(validation.foldCount),
      errors: try Self.errors(validation, codes, set, codebook, training, options.errors),
      curve: options.hasCurve
        ? try CrossValidation.learningCurve(
          of: set, codebook: codebook, options: training, groups: groups) : nil,
      learnt: training.base.map { base in tweets.count { base.hasLearnt($0.text.span) } } ?? 0)
    var labels = [Int?](repeating: nil, count: tweets.count)
    for (text, label) in zip(validation.texts, validation.labels) { labels[text] = label }
    var drawn = [Int](repeating: 0, count: tweets.count)
    for (text, group) in zip(validation.texts, validation.groups) { drawn[text] = group }
    try compare(
      labels, called: "trained", validation.categories, codes, groups: drawn, options)
  }

  /// A number for each distinct group, in any case, since accounts are groups; tweets without one are each a group of
  /// their own.
  static func groups(of tweets: [CodedTweet]) -> [Int] {
    var numbers: [String: Int] = [:]
    return tweets.enumerated().map { index, tweet in
      if tweet.group.isEmpty { return -1 - index }
      let group = AccountSpelling.folded(tweet.group)
      let number = numbers[group] ?? numbers.count
      numbers[group] = number
      return number
    }
  }

  /// The most confident errors, explained by models trained as those that made them.
  private static func errors(
    _ validation: CrossValidation, _ codes: CodeSet, _ set: borrowing TrainingSet,
    _ codebook: Codebook?, _ training: TrainingOptions, _ limit: Int
  ) throws -> [Mislabelling] {
    let labels = validation.labels
    func probability(_ index: Int) -> Double { validation.probabilities[index][labels[index]] }
    let worst = labels.indices.filter { labels[$0] != validation.codes[$0] }
      .sorted { (probability($1), $0) < (probability($0), $1) }.prefix(limit)
    var found: [Mislabelling] = []
    for fold in Set(worst.map { validation.folds[$0] }).sorted() {
      let members = labels.indices.filter { validation.folds[$0] == fold }
      var model = try Model.train(
        on: set, codebook: codebook, options: training,
        leavingOut: Set(members.map { validation.texts[$0] }))
      if model.takesAnyRoots { model.use(set.options) }
      var labeller = try Labeller(.model(model, name: ""))
      for index in worst where validation.folds[index] == fold {
        let tweet = codes.tweets[validation.texts[index]]
        labeller.label(tweet.text.span)
        let why = labeller.explanation()
        found.append(
          Mislabelling(
            tweet, code: codes.code(of: tweet), label: why.label, probability: why.probability,
            why.evidence))
      }
    }
    return mostConfident(found, limit)
  }

  /// Compares labels with the codes.
  ///
  /// - Throws: ``GivenLabelError/missing(labels:tweets:firstID:)`` where another program gave no label.
  public init(of codes: CodeSet, labelledBy origin: LabelOrigin, options: Options) throws {
    var categories = origin.categories
    for code in Set(codes.tweets.map(codes.code)).sorted()
    where !categories.contains(where: { $0.id == code }) {
      categories.append(Category(named: code))
    }
    let indices = Dictionary(uniqueKeysWithValues: zip(categories.map(\.id), categories.indices))
    let groups = options.isGrouped ? Self.groups(of: codes.tweets) : Array(codes.tweets.indices)
    var labeller = try TweetLabeller(origin)
    var outcomes: [Evaluation.Outcome] = []
    var errors: [Mislabelling] = []
    for (index, tweet) in codes.tweets.enumerated() {
      guard let label = labeller.label(tweet) else { continue }
      let code = codes.code(of: tweet)
      outcomes.append(
        Evaluation.Outcome(
          code: indices[code]!, label: label.category, probability: label.probability,
          group: groups[index]))
      if categories[label.category].id != code {
        errors.append(
          Mislabelling(
            tweet, code: code, label: categories[label.category].id,
            probability: label.probability, labeller.evidence))
      }
    }
    try labeller.missing.check(origin)
    self.init(
      evaluation: Evaluation(outcomes, categories: categories, seed: options.seed),
      tweets: codes.tweets.count, method: .labelled(by: origin.name),
      errors: Self.mostConfident(errors, options.errors), learnt: origin.learnt(of: codes.tweets))
    try compare(
      outcomes.map(\.label), called: origin.name, categories, codes, groups: groups, options)
  }

  private static func mostConfident(_ errors: [Mislabelling], _ limit: Int) -> [Mislabelling] {
    let sorted = errors.enumerated().sorted {
      ($1.element.probability ?? 0, $0.offset) < ($0.element.probability ?? 0, $1.offset)
    }
    return sorted.prefix(limit).map(\.element)
  }
}

extension LabelOrigin {
  /// How many of the tweets the labels' model was trained on; 0 without one.
  fileprivate func learnt(of tweets: [CodedTweet]) -> Int {
    guard case .program(.model(let model, _)) = self else { return 0 }
    return tweets.count { model.hasLearnt($0.text.span) }
  }
}
