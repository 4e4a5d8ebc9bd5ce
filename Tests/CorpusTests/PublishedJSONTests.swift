import Foundation
import Testing

@testable import Corpus

/// Kinds of faults that files which strangers published have shown: records, lists and archives.
@Suite("JSON as people publish it") struct PublishedJSONTests {
  @Test("has a name that is shown under username beside the screen name")
  func shownNames() throws {
    for form in ["[%]", "%"] {
      let tweet =
        #"{"tweet_id": "1427419904209858617", "text": "loket buka", "username": "Ibu Rani", "screen_name": "rani_b"}"#
      let found = try PublishedFiles.read(form.replacing("%", with: tweet) + "\n", named: "t.json")
      #expect(found.tweets.map(\.username) == ["rani_b"], "\(form)")
    }
  }

  @Test("name texts and dates in JSON by words of their own")
  func ownKeys() throws {
    let found = try PublishedFiles.read(
      #"[{"msg": "apel pagi", "message_time": "2021-04-08 10:00:00"}]"#, named: "t.json")
    #expect(found.tweets.map(\.text) == ["apel pagi"] && found.tweets[0].createdAt != nil)
  }

  @Test("are JSON whose lists stand under names of people's own, and -1 for nobody")
  func ownJSON() throws {
    let tweets = PublishedFiles.texts.map { text in
      "{\"text\": \"\(text)\", \"timestamp\": \"2021-03-01T08:00:00Z\", \"username\": \"dinas\", "
        + "\"inReplyToStatusId\": -1}"
    }
    let found = try PublishedFiles.read(
      "{\"koran\": [\(tweets[..<3].joined(separator: ","))], \"radio\": "
        + "[\(tweets[3...].joined(separator: ","))]}", named: "t.json")
    #expect(found.tweets.map(\.text) == PublishedFiles.texts)
    #expect(found.tweets.allSatisfy { $0.kind == .tweet && $0.username == "dinas" })
    let lines = try readBothWays(tweets.joined(separator: "\n"))
    #expect(lines.tweets.allSatisfy { $0.kind == .tweet })
    // A date and an id as the platform's tells tweets without an account, too; a row's number does not.
    func listed(_ id: String) -> String {
      "{\"kata\": [{\"tanda\": \"a\"}], \"latih\": [{\"tweet\": \"loket buka\", \"created_date\": "
        + "\"2021-03-01\", \"id_str\": \"\(id)\"}]}"
    }
    let trained = try PublishedFiles.read(listed("830805445929422848"), named: "t.json")
    #expect(trained.tweets.map(\.text) == ["loket buka"])
    #expect(throws: CorpusError.self) { try PublishedFiles.read(listed("7"), named: "t.json") }
  }

  @Test(
    "have a quote too many in an element on a line, which costs that line only",
    arguments: [true, false])
  func oddQuotes(inList: Bool) throws {
    let lines = (0..<40).map { number in
      let text = number % 13 == 5 ? #"RT @dinas: "SEGERA: jalan {ditutup}"# : "loket buka \(number)"
      return #"{"text":"\#(text)","created_at":"2016-05-17T07:00:00Z","place":"None"}"#
    }
    let list = lines.joined(separator: ",\n")
    let found = try readBothWays(inList ? "[\(list)]" : list)
    #expect(found.tweets.count == 37 && found.summary.skipped == 3)
    #expect(found.tweets.allSatisfy { $0.text.hasPrefix("loket buka") })
  }

  @Test("have a damaged element over several lines, which costs itself only")
  func wideElements() throws {
    let wide = [
      #"[{"text": "a", "x": {"y": [1,"#, "2]}},", #"{"text": "b","#, #""x": nul},"#,
      #" {"text": "c"}]"#,
    ]
    let found = try readBothWays(wide.joined(separator: "\n"))
    #expect(found.tweets.map(\.text) == ["a", "c"] && found.summary.skipped == 1)
  }

  @Test("tell replies without an addressee by their conversation")
  func repliesInJSON() throws {
    let (first, second) = ("1848141382284214272", "1848141537473462272")
    let found = try readBothWays(
      [(first, "@dinas loket buka"), (second, "@dinas terima kasih"), (second, "loket buka")].map {
        #"{"id":\#($0),"conversation_id":"\#(first)","tweet":"\#($1)","reply_to":[]}"#
      }.joined(separator: "\n"))
    #expect(found.tweets.map(\.kind) == [.tweet, .reply, .tweet])
  }

  @Test("hold lists of texts in JSON, which is no damage")
  func listsOfTexts() throws {
    for json in ["[\"apel, pagi\", \"lok\\\"et\"]", "[[\"apel\"], [\"loket\"]]"] {
      do {
        _ = try PublishedFiles.read(json, named: "t.json")
        Issue.record("expected no tweets")
      } catch let error as CorpusError {
        #expect("\(error)".contains("found 2 json values that are no tweets"), "\(error)")
      }
    }
  }

  @Test("are lists of tweets' texts, or lines of texts that were written as JSON twice")
  func textsAlone() throws {
    let texts = PublishedFiles.texts + ["Loket\n\"buka\" 🙏", "Ya"]
    func json(_ text: String) -> String {
      String(decoding: try! JSONEncoder().encode(text), as: UTF8.self)
    }
    let list = try readBothWays("[" + texts.map(json).joined(separator: ", ") + "]")
    #expect(list.tweets.map(\.text) == texts && list.summary.skipped == 0)
    let lines = try readBothWays(texts.map { json(json($0)) }.joined(separator: "\r\n"))
    #expect(lines.tweets.map(\.text) == texts && lines.summary.skipped == 0)
    // Beside tweets they are something else.
    let beside = try readBothWays("[{\"id\":1,\"text\":\"loket buka\"},\"halo dunia ini ya\"]")
    #expect(beside.tweets.map(\.text) == ["loket buka"])
  }

  @Test("have the accounts beside the list of tweets")
  func accountsBeside() throws {
    let found = try readBothWays(
      #"{"data":[{"id":"1528892315338563585","text":"loket buka","author_id":"7"}],"users":[{"id":"7","username":"dinkes"}]}"#
    )
    #expect(found.tweets.map(\.username) == ["dinkes"])
  }

  @Test("have retweets that are cut within a link, and objects that a program printed")
  func cutLinks() throws {
    let whole = "Kepala desa mengumumkan jembatan dibuka pekan depan https://t.co/AbCdEf1234"
    let cut = "RT @desa: Kepala desa mengumumkan jembatan dibuka pekan depan https://t.co/Ab…"
    let found = try PublishedFiles.read(
      "{\"id_str\": \"1250000000000000001\", \"text\": \"\(cut)\", \"retweeted_status\": {\"text\": \"\(whole)\", \"user\": {\"screen_name\": \"desa\"}}}\n",
      named: "t.jsonl")
    #expect(found.tweets.map(\.text) == ["RT @desa: \(whole)"])
    #expect(throws: CorpusError.self) {
      try PublishedFiles.read(
        "Status(_api = < tweepy.api.API object > , _json = {\n  'id': 1,\n  'text': 'a b c',\n",
        named: "t.json")
    }
  }

