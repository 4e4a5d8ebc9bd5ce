import Testing

@testable import Corpus

@Suite("An account's archive") struct AccountArchiveTests {
  private static func script(_ variable: String, _ elements: String...) -> String {
    "window.YTD.\(variable) = [ \(elements.joined(separator: ", ")) ]"
  }

  private static func tweet(_ id: String, _ text: String) -> String {
    """
    {"tweet":{"id_str":"\(id)","full_text":"\(text)","created_at":"Wed Oct 10 20:19:24 +0000 2018",
     "retweet_count":"1","entities":{"hashtags":[],"user_mentions":[]}}}
    """
  }

  private func read(
    _ files: [String: String], isPacked: Bool, _ options: ReadingOptions = ReadingOptions()
  ) throws -> (tweets: [Tweet], summary: ReadSummary) {
    let folder = TemporaryFolder()
    let sorted = files.sorted { $0.key < $1.key }
    if isPacked {
      let zip = pack(sorted.map { ($0.key, Array($0.value.utf8)) }, .zip)
      return try CorpusTests.read([folder.write("a.zip", zip)], options)
    }
    for (name, text) in sorted { folder.write("x/\(name)", text) }
    return try CorpusTests.read(["\(folder.path)/x"], options)
  }

  private static let account = script(
    "account.part0", #"{"account":{"email":"a@b.example","username":"dinas","accountId":"7"}}"#)

  @Test("gives long tweets whole", arguments: [true, false])
  func completesLongTweets(isPacked: Bool) throws {
    let long = "Jadwal vaksinasi pekan ini di semua puskesmas, mulai Senin #vaksin sampai Jumat"
    let note = """
      {"noteTweet":{"noteTweetId":"1050118621198921000","createdAt":"2018-10-10T20:19:25.000Z",
       "lifecycle":{"value":"Active"},"core":{"text":"\(long)","mentions":[],"hashtags":[]}}}
      """
    let other = note.replacing("2018-10-10", with: "2018-10-12").replacing("Senin", with: "Rabu")
    let files = [
      "data/account.js": Self.account,
      "data/note-tweet.js": Self.script("note_tweet.part0", other, note),
      "data/tweets.js": Self.script(
        "tweets.part0",
        Self.tweet(
          "1050118621198921728", "Jadwal vaksinasi pekan ini di semua puskesmas,… https://t.co/abc"),
        Self.tweet("2", "@b @c Jadwal vaksinasi pekan ini di semua…"),
        Self.tweet("3", "Jadwal lain yang juga panjang dan dipotong…"), Self.tweet("4", "pendek…"),
        Self.tweet("5", "Jadwal vaksinasi pekan ini di semua puskesmas")),
    ]
    let (tweets, summary) = try read(files, isPacked: isPacked)
    #expect(
      tweets.map(\.text) == [
        long, "@b @c \(long)", "Jadwal lain yang juga panjang dan dipotong…", "pendek…",
        "Jadwal vaksinasi pekan ini di semua puskesmas",
      ])
    #expect(tweets.map(\.hashtags) == [nil, nil, "", "", ""])
    #expect(summary.files[0].completed == 2 && summary.files.count == 1)
  }

  @Test("leaves deleted tweets out unless asked", arguments: [true, false])
  func leavesOutDeleted(isPacked: Bool) throws {
    let files = [
      "data/account.js": Self.account,
      "data/deleted-tweets.js": Self.script("deleted_tweets.part0", Self.tweet("2", "b")),
      "data/tweets.js": Self.script("tweets.part0", Self.tweet("1", "a")),
    ]
    #expect(try read(files, isPacked: isPacked).tweets.map(\.id) == ["1"])
    let all = try read(files, isPacked: isPacked, ReadingOptions(includesDeleted: true)).tweets
    #expect(all.map(\.id) == ["1", "2"] && all.map(\.username) == ["dinas", "dinas"])
  }

