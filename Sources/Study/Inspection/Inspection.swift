public import Corpus
internal import Foundation

/// What was found in one file.
public struct Inspection: Encodable, Sendable {
  /// The most accounts that are named.
  static let namedAccounts = 10
  /// Names are kept while there are no more accounts than this.
  private static let accountLimit = 10_000

  /// Where a field of tweets was read from.
  public struct FieldUse: Encodable, Sendable {
    /// The field.
    public let field: String
    /// The columns or keys that it was read from.
    public let from: [String]
    /// The number of tweets that have it.
    public let tweets: Int
  }

  /// An account and how many tweets it wrote.
  public struct AccountCount: Encodable, Sendable {
    /// The account's name, without `@`.
    public let account: String
    /// Its tweets.
    public let tweets: Int
  }

  /// The file's name.
  public let name: String
  /// The format that its content shows; nil where it could not be opened.
  public private(set) var format: String?
  /// The number of tweets of each shape of JSON; empty for tables.
  public private(set) var shapes: [String: Int] = [:]
  /// All records: tweets, skipped ones and others.
  public private(set) var records = 0
  /// The tweets read.
  public private(set) var tweets = 0
  /// The records that could not be read.
  public private(set) var skipped = 0
  /// The records that are no tweets.
  public private(set) var others = 0
  /// The tweets in whose bytes something had to be replaced.
  public private(set) var repaired = 0
  /// How often each repair of a row was made, by its name.
  public private(set) var repairs: [String: Int] = [:]
  /// The tweets whose cut text was completed from another file.
  public private(set) var completed = 0
  /// The tweets whose id came before, in this file or an earlier one.
  public private(set) var duplicates = 0
  /// The fields, each with where it was read from.
  public private(set) var fields: [FieldUse] = []
  /// The number of tweets of each kind.
  public private(set) var kinds: [String: Int] = [:]
  /// The number of accounts.
  public private(set) var accounts = 0
  /// The accounts with most tweets.
  public private(set) var mostActive: [AccountCount] = []
  /// When the first tweet was written, as in `2021-04-08T19:34:16Z`; nil without dates.
  public private(set) var from: String?
  /// When the last tweet was written.
  public private(set) var until: String?
  /// The first records that could not be read.
  public private(set) var losses: [SkippedRecord] = []
  /// What else a reader should know of how the file was read.
  public private(set) var remarks: [ReadNote] = []
  /// The same, each in a line.
  public private(set) var notes: [String] = []
  /// Why the file, or the rest of it, could not be used.
  public internal(set) var error: String?

  private var first = Int64.max
  private var last = Int64.min
  private var seenAccounts = SeenTweets()
  /// By spelling.
  private var tweetsByAccount: [String: Int] = [:]

  init(name: String) { self.name = name }

  /// Counts the tweets of a batch; `seen` are the ids of all files so far.
  mutating func add(_ batch: TweetBatch, _ seen: inout SeenTweets) {
    for isNew in seen.areNew(batch) where !isNew { duplicates += 1 }
    var account: [UInt8] = []
    for index in 0..<batch.count {
      kinds[batch.kind(of: index).name, default: 0] += 1
      if let createdAt = batch.createdAt(of: index) {
        first = min(first, createdAt)
        last = max(last, createdAt)
      }
      batch.withBytes(.username, of: index) { AccountSpelling.fold($0, into: &account) }
      if !account.isEmpty, seenAccounts.isNew(account.span) { accounts += 1 }
      if accounts <= Self.accountLimit {
        let name = batch.string(.username, of: index)
        if !name.isEmpty { tweetsByAccount[name, default: 0] += 1 }
      }
    }
  }

  /// Takes over what became of the file's records.
  mutating func finish(_ file: ReadSummary.File) {
    format = file.format.rawValue
    for (shape, count) in file.shapes { shapes[shape.rawValue] = count }
    (records, tweets, skipped) = (file.records, file.tweets, file.skipped)
    (others, repaired, completed) = (file.others, file.repaired, file.completed)
    for made in file.repairs.made { repairs[made.repair.rawValue] = made.count }
    fields = TweetField.allCases.map { field in
      FieldUse(
        field: field.name, from: file.fields.origins(of: field),
        tweets: file.tweets - file.fields.without(field))
    }
    losses = file.firstSkipped
    remarks = file.notes.filter(Self.isNews)
    notes = remarks.map(\.description)
    if first <= last {
      from = Self.text(first)
      until = Self.text(last)
    }
    if accounts <= Self.accountLimit {
      let sorted = AccountSpelling.joined(tweetsByAccount)
        .sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      mostActive = sorted.prefix(Self.namedAccounts).map {
        AccountCount(account: $0.key, tweets: $0.value)
      }
    }
    tweetsByAccount = [:]
  }

  /// Whether the other figures do not say it already.
  private static func isNews(_ note: ReadNote) -> Bool {
    switch note {
    case .skipped, .otherValues, .repeatedHeaders, .repaired: false
    case .lacking(let field, let count, let all): field == .text || count == all
    case .manySkipped, .rounded, .sharedNumbers, .taken, .shownNames, .idsOfAccounts, .stages,
      .leftOut,
      .dateOffsets, .dateOrderGuessed, .exchangedDates, .otherDates, .datesOfPrograms, .datedByIDs,
      .redated:
      true
    }
  }

  private static func text(_ seconds: Int64) -> String {
    Date(timeIntervalSince1970: Double(seconds)).formatted(.iso8601)
  }

  private enum CodingKeys: String, CodingKey {
    case name, format, shapes, records, tweets, skipped, others, repaired, repairs, completed
    case duplicates, fields, kinds, accounts, mostActive, from, until, losses, notes, error
  }
}
