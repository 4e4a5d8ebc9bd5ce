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
  /// A model that comes with textmine, or one from a file.
  ///
  /// - Parameters:
  ///   - codebook: its keywords are what counts, instead of the model's own codebook's.
  ///   - roots: gives the root words of a model that needs some; nil for those of `analysis`.
  init(
    modelNamed name: String, _ analysis: AnalysisArguments, keywordsOf codebook: Codebook? = nil,
    roots: (() throws -> RootWords)? = nil
  ) throws {
    var model = try Model.standard(name) ?? LabelSource.read(name)
    if model.takesAnyRoots {
      model.use(try analysis.optionsWithAnyStemmer())
    } else if model.options.needsRoots {
      do {
        try model.supply(try roots?() ?? analysis.rootWords())
      } catch let error as LexiconError where error != .rootsMissing {
        throw Failure(.data, "\(name): \(Failure.message(of: error))")
      }
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

  private static func read(_ file: String) throws -> Model {
    let data = try mapped(file)
    do {
      return try Model(decoding: data)
    } catch {
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
