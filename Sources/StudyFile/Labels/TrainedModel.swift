public import Classifier
public import Study

/// A model trained on the codes of a study, from the weights of the model that comes with textmine: how right its labels
/// are on codes held back, and what it would do to the tweets. Nothing is written; ``SavedStudy/keep(_:note:)`` takes its
/// trial.
public struct TrainedModel: Sendable {
  /// What takes time, in its order.
  public enum Stage: Equatable, Sendable {
    /// Models are trained on parts of the codes and label the others.
    case holdingBack
    /// The model is trained on all codes.
    case learning
    /// So many tweets of the study have its label.
    case labelling(tweets: Int)
  }

  /// How right labels are on codes held back, beside those that the study has.
  public let evaluation: EvaluationStudy
  /// The model.
  public let model: Model
  /// What it would do to the tweets.
  public let trial: LabelTrial
  /// The codes that it has learnt from.
  public let revision: SavedStudy.Revision

  /// Trains on all codes of `study`, with what coders have agreed on, as `textmine train SHEETS --from-model konten` does on its
  /// sheets.
  ///
  /// - Parameters:
  ///   - study: as it is at one moment; see ``SavedStudy/snapshot()``.
  ///   - onStage: is told what is being done.
  /// - Throws: ``SavedStudyError/noSample``, `CodeError`, `TrainingError` where there is too little to learn from, and
  ///   `LexiconError`.
  public init(on study: SavedStudy, onStage: (Stage) -> Void = { _ in }) throws {
    guard let sample = try study.sample() else { throw SavedStudyError.noSample }
    let labels = try study.labels()
    guard case .model(let current, _) = labels, let codebook = current.codebook,
      case .model(let base, _) = try LabelSource.standardModel()
    else { throw SavedStudyError.noKeywords }
    let sheets = try study.codeSheets(of: sample, settled: true)
    if sheets.isEmpty { throw TrainingError.noCodes }
    onStage(.holdingBack)
    let codes = try CodeSet(learning: sheets, preferring: codebook.categories)
    let options = TrainingOptions(base: base)
    let set = try codes.trainingSet(base.options, options.features, finds: codebook)
    evaluation = try EvaluationStudy(
      crossValidating: codes, set, codebook: codebook, training: options,
      options: .init(errors: 0, hasCurve: true, rivals: [labels]))
    onStage(.learning)
    model = try Model.train(on: set, codebook: codebook, options: options)
    var labelled = 0
    onStage(.labelling(tweets: labelled))
    trial = try LabelTrial(of: LabelSource(modelFile: model.encoded), on: study) { count in
      labelled += count
      onStage(.labelling(tweets: labelled))
    }
    revision = try study.revision()
  }
}
