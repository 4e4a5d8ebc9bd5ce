public import ArgumentParser
import Corpus
public import Lexicon
import Study

extension TextLanguage: ExpressibleByArgument {}
extension StemmerChoice: ExpressibleByArgument {}

/// How texts are analysed: the same options in every command.
struct AnalysisArguments: ParsableArguments {
  @Option(help: .value("id|en", "The language of the texts (default: id)."))
  var textLanguage: TextLanguage?

  @Option(
    help: .value(
      "default|none|FILE",
      "Words that do not count: default (of the language), none, or a file, one a line."))
  var stopwords: String?

  @Option(help: .value("stemmer", "How words become terms (default: that of the language)."))
  var stem: StemmerChoice?

  @Option(help: .value("FILE", "The root words of --stem id (default: hunspell-id's)."))
  var roots: String?

  /// Whether any option is given that a model has stored.
  var areGiven: Bool { textLanguage != nil || stopwords != nil || stem != nil }

  func options() throws -> AnalysisOptions {
    let language = textLanguage ?? .indonesian
    let stopWords: StopWords =
      switch stopwords {
      case nil, "default": .standard(for: language)
      case "none": .none
      case .some(let file): StopWords(lines: try WholeFile(file).text())
      }
    let stemmer = stem ?? (language == .english ? .english : .indonesian)
    if stemmer == .indonesian {
      return AnalysisOptions(stopWords: stopWords, roots: try rootWords())
    }
    return AnalysisOptions(stopWords: stopWords, stemmer: stemmer)
  }

  /// The same, but without hunspell's dictionary words are stemmed by Snowball: for what needs no
  /// certain stemmer.
  func optionsWithAnyStemmer() throws -> AnalysisOptions {
    do {
      return try options()
    } catch LexiconError.rootsMissing where stem == nil {
      var other = self
      other.stem = .snowballIndonesian
      return try other.options()
    }
  }

  /// The root words that the user named, or those of hunspell's Indonesian dictionary.
  func rootWords() throws -> RootWords {
    do {
      return try roots.map(RootWords.read) ?? RootWords.installed()
    } catch let error as LexiconError where error != .rootsMissing {
      throw Failure(.data, "\(roots ?? RootWords.installedFile): \(error)")
    }
  }
}
