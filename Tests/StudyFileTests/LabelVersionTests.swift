import Classifier
import Corpus
import Foundation
import GRDB
import Lexicon
import Study
import Testing

@testable import StudyFile

/// The codebook that comes with textmine, with a keyword more in one category.
func codebook(adding keyword: String, to category: String) throws -> Codebook {
  let source = try #require(try Codebook.standard("konten")).source
  let start = try #require(source.range(of: "  - id: \(category)\n"))
  let keywords = try #require(
    source.range(of: "    keywords:\n", range: start.upperBound..<source.endIndex))
  var text = source
  text.insert(contentsOf: "      - \(keyword)\n", at: keywords.upperBound)
  return try Codebook(parsing: text, file: "codebook.yml")
}

@Suite("A version of the codebook")
struct LabelVersionTests {
  /// Sends every fourth tweet of the table to another category.
  private func changed() throws -> Codebook {
    try codebook(adding: "{match: hari jadi, weight: 60}", to: "peringatan")
  }

  /// The labels of the model that comes with textmine, with the keywords of a codebook.
  private func labels(_ codebook: Codebook) throws -> LabelSource {
    try TemporaryStudy().study.labels(ofModel: nil, codebook)
  }

  private func labels(_ study: SavedStudy) throws -> [Int] {
    try study.tweets(TweetFilter(), skipping: 0, limit: 100).tweets.map(\.label)
  }

  @Test("is tried without a trace: what moves where, what keywords find, how right labels are")
  func trial() async throws {
    let temporary = try TemporaryStudy()
    try await temporary.add(table(0..<40))
    let sample = try await temporary.draw(12)
    while let task = try temporary.study.nextTask(of: sample.coders[0].id, in: sample) {
      let code = task.tweet.tweet.text.contains("hari jadi") ? "peringatan" : "kegiatan"
      _ = try temporary.study.save(
        .code, code: code, of: task.tweet.id, by: sample.coders[0], in: sample, seen: 0)
    }
    let before = try labels(temporary.study)
    var read = 0
    let trial = try LabelTrial(of: labels(changed()), on: temporary.study.snapshot()) { read += $0 }
    #expect(trial.tweets == 40 && trial.moved == 10)
    let warning = try #require(trial.categories.firstIndex { $0.id == "peringatan" })
    #expect(trial.moves.allSatisfy { $0.to == warning && (1...3).contains($0.examples.count) })
    let keyword = try #require(
      trial.codebook.keywords.firstIndex {
        $0.pattern.text == "hari jadi" && $0.category == warning
      })
    let found = trial.keywords[keyword]
    #expect(found.tweets == 10 && found.coded == found.right && found.coded > 0)
    #expect(trial.before.coded == 12 && trial.after.coded == 12)
    #expect(trial.after.right == trial.before.right + found.coded)
    #expect(try labels(temporary.study) == before && temporary.study.labelVersions().isEmpty)
  }

  @Test("labels all tweets at once, leaves what people have put right, and is remembered")
  func keeping() async throws {
    let temporary = try TemporaryStudy()
    try await temporary.add(table(0..<40))
    let categories = try TemporaryStudy.labels.get().categories
    try temporary.study.correct(4, to: 2, of: categories)
    let earlier = try temporary.study.snapshot()
    let (old, revision) = (try labels(earlier), try earlier.revision())
    let trial = try LabelTrial(of: labels(changed()), on: earlier)
    #expect(try temporary.study.keep(trial, note: "uji") == 1)
    let new = try labels(temporary.study)
    #expect(zip(old, new).count { $0 != $1 } == trial.moved)
    #expect(try temporary.study.tweet(4)?.category == 2)
    #expect(try labels(earlier) == old)
    #expect(try !temporary.study.revision().hasSameStrata(as: revision))
    let version = try #require(try temporary.again().labelVersions().first)
    #expect(version.changed == trial.moved && version.note == "uji")
    #expect(try Codebook(parsing: version.codebook, file: "x").checksum == trial.codebook.checksum)
    // What labels now gives just these labels, and says by its name that it is another.
    let source = try temporary.again().labels()
    #expect(source.name == "konten + konten \(trial.codebook.checksum.prefix(8))")
    #expect(
      LabelOrigin.program(source).identity
        != LabelOrigin.program(try TemporaryStudy.labels.get()).identity)
    var labeller = try Labeller(source)
    let page = try temporary.study.tweets(TweetFilter(), skipping: 0, limit: 100)
    for tweet in page.tweets {
      labeller.label(tweet.tweet.text)
      #expect(labeller.prediction.category == tweet.label)
      #expect(labeller.prediction.probability == tweet.probability)
    }
    // And back.
    let standard = try #require(try Codebook.standard("konten"))
    try temporary.study.keep(
      LabelTrial(of: labels(standard), on: temporary.study.snapshot()), note: "")
    #expect(try labels(temporary.study) == old)
    #expect(try temporary.study.labels().name == "konten")
  }

  @Test("is not kept where the tweets are others by now")
  func stale() async throws {
    let temporary = try TemporaryStudy()
    try await temporary.add(table(0..<20))
    let trial = try LabelTrial(of: labels(changed()), on: temporary.study.snapshot())
    try await temporary.add(table(20..<40))
    #expect(throws: SavedStudyError.changed) { try temporary.study.keep(trial, note: "") }
    #expect(try temporary.study.labelVersions().isEmpty)
  }

  @Test("has the categories that the model tells apart")
  func categories() async throws {
    let temporary = try TemporaryStudy()
    try await temporary.add(table(0..<8))
    let source = try #require(try Codebook.standard("konten")).source
    let other = try Codebook(
      parsing: source.replacing("  - id: covid\n", with: "  - id: wabah\n"), file: "x")
    #expect(throws: SavedStudyError.otherCategories(added: ["wabah"], missing: ["covid"])) {
      try LabelTrial(of: labels(other), on: temporary.study.snapshot())
    }
  }
}

