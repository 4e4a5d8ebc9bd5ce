public import Classifier
internal import Lexicon

/// The labels of coded tweets, as they would be if nobody had coded them.
public struct HeldOutLabels: Sendable {
  /// A coded tweet's label.
  public struct Label: Equatable, Sendable {
    /// The index of the category.
    public let category: Int
    /// How strongly something spoke for it: see ``LabelBand``.
    public let band: Int
    /// The probability of each category of a model; empty where nothing tells.
    public let posterior: [Double]
  }

  /// By the tweets' ids.
  private var labels: [String: Label] = [:]

  /// The label of the tweet with this id; nil where it has none of its own.
  public subscript(id: String) -> Label? { labels[id] }

  /// Makes labels of no tweets.
  init() {}

  /// The labels of all coded tweets.
  ///
  /// - Throws: `LexiconError`, `TrainingError` where a model cannot be trained on the others, and
  ///   ``GivenLabelError`` where another program has not labelled a coded tweet.
  public init(of codes: CodeSet, by labels: LabelOrigin) throws {
    var labeller = try TweetLabeller(labels)
    for tweet in codes.tweets {
      guard let label = labeller.label(tweet) else {
        throw GivenLabelError.unlabelledCodes(tweet.place)
      }
      self.labels[tweet.id] = Label(
        category: label.category, band: label.band, posterior: labeller.posterior)
    }
    self.labels.merge(try HeldOutLabels(learntBy: labels, codes).labels) { $1 }
  }

  /// The labels of those coded tweets that a model has learnt from, by models that are trained on the
  /// others in turn: out-of-fold labels, since the model's own labels of its training tweets would be
  /// optimistic. A model that was trained from the weights of another has them in its file.
  public init(learntBy labels: LabelOrigin, _ codes: CodeSet) throws {
    guard case .program(let source) = labels, case .model(let model, _) = source else { return }
    if model.holdsOut {
      var labeller = try Labeller(source)
      for tweet in codes.tweets where labeller.label(heldOut: tweet.text.span) {
        let label = TweetLabel(labeller.prediction)
        self.labels[tweet.id] = Label(
          category: label.category, band: label.band, posterior: labeller.probabilities)
      }
      return
    }
    let learnt = codes.tweets.map { model.hasLearnt($0.text.span) }
    guard learnt.contains(true), let options = model.summary.options else { return }
    let finds = try model.codebook.map { try CompiledCodebook($0, model.options) }
    var set = try TrainingSet(
      model.options, features: options.features, codebook: finds)
    let ids = model.categories.map(\.id)
    for tweet in codes.tweets {
      let known = tweet.given.first.flatMap { $0 < ids.count ? ids[$0] : nil }
      set.add(tweet.text.span, code: known)
    }
    let validation = try CrossValidation(of: set, like: model)
    let indices = validation.categories.map { ids.firstIndex(of: $0.id) }
    for (text, probabilities) in zip(validation.texts, validation.probabilities)
    where learnt[text] {
      var posterior = [Double](repeating: 0, count: ids.count)
      for case (let index?, let probability) in zip(indices, probabilities) {
        posterior[index] = probability
      }
      let category = posterior.indices.max { posterior[$0] < posterior[$1] }!
      self.labels[codes.tweets[text].id] = Label(
        category: category, band: LabelBand.band(of: posterior[category]), posterior: posterior)
    }
  }
}

extension LabelSource {
  /// The categories that people may give: those of the labels, and behind them what else the
  /// codebook has that the labels are from; a model knows only those that it was trained on.
  public var codableCategories: [Classifier.Category] {
    guard case .model = self else { return categories }
    let ids = Set(categories.map(\.id))
    for name in Codebook.standardNames {
      guard let codebook = try? Codebook.standard(name),
        ids.isSubset(of: codebook.categories.map(\.id))
      else { continue }
      return categories + codebook.categories.filter { !ids.contains($0.id) }
    }
    return categories
  }
}
