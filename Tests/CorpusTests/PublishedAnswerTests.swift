import Testing

@testable import Corpus

/// Kinds of faults that files which strangers published have shown: what columns say of replies, retweets and quotes.
@Suite("Columns of answers as people publish them") struct PublishedAnswerTests {
  @Test("hold 0 and 1 for replies and retweets, beside counts of them")
  func bitsOfKinds() throws {
    let rows = PublishedFiles.texts.enumerated().map {
      "\"\($1)\",\($0),\($0 * 3),\($0 == 2 ? 1 : 0),\($0 == 4 ? 1 : 0)"
    }
    let found = try PublishedFiles.read(
      (["text,replies,retweets,reply,retweet"] + rows).joined(separator: "\n"))
    #expect(found.tweets.map(\.kind) == [.tweet, .tweet, .reply, .tweet, .retweet, .tweet])
    #expect(found.tweets.map(\.counts.retweets) == [0, 3, 6, 9, 12, 15])
    #expect(found.tweets.map(\.counts.replies) == [0, 1, 2, 3, 4, 5])
  }

  @Test("tell replies by conversations, where a column for them is empty")
  func conversations() throws {
    func kinds(_ conversations: [Int]) throws -> [TweetKind] {
      let rows = PublishedFiles.texts.enumerated().map {
        "112\($0)00000000000001,112\(conversations[$0])00000000000001,\"\($1)\",\n"
      }
      return try PublishedFiles.read(
        "id,conversation_id,tweet,in_reply_to_user_id\n" + rows.joined()
      ).tweets.map(\.kind)
    }
    #expect(try kinds([0, 1, 2, 2, 0, 5]) == [.tweet, .tweet, .tweet, .reply, .reply, .tweet])
    // Numbers of another kind tell nothing.
    #expect(try kinds([7, 7, 7, 7, 7, 7]).allSatisfy { $0 == .tweet })
  }

  @Test("say yes or no where others count, and show names where links have those of accounts")
  func truths() throws {
    let rows = PublishedFiles.texts.enumerated().map { place, text in
      "\"\(text)\",Dinas Nomor \(place),/dinas\(place)/status/154198080519807795\(place),"
        + "\(place == 1 ? "True" : "False"),\(place == 2 ? "True" : "False")"
    }
    let found = try PublishedFiles.read(
      (["text,user,link,quote,reply"] + rows).joined(separator: "\n") + "\n")
    #expect(found.tweets.map(\.kind) == [.tweet, .quote, .reply, .tweet, .tweet, .tweet])
    #expect(found.tweets.map(\.username) == PublishedFiles.texts.indices.map { "dinas\($0)" })
  }

  @Test("call their own ids those of replies, as the dates tell")
  func ownIDsOfReplies() throws {
    let found = try PublishedFiles.read(
      """
      reply_to_tweet_id,reply_id,text,created_at
      1919415902879023381,1967968907626737852,"Menu hari ini nasi, ayam dan sayur ya",2025-09-16T15:08:45+00:00
      1919415902879023381,1967968512372269106,"Semoga besok datang tepat WAKTU, aamiin",2025-09-16T15:07:11+00:00
      1923001230307299655,1963838244472418661,"Di sekolah saya belum ada, kapan?",2025-09-05T05:36:41+00:00

      """)
    #expect(
      found.tweets.map(\.id) == [
        "1967968907626737852", "1967968512372269106", "1963838244472418661",
      ])
    #expect(found.tweets.allSatisfy { $0.kind == .reply })
    #expect(found.summary.files[0].taken.map(\.field) == [.id])
  }

  @Test("name the tweet itself as what it answers, which is no reply")
  func answersItself() throws {
    let rows = [
      "1894381134731247053,1894381134731252053", "1894381134731253053,1894381134731253053",
      "1894381134731254053,1894381134731254053",
    ]
    for header in ["reply_to_tweet_id,tweet_id", "in_reply_to_status_id,id"] {
      let found = try PublishedFiles.read(
        "\(header),text\n" + zip(rows, PublishedFiles.texts).map { "\($0),\"\($1)\"\n" }.joined())
      #expect(found.tweets.map(\.kind) == [.reply, .tweet, .tweet])
    }
  }

  @Test(
    "name the tweet itself as what it answers in JSON, line by line and in a list",
    arguments: ["\"", ""], [true, false])
  func answersItselfInJSON(quote: String, areLines: Bool) throws {
    let ids = [
      ("1894381134731247053", "1894381134731252053"),
      ("1894381134731253053", "1894381134731253053"),
    ]
    let records = zip(ids, PublishedFiles.texts).map { ids, text in
      "{\"text\": \"\(text)\", \"in_reply_to_status_id\": \(quote)\(ids.0)\(quote), \"id\": \(quote)\(ids.1)\(quote)}"
    }
    let found = try PublishedFiles.read(
      areLines ? records.joined(separator: "\n") : "[\(records.joined(separator: ","))]",
      named: "t.json")
    #expect(found.tweets.map(\.kind) == [.reply, .tweet])
  }

  @Test("name who was passed on, and hold what is quoted, in some rows only")
  func passedOnAndQuoted() throws {
    let found = try PublishedFiles.read(
      """
      text,retweet_from,quote
      loket buka pagi ini,dinkes,
      air mati lagi,,jalan ditutup sampai besok
      selamat pagi semua,,3

      """)
    #expect(found.tweets.map(\.kind) == [.retweet, .quote, .tweet])
  }

  @Test("have ids of comments, and those that they answer")
  func comments() throws {
    let ids = (0..<6).map { "Ugx\($0)QwErTyUiOpAsDfGh4AaABAg" }
    let rows = PublishedFiles.texts.enumerated().map {
      "\(ids[$0]),\($0 % 3 == 2 ? ids[$0 - 1] : ""),@penonton\($0),\"\($1)\"\n"
    }
    let found = try PublishedFiles.read("comment_id,parent_id,author,text\n" + rows.joined())
    #expect(found.tweets.map(\.id) == ids)
    #expect(found.tweets.map(\.kind) == [.tweet, .tweet, .reply, .tweet, .tweet, .reply])
  }

  @Test(
    "tell replies by what is answered only where that is another comment, and nothing else tells")
  func parents() throws {
    func kinds(_ header: String, _ cells: (Int) -> String) throws -> [TweetKind] {
      let rows = (0..<6).map { "Ugx\($0)QwErTyUiOp,\(cells($0)),\"\(PublishedFiles.texts[$0])\"\n" }
      return try PublishedFiles.read("comment_id,\(header),text\n" + rows.joined()).tweets.map(
        \.kind)
    }
    let none = [TweetKind](repeating: .tweet, count: 6)
    for parent in ["Ugx0QwErTyUiOp", "-1", "-", "3"] {
      #expect(try kinds("parent_id", { _ in parent }) == none)
    }
    let some = try kinds("parent_id,is_reply") {
      "Ugx0QwErTy\($0 % 2)\($0),\($0 == 1 ? "True" : "False")"
    }
    #expect(some == [.tweet, .reply, .tweet, .tweet, .tweet, .tweet])
  }
}
