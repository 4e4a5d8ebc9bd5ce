import Testing

@testable import Corpus

@Suite("What programs left in exports") struct ExportHabitTests {
  @Test("replies are told by a column that names the addressee, where some rows have none")
  func addressee() throws {
    let rows = ["a,,teks", "a,warga,teks", "a,,teks"]
    #expect(
      try read(text: table("username,to,text", rows)).tweets.map(\.kind) == [
        .tweet, .reply, .tweet,
      ])
    let full = ["a,x,teks", "a,y,teks"]
    #expect(
      try read(text: table("username,to,text", full)).tweets.map(\.kind) == [.tweet, .tweet])
  }

  @Test("undefined is nobody, in the column and in the link") func nobody() throws {
    let text = table(
      "username,text,tweet_url", ["undefined,a,https://x.com/undefined/status/1967033127662519329"])
    let tweet = try #require(try read(text: text).tweets.first)
    #expect(tweet.username == "" && tweet.id == "1967033127662519329")
  }

  @Test(
    "R's escapes are the characters that they stand for",
    arguments: [
      ("buka <U+0001F44D><U+0001F3FD> pukul", "buka 👍🏽 pukul"),
      ("<U+26A0><U+FE0F> Waspada", "⚠️ Waspada"),
      ("vaksin <U+2013> Rabu", "vaksin – Rabu"), ("<f0><9f><92><89>", "💉"),
      ("siap <U+270C><U+FE0F><ed><U+00A0><U+00BD><ed><U+00B8><U+0081>", "siap ✌️😁"),
      (
        "hujan <U+653C><U+3E64><U+613C><U+3E30><U+623C><U+3E64><U+653C><U+3E64><U+623C><U+3E38><U+383C><U+3E32>",
        "hujan 😂"
      ),
      ("huruf <U+653C><U+3E64>", "huruf 攼㹤"),
      ("jembatan <ed><U+00A0><U+00BD><ed><U+00B8><U+0081>", "jembatan 😁"),
      ("3 <4 dan <dd> <b>", "3 <4 dan <dd> <b>"),
    ])
  func escapes(_ written: String, _ text: String) throws {
    let found = try read(text: "id,text\n1,\(written)\n")
    #expect(found.tweets.map(\.text) == [text])
    #expect(found.summary.repaired == (written == text ? 0 : 1))
  }

  @Test("a text whose line begins with one is no page") func lines() throws {
    let text = "Loket buka <U+2013> besok\n<U+26A0> Waspada hujan lebat sore ini\n"
    #expect(
      try read(text: text).tweets.map(\.text) == [
        "Loket buka – besok", "⚠ Waspada hujan lebat sore ini",
      ])
  }

  @Test("printed objects are refused by name") func printed() {
    let text = "Response(data=[<Tweet id=15426 text='Loket, buka'>, <Tweet id=15427 text='b'>])\n"
    let message = failure("a.csv", Array(text.utf8))
    #expect(message?.contains("objects as a program prints them") == true)
  }

  @Test("records of JSON are read by the rules of columns") func records() throws {
    let text = """
      {"meta":{"count":1},"records":[{"tweet_id":"1932245075358647329",
      "published_at_wib":"2025-06-10 08:15","Isi Tweet":"Loket buka","post_type":"reply",
      "metrics":{"like_count":3,"retweet_count":2},
      "url":"https://x.com/dinas/status/1932245075358647329"}]}
      """
    let tweet = try #require(try read(text: text).tweets.first)
    #expect(tweet.id == "1932245075358647329" && tweet.username == "dinas")
    #expect(tweet.text == "Loket buka" && tweet.kind == .reply)
    #expect(tweet.createdAt == 1_749_518_100)
    #expect(tweet.counts == Counts(retweets: 2, likes: 3))
  }

  @Test("rows that are no UTF-8 come back in UTF-8") func encoding() throws {
    let bytes = Array("id,text\n1,kata ".utf8) + [0xE2, 0x80] + Array("dan €\n".utf8)
    let folder = TemporaryFolder()
    let tweets = try read([folder.write("a.csv", bytes)]).tweets
    #expect(String(validating: tweets[0].record, as: UTF8.self) != nil)
  }
}
