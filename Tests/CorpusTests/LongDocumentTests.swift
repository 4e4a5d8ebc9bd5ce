import Testing

@testable import Corpus

@Suite("A document that is too long") struct LongDocumentTests {
  @Test("and is one tweet is counted out", arguments: [1, 64, 1 << 16])
  func isCountedOut(block: Int) throws {
    var options = ReadingOptions()
    options.documentLimit = 400
    options.block = block
    for inside in [String(repeating: "x", count: 3000), String(repeating: "\\\" ]}[{", count: 500)]
    {
      let long = "{\"text\":\"\(inside)\"}"
      for layout in ["A\nL\nB\n", "A\nL\n B\n", "[A,\nL,B]", "A\nL  \nB"] {
        let text = layout.replacing("A", with: "{\"text\":\"a\"}").replacing("L", with: long)
          .replacing("B", with: "{\"text\":\"b\"}")
        let (tweets, summary) = try read(text: text, options)
        #expect(tweets.map(\.text) == ["a", "b"], "\(layout)")
        let skipped = try #require(summary.files[0].firstSkipped.first)
        #expect(summary.skipped == 1 && skipped.line == 2)
        #expect(skipped.reason == .tooLong(limit: 400))
      }
    }
  }

  /// Documents in the shapes of exports, none of whose tweets has more than 400 bytes.
  private static let documents: [String] = {
    let tweet = { (id: Int, more: String) in
      #"{"id":"\#(id)","text":"Loket \#(id) buka \"pagi\" ]}","author_id":"\#(id % 3)",\#(more)"#
        + #""created_at":"2021-03-0\#(id % 9 + 1)T08:00:00Z","lang":"in"}"#
    }
    let reference = #""referenced_tweets":[{"type":"retweeted","id":"77"}],"#
    let retweet = tweet(40, reference).replacing(#"\"pagi\" ]}"#, with: "siang …")
    let tweets = (10..<30).map { tweet($0, "") } + [retweet, "17", #""bukan""#, "null"]
    let data = #""data":[\#(tweets.joined(separator: ", "))]"#
    let users = (0..<3).map { #"{"id":"\#($0)","username":"dinas\#($0)"}"# } + ["8"]
    let original = tweet(77, "").replacing("pagi", with: "siang dan malam untuk semua warga")
    let included =
      #""includes":{"tweets":[\#(original)],"media":[{}],"users":[\#(users.joined(separator: ","))]}"#
    let rest = #""errors":[\#(tweet(5, ""))],"meta":{"result_count":24,"x":\#(tweet(6, ""))}"#
    let page = "{\(data),\n\(included), \(rest) }"
    let status = { (id: Int) in
      #"{"id_str":"\#(id)","full_text":"Jalan \#(id)","favorite_count":\#(id),"#
        + #""user":{"screen_name":"kota"},"in_reply_to_status_id_str":null}"#
    }
    let statuses = (1..<20).map(status).joined(separator: ",")
    let entry = { (id: Int) in
      #"{"entryId":"tweet-\#(id)","content":{"itemContent":{"tweet_results":{"result":"#
        + #"{"__typename":"Tweet","rest_id":"\#(id)","legacy":{"full_text":"Pos \#(id)","#
        + #""favorite_count":2}}}}}}"#
    }
    let entries = (1..<20).map(entry).joined(separator: ",")
    let hits = (1..<9).map { #"{"_source":\#(status($0))}"# }.joined(separator: ",")
    return [
      page, "{\(included),\(data),\(rest)}", #"{"pages":[\#(page),\#(page)]}"#,
      #"{"search_metadata":{"count":19},"statuses":[\#(statuses)]}"#,
      #"{"hits":{"total":2,"hits":[\#(hits),{}, 5]}}"#,
      "{" + (1..<19).map { "\"\($0)\":\(status($0))" }.joined(separator: ",") + "}",
      #"{"hasil":{"7":{"text":"Loket buka"},"8":{"text":"Loket tutup"},"9":{"x":1}},"n":2}"#,
      #"{"tweets":[\#(statuses)],"akun":"kota","n":-1.5e3 , "ok":true}"#,
      #"{"data":{"user":{"result":{"timeline":{"instructions":[{"type":"x"},{"entries":[\#(entries)]}]}}}}}"#,
    ]
  }()

  @Test("gives by its parts what it gives as a whole", arguments: [1, 64, 1 << 16])
  func isReadByParts(block: Int) throws {
    var options = ReadingOptions()
    options.block = block
    for document in Self.documents {
      for layout in ["D", #"[{"text":"a"},D ,D]"#, "{\"text\":\"a\"}\n D\n{\"text\":\"b\"}\n"] {
        let isLines = layout.hasSuffix("}\n")
        let one = isLines ? document.replacing("\n", with: " ") : document
        let text = layout.replacing("D", with: one)
        let folder = TemporaryFolder()
        let path = folder.write("a.json", text)
        options.documentLimit = 1 << 20
        let whole = try read([path], options)
        options.documentLimit = 420
        let parts = try read([path], options)
        #expect(parts.tweets == whole.tweets, "\(text.prefix(60))")
        #expect(parts.summary == whole.summary, "\(text.prefix(60))")
        #expect(whole.tweets.count > 1 && whole.summary.skipped == 0)
      }
    }
  }

  @Test("takes names and whole texts from what it includes")
  func includes() throws {
    var options = ReadingOptions()
    options.documentLimit = 420
    let (tweets, summary) = try read(text: Self.documents[0], options)
    #expect(
      tweets.map(\.username).contains("dinas2") && summary.files[0].fields.without(.account) == 0)
    let retweet = try #require(tweets.first { $0.kind == .retweet })
    #expect(retweet.text == #"RT @dinas2: Loket 77 buka "siang dan malam untuk semua warga" ]}"#)
    #expect(summary.others == 3)
  }

  @Test("is not what follows damage that is too long", arguments: [1, 64, 1 << 16])
  func forgetsDamage(block: Int) throws {
    var options = ReadingOptions()
    options.documentLimit = 100
    options.block = block
    let junk = String(repeating: "x", count: 300)
    let (tweets, summary) = try read(text: #"[{"text":"a"} \#(junk),{"text":"b"}]"#, options)
    #expect(tweets.map(\.text) == ["a", "b"])
    #expect(summary.files[0].firstSkipped.map(\.reason) == [.notJSON])
  }

  @Test("loses what is damaged, and says where", arguments: [1, 64, 1 << 16])
  func losesDamage(block: Int) throws {
    var options = ReadingOptions()
    options.documentLimit = 420
    options.block = block
    let page = Self.documents[0]
    let cases: [(String, [SkippedRecord])] = [
      // One element of a list.
      (page.replacing("Loket 12", with: "\n\\Loket 12"), [.init(line: 1, reason: .notJSON)]),
      // What follows cannot be told from tweets, so that the rest is lost.
      (page.replacing("\"includes\"", with: "includes"), [.init(line: 2, reason: .notJSON)]),
      // A tweet that is too long is none of its parts.
      (
        page.replacing(
          "\"text\":\"Loket 12", with: "\"text\":\"" + String(repeating: "x", count: 999)),
        [.init(line: 1, reason: .tooLong(limit: 420))]
      ),
    ]
    for (text, skipped) in cases {
      let (tweets, summary) = try read(text: text, options)
      #expect(summary.files[0].firstSkipped == skipped)
      #expect(tweets.count == (skipped[0].line == 2 ? 21 : 20), "\(skipped)")
    }
  }

  @Test("that is cut short gives what came before the cut", arguments: [64, 1 << 16])
  func readsUpToCuts(block: Int) throws {
    var options = ReadingOptions()
    options.documentLimit = 420
    options.block = block
    let page = Self.documents[0]
    let half = "{\n" + page.dropFirst().prefix(2000)
    let texts = try read(text: page).tweets.map(\.text)
    let (tweets, summary) = try read(text: half, options)
    #expect(tweets.count > 5 && tweets.map(\.text) == Array(texts.prefix(tweets.count)))
    #expect(summary.files[0].firstSkipped.map(\.reason) == [.notClosed])
    let line = String(page.prefix(2000))
    let (same, lost) = try read(text: line, options)
    #expect(same == tweets && lost.skipped == 1)
  }

  @Test("and has lists in lists is given up, not gone through")
  func refusesDepth() throws {
    var options = ReadingOptions()
    options.documentLimit = 420
    let deep =
      "{\"a\":" + String(repeating: "[", count: 9000) + String(repeating: "]", count: 9000) + "}"
    let (tweets, summary) = try read(text: "{\"text\":\"a\"}\n\(deep)\n", options)
    #expect(tweets.count == 1)
    #expect(summary.files[0].firstSkipped == [.init(line: 2, reason: .tooDeep)])
  }

  @Test("without an end is told by its limit, not read on")
  func isTold() {
    var options = ReadingOptions()
    options.documentLimit = 400
    let endless = Array(
      ("{\"text\":\"a\"}\n{\"text\":\"" + String(repeating: "x", count: 9999)).utf8)
    let found = failure("a.jsonl", endless + [.lineFeed], options)
    #expect(found == nil)
  }

  /// What the law of blocks is tried on: documents in all layouts, with texts, damage and signs between them, of which some are
  /// longer than the limit.
  private static let streams: [String] = {
    let tweet = { (id: Int) in
      #"{"id":"\#(id)","text":"loket \#(id) buka pagi","x":{"y":[1,"]}"]}}"#
    }
    let long = #"{"id":"9","text":"\#(String(repeating: "air mati ", count: 20))","x":"ya"}"#
    let page = #"{"data":[\#(tweet(1)),\#(tweet(2)),\#(tweet(3))],"meta":{"n":3}}"#
    let text = String(repeating: "loket buka, ", count: 20)
    let filler = String(repeating: "x", count: 150)
    let spaces = String(repeating: " ", count: 150)
    let mark = "\u{FEFF}"
    return [
      "[\"\(text)\"]", "[\(tweet(1)),\"\(filler)\",\(tweet(2))]", "\"\(text)\"\n\(tweet(1))\n",
      "[\"\(text)\n\(tweet(1))\n]", "[\(tweet(1)) \(filler),\(tweet(2)),\(filler)\(tweet(3))]",
      "\(tweet(1))\n\(spaces)\(tweet(2))\n\(tweet(3))\(spaces)\n\(mark)\(page)\n\(spaces)x\n\(long)",
      "[\n\(tweet(1)),\n,\(page) , ],\n[ \(long)] \n\(tweet(2))]\n]",
      "\(page)\n\(tweet(4))\n\(page)",
      "\(tweet(1))\(page)\n\(tweet(2))\n", "[\(page),\(long),\(tweet(1)),17,null,\"\(text)\"]",
      "{\"text\":\"a \"b\"}\n\(tweet(2))\n\(page)\n\(tweet(3))\n",
      "{\"\n\n\n\n\n\n\(filler)\n\n\(mark)\n\(tweet(1))\n",
    ]
  }()

  private func outcome(
    _ path: String, _ options: ReadingOptions
  ) -> (tweets: [Tweet], summary: ReadSummary?, error: CorpusError?) {
    do throws(CorpusError) {
      let archive = try TweetInput(inputs: [path], options: options)
      var (batch, tweets) = (TweetBatch(), [Tweet]())
      do throws(CorpusError) {
        while try archive.read(into: &batch, upTo: 100) {
          tweets += (0..<batch.count).map { batch.tweet(at: $0) }
        }
        return (tweets, archive.summary, nil)
      } catch { return (tweets, archive.summary, error) }
    } catch { return ([], nil, error) }
  }

  @Test("gives the same in blocks of any size, as what stands between does", arguments: streams)
  func blocks(stream: String) {
    let folder = TemporaryFolder()
    var options = ReadingOptions()
    options.documentLimit = 100
    let path = folder.write("a.json", stream)
    let whole = outcome(path, options)
    for block in [1, 7, 64] {
      options.block = block
      let found = outcome(path, options)
      #expect(found.tweets == whole.tweets && found.summary == whole.summary, "\(block)")
      #expect(found.error == whole.error)
    }
  }
}
