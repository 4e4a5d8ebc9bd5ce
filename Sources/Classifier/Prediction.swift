internal import Lexicon

/// A reason for a label: something in the text, and what it adds.
public struct Evidence: Equatable, Sendable {
  /// What it is; the annotator that gave the evidence knows its text.
  let source: Source
  /// How much it speaks for the label: a keyword's weight, or the log-odds of a model's feature
  /// against the runner-up.
  public let weight: Float

  enum Source: Equatable, Sendable {
    /// A keyword of a codebook, by its index.
    case keyword(Int32)
    /// A word, with the character n-grams in it.
    case word(NormalForm)
    /// Two words in a row.
    case bigram(NormalForm, NormalForm)
    /// A codebook's matches for a category.
    case category(Int)
  }
}

/// What an annotator says of one tweet; refilled for the next.
public struct Prediction: Sendable {
  /// The label: an index in the annotator's categories.
  public internal(set) var category = 0
  /// The category that came second; nil where only one had a score.
  public internal(set) var runnerUp: Int?
  /// How likely the label is right, 0 to 1 and calibrated; nil where the annotator cannot know.
  public internal(set) var probability: Double?
  /// Whether nothing in the text spoke for any category, so that the label is a mere fallback.
  public internal(set) var isFallback = false
  /// What spoke for the label, the strongest first.
  public internal(set) var evidence: [Evidence] = []
  /// How many words of the text the annotator has met when it learnt; of none where it is a codebook.
  public internal(set) var familiarity = WordFamiliarity()

  /// Adds evidence that speaks for the label, the strongest first, of equals the one that came first,
  /// and keeps the `limit` strongest.
  mutating func insert(_ item: Evidence, keeping limit: Int = .max) {
    if item.weight <= 0 { return }
    if evidence.count == limit {
      if item.weight <= evidence[limit - 1].weight { return }
      evidence.removeLast()
    }
    var at = evidence.count
    evidence.append(item)
    while at > 0, evidence[at - 1].weight < item.weight {
      evidence.swapAt(at, at - 1)
      at -= 1
    }
  }
}

/// How many words of texts a model has met when it learnt: words proper, not numbers, names, links and the
/// like.
public struct WordFamiliarity: Equatable, Sendable {
  /// The words that the model looks at.
  public var words = 0
  /// Those of them that it does not know as words, though it may know character n-grams of theirs.
  public var unknown = 0

  /// No words.
  public init() {}
}

/// Whatever gives each tweet one of several exclusive labels.
///
/// An annotator remembers what it has found out about each spelling, so one serves one thread and one
/// ``Analyzer``; what it knows, a codebook or a model, is shared.
protocol Annotator {
  /// The labels that it can give.
  var categories: [Category] { get }

  /// Whether the words of hashtags matter to it; if not, the analyzer need not split them.
  var usesHashtagWords: Bool { get }

  /// Whether terms, stop words or sentences matter to it; if not, the analyzer need not find them.
  var usesTerms: Bool { get }

  /// Whether it looks for regular expressions, for which the analyzer must keep each text.
  var usesText: Bool { get }

  /// Asks memory for what is known of the words of a text that is soon to be annotated.
  func prefetch(_ analysis: Analysis)

  /// Refills `prediction` with the label of the text that `analyzer` has just analysed.
  mutating func annotate(
    _ analysis: Analysis, of analyzer: borrowing Analyzer, into prediction: inout Prediction)

  /// The same for a text that was learnt from, as if it had not been; false where `text` was not, or nothing tells.
  mutating func annotate(
    heldOut text: Span<UInt8>, _ analysis: Analysis, of analyzer: borrowing Analyzer,
    into prediction: inout Prediction
  ) -> Bool

  /// How likely each category is for the text annotated last, calibrated; empty where the annotator
  /// cannot know. It costs nothing unless it is kept beyond the next text.
  var probabilities: [Double] { get }

  /// The keywords matched in the text annotated last, as indices into the codebook's.
  var matchedKeywords: [Int] { get }

  /// Calls `body` with each piece of evidence and its text, UTF-8: a keyword or a word and, of two words in a row, the
  /// second, which is empty for others.
  func forEachText(
    of evidence: [Evidence], of analyzer: borrowing Analyzer,
    _ body: (Evidence, Span<UInt8>, Span<UInt8>) -> Void)
}

extension Annotator {
  /// Keywords have learnt nothing.
  mutating func annotate(
    heldOut text: Span<UInt8>, _ analysis: Analysis, of analyzer: borrowing Analyzer,
    into prediction: inout Prediction
  ) -> Bool { false }

  /// What is known of keywords is always near.
  func prefetch(_ analysis: Analysis) {}

  /// None: keywords have no probabilities.
  var probabilities: [Double] { [] }

  /// None: only a codebook has keywords.
  var matchedKeywords: [Int] { [] }
}
