internal import Foundation
internal import GRDB

/// A study in one file: its tweets with their labels, samples, codes and settings. The file can be copied and
/// opened again; two windows or programs may write at once.
///
/// What a function has written is on the disk when it returns (write-ahead log, `synchronous=FULL`).
public final class SavedStudy: Sendable {
  /// The file's path.
  public let path: String
  let pool: DatabasePool

  /// The file's name in a study's folder.
  public static let fileName = "study.sqlite"

  /// Opens the study in `folder`, or makes one there. A file of an older version is brought up to date, and a
  /// copy of what it was is kept beside it: `study-v1.sqlite`.
  ///
  /// - Throws: ``SavedStudyError/newer(file:version:known:)``, ``SavedStudyError/notAStudy(file:)``, and what the
  ///   file system and SQLite say.
  public convenience init(folder: String) throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try self.init(file: folder + "/" + Self.fileName)
  }

  /// Opens the study in the file at `path`, or makes one there.
  init(file path: String, version: Int = Schema.version) throws {
    self.path = path
    if FileManager.default.fileExists(atPath: path) { try Self.prepare(path) }
    var configuration = Configuration()
    configuration.busyMode = .timeout(10)
    configuration.maximumReaderCount = 4
    pool = try DatabasePool(path: path, configuration: configuration)
    try pool.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA synchronous = FULL")
      let found = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
      if found < version {
        try db.inTransaction {
          try Schema.migrate(db, from: found, to: version); return .commit
        }
      }
    }
    try removeUnfinished()
  }

  /// Refuses a file that this program must not touch, and copies one of an older version.
  private static func prepare(_ path: String) throws {
    let queue: DatabaseQueue
    let (application, version): (Int, Int)
    do {
      queue = try DatabaseQueue(path: path)
      (application, version) = try queue.read { db in
        (
          try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0,
          try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
        )
      }
    } catch let error as DatabaseError where error.resultCode == .SQLITE_NOTADB {
      throw SavedStudyError.notAStudy(file: path)
    }
    let isEmpty =
      try queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM sqlite_schema") } == 0
    if isEmpty { return }
    guard application == Schema.applicationID else { throw SavedStudyError.notAStudy(file: path) }
    if version > Schema.version {
      throw SavedStudyError.newer(file: path, version: version, known: Schema.version)
    }
    if version < Schema.version { try copy(queue, path, version) }
  }

  /// Keeps `study.sqlite` of an older version as `study-v1.sqlite`, unless that was done before.
  private static func copy(_ queue: DatabaseQueue, _ path: String, _ version: Int) throws {
    let base = path.hasSuffix(".sqlite") ? String(path.dropLast(7)) : path
    let copy = "\(base)-v\(version).sqlite"
    if FileManager.default.fileExists(atPath: copy) { return }
    try queue.vacuum(into: copy)
  }

  /// Takes out what an addition has left that did not come to its end, as when the machine was switched off.
  private func removeUnfinished() throws {
    try pool.write { db in
      try db.execute(
        sql: "DELETE FROM tweet WHERE archive IN (SELECT id FROM archive WHERE isWhole = 0)")
      try db.execute(sql: "DELETE FROM archive WHERE isWhole = 0")
    }
  }

  // MARK: Settings

  /// The value of a setting; nil where it was never set.
  public func setting(_ name: String) throws -> String? {
    try pool.read {
      try String.fetchOne($0, sql: "SELECT value FROM setting WHERE name = ?", arguments: [name])
    }
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
    /// Grows with each archive and each correction.
    public let tweets: Int
    /// The sample that is coded; 0 for none.
    public let sample: Int64
    /// Grows with each code and each settled code.
    public let codes: Int

    /// Whether tweets, labels and sample are the same, though codes may not be.
    public func isSameCount(as other: Revision) -> Bool {
      tweets == other.tweets && sample == other.sample
    }
  }

  /// The state of the study.
  public func revision() throws -> Revision {
    try pool.read { db in
      let tweets = try String.fetchOne(db, sql: "SELECT value FROM setting WHERE name = 'revision'")
      let entries = try Int.fetchOne(db, sql: "SELECT max(n) FROM entry") ?? 0
      let settled = try String.fetchOne(db, sql: "SELECT value FROM setting WHERE name = 'settled'")
      return Revision(
        tweets: tweets.flatMap { Int($0) } ?? 0,
        sample: try Int64.fetchOne(db, sql: "SELECT max(id) FROM sample") ?? 0,
        codes: entries + 1_000_000_000 * (settled.flatMap { Int($0) } ?? 0))
    }
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
