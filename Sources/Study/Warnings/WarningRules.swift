public import Classifier
public import Lexicon

/// What a warning must tell so that people can act on it: what, where, when, and whom to call. Each has keywords
/// of its own, and a tweet may have any of them.
public struct WarningRules: Sendable {
  /// The id of the category whose tweets are warnings, in codebooks that have one.
  public static let category = "peringatan"

  /// The rules, each as a category of its own.
  public static let rules = Codebook.warnings.categories.enumerated()
    .filter { $0.offset != Codebook.warnings.fallback }.map(\.element)

  /// What looks for the keywords.
  public let source: LabelSource
  /// The index of the warnings among the categories of the labels.
  public let label: Int

  /// Makes the rules for tweets with labels of `categories`; nil where none of these is for warnings.
  ///
  /// - Parameters:
  ///   - categories: those of the labels.
  ///   - options: how the texts are analysed.
  /// - Throws: `LexiconError` when ICU or the stemmer cannot be opened.
  public init?(_ categories: [Classifier.Category], _ options: AnalysisOptions) throws {
    guard let label = categories.firstIndex(where: { $0.id == Self.category }) else { return nil }
    source = try LabelSource(Codebook.warnings, options)
    self.label = label
  }

  /// The rules that a tweet keeps, as indices into ``rules``, in their order.
  ///
  /// - Parameter keywords: the keywords of ``source`` that were found in it.
  public func kept(_ keywords: [Int]) -> [Int] {
    Set(keywords.map { Codebook.warnings.keywords[$0].category }).sorted()
  }
}
