public import Corpus
internal import Foundation
internal import GRDB

/// The tweets of a study, read like those of any export.
struct StoredTweets: TweetReader {
  private let reader: any DatabaseReader
  private let path: String
  private var last: Int64 = 0
  private(set) var summary: ReadSummary

  init(_ reader: any DatabaseReader, _ path: String, _ summary: ReadSummary) {
    (self.reader, self.path) = (reader, path)
    self.summary = summary
  }

  static let columns = """
    n, copy, account, text, kind, created, retweets, likes, replies, quotes, mentions, hashtags, language
    """

  mutating func read(into batch: inout TweetBatch, upTo limit: Int) throws(CorpusError) -> Bool {
    batch.removeAll()
    let after = last
    var filled = TweetBatch()
    swap(&filled, &batch)
    do {
      (batch, last) = try reader.read { [filled] db in
        var (batch, last) = (filled, after)
        let statement = try db.cachedStatement(
          sql: """
            SELECT \(Self.columns) FROM tweet WHERE n > ? AND archive IN (SELECT id FROM archive WHERE isWhole)
            ORDER BY n LIMIT ?
            """)
        let rows = try Row.fetchCursor(statement, arguments: [after, limit])
        while let row = try rows.next() {
          last = row[0]
          batch.append(Tweet(row))
        }
        return (batch, last)
      }
    } catch {
      throw .failed(file: path, action: .read, code: EIO)
    }
    return batch.count > 0
  }
}

extension Tweet {
  /// A tweet of a row with ``StoredTweets/columns``.
  init(_ row: Row) {
    let copy: String = row[1]
    self.init(
      id: copy.hasPrefix("~") ? "" : copy, username: row[2], text: row[3],
      kind: TweetKind(rawValue: row[4]) ?? .tweet, createdAt: row[5],
      counts: Counts(retweets: row[6], likes: row[7], replies: row[8], quotes: row[9]),
      mentions: row[10], hashtags: row[11], language: row[12])
  }
}

extension SavedStudy {
  /// All tweets of the study, in the order in which they came in.
  public func tweets() throws -> TweetInput {
    let accounts = AccountSpelling.distinct(try archives().flatMap(\.accounts))
    return TweetInput(StoredTweets(reader, path, try reading()), accountNames: accounts)
  }

  /// What became of the records of all files when they were added.
  public func reading() throws -> ReadSummary {
    var summary = ReadSummary()
    summary.files = try archives().flatMap(\.files).map { file in
      ReadSummary.File(
        name: file.name, format: Format(rawValue: file.format) ?? .json, tweets: file.tweets,
        skipped: file.skipped, others: file.others, repaired: file.repaired,
        sum: file.bytes.flatMap { bytes in file.checksum.map { FileSum(bytes: bytes, checksum: $0) }
        })
    }
    return summary
  }

  /// For each file of ``reading()`` how many of its tweets the study had before.
  public func duplicates() throws -> [Int] {
    try archives().flatMap(\.files).map { $0.tweets - $0.fresh }
  }
}
