import Classifier
import Corpus
import Foundation
import GRDB
import Study
import Testing

@testable import StudyFile

@Suite("A saved study")
struct SavedStudyTests {
  @Test("writes what it is told to the disk before it goes on")
  func synchronous() throws {
    let temporary = try TemporaryStudy()
    let (journal, level) = try temporary.study.pool.writeWithoutTransaction { db in
      (
        try String.fetchOne(db, sql: "PRAGMA journal_mode"),
        try Int.fetchOne(db, sql: "PRAGMA synchronous")
      )
    }
    #expect(journal == "wal")
    #expect(level == 2)
  }

  @Test("keeps the tweets of an archive with their labels")
  func addition() async throws {
    let temporary = try TemporaryStudy()
    let archive = try await temporary.add(table(0..<40))
    #expect(archive.tweets == 40 && archive.fresh == 40)
    #expect(try temporary.again().tweetCount() == 40)
    let page = try temporary.study.tweets(TweetFilter(), skipping: 0, limit: 100)
    let categories = try TemporaryStudy.labels.get().categories
    let labels = Set(page.tweets.map { categories[$0.label].id })
    #expect(labels.isSuperset(of: ["layanan", "kegiatan"]))
    #expect(page.tweets.allSatisfy { $0.category == $0.label && $0.probability != nil })
  }

  @Test(
    "gives back every tweet as it was read", arguments: ["kabupaten-archive.zip", "kabupaten.csv"])
  func roundTrip(file: String) async throws {
    let temporary = try TemporaryStudy()
    try await temporary.study.add(
      [example(file)], name: file, labels: TemporaryStudy.labels.get(), clock: .jakarta)
    func tweets(_ input: TweetInput) throws -> [String: Tweet] {
      var found: [String: Tweet] = [:]
      try input.forEachBatch { batch in
        for index in 0..<batch.count {
          var tweet = batch.tweet(at: index)
          tweet.record = []
          found[tweet.id] = tweet
        }
      }
      return found
    }
    let stored = try tweets(temporary.study.tweets())
    #expect(try stored == tweets(TweetInput(inputs: [example(file)], options: ReadingOptions())))
    #expect(stored.count == 332)
  }

  @Test("adds only what is new of an archive that is dropped again")
  func again() async throws {
    let temporary = try TemporaryStudy()
    try await temporary.add(table(0..<30))
    let second = try await temporary.add(table(20..<50))
    #expect(second.tweets == 30 && second.fresh == 20)
    let third = try await temporary.add(table(20..<50))
    #expect(third.fresh == 0)
    #expect(try temporary.study.tweetCount() == 50)
  }

  @Test("adds tweets without an id only once, too")
  func nameless() async throws {
    let temporary = try TemporaryStudy()
    let text =
      "created_at,username,text\n2021-03-01T00:00:00Z,a,sama saja\n2021-03-01T00:00:00Z,a,sama saja\n"
      + "2021-03-02T00:00:00Z,a,lain lagi\n"
    #expect(try await temporary.add(text).fresh == 3)
    #expect(try await temporary.add(text).fresh == 0)
  }

