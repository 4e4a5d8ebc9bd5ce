/// What became of the records of each file: tweets read, records left out and why.
public struct ReadSummary: Equatable, Sendable {
  /// The files that were opened, in the order of reading.
  public var files: [File] = []

  /// Makes an empty account.
  public init() {}

  init(_ file: File) { files = [file] }

  /// The number of tweets in all files.
  public var tweets: Int { files.reduce(0) { $0 + $1.tweets } }
  /// The number of records that could not be read.
  public var skipped: Int { files.reduce(0) { $0 + $1.skipped } }
  /// The number of JSON objects that are no tweets.
  public var others: Int { files.reduce(0) { $0 + $1.others } }
  /// The number of tweets that had to be repaired.
  public var repaired: Int { files.reduce(0) { $0 + $1.repaired } }
  /// The number of tweets without a date that can be read.
  public var undated: Int { files.reduce(0) { $0 + $1.undated } }

  /// The account of one file.
  public struct File: Equatable, Sendable {
    /// How many of the skipped records are kept with line and reason.
    public static let kept = 20

    /// The file's name for messages; of a file in a zip, `archive.zip:data/tweets.js`.
    public let name: String
    /// The format that its content shows.
    public let format: Format
    /// The path of the file or of the zip around it; nil for standard input.
    public let path: String?
    /// Tweets read.
    public internal(set) var tweets = 0
    /// Records that could not be read.
    public internal(set) var skipped = 0
    /// The first of those.
    public internal(set) var firstSkipped: [SkippedRecord] = []
    /// JSON objects that are no tweets, such as notices, counts and errors, and repeated headers.
    public internal(set) var others = 0
    /// Tweets that had to be repaired.
    public internal(set) var repaired = 0
    /// How often each repair was made; a tweet may need several.
    public internal(set) var repairs = RepairCounts()
    /// Ids that a spreadsheet has rounded, as in `1.25E+18`; their tweets have none.
    public internal(set) var rounded = 0
    /// How many tweets lack which field, and where the fields were read.
    public internal(set) var fields = FieldCounts()
    /// The number of tweets of each shape; empty for tables.
    public internal(set) var shapes: [TweetShape: Int] = [:]
    /// Tweets whose cut text was replaced by the whole one of a file beside them.
    public internal(set) var completed = 0

    /// Tweets without a date that can be read.
    public var undated: Int { fields.without(.date) }
    /// All records of the file: each was read, skipped or is no tweet.
    public var records: Int { tweets + skipped + others }

    init(name: String, format: Format, path: String? = nil) {
      self.name = name
      self.format = format
      self.path = path
    }

    /// Counts a tweet that lacks `fields`.
    mutating func add(lacking fields: FieldSet) {
      tweets += 1
      self.fields.add(lacking: fields)
    }

    /// Counts a tweet whose text had to be repaired.
    mutating func countRepairedText() {
      repaired += 1
      repairs[.text] += 1
    }

    /// Counts a record out, or ends the reading where `isStrict`.
    mutating func skip(
      line: Int, _ reason: SkipReason, isStrict: Bool
    ) throws(CorpusError) {
      if isStrict { throw .badRecord(file: name, line: line, reason: reason) }
      skipped += 1
      if firstSkipped.count < Self.kept {
        firstSkipped.append(SkippedRecord(line: line, reason: reason))
      }
    }
  }
}

/// A record that could not be read.
public struct SkippedRecord: Equatable, Sendable {
  /// The line where it begins, from 1.
  public let line: Int
  /// Why it was left out.
  public let reason: SkipReason

  /// Makes the account of a record that could not be read.
  public init(line: Int, reason: SkipReason) {
    self.line = line
    self.reason = reason
  }
}
