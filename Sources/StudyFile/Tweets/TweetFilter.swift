public import Corpus
internal import GRDB
internal import Lexicon

/// A quarter as one number in the file: 20213 for the third of 2021.
enum QuarterCode {
  static func code(of quarter: Quarter) -> Int { quarter.year * 10 + quarter.number }
}

/// Which tweets of a study are asked for; nil and empty ask for nothing in particular.
public struct TweetFilter: Equatable, Sendable {
  /// The quarter in which they were written.
  public var quarter: Quarter?
  /// The account that wrote them.
  public var account: String?
  /// The number of the category that counts.
  public var category: Int?
  /// How they came about.
  public var kind: TweetKind?
  /// Whether a person has put their label right.
  public var isCorrected = false
  /// A question to the index of words, as ``WordQuery`` makes it.
  public var words: String?
  /// A regular expression of ICU that must be found in the text.
  public var expression: String?

  /// Asks for all tweets.
  public init() {}

  /// The condition, with its arguments in their order.
  var condition: (sql: String, arguments: StatementArguments) {
    var parts: [String] = []
    var arguments: StatementArguments = []
    func add(_ part: String, _ argument: (any DatabaseValueConvertible)? = nil) {
      parts.append(part)
      if let argument { arguments += [argument] }
    }
    if let quarter { add("quarter = ?", QuarterCode.code(of: quarter)) }
    if let account { add("account = ?", account) }
    if let category { add("category = ?", category) }
    if let kind { add("kind = ?", kind.rawValue) }
    if isCorrected { add("n IN (SELECT tweet FROM correction)") }
    // The plus keeps SQLite on the index in the order of the list, rather than looking up each of many tweets.
    if let words { add("+n IN (SELECT rowid FROM word WHERE word MATCH ?)", words) }
    return (parts.isEmpty ? "1" : parts.joined(separator: " AND "), arguments)
  }
}

/// A tweet of a study with its label.
public struct LabelledTweet: Equatable, Sendable, Identifiable {
  /// Its number in the study.
  public let id: Int64
  /// The tweet.
  public let tweet: Tweet
  /// The number of the category that the program gives.
  public let label: Int
  /// How likely that is right, 0 to 1; nil where nothing tells.
  public let probability: Double?
  /// The number of the category that came second.
  public let runnerUp: Int?
  /// The number of the category that counts: a person's, where one has put the label right.
  public let category: Int

  static let columns =
    StoredTweets.columns + ", label, probability, runnerUp, category"

  init(_ row: Row) {
    id = row[0]
    tweet = Tweet(row)
    label = row[13]
    probability = row[14]
    runnerUp = row[15]
    category = row[16]
  }
}

/// A part of the tweets that were asked for, the newest first.
public struct TweetPage: Sendable {
  /// The tweets.
  public let tweets: [LabelledTweet]
  /// How many were asked for in all; nil for an expression, which is looked for only as far as it takes.
  public let count: Int?
  /// How many tweets, of the newest on, an expression was looked for in; nil where it was in all.
  public let lookedThrough: Int?
}

extension SavedStudy {
  /// The tweets that `filter` asks for, from the one after `skipped` others on. An expression is looked for in the
  /// tweets after `skipped` others until the page is full, or for a tenth of a second.
  ///
  /// - Throws: `LexiconError.badExpression`.
  public func tweets(_ filter: TweetFilter, skipping skipped: Int, limit: Int) throws -> TweetPage {
    if let expression = filter.expression {
      return try search(expression, filter, from: skipped, limit: limit)
    }
    let (condition, arguments) = filter.condition
    return try reader.read { db in
      let count = try Self.count(filter, db)
      // The index alone finds the page; only its tweets are then looked up.
      let numbers = try Int64.fetchAll(
        db,
        sql:
          "SELECT n FROM tweet WHERE \(condition) ORDER BY created DESC, n DESC LIMIT ? OFFSET ?",
        arguments: arguments + [limit, skipped])
      return TweetPage(tweets: try Self.tweets(numbers, db), count: count, lookedThrough: nil)
    }
  }

