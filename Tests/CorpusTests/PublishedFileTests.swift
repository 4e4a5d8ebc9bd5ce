import Testing

@testable import Corpus

/// Kinds of faults that files which strangers published have shown, on texts of our own.
@Suite("Files as people publish them") struct PublishedFileTests {
  private static let texts = [
    "Loket buka sampai jam 15, bawa kartu keluarga ya",
    "Jalan Kenanga ditutup besok, lewat Jalan Melati",
    "Air mati di Desa Randu sampai sore, mohon maaf",
    "Vaksinasi gratis di puskesmas, datang pagi ya",
    "Bupati meresmikan jembatan baru di Karangwulu", "Selamat pagi warga, jaga kesehatan selalu",
  ]

  private func read(_ text: String, named name: String = "t.csv") throws -> (
    tweets: [Tweet], summary: ReadSummary
  ) {
    let folder = TemporaryFolder()
    return try CorpusTests.read([folder.write(name, text)])
  }

  @Test("count their rows, so that several have the same ids for other tweets")
  func sharedRowNumbers() throws {
    let folder = TemporaryFolder()
    func table(_ texts: ArraySlice<String>) -> String {
      "id,text\n" + texts.enumerated().map { "\($0),\"\($1)\"\n" }.joined()
    }
    let first = folder.write("2020.csv", table(Self.texts[..<3]))
    let second = folder.write("2021.csv", table(Self.texts[3...]))
    let found = try CorpusTests.read([first, second])
    let ids = found.tweets.map(\.id)
    #expect(Array(ids[..<3]) == ["0", "1", "2"] && Set(ids).count == 6)
    #expect(ids[3].hasPrefix("0-") && ids[3].count == 10)
    #expect(found.summary.files.map(\.sharedNumbers) == [0, 3])
    #expect(found.summary.files[1].notes.contains(.sharedNumbers(3)))
    // What comes behind changes no id, and the same rows again are copies.
    let more = folder.write("2022.csv", table(Self.texts[1..<4]))
    let again = try CorpusTests.read([first, second, more, second]).tweets.map(\.id)
    #expect(Array(again[..<6]) == ids && Array(again[9...]) == Array(ids[3...]))
    #expect(Set(again).count == 9)
    // Tables that were joined to one keep the numbers of both.
    let joined = try read(table(Self.texts[..<3]) + "0,halo\n1,\"\(Self.texts[1])\"\n")
    #expect(Set(joined.tweets.map(\.id)).count == 4 && joined.tweets[4].id == "1")
    // Ids of the platform are never marked: another text is another state of the tweet.
    let edited = try read(
      "id,text\n1541980805198077950,satu dua tiga\n1541980805198077950,dua tiga empat\n")
    #expect(Set(edited.tweets.map(\.id)).count == 1)
  }

  @Test("have columns without a name, in which all rows are alike", arguments: [",,", ",,,"])
  func unnamedColumns(rest: String) throws {
    let rows = Self.texts.map { "\"\($0)\"\(rest)" }
    let found = try read((["text\(rest)"] + rows).joined(separator: "\n") + "\n")
    #expect(found.tweets.map(\.text) == Self.texts && found.summary.others == 0)
    // A header that stands again is none of them.
    let again = try read((["text\(rest)"] + rows + ["text\(rest)"]).joined(separator: "\n") + "\n")
    #expect(again.tweets.map(\.text) == Self.texts && again.summary.others == 1)
  }

