internal import Classifier
internal import Study

/// Why a tweet has its label, with the places in its text that speak for it.
actor Explainer {
  struct Answer: Sendable {
    let explanation: Explanation
    /// What spoke for the label: words, and keywords of the codebook.
    let reasons: [Explanation.Reason]
    /// Where they stand in the text, in bytes.
    let marks: [Range<Int>]
  }

  private var labeller: Labeller
  /// The keywords that the model knows; nil where it knows none.
  private var keywords: Labeller?
  private var marker: PhraseMarker
  private let keywordCategories: [String]

  init(_ source: LabelSource) throws {
    labeller = try Labeller(source)
    marker = try PhraseMarker(source.options)
    var categories: [String] = []
    if case .model(let model, _) = source, let codebook = model.codebook {
      keywords = try Labeller(LabelSource(codebook, source.options))
      categories = codebook.categories.map(\.id)
    } else {
      keywords = nil
    }
    keywordCategories = categories
  }

  /// Why a text has its label.
  func explain(_ text: String) throws -> Answer {
    labeller.label(text)
    let explanation = labeller.explanation()
    var reasons = explanation.evidence
    let isOfKeywords: (Explanation.Reason) -> Bool = { reason in
      self.keywordCategories.contains { reason.text.hasSuffix(":\($0)") }
    }
    // "konten:kegiatan" says that keywords were found: which they are says more.
    if keywords != nil, let found = reasons.firstIndex(where: isOfKeywords) {
      keywords!.label(text)
      let terms = keywords!.explanation()
      if terms.label == explanation.label, !terms.isFallback {
        let weight = reasons[found].weight
        reasons.replaceSubrange(
          found...found,
          with: terms.evidence.map { Explanation.Reason(text: $0.text, weight: weight) })
      }
    }
    return Answer(
      explanation: explanation, reasons: reasons,
      marks: try marker.ranges(of: reasons.map(\.text), in: text))
  }

  /// Where the words that a reader looks for stand in texts.
  func marks(of phrases: [String], in texts: [String]) throws -> [[Range<Int>]] {
    try texts.map { try marker.ranges(of: phrases, in: $0) }
  }
}