  /// How many tweets `filter` asks for. The index of words alone counts those of words. Where they are narrowed further
  /// they are looked up one by one, in the order of the file: that is faster than to look in all tweets for those of
  /// a set.
  private static func count(_ filter: TweetFilter, _ db: Database) throws -> Int {
    var rest = filter
    rest.words = nil
    let (condition, arguments) = rest.condition
    guard let words = filter.words else {
      return try Int.fetchOne(
        db, sql: "SELECT count(*) FROM tweet WHERE \(condition)", arguments: arguments)!
    }
    if rest == TweetFilter() {
      return try Int.fetchOne(
        db, sql: "SELECT count(*) FROM word WHERE word MATCH ?", arguments: [words])!
    }
    return try Int.fetchOne(
      db,
      sql: """
        SELECT count(*) FROM word CROSS JOIN tweet ON n = word.rowid WHERE word MATCH ? AND \(condition)
        """, arguments: [words] + arguments)!
  }

  /// The tweet of this number; nil where there is none.
  public func tweet(_ number: Int64) throws -> LabelledTweet? {
    try reader.read { try Self.tweets([number], $0).first }
  }

  /// The tweet with this id of the platform; nil where there is none.
  public func tweet(withID id: String) throws -> LabelledTweet? {
    try reader.read { db in
      try Row.fetchOne(
        db, sql: "SELECT \(LabelledTweet.columns) FROM tweet WHERE copy = ?", arguments: [id]
      ).map(LabelledTweet.init)
    }
  }

  static func tweets(_ numbers: [Int64], _ db: Database) throws -> [LabelledTweet] {
    let statement = try db.cachedStatement(
      sql: "SELECT \(LabelledTweet.columns) FROM tweet WHERE n = ?")
    return try numbers.compactMap { number in
      try Row.fetchOne(statement, arguments: [number]).map(LabelledTweet.init)
    }
  }

  /// A page does not wait longer for an expression.
  private static let searchTime = Duration.milliseconds(100)

  private func search(
    _ expression: String, _ filter: TweetFilter, from start: Int, limit: Int
  ) throws -> TweetPage {
    let pattern = try RegularExpression(expression)
    let (condition, arguments) = filter.condition
    let begin = ContinuousClock.now
    return try reader.read { db in
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT n, text FROM tweet WHERE \(condition) ORDER BY created DESC, n DESC LIMIT -1 OFFSET ?
          """, arguments: arguments + [start])
      var (numbers, looked): ([Int64], Int) = ([], start)
      var isAtEnd = false
      while numbers.count < limit, begin.duration(to: .now) < Self.searchTime {
        guard let row = try rows.next() else {
          isAtEnd = true
          break
        }
        looked += 1
        let text: String = row[1]
        if !pattern.matches(in: Array(text.utf8).span).ranges.isEmpty { numbers.append(row[0]) }
      }
      return TweetPage(
        tweets: try Self.tweets(numbers, db), count: nil, lookedThrough: isAtEnd ? nil : looked)
    }
  }

  /// How many tweets each account has, the most frequent first, in its most frequent spelling.
  public func accounts(limit: Int) throws -> [(name: String, tweets: Int)] {
    let spellings: [String: Int] = try reader.read { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT account, count(*) FROM tweet WHERE account <> '' GROUP BY account COLLATE BINARY
          """)
      return Dictionary(uniqueKeysWithValues: rows.map { ($0[0], $0[1]) })
    }
    return AccountSpelling.joined(spellings)
      .sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(limit)
      .map { (name: $0.key, tweets: $0.value) }
  }

  /// The quarters with tweets, the newest first.
  public func quarters() throws -> [Quarter] {
    try reader.read { db in
      try Int.fetchAll(
        db,
        sql: "SELECT DISTINCT quarter FROM tweet WHERE quarter IS NOT NULL ORDER BY quarter DESC"
      ).map { Quarter(year: $0 / 10, number: $0 % 10) }
    }
  }
}
