import ArgumentParser
import Classifier
import Corpus
import Foundation
import Lexicon

/// What gives the labels.
struct AnnotatorArguments: ParsableArguments {
  @Option(
    help: .value(
      "name|FILE", "Keywords of a codebook: konten, fang, or a YAML file; label takes several."))
  var codebook: [String] = []

  @Option(
    help: .value("name|FILE", "A model: konten (default), or one made by \"textmine train\"."))
  var model: String?

  @OptionGroup(title: "Analysis") var analysis: AnalysisArguments

  /// The files that give labels.
  var files: [String?] { codebook + [model] }

  /// Whether anything is named that gives labels.
  var areGiven: Bool { !codebook.isEmpty || model != nil }

  func validate() throws {
    try refuse(
      codebook.count > 1 && model != nil,
      "--codebook is given \(codebook.count) times; a model takes one, whose keywords it uses")
    try refuse(
      model.map { !Model.standardNames.contains($0) } ?? false && analysis.areGiven,
      "--text-language, --stopwords and --stem are stored in the model; leave them out with "
        + "--model")
  }

  /// One source for each codebook, or the model, which takes the keywords of a codebook if both are
  /// named.
  func sources() throws -> [LabelSource] {
    if model != nil || codebook.isEmpty {
      return [
        try LabelSource(
          modelNamed: model ?? Model.standardNames[0], analysis,
          keywordsOf: codebook.first.map(loadCodebook))
      ]
    }
    let options = try analysis.options()
    return try codebook.map { try LabelSource(loadCodebook($0), options) }
  }

  /// The only source.
  func source() throws -> LabelSource {
    let sources = try sources()
    try require(sources.count == 1, "--codebook is given \(sources.count) times; expected one")
    return sources[0]
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
    do {
      var model = try Model.standard(name) ?? Model(decoding: WholeFile(name).mapped())
      if model.takesAnyRoots {
        model.use(try analysis.optionsWithAnyStemmer())
      } else if model.options.needsRoots {
        try model.supply(try roots?() ?? analysis.rootWords())
      }
      if let codebook {
        guard model.codebook != nil else {
          throw Failure(
            .data, "\(name): was trained without keywords; leave out --codebook or --model")
        }
        model.use(codebook)
      }
      self = .model(model, name: name)
    } catch let error as ModelError {
      throw Failure(.data, "\(name): \(Failure.message(of: error))")
    } catch let error as LexiconError where error != .rootsMissing {
      throw Failure(.data, "\(name): \(Failure.message(of: error))")
    }
  }
}

/// The codebooks that come with textmine, for messages.
var standardCodebooks: String {
  Codebook.standardNames.map { "\"\($0)\"" }.joined(separator: ", ")
}

/// A codebook by the name of one that comes with textmine, or from a file.
func loadCodebook(_ name: String) throws -> Codebook {
  if let standard = try Codebook.standard(name) { return standard }
  if !name.contains("/"), !name.contains("."), !FileManager.default.fileExists(atPath: name) {
    throw Failure(
      .noInput, "no codebook \"\(name)\"; there are \(standardCodebooks), or name a file")
  }
  let codebook = try Codebook(parsing: try WholeFile(name).text(), file: name)
  for entry in codebook.skippedEntries { StandardError.print("note: \(entry); entry left out") }
  return codebook
}
