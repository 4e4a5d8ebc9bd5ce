internal import Corpus
internal import Foundation
internal import GRDB

/// An archive that was added to a study.
public struct StoredArchive: Equatable, Sendable, Identifiable {
  /// A file of it, as a report accounts for it.
  public struct File: Codable, Equatable, Sendable {
    /// Its name, and of what lies in a zip the name there: `archive.zip:data/tweets.js`.
    public var name: String
    /// What was found in it: `x-archive`, `csv`.
    public var format: String
    /// Its tweets, copies too.
    public var tweets: Int
    /// Records that could not be read.
    public var skipped: Int
    /// Records that are no tweets.
    public var others: Int
    /// Tweets that had to be repaired.
    public var repaired: Int
    /// Its size in bytes, if known.
    public var bytes: Int?
    /// Its SHA-256 in hexadecimal digits, if known.
    public var checksum: String?
    /// Its tweets that the study did not have before.
    public var fresh = 0
  }

  /// Its number.
  public let id: Int64
  /// The name of what was dropped.
  public let name: String
  /// When it was added, in seconds since 1970.
  public let added: Int64
  /// The accounts that exported it; empty where that is not known.
  public let accounts: [String]
  /// Its tweets that the study did not have before.
  public let fresh: Int
  /// Its files.
  public let files: [File]
  /// What `InspectionStudy` found in it, as JSON.
  public let inspection: String

  /// Its tweets, those too that the study had before.
  public var tweets: Int { files.reduce(0) { $0 + $1.tweets } }

  static func fetchAll(_ db: Database) throws -> [StoredArchive] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT id, name, added, account, fresh, files, inspection FROM archive WHERE isWhole
        ORDER BY id
        """
    ).map { row in
      let (accounts, files): (String, String) = (row[3], row[5])
      return StoredArchive(
        id: row[0], name: row[1], added: row[2],
        accounts: accounts.split(separator: " ").map(String.init), fresh: row[4],
        files: try JSONDecoder().decode([File].self, from: Data(files.utf8)), inspection: row[6])
    }
  }
}

extension SavedStudy {
  /// The archives, in the order in which they were added.
  public func archives() throws -> [StoredArchive] { try reader.read(StoredArchive.fetchAll) }

  /// Whether an archive is being added.
  public func isAdding() throws -> Bool {
    try reader.read {
      try Bool.fetchOne($0, sql: "SELECT EXISTS(SELECT 1 FROM archive WHERE isWhole = 0)")!
    }
  }

  /// The number of tweets.
  public func tweetCount() throws -> Int {
    try reader.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM tweet") ?? 0 }
  }
}