@Suite("Coders at once")
struct CodeQueueTests {
  @Test("lose and double no code, though theirs go to the disk together")
  func together() async throws {
    let temporary = try TemporaryStudy()
    try await temporary.add(table(0..<60))
    let sample = try await temporary.draw(
      40, coders: ["Ani", "Budi", "Citra", "Dewi"], overlap: 40)
    let queue = CodeQueue(temporary.study)
    let tweets = try temporary.study.drawnIDs(sample).sorted().map { id in
      try #require(try temporary.study.tweet(withID: id)).id
    }
    // Each coder has two windows that send the same codes.
    let results = try await withThrowingTaskGroup(of: SaveResult.self) { group in
      for coder in sample.coders {
        for tweet in tweets {
          for _ in 0..<2 {
            group.addTask {
              try await queue.save(
                NewEntry(.code, code: "layanan", of: tweet, by: coder, in: sample, seen: 0))
            }
          }
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(results.count { $0 == .saved } == 160 && results.count { $0 == .known } == 160)
    for coder in sample.coders {
      #expect(try temporary.study.progress(of: coder.id, in: sample).coded == 40)
    }
    let entries = try await temporary.study.reader.read {
      try Int.fetchOne($0, sql: "SELECT count(*) FROM entry")
    }
    #expect(entries == 160)
  }

  @Test("are told of their own faults, and others' codes are saved all the same")
  func faults() async throws {
    let temporary = try TemporaryStudy()
    try await temporary.add(table(0..<20))
    let sample = try await temporary.draw(4)
    let queue = CodeQueue(temporary.study)
    let coder = sample.coders[0]
    let task = try #require(try temporary.study.nextTask(of: coder.id, in: sample))
    async let good = queue.save(
      NewEntry(.code, code: "covid", of: task.tweet.id, by: coder, in: sample, seen: 0))
    await #expect(throws: SavedStudyError.notDealt(tweet: 999, coder: "Ani")) {
      try await queue.save(
        NewEntry(.code, code: "covid", of: 999, by: coder, in: sample, seen: 0))
    }
    #expect(try await good == .saved)
  }

  @Test("do not mind a clock that goes back")
  func clock() async throws {
    let temporary = try TemporaryStudy()
    try await temporary.add(table(0..<20))
    let sample = try await temporary.draw(3)
    let coder = sample.coders[0]
    let task = try #require(try temporary.study.nextTask(of: coder.id, in: sample))
    func save(_ code: String, seen: Int64) throws {
      _ = try temporary.study.save(
        .code, code: code, of: task.tweet.id, by: coder, in: sample, seen: seen)
      // As if the clock had gone back by a day after each code.
      try temporary.study.pool.write { try $0.execute(sql: "UPDATE entry SET at = at + 86400") }
    }
    try save("covid", seen: 0)
    let first = try #require(try temporary.study.task(task.tweet.id, of: coder, in: sample).entry)
    try save("layanan", seen: first.id)
    #expect(
      try temporary.study.task(task.tweet.id, of: coder, in: sample).entry?.code == "layanan")
    #expect(try temporary.study.undo(by: coder, in: sample) == task.tweet.id)
    #expect(try temporary.study.progress(of: coder.id, in: sample).coded == 0)
  }
}