  @Test("have rows of empty cells, which are none", arguments: ["\"\",\"\"", ",", " , ", ",,,"])
  func emptyRows(blank: String) throws {
    let rows = Self.texts.map { "\"\($0)\",Netral" }
    let found = try read(
      "text,label\n" + rows.joined(separator: "\n\(blank)\n") + "\n\(blank)\n\(blank)\n")
    #expect(found.tweets.map(\.text) == Self.texts)
    #expect(found.summary.skipped == 0 && found.summary.others == 0)
    // A row with something in it is a tweet, if without text.
    #expect(
      try read("text,label\nsatu dua tiga,a\n,b\n").tweets.map(\.text) == ["satu dua tiga", ""])
  }

  @Test("have each cell as a list of one, as Python writes it")
  func listsOfOne() throws {
    let found = try read(
      ",Date,Tweet,Username\n"
        + "0,['2018-10-28 23:00:10+00:00'],\"['@dinas Air mati, sampai \\\"\"sore\\\"\"?']\",['warga_randu']\n"
        + "1,['2018-10-28 23:01:10+00:00'],\"['RT @dinas: loket buka\\nsampai 15']\",['@infodesa']\n"
        + "2,['2018-10-28 23:02:10+00:00'],\"[\"\"it's open\"\"]\",['pasar']\n"
        + "3,['2018-10-28 23:02:10+00:00'],\"['dua', 'kata']\",['pasar']\n")
    #expect(
      found.tweets.map(\.text) == [
        "@dinas Air mati, sampai \"sore\"?", "RT @dinas: loket buka\nsampai 15", "it's open",
        "['dua', 'kata']",
      ])
    #expect(found.tweets.map(\.username) == ["warga_randu", "infodesa", "pasar", "pasar"])
    #expect(found.tweets.map(\.kind) == [.reply, .retweet, .tweet, .tweet])
    #expect(found.tweets.allSatisfy { $0.createdAt != nil } && found.summary.repaired == 3)
  }

  @Test("have what a page shows of an account, and retweets over lines")
  func pageBlocks() throws {
    let blocks = [
      "Dinas Randu\n@dinas_randu\n·\nMay 15", "Pasar @ Kota\n@pasar\n", "@lurah", "Dua\n@a_b\n@c_d",
    ]
    let texts = [
      "RT \n@dinas\n: loket buka", "RT\n@dinas\n jalan ditutup", "RT \n@dinas",
      "RT\nsaya mau ke @dinas",
    ]
    let found = try read(
      "username,text\n" + zip(blocks, texts).map { "\"\($0)\",\"\($1)\"\n" }.joined())
    #expect(found.tweets.map(\.username) == ["dinas_randu", "pasar", "lurah", "Dua\n@a_b\n@c_d"])
    #expect(found.tweets.map(\.kind) == [.retweet, .retweet, .tweet, .tweet])
  }

  @Test("have cleaned texts in a column that is called text, beside the tweets")
  func cleanedText() throws {
    let cleaned = Self.texts.map { text in
      String(text.lowercased().filter { $0.isLetter || $0 == " " })
    }
    func texts(_ header: String, _ columns: [[String]]) throws -> [String] {
      let rows = columns[0].indices.map { row in
        columns.map { "\"\($0[row])\"" }.joined(separator: ",")
      }
      return try read(([header] + rows).joined(separator: "\n") + "\n").tweets.map(\.text)
    }
    for header in ["tweet,text", "full_text,text", "text,tweet"] {
      let columns = header == "text,tweet" ? [cleaned, Self.texts] : [Self.texts, cleaned]
      #expect(try texts(header, columns) == Self.texts)
    }
    // Whoever writes without capitals and signs has only that.
    #expect(try texts("tweet,text", [cleaned, cleaned]) == cleaned)
    #expect(try texts("text", [cleaned]) == cleaned)
  }

  @Test("have rounded ids, which tell the order of day and month", arguments: ["id", "uuid"])
  func roundedIDs(name: String) throws {
    // 7 and 8 September 2021, of which four and six digits are left.
    for (ids, doubts) in [(["1.43504E+18", "1.43541E+18"], 6), (["1,435E+18", "1,435E+18"], 4)] {
      let found = try read(
        "\(name);created_at;text\n"
          + "\(ids[0]);9/7/2021 8:10;\(Self.texts[0])\n\(ids[1]);9/8/2021 8:11;\(Self.texts[1])\n")
      #expect(found.tweets.map(\.createdAt) == [1_631_002_200, 1_631_088_660], "\(doubts) digits")
    }
    // Day first, as the ids tell.
    let other = try read("id,created_at,text\n1.43504E+18,7/9/2021 8:10,\"\(Self.texts[0])\"\n")
    #expect(other.tweets.map(\.createdAt) == [1_631_002_200])
  }

  @Test(
    "have the names that Windows gives to zones in summer",
    arguments: [
      ("2020-04-12 23:43:47 GTB Daylight Time", 1_586_724_227),
      ("2021-07-01 09:00:00 W. Europe Daylight Time", 1_625_122_800),
      ("2021-01-01 09:00:00 W. Europe Standard Time", 1_609_488_000),
      ("2021-07-01 09:00:00 W. Europe Summer Time", 1_625_122_800),
    ])
  func windowsZones(date: String, seconds: Int64) throws {
    #expect(try read("text,date\nhalo dunia ini,\(date)\n").tweets.map(\.createdAt) == [seconds])
  }

  @Test("have replies whose addressee a scraper has left out, in the conversation of another")
  func repliesWithoutAddressee() throws {
    let (first, second) = ("1848141382284214272", "1848141537473462272")
    let found = try read(
      "id,conversation_id,tweet,reply_to\n\(first),\(first),@dinas loket buka,[]\n"
        + "\(second),\(first),@dinas terima kasih,[]\n\(second),\(first),loket buka,[]\n")
    #expect(found.tweets.map(\.kind) == [.tweet, .reply, .tweet])
  }

  @Test(
    "have names that a program made up above the header",
    arguments: ["Column1,Column2", "Unnamed: 0,Unnamed: 1"])
  func madeUpNames(names: String) throws {
    let rows = Self.texts.map { "positif,\"\($0)\"\n" }.joined()
    #expect(try read("\(names)\nsentimen,\"text\"\n" + rows).tweets.map(\.text) == Self.texts)
    // Without names below, what is in the columns tells.
    #expect(try read("\(names)\n" + rows).tweets.map(\.text) == Self.texts)
  }

  @Test("have dates that can be read both ways, which is said")
  func openDates() throws {
    func notes(_ dates: [String]) throws -> [ReadNote] {
      let rows = zip(dates, Self.texts).map { "\($0),\"\($1)\"\n" }.joined()
      return try read("date,text\n" + rows).summary.files[0].notes
    }
    func isSaid(_ dates: [String]) throws -> Bool { try notes(dates).contains(.dateOrderGuessed) }
    #expect(try isSaid(["5/10/2022 15:31", "5/10/2022 9:02"]))
    #expect(try !isSaid(["5/10/2022 15:31", "25/10/2022 9:02"]))
    #expect(try !isSaid(["2022-10-05", "2022-10-06"]))
  }

  @Test("have retweets that are cut within a link, and objects that a program printed")
  func cutLinks() throws {
    let whole = "Kepala desa mengumumkan jembatan dibuka pekan depan https://t.co/AbCdEf1234"
    let cut = "RT @desa: Kepala desa mengumumkan jembatan dibuka pekan depan https://t.co/Ab…"
    let found = try read(
      "{\"id_str\": \"1250000000000000001\", \"text\": \"\(cut)\", \"retweeted_status\": {\"text\": \"\(whole)\", \"user\": {\"screen_name\": \"desa\"}}}\n",
      named: "t.jsonl")
    #expect(found.tweets.map(\.text) == ["RT @desa: \(whole)"])
    #expect(throws: CorpusError.self) {
      try read(
        "Status(_api = < tweepy.api.API object > , _json = {\n  'id': 1,\n  'text': 'a b c',\n",
        named: "t.json")
    }
  }

  @Test("have a row of groups above the header, as NodeXL writes it")
  func groups() throws {
    let rows = Self.texts.enumerated().map { number, text in
      "warga\(number),dinas,,,Mentions,\"\(text)\",28/05/2022 19:4\(number),184814138228421427\(number)\n"
    }
    let found = try read(
      ",,Visual Properties,,Other Columns,,,\nVertex 1,Vertex 2,Color,Add Your Own Columns Here,Relationship,Tweet,Tweet Date (UTC),Imported ID\n"
        + rows.joined())
    #expect(found.tweets.map(\.text) == Self.texts)
    #expect(found.tweets[0].id == "1848141382284214270" && found.tweets[0].createdAt != nil)
  }

  @Test("have a topic of a few words in a column that is called content, beside the text")
  func topics() throws {
    let rows = Self.texts.enumerated().map { "Topik \($0),\"\($1)\",2021-01-0\($0 + 1)\n" }.joined()
    #expect(try read("Content,Message,Post Created\n" + rows).tweets.map(\.text) == Self.texts)
  }

  @Test("of the platform have backslashes that somebody wrote")
  func writtenBackslashes() throws {
    let written = "print('a\\\\nb') menulis dua baris"
    func text(_ name: String, _ whole: String) throws -> [String] {
      try read(whole, named: name).tweets.map(\.text)
    }
    let tweet = "{\"id_str\": \"1250000000000000001\", \"full_text\": \"\(written)\"}"
    #expect(
      try text("tweets.js", "window.YTD.tweets.part0 = [{\"tweet\": \(tweet)}]")
        == ["print('a\\nb') menulis dua baris"])
    #expect(try text("t.jsonl", tweet + "\n") == ["print('a\nb') menulis dua baris"])
  }

  @Test("have retweets in lower case, or with USER in the place of names")
  func preparedRetweets() throws {
    let texts = [
      "rt @dinas: loket buka", "RT USER: USER loket buka", "rt dinas loket", "RT @dinas",
    ]
    let found = try read("text\n" + texts.map { "\"\($0)\"\n" }.joined())
    #expect(found.tweets.map(\.kind) == [.retweet, .retweet, .tweet, .tweet])
  }

  @Test("have the text beside what was made of it in preparing it")
  func stages() throws {
    func column(_ header: String, _ rows: [[String]]) throws -> [String] {
      let lines = rows.map { $0.map { "\"\($0)\"" }.joined(separator: ",") }
      return try read(([header] + lines).joined(separator: "\n") + "\n").tweets.map(\.text)
    }
    let rows = Self.texts.map { text in
      let words = text.lowercased().filter { $0 != "," }
      return [text, words, "['\(words.replacing(" ", with: "', '"))']", String(words.dropLast(6))]
    }
    #expect(try column("Ujaran,databersih,Tokenized,stemming", rows) == Self.texts)
    #expect(
      try column("clean,stem", rows.map { [$0[1], $0[3]] }) == rows.map { $0[1] })
    // Notes that are no stage of the text do not pass for it.
    let notes = rows.map { ["lihat di sana", $0[0] + " " + $0[0]] }
    #expect(try column("catatan,clean", notes) == notes.map { $0[1] })
  }

  @Test("say yes or no where others count, and show names where links have those of accounts")
  func truths() throws {
    let rows = Self.texts.enumerated().map { place, text in
      "\"\(text)\",Dinas Nomor \(place),/dinas\(place)/status/154198080519807795\(place),"
        + "\(place == 1 ? "True" : "False"),\(place == 2 ? "True" : "False")"
    }
    let found = try read((["text,user,link,quote,reply"] + rows).joined(separator: "\n") + "\n")
    #expect(found.tweets.map(\.kind) == [.tweet, .quote, .reply, .tweet, .tweet, .tweet])
    #expect(found.tweets.map(\.username) == Self.texts.indices.map { "dinas\($0)" })
  }

  @Test("are JSON whose lists stand under names of people's own, and -1 for nobody")
  func ownJSON() throws {
    let tweets = Self.texts.map { text in
      "{\"text\": \"\(text)\", \"timestamp\": \"2021-03-01T08:00:00Z\", \"username\": \"dinas\", "
        + "\"inReplyToStatusId\": -1}"
    }
    let found = try read(
      "{\"koran\": [\(tweets[..<3].joined(separator: ","))], \"radio\": "
        + "[\(tweets[3...].joined(separator: ","))]}", named: "t.json")
    #expect(found.tweets.map(\.text) == Self.texts)
    #expect(found.tweets.allSatisfy { $0.kind == .tweet && $0.username == "dinas" })
    let lines = try readBothWays(tweets.joined(separator: "\n"))
    #expect(lines.tweets.allSatisfy { $0.kind == .tweet })
  }

  @Test("are good UTF-8 that looks like a misreading")
  func misreadings() throws {
    let texts = ["« kata Mbappé\u{A0}» selesai", "kata “Mbappé” selesai"]
    // The second is misread once: what each byte of its UTF-8 is in Windows-1252.
    let misread = "kata â€œMbappÃ©â€\u{9D} selesai"
    let found = try read("text\n\"\(texts[0])\"\n\"\(misread)\"\n")
    #expect(found.tweets.map(\.text) == texts)
  }

  @Test("have lines that end in CR CR LF", arguments: ["\r\r\n", "\r\n", "\n"])
  func doubledReturns(newline: String) throws {
    let rows = Self.texts.enumerated().map { "15419808051980779\(50 + $0),\"\($1)\"" }
    let quoted = try read((["id,text"] + rows).joined(separator: newline) + newline)
    #expect(quoted.tweets.map(\.text) == Self.texts && quoted.summary.skipped == 0)
    let plain = try read("id,text\(newline)1,loket buka pagi\(newline)2,apel pagi\(newline)")
    #expect(plain.tweets.map(\.text) == ["loket buka pagi", "apel pagi"])
    let dated = Self.texts.map { "2022-06-29 03:00:07,\"\($0)\"" }
    let bare = try read(dated.joined(separator: newline) + newline)
    #expect(bare.tweets.map(\.text) == Self.texts)
    #expect(bare.tweets.allSatisfy { $0.createdAt != nil })
  }

  @Test(
    "are written by R with row names, backslashes before quotes, and texts over lines",
    arguments: [true, false])
  func escapedQuotes(hasNames: Bool) throws {
    let source = #""<a href=\"http://twitter.com\" rel=\"nofollow\">Web</a>""#
    let rows = Self.texts.enumerated().map { number, text in
      (hasNames ? "\"\(number + 1)\"," : "")
        + "\"\(text)\nhalo, semua\",FALSE,\"15419808051980779\(50 + number)\",\(source),\"dinas\(number)\""
    }
    let found = try read(
      (["\"text\",\"favorited\",\"id\",\"statusSource\",\"screenName\""] + rows).joined(
        separator: "\n") + "\n")
    #expect(found.tweets.map(\.text) == Self.texts.map { $0 + "\nhalo, semua" })
    #expect(found.tweets.map(\.username) == Self.texts.indices.map { "dinas\($0)" })
    #expect(found.summary.skipped == 0)
  }

  @Test("hold texts that begin like a tag or a list")
  func beginsLikeMarkup() throws {
    var lines = Self.texts
    lines[3] = "<3 selamat pagi warga, semoga sehat"
    #expect(try read(lines.joined(separator: "\n"), named: "t.txt").tweets.map(\.text) == lines)
    for mark in ["[INFO]", "[41.29, -81.91] 6 2011-08-28"] {
      let lines = Self.texts.map { "\(mark) \($0)" }
      #expect(try read(lines.joined(separator: "\n"), named: "t.txt").tweets.map(\.text) == lines)
    }
    for page in ["<!DOCTYPE html>\n<p>apel pagi ini</p>\n", "<status><text>apel</text></status>\n"]
    {
      #expect(throws: CorpusError.self) { try read(page, named: "t.txt") }
    }
  }

  @Test("hold lists of texts in JSON, which is no damage")
  func listsOfTexts() throws {
    for json in ["[\"apel, pagi\", \"lok\\\"et\"]", "[[\"apel\"], [\"loket\"]]"] {
      do {
        _ = try read(json, named: "t.json")
        Issue.record("expected no tweets")
      } catch let error as CorpusError {
        #expect("\(error)".contains("found 2 json values that are no tweets"), "\(error)")
      }
    }
  }

  @Test("have links of other tweets beside them, whose authors are not theirs")
  func otherLinks() throws {
    let rows = (0..<9).map { number in
      let id = "15419808051980779\(50 + number)"
      let other = number % 3 == 0 ? "1437133899478421505" : id
      let author = number % 3 == 0 ? "oranglain" : "dinas"
      return "\(id),apel pagi \(number),https://twitter.com/\(author)/status/\(other)"
    }
    let found = try read((["id,text,url"] + rows).joined(separator: "\n"))
    #expect(found.tweets.map(\.username) == (0..<9).map { $0 % 3 == 0 ? "" : "dinas" })
  }

  @Test(
    "are no tweets: numbers, single words, objects of R",
    arguments: [
      "1505\n1475\n900\n872\n871\n", "kata\npasar\nbuka\njam\nwarga\n",
      "RDX3\nX\n\u{0}\u{0}\u{0}\u{3}",
      "X\n\u{0}\u{0}\u{0}\u{3}apel pagi\n",
    ])
  func noTweets(text: String) {
    for name in ["t.csv", "t.txt"] {
      #expect(throws: CorpusError.self) { try read(text, named: name) }
    }
  }

  @Test("have one column, with a name or without", arguments: ["komentar", "comments"])
  func oneColumn(name: String) throws {
    #expect(
      try read(([name] + Self.texts).joined(separator: "\n")).tweets.map(\.text) == Self.texts)
    let quoted = Self.texts.map { "\"\($0), kata \"\"ya\"\"\nbaris kedua\"" }
    let wanted = Self.texts.map { "\($0), kata \"ya\"\nbaris kedua" }
    #expect(try read(quoted.joined(separator: "\n")).tweets.map(\.text) == wanted)
    #expect(try read(([name] + quoted).joined(separator: "\n")).tweets.map(\.text) == wanted)
  }

  @Test("have no header though the first text is short")
  func shortFirstText() throws {
    let texts = ["bagus sekali layanannya"] + Self.texts.map { $0.replacing(",", with: "") }
    let rows = texts.enumerated().map { "\($0 + 1),\($1),positif" }
    #expect(try read(rows.joined(separator: "\n")).tweets.map(\.text) == texts)
  }

  @Test("have the header again with another name in it")
  func headerAgain() throws {
    let found = try read("id,text,likes\n1,apel,2\nid,text,favs\n2,loket,3\n")
    #expect(found.tweets.map(\.text) == ["apel", "loket"])
    #expect(found.summary.files[0].others == 1)
  }

  @Test("have accounts without @, and the program beside them as a link")
  func accountsByContent() throws {
    let names = ["wargarandu", "siti_amin", "PemkabRandu", "rudi1987", "InfoRandu", "bejo_s"]
    let source =
      "\"<a href=\"\"http://twitter.com/download\"\" rel=\"\"nofollow\"\">Twitter for iPhone</a>\""
    let rows = zip(names, Self.texts).map { "\($0),\"\($1)\",\(source)" }
    for header in [["akun_x,bunyi,lewat"], []] {
      let found = try read((header + rows).joined(separator: "\n"))
      #expect(found.tweets.map(\.text) == Self.texts)
      #expect(found.tweets.map(\.username) == names)
    }
    // Words that repeat, or are in no way odd, are labels and not accounts.
    let labels = ["positif", "negatif", "netral", "positif", "senang", "marah"]
    let labelled = zip(labels, Self.texts).map { "\($0),\"\($1)\"" }
    let found = try read((["rasa,bunyi"] + labelled).joined(separator: "\n"))
    #expect(found.tweets.allSatisfy { $0.username.isEmpty })
  }

  @Test("have links with the slashes of JSON")
  func escapedSlashes() throws {
    let found = try read(
      #"id,text"# + "\n" + #"1,lihat https:\/\/t.co\/a1 ya"# + "\n" + #"2,dan\/atau"# + "\n")
    #expect(found.tweets.map(\.text) == ["lihat https://t.co/a1 ya", #"dan\/atau"#])
  }

  @Test(
    "keep the original beside a cleaned text",
    arguments: ["text_asli,stem_text", "tweet_asli,tweet_bersih", "tweet_caption,clean_caption"])
  func originals(header: String) throws {
    let found = try read(
      header + "\n"
        + Self.texts.map { "\"\($0)\",loket buka jam bawa kartu" }.joined(separator: "\n"))
    #expect(found.tweets.map(\.text) == Self.texts)
  }

  @Test("have a text and a label between semicolons, and commas in the texts")
  func semicolons() throws {
    let rows = Self.texts.map { "\($0) #randu;positif" }
    #expect(
      try read(rows.joined(separator: "\n")).tweets.map(\.text) == Self.texts.map { $0 + " #randu" }
    )
  }

  @Test("are in a writing without spaces")
  func withoutSpaces() throws {
    let texts = ["明日は雨が降りますので傘を忘れずに", "駅前の道路は工事のため通行止めです", "พรุ่งนี้ฝนจะตกกรุณานำร่มมาด้วย"]
    let rows = texts.enumerated().map { "\($0)\t\($1)" }
    #expect(
      try read((["0\t1"] + rows).joined(separator: "\n"), named: "t.tsv").tweets.map(\.text)
        == texts)
  }

  @Test("have the words of texts as lists beside the texts")
  func wordLists() throws {
    let rows = Self.texts.map { "\"['loket', 'buka', 'pagi']\",\"\($0)\"" }
    let found = try read((["tweet,tweet_asli"] + rows).joined(separator: "\n"))
    #expect(found.tweets.map(\.text) == Self.texts)
  }

  @Test("come from a join of R, whose columns end in .x")
  func joinedColumns() throws {
    let found = try read("id,text,created_at.x,created_at.y\n1,apel,2021-04-08,2009-01-01\n")
    #expect(found.tweets[0].createdAt.map { $0 / 86_400 } == 18_725)
  }

  @Test("name texts and dates in JSON by words of their own")
  func ownKeys() throws {
    let found = try read(
      #"[{"msg": "apel pagi", "message_time": "2021-04-08 10:00:00"}]"#, named: "t.json")
    #expect(found.tweets.map(\.text) == ["apel pagi"] && found.tweets[0].createdAt != nil)
  }

  @Test("have times such as 18:5:6")
  func shortTimes() throws {
    let found = try read(
      "id,created_at,text\n1,2021-04-08 18:5:6,makan\n2,2021-04-08 18:05:06,minum\n")
    #expect(found.tweets[0].createdAt != nil)
    #expect(found.tweets[0].createdAt == found.tweets[1].createdAt)
  }
}
