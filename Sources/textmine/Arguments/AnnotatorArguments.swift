import ArgumentParser
import Classifier
import Corpus
import Foundation
import Lexicon

/// What gives the labels.
struct AnnotatorArguments: ParsableArguments {
  @Option(help: .value("name|FILE", "The codebook: konten (default), fang, or a YAML file."))
  var codebook: [String] = []

  @Option(help: .value("FILE", "A model made by \"textmine train\".")) var model: String?

  @OptionGroup(title: "Analysis") var analysis: AnalysisArguments

  /// The files that give labels.
  var files: [String?] { codebook + [model] }

  /// Whether anything is named that gives labels.
  var areGiven: Bool { !codebook.isEmpty || model != nil }

  func validate() throws {
    try refuse(
      !codebook.isEmpty && model != nil, "--codebook and --model exclude each other; give one")
    try refuse(
      model != nil && analysis.areGiven,
      "--text-language, --stopwords and --stem are stored in the model; leave them out with "
        + "--model")
  }

  /// One source for each codebook, or the model.
  func sources() throws -> [LabelSource] {
    if let model { return [try LabelSource(modelFile: model, roots: analysis.rootWords)] }
    let options = try analysis.options()
    let names = codebook.isEmpty ? Array(Codebook.standardNames.prefix(1)) : codebook
    return try names.map { try LabelSource(loadCodebook($0), options) }
  }

  /// The only source.
  func source() throws -> LabelSource {
    let sources = try sources()
    try require(sources.count == 1, "--codebook is given \(sources.count) times; expected one")
    return sources[0]
  }
}

extension LabelSource {
  /// Reads a model, and the root words that it was made with if it needs any.
  init(modelFile file: String, roots: () throws -> RootWords) throws {
    let data = try WholeFile(file).mapped()
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
