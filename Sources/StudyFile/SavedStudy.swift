internal import Foundation
internal import GRDB

/// A study in one file: its tweets with their labels, samples, codes and settings. The file can be copied and
/// opened again; two windows or programs may write at once.
///
/// What a function has written is on the disk when it returns (write-ahead log, `synchronous=FULL`).
public final class SavedStudy: Sendable {
  /// The file's path.
  public let path: String
  /// Where what is asked is read: the file as it is now, or as it was at one moment.
  let reader: any DatabaseReader
  private let writer: DatabasePool?

  /// The file's name in a study's folder.
  public static let fileName = "study.sqlite"

  init(path: String, reader: any DatabaseReader, writer: DatabasePool?) {
    (self.path, self.reader, self.writer) = (path, reader, writer)
  }

  /// Where is written.
  ///
  /// - Throws: ``SavedStudyError/readOnly(file:)``.
  var pool: DatabasePool {
    get throws {
      guard let writer else { throw SavedStudyError.readOnly(file: path) }
      return writer
    }
  }

  /// The study as it is at this moment, whatever is written meanwhile: figures of many tweets are made of it.
  public func snapshot() throws -> SavedStudy {
    SavedStudy(path: path, reader: try pool.makeSnapshot(), writer: nil)
  }

  // MARK: Settings

  /// The value of a setting; nil where it was never set.
  public func setting(_ name: String) throws -> String? {
    try reader.read { try Self.setting(name, $0) }
  }

  static func setting(_ name: String, _ db: Database) throws -> String? {
    try String.fetchOne(db, sql: "SELECT value FROM setting WHERE name = ?", arguments: [name])
  }

  /// Sets a setting.
  public func set(_ name: String, to value: String) throws {
    try pool.write { try Self.set(name, to: value, $0) }
  }

  static func set(_ name: String, to value: String, _ db: Database) throws {
    try db.execute(
      sql: "INSERT INTO setting VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value",
      arguments: [name, value])
  }

  // MARK: Revisions

  /// What figures depend on: two equal revisions have the same tweets, labels, sample and codes.
  public struct Revision: Hashable, Sendable {
    /// Grows with each archive, and with what is drawn.
    public let tweets: Int
    /// Grows with each label that somebody puts right.
    public let corrections: Int
    /// The sample that is coded; 0 for none.
    public let sample: Int64
    /// The last entry of a coder.
    public let entries: Int64
    /// Grows with each code that is settled.
    public let settled: Int

    /// Whether strata are the same: tweets, the program's labels and the sample.
    public func hasSameStrata(as other: Revision) -> Bool {
      tweets == other.tweets && sample == other.sample
    }

    /// Whether tweets are counted alike: what hangs on the strata, and labels that were put right.
    public func hasSameCounts(as other: Revision) -> Bool {
      hasSameStrata(as: other) && corrections == other.corrections
    }

    /// Whether the codes are the same.
    public func hasSameCodes(as other: Revision) -> Bool {
      sample == other.sample && entries == other.entries && settled == other.settled
    }

    /// Whether shares are the same: what hangs on the strata, and the codes.
    public func hasSameShares(as other: Revision) -> Bool {
      hasSameStrata(as: other) && hasSameCodes(as: other)
    }
  }

  /// The state of the study.
  public func revision() throws -> Revision { try reader.read(Self.revision) }

  static func revision(_ db: Database) throws -> Revision {
    func counter(_ name: String) throws -> Int { try setting(name, db).flatMap { Int($0) } ?? 0 }
    return Revision(
      tweets: try counter("revision"), corrections: try counter("corrections"),
      sample: try Int64.fetchOne(db, sql: "SELECT max(id) FROM sample") ?? 0,
      entries: try Int64.fetchOne(db, sql: "SELECT max(n) FROM entry") ?? 0,
      settled: try counter("settled"))
  }

  /// Tells that figures made before no longer hold.
  static func count(up name: String, _ db: Database) throws {
    try db.execute(
      sql: """
        INSERT INTO setting VALUES (?, '1')
        ON CONFLICT DO UPDATE SET value = CAST(CAST(value AS INTEGER) + 1 AS TEXT)
        """, arguments: [name])
  }
}

/// Seconds since 1970. They are shown only: what came after what is told by numbers, so that a clock may go back.
func now() -> Int64 { Int64(Date().timeIntervalSince1970) }
