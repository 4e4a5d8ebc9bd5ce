public import Lexicon

/// A reason for a label: a keyword of a codebook or a term of a model, and what it adds.
public struct Evidence: Equatable, Sendable {
  /// Which keyword or term; the annotator that gave the evidence knows its text.
  let source: Int32
  /// How much it speaks for the label: a keyword's weight, or a term's log-odds against the
  /// runner-up.
  public let weight: Float
}

/// What an annotator says of one tweet; refilled for the next.
public struct Prediction: Sendable {
  /// The label: a place in the annotator's categories.
  public internal(set) var category = 0
  /// How likely the label is right, 0 to 1 and calibrated; nil where the annotator cannot know.
  public internal(set) var probability: Double?
  /// Whether nothing in the text spoke for any category, so that the label is a mere fallback.
  public internal(set) var isFallback = false
  /// What spoke for the label, the strongest first.
  public internal(set) var evidence: [Evidence] = []

  /// Makes an empty prediction.
  public init() {}
}

/// Whatever gives each tweet one of several exclusive labels.
///
/// An annotator remembers what it has found out about each spelling, so one serves one thread and one
/// ``Analyzer``; what it knows, a codebook or a model, is shared.
public protocol Annotator {
  /// The labels that it can give.
  var categories: [Category] { get }

  /// Whether the words of hashtags matter to it; if not, the analyzer need not split them.
  var usesHashtagWords: Bool { get }

  /// Refills `prediction` with the label of the text that `analyzer` has just analysed.
  mutating func annotate(
    _ analysis: Analysis, of analyzer: borrowing Analyzer, into prediction: inout Prediction)

  /// Calls `body` with the text of a keyword or term, UTF-8.
  func withText(
    of evidence: Evidence, of analyzer: borrowing Analyzer, _ body: (Span<UInt8>) -> Void)
}