  @Test("of the platform have backslashes that somebody wrote")
  func writtenBackslashes() throws {
    let written = "print('a\\\\nb') menulis dua baris"
    func text(_ name: String, _ whole: String) throws -> [String] {
      try PublishedFiles.read(whole, named: name).tweets.map(\.text)
    }
    let tweet = "{\"id_str\": \"1250000000000000001\", \"full_text\": \"\(written)\"}"
    #expect(
      try text("tweets.js", "window.YTD.tweets.part0 = [{\"tweet\": \(tweet)}]")
        == ["print('a\\nb') menulis dua baris"])
    #expect(try text("t.jsonl", tweet + "\n") == ["print('a\nb') menulis dua baris"])
  }

  @Test("say false for replies in every record, though several begin as replies do")
  func falseReplies() throws {
    func kinds(_ third: String) throws -> [TweetKind] {
      let texts = ["loket buka", "@dua kelas mulai", "@tiga iya saja", "@empat belum ada"]
      let records = texts.enumerated().map { number, text in
        let isReply = number == 3 ? third : "false"
        return
          #"{"ID": "\#(number + 1)", "Text": "\#(text)", "IsReply": \#(isReply), "IsQuoted": false}"#
      }
      return try PublishedFiles.read("[" + records.joined(separator: ",\n") + "]", named: "t.json")
        .tweets.map(\.kind)
    }
    #expect(try kinds("false") == [.tweet, .reply, .reply, .reply])
    #expect(try kinds("true") == [.tweet, .tweet, .tweet, .reply])
  }

  @Test("say 1 for a retweet beside a count of them, which comes before what it answers")
  func flagOfRetweets() throws {
    let found = try PublishedFiles.read(
      #"""
      {"text": "satu dua", "parent_tweet_id": "1070998304555761664", "retweets": 0, "reply": 0, "retweet": 1}
      {"text": "tiga empat", "parent_tweet_id": "1070998304555761664", "retweets": 1, "reply": 1, "retweet": 0}
      {"text": "lima enam", "parent_tweet_id": null, "retweet": 1}

      """#, named: "t.json")
    #expect(found.tweets.map(\.kind) == [.retweet, .reply, .tweet])
    #expect(found.tweets.map(\.counts.retweets) == [0, 1, 1])
  }

  @Test("are texts of JSON, one a line, of which few hold quotes")
  func textsOnLines() throws {
    let plain = (0..<110).map { "\"@satu pertanyaan nomor \($0): benar, atau tidak?\"" }
    let quoted = [
      #""Contoh: pakai \",\" atau \":\".\nMisalnya:\n\"Yth. Bapak,\nSalam\"""#,
      #""Pada kalimat:\nIa datang. \u2019Benar?""#,
    ]
    let found = try PublishedFiles.read(
      "\n" + (plain + quoted).joined(separator: "\n") + "\n", named: "t.txt")
    #expect(found.tweets.count == 112 && found.summary.skipped == 0)
    #expect(
      found.tweets.suffix(2).map(\.text) == [
        "Contoh: pakai \",\" atau \":\".\nMisalnya:\n\"Yth. Bapak,\nSalam\"",
        "Pada kalimat:\nIa datang. ’Benar?",
      ])
    // Under the name of a column they are a table.
    let table = try PublishedFiles.read("\"text\"\n" + quoted.joined(separator: "\n") + "\n")
    #expect(table.summary.files[0].format == .table)
  }

  @Test(
    "are a table by columns whose text is known by what is in it, or named",
    arguments: [true, false])
  func columns(areLists: Bool) throws {
    func column(_ name: String, _ cells: [String]) -> String {
      let entries = cells.enumerated().map { areLists ? $1 : "\"\($0)\": \($1)" }
      return
        "\"\(name)\": \(areLists ? "[" : "{")\(entries.joined(separator: ", "))\(areLists ? "]" : "}")"
    }
    let texts = column("ungkapan", PublishedFiles.texts.map { "\"\($0)\"" })
    // The column of the texts stands behind what is looked at of other files.
    let long = column(
      "catatan",
      PublishedFiles.texts.map { _ in
        "\"\(String(repeating: "x", count: ContentDetector.headSize / 4))\""
      })
    let dates = column("date", PublishedFiles.texts.indices.map { "\"2021-03-0\($0 + 1)\"" })
    let found = try PublishedFiles.read("{\(dates), \(long), \(texts)}", named: "t.json")
    #expect(found.tweets.map(\.text) == PublishedFiles.texts)
    #expect(found.tweets.allSatisfy { $0.createdAt != nil })
    #expect(
      found.summary.files[0].taken == [ReadSummary.Taken(field: .text, column: "ungkapan")])
    let few =
      "{" + column("date", ["\"2021-03-01\""]) + ", " + column("isinya", ["\"satu dua\""]) + "}"
    let named = try PublishedFiles.read(few, named: "t.json", ReadingOptions(textColumn: "isinya"))
    #expect(named.tweets.map(\.text) == ["satu dua"])
  }

  @Test("have accounts under a key of another name beside names that are shown")
  func handlesElsewhere() throws {
    let handles = ["rina_t", "Budi91", "warga_baru", "dinas_x", "joko7", "lia_22"]
    let names = ["Rina Tani", "Budi S.", "Warga Baru", "Dinas X", "Joko T", "Lia L"]
    let records = handles.indices.map {
      #"{"unique_id": "\#(handles[$0])", "username": "\#(names[$0])", "text": "\#(PublishedFiles.texts[$0])"}"#
    }
    let found = try PublishedFiles.read(records.joined(separator: "\n"), named: "t.json")
    #expect(found.tweets.map(\.username) == handles)
    #expect(found.summary.files[0].shownNames.isEmpty)
    #expect(
      found.summary.files[0].taken == [ReadSummary.Taken(field: .account, column: "unique_id")])
  }

  @Test("are maps of tweets and of accounts, or features of a map")
  func maps() throws {
    let maps = try PublishedFiles.read(
      #"""
      {"tweets": {"1606877985956843521": {"id_str": "1606877985956843521", "full_text": "loket buka pagi",
      "user_id_str": "1303103885159129091"}}, "users": {"1303103885159129091": {"screen_name": "kotakita"}}}
      """#, named: "t.json")
    #expect(maps.tweets.map(\.username) == ["kotakita"] && maps.tweets[0].text == "loket buka pagi")
    let features = [1, 2].map {
      #"{"type": "Feature", "properties": {"time": "2012-10-28T18:02:0\#($0)Z", "text": "banjir \#($0)", "id": "159804198080519807795\#($0)"}, "geometry": {"type": "Point", "coordinates": [1.5, 2]}}"#
    }
    let geo = try PublishedFiles.read(
      #"{"type": "FeatureCollection", "features": [\#(features.joined(separator: ","))]}"#,
      named: "t.geojson")
    #expect(geo.tweets.map(\.text) == ["banjir 1", "banjir 2"])
    // The number of a feature is none of a tweet, and what has properties besides its text is no feature.
    let numbered = features[0].replacing(
      #"{"type": "Feature","#, with: #"{"type": "Feature", "id": 7,"#)
    let own = try PublishedFiles.read(
      #"{"type": "FeatureCollection", "features": [\#(numbered)]}"#, named: "t.json")
    #expect(own.tweets.map(\.id) == ["1598041980805198077951"])
    let coded = try PublishedFiles.read(
      #"[{"text": "loket buka pagi", "properties": {"id": 5, "username": "koder", "created_at": "2021-03-01"}}]"#,
      named: "t.json")
    #expect(coded.tweets.map(\.username) == [""] && coded.tweets[0].createdAt == nil)
    #expect(geo.tweets.allSatisfy { $0.createdAt != nil && !$0.id.isEmpty })
  }
}
