internal import Corpus
internal import Foundation
internal import GRDB

/// Opening: a study to work on, or one that is only read.
extension SavedStudy {
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
  convenience init(file path: String, version: Int = Schema.version) throws {
    if FileManager.default.fileExists(atPath: path) { try Self.prepare(path) }
    var configuration = Configuration()
    configuration.busyMode = .timeout(10)
    configuration.maximumReaderCount = 4
    // Large additions go through many pages of the file, which should not be read and written again and again.
    configuration.prepareDatabase { db in
      try db.execute(sql: "PRAGMA cache_size = -16000; PRAGMA wal_autocheckpoint = 8000")
    }
    let pool = try DatabasePool(path: path, configuration: configuration)
    try pool.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA synchronous = FULL")
      let found = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
      if found < version {
        try db.inTransaction {
          try Schema.migrate(db, from: found, to: version)
          return .commit
        }
      }
    }
    self.init(path: path, reader: pool, writer: pool)
    try removeUnfinished()
  }

  /// Opens a study only to read it, as it is at this moment; a page may be writing to it meanwhile. The file stays
  /// as it is.
  ///
  /// - Throws: ``SavedStudyError`` where its version is another, or it is none.
  public convenience init(reading path: String) throws {
    guard FileManager.default.isReadableFile(atPath: path) else {
      throw SavedStudyError.unreadable(file: path)
    }
    var configuration = Configuration()
    configuration.readonly = true
    configuration.busyMode = .timeout(10)
    let reader: any DatabaseReader
    do {
      reader = try DatabasePool(path: path, configuration: configuration).makeSnapshot()
    } catch let error as DatabaseError where error.resultCode == .SQLITE_NOTADB {
      throw SavedStudyError.notAStudy(file: path)
    }
    self.init(path: path, reader: reader, writer: nil)
    guard let version = try Self.version(reader, path) else {
      throw SavedStudyError.notAStudy(file: path)
    }
    if version < Schema.version {
      throw SavedStudyError.older(file: path, version: version, known: Schema.version)
    }
  }

  /// The file of the study that a path names, itself or by its folder; nil where it names something else.
  public static func file(named path: String) -> String? {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return nil }
    if isFolder.boolValue {
      let file = path + (path.hasSuffix("/") ? "" : "/") + fileName
      return FileManager.default.fileExists(atPath: file) ? file : nil
    }
    // How every file of SQLite begins.
    return WholeFile(path).begins(with: "SQLite format 3\0".utf8) ? path : nil
  }

  /// The version of a file; nil where it is empty.
  ///
  /// - Throws: ``SavedStudyError`` where it is no study, or one of a newer version.
  private static func version(_ reader: any DatabaseReader, _ path: String) throws -> Int? {
    let (application, version, tables) = try reader.read { db in
      (
        try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0,
        try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0,
        try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema") ?? 0
      )
    }
    if tables == 0 { return nil }
    guard application == Schema.applicationID else { throw SavedStudyError.notAStudy(file: path) }
    if version > Schema.version {
      throw SavedStudyError.newer(file: path, version: version, known: Schema.version)
    }
    return version
  }

  /// Refuses a file that this program must not touch, and copies one of an older version.
  private static func prepare(_ path: String) throws {
    do {
      let queue = try DatabaseQueue(path: path)
      guard let version = try version(queue, path) else { return }
      if version < Schema.version { try copy(queue, path, version) }
    } catch let error as DatabaseError where error.resultCode == .SQLITE_NOTADB {
      throw SavedStudyError.notAStudy(file: path)
    }
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
}
