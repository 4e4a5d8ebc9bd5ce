/// Something that gives tweets: a file in one format, or an ``Archive`` of many.
public protocol TweetReader {
  /// What became of the records so far.
  var losses: Losses { get }

  /// Adds tweets to `batch` until it holds `limit`; false when there are no more.
  ///
  /// - Throws: what makes the rest of the file useless; records that cannot be read are counted in
  ///   ``losses`` instead.
  mutating func read(into batch: inout TweetBatch, upTo limit: Int) throws(CorpusError) -> Bool
}

/// The formats of exports that are told apart by their content.
public enum Format: String, CaseIterable, Sendable {
  /// A table with a header: csv with comma, semicolon, tab or pipe.
  case table = "csv"
  /// Tweets, envelopes or pages in JSON, one a line or in an array.
  case json
  /// A sheet of a spreadsheet of Office Open XML.
  case spreadsheet = "xlsx"
  /// A sheet of a spreadsheet of OpenDocument.
  case openDocument = "ods"
  /// `tweets.js` of an account's archive.
  case xArchive = "x-archive"

  /// Whether it is a spreadsheet, whose rows come as those of a table.
  var isSheet: Bool { self == .spreadsheet || self == .openDocument }
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
  /// The format, nil to find it by the content.
  public var format: Format?
  /// Whether a record that cannot be read ends everything.
  public var isStrict: Bool
  /// Whether texts that programs have damaged are put right, and HTML entities decoded.
  public var repairs = true
  /// Bytes read at a time; tests take few, so that records lie across the blocks.
  var block = InputBuffer.block

  /// Makes options; by default everything is found by the content.
  public init(
    textColumn: String? = nil, idColumn: String? = nil, dateColumn: String? = nil,
    accountColumn: String? = nil, kindColumn: String? = nil, format: Format? = nil,
    isStrict: Bool = false
  ) {
    self.textColumn = textColumn
    self.idColumn = idColumn
    self.dateColumn = dateColumn
    self.accountColumn = accountColumn
    self.kindColumn = kindColumn
    self.format = format
    self.isStrict = isStrict
  }
}