  @Test("is as it was where an archive cannot be read")
  func unusable() async throws {
    let temporary = try TemporaryStudy()
    await #expect(throws: CorpusError.self) {
      try await temporary.add("%PDF-1.4\n", named: "x.csv")
    }
    #expect(try temporary.study.archives().isEmpty && temporary.study.tweetCount() == 0)
  }

  @Test("is as it was where an archive breaks off behind many tweets")
  func broken() async throws {
    let temporary = try TemporaryStudy()
    try await temporary.add(table(0..<10))
    let tweets = (0..<20_000).map {
      "{\"tweet\": {\"id_str\": \"\(2_000_000 + $0)\", \"full_text\": \"Loket \($0) buka\"}}"
    }
    await #expect(throws: CorpusError.self) {
      try await temporary.add(
        "window.YTD.tweets.part0 = [" + tweets.joined(separator: ",\n") + ",", named: "tweets.js")
    }
    #expect(try temporary.study.tweetCount() == 10 && temporary.study.archives().count == 1)
    // Nothing of it comes later, either.
    try await temporary.add(table(10..<20))
    #expect(try temporary.study.tweetCount() == 20)
  }

  @Test("takes out what an addition has left that was cut off")
  func cutOff() async throws {
    let temporary = try TemporaryStudy()
    try await temporary.add(table(0..<10))
    try await temporary.study.pool.write { db in
      try db.execute(sql: "UPDATE archive SET isWhole = 0")
    }
    let reopened = try temporary.again()
    #expect(try reopened.tweetCount() == 0 && reopened.archives().isEmpty)
  }

  // MARK: Versions

  @Test("of an older version is brought up to date, and a copy is kept", arguments: [1, 2, 3])
  func migration(version: Int) throws {
    let folder = FileManager.default.temporaryDirectory.path + "/textmine-old-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    do {
      let old = try SavedStudy(file: folder + "/study.sqlite", version: version)
      try old.set("title", to: "lama")
      if version == 3 {
        try old.pool.write { db in
          try db.execute(
            sql: "INSERT INTO labelling(made, codebook, changed) VALUES (1, 'name: a', 2)")
        }
      }
    }
    let study = try SavedStudy(folder: folder)
    #expect(try study.setting("title") == "lama")
    #expect(try study.settledCodes().isEmpty)
    let versions = try study.labelVersions()
    #expect(versions.map(\.changed) == (version == 3 ? [2] : []))
    #expect(versions.allSatisfy { $0.model == nil })
    let copy = try DatabaseQueue(path: folder + "/study-v\(version).sqlite")
    #expect(try copy.read { try Int.fetchOne($0, sql: "PRAGMA user_version") } == version)
    #expect(
      try copy.read {
        try String.fetchOne($0, sql: "SELECT value FROM setting WHERE name = 'title'")
      } == "lama")
  }

  @Test("of a newer version is refused and left alone")
  func newer() throws {
    let temporary = try TemporaryStudy()
    try temporary.study.pool.write { try $0.execute(sql: "PRAGMA user_version = 99") }
    #expect(
      throws: SavedStudyError.newer(file: temporary.study.path, version: 99, known: Schema.version)
    ) {
      try temporary.again()
    }
  }

  @Test("is not made of another file", arguments: [true, false])
  func foreign(isDatabase: Bool) throws {
    let folder =
      FileManager.default.temporaryDirectory.path + "/textmine-foreign-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let path = folder + "/study.sqlite"
    if isDatabase {
      try DatabaseQueue(path: path).write { try $0.execute(sql: "CREATE TABLE mine(a)") }
    } else {
      try Data(String(repeating: "no database\n", count: 200).utf8).write(to: URL(filePath: path))
    }
    #expect(throws: SavedStudyError.notAStudy(file: path)) { try SavedStudy(folder: folder) }
  }

  // MARK: Lists

  @Test("lists the tweets that a filter asks for")
  func filters() async throws {
    let temporary = try TemporaryStudy()
    try await temporary.study.add(
      [example("kabupaten.csv")], name: "k", labels: TemporaryStudy.labels.get(), clock: .jakarta)
    func expression(_ text: String) -> TweetFilter {
      var filter = TweetFilter()
      filter.expression = text
      return filter
    }
    func count(_ change: (inout TweetFilter) -> Void) throws -> Int {
      var filter = TweetFilter()
      change(&filter)
      return try temporary.study.tweets(filter, skipping: 0, limit: 5).count!
    }
    #expect(try count { $0.kind = .retweet } == 92)
    #expect(try count { $0.account = "PEMKAB_WANALOKA" } == 332)
    #expect(try count { $0.quarter = Quarter(year: 2019, number: 3) } > 0)
    #expect(
      try temporary.study.tweets(expression(#"jam \d\d"#), skipping: 0, limit: 5).tweets.count > 0)
    let layanan = try TemporaryStudy.labels.get().categories.firstIndex { $0.id == "layanan" }
    let all = try temporary.study.tweets(TweetFilter(), skipping: 0, limit: 1_000).tweets
    #expect(try count { $0.category = layanan } == all.count { $0.category == layanan })
  }

  @Test("finds words by their stem, phrases and beginnings as they are written")
  func words() async throws {
    let temporary = try TemporaryStudy()
    try await temporary.add(
      """
      id,text
      1,Pendaftaran dibuka besok di #MalPelayananPublik
      2,Silakan daftar ulang hari ini @dukcapil
      3,Daftarkan anak anda
      4,Loket tutup besok
      """)
    let query = try WordQuery(TemporaryStudy.labels.get().options)
    func found(_ text: String) async throws -> [String] {
      var filter = TweetFilter()
      filter.words = await query.question(text)
      let page = try temporary.study.tweets(filter, skipping: 0, limit: 10)
      #expect(page.count == page.tweets.count)
      filter.category = page.tweets.first?.category ?? 0
      let ofCategory = try temporary.study.tweets(filter, skipping: 0, limit: 10)
      #expect(ofCategory.count == page.tweets.count { $0.category == filter.category })
      return page.tweets.map(\.tweet.id).sorted()
    }
    #expect(try await found("daftar") == ["1", "2", "3"])
    #expect(try await found("daftar*") == ["2", "3"])
    #expect(try await found("\"daftar ulang\"") == ["2"])
    #expect(try await found("daftar besok") == ["1"])
    #expect(try await found("#malpelayananpublik") == ["1"])
    #expect(try await found("@dukcapil") == ["2"])
    #expect(try await found("\" OR *) NEAR(") == [])
  }

  @Test("puts labels right apart from the program's, and takes that back")
  func corrections() async throws {
    let temporary = try TemporaryStudy()
    try await temporary.add(table(0..<8))
    let categories = try TemporaryStudy.labels.get().categories
    let before = try temporary.study.revision()
    let first = try #require(try temporary.study.tweet(1))
    try temporary.study.correct(1, to: 7, of: categories)
    let corrected = try #require(try temporary.study.tweet(1))
    #expect(corrected.category == 7 && corrected.label == first.label)
    #expect(try temporary.study.corrections()?.rows.map(\.cells[2]) == [categories[7].id])
    let after = try temporary.study.revision()
    #expect(!after.hasSameCounts(as: before) && after.hasSameShares(as: before))
    try temporary.study.correct(1, to: nil, of: categories)
    #expect(try temporary.study.tweet(1) == first)
    #expect(try temporary.study.corrections() == nil)
  }
}