  @Test("of before 2019 has a file a month, and the account in another place")
  func readsOldestArchives() throws {
    let month = """
      Grailbird.data.tweets_2014_03 =
       [ {"source":"web","entities":{"user_mentions":[],"hashtags":[]},"id_str":"449000000000000001",
          "text":"a","created_at":"2014-03-30 21:35:21 +0000","id":449000000000000001,
          "user":{"name":"Dinas","screen_name":"dinas","id_str":"7"}},
         {"id_str":"449000000000000002","text":"b","created_at":"2014-03-30 21:35:22 +0000"} ]
      """
    let files = [
      "data/js/tweets/2014_03.js": month,
      "data/js/tweets/2014_04.js": month.replacing("4490", with: "4491").replacing(
        "_03", with: "_04"),
      "data/js/user_details.js":
        #"var user_details =  {"full_name":"Dinas","screen_name":"dinas"}"#,
      "data/js/tweet_index.js":
        "var tweet_index =  [ {\"file_name\":\"data/js/tweets/2014_03.js\"} ]",
      "index.html": "<html>", "tweets.csv": "tweet_id,text\n449000000000000001,a\n",
    ]
    for isPacked in [true, false] {
      let (tweets, summary) = try read(files, isPacked: isPacked)
      #expect(tweets.map(\.text) == ["a", "b", "a", "b"])
      #expect(tweets.allSatisfy { $0.username == "dinas" })
      #expect(tweets[0].createdAt == 1_396_215_321 && tweets[0].id == "449000000000000001")
      #expect(summary.files.map(\.format) == [.xArchive, .xArchive])
    }
  }

  @Test("may lie beside another one and beside tables, each tweet under its own account")
  func readsSeveral() throws {
    let other = Self.account.replacing("dinas", with: "humas")
    let files = [
      "a/data/account.js": Self.account, "a/assets/app.js": "window.x = {\"text\":\"x\"}",
      "a/data/like.js": Self.script("like.part0", #"{"like":{"tweetId":"9","fullText":"x"}}"#),
      "a/data/tweet.js": Self.script("tweet.part0", #"{"id_str":"1","full_text":"a"}"#),
      "b/data/manifest.js": #"window.__THAR_CONFIG = { "userInfo" : { "userName" : "humas" } }"#,
      "b/data/tweets.js": Self.script("tweets.part0", Self.tweet("2", "b")),
      "c/data/account.js": other, "c/lain.csv": "text,username\nc,warga\n",
    ]
    for isPacked in [true, false] {
      let tweets = try read(files, isPacked: isPacked).tweets
      #expect(tweets.map(\.username) == ["dinas", "humas", "warga"])
    }
  }

  @Test(
    "is known by its assignment, whatever the variable",
    arguments: [
      "window.YTD.tweets.part0 = ", "window.YTD.tweet.part1=",
      "window.YTD.community_tweet.part0 =\n",
      "window.YTD.deleted_tweets.part0 = ", "window[\"YTD\"][\"tweets\"].part0 = ",
      "YTD.tweets.part0 = ", "var tweets = ", "const tweets = ",
      "\u{FEFF}window.YTD.tweets.part0 = ",
    ])
  func isKnown(start: String) throws {
    for end in ["", ";", "\n;\n"] {
      let (tweets, summary) = try CorpusTests.read(text: "\(start)[\(Self.tweet("1", "a"))]\(end)")
      #expect(tweets.map(\.id) == ["1"] && summary.files[0].format == .xArchive)
    }
  }

  @Test("keeps tweets that only the file of long tweets has, where that is what is read")
  func readsNotesAlone() throws {
    for content in ["core", "noteTweetResults", "noteTweetContents"] {
      let note =
        #"{"noteTweet":{"noteTweetId":"5","createdAt":"2023-02-09T01:02:03.000Z","X":{"text":"a"}}}"#
      let (tweets, summary) = try CorpusTests.read(
        text: Self.script("note_tweet.part0", note.replacing("X", with: content)))
      #expect(tweets == [Tweet(id: "5", text: "a", createdAt: 1_675_904_523)])
      #expect(summary.files[0].shapes == [.note: 1])
    }
  }
}
