import Testing

@testable import Corpus

@Suite("JSON of a scraper") struct ScraperTests {
  /// Id, account, kind, seconds since 1970, counts and text of each tweet.
  private func rows(_ text: String) throws -> [String] {
    try readBothWays(text).tweets.map {
      let counts = [$0.counts.retweets, $0.counts.likes, $0.counts.replies, $0.counts.quotes]
      let numbers = counts.map { $0.map { "\($0)" } ?? "–" }.joined(separator: " ")
      let date = $0.createdAt.map { "\($0)" } ?? "–"
      return "\($0.id)|\($0.username)|\($0.kind.name)|\(date)|\(numbers)|\($0.text)"
    }
  }

  @Test("as ntscraper writes it, with threads beside the tweets")
  func ntscraper() throws {
    let tweet = { (id: Int, more: String) in
      #"{"link":"https://twitter.com/dinas/status/\#(id)#m","text":"isi \#(id)","#
        + #""user":{"name":"Dinas","username":"@dinas"},"date":"Jun 29, 2022 · 3:04 AM UTC",\#(more)"#
        + #""external-link":"","stats":{"comments":3,"retweets":10,"quotes":1,"likes":20}}"#
    }
    let plain = #""is-retweet":false,"replying-to":[],"quoted-post":{},"#
    let quote = #""is-retweet":false,"replying-to":[],"quoted-post":{"text":"x"},"#
    let reply = #""is-retweet":false,"replying-to":["warga"],"quoted-post":{},"#
    let retweet = #""is-retweet":true,"replying-to":[],"quoted-post":{},"#
    #expect(
      try rows(
        "{\"tweets\":[\(tweet(1, plain)),\(tweet(2, retweet))],"
          + "\"threads\":[[\(tweet(3, reply)),\(tweet(4, quote))]]}")
        == [
          "1|dinas|tweet|1656471840|10 20 3 1|isi 1", "2|dinas|retweet|1656471840|10 20 3 1|isi 2",
          "3|dinas|reply|1656471840|10 20 3 1|isi 3", "4|dinas|quote|1656471840|10 20 3 1|isi 4",
        ])
  }

  @Test("as Twint writes it, whose tweets name those whom they answer, or their own account")
  func twint() throws {
    let tweet = { (id: Int, conversation: Int, more: String) in
      #"{"id":\#(id),"conversation_id":"\#(conversation)","created_at":"2022-06-29 03:04:07 UTC","#
        + #""username":"dinas","tweet":"@warga isi","language":"in","replies_count":3,"#
        + #""retweets_count":10,"likes_count":20,\#(more)}"#
    }
    let own = #""retweet":false,"quote_url":"","reply_to":[{"screen_name":"dinas"}]"#
    let quote = #""retweet":false,"quote_url":"https://x.com/a/status/5","reply_to":[]"#
    let retweet = #""retweet":true,"quote_url":"","reply_to":[]"#
    #expect(
      try rows(
        [tweet(1, 1, own), tweet(2, 1, own), tweet(3, 3, quote), tweet(4, 4, retweet)]
          .joined(separator: "\n"))
        == [
          "1|dinas|tweet|1656471847|10 20 3 –|@warga isi",
          "2|dinas|reply|1656471847|10 20 3 –|@warga isi",
          "3|dinas|quote|1656471847|10 20 3 –|@warga isi",
          "4|dinas|retweet|1656471847|10 20 3 –|@warga isi",
        ])
  }

  @Test("as gallery-dl writes it, whose names are handles and whose zeros are nothing")
  func galleryDL() throws {
    let tweet = { (id: Int, retweet: Int, quote: Int, reply: Int) in
      #"{"tweet_id":\#(id),"retweet_id":\#(retweet),"quote_id":\#(quote),"reply_id":\#(reply),"#
        + #""date":"2022-06-29 03:04:07","author":{"id":5,"name":"dinas","nick":"Dinas Kota"},"#
        + #""content":"isi","favorite_count":20,"retweet_count":10}"#
    }
    let lines = [tweet(1, 0, 0, 0), tweet(2, 9, 0, 0), tweet(3, 0, 9, 0), tweet(4, 0, 0, 9)]
    #expect(
      try rows(lines.joined(separator: "\n"))
        == ["tweet", "retweet", "quote", "reply"].enumerated().map {
          "\($0 + 1)|dinas|\($1)|1656471847|10 20 – –|isi"
        })
  }

  @Test("with the whole tweets that are quoted or passed on")
  func twitterAPI() throws {
    let other = #"{"id":"9","text":"isi yang utuh sekali","author":{"userName":"b"}}"#
    let tweet = { (id: Int, text: String, more: String) in
      #"{"type":"tweet","id":"\#(id)","url":"https://x.com/dinas/status/\#(id)","text":"\#(text)","#
        + #""likeCount":2,"createdAt":"Wed Jun 29 03:04:07 +0000 2022","isReply":false,"#
        + #""author":{"userName":"dinas"},\#(more)}"#
    }
    let nothing = #""quoted_tweet":null,"retweeted_tweet":null"#
    let retweet = #""quoted_tweet":null,"retweeted_tweet":\#(other)"#
    let quote = #""quoted_tweet":\#(other),"retweeted_tweet":null"#
    let list = [
      tweet(1, "a", nothing), tweet(2, "RT @b: isi yang …", retweet), tweet(3, "c", quote),
    ]
    #expect(
      try rows("{\"tweets\":[\(list.joined(separator: ","))],\"has_next_page\":true}") == [
        "1|dinas|tweet|1656471847|– 2 – –|a",
        "2|dinas|retweet|1656471847|– 2 – –|RT @b: isi yang utuh sekali",
        "3|dinas|quote|1656471847|– 2 – –|c",
      ])
  }

  @Test("has numbers and dates as MongoDB writes them")
  func mongo() throws {
    let date = #"{"$date":{"$numberLong":"1656471847000"}}"#
    #expect(
      try rows(
        """
        {"_id":{"$oid":"5f5f"},"id":{"$numberLong":"1541980805198077953"},"full_text":"a",\
        "created_at":\(date),"user":{"screen_name":"dinas"},"retweet_count":{"$numberInt":"10"},\
        "is_quote_status":true}
        {"_id":1541980805198077999,"text":"b","created_at":{"$date":"2022-06-29T03:04:07.000Z"}}
        {"_id":"5f5f5f5f5f5f5f5f5f5f5f5f","text":"c","created_at":"2022-06-29T03:04:07Z"}
        """) == [
          "1541980805198077953|dinas|quote|1656471847|10 – – –|a",
          "1541980805198077999||tweet|1656471847|– – – –|b", "||tweet|1656471847|– – – –|c",
        ])
  }

  @Test(
    "is a table that a notebook has saved, whichever way",
    arguments: [
      #"{"id":{"0":1,"1":2},"text":{"0":"a","1":"b"},"username":{"0":"x","1":"y"}}"#,
      #"{"id":[1,2],"text":["a","b"],"username":["x","y"],"Unnamed: 0":[0,1]}"#,
      #"{"columns":["no","id","text","username"],"index":[0,1],"data":[[0,1,"a","x"],[1,2,"b","y"]]}"#,
      #"[{"Tweet Id":"1","Text":"a","Username":"x"},{"Tweet Id":"2","Text":"b","Username":"y"}]"#,
      #"{"0":{"id":1,"text":"a","username":"x","lang":"in","retweet_count":0},"#
        + #""1":{"id":2,"text":"b","username":"y","lang":"in","retweet_count":0}}"#,
      #"[{"id_tweet":1,"isi_tweet":"a","pengguna":"x"},{"id_tweet":2,"isi_tweet":"b","pengguna":"y"}]"#,
    ])
  func isTable(text: String) throws {
    let (tweets, summary) = try readBothWays(text)
    #expect(tweets.map { "\($0.id) \($0.username) \($0.text)" } == ["1 x a", "2 y b"])
    #expect(summary.others == 0 && summary.skipped == 0)
  }

  @Test("of other platforms has posts, and neither their comments nor notices")
  func readsPosts() throws {
    let posts = #"""
      {"data":[{"id":"1_2","created_time":"2022-06-29T03:04:07+0000","message":"a"},
      {"code":88,"message":"Rate limit exceeded"}]}
      """#
    #expect(try readBothWays(posts).summary.others == 1)
    #expect(try rows(posts) == ["1_2||tweet|1656471847|– – – –|a"])
    let pictures = #"""
      [{"id":"1","caption":"a","commentsCount":3,"latestComments":[{"id":"2","text":"komentar",
      "timestamp":"2022-06-29T03:04:07.000Z"}],"likesCount":20,"timestamp":"2022-06-29T03:04:07.000Z",
      "ownerUsername":"dinas"}]
      """#
    #expect(try rows(pictures) == ["1|dinas|tweet|1656471847|– 20 3 –|a"])
    let account = #"[{"id":"1","name":"A","description":"Akun resmi","created_at":"2011-05-06"}]"#
    #expect(
      failure("a.json", Array(account.utf8))
        == "a.json: no tweets found; found a json value that is no tweet, with the keys "
        + "\"id\", \"name\", \"description\", \"created_at\"")
  }

  @Test("calls a count what elsewhere says whether a tweet passes another on")
  func tellsCounts() throws {
    let lines = [0, 7].map { #"{"id":"\#($0)","text":"a","retweet":\#($0),"suka":3}"# }
    #expect(
      try rows(lines.joined(separator: "\n")) == ["0||tweet|–|0 3 – –|a", "7||tweet|–|7 3 – –|a"])
    let empty = #"{"id":"1","text":"a","retweeted_status":{},"quoted_status":{}}"#
    #expect(try rows(empty) == ["1||tweet|–|– – – –|a"])
  }

  @Test(
    "names accounts and references in other spellings",
    arguments: ["username", "user_name", "User Name", "screenName"], ["type", "Type"])
  func namesInOtherSpellings(account: String, kind: String) throws {
    let line = #"""
      {"id":"1","text":"RT @b: pan…","author":{"\#(account)":"a"},"referenced_tweets":[{"\#(kind)":\#
      "retweeted","id":"3","text":"panjang @c","author":{"\#(account)":"b"},"entities":{"mentions":\#
      [{"\#(account)":"c"}]}}]}
      """#
    let tweet = try #require(try readBothWays(line + "\n").tweets.first)
    #expect(tweet.username == "a")
    #expect(tweet.kind == .retweet)
    #expect(tweet.text == "RT @b: panjang @c")
  }

  @Test("was put together from files with byte-order marks")
  func passesMarksOver() throws {
    let line = "\u{FEFF}{\"id_str\":\"1\",\"text\":\"a\"}\n"
    #expect(try readBothWays(line + line).tweets.map(\.text) == ["a", "a"])
  }

  @Test(
    "is named after its program",
    arguments: [
      (#""id_str":"1","rawContent":"a""#, TweetShape.twscrape), (#""rawContent":"a""#, .snscrape),
      (#""content":"a""#, .snscrape), (#""id_str":"1","full_text":"a""#, .v1),
      (#""text":"a""#, .v1),
    ])
  func isNamed(keys: String, shape: TweetShape) throws {
    let (tweets, summary) = try read(
      text: """
        {"_type":"snscrape.modules.twitter.Tweet","id":1,"date":"2018-10-10T20:19:24+00:00",\(keys),
         "user":{"username":"dinas"},"retweetCount":1,"likeCount":2}
        """)
    #expect(summary.files[0].shapes == [shape: 1])
    #expect(tweets.map(\.username) == ["dinas"] && tweets.map(\.text) == ["a"])
  }
}
