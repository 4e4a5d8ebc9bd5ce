public import Classifier
public import Corpus
internal import Foundation
internal import GRDB
internal import Study

extension SavedStudy {
  /// Reads an archive, labels its tweets and keeps those that the study does not have yet.
  ///
  /// What was added only in part, because the program or the machine was stopped, is taken out when the study
  /// is opened again.
  ///
  /// - Parameters:
  ///   - inputs: its files and folders.
  ///   - name: what it is called.
  ///   - labels: what labels the tweets.
  ///   - clock: tells the quarters.
  ///   - rename: gives files the names that people know them by.
  ///   - onRead: is told how many tweets were read since it was last called.
  /// - Returns: the archive.
  /// - Throws: `CorpusError` where it cannot be used; the study is then as it was.
  @discardableResult
  public func add(
    _ inputs: [String], name: String, labels: LabelSource, clock: LocalClock,
    rename: (String) -> String = { $0 }, onRead: (_ tweets: Int) -> Void = { _ in }
  ) async throws -> StoredArchive {
    var options = ReadingOptions()
    options.sumsFiles = true
    let input = try TweetInput(inputs: inputs, options: options)
    let account = input.accountNames.joined(separator: " ")
    let archive = try await pool.write { db in
      try db.execute(
        sql: "INSERT INTO archive(name, added, account) VALUES (?, ?, ?)",
        arguments: [name, now(), account])
      return db.lastInsertedRowID
    }
    do {
      var inspection = InspectionStudy()
      let fresh = try await insert(input, into: archive, labels, clock, &inspection, onRead)
      inspection.finish(input)
      let found = rename(try Self.text(of: inspection))
      return try await finish(archive, input.summary, fresh, found, rename)
    } catch {
      try await pool.write { db in
        try db.execute(sql: "DELETE FROM tweet WHERE archive = ?", arguments: [archive])
        try db.execute(sql: "DELETE FROM archive WHERE id = ?", arguments: [archive])
      }
      throw error
    }
  }

  /// Writes the tweets, some thousand at a time, while others are read and labelled.
  ///
  /// - Returns: for each file how many of its tweets were new.
  private func insert(
    _ input: TweetInput, into archive: Int64, _ labels: LabelSource, _ clock: LocalClock,
    _ inspection: inout InspectionStudy, _ onRead: (Int) -> Void
  ) async throws -> [Int] {
    let workers = try Pipeline.workers(nil) { try AdditionWorker(labels, clock) }
    // A batch never spans two files, so the file of each is the one just read.
    var files: [Int] = []
    var delivered = 0
    var writer = AdditionWriter(try pool, archive)
    do {
      try await Pipeline.run(
        input, workers: workers, selection: TweetSelection(.init()), countsIDsOnce: true,
        onRead: { count in
          files.append(input.openedFiles - 1)
          onRead(count)
        },
        onBatch: { inspection.add($0, of: input) },
        deliver: { rows in
          try await writer.add(rows, ofFile: files[delivered])
          delivered += 1
        })
      return try await writer.finish()
    } catch {
      // What is on its way must not come after what was added is taken out.
      try? await writer.settle()
      throw error
    }
  }

  private func finish(
    _ archive: Int64, _ summary: ReadSummary, _ fresh: [Int], _ inspection: String,
    _ rename: (String) -> String
  ) async throws -> StoredArchive {
    let files = summary.files.enumerated().map { place, file in
      StoredArchive.File(
        name: rename(file.name), format: file.format.rawValue, tweets: file.tweets,
        skipped: file.skipped, others: file.others, repaired: file.repaired,
        bytes: file.sum?.bytes, checksum: file.sum?.checksum,
        fresh: place < fresh.count ? fresh[place] : 0)
    }
    let text = String(decoding: try JSONEncoder().encode(files), as: UTF8.self)
    return try await pool.write { db in
      try db.execute(
        sql: "UPDATE archive SET isWhole = 1, fresh = ?, files = ?, inspection = ? WHERE id = ?",
        arguments: [fresh.reduce(0, +), text, inspection, archive])
      try Self.count(up: "revision", db)
      return try StoredArchive.fetchAll(db).last { $0.id == archive }!
    }
  }

  /// What was found, as JSON: what `textmine inspect --json` has, and for each file its notes and the reasons of its
  /// losses in a form that can be said in any language.
  private static func text(of inspection: InspectionStudy) throws -> String {
    struct Found: Encodable {
      let files: [Inspection]
      let notes: [[ReadNote]]
      let reasons: [[SkipReason]]
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.withoutEscapingSlashes]
    let found = Found(
      files: inspection.files, notes: inspection.files.map(\.remarks),
      reasons: inspection.files.map { $0.losses.map(\.reason) })
    return String(decoding: try encoder.encode(found), as: UTF8.self)
  }
}

/// A labelled tweet on its way into the file.
struct TweetRow: Sendable {
  let tweet: Tweet
  let quarter: Int?
  let label: TweetLabel
  let runnerUp: Int?
  let words: IndexedWords

