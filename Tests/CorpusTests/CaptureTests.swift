import Testing

@testable import Corpus

/// One tweet as the platform's web site has it; `more` are further keys of `legacy`, `beside` of the
/// tweet itself.
func capturedTweet(
  _ id: String, _ text: String, by account: String = "dinas", more: String = "",
  beside: String = ""
) -> String {
  """
  {"__typename":"Tweet","rest_id":"\(id)",
   "core":{"user_results":{"result":{"__typename":"User","rest_id":"7",
     "legacy":{"screen_name":"\(account)","name":"Dinas","description":"a",
       "created_at":"Sat Jan 01 17:50:03 +0000 2011","followers_count":5}}}},
   "views":{"count":"12","state":"EnabledWithCount"},\(beside)
   "legacy":{"created_at":"Wed Oct 10 20:19:24 +0000 2018","full_text":"\(text)",
     "conversation_id_str":"\(id)","user_id_str":"7","id_str":"\(id)","lang":"in",\(more)
     "retweet_count":1,"favorite_count":2,"reply_count":3,"quote_count":4,
     "entities":{"user_mentions":[{"screen_name":"b"}],"hashtags":[{"text":"t"}]}}}
  """
}

/// An entry of a time line around `result`.
private func entry(_ result: String) -> String {
  """
  {"entryId":"tweet-1","sortIndex":"1","content":{"entryType":"TimelineTimelineItem",
   "itemContent":{"itemType":"TimelineTweet","tweet_results":{"result":\(result)}}}}
  """
}

private func timeline(_ entries: String...) -> String {
  """
  {"data":{"user":{"result":{"__typename":"User","timeline_v2":{"timeline":{"instructions":[
   {"type":"TimelineClearCache"},{"type":"TimelineAddEntries","entries":[
   \(entries.joined(separator: ","))]}]}}}}}}
  """
}

