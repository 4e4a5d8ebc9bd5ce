internal import GRDB

/// The tables of a study, step by step: a file of version n has had the first n steps.
enum Schema {
  /// The version of the files that this program writes.
  static let version = steps.count

  /// Tells a study from other SQLite files: `tmst`.
  static let applicationID = 0x746D_7374

  /// Brings a file of `version` up to date.
  static func migrate(_ db: Database, from version: Int, to end: Int = version) throws {
    for step in steps[version..<end] { try db.execute(sql: step) }
    try db.execute(sql: "PRAGMA application_id = \(applicationID); PRAGMA user_version = \(end)")
  }

  private static let steps = [tables, settled, labelling, models]

  /// `tweet.copy` tells a tweet from others: its id, or behind `~` what stands in for one. `label` is the program's,
  /// `category` that which counts: a person's where one has put it right.
  private static let tables = """
    CREATE TABLE archive(
      id INTEGER PRIMARY KEY, name TEXT NOT NULL, added INTEGER NOT NULL,
      account TEXT NOT NULL DEFAULT '', fresh INTEGER NOT NULL DEFAULT 0,
      files TEXT NOT NULL DEFAULT '[]', inspection TEXT NOT NULL DEFAULT '{}',
      isWhole INTEGER NOT NULL DEFAULT 0);
    CREATE TABLE tweet(
      n INTEGER PRIMARY KEY AUTOINCREMENT, archive INTEGER NOT NULL REFERENCES archive,
      copy TEXT NOT NULL UNIQUE, account TEXT NOT NULL COLLATE NOCASE, text TEXT NOT NULL,
      kind INTEGER NOT NULL, created INTEGER, quarter INTEGER,
      retweets INTEGER, likes INTEGER, replies INTEGER, quotes INTEGER,
      mentions TEXT, hashtags TEXT, language TEXT NOT NULL,
      label INTEGER NOT NULL, probability REAL, runnerUp INTEGER, category INTEGER NOT NULL);
    CREATE INDEX tweet_filter ON tweet(created, n, category, kind, quarter, account);
    CREATE INDEX tweet_archive ON tweet(archive);
    CREATE VIRTUAL TABLE word USING fts5(
      stems, forms, content='', tokenize="unicode61 remove_diacritics 0 tokenchars '#@_'");
    CREATE TABLE correction(
      tweet INTEGER PRIMARY KEY REFERENCES tweet, code TEXT NOT NULL, at INTEGER NOT NULL);
    CREATE TABLE setting(name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE coder(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
    CREATE TABLE sample(
      id INTEGER PRIMARY KEY, made INTEGER NOT NULL, design TEXT NOT NULL,
      overlap INTEGER NOT NULL);
    CREATE TABLE drawn(
      sample INTEGER NOT NULL REFERENCES sample, place INTEGER NOT NULL,
      tweet INTEGER NOT NULL REFERENCES tweet, stratum TEXT NOT NULL,
      stratumTweets INTEGER NOT NULL, inclusion REAL NOT NULL,
      PRIMARY KEY(sample, place)) WITHOUT ROWID;
    CREATE TABLE task(
      sample INTEGER NOT NULL REFERENCES sample, coder INTEGER NOT NULL REFERENCES coder,
      place INTEGER NOT NULL, tweet INTEGER NOT NULL REFERENCES tweet,
      PRIMARY KEY(sample, coder, place)) WITHOUT ROWID;
    CREATE UNIQUE INDEX task_tweet ON task(sample, coder, tweet);
    CREATE TABLE entry(
      n INTEGER PRIMARY KEY AUTOINCREMENT, coder INTEGER NOT NULL REFERENCES coder,
      tweet INTEGER NOT NULL REFERENCES tweet, state TEXT NOT NULL, code TEXT,
      note TEXT NOT NULL DEFAULT '', at INTEGER NOT NULL);
    CREATE INDEX entry_tweet ON entry(coder, tweet, n);
    """

  /// Codebooks that have labelled the tweets in place of the one that comes with textmine, oldest first; the setting
  /// `labelling` has the number of the one that counts.
  private static let labelling = """
    CREATE TABLE labelling(
      id INTEGER PRIMARY KEY AUTOINCREMENT, made INTEGER NOT NULL, codebook TEXT NOT NULL,
      changed INTEGER NOT NULL, note TEXT NOT NULL DEFAULT '');
    """

  /// Models that were trained on codes of the study, as the bytes of their files; a version of the labels names its model
  /// by the checksum, and one without has that which comes with textmine.
  private static let models = """
    CREATE TABLE model(checksum TEXT PRIMARY KEY, file BLOB NOT NULL);
    ALTER TABLE labelling ADD COLUMN model TEXT REFERENCES model;
    """

  /// What coders who had differed have agreed on.
  private static let settled = """
    CREATE TABLE settled(
      tweet INTEGER PRIMARY KEY REFERENCES tweet, code TEXT NOT NULL, at INTEGER NOT NULL);
    """
}
