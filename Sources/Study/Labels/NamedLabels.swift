public import Classifier
internal import Corpus
public import Foundation
public import Lexicon

/// Why a codebook or a model cannot be had by its name.
public enum NamedLabelError: Error, CustomStringConvertible {
  /// No codebook of this name comes with textmine, and it is no file's.
  case noCodebook(String)
  /// A codebook was named beside a model that was trained without keywords.
  case modelWithoutKeywords(String)
  /// The file of a model cannot be used.
  case model(String, ModelError)
  /// The words of a model cannot be analysed.
  case analysis(String, LexiconError)

  /// What is wrong, for a user.
  public var description: String {
    switch self {
    case .noCodebook(let name):
      "no codebook \"\(name)\"; there are "
        + Codebook.standardNames.map { "\"\($0)\"" }.joined(separator: ", ") + ", or name a file"
    case .modelWithoutKeywords(let name): "\(name): was trained without keywords"
    case .model(let name, let error): "\(name): \(error)"
    case .analysis(let name, let error): "\(name): \(error)"
    }
  }
}

extension Codebook {
  /// A codebook by the name of one that comes with textmine, or from a YAML file.
  ///
  /// - Throws: ``NamedLabelError/noCodebook(_:)``, `CodebookError` where the file is none, and `CorpusError`.
  public static func named(_ name: String) throws -> Codebook {
    if let standard = try Codebook.standard(name) { return standard }
    if !name.contains("/"), !name.contains("."), !FileManager.default.fileExists(atPath: name) {
      throw NamedLabelError.noCodebook(name)
    }
    return try Codebook(parsing: try WholeFile(name).text(), file: name)
  }
}

extension LabelSource {
  /// A model by the name of one that comes with textmine, or from a file.
  ///
  /// - Parameters:
  ///   - codebook: its keywords are what counts, instead of those of the model's own codebook.
  ///   - options: gives the analysis of a model that labels with any stemmer.
  ///   - roots: gives the root words of a model that was trained with some.
  /// - Throws: ``NamedLabelError``, `CorpusError`, and what `options` and `roots` throw.
  public init(
    modelNamed name: String, keywordsOf codebook: Codebook? = nil,
    options: () throws -> AnalysisOptions, roots: () throws -> RootWords
  ) throws {
    do {
      var model = try Model.standard(name) ?? Model(decoding: WholeFile(name).mapped())
      try model.prepare(options, roots)
      if let codebook {
        guard model.codebook != nil else { throw NamedLabelError.modelWithoutKeywords(name) }
        model.use(codebook)
      }
      self = .model(model, name: name)
    } catch let error as ModelError {
      throw NamedLabelError.model(name, error)
    } catch let error as LexiconError where error != .rootsMissing {
      throw NamedLabelError.analysis(name, error)
    }
  }
}

extension LabelSource {
  /// The model that comes with textmine. It stems by the root words of the system's dictionary, or where that is not
  /// installed by Snowball's stemmer.
  ///
  /// - Throws: what ``init(modelNamed:keywordsOf:options:roots:)`` throws.
  public static func standardModel() throws -> LabelSource {
    try LabelSource(
      modelNamed: Model.standardNames[0], options: AnalysisOptions.installed,
      roots: RootWords.installed)
  }

  /// A model from the bytes of its file, with the analysis of ``standardModel()``.
  ///
  /// - Parameter checksum: the SHA-256 of the bytes; nil where it is to be computed.
  /// - Throws: `ModelError`, and what ``standardModel()`` throws.
  public init(modelFile data: Data, checksum: String? = nil) throws {
    var model = try Model(decoding: data)
    try model.prepare(AnalysisOptions.installed, RootWords.installed)
    self = .model(model.known(by: checksum ?? model.checksum), name: "model")
  }
}

extension Model {
  /// Gives a model that was read the analysis or the root words that its file does not hold.
  fileprivate mutating func prepare(
    _ options: () throws -> AnalysisOptions, _ roots: () throws -> RootWords
  ) throws {
    if takesAnyRoots {
      use(try options())
    } else if self.options.needsRoots {
      try supply(try roots())
    }
  }
}

extension AnalysisOptions {
  /// Indonesian, by the root words of the system's dictionary, or where that is not installed by Snowball's stemmer.
  fileprivate static func installed() throws -> AnalysisOptions {
    let stopWords = StopWords.standard(for: .indonesian)
    do {
      return AnalysisOptions(stopWords: stopWords, roots: try RootWords.installed())
    } catch LexiconError.rootsMissing {
      return AnalysisOptions(stopWords: stopWords)
    }
  }
}

extension RootWords {
  /// Where Debian's hunspell-id puts its root words.
  public static let installedFile = "/usr/share/hunspell/id_ID.dic"

  /// The root words in the file at `path`.
  ///
  /// - Throws: `CorpusError` where it cannot be read, and `LexiconError` where it is no list of root words.
  public static func read(_ path: String) throws -> RootWords {
    let bytes = try WholeFile(path).bytes()
    return try RootWords(bytes.span, checksum: StandardRoots.checksum(of: bytes))
  }

  /// The root words in ``installedFile``.
  ///
  /// - Throws: `LexiconError.rootsMissing` where it is not there, and what ``read(_:)`` throws.
  public static func installed() throws -> RootWords {
    guard FileManager.default.fileExists(atPath: installedFile) else {
      throw LexiconError.rootsMissing
    }
    return try read(installedFile)
  }
}
