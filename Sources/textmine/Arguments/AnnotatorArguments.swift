import ArgumentParser
import Classifier
import Lexicon
import Study

/// What gives the labels.
struct AnnotatorArguments: ParsableArguments {
  @Option(
    help: .value(
      "name|FILE", "Keywords of a codebook: konten, fang, or a YAML file; label takes several."))
  var codebook: [String] = []

  @Option(
    help: .value("name|FILE", "A model: konten (default), or one made by \"textmine train\"."))
  var model: String?

  /// The files that give labels.
  var files: [String?] { codebook + [model] }

  /// Whether anything is named that gives labels.
  var areGiven: Bool { !codebook.isEmpty || model != nil }

  func validate() throws {
    try refuse(
      codebook.count > 1 && model != nil,
      "--codebook is given \(codebook.count) times; a model takes one, whose keywords it uses")
  }

  /// One source for each codebook, or the model, which takes the keywords of a codebook if both are
  /// named.
  func sources(_ analysis: AnalysisArguments) throws -> [LabelSource] {
    try refuse(
      model.map { !Model.standardNames.contains($0) } ?? false && analysis.areGiven,
      "--text-language, --stopwords and --stem are stored in the model; leave them out with "
        + "--model")
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
  func source(_ analysis: AnalysisArguments) throws -> LabelSource {
    let sources = try sources(analysis)
    try require(sources.count == 1, "--codebook is given \(sources.count) times; expected one")
    return sources[0]
  }
}

extension LabelOrigin {
  /// A second codebook, whose keywords are looked for in the texts as they are analysed for these labels.
  func second(named name: String?) throws -> LabelSource? {
    try name.map { try LabelSource(loadCodebook($0), options) }
  }
}

extension LabelSource {
  /// A model that comes with textmine, or one from a file; `analysis` gives what it does not store.
  init(
    modelNamed name: String, _ analysis: AnalysisArguments, keywordsOf codebook: Codebook? = nil
  ) throws {
    try self.init(
      modelNamed: name, keywordsOf: codebook, options: analysis.optionsWithAnyStemmer,
      roots: analysis.rootWords)
  }
}

/// A codebook by its name or from a file; entries that were left out are said.
func loadCodebook(_ name: String) throws -> Codebook {
  let codebook = try Codebook.named(name)
  for entry in codebook.skippedEntries { StandardError.print("note: \(entry); entry left out") }
  return codebook
}
