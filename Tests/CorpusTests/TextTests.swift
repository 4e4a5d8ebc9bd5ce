import Testing

@testable import Corpus

@Suite("A text") struct TextTests {
  @Test(
    "has each HTML entity decoded once",
    arguments: [
      ("a &amp; b", "a & b"), ("&lt;3", "<3"), ("2 &gt; 1", "2 > 1"), ("&quot;ya&quot;", "\"ya\""),
      ("jum&#39;at", "jum'at"), ("&#x1F64F;", "🙏"), ("&amp;lt;", "&lt;"), ("&amp;amp;", "&amp;"),
      ("R&D; x", "R&D; x"), ("AT&T", "AT&T"), ("&", "&"), ("&;", "&;"), ("&#;", "&#;"),
      ("&#0;", "&#0;"), ("&#xD83D;", "&#xD83D;"), ("&unknown;", "&unknown;"), ("x&amp", "x&amp"),
      ("&nbsp;", "\u{A0}"), ("&&amp;", "&&"),
    ])
  func decodesEntities(text: String, decoded: String) throws {
    let read = try read(text: "text\n\"\(text.replacing("\"", with: "\"\""))\"\n")
    #expect(read.tweets.map(\.text) == [decoded])
    let json = try self.text(inJSON: text)
    #expect(json == decoded)
  }

  private func text(inJSON text: String) throws -> String {
    var line: [UInt8] = Array("{\"text\":".utf8)
    line.append(json: Array(text.utf8).span)
    let folder = TemporaryFolder()
    return try read([folder.write("a.jsonl", line + Array("}\n".utf8))]).tweets[0].text
  }

  @Test("has bytes that are no UTF-8 replaced, which is counted")
  func repairsBytes() throws {
    let folder = TemporaryFolder()
    let table = folder.write(
      "a.csv", Array("id,text\n1,caf".utf8) + [0xE9] + Array(" &amp;\n2,b\n".utf8))
    let lines = folder.write(
      "a.jsonl",
      Array(#"{"id":1,"text":"caf"#.utf8) + [0xE9] + Array("\"}\n{\"text\":\"b\"}\n".utf8))
    let (tweets, losses) = try read([table, lines])
    #expect(tweets.map(\.text) == ["caf\u{FFFD} &", "b", "caf\u{FFFD}", "b"])
    #expect(losses.files.map(\.repaired) == [1, 1])
    #expect(losses.skipped == 0)
  }

  @Test(
    "has half a surrogate pair replaced",
    arguments: [
      (#"a\ud83d"#, "a\u{FFFD}"), (#"\ude4f b"#, "\u{FFFD} b"),
      (#"\ud83d\ud83d\ude4f"#, "\u{FFFD}🙏"),
      (#"\\ud83d"#, #"\ud83d"#),
    ])
  func replacesHalfPairs(escaped: String, text: String) throws {
    let read = try read(text: "{\"text\":\"\(escaped)\"}\n")
    #expect(read.tweets.map(\.text) == [text])
  }
}

@Suite("A date") struct TimestampTests {
  @Test(
    "is read in every usual shape",
    arguments: [
      ("2018-10-10T20:19:24Z", 1_539_202_764), ("2018-10-10T20:19:24.000Z", 1_539_202_764),
      ("2018-10-10 20:19:24", 1_539_202_764), ("2018-10-10 20:19:24+00:00", 1_539_202_764),
      ("2018-10-11T03:19:24+0700", 1_539_202_764), ("2018-10-11 03:19:24 +07:00", 1_539_202_764),
      ("2018-10-11 03:19:24 WIB", 1_539_202_764), ("2018-10-10T15:19:24-05", 1_539_202_764),
      ("2018-10-10 20:19:24 UTC", 1_539_202_764), ("2018-10-10T20:19", 1_539_202_740),
      ("2018/10/10 20:19:24", 1_539_202_764), ("2018-10-10", 1_539_129_600),
      ("Wed Oct 10 20:19:24 +0000 2018", 1_539_202_764),
      ("Thu Oct 11 03:19:24 +0700 2018", 1_539_202_764),
      ("10/10/2018 20:19", 1_539_202_740), ("10/10/2018 20:19:24", 1_539_202_764),
      ("1/2/2018", 1_517_443_200), ("12/31/2018", 1_546_214_400), ("10-10-2018", 1_539_129_600),
      ("10.10.2018", 1_539_129_600),
      ("10 Oct 2018", 1_539_129_600), ("10 Oktober 2018 20:19", 1_539_202_740),
      ("1 Mei 2018", 1_525_132_800), ("1539202764", 1_539_202_764),
      ("1539202764000", 1_539_202_764), ("1539202764.0", 1_539_202_764),
      ("1970-01-01T00:00:00Z", 0), ("1969-12-31T23:59:59Z", -1),
      ("2020-02-29", 1_582_934_400), ("2000-02-29", 951_782_400), ("  2018-10-10  ", 1_539_129_600),
    ])
  func isRead(text: String, seconds: Int64) {
    #expect(Timestamp.seconds(Array(text.utf8).span) == seconds)
  }

  @Test(
    "that is none is not guessed",
    arguments: [
      "", "kemarin", "2018-13-01", "2018-02-30", "2019-02-29", "1900-02-29", "2018-10-10T25:00:00",
      "13/31/2018", "2018", "20181010", "2018-10-10T20:19:24 Mars", "2018-10/10", "NA",
      "Wed Oct 10 20:19:24", "2018-10-10T20:19:24+0", "2018-10-10T20:19:24+07:", "1.5392E+09",
    ])
  func isNotGuessed(text: String) {
    #expect(Timestamp.seconds(Array(text.utf8).span) == nil)
  }

  @Test("written and read again is the same")
  func survives() {
    for seconds in stride(from: Int64(-3_000_000_000), to: 6_000_000_000, by: 86_399 * 37) {
      var bytes: [UInt8] = []
      Timestamp.append(seconds, to: &bytes)
      #expect(bytes.count == 20)
      #expect(Timestamp.seconds(bytes.span) == seconds)
    }
  }
}

@Suite("Ids seen") struct SeenTweetsTests {
  @Test("are new once, and those without an id always")
  func areNewOnce() {
    var seen = SeenTweets()
    let ids = (0..<50_000).map { Array("\(880_000_000_000_000_000 + $0)".utf8) }
    #expect(ids.allSatisfy { seen.isNew($0.span) })
    #expect(!ids.contains { seen.isNew($0.span) })
    let none: [UInt8] = []
    #expect(seen.isNew(none.span) && seen.isNew(none.span))
    #expect(seen.count == 50_000)
  }
}

@Suite("A batch") struct TweetBatchTests {
  @Test("gives back the tweets put in, and is refilled")
  func givesBack() {
    let tweets = [
      Tweet(
        id: "1", username: "dinas", text: "Halo", kind: .reply, createdAt: -5,
        counts: Counts(retweets: 0, quotes: 7), mentions: "a b", hashtags: "", record: [1, 2]),
      Tweet(text: ""),
      Tweet(id: "3", text: "🙏", hashtags: "siaga"),
    ]
    var batch = TweetBatch()
    for _ in 0..<2 {
      for tweet in tweets { batch.append(tweet) }
      #expect((0..<batch.count).map { batch.tweet(at: $0) } == tweets)
      batch.removeAll()
      #expect(batch.count == 0)
    }
  }
}
