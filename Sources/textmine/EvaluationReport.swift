import Classifier
import Corpus
import Foundation
import Report
import Statistics

/// What `evaluate` says.
struct EvaluationReport: Encodable {
  struct Category: Encodable {
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

  /// A tweet whose label is not its code.
  struct Failure: Encodable {
    struct Item: Encodable {
      let text: String
      let weight: Double
    }

    let id: String
    let text: String
    let code: String
    let label: String
    let probability: Double?
    let evidence: [Item]

    init(_ failure: EvaluationContents.Failure) {
      id = failure.id
      text = failure.text
      code = failure.code
      label = failure.label
      probability = failure.probability
      evidence = failure.evidence.map { Item(text: $0.text, weight: $0.weight) }
    }
  }

  struct Curve: Encodable {
    let points: [LearningCurve.Point]
    /// What 200 more codes would add to macro-F1.
    let gainOf200: Double
  }

  let method: String
  let tweets: Int
  let macroF1: Estimate?
  let accuracy: Estimate?
  let kappa: Double?
  let calibrationError: Double?
  let categories: [Category]
  let service: Category?
  /// Labels within codes, in the order of the categories.
  let confusion: [[Int]]
  let errors: [Failure]
  let learningCurve: Curve?

  init(_ contents: EvaluationContents) {
    let evaluation = contents.evaluation
    method =
      switch contents.method {
      case .parts(let parts): "\(parts) parts, each held back once"
      case .labelled(let name): "labelled by \(name)"
      }
    tweets = contents.tweets
    macroF1 = evaluation.macroF1
    accuracy = evaluation.accuracy
    kappa = evaluation.kappa
    calibrationError = evaluation.calibrationError
    categories = zip(evaluation.categories, evaluation.scores).map { Category($0.id, $1) }
    service = evaluation.service.map { Category("service content", $0) }
    confusion = evaluation.confusion
    errors = contents.errors.map(Failure.init)
    learningCurve = contents.curve.map { Curve(points: $0.points, gainOf200: $0.gain(of: 200)) }
  }

  /// Prints tables for people.
  func print() throws {
    try write("\(tweets) coded tweets; \(method)\n\n")
    var table = TextTable(["category", "precision", "recall", "F1", "95 % interval", "coded"])
    for row in categories + (service.map { [$0] } ?? []) where row.coded + row.labelled > 0 {
      table.add([
        row.category, figure(row.precision?.value), figure(row.recall?.value),
        figure(row.f1?.value), range(row.f1), String(row.coded),
      ])
    }
    try writeText(table.rendered())
    try write(
      """

      macro-F1 \(figure(macroF1?.value)) (\(range(macroF1)))
      accuracy \(figure(accuracy?.value)) (\(range(accuracy)))
      kappa    \(figure(kappa))
      calibration error \(figure(calibrationError))

      codes in rows, labels in columns:

      """)
    try printConfusion()
    try printCurve()
    try printErrors()
  }

  private func printConfusion() throws {
    let used = categories.indices.filter { categories[$0].coded + categories[$0].labelled > 0 }
    var table = TextTable(["code"] + used.map { categories[$0].category })
    for code in used {
      table.add([categories[code].category] + used.map { String(confusion[code][$0]) })
    }
    try writeText(table.rendered())
  }

  private func printCurve() throws {
    guard let learningCurve else { return }
    try write("\nmacro-F1 by number of codes learnt from:\n")
    for point in learningCurve.points {
      try write("  \(point.codes): \(figure(point.macroF1))\n")
    }
    try write(
      "200 more codes would add about \(figure(learningCurve.gainOf200)), if it goes on so\n")
  }

  private func printErrors() throws {
    if errors.isEmpty { return }
    try write("\nerrors, the most confident first:\n")
    for error in errors {
      let probability = error.probability.map { " (\($0.decimals(2)))" } ?? ""
      let evidence = error.evidence.map { "\($0.text) +\($0.weight.decimals(2))" }
      let text = error.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      try write(
        """
          \(error.id.isEmpty ? "" : "\(error.id): ")coded \(error.code), labelled \
        \(error.label)\(probability)
            \(String(text.prefix(150)).printable)
            \((evidence.isEmpty ? "no evidence" : evidence.joined(separator: "; ")).printable)

        """)
    }
  }

  private func write(_ text: String) throws {
    try OutputFile(path: "-").write(Array(text.utf8))
  }

  private func figure(_ value: Double?) -> String { value?.decimals(3) ?? "–" }

  private func range(_ estimate: Estimate?) -> String {
    guard let interval = estimate?.interval else { return "–" }
    return "\(interval.lower.decimals(3))–\(interval.upper.decimals(3))"
  }
}
