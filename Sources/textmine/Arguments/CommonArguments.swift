public import ArgumentParser
import Classifier
public import Corpus
import Foundation
import Hashing
public import Lexicon
import Report

extension TextLanguage: ExpressibleByArgument {}
extension ReportLanguage: ExpressibleByArgument {}
extension Period.Step: ExpressibleByArgument {}
extension StemmerChoice: ExpressibleByArgument {}
extension Format: ExpressibleByArgument {}
extension DateOrder: ExpressibleByArgument {}

/// How texts are analysed: the same options in every command.
struct AnalysisArguments: ParsableArguments {
  @Option(help: ArgumentHelp("The language of the texts (default: id).", valueName: "id|en"))
  var textLanguage: TextLanguage?

  @Option(
    help: ArgumentHelp(
      "Words that do not count: default (of the language), none, or a file, one a line.",
      valueName: "default|none|FILE"))
  var stopwords: String?

  @Option(
    help: ArgumentHelp(
      "How words become terms (default: that of the language).", valueName: "stemmer"))
  var stem: StemmerChoice?

  @Option(
    help: ArgumentHelp(
      "The root words of --stem id (default: hunspell-id's).", valueName: "FILE"))
  var roots: String?

  /// Whether any option is given that a model has stored.
  var areGiven: Bool { textLanguage != nil || stopwords != nil || stem != nil }

  func options() throws -> AnalysisOptions {
    let language = textLanguage ?? .indonesian
    let stopWords: StopWords =
      switch stopwords {
      case nil, "default": .standard(for: language)
      case "none": .none
      case .some(let file): StopWords(lines: try readText(file))
      }
    let stemmer = stem ?? (language == .english ? .english : .indonesian)
    if stemmer == .indonesian {
      return AnalysisOptions(stopWords: stopWords, roots: try rootWords())
    }
    return AnalysisOptions(stopWords: stopWords, stemmer: stemmer)
  }

  /// The root words that the user named, or those of hunspell's Indonesian dictionary.
  func rootWords() throws -> RootWords {
    let file = roots ?? "/usr/share/hunspell/id_ID.dic"
    if roots == nil, !FileManager.default.fileExists(atPath: file) {
      throw LexiconError.rootsMissing
    }
    let bytes = try readBytes(file)
    do {
      return try RootWords(bytes.span, checksum: Checksum.hex(of: bytes))
    } catch {
      throw Failure(.data, "\(file): \(error)")
    }
  }
}

/// What is read, and how.
struct InputArguments: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Exports of tweets: files, folders, or -. Several are read as one archive.",
      valueName: "input"))
  var inputs: [String]

  @Option(
    help: ArgumentHelp(
      "Read the inputs as this format instead of detecting it.", valueName: "format"))
  var from: Format?

  @Option(help: ArgumentHelp("The column with the text, in a table.", valueName: "name"))
  var textColumn: String?

  @Option(help: ArgumentHelp("The column with the tweet's id.", valueName: "name"))
  var idColumn: String?

  @Option(help: ArgumentHelp("The column with the date.", valueName: "name"))
  var dateColumn: String?

  @Option(help: ArgumentHelp("The column with the account.", valueName: "name"))
  var accountColumn: String?

  @Option(help: ArgumentHelp("The column with the kind of tweet.", valueName: "name"))
  var kindColumn: String?

  @Option(help: ArgumentHelp("The sheet to read, in a spreadsheet.", valueName: "name"))
  var sheet: String?

  @Flag(help: "Read the first row of a table as a tweet: it has no header.")
  var noHeader = false

  @Option(
    help: ArgumentHelp(
      "What comes first in dates such as 6/1/2022: day or month.", valueName: "order"))
  var dateOrder: DateOrder?

  @Flag(help: "Leave damaged texts and HTML entities as they are.")
  var noRepair = false

  @Flag(help: "Stop at the first record that cannot be read.")
  var strict = false

  @Flag(help: "Read deleted tweets too, where an account's archive has them.")
  var deleted = false

  @Option(
    help: ArgumentHelp(
      "How many times its size a compressed file may unpack to.", valueName: "n"))
  var maxExpansion = ReadingOptions().expansionLimit

  func validate() throws {
    if maxExpansion < 1 {
      throw ValidationError("--max-expansion is \(maxExpansion); expected 1 or more")
    }
  }

  var readingOptions: ReadingOptions {
    var options = ReadingOptions(
      textColumn: textColumn, idColumn: idColumn, dateColumn: dateColumn,
      accountColumn: accountColumn, kindColumn: kindColumn, format: from, isStrict: strict,
      includesDeleted: deleted, expansionLimit: maxExpansion)
    options.repairs = !noRepair
    options.hasNoHeader = noHeader
    options.sheet = sheet
    options.dateOrder = dateOrder
    return options
  }
}

