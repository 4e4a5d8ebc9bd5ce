import Classifier
import Lexicon
import Report

extension LabelSource {
  /// A model that comes with textmine, or one from a file.
  ///
  /// - Parameter codebook: its keywords are what counts, instead of the model's own codebook's.
  init(
    modelNamed name: String, _ analysis: AnalysisArguments, keywordsOf codebook: Codebook? = nil
  ) throws {
    var model: Model
    if let standard = try Model.standard(name) {
      model = standard
      model.use(try analysis.optionsWithAnyStemmer())
    } else {
      model = try LabelSource.model(from: name, roots: analysis.rootWords)
    }
    if let codebook {
      guard model.codebook != nil else {
        throw Failure(
          .data, "\(name): was trained without keywords; leave out --codebook or --model")
      }
      model.use(codebook)
    }
    self = .model(model, name: name)
  }

  /// Reads a model, and the root words that it was made with if it needs any.
  private static func model(from file: String, roots: () throws -> RootWords) throws -> Model {
    let data = try mapped(file)
    do {
      var model = try Model(decoding: data)
      if model.options.needsRoots { try model.supply(try roots()) }
      return model
    } catch let error as ModelError {
      throw Failure(.data, "\(file): \(error)")
    } catch let error as LexiconError where error != .rootsMissing {
      throw Failure(.data, "\(file): \(error)")
    }
  }

  /// The columns that labels are written in; with several sources each has its name before them.
  static func columns(of sources: [LabelSource]) -> [String] {
    let names = ["label", "probability", "service", "evidence"]
    if sources.count == 1 { return names }
    return sources.flatMap { source in names.map { "\(source.name)_\($0)" } }
  }

  var provenance: Provenance.Annotator {
    switch self {
    case .codebook(let compiled, _):
      .codebook(name: compiled.codebook.name, checksum: checksum)
    case .model(_, let file): .model(name: file, checksum: checksum)
    }
  }
}
