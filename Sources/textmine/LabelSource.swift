import Classifier
import Lexicon
import Report
import Study

extension LabelOrigin {
  var provenance: Provenance.Annotator {
    switch self {
    case .program(let source): source.provenance
    case .given(let labels, _): .given(name: labels.name, checksum: labels.checksum)
    }
  }
}

extension LabelSource {
  /// Reads a model, and the root words that it was made with if it needs any.
  init(modelFile file: String, roots: () throws -> RootWords) throws {
    let data = try mapped(file)
    do {
      var model = try Model(decoding: data)
      if model.options.needsRoots { try model.supply(try roots()) }
      self = .model(model, name: file)
    } catch let error as ModelError {
      throw Failure(.data, "\(file): \(Failure.message(of: error))")
    } catch let error as LexiconError where error != .rootsMissing {
      throw Failure(.data, "\(file): \(Failure.message(of: error))")
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
