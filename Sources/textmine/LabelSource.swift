import Classifier
import Hashing
import Lexicon
import Report

/// What gives the labels: a codebook or a model, and how texts are analysed for it. Shared by all
/// workers, each of which makes its own annotator.
enum LabelSource: Sendable {
  case codebook(CompiledCodebook, AnalysisOptions)
  case model(Model, file: String)

  init(_ codebook: Codebook, _ options: AnalysisOptions) throws {
    self = .codebook(try CompiledCodebook(codebook, options), options)
  }

  /// Reads a model, and the root words that it was made with if it needs any.
  init(modelFile file: String, roots: () throws -> RootWords) throws {
    let data = try mapped(file)
    do {
      var model = try Model(decoding: data)
      if model.options.needsRoots { try model.supply(try roots()) }
      self = .model(model, file: file)
    } catch let error as ModelError {
      throw Failure(.data, "\(file): \(error)")
    } catch let error as LexiconError where error != .rootsMissing {
      throw Failure(.data, "\(file): \(error)")
    }
  }

  /// The name of the codebook, or `model`.
  var name: String {
    switch self {
    case .codebook(let compiled, _): compiled.codebook.name
    case .model: "model"
    }
  }

  /// The columns that labels are written in; with several sources each has its name before them.
  static func columns(of sources: [LabelSource]) -> [String] {
    let names = ["label", "probability", "service", "evidence"]
    if sources.count == 1 { return names }
    return sources.flatMap { source in names.map { "\(source.name)_\($0)" } }
  }

  var options: AnalysisOptions {
    switch self {
    case .codebook(_, let options): options
    case .model(let model, _): model.options
    }
  }

  var categories: [Classifier.Category] {
    switch self {
    case .codebook(let compiled, _): compiled.codebook.categories
    case .model(let model, _): model.categories
    }
  }

  /// The id of the category for tweets in which nothing is found; a model has none.
  var fallback: String? {
    switch self {
    case .codebook(let compiled, _):
      compiled.codebook.categories[compiled.codebook.fallback].id
    case .model: nil
    }
  }

  var provenance: Provenance.Annotator {
    switch self {
    case .codebook(let compiled, _):
      .codebook(name: compiled.codebook.name, checksum: compiled.codebook.checksum)
    case .model(let model, let file):
      // Made where it is asked for: a large model takes longer to check than to map.
      .model(name: file, checksum: Checksum.hex(of: model.encoded))
    }
  }

  func annotator() throws -> any Annotator {
    switch self {
    case .codebook(let compiled, _): CodebookAnnotator(compiled)
    case .model(let model, _): try ModelAnnotator(model)
    }
  }
}
