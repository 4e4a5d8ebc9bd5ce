import Foundation
import Testing

@testable import Corpus

/// A format of JSON exports: a document with three tweets, told apart by X, Y and Z in their ids,
/// texts and accounts.
struct JSONFormat: CustomTestStringConvertible, Sendable {
  let testDescription: String
  /// The documents of the file; where there are several, each is one tweet on a line.
  let documents: [String]

  private init(_ name: String, _ documents: [String]) {
    testDescription = name
    self.documents = documents.map { $0.replacing("\n", with: "") }
  }

  private init(_ name: String, _ around: String, each tweet: String) {
    self.init(name, [around.replacing("TWEETS", with: Self.three(tweet).joined(separator: ","))])
  }

  private static func three(_ tweet: String) -> [String] {
    ["1", "2", "3"].map { tweet.replacing("N", with: $0) }
  }

  private static let v1 = """
    {"created_at":"Wed Oct 10 20:19:24 +0000 2018","id":88000000000000000N,
     "id_str":"88000000000000000N","text":"teks N","truncated":false,"lang":"in","source":"web",
     "user":{"id":7,"id_str":"7","screen_name":"dinasN","name":"Dinas","followers_count":3,
      "created_at":"Sat Jan 01 17:50:03 +0000 2011"},
     "in_reply_to_status_id":null,"in_reply_to_screen_name":null,"is_quote_status":false,
     "retweet_count":1,"favorite_count":2,"place":null,
     "entities":{"hashtags":[{"text":"t","indices":[0,1]}],"urls":[],
      "user_mentions":[{"screen_name":"b","id_str":"8"}]}}
    """
  private static let v2 = """
    {"id":"88000000000000000N","text":"teks N","created_at":"2018-10-10T20:19:24.000Z",
     "author_id":"7N","author":{"id":"7N","username":"dinasN","name":"Dinas"},"lang":"in",
     "conversation_id":"5","edit_history_tweet_ids":["88000000000000000N"],
     "public_metrics":{"retweet_count":1,"reply_count":3,"like_count":2,"quote_count":4},
     "entities":{"hashtags":[{"start":0,"tag":"t"}],"mentions":[{"start":0,"username":"b"}]},
     "referenced_tweets":[{"type":"replied_to","id":"5"}]}
    """
  private static let archive = """
    {"tweet":{"id":"88000000000000000N","id_str":"88000000000000000N","full_text":"teks N",
     "created_at":"Wed Oct 10 20:19:24 +0000 2018","retweet_count":"1","favorite_count":"2",
     "lang":"in","truncated":false,"source":"web","display_text_range":["0","6"],
     "entities":{"hashtags":[{"text":"t"}],"user_mentions":[],"urls":[],"symbols":[]}}}
    """
  private static let captured = capturedTweet("88000000000000000N", "teks N", by: "dinasN")
  private static let item = """
    {"nav_index":"1:2","item_id":"88000000000000000N","timestamp_collected":1687000000000,
     "source_platform":"twitter.com","user_agent":"Mozilla","data":\(captured)}
    """
  private static let flat = """
    {"id":"88000000000000000N","created_at":"2018-10-11 03:19:24 +07:00","full_text":"teks N",
     "screen_name":"dinasN","name":"Dinas","user_id":"7","in_reply_to":null,
     "retweeted_status":null,"quoted_status":null,"favorite_count":2,"retweet_count":1,
     "quote_count":4,"reply_count":3,"views_count":9,"media":[]}
    """
  private static let scraped = """
    {"_type":"snscrape.modules.twitter.Tweet","url":"https://twitter.com/dinasN",
     "date":"2018-10-10T20:19:24+00:00","rawContent":"teks N","id":88000000000000000N,
     "user":{"username":"dinasN","id":7,"created":"2011-01-01T17:50:03+00:00"},"replyCount":3,
     "retweetCount":1,"likeCount":2,"quoteCount":4,"lang":"in","retweetedTweet":null,
     "quotedTweet":null,"inReplyToTweetId":null,"mentionedUsers":[{"username":"b"}],
     "hashtags":["t"]}
    """
  private static let page = """
    {"data":[TWEETS],"includes":{"users":[{"id":"71","username":"dinas1"},
     {"id":"72","username":"dinas2"},{"id":"73","username":"dinas3"}]},
     "meta":{"result_count":3},"errors":[{"title":"Not Found Error","detail":"x"}]}
    """
  private static let timeline = """
    {"data":{"user":{"result":{"timeline_v2":{"timeline":{"instructions":[{"type":"TimelineAddEntries",
     "entries":[TWEETS,{"entryId":"cursor-top","content":{"value":"DAA","cursorType":"Top"}}]}]}}}}}}
    """
  private static let entry = """
    {"entryId":"tweet-N","sortIndex":"N","content":{"entryType":"TimelineTimelineItem",
     "itemContent":{"itemType":"TimelineTweet","tweet_results":{"result":\(captured)}}}}
    """

