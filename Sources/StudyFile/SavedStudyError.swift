/// Why a saved study cannot be opened or used.
public enum SavedStudyError: Error, Equatable, CustomStringConvertible {
  /// The file was written by a newer textmine.
  case newer(file: String, version: Int, known: Int)
  /// The file was written by an older textmine, and is only to be read.
  case older(file: String, version: Int, known: Int)
  /// The file cannot be read.
  case unreadable(file: String)
  /// The study was opened to be read only.
  case readOnly(file: String)
  /// The file is no study of textmine.
  case notAStudy(file: String)
  /// There are no tweets to draw from.
  case noTweets
  /// An archive is being added, so the tweets change.
  case adding
  /// There is no sample yet.
  case noSample
  /// Tweets or labels are not those that were looked at.
  case changed
  /// A codebook has other categories than those that the model tells apart.
  case otherCategories(added: [String], missing: [String])
  /// Another program serves the study, of this number, at this address; nil where it does not say so.
  case served(folder: String, by: Int?, at: String?)
  /// A file of the study cannot be written.
  case unwritable(file: String)
  /// What is to label the tweets has no keywords.
  case noKeywords
  /// The file of a model that has labelled the tweets is not in the study.
  case noModel(String)
  /// Nobody has coded yet.
  case noCodes(file: String)
  /// A sheet is of another sample than the study's.
  case otherSample(sheet: String, found: String, expected: String)
  /// A sheet is of a sample of another archive, or of the same in another state.
  case otherArchive(sheet: String, drawnFrom: Int, this: Int)
  /// A sheet does not say how its tweets were drawn, and the study has no sample either.
  case noDesign(sheet: String)
  /// A coder has no name, or one that another coder has.
  case badCoder(String)
  /// The tweet is not one that the coder has to code.
  case notDealt(tweet: Int64, coder: String)
  /// The category is none of the study's.
  case noCategory(String)
  /// The number of tweets, of coders or of shared tweets is out of range.
  case badNumber(String, found: Int, expected: ClosedRange<Int>)

  /// What was found and what was expected.
  public var description: String {
    switch self {
    case .newer(let file, let version, let known):
      "\(file): is of version \(version) of study files, this textmine knows \(known); use a newer textmine"
    case .older(let file, let version, let known):
      "\(file): is of version \(version) of study files, this textmine reads \(known)"
    case .unreadable(let file): "\(file): cannot be read"
    case .readOnly(let file): "\(file): is open for reading only"
    case .notAStudy(let file):
      "\(file): expected a study of textmine, found another file; name another folder"
    case .noTweets: "the study has no tweets; add an archive first"
    case .adding: "an archive is being added; wait until it is read"
    case .noSample: "no sample was drawn; draw one first"
    case .changed:
      "tweets or labels have changed meanwhile; look at the effect again and save then"
    case .otherCategories(let added, let missing):
      [
        added.isEmpty ? nil : "the model does not know " + added.joined(separator: ", "),
        missing.isEmpty ? nil : "these categories are gone: " + missing.joined(separator: ", "),
      ].compactMap(\.self).joined(separator: "; ")
        + "; keep the ids of the categories as they are, titles and keywords may change"
    case .served(let folder, let process, let address):
      "\(folder): another textmine serves this study"
        + (address.map { $0.isEmpty ? "" : " at \($0)" } ?? "")
        + (process.map { " (process \($0))" } ?? "")
        + "; use its page, or stop it with Ctrl-C there"
        + (process.map { " or \"kill \($0)\"" } ?? "") + " and start again"
    case .unwritable(let file): "\(file): cannot be written; choose a folder of your own"
    case .noKeywords: "the labels are to be those of a model with keywords, and it has none"
    case .noModel(let checksum):
      "the study does not hold the model \(checksum.prefix(8)), which has labelled its tweets; choose another version "
        + "of the labels on the page"
    case .noCodes(let file): "\(file): the study has no codes yet; code a sample on its page"
    case .otherSample(let sheet, let found, let expected):
      "\(sheet): is of another sample: its design is \"\(found)\", the study's is \"\(expected)\"; give a "
        + "sheet of the study's sample, or ids and codes alone"
    case .otherArchive(let sheet, let drawnFrom, let this):
      "\(sheet): its sample was drawn from an archive of \(drawnFrom) tweets, the study has others (\(this)); add "
        + "the archive that it was drawn from and no other, or draw a sample here"
    case .noDesign(let sheet):
      "\(sheet): has no columns that say how its tweets were drawn, and the study has no sample; draw one first, "
        + "or give the sheet that \"sample\" wrote"
    case .badCoder(let name):
      "expected a name for each coder, each only once, found \"\(name)\""
    case .notDealt(let tweet, let coder): "tweet \(tweet) is not one of those that \(coder) codes"
    case .noCategory(let name): "no category \"\(name)\""
    case .badNumber(let what, let found, let expected):
      "\(what) is \(found); expected \(expected.lowerBound) to \(expected.upperBound)"
    }
  }
}
