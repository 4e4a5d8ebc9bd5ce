import Testing

@testable import Corpus

@Suite("A JSON document") struct DocumentTests {
  @Test("of API v1.1 gives all fields")
  func readsV1() throws {
    let tweet = try read(
      text: """
        {"created_at":"Wed Oct 10 20:19:24 +0000 2018","id":1050118621198921728,
         "id_str":"1050118621198921728","text":"Layanan &amp; loket","user":{"screen_name":"dinas"},
         "in_reply_to_status_id":null,"is_quote_status":false,"retweet_count":3,"favorite_count":4,
         "entities":{"hashtags":[{"text":"loket"},{"text":"buka"}],"user_mentions":[]}}
        """
    ).tweets[0]
    #expect(
      tweet
        == Tweet(
          id: "1050118621198921728", username: "dinas", text: "Layanan & loket", kind: .tweet,
          createdAt: 1_539_202_764, counts: Counts(retweets: 3, likes: 4), mentions: "",
          hashtags: "loket buka"))
  }

  @Test("of API v1.1 gives the long text")
  func readsLongText() throws {
    let long = "{\"full_text\":\"panjang sekali\",\"entities\":{\"hashtags\":[{\"text\":\"x\"}]}}"
    let tweet = try read(
      text: "{\"text\":\"panjang…\",\"entities\":{\"hashtags\":[]},\"extended_tweet\":\(long)}"
    ).tweets[0]
    #expect(tweet.text == "panjang sekali" && tweet.hashtags == "x" && tweet.mentions == nil)
  }

  @Test("of API v1.1 takes the whole text of a retweet that is cut")
  func completesRetweets() throws {
    let original = """
      {"full_text":"teks &lt;utuh&gt; @c","user":{"screen_name":"b"},
       "entities":{"user_mentions":[{"screen_name":"c"}],"hashtags":[]}}
      """
    let (tweets, _) = try read(
      text: """
        [{"text":"RT @b: teks ut…","retweeted_status":\(original),"user":{"screen_name":"a"}},
         {"text":"RT @b: teks","retweeted_status":\(original),"user":{"screen_name":"a"}},
         {"text":"teks ut…","retweeted_status":\(original)},
         {"text":"RT @b: teks tanpa asli…"}]
        """)
    #expect(
      tweets.map(\.text) == [
        "RT @b: teks <utuh> @c", "RT @b: teks", "RT @b: teks <utuh> @c", "RT @b: teks tanpa asli…",
      ])
    #expect(tweets.allSatisfy { $0.kind == .retweet })
    #expect(tweets.map(\.username) == ["a", "a", "", ""])
    #expect(tweets.map(\.mentions) == ["b c", nil, "b c", nil])
  }

  @Test("of API v1.1 may be the envelope of a search, pretty-printed")
  func readsEnvelopes() throws {
    let (tweets, summary) = try read(
      text: """
        {
          "statuses": [
            { "id_str": "1", "text": "a" },
            { "id_str": "2", "text": "b" }
          ],
          "search_metadata": { "count": 2 }
        }
        """)
    #expect(tweets.map(\.id) == ["1", "2"] && summary.files[0].records == 2)
  }

  @Test("of API v2, flattened, gives all fields")
  func readsFlattened() throws {
    let tweet = try read(
      text: """
        {"id":"9007199254740993","text":"halo","created_at":"2021-04-08T19:34:16.000Z",\
        "author_id":"7","author":{"id":"7","username":"dinas","name":"Dinas"},\
        "public_metrics":{"retweet_count":1,"reply_count":2,"like_count":3,"quote_count":4},\
        "entities":{"mentions":[{"username":"b"}],"hashtags":[{"tag":"t"}]},\
        "referenced_tweets":[{"type":"quoted","id":"5"}]}
        """
    ).tweets[0]
    #expect(
      tweet
        == Tweet(
          id: "9007199254740993", username: "dinas", text: "halo", kind: .quote,
          createdAt: 1_617_910_456,
          counts: Counts(retweets: 1, likes: 3, replies: 2, quotes: 4), mentions: "b",
          hashtags: "t"))
  }

  @Test("of API v2 may be a page, whose accounts and retweets are among what it includes")
  func readsPages() throws {
    let (tweets, summary) = try read(
      text: """
        {"data":[{"id":"1","author_id":"7","text":"RT @b: pan…",\
        "referenced_tweets":[{"type":"retweeted","id":"3"}]},\
        {"id":"2","author_id":"8","text":"@dinas ya","referenced_tweets":\
        [{"type":"replied_to","id":"4"},{"type":"quoted","id":"3"}]}],\
        "includes":{"users":[{"id":"8","username":"b"},{"id":"7","username":"dinas"}],\
        "tweets":[{"id":"3","author_id":"8","text":"panjang"}]},"errors":[{"title":"x"}]}
        {"data":{"id":"5","author_id":"7","text":"satu"},\
        "includes":{"users":[{"id":"7","username":"dinas"}]}}
        {"errors":[{"title":"ConnectionException"}]}
        {"meta":{"result_count":0}}
        {"data":[],"meta":{"result_count":0}}
        """)
    #expect(tweets.map(\.id) == ["1", "2", "5"])
    #expect(tweets.map(\.text) == ["RT @b: panjang", "@dinas ya", "satu"])
    #expect(tweets.map(\.username) == ["dinas", "b", "dinas"])
    #expect(tweets.map(\.kind) == [.retweet, .reply, .tweet])
    #expect(summary.others == 3 && summary.skipped == 0)
  }

  @Test("of API v2, flattened, takes the whole text of a retweet from the tweet inside it")
  func completesFlattenedRetweets() throws {
    let inside =
      "{\"type\":\"retweeted\",\"id\":\"3\",\"text\":\"panjang\",\"author\":{\"username\":\"b\"}}"
    let tweet = try read(
      text: "{\"id\":\"1\",\"text\":\"RT @b: pan…\",\"referenced_tweets\":[\(inside)]}"
    ).tweets[0]
    #expect(tweet.text == "RT @b: panjang" && tweet.kind == .retweet)
  }

  @Test("of API v2 gives long notes in full")
  func readsNotes() throws {
    let tweet = try read(
      text: #"{"id":"1","text":"pan…","note_tweet":{"text":"panjang"}}"#
    ).tweets[0]
    #expect(tweet.text == "panjang")
  }

  @Test("of an account's archive may hold numbers as text, and no account")
  func readsArchives() throws {
    let (tweets, summary) = try read(
      text: """
        window.YTD.tweets.part0 = [ {
          "tweet" : {
            "retweet_count" : "12", "favorite_count" : "3", "id" : "880000000000000001",
            "id_str" : "880000000000000001", "full_text" : "@b ya",
            "created_at" : "Wed Oct 10 20:19:24 +0000 2018",
            "in_reply_to_status_id_str" : "5", "entities" : { "user_mentions" : [ ] }
          }
        }, { "tweet" : { "full_text" : "kurung ] dalam \\" teks [ {" } } ]
        """)
    #expect(
      tweets == [
        Tweet(
          id: "880000000000000001", text: "@b ya", kind: .reply, createdAt: 1_539_202_764,
          counts: Counts(retweets: 12, likes: 3), mentions: ""),
        Tweet(text: "kurung ] dalam \" teks [ {"),
      ])
    #expect(summary.files[0].format == .xArchive && summary.skipped == 0)
  }

  @Test(
    "of an account's archive is a quote where a link leads to a tweet",
    arguments: [
      ("https://twitter.com/dinas/status/123", TweetKind.quote),
      ("https://www.x.com/dinas/status/123?s=20", .quote),
      ("https://twitter.com/dinas/status/123/photo/1", .tweet),
      ("https://twitter.com/i/web/status/123", .tweet),
      ("https://twitter.com/dinas", .tweet), ("https://kab.example/dinas/status/123", .tweet),
    ])
  func tellsQuotes(address: String, kind: TweetKind) throws {
    let tweet = try read(
      text: """
        window.YTD.tweets.part0 = [{"tweet":{"id_str":"1","full_text":"simak https://t.co/a",
        "entities":{"urls":[{"url":"https://t.co/a","expanded_url":"\(address)"}]}}}]
        """
    ).tweets[0]
    #expect(tweet.kind == kind)
  }

  @Test(
    "keeps ids above 2^53 whole",
    arguments: [
      (#"{"id":9007199254740993,"text":""}"#, "9007199254740993"),
      (#"{"id":18446744073709551615,"text":""}"#, "18446744073709551615"),
      (#"{"id_str":"1","id":2,"text":""}"#, "1"), (#"{"id":null,"text":""}"#, ""),
      (#"{"id":1.5e18,"text":""}"#, ""),
    ])
  func keepsIDs(document: String, id: String) throws {
    #expect(try read(text: document).tweets[0].id == id)
  }

  @Test(
    "tells the kind by its fields, else by the text",
    arguments: [
      (#"{"text":"@a b"}"#, TweetKind.reply), (#"{"text":"RT @a: b"}"#, .retweet),
      (#"{"text":"@a b","in_reply_to_status_id":null}"#, .tweet),
      (#"{"text":"b","in_reply_to_status_id":null,"in_reply_to_user_id_str":"5"}"#, .reply),
      (#"{"text":"b","in_reply_to_user_id_str":"5","in_reply_to_status_id":null}"#, .reply),
      (#"{"text":"b","is_quote_status":true}"#, .quote),
      (#"{"text":"b","quoted_status":{"text":"c"}}"#, .quote),
      (#"{"text":"b","is_quote_status":true,"in_reply_to_status_id":5}"#, .reply),
      (#"{"text":"b","retweeted_status":{"text":"c"},"is_quote_status":true}"#, .retweet),
      (#"{"text":"b","referenced_tweets":[{"type":"retweeted","id":"1"}]}"#, .retweet),
    ])
  func tellsKind(document: String, kind: TweetKind) throws {
    #expect(try read(text: document).tweets[0].kind == kind)
  }

  @Test("of a notice is no tweet, and counted")
  func countsOthers() throws {
    let (tweets, summary) = try read(
      text: """
        {"delete":{"status":{"id":1}}}
        {"limit":{"track":5}}
        {"text":"a"}
        """)
    #expect(tweets.map(\.text) == ["a"] && summary.others == 2 && summary.files[0].records == 3)
  }

  @Test(
    "read in one pass gives what its tree gives",
    arguments: [
      #"{"id":"1","text":"RT @b: pan…","author":{"username":"a"},"referenced_tweets":"#
        + #"[{"type":"retweeted","id":"3","text":"panjang @c","author":{"username":"b"},"#
        + #""entities":{"mentions":[{"username":"c"}]}}]}"#,
      #"{"id":"1","text":"x","referenced_tweets":[{"type":"quoted","id":"2","text":"y"},"#
        + #"{"id":"3","type":"replied_to"}]}"#,
      #"{"id_str":"1","text":"RT @b: pan…","user":{"screen_name":"a"},"#
        + #""retweeted_status":{"id":2,"text":"panjang","user":{"screen_name":"b"}}}"#,
      #"{"text":"RT @b: pan…","retweeted_status":{"extended_tweet":{"full_text":"panjang"}}}"#,
      #"{"id":1,"text":"a\u00e9\n\"","created_at":null,"entities":{"hashtags":["x",{"tag":"y"}]}}"#,
      #"{"id":12345678901234567890,"full_text":"b","text":"a","is_quote_status":true}"#,
      #"{"id":"1","text":"a","quoted_status_id_str":"5","is_quote_status":false}"#,
      #"{"text":"a","public_metrics":{"like_count":-3,"retweet_count":"12","quote_count":9999999999}}"#,
      #"{"id":"1","text":"a","retweet_count":4,"public_metrics":{"like_count":2},"author_id":"7"}"#,
      #"{"text":"a","user":"dinas","date":"2021-04-08","in_reply_to_user_id":""}"#,
      #"{"text":"a","in_reply_to_user_id":"","in_reply_to_screen_name":"b"}"#,
      #"{"text":"a","text":"b","id":1.5}"#, #"{"text":null,"full_text":"b","author":{"id":"1"}}"#,
      #"{"\u0074ext":"a"}"#, #"{"text":"a"}{"text":"b"}"#, #"{"text":"a"} x"#,
      #"{"text":"a","x":nul}"#, #"{"text":"a","note_tweet":{"text":"b"}}"#,
      #"{"text":"a\ud83d"}"#, #"{"text":"a",}"#, #"{}"#,
    ])
  func readsAlike(line: String) throws {
    let found = try readBothWays("\(line)\n{\"text\":\"lain\"}\n")
    #expect(found.tweets.last?.text == "lain")
  }

  @Test("that is damaged costs its line only")
  func skipsDamagedLines() throws {
    let (tweets, summary) = try read(
      text: """
        {"text":"a"}
        {"text":"b"
        bukan json

        {"text":"c"}
        {"text":"d","x":tru}
        {"text":
        """)
    #expect(tweets.map(\.text) == ["a", "c"])
    #expect(summary.files[0].firstSkipped.map(\.line) == [2, 3, 6, 7])
    #expect(summary.files[0].records == 6)
  }

  @Test(
    "that is no tweet is never passed over for the next line",
    arguments: [#"{"id":"2","text":"b""#, #"{"errors":[]}"#, #"{"x":[{}"#, "}", #""a""#, "7"])
  func staysInPlace(line: String) throws {
    let tweet = #"{"id":"1","text":"a"}"#
    for count in [1, 2, 3] {
      let middle = repeatElement(line, count: count)
      let text = ([tweet, tweet] + middle + [tweet, line, tweet, line]).joined(separator: "\n")
      let (tweets, summary) = try readBothWays(text)
      #expect(tweets.count == 4)
      #expect(summary.skipped + summary.others == count + 2)
    }
  }

  @Test("in an array that is damaged costs itself only")
  func skipsDamagedElements() throws {
    let (tweets, summary) = try read(
      text: "[\n{\"text\":\"a\"},\n{\"text\":\"b\",},\nnull,\n{\"text\":\"c\"}\n]\n")
    #expect(tweets.map(\.text) == ["a", "c"])
    #expect(summary.files[0].firstSkipped.map(\.line) == [3, 4])
  }

  @Test("nested too deeply is skipped, unless no field is there")
  func skipsDeepOnes() throws {
    let deep = String(repeating: "[", count: 10_000) + String(repeating: "]", count: 10_000)
    let passed = try read(text: "{\"text\":\"a\",\"x\":\(deep)}\n")
    #expect(passed.tweets.map(\.text) == ["a"])
    let (tweets, summary) = try read(
      text: "{\"text\":\"a\",\"entities\":\(deep)}\n{\"text\":\"b\"}\n")
    #expect(tweets.map(\.text) == ["b"])
    #expect(summary.files[0].firstSkipped.map(\.reason) == [.tooDeep])
  }

  @Test(
    "is found however it stands in the file",
    arguments: [
      "[A,B]", "A\nB\n", "A\r\nB", "A B", "[\n  A,\n  B\n]\n", "[A]\n[B]\n",
      "window.YTD.tweet.part0 = [A,B]", "window.YTD.tweets.part1=[\nA\n,B];\n", "\u{FEFF}[A,B]",
      "\n\n[A,B]", "{\n\"text\":\"1\"\n}\n{\n\"text\":\"2\"}", "{\"statuses\":[A,B]}",
      "{\"data\":[A,B]}\n", "[{\"tweet\":A},{\"tweet\":B}]",
    ])
  func isFound(layout: String) throws {
    let text = layout.replacing("A", with: #"{"text":"1","x":[{}]}"#)
      .replacing("B", with: #"{"text":"2"}"#)
    let folder = TemporaryFolder()
    let path = folder.write("a", text)
    for block in [1, 2, 3, 5, 16, 1 << 20] {
      var options = ReadingOptions()
      options.block = block
      let (tweets, summary) = try read([path], options, upTo: 1)
      #expect(tweets.map(\.text) == ["1", "2"])
      #expect(summary.skipped == 0 && summary.others == 0)
    }
  }

  @Test("that is cut short costs what was cut, and is told")
  func isCut() throws {
    let element = #"{"full_text":"a","id_str":"1"}"#
    let cases = [
      ("[\n{\"tweet\":\(element)},\n", 1, [1]),
      ("[\n\(element),\n{\"full_text\":\"b\"", 1, [3]),
      ("[\n{\"full_text\":\"b\",\n\(element)]\n[\(element)]", 1, [2]), ("[\n\(element)]", 1, []),
    ]
    for (text, tweets, lines) in cases {
      let read = try read(text: text)
      #expect(read.tweets.count == tweets, "\(text)")
      #expect(read.summary.files[0].firstSkipped.map(\.line) == lines, "\(text)")
      #expect(read.summary.files[0].firstSkipped.allSatisfy { $0.reason == .notClosed })
    }
  }
}
