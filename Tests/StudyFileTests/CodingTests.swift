import Foundation
import Study
import Testing

@testable import StudyFile

@Suite("Coding a sample")
struct CodingTests {
  @Test("gives each coder an own order, and all of them the shared tweets")
  func dealing() async throws {
    let temporary = try TemporaryStudy()
    try await temporary.add(table(0..<60))
    let sample = try await temporary.draw(30, coders: ["Ani", "Budi"], overlap: 10)
    let orders = try sample.coders.map { coder in
      var tweets: [Int64] = []
      while let task = try temporary.study.nextTask(of: coder.id, in: sample) {
        tweets.append(task.tweet.id)
        _ = try temporary.study.save(
          .code, code: "layanan", of: task.tweet.id, by: coder, in: sample, seen: 0)
      }
      return tweets
    }
    #expect(orders.map(\.count) == [20, 20])
    #expect(Set(orders[0]).intersection(orders[1]).count == 10)
    #expect(Set(orders.joined()).count == 30)
    let shared = Set(orders[0]).intersection(orders[1])
    #expect(orders[0].filter(shared.contains) != orders[1].filter(shared.contains))
  }

  @Test("goes on where it was left, and shows at the end what was put off")
  func order() async throws {
    let temporary = try TemporaryStudy()
    try await temporary.add(table(0..<20))
    let sample = try await temporary.draw(3)
    let coder = sample.coders[0]
    func next(_ study: SavedStudy) throws -> Int64? {
      try study.nextTask(of: coder.id, in: sample)?.tweet.id
    }
    let first = try #require(try next(temporary.study))
    _ = try temporary.study.save(.skipped, of: first, by: coder, in: sample, seen: 0)
    let reopened = try temporary.again()
    let second = try #require(try next(reopened))
    _ = try reopened.save(.unclear, note: "foto saja", of: second, by: coder, in: sample, seen: 0)
    let third = try #require(try next(reopened))
    _ = try reopened.save(.code, code: "layanan", of: third, by: coder, in: sample, seen: 0)
    #expect(try next(reopened) == first)
    #expect(
      try reopened.progress(of: coder.id, in: sample)
        == CodingProgress(tweets: 3, coded: 1, unclear: 1, skipped: 1))
    let entry = try #require(try reopened.task(first, of: coder, in: sample).entry)
    _ = try reopened.save(.code, code: "covid", of: first, by: coder, in: sample, seen: entry.id)
    #expect(try next(reopened) == nil)
  }

  @Test("takes back the last code, then the one before it")
  func undo() async throws {
    let temporary = try TemporaryStudy()
    try await temporary.add(table(0..<20))
    let sample = try await temporary.draw(5)
    let coder = sample.coders[0]
    var tweets: [Int64] = []
    for _ in 0..<3 {
      let task = try #require(try temporary.study.nextTask(of: coder.id, in: sample))
      tweets.append(task.tweet.id)
      _ = try temporary.study.save(
        .code, code: "layanan", of: task.tweet.id, by: coder, in: sample, seen: 0)
    }
    #expect(try temporary.study.undo(by: coder, in: sample) == tweets[2])
    #expect(try temporary.study.undo(by: coder, in: sample) == tweets[1])
    #expect(try temporary.study.progress(of: coder.id, in: sample).coded == 1)
    #expect(try temporary.study.undo(by: coder, in: sample) == tweets[0])
    #expect(try temporary.study.undo(by: coder, in: sample) == nil)
    #expect(try temporary.study.codeSheets(of: sample, settled: true).isEmpty)
  }

  @Test("in two windows loses and doubles no code")
  func twoWindows() async throws {
    let temporary = try TemporaryStudy()
    try await temporary.add(table(0..<20))
    let sample = try await temporary.draw(5)
    let coder = sample.coders[0]
    let other = try temporary.again()
    let tweet = try #require(try temporary.study.nextTask(of: coder.id, in: sample)).tweet.id
    func save(_ code: String, _ study: SavedStudy, seen: Int64 = 0) throws -> SaveResult {
      try study.save(.code, code: code, of: tweet, by: coder, in: sample, seen: seen)
    }
    #expect(try save("layanan", temporary.study) == .saved)
    #expect(try save("layanan", other) == .known)
    guard case .conflict(let entry) = try save("covid", other) else {
      Issue.record("a code of another window was replaced")
      return
    }
    #expect(entry.code == "layanan")
    #expect(try save("covid", other, seen: entry.id) == .saved)
    #expect(try temporary.study.task(tweet, of: coder, in: sample).entry?.code == "covid")
    #expect(try temporary.study.progress(of: coder.id, in: sample).coded == 1)
  }

  @Test("takes only the tweets that were dealt to the coder")
  func foreignTweet() async throws {
    let temporary = try TemporaryStudy()
    try await temporary.add(table(0..<20))
    let sample = try await temporary.draw(5, coders: ["Ani", "Budi"])
    let tweet = try #require(try temporary.study.nextTask(of: sample.coders[0].id, in: sample))
      .tweet.id
    #expect(throws: SavedStudyError.notDealt(tweet: tweet, coder: "Budi")) {
      try temporary.study.save(
        .code, code: "layanan", of: tweet, by: sample.coders[1], in: sample, seen: 0)
    }
  }

  @Test("keeps codes of tweets that a larger sample draws again")
  func larger() async throws {
    let temporary = try TemporaryStudy()
    try await temporary.add(table(0..<60))
    let small = try await temporary.draw(10)
    for _ in 0..<10 {
      let task = try #require(try temporary.study.nextTask(of: small.coders[0].id, in: small))
      _ = try temporary.study.save(
        .code, code: "layanan", of: task.tweet.id, by: small.coders[0], in: small, seen: 0)
    }
    let large = try await temporary.draw(20)
    let progress = try temporary.study.progress(of: large.coders[0].id, in: large)
    #expect(progress.tweets == 20)
    #expect(progress.coded >= 8)
  }

  @Test("refuses coders without a name of their own", arguments: [[""], ["Ani", " ani "], []])
  func names(coders: [String]) async throws {
    let temporary = try TemporaryStudy()
    try await temporary.add(table(0..<20))
    await #expect(throws: SavedStudyError.self) { try await temporary.draw(5, coders: coders) }
  }

  @Test("settles tweets on which coders differ, and leaves their own codes alone")
  func settling() async throws {
    let temporary = try TemporaryStudy()
    try await temporary.add(table(0..<20))
    let sample = try await temporary.draw(4, coders: ["Ani", "Budi"], overlap: 4)
    let tweet = try #require(try temporary.study.nextTask(of: sample.coders[0].id, in: sample))
      .tweet.id
    for (coder, code) in zip(sample.coders, ["layanan", "covid"]) {
      _ = try temporary.study.save(.code, code: code, of: tweet, by: coder, in: sample, seen: 0)
    }
    try temporary.study.settle(tweet, as: "imbauan")
    func codes(settled: Bool) throws -> [String] {
      try temporary.study.codeSheets(of: sample, settled: settled).map { sheet in
        let column = try #require(sheet.column("code"))
        return sheet.rows.map { $0.cells[column] }.joined()
      }
    }
    #expect(try codes(settled: true) == ["imbauan", "imbauan"])
    #expect(try codes(settled: false) == ["layanan", "covid"])
    try temporary.study.settle(tweet, as: nil)
    #expect(try codes(settled: true) == ["layanan", "covid"])
  }
}
