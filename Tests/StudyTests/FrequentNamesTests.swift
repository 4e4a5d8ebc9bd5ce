import Testing

@testable import Study

/// A corpus of tweets, each with its number and its names.
private struct Corpus {
  /// Of 3,000 tweets each has a name of its own; `sering` stands in every second, `kadang` in every tenth.
  let tweets: [(id: UInt64, names: [String])] = (0..<3000).map { number in
    var names = ["kata\(number)"]
    if number % 2 == 0 { names.append("sering") }
    if number % 10 == 0 { names += ["kadang", "kadang"] }
    return (UInt64(number) &* 7_340_033, names)
  }

  func summary(of part: some Sequence<Int>, capacity: Int?) -> FrequentNames {
    var summary = FrequentNames(capacity: capacity)
    for index in part {
      let (id, names) = tweets[index]
      let level = FrequentNames.level(of: Array("\(id)".utf8).span)
      for name in names {
        summary.add(1, name, as: index % 3 == 0 ? name.uppercased() : name, level: level)
      }
    }
    return summary
  }
}

@Suite("A summary of names") struct FrequentNamesTests {
  private let corpus = Corpus()

  @Test("is exact where all fit, and where all are kept", arguments: [nil, 10_000])
  func exact(capacity: Int?) {
    let found = corpus.summary(of: 0..<3000, capacity: capacity)
    #expect(found.bounds == nil && found.total == 5100 && found.distinctNames == 3002)
    #expect(found.count(of: "sering") == 1500 && found.count(of: "kadang") == 600)
    #expect(found.counts["sering"] == ["sering": 1000, "SERING": 500])
  }

  @Test("keeps what is frequent in a bounded number of entries, and says how far it is off")
  func bounded() throws {
    let found = corpus.summary(of: 0..<3000, capacity: 100)
    let bounds = try #require(found.bounds)
    #expect(bounds.kept <= 100 && bounds.error >= 1 && bounds.surelyKept > 100)
    let spellings = try #require(found.counts["sering"])
    #expect((1000...1000 + bounds.error).contains(spellings["sering"] ?? 0))
    #expect((1500...1500 + bounds.error).contains(found.count(of: "sering")))
    #expect((600...600 + bounds.error).contains(found.count(of: "kadang")))
    #expect(found.total == 5100)
    #expect(abs(found.distinctNames - 3002) < 100)
  }

  @Test(
    "is the same in any order and however the tweets are divided",
    arguments: [nil, 100, 700, 10_000])
  func merges(capacity: Int?) {
    let whole = corpus.summary(of: 0..<3000, capacity: capacity)
    #expect(corpus.summary(of: (0..<3000).reversed(), capacity: capacity) == whole)
    for parts in [2, 7, 100] {
      let summaries = (0..<parts).map { part in
        corpus.summary(of: stride(from: part, to: 3000, by: parts), capacity: capacity)
      }
      let forwards = summaries.reduce(into: FrequentNames(capacity: capacity)) { $0.add($1) }
      let backwards = summaries.reversed().reduce(into: FrequentNames(capacity: capacity)) {
        $0.add($1)
      }
      #expect(forwards == whole && backwards == whole)
    }
  }

  @Test("changes nothing where nothing is added")
  func empty() {
    for capacity in [100, 10_000] {
      let some = corpus.summary(of: 0..<500, capacity: capacity)
      var (left, right) = (some, FrequentNames(capacity: capacity))
      left.add(FrequentNames(capacity: capacity))
      right.add(some)
      #expect(left == some && right == some)
    }
  }

  @Test("misses a name of many tweets in few samples only")
  func missing() throws {
    var missed = 0
    for seed in 0..<200 {
      var summary = FrequentNames(capacity: 64)
      for number in 0..<1000 {
        let level = FrequentNames.level(of: Array("\(seed) \(number)".utf8).span)
        summary.add(1, "kata\(number)", as: "kata\(number)", level: level)
        if number < 150 { summary.add(1, "banjir", as: "banjir", level: level) }
      }
      let bounds = try #require(summary.bounds)
      #expect(bounds.surelyKept <= 500)
      if summary.counts["banjir"] == nil { missed += 1 }
    }
    #expect(missed <= 10)
  }
}
