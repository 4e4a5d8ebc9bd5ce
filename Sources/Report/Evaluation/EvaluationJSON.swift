internal import Classifier
internal import Statistics
public import Study

/// How well labels agree with people's codes, as JSON.
public struct EvaluationJSON: Encodable {
  private struct Category: Encodable {
    let category: String
    let precision: Estimate?
    let recall: Estimate?
    let f1: Estimate?
    let coded: Int
    let labelled: Int

    init(_ name: String, _ score: Evaluation.CategoryScore) {
      category = name
      precision = score.precision
      recall = score.recall
      f1 = score.f1
      coded = score.coded
      labelled = score.labelled
    }
  }

  private struct Curve: Encodable {
    let points: [LearningCurve.Point]
    /// What 200 more codes would add to macro-F1.
    let gainOf200: Double
    /// What 100 more would, with its interval.
    let gainOf100: Estimate
  }

  private let method: String
  private let tweets: Int
  private let macroF1: Estimate?
  private let accuracy: Estimate?
  private let kappa: Double?
  private let calibrationError: Double?
  private let categories: [Category]
  private let service: Category?
  /// Labels within codes, in the order of the categories.
  private let confusion: [[Int]]
  private let errors: [EvaluationStudy.Mislabelling]
  private let learningCurve: Curve?
  /// The labels beside others of the same tweets.
  private let comparison: [LabelComparison.Row]
  /// The labels in each part of the tweets.
  private let parts: [LabelComparison.Row]
  private let shareWorth: ShareWorth?

  /// Makes the JSON of `study`.
  public init(_ study: EvaluationStudy) {
    let evaluation = study.evaluation
    method =
      switch study.method {
      case .parts(let parts): "\(parts) parts, each held back once"
      case .labelled(let name): "labelled by \(name)"
      }
    tweets = study.tweets
    macroF1 = evaluation.macroF1
    accuracy = evaluation.accuracy
    kappa = evaluation.kappa
    calibrationError = evaluation.calibrationError
    categories = zip(evaluation.categories, evaluation.scores).map { Category($0.id, $1) }
    service = evaluation.service.map { Category("service content", $0) }
    confusion = evaluation.confusion
    errors = study.errors
    comparison = study.comparison
    parts = study.parts
    shareWorth = study.worth
    learningCurve = study.curve.map {
      Curve(
        points: $0.points, gainOf200: $0.gain(of: 200),
        gainOf100: $0.expectedGain(of: LearningCurve.more))
    }
  }
}