  static let all = [
    JSONFormat("API v1.1, lines", three(v1)),
    JSONFormat(
      "API v1.1, search", #"{"statuses":[TWEETS],"search_metadata":{"count":3}}"#, each: v1),
    JSONFormat("API v2, flattened", three(v2)),
    JSONFormat("API v2, page", page, each: v2.replacing(/"author":\{.*?\},/, with: "")),
    JSONFormat("X archive", "[TWEETS]", each: archive),
    JSONFormat("GraphQL, timeline", timeline, each: entry),
    JSONFormat("GraphQL, lines", three(captured)),
    JSONFormat("Zeeschuimer", three(item)),
    JSONFormat("web exporter", "[TWEETS]", each: flat),
    JSONFormat("snscrape", three(scraped)),
  ]
}

/// A change of one key, of the first of like things.
private struct Change {
  let path: String
  let document: Any
  /// Whether tweets were within what was deleted.
  let takesTweets: Bool
}

/// All ways to delete a key of `value`, or to rename it.
private func changes(_ value: Any, deleting: Bool, path: String = "") -> [Change] {
  if let object = value as? [String: Any] {
    return object.keys.sorted().flatMap { key -> [Change] in
      var other = object
      let taken = other.removeValue(forKey: key)!
      if !deleting { other["\(key)_x"] = taken }
      let here = Change(
        path: "\(path).\(key)", document: other, takesTweets: deleting && holdsText(taken))
      return [here]
        + changes(taken, deleting: deleting, path: here.path).map { inner in
          var changed = object
          changed[key] = inner.document
          return Change(path: inner.path, document: changed, takesTweets: inner.takesTweets)
        }
    }
  }
  guard var array = value as? [Any], let first = array.first else { return [] }
  return changes(first, deleting: deleting, path: "\(path)[]").map { inner in
    array[0] = inner.document
    return Change(path: inner.path, document: array, takesTweets: inner.takesTweets)
  }
}

/// Whether an object with a tweet's text is in `value`.
private func holdsText(_ value: Any) -> Bool {
  if let array = value as? [Any] { return array.contains(where: holdsText) }
  guard let object = value as? [String: Any] else { return false }
  let hasText =
    object["text"] is String || object["full_text"] is String
    || object["rawContent"] is String
  // The web site's `legacy` is a part of a tweet, with a part beside it.
  if hasText, object["id"] != nil || object["id_str"] != nil, object["user_id_str"] == nil {
    return true
  }
  if object["rest_id"] != nil, object["core"] != nil { return true }
  return object.values.contains(where: holdsText)
}

@Suite("A schema that changes") struct DriftTests {
  private func read(
    _ documents: [Any]
  ) throws -> (tweets: [Tweet], file: ReadSummary.File) {
    let lines = try documents.map {
      String(decoding: try JSONSerialization.data(withJSONObject: $0), as: UTF8.self)
    }
    let text = lines.joined(separator: "\n") + "\n"
    let found = try readBothWays(text)
    return (found.tweets, found.summary.files[0])
  }

