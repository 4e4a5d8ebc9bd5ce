internal import GRDB

/// What a coder has said of a tweet. Entries are only ever added: the last one of a tweet counts, and all of them
/// stay in the file.
public struct CodeEntry: Equatable, Sendable, Identifiable {
  /// What an entry says.
  public enum State: String, Sendable {
    /// The tweet is of a category.
    case code
    /// The coder cannot tell the category.
    case unclear
    /// The coder wants to see the tweet again at the end.
    case skipped
    /// What was said before is taken back.
    case open
  }

  /// Its number, larger than that of any earlier one.
  public let id: Int64
  /// The number of the tweet in the study.
  public let tweet: Int64
  /// What it says.
  public let state: State
  /// The id of the category; nil unless the state is ``State/code``.
  public let code: String?
  /// What the coder has noted; empty for nothing.
  public let note: String

  init(_ row: Row) {
    id = row["n"]
    tweet = row["tweet"]
    state = State(rawValue: row["state"]) ?? .open
    code = row["code"]
    note = row["note"]
  }
}

/// What became of an entry that was to be saved.
public enum SaveResult: Equatable, Sendable {
  /// It is on the disk.
  case saved
  /// It was there already, as when a form is sent twice.
  case known
  /// Meanwhile something else was saved in another window, which still counts.
  case conflict(CodeEntry)
}

/// A tweet that a coder is to code.
public struct CodingTask: Equatable, Sendable {
  /// The tweet.
  public let tweet: LabelledTweet
  /// What the coder has said of it last; nil for nothing.
  public let entry: CodeEntry?
}

/// How far a coder has come.
public struct CodingProgress: Equatable, Sendable {
  /// The tweets that he or she codes.
  public let tweets: Int
  /// Those with a code.
  public let coded: Int
  /// Those that he or she could not tell.
  public let unclear: Int
  /// Those put off.
  public let skipped: Int

  /// The tweets that are left, those put off too.
  public var left: Int { tweets - coded - unclear }
}

extension SavedStudy {
  /// The last entry of each tweet.
  private static let last = """
    (SELECT max(n) FROM entry WHERE entry.coder = task.coder AND entry.tweet = task.tweet)
    """

  /// The tweet that a coder codes next: those put off come last; nil where none is left.
  public func nextTask(of coder: Int64, in sample: StoredSample) throws -> CodingTask? {
    try reader.read { db in
      let row = try Row.fetchOne(
        db,
        sql: """
          SELECT task.tweet, state FROM task LEFT JOIN entry ON entry.n = \(Self.last)
          WHERE sample = ? AND task.coder = ? AND (state IS NULL OR state IN ('open', 'skipped'))
          ORDER BY state IS 'skipped', CASE WHEN state = 'skipped' THEN entry.n ELSE place END LIMIT 1
          """, arguments: [sample.id, coder])
      return try row.flatMap { try Self.task($0[0], coder, db) }
    }
  }

  /// A tweet that a coder has, coded or not.
  ///
  /// - Throws: ``SavedStudyError/notDealt(tweet:coder:)``.
  public func task(_ tweet: Int64, of coder: StoredSample.Coder, in sample: StoredSample) throws
    -> CodingTask
  {
    try reader.read { db in
      try Self.require(tweet, coder, sample, db)
      return try Self.task(tweet, coder.id, db)!
    }
  }

  private static func task(_ tweet: Int64, _ coder: Int64, _ db: Database) throws -> CodingTask? {
    try tweets([tweet], db).first.map {
      CodingTask(tweet: $0, entry: try entry(tweet, coder, db))
    }
  }

  static func entry(_ tweet: Int64, _ coder: Int64, _ db: Database) throws -> CodeEntry? {
    try Row.fetchOne(
      db,
      sql:
        "SELECT n, tweet, state, code, note FROM entry WHERE coder = ? AND tweet = ? ORDER BY n DESC LIMIT 1",
      arguments: [coder, tweet]
    ).map(CodeEntry.init)
  }

  private static func require(
    _ tweet: Int64, _ coder: StoredSample.Coder, _ sample: StoredSample, _ db: Database
  ) throws {
    let isDealt = try Bool.fetchOne(
      db, sql: "SELECT EXISTS(SELECT 1 FROM task WHERE sample = ? AND coder = ? AND tweet = ?)",
      arguments: [sample.id, coder.id, tweet])!
    if !isDealt { throw SavedStudyError.notDealt(tweet: tweet, coder: coder.name) }
  }

  /// Saves what a coder says of a tweet.
  ///
  /// - Parameters:
  ///   - code: the id of the category; nil unless `state` is `code`.
  ///   - seen: the number of the last entry that the coder's page knew; 0 for none. With another one in the file
  ///     nothing is written, so that two windows cannot undo each other's codes.
  /// - Throws: ``SavedStudyError/notDealt(tweet:coder:)``.
  public func save(
    _ state: CodeEntry.State, code: String? = nil, note: String = "", of tweet: Int64,
    by coder: StoredSample.Coder, in sample: StoredSample, seen: Int64
  ) throws -> SaveResult {
    try pool.write {
      try Self.save(
        NewEntry(state, code: code, note: note, of: tweet, by: coder, in: sample, seen: seen), $0)
    }
  }

  static func save(_ new: NewEntry, _ db: Database) throws -> SaveResult {
    try require(new.tweet, new.coder, new.sample, db)
    let current = try entry(new.tweet, new.coder.id, db)
    if let current, current.id != new.seen {
      return current.state == new.state && current.code == new.code && current.note == new.note
        ? .known : .conflict(current)
    }
    try add(new.state, new.code, new.note, of: new.tweet, by: new.coder.id, db)
    return .saved
  }

  static func add(
    _ state: CodeEntry.State, _ code: String?, _ note: String, of tweet: Int64, by coder: Int64,
    _ db: Database
  ) throws {
    try db.execute(
      sql: "INSERT INTO entry(coder, tweet, state, code, note, at) VALUES (?, ?, ?, ?, ?, ?)",
      arguments: [coder, tweet, state.rawValue, code, note, now()])
  }

  /// Takes back what a coder has said last.
  ///
  /// - Returns: the tweet of which that was; nil where nothing is left to take back.
  public func undo(by coder: StoredSample.Coder, in sample: StoredSample) throws -> Int64? {
    try pool.write { db in
      let row = try Row.fetchOne(
        db,
        sql: """
          SELECT entry.tweet, note FROM task JOIN entry ON entry.n = \(Self.last)
          WHERE sample = ? AND task.coder = ? AND state <> 'open' ORDER BY entry.n DESC LIMIT 1
          """, arguments: [sample.id, coder.id])
      guard let row else { return nil }
      let (tweet, note): (Int64, String) = (row[0], row[1])
      try Self.add(.open, nil, note, of: tweet, by: coder.id, db)
      return tweet
    }
  }

  /// How far a coder has come.
  public func progress(of coder: Int64, in sample: StoredSample) throws -> CodingProgress {
    try reader.read { db in
      let row = try Row.fetchOne(
        db,
        sql: """
          SELECT count(*), coalesce(sum(state IS 'code'), 0), coalesce(sum(state IS 'unclear'), 0),
            coalesce(sum(state IS 'skipped'), 0)
          FROM task LEFT JOIN entry ON entry.n = \(Self.last) WHERE sample = ? AND task.coder = ?
          """, arguments: [sample.id, coder])!
      return CodingProgress(tweets: row[0], coded: row[1], unclear: row[2], skipped: row[3])
    }
  }
}