  /// Writes the tweets that the study does not have.
  ///
  /// - Returns: how many those are.
  static func insert(_ rows: [TweetRow], _ archive: Int64, _ db: Database) throws -> Int {
    let insert = try db.cachedStatement(
      sql: """
        INSERT INTO tweet(archive, copy, account, text, kind, created, quarter, retweets, likes, replies, quotes,
          mentions, hashtags, language, label, probability, runnerUp, category)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
        """)
    let index = try db.cachedStatement(
      sql: "INSERT INTO word(rowid, stems, forms) VALUES (?, ?, ?)")
    var nameless: [String: Int] = [:]
    var fresh = 0
    for row in rows {
      let tweet = row.tweet
      insert.setUncheckedArguments([
        archive, row.copy(&nameless), tweet.username, tweet.text, tweet.kind.rawValue,
        tweet.createdAt, row.quarter, tweet.counts.retweets, tweet.counts.likes,
        tweet.counts.replies, tweet.counts.quotes, tweet.mentions, tweet.hashtags,
        tweet.language, row.label.category, row.label.probability, row.runnerUp,
        row.label.category,
      ])
      try insert.execute()
      if db.changesCount == 0 { continue }
      fresh += 1
      index.setUncheckedArguments([db.lastInsertedRowID, row.words.stems, row.words.forms])
      try index.execute()
    }
    return fresh
  }

  /// What tells the tweet from others: its id, or for one without what it says, with a number where a batch has the
  /// same twice.
  private func copy(_ nameless: inout [String: Int]) -> String {
    if !tweet.id.isEmpty { return tweet.id }
    let text = "~\(tweet.username)\n\(tweet.createdAt ?? 0)\n\(tweet.text)"
    let number = nameless[text, default: 0]
    nameless[text] = number + 1
    return number == 0 ? text : "\(text)\n\(number)"
  }
}

/// Writes the tweets of an archive in portions; between two of them codes can be saved. One is on its way to the file
/// while the next is collected.
private struct AdditionWriter {
  /// The batches of a portion.
  private static let portion = 4

  private let pool: DatabasePool
  private let archive: Int64
  private var waiting: [(file: Int, rows: [TweetRow])] = []
  /// The portion on its way, with the files of its batches.
  private var writing: (files: [Int], task: Task<[Int], any Error>)?
  /// For each file how many of its tweets were new.
  private var fresh: [Int] = []

  init(_ pool: DatabasePool, _ archive: Int64) { (self.pool, self.archive) = (pool, archive) }

  mutating func add(_ rows: [TweetRow], ofFile file: Int) async throws {
    waiting.append((file, rows))
    if waiting.count == Self.portion { try await write() }
  }

  /// Writes what is left.
  ///
  /// - Returns: for each file how many of its tweets were new.
  mutating func finish() async throws -> [Int] {
    try await write()
    try await settle()
    return fresh
  }

  private mutating func write() async throws {
    try await settle()
    let (pool, archive, batches) = (pool, archive, waiting.map(\.rows))
    writing = (
      waiting.map(\.file),
      Task {
        try await pool.write { db in try batches.map { try TweetRow.insert($0, archive, db) } }
      }
    )
    waiting = []
  }

  /// Waits for the portion on its way.
  mutating func settle() async throws {
    guard let writing else { return }
    self.writing = nil
    for (file, count) in zip(writing.files, try await writing.task.value) {
      while fresh.count <= file { fresh.append(0) }
      fresh[file] += count
    }
  }
}

/// Labels tweets, for one core.
private actor AdditionWorker: BatchWorker {
  private var labeller: AdditionLabeller

  init(_ labels: LabelSource, _ clock: LocalClock) throws {
    labeller = try AdditionLabeller(labels, clock)
  }

  func work(on batch: TweetBatch, isNew: [Bool]) -> [TweetRow] { labeller.rows(of: batch, isNew) }
}

/// What a worker works with. It is a value, so that a batch costs the actor one access.
private struct AdditionLabeller: ~Copyable {
  private var labeller: Labeller
  private let clock: LocalClock

  init(_ labels: LabelSource, _ clock: LocalClock) throws {
    labeller = try Labeller(labels, countsWords: true)
    self.clock = clock
  }

  mutating func rows(of batch: TweetBatch, _ isNew: [Bool]) -> [TweetRow] {
    var rows: [TweetRow] = []
    rows.reserveCapacity(batch.count)
    for index in 0..<batch.count where isNew[index] {
      batch.withBytes(.text, of: index) { labeller.label($0) }
      let prediction = labeller.prediction
      var tweet = batch.tweet(at: index)
      tweet.record = []
      rows.append(
        TweetRow(
          tweet: tweet,
          quarter: tweet.createdAt.map { QuarterCode.code(of: clock.quarter(at: $0)) },
          label: TweetLabel(prediction), runnerUp: prediction.runnerUp,
          words: IndexedWords(labeller.analysis, labeller.analyzer)))
    }
    labeller.forget(beyond: Pipeline.footprintLimit)
    return rows
  }
}
