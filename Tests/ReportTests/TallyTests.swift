import Corpus
import Foundation
import Study
import Testing

@testable import Report

@Suite("A tally") struct TallyTests {
  /// Four tallies of some tweets each, all drawn from one seed.
  static let parts: [Tally] = (0..<4).map { part in tally(of: part * 50..<(part + 1) * 50) }

  /// Tweet `number` is the same wherever it is counted.
  static func tally(of numbers: Range<Int>) -> Tally {
    var tally = Tally()
    for number in numbers {
      var dice = Sample.Dice(state: UInt32(number) &* 77_777)
      let kind = TweetKind.allCases[dice.roll(4)]
      let label = ["layanan", "kegiatan", "lainnya", nil][dice.roll(4)]
      let second = dice.roll(5) > 0 ? Int64(1_500_000_000 + dice.roll(90_000_000)) : nil
      tally.count(
        kind: kind, label: label, account: dice.roll(4) > 0 ? "akun\(dice.roll(3))" : nil,
        createdAt: second, clock: .jakarta)
      let spelling = dice.roll(2) > 0 ? "Contoh" : "contoh"
      tally.count(
        mentions: dice.roll(2) > 0 ? [("contoh", spelling), ("contoh", "CONTOH")] : [],
        hashtags: dice.roll(3) > 0 ? [("info\(dice.roll(3))", "Info")] : [],
        words: [("layan", dice.roll(2) > 0 ? "layanan" : "pelayanan")],
        hasLink: dice.roll(2) > 0)
    }
    return tally
  }

  @Test("of two inputs is the sum of their tallies")
  func mergeIsCountingAll() {
    let sum = Self.parts.reduce(Tally(), +)
    #expect(sum == Self.tally(of: 0..<200))
  }

  @Test("adds up in any order")
  func mergeIsCommutative() {
    for a in Self.parts {
      for b in Self.parts { #expect(a + b == b + a) }
    }
  }

  @Test("adds up in any grouping")
  func mergeIsAssociative() {
    let (a, b, c) = (Self.parts[0], Self.parts[1], Self.parts[2])
    #expect((a + b) + c == a + (b + c))
  }

  @Test("of nothing changes no other")
  func emptyIsNeutral() {
    for part in Self.parts {
      #expect(part + Tally() == part)
      #expect(Tally() + part == part)
    }
  }

  /// Tweets of which each has a word of its own, and half of them one in common.
  static func manyWords(_ numbers: Range<Int>) -> Tally {
    var tally = Tally(capacity: 100)
    for number in numbers {
      let level = FrequentNames.level(of: Array("\(number)".utf8).span)
      tally.count(kind: .tweet, label: "layanan", account: nil, createdAt: nil, clock: .jakarta)
      tally.words.add(1, "kata\(number)", as: "kata\(number)", level: level)
      if number % 2 == 0 { tally.words.add(1, "loket", as: "loket", level: level) }
    }
    return tally
  }

  @Test(
    "of more words than it keeps adds up, too, holds the frequent ones, and says that it is bounded"
  )
  func bounded() throws {
    let parts = [0..<300, 300..<1_000, 1_000..<2_000].map(Self.manyWords)
    let sum = parts[0] + parts[1] + parts[2]
    #expect(sum == parts[2] + parts[0] + parts[1])
    #expect(sum == Self.manyWords(0..<2_000))
    let bounds = try #require(sum.bounds)
    #expect(bounds.kept <= 100)
    let loket = try #require(sum.words.counts["loket"]?["loket"])
    #expect((1_000...1_000 + bounds.error).contains(loket))
    #expect(Self.parts[0].bounds == nil)
    var contents = Sample.contents
    contents.tally = sum
    let page = ReportHTML(contents, language: .english).rendered()
    #expect(page.contains("There are too many different words, hashtags or accounts to keep all"))
  }

  @Test("comes back from JSON as it was, with days as plain names")
  func readAfterWrite() throws {
    let data = try JSONEncoder().encode(Self.parts[0])
    #expect(try JSONDecoder().decode(Tally.self, from: data) == Self.parts[0])
    #expect(String(decoding: data, as: UTF8.self).contains(#""2018-01-"#))
  }

  @Test("counts an undated tweet on no day")
  func undated() {
    var tally = Tally()
    tally.count(kind: .quote, label: nil, account: nil, createdAt: nil, clock: .jakarta)
    #expect(tally.undated.tweets(of: .quote) == 1)
    #expect(tally.first == nil)
    #expect(tally.days.isEmpty)
    #expect(tally.total.tweets == 1)
  }
}
