import Testing

@testable import Corpus

@Suite("The account of a file's records") struct RecordTests {
  /// A file and how many of its records, counted by hand, are tweets, damaged, and something else.
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let content: String
    let tweets: Int
    let skipped: Int
    let others: Int
  }

  private static let captured = capturedTweet("1", "a").replacing("\n", with: "")

  static let cases = [
    Case(
      testDescription: "table", content: "id,text\n1,a\n2\n3,b\nid,text\n\"4,c\n5,e\n", tweets: 3,
      skipped: 2,
      others: 1),
    Case(
      testDescription: "lines of API v1.1",
      content: """
        {"id_str":"1","text":"a","user":{"screen_name":"b"}}
        {"delete":{"status":{"id":1}}}
        {"id_str":"2","text":"b"
        {"limit":{"track":5}}
        """, tweets: 1, skipped: 1, others: 2),
    Case(
      testDescription: "envelope of API v1.1",
      content: #"{"statuses":[{"id_str":"1","text":"a"},{"x":1},null],"search_metadata":{}}"#,
      tweets: 1, skipped: 0, others: 2),
    Case(
      testDescription: "pages of API v2",
      content: """
        {"data":[{"id":"1","text":"a"},{"id":"2","text":"b"}],"errors":[{"title":"x"}]}
        {"errors":[{"title":"ConnectionException"}]}
        {"data":[],"meta":{"result_count":0}}
        {"data":[{"id":"3",
        {"data":{"id":"4","text":"c"},"matching_rules":[{"id":"1"}]}
        """, tweets: 3, skipped: 1, others: 2),
    Case(
      testDescription: "X archive",
      content: """
        window.YTD.tweets.part0 = [ {"tweet":{"id_str":"1","full_text":"a"}},
        {"tweet":{"id_str":"2","full_text":"a",}}, {"like":{"tweetId":"3","fullText":"x"}}, {} ]
        """, tweets: 1, skipped: 1, others: 2),
    Case(
      testDescription: "GraphQL",
      content: """
        {"data":{"x":{"entries":[{"entryId":"tweet-1","content":{"itemContent":
         {"tweet_results":{"result":\(captured)}}}},{"entryId":"tweet-2","content":{"itemContent":
         {"itemType":"TimelineTweet","tweet_results":{}}}},{"entryId":"tweet-3","content":
         {"itemContent":{"tweet_results":{"result":{"__typename":"TweetTombstone"}}}}},
         {"entryId":"cursor-bottom","content":{"value":"x"}}]}}}
        """, tweets: 1, skipped: 0, others: 2),
    Case(
      testDescription: "Zeeschuimer",
      content: """
        {"item_id":"1","source_platform":"twitter.com","data":\(captured)}
        {"item_id":"2","source_platform":"tiktok.com","data":{"id":"5","desc":"x"}}
        {"item_id":"3","data":{"rest_id":"3","legacy":{"full_te
        """, tweets: 1, skipped: 1, others: 1),
  ]

  @Test("adds up: tweets, skipped and others are all there are", arguments: cases)
  func addsUp(one: Case) throws {
    let folder = TemporaryFolder()
    let plain = folder.write("a", one.content)
    let packed = folder.write("a.gz", pack([("a", Array(one.content.utf8))], .gzip))
    for input in [plain, packed] {
      let (tweets, summary) = try read([input])
      let file = summary.files[0]
      #expect(tweets.count == one.tweets && file.tweets == one.tweets)
      #expect(file.skipped == one.skipped && file.others == one.others)
      #expect(file.records == one.tweets + one.skipped + one.others)
      #expect(file.firstSkipped.count == one.skipped)
    }
  }
}
