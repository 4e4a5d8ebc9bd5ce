public import Classifier

/// All that a page on the accuracy of labels says, and nothing else.
public struct EvaluationContents: Sendable {
  /// How the labels were made.
  public enum Method: Equatable, Sendable {
    /// By models trained on all parts of the codes but one, which label that one, in turn.
    case parts(Int)
    /// By a codebook or model that was there already, with its name.
    case labelled(by: String)
  }

  /// Something that spoke for a label, and how much.
  public struct Evidence: Equatable, Sendable {
    /// A term, a rule or a keyword.
    public var text: String
    /// A keyword's weight, or log-odds against the runner-up.
    public var weight: Double

    /// Makes a piece of evidence.
    public init(text: String, weight: Double) {
      self.text = text
      self.weight = weight
    }
  }

  /// A tweet whose label is not its code.
  public struct Failure: Equatable, Sendable {
    /// Its id; empty where there is none.
    public var id: String
    /// Its text.
    public var text: String
    /// The person's code.
    public var code: String
    /// The program's label.
    public var label: String
    /// The label's probability, where there is one.
    public var probability: Double?
    /// What spoke for the label.
    public var evidence: [Evidence]

    /// Makes an error.
    public init(
      id: String, text: String, code: String, label: String, probability: Double?,
      evidence: [Evidence]
    ) {
      self.id = id
      self.text = text
      self.code = code
      self.label = label
      self.probability = probability
      self.evidence = evidence
    }
  }

  /// The figures.
  public var evaluation: Evaluation
  /// The number of coded tweets.
  public var tweets: Int
  /// The files with the codes.
  public var files: [String]
  /// How the labels were made.
  public var method: Method
  /// The most confident errors, the worst first.
  public var errors: [Failure]
  /// How the labels get better with codes; nil where that was not asked for.
  public var curve: LearningCurve?
  /// The version of textmine.
  public var version: String

  /// Makes the contents of a page.
  public init(
    evaluation: Evaluation, tweets: Int, files: [String], method: Method, errors: [Failure],
    curve: LearningCurve?, version: String
  ) {
    self.evaluation = evaluation
    self.tweets = tweets
    self.files = files
    self.method = method
    self.errors = errors
    self.curve = curve
    self.version = version
  }
}
