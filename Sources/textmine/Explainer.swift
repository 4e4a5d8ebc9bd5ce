import Classifier
import Lexicon

/// Labels single texts, with all that made the label.
struct Explainer: ~Copyable {
  struct Explanation: Encodable {
    struct Item: Encodable {
      let text: String
      let weight: Double
    }

    let label: String
    let probability: Double?
    let runnerUp: String?
    /// Whether nothing in the text spoke for any category.
    let isFallback: Bool
    let evidence: [Item]
  }

  private var analyzer: Analyzer
  private var analysis = Analysis()
  private var annotator: any Annotator
  private var prediction = Prediction()

  init(_ source: LabelSource) throws {
    let annotator = try source.annotator()
    analyzer = try Analyzer(source.options, splitsHashtags: annotator.usesHashtagWords)
    self.annotator = annotator
  }

  mutating func explain(_ text: [UInt8]) -> Explanation {
    analyzer.analyze(text.span, into: &analysis)
    annotator.annotate(analysis, of: analyzer, into: &prediction)
    let categories = annotator.categories
    var items: [Explanation.Item] = []
    for evidence in prediction.evidence {
      annotator.withText(of: evidence, of: analyzer) { text in
        let text = text.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
        items.append(Explanation.Item(text: text, weight: Double(evidence.weight)))
      }
    }
    return Explanation(
      label: categories[prediction.category].id, probability: prediction.probability,
      runnerUp: prediction.runnerUp.map { categories[$0].id },
      isFallback: prediction.isFallback, evidence: items)
  }
}
