/// Something that gives tweets: a file in one format, or an ``TweetInput`` of many.
public protocol TweetReader {
  /// What became of the records so far.
  var summary: ReadSummary { get }

  /// Puts the next tweets, up to `limit`, in the place of those in `batch`; false only at the end, with an
  /// empty batch. The batch's memory is used again, so that reading allocates nothing.
  ///
  /// - Throws: what makes the rest of the file useless; records that cannot be read are counted in
  ///   ``summary`` instead.
  mutating func read(into batch: inout TweetBatch, upTo limit: Int) throws(CorpusError) -> Bool
}

/// The formats of exports that are told apart by their content.
public enum Format: String, CaseIterable, Sendable {
  /// A table with a header: csv with comma, semicolon, tab or pipe.
  case table = "csv"
  /// Tweets, envelopes or pages in JSON, one a line or in an array.
  case json
  /// A text with a tweet on each line.
  case text
  /// A sheet of a spreadsheet of Office Open XML.
  case spreadsheet = "xlsx"
  /// A sheet of a spreadsheet of OpenDocument.
  case openDocument = "ods"
  /// `tweets.js` of an account's archive.
  case xArchive = "x-archive"

  /// Whether it is a spreadsheet, whose rows come as those of a table.
  var isSheet: Bool { self == .spreadsheet || self == .openDocument }
}

/// The shapes in which tweets come as JSON.
public enum TweetShape: String, CaseIterable, Sendable {
  /// Of the API's first version, with `id_str` and `user`.
  case v1 = "API v1.1"
  /// Of its second version, with `author_id` and `public_metrics`.
  case v2 = "API v2"
  /// Of the platform's web site, with `legacy` and `core`.
  case graphQL = "GraphQL"
  /// Of an account's archive, with `id_str` and no `user`.
  case archive = "X archive"
  /// Of an archive's long tweets.
  case note = "long tweets"
  /// Of snscrape, with `rawContent`, before 2022 `content`.
  case snscrape
  /// Of twscrape, with `rawContent` and `id_str`.
  case twscrape
  /// Of anything else, such as another scraper.
  case other
}

/// How to read what the content alone does not tell.
public struct ReadingOptions: Equatable, Sendable {
  /// The column of a foreign table that holds the text.
  public var textColumn: String?
  /// The column that holds the tweet's id.
  public var idColumn: String?
  /// The column that holds the date.
  public var dateColumn: String?
  /// The column that holds the account's name.
  public var accountColumn: String?
  /// The column that holds the kind.
  public var kindColumn: String?
  /// The sheet of a spreadsheet to read; nil for all that hold tweets.
  public var sheet: String?
  /// Whether the first row of a table is one like the others.
  public var hasNoHeader = false
  /// The order of day and month in dates such as `6/1/2022`; nil to find it by all of them.
  public var dateOrder: DateOrder?
  /// The format, nil to find it by the content.
  public var format: Format?
  /// Whether a record that cannot be read ends everything.
  public var isStrict: Bool
  /// Whether texts that programs have damaged are put right, and HTML entities decoded.
  public var repairs = true
  /// Whether a table without a column of texts, or without rows, is an error. Sheets of ids and codes are
  /// read without.
  public var needsTweets = true
  /// Whether the size and SHA-256 of each file are told in the summary.
  public var sumsFiles = false
  /// Whether the tweets that an account deleted are read too, where its archive has them.
  public var includesDeleted: Bool
  /// How many times as large as a packed file its contents may be; a zip bomb has a thousand.
  public var expansionLimit: Int
  /// Contents of up to so many bytes are read in any case.
  var expansionFloor = 256 << 20
  /// Whether the faster way of reading lines is left out; a test compares the two.
  var readsTrees = false
  /// Documents longer than so many bytes are counted out.
  var documentLimit = DocumentReader.documentLimit
  /// Bytes read at a time; tests take few, so that records lie across the blocks.
  var block = InputBuffer.block

  /// Whether the user named any column or key.
  var namesColumns: Bool {
    [textColumn, idColumn, dateColumn, accountColumn, kindColumn].contains { $0 != nil }
  }

  /// Makes options; by default everything is found by the content.
  public init(
    textColumn: String? = nil, idColumn: String? = nil, dateColumn: String? = nil,
    accountColumn: String? = nil, kindColumn: String? = nil, format: Format? = nil,
    isStrict: Bool = false, includesDeleted: Bool = false, expansionLimit: Int = 200
  ) {
    self.textColumn = textColumn
    self.idColumn = idColumn
    self.dateColumn = dateColumn
    self.accountColumn = accountColumn
    self.kindColumn = kindColumn
    self.format = format
    self.isStrict = isStrict
    self.includesDeleted = includesDeleted
    self.expansionLimit = expansionLimit
  }
}
