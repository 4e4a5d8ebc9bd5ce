internal import Corpus
internal import GRDB
public import Study

/// A sample that people code.
public struct StoredSample: Equatable, Sendable, Identifiable {
  /// Its number.
  public let id: Int64
  /// How it was drawn.
  public let design: SampleDesign
  /// The tweets that all coders have.
  public let overlap: Int
  /// Who codes.
  public let coders: [Coder]

  /// Somebody who codes.
  public struct Coder: Equatable, Sendable, Identifiable {
    /// His or her number.
    public let id: Int64
    /// His or her name.
    public let name: String
  }
}

extension SavedStudy {
  /// The most coders of a sample.
  public static let coderLimit = 20
  /// Nobody codes more tweets.
  public static let drawLimit = 10_000

  /// Keeps a sample and deals its tweets to coders. What they have coded before counts where a tweet is drawn again.
  ///
  /// - Parameters:
  ///   - draw: the sample.
  ///   - coders: their names.
  ///   - overlap: how many tweets all of them get.
  /// - Throws: ``SavedStudyError``.
  @discardableResult
  public func keep(_ draw: SampleDraw, coders: [String], overlap: Int) throws -> StoredSample {
    let names = try Self.checked(coders)
    if draw.items.isEmpty { throw SavedStudyError.noTweets }
    guard (0...draw.items.count).contains(overlap) else {
      throw SavedStudyError.badNumber("overlap", found: overlap, expected: 0...draw.items.count)
    }
    let parts = draw.dealt(to: names.count, overlap: names.count == 1 ? 0 : overlap)
    return try pool.write { db in
      try db.execute(
        sql: "INSERT INTO sample(made, design, overlap) VALUES (?, ?, ?)",
        arguments: [now(), draw.design.text, overlap])
      let sample = db.lastInsertedRowID
      var numbers: [String: Int64] = [:]
      for (place, item) in draw.items.enumerated() {
        let number = try Int64.fetchOne(
          db, sql: "SELECT n FROM tweet WHERE copy = ?", arguments: [item.tweet.id])!
        numbers[item.tweet.id] = number
        try Self.addDrawn(number, item.membership, at: place, in: sample, db)
      }
      for (name, items) in zip(names, parts) {
        let coder = try Self.coder(named: name, db)
        for (place, item) in items.enumerated() {
          try db.execute(
            sql: "INSERT INTO task VALUES (?, ?, ?, ?)",
            arguments: [sample, coder, place, numbers[item.tweet.id]!])
        }
      }
      return try Self.sample(db)!
    }
  }

  private static func checked(_ coders: [String]) throws -> [String] {
    guard (1...coderLimit).contains(coders.count) else {
      throw SavedStudyError.badNumber("coders", found: coders.count, expected: 1...coderLimit)
    }
    var known: Set<String> = []
    return try coders.map {
      let name = try coderName($0)
      if !known.insert(name.lowercased()).inserted { throw SavedStudyError.badCoder(name) }
      return name
    }
  }

  /// A coder's name with single spaces.
  ///
  /// - Throws: ``SavedStudyError/badCoder(_:)`` for none, or one that is too long to be shown.
  static func coderName(_ text: String) throws -> String {
    let name = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    if name.isEmpty || name.count > 40 { throw SavedStudyError.badCoder(name) }
    return name
  }

  /// Adds a tweet to those that were drawn.
  static func addDrawn(
    _ tweet: Int64, _ membership: SampleMembership, at place: Int, in sample: Int64, _ db: Database
  ) throws {
    try db.execute(
      sql: "INSERT INTO drawn VALUES (?, ?, ?, ?, ?, ?)",
      arguments: [
        sample, place, tweet, membership.stratum, membership.stratumTweets, membership.inclusion,
      ])
  }

  static func coder(named name: String, _ db: Database) throws -> Int64 {
    if let id = try Int64.fetchOne(
      db, sql: "SELECT id FROM coder WHERE name = ? COLLATE NOCASE", arguments: [name])
    {
      return id
    }
    try db.execute(sql: "INSERT INTO coder(name) VALUES (?)", arguments: [name])
    return db.lastInsertedRowID
  }

  /// The sample that is coded: the one drawn last; nil where none was.
  public func sample() throws -> StoredSample? { try reader.read(Self.sample) }

  static func sample(_ db: Database) throws -> StoredSample? {
    guard
      let row = try Row.fetchOne(
        db, sql: "SELECT id, design, overlap FROM sample ORDER BY id DESC LIMIT 1")
    else { return nil }
    let (id, design): (Int64, String) = (row[0], row[1])
    let coders = try Row.fetchAll(
      db,
      sql: """
        SELECT DISTINCT coder.id, name FROM task JOIN coder ON coder.id = coder WHERE sample = ? ORDER BY coder.id
        """, arguments: [id]
    ).map { StoredSample.Coder(id: $0[0], name: $0[1]) }
    guard let design = SampleDesign(design) else { return nil }
    return StoredSample(id: id, design: design, overlap: row[2], coders: coders)
  }

  /// The drawn tweets in their order, with their numbers in the study.
  func drawn(_ sample: StoredSample, _ db: Database) throws -> [(
    number: Int64, item: SampleDraw.Item
  )] {
    let rows = try Row.fetchAll(
      db,
      sql:
        "SELECT tweet, stratum, stratumTweets, inclusion FROM drawn WHERE sample = ? ORDER BY place",
      arguments: [sample.id])
    let tweets = try Self.tweets(rows.map { $0[0] }, db)
    return zip(rows, tweets).map { row, tweet in
      let membership = SampleMembership(
        stratum: row[1], stratumTweets: row[2], inclusion: row[3], design: sample.design)
      return (tweet.id, SampleDraw.Item(tweet: tweet.tweet, membership: membership))
    }
  }

  /// The ids of the drawn tweets.
  public func drawnIDs(_ sample: StoredSample) throws -> Set<String> {
    try reader.read { db in
      try Set(
        String.fetchAll(
          db, sql: "SELECT copy FROM drawn JOIN tweet ON n = tweet WHERE sample = ?",
          arguments: [sample.id]))
    }
  }
}
