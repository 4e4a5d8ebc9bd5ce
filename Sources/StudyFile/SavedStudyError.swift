/// Why a saved study cannot be opened or used.
public enum SavedStudyError: Error, Equatable, CustomStringConvertible {
  /// The file was written by a newer textmine.
  case newer(file: String, version: Int, known: Int)
  /// The file is no study of textmine.
  case notAStudy(file: String)
  /// There are no tweets to draw from.
  case noTweets
  /// An archive is being added, so the tweets change.
  case adding
  /// There is no sample yet.
  case noSample
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
    case .notAStudy(let file):
      "\(file): expected a study of textmine, found another file; name another folder"
    case .noTweets: "the study has no tweets; add an archive first"
    case .adding: "an archive is being added; wait until it is read"
    case .noSample: "no sample was drawn; draw one first"
    case .badCoder(let name):
      "expected a name for each coder, each only once, found \"\(name)\""
    case .notDealt(let tweet, let coder): "tweet \(tweet) is not one of those that \(coder) codes"
    case .noCategory(let name): "no category \"\(name)\""
    case .badNumber(let what, let found, let expected):
      "\(what) is \(found); expected \(expected.lowerBound) to \(expected.upperBound)"
    }
  }
}
