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

  /// A column that was taken for a field by what is in it, since no name told which.
  public struct Taken: Equatable, Codable, Sendable {
    /// What it was taken for.
    public let field: TweetField
    /// Its name in the header.
    public let column: String
  }

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
    /// The size and SHA-256 of the file, or of the zip around it, once it was read to its end; nil unless
    /// asked for, and of standard input.
    public internal(set) var sum: FileSum?
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
    /// Ids that a program has rounded, as in `1.25E+18`; their tweets have that of their link, or none.
    public internal(set) var rounded = 0
    /// Whether there are links that tell ids.
    var hasLinks = true
    /// Tweets whose id is the number of another row as well, and got a mark of their text.
    public internal(set) var sharedNumbers = 0
    /// Columns that were taken for a field by what is in them.
    public internal(set) var taken: [Taken] = []
    /// The sheets of the workbook that hold the same tweets in other stages, and were left out.
    public internal(set) var stages: [String] = []
    /// What else was looked at in the folder, the zip or the workbook whose first file this is, and left out.
    public internal(set) var leftOut: [LeftOut] = []
    /// The keys of JSON that names no tweet, as far as they were looked at.
    var unknownKeys: [String] = []
    /// The offsets from UTC, in seconds, of dates without a zone that the tweets' ids contradict by them;
    /// the dates were set right.
    public internal(set) var dateOffsets: [Int64] = []
    /// Tweets without a date that can be read, dated by their ids.
    public internal(set) var datedByIDs = 0
    /// Whether the tweets have dates besides those that their ids tell.
    var haveDates: Bool {
      let ofIDs = fields.origins(of: .id)
      return !fields.origins(of: .date).allSatisfy(ofIDs.contains)
    }
    /// Tweets dated by their ids, which contradict the dates, where half the others are of the moments that the ids tell.
    public internal(set) var redated = 0
    /// Dates of which a spreadsheet had exchanged month and day, put right.
    public internal(set) var exchangedDates = 0
    /// Whether nothing shows the order of day and month in dates such as `10/11/2018`, so that the first number was taken for
    /// the day.
    public internal(set) var isDateOrderGuessed = false
    /// Whether most dates are two days or more from the moments that the tweets' ids tell: they are those of something else.
    public internal(set) var hasOtherDates = false
    /// Whether most dates have parts of a second, which the platform's have not, and no ids confirm them: they are when a program
    /// wrote the tweets down.
    public internal(set) var hasDatesOfPrograms = false
    /// Columns for accounts that hold names that are shown, where none has accounts.
    public internal(set) var shownNames: [String] = []
    /// A column called id that holds the ids of accounts.
    public internal(set) var idsOfAccounts: String?
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

    /// The account of tweets that were read before, and of what was lost then.
    public init(
      name: String, format: Format = .json, tweets: Int, skipped: Int, others: Int, repaired: Int,
      sum: FileSum? = nil
    ) {
      self.init(name: name, format: format)
      self.sum = sum
      self.tweets = tweets
      self.skipped = skipped
      self.others = others
      self.repaired = repaired
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

extension SkippedRecord: Encodable {
  private enum CodingKeys: CodingKey {
    case line, reason
  }

  /// Encodes the line, and the reason in words.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(line, forKey: .line)
    try container.encode("\(reason)", forKey: .reason)
  }
}