@Suite("A capture of the platform's web site") struct CaptureTests {
  @Test("gives all fields of its tweets")
  func givesFields() throws {
    let (tweets, summary) = try read(
      text: timeline(entry(capturedTweet("880000000000000001", "a &amp; b"))))
    #expect(
      tweets == [
        Tweet(
          id: "880000000000000001", username: "dinas", text: "a & b", createdAt: 1_539_202_764,
          counts: Counts(retweets: 1, likes: 2, replies: 3, quotes: 4), mentions: "b",
          hashtags: "t", language: "in")
      ])
    #expect(summary.files[0].shapes == [.graphQL: 1] && summary.files[0].records == 1)
  }

  @Test("has modules of several tweets, pinned ones, and things that are no tweets")
  func readsModules() throws {
    let module = """
      {"entryId":"conversation","content":{"__typename":"TimelineTimelineModule","items":[
       {"item":{"itemContent":{"__typename":"TimelineTweet","tweet_results":{"result":
       \(capturedTweet("2", "b"))}}}},
       {"item":{"itemContent":{"__typename":"TimelineTweet","tweet_results":{"result":
       \(capturedTweet("3", "c"))}}}}]}}
      """
    let cursor = """
      {"entryId":"cursor-bottom","content":{"itemContent":{"itemType":"TimelineTimelineCursor",
       "value":"DAABCg"}}}
      """
    let account = """
      {"entryId":"user-7","content":{"itemContent":{"itemType":"TimelineUser","user_results":
       {"result":{"rest_id":"7","legacy":{"screen_name":"x","description":"y","created_at":"z"}}}}}}
      """
    let gone = #"{"__typename":"TweetTombstone","tombstone":{"text":{"text":"tidak tersedia"}}}"#
    let capture = timeline(
      entry(capturedTweet("1", "a")), module, cursor, account, entry(gone),
      entry(#"{"__typename":"TweetUnavailable","reason":"Suspended"}"#))
    let (tweets, summary) = try read(text: capture)
    #expect(tweets.map(\.id) == ["1", "2", "3"])
    #expect(summary.others == 2 && summary.skipped == 0)
  }

  @Test("takes long tweets whole, with their own lists of names")
  func readsNotes() throws {
    let note = """
      "note_tweet":{"is_expandable":true,"note_tweet_results":{"result":{"id":"Tm90ZQ==",
       "text":"panjang #x","entity_set":{"hashtags":[{"text":"x"}],"user_mentions":[]}}}},
      """
    let tweet = try read(text: timeline(entry(capturedTweet("1", "pan…", beside: note)))).tweets[0]
    #expect(tweet.text == "panjang #x" && tweet.hashtags == "x" && tweet.mentions == "")
  }

  @Test("wraps tweets whose answers are limited once more")
  func readsLimitedTweets() throws {
    let limited = """
      {"__typename":"TweetWithVisibilityResults","tweet":\(capturedTweet("1", "a")),
       "limitedActionResults":{"limited_actions":[{"action":"Reply","prompt":{"text":"x"}}]}}
      """
    #expect(try read(text: timeline(entry(limited))).tweets.map(\.id) == ["1"])
  }

  @Test("takes the whole text of a retweet from the tweet inside, which is no record of its own")
  func completesRetweets() throws {
    let inside = [
      capturedTweet("1", "teks utuh", by: "b"),
      "{\"tweet\":\(capturedTweet("1", "teks utuh", by: "b"))}",
    ]
    for original in inside {
      let capture = timeline(
        entry(
          capturedTweet(
            "2", "RT @b: teks…", more: "\"retweeted_status_result\":{\"result\":\(original)},")))
      let tweets = try read(text: capture).tweets
      #expect(tweets.map(\.text) == ["RT @b: teks utuh"] && tweets[0].kind == .retweet)
      #expect(tweets[0].username == "dinas" && tweets[0].id == "2")
    }
  }

  @Test("tells answers and quotes")
  func tellsKinds() throws {
    let quoted = "\"quoted_status_result\":{\"result\":\(capturedTweet("1", "x"))},"
    let tweets = try read(
      text: timeline(
        entry(capturedTweet("2", "a", beside: quoted)),
        entry(capturedTweet("3", "@b a", more: #""in_reply_to_status_id_str":"5","#)),
        entry(capturedTweet("4", "a", more: #""is_quote_status":false,"#)))
    ).tweets
    #expect(tweets.map(\.kind) == [.quote, .reply, .tweet] && tweets.map(\.id) == ["2", "3", "4"])
  }

  @Test("names the account in either of two places", arguments: ["core", "legacy"])
  func namesAccounts(place: String) throws {
    let tweet = capturedTweet("1", "a").replacing(
      "\"legacy\":{\"screen_name\"", with: "\"\(place)\":{\"screen_name\"")
    #expect(try read(text: tweet).tweets.map(\.username) == ["dinas"])
  }

  @Test("may be tweets one a line, bare or with the collector's notes around them")
  func readsLines() throws {
    let bare = capturedTweet("880000000000000001", "a").replacing("\n", with: "")
    // The browser rounded the number.
    let rounded = bare.replacing(
      "{\"__typename\"", with: "{\"id\":880000000000000000,\"__typename\"")
    let item = """
      {"nav_index":"1:2:3","item_id":"880000000000000001","timestamp_collected":1687000000000,\
      "source_platform":"twitter.com","source_url":"https://twitter.com/i/api/graphql/x/UserTweets",\
      "user_agent":"Mozilla","data":\(rounded)}
      """
    for line in [bare, rounded, item] {
      let (tweets, summary) = try read(text: "\(line)\n\(line)\n")
      #expect(tweets.map(\.id) == ["880000000000000001", "880000000000000001"])
      #expect(tweets.allSatisfy { $0.text == "a" && $0.username == "dinas" && $0.createdAt != nil })
      #expect(summary.files[0].records == 2)
    }
  }

  @Test("of the site before 2023 names tweets and accounts by their numbers")
  func readsOlderSite() throws {
    let tweet = """
      {"id_str":"ID","full_text":"TEXT","user_id_str":"7","created_at":"Wed Oct 10 20:19:24 +0000 2018",
       "conversation_id_str":"1","retweet_count":1MORE}
      """
    func named(_ id: String, _ text: String, _ more: String = "") -> String {
      let filled = tweet.replacing("ID", with: id).replacing("TEXT", with: text)
      return "\"\(id)\":" + filled.replacing("MORE", with: more)
    }
    let cut = named("2", "RT @dinas: ut…", ",\"retweeted_status_id_str\":\"1\"")
    let (tweets, _) = try read(
      text: """
        {"globalObjects":{"tweets":{\(named("1", "utuh")),\(cut)},
         "users":{"7":{"id_str":"7","screen_name":"dinas"}}},"timeline":{"id":"search"}}
        """)
    #expect(tweets.map(\.id) == ["1", "2"] && tweets.map(\.username) == ["dinas", "dinas"])
    #expect(tweets.map(\.text) == ["utuh", "RT @dinas: utuh"])
    #expect(tweets.map(\.kind) == [.tweet, .retweet])
  }

  @Test("as exporters of browsers flatten it gives all fields")
  func readsFlattened() throws {
    let (tweets, _) = try read(
      text: """
        [{"id":"880000000000000001","created_at":"2018-10-11 03:19:24 +07:00","full_text":"a",
          "media":[],"screen_name":"dinas","name":"Dinas","user_id":"7","in_reply_to":null,
          "retweeted_status":null,"quoted_status":"5","favorite_count":2,"retweet_count":1,
          "bookmark_count":0,"quote_count":4,"reply_count":3,"views_count":9,"favorited":false,
          "url":"https://twitter.com/dinas/status/880000000000000001"},
         {"id":"2","full_text":"b","screen_name":"dinas","retweeted_status":"6","in_reply_to":null},
         {"id":"3","full_text":"b","screen_name":"dinas","in_reply_to":"8"}]
        """)
    #expect(
      tweets[0]
        == Tweet(
          id: "880000000000000001", username: "dinas", text: "a", kind: .quote,
          createdAt: 1_539_202_764, counts: Counts(retweets: 1, likes: 2, replies: 3, quotes: 4)))
    #expect(tweets.map(\.kind) == [.quote, .retweet, .reply])
  }
}