/// How a long run goes.
struct RunArguments: ParsableArguments {
  @Option(help: ArgumentHelp("The cores to use (default: all).", valueName: "n"))
  var threads: Int?

  @Flag(help: "Print no progress and no notes.")
  var quiet = false

  func validate() throws {
    if let threads, !(1...1024).contains(threads) {
      throw ValidationError("--threads is \(threads); expected 1 to 1024")
    }
  }
}

/// What gives the labels.
struct AnnotatorArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The codebook: konten (default), fang, or a YAML file.", valueName: "name|FILE"))
  var codebook: [String] = []

  @Option(help: ArgumentHelp("A model made by \"textmine train\".", valueName: "FILE"))
  var model: String?

  @OptionGroup(title: "Analysis")
  var analysis: AnalysisArguments

  /// The files that give labels.
  var files: [String?] { codebook + [model] }

  /// Whether anything is named that gives labels.
  var areGiven: Bool { !codebook.isEmpty || model != nil }

  func validate() throws {
    if !codebook.isEmpty, model != nil {
      throw ValidationError("--codebook and --model exclude each other; give one")
    }
    if model != nil, analysis.areGiven {
      throw ValidationError(
        "--text-language, --stopwords and --stem are stored in the model; leave them out with "
          + "--model")
    }
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
    guard sources.count == 1 else {
      throw ValidationError("--codebook is given \(sources.count) times; expected one")
    }
    return sources[0]
  }
}

/// The clock of a time zone.
func localClock(_ timeZone: String) throws -> LocalClock {
  guard let clock = LocalClock(timeZone) else {
    throw ValidationError("no time zone \"\(timeZone)\"; expected a name as in Asia/Jakarta")
  }
  return clock
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
  let codebook = try Codebook(parsing: try readText(name), file: name)
  for entry in codebook.skippedEntries { StandardError.print("note: \(entry); entry left out") }
  return codebook
}

/// The most bytes of a codebook, stop-word list or model: far more than any needs.
private let sizeLimit = 1 << 30

func readBytes(_ file: String) throws -> [UInt8] {
  var isFolder: ObjCBool = false
  guard FileManager.default.fileExists(atPath: file, isDirectory: &isFolder) else {
    throw Failure(.noInput, "\(file): no such file")
  }
  if isFolder.boolValue { throw Failure(.noInput, "\(file): is a folder, expected a file") }
  guard let handle = FileHandle(forReadingAtPath: file),
    let data = try? handle.read(upToCount: sizeLimit + 1) ?? Data()
  else { throw Failure(.noInput, "\(file): cannot be read; check its permissions") }
  guard data.count <= sizeLimit else {
    throw Failure(.data, "\(file): is larger than \(sizeLimit >> 20) MB")
  }
  return Array(data)
}

/// The bytes of a file, mapped: they are read where they are looked at.
func mapped(_ file: String) throws -> Data {
  var isFolder: ObjCBool = false
  guard FileManager.default.fileExists(atPath: file, isDirectory: &isFolder) else {
    throw Failure(.noInput, "\(file): no such file")
  }
  if isFolder.boolValue { throw Failure(.noInput, "\(file): is a folder, expected a file") }
  guard let data = try? Data(contentsOf: URL(filePath: file), options: .alwaysMapped) else {
    throw Failure(.noInput, "\(file): cannot be read; check its permissions")
  }
  return data
}

func readText(_ file: String) throws -> String {
  let bytes = try readBytes(file)
  guard let text = String(validating: bytes, as: UTF8.self) else {
    throw Failure(.data, "\(file): is no UTF-8 text; save it as UTF-8")
  }
  return text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
}
