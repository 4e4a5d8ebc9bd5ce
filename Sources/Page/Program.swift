internal import Classifier
internal import Lexicon
internal import Study
internal import StudyFile

/// What labels the tweets of a study, and its version.
struct Program: Sendable {
  /// Gives the labels.
  let source: LabelSource
  /// The version of textmine, as reports record it.
  let version: String

  /// What has labelled the tweets of `study`.
  ///
  /// - Throws: `LexiconError`, and `CodebookError` where its codebook cannot be read.
  init(of study: SavedStudy, version: String) throws {
    source = try study.labels()
    self.version = version
  }

  /// The labels, as studies take them.
  var origin: LabelOrigin { .program(source) }
  /// The categories of the labels.
  var categories: [Classifier.Category] { source.categories }
  /// The categories that people may give.
  var codable: [Classifier.Category] { origin.codableCategories }
  /// The codebook that the categories are of; nil for none.
  var codebook: Codebook? {
    switch source {
    case .codebook(let compiled, _): compiled.codebook
    case .model(let model, _): model.codebook
    }
  }
  /// How texts are analysed.
  var analysis: AnalysisOptions { source.options }
}