  private func parsed(_ format: JSONFormat) throws -> [Any] {
    try format.documents.map { try JSONSerialization.jsonObject(with: Data($0.utf8)) }
  }

  @Test("starts from samples in which every field is found", arguments: JSONFormat.all)
  func startsWhole(format: JSONFormat) throws {
    let (tweets, file) = try read(try parsed(format))
    #expect(tweets.map(\.id) == ["1", "2", "3"].map { "88000000000000000\($0)" })
    #expect(tweets.map(\.text) == ["teks 1", "teks 2", "teks 3"])
    #expect(tweets.allSatisfy { $0.createdAt == 1_539_202_764 && $0.counts.retweets == 1 })
    #expect(tweets.allSatisfy { $0.counts.likes == 2 })
    if !format.testDescription.hasPrefix("X") {
      #expect(tweets.map(\.username) == ["dinas1", "dinas2", "dinas3"])
    }
    #expect(file.records == 3)
  }

  @Test(
    "costs fields of the tweet it changes and never the tweet, and the loss is counted",
    arguments: JSONFormat.all)
  func keepsTweets(format: JSONFormat) throws {
    let documents = try parsed(format)
    let whole = try read(documents)
    var changed = 0
    for isDeleting in [true, false] {
      for change in changes(documents[0], deleting: isDeleting) {
        let place = "\(isDeleting ? "without" : "renamed") \(change.path)"
        let drifted = [change.document] + documents.dropFirst()
        if change.takesTweets {
          try expectCounted(drifted, place)
          continue
        }
        let found = try read(drifted)
        #expect(found.tweets.count == 3, "\(place)")
        #expect(found.file.records >= 3, "\(place)")
        guard found.tweets.count == 3 else { continue }
        changed += found.tweets == whole.tweets ? 0 : 1
        expectLosses(found, whole, place)
      }
    }
    // The property holds of nothing unless the changes cost something.
    #expect(changed >= 10)
  }

  /// What went with the key that held it is counted as a record that is no tweet.
  private func expectCounted(_ documents: [Any], _ place: String) throws {
    do {
      let found = try read(documents)
      #expect(found.tweets.count < 3 && found.file.others > 0, "\(place)")
    } catch CorpusError.noTweets {
      // Told, and fatal.
    }
  }

  private func expectLosses(
    _ found: (tweets: [Tweet], file: ReadSummary.File),
    _ whole: (tweets: [Tweet], file: ReadSummary.File),
    _ place: String
  ) {
    let place: Comment = "\(place)"
    for (tweet, before) in zip(found.tweets, whole.tweets) {
      #expect(["", before.id].contains(tweet.id), place)
      #expect(["", before.username].contains(tweet.username), place)
      #expect(["", before.text].contains(tweet.text), place)
      // A date that is lost is that of the id, and counted.
      let moment = Snowflake.seconds(Array(tweet.id.utf8).span)
      let dates = found.file.datedByIDs > 0 ? [moment] : [nil, before.createdAt]
      #expect((dates + [before.createdAt]).contains(tweet.createdAt), place)
      #expect([nil, before.counts.retweets].contains(tweet.counts.retweets), place)
      #expect([nil, before.counts.likes].contains(tweet.counts.likes), place)
      #expect([nil, before.mentions, ""].contains(tweet.mentions), place)
    }
    for field in TweetField.allCases {
      let lacking = found.tweets.count { tweet in
        switch field {
        case .id: tweet.id.isEmpty
        case .account: tweet.username.isEmpty
        case .text: tweet.text.isEmpty
        case .date: tweet.createdAt == nil
        case .retweets: tweet.counts.retweets == nil
        case .likes: tweet.counts.likes == nil
        case .replies: tweet.counts.replies == nil
        case .quotes: tweet.counts.quotes == nil
        case .mentions: tweet.mentions == nil
        case .hashtags: tweet.hashtags == nil
        }
      }
      #expect(found.file.fields.without(field) == lacking, place)
    }
  }
}
