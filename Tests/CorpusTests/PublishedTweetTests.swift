import Testing

@testable import Corpus

/// Kinds of faults that files which strangers published have shown: texts, accounts, kinds and dates.
@Suite("Tweets as people publish them") struct PublishedTweetTests {
  @Test("have each cell as a list of one, as Python writes it")
  func listsOfOne() throws {
    let found = try PublishedFiles.read(
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
    let found = try PublishedFiles.read(
      "username,text\n" + zip(blocks, texts).map { "\"\($0)\",\"\($1)\"\n" }.joined())
    #expect(found.tweets.map(\.username) == ["dinas_randu", "pasar", "lurah", "Dua\n@a_b\n@c_d"])
    #expect(found.tweets.map(\.kind) == [.retweet, .retweet, .tweet, .tweet])
    // Brackets that somebody chose for a name are no list.
    let named = try PublishedFiles.read("username,text\n[admin],halo dunia ini\n")
    #expect(named.tweets.map(\.username) == ["[admin]"])
  }

  @Test("have retweets in lower case, with USER for all names, or with names without their sign")
  func preparedRetweets() throws {
    let texts = [
      "rt @dinas: loket buka", "RT USER: USER loket buka", "RT dinas_kota: loket buka",
      "rt @dinas loket buka", "\"\"RT @dinas: loket buka\"\"", "rt dinas loket", "RT @dinas",
      "RT 03: kerja bakti", "RT 1234: kerja bakti", "rt ya: mantap",
      "RT https://t.co/a",
    ]
    let found = try PublishedFiles.read("text\n" + texts.map { "\"\($0)\"\n" }.joined())
    #expect(found.tweets.prefix(5).allSatisfy { $0.kind == .retweet })
    #expect(found.tweets.dropFirst(5).allSatisfy { $0.kind == .tweet } && found.tweets.count == 11)
    // What the export itself says comes before a text without a colon.
    let told = try PublishedFiles.read("text,type\nrt @dinas loket buka,tweet\n")
    #expect(told.tweets.map(\.kind) == [.tweet])
  }

  @Test("have spaces around their signs, or none")
  func spreadRetweets() throws {
    let texts = [
      "RT @ dinas : loket buka", "RT @ dinas: loket buka", "RT@dinas: loket buka", "RT@dinas:x",
      "RT  @dinas: loket buka", "RT  @dinas loket buka",
      "RT @ dinas loket", "RT @ : a", "RT@dinas loket", "RT@: a",
    ]
    let found = try PublishedFiles.read("text\n" + texts.map { "\"\($0)\"\n" }.joined())
    #expect(found.tweets.prefix(6).allSatisfy { $0.kind == .retweet })
    #expect(found.tweets.dropFirst(6).allSatisfy { $0.kind == .tweet } && found.tweets.count == 10)
  }

  @Test("have a column for replies that says nothing, though several begin as replies do")
  func emptyReplyColumn() throws {
    func kinds(_ answers: Int, told: String) throws -> [TweetKind] {
      let rows = (0..<9).map { number in
        "\(number < answers ? "@dinas " : "")loket buka \(number),\(number == 8 ? told : "")"
      }
      let file = (["text,in_reply_to_screen_name"] + rows).joined(separator: "\n")
      return try PublishedFiles.read(file).tweets.map(\.kind)
    }
    #expect(try kinds(3, told: "nan").prefix(4) == [.reply, .reply, .reply, .tweet])
    // One reply that is told shows that others would be, and two may be no replies.
    #expect(try kinds(3, told: "warga").prefix(4) == [.tweet, .tweet, .tweet, .tweet])
    #expect(try kinds(2, told: "").allSatisfy { $0 == .tweet })
  }

  @Test("have zones called in other letters, which the table's own column or the ids tell")
  func zonesInOtherLetters() throws {
    let (zone, id) = ("东部夏令时", "1371868391217139713")
    let table = try PublishedFiles.read(
      "created_at,timezone,text\n2021-03-16 12:58:07 \(zone),-0400,loket buka\n")
    #expect(table.tweets[0].createdAt == 1_615_913_887)
    let lines = [id, id, id].map {
      #"{"id": \#($0), "created_at": "2021-03-16 12:58:07 \#(zone)", "tweet": "loket buka"}"#
    }
    let json = try PublishedFiles.read(lines.joined(separator: "\n"), named: "t.json")
    #expect(json.tweets.map(\.createdAt) == Array(repeating: 1_615_913_887, count: 3))
  }

  @Test("have dates of annotators beside their own")
  func datesOfAnnotators() throws {
    let found = try PublishedFiles.read(
      "created_at,datetime,text,annotation_id\n2022-11-01T08:35:43Z,2022-10-30 08:50:05,loket buka,8002\n"
    )
    #expect(found.tweets[0].createdAt == 1_667_119_805)
  }

  @Test(
    "begin with a name and a sign, as replies do",
    arguments: [
      ("@dinkes: loket buka", TweetKind.reply), ("@dinkes, loket?", .reply),
      ("@dinkes's loket", .tweet),
      ("@dinkes.go.id itu", .tweet), ("@dinkes!", .reply), ("@dinkes:buka?", .reply),
      ("@07:00 kumpul", .tweet), ("@08.00 apel", .tweet), ("@5.000 porsi", .tweet),
      ("@bit.ly/abc", .tweet), ("@kota.site buka", .tweet),
      ("@dinkes...buka?", .reply), ("@warga.lama buka?", .reply), ("@warga.", .reply),
      ("\u{A0}@dinkes\u{A0} buka?", .reply), ("\u{200F}@dinkes buka?", .reply),
    ])
  func signsBehindNames(text: String, kind: TweetKind) throws {
    #expect(try PublishedFiles.read("text\n\"\(text)\"\n").tweets.map(\.kind) == [kind])
  }

  @Test("have entities without their semicolons")
  func openEntities() throws {
    let found = try PublishedFiles.read(
      "text\n\"Dukcapil &amp Dinkes &lt 5 km, a&ampb, &ampere, ?x=1&lt=2 &amp; R&amp\"\n")
    #expect(found.tweets[0].text == "Dukcapil & Dinkes < 5 km, a&ampb, &ampere, ?x=1&lt=2 & R&amp")
  }

  @Test("have the names of text and account exchanged, or the shown name in brackets")
  func exchangedNames() throws {
    let rows = PublishedFiles.texts.enumerated().map { "\"\($1)\",warga_\($0)" }
    let found = try PublishedFiles.read((["Username,Tweet"] + rows).joined(separator: "\n"))
    #expect(found.tweets.map(\.text) == PublishedFiles.texts)
    #expect(found.tweets.map(\.username) == (0..<6).map { "warga_\($0)" })
    #expect(found.summary.files[0].taken.map(\.field) == [.text, .account])
    let shown = PublishedFiles.texts.enumerated().map { "\"\($1)\",@warga_\($0) (Warga Randu)" }
    let bracketed = try PublishedFiles.read((["Isi,x"] + shown).joined(separator: "\n"))
    #expect(bracketed.tweets.map(\.username) == (0..<6).map { "warga_\($0)" })
  }

  @Test("have one link beside many, which is that of what they answer")
  func sharedLinks() throws {
    let link = "https://twitter.com/dinas/status/1541980805198077950"
    let rows = PublishedFiles.texts.enumerated().map { "\"\($1)\",\(link),warga\($0)" }
    let found = try PublishedFiles.read((["text,url,username"] + rows).joined(separator: "\n"))
    #expect(found.tweets.allSatisfy { $0.id.isEmpty } && found.summary.tweets == 6)
    #expect(found.tweets.map(\.username) == (0..<6).map { "warga\($0)" })
  }

  @Test("have NaN or its like for an id, which is none", arguments: ["nan", "N/A", "None", "<NA>"])
  func placeholdersOfIDs(word: String) throws {
    let rows = PublishedFiles.texts.map { "\(word),\"\($0)\"" }
    let found = try PublishedFiles.read((["id,text"] + rows).joined(separator: "\n"))
    #expect(found.tweets.map(\.id) == Array(repeating: "", count: 6))
    #expect(found.summary.files[0].rounded == 0)
  }

  @Test("have replies whose addressee a scraper has left out, in the conversation of another")
  func repliesWithoutAddressee() throws {
    let (first, second) = ("1848141382284214272", "1848141537473462272")
    let found = try PublishedFiles.read(
      "id,conversation_id,tweet,reply_to\n\(first),\(first),@dinas loket buka,[]\n"
        + "\(second),\(first),@dinas terima kasih,[]\n\(second),\(first),loket buka,[]\n")
    #expect(found.tweets.map(\.kind) == [.tweet, .reply, .tweet])
  }

  @Test("have links of other tweets beside them, whose authors are not theirs")
  func otherLinks() throws {
    let rows = (0..<9).map { number in
      let id = "15419808051980779\(50 + number)"
      let other = number % 3 == 0 ? "1437133899478421505" : id
      let author = number % 3 == 0 ? "oranglain" : "dinas"
      return "\(id),apel pagi \(number),https://twitter.com/\(author)/status/\(other)"
    }
    let found = try PublishedFiles.read((["id,text,url"] + rows).joined(separator: "\n"))
    #expect(found.tweets.map(\.username) == (0..<9).map { $0 % 3 == 0 ? "" : "dinas" })
  }

  @Test("have rounded ids, which tell the order of day and month", arguments: ["id", "uuid"])
  func roundedIDs(name: String) throws {
    // 7 and 8 September 2021, of which four and six digits are left.
    for (ids, doubts) in [(["1.43504E+18", "1.43541E+18"], 6), (["1,435E+18", "1,435E+18"], 4)] {
      let found = try PublishedFiles.read(
        "\(name);created_at;text\n"
          + "\(ids[0]);9/7/2021 8:10;\(PublishedFiles.texts[0])\n\(ids[1]);9/8/2021 8:11;\(PublishedFiles.texts[1])\n"
      )
      #expect(found.tweets.map(\.createdAt) == [1_631_002_200, 1_631_088_660], "\(doubts) digits")
    }
    // Day first, as the ids tell.
    let other = try PublishedFiles.read(
      "id,created_at,text\n1.43504E+18,7/9/2021 8:10,\"\(PublishedFiles.texts[0])\"\n")
    #expect(other.tweets.map(\.createdAt) == [1_631_002_200])
  }

  @Test("have dates that can be read both ways, which is said")
  func openDates() throws {
    func notes(_ dates: [String]) throws -> [ReadNote] {
      let rows = zip(dates, PublishedFiles.texts).map { "\($0),\"\($1)\"\n" }.joined()
      return try PublishedFiles.read("date,text\n" + rows).summary.files[0].notes
    }
    func isSaid(_ dates: [String]) throws -> Bool { try notes(dates).contains(.dateOrderGuessed) }
    #expect(try isSaid(["5/10/2022 15:31", "5/10/2022 9:02"]))
    #expect(try !isSaid(["5/10/2022 15:31", "25/10/2022 9:02"]))
    #expect(try !isSaid(["2022-10-05", "2022-10-06"]))
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
    #expect(
      try PublishedFiles.read("text,date\nhalo dunia ini,\(date)\n").tweets.map(\.createdAt) == [
        seconds
      ])
  }

  @Test("have times such as 18:5:6")
  func shortTimes() throws {
    let found = try PublishedFiles.read(
      "id,created_at,text\n1,2021-04-08 18:5:6,makan\n2,2021-04-08 18:05:06,minum\n")
    #expect(found.tweets[0].createdAt != nil)
    #expect(found.tweets[0].createdAt == found.tweets[1].createdAt)
  }

  @Test("have letters of other scripts by chance of other damage, or misread by the dozen")
  func foreignLetters() throws {
    let rows = [
      // One letter of Greek, and what Mac Roman and GBK leave: no misreading.
      ("tunggu org Î†μ dulu", "tunggu org Î†μ dulu"),
      ("senang Ô£ø√º sekali", "senang Ô£ø√º sekali"),
      ("santai #§ç§Ý§Ö§Ò§Ú§Ó§Ú§ß§à", "santai #§ç§Ý§Ö§Ò§Ú§Ó§Ú§ß§à"),
      // Three and more are; so are single ones that stand in faces.
      ("Ð´Ð¾Ð¼ Ð¸ ÐºÐ¾Ñ‚", "дом и кот"), ("pagi (ãƒ»Ï‰ãƒ»)", "pagi (・ω・)"),
      ("(Û³ ˚Ð”˚)Û³ pagi", "(۳ ˚Д˚)۳ pagi"), ("Ø³Ù„Ø§Ù…", "سلام"),
    ]
    let found = try PublishedFiles.read("text\n" + rows.map { "\"\($0.0)\"\n" }.joined())
    #expect(found.tweets.map(\.text) == rows.map(\.1))
  }

  @Test("have Python's escapes of letters beside those of other characters")
  func escapedLetters() throws {
    let found = try PublishedFiles.read(
      #"""
      text
      Se\xf1or Mar\xeda \u2019pagi\u2019 \xb0
      Mar\xeda saja
      C:\xampp\u dan \xe2\x80\x99
      """#)
    #expect(
      found.tweets.map(\.text) == [
        "Señor María ’pagi’ °", #"Mar\xeda saja"#, #"C:\xampp\u dan ’"#,
      ])
  }

  @Test("are good UTF-8 that looks like a misreading")
  func misreadings() throws {
    let texts = ["« kata Mbappé\u{A0}» selesai", "kata “Mbappé” selesai"]
    // The second is misread once: what each byte of its UTF-8 is in Windows-1252.
    let misread = "kata â€œMbappÃ©â€\u{9D} selesai"
    let found = try PublishedFiles.read("text\n\"\(texts[0])\"\n\"\(misread)\"\n")
    #expect(found.tweets.map(\.text) == texts)
  }

  @Test("hold texts that begin like a tag or a list")
  func beginsLikeMarkup() throws {
    var lines = PublishedFiles.texts
    lines[3] = "<3 selamat pagi warga, semoga sehat"
    #expect(
      try PublishedFiles.read(lines.joined(separator: "\n"), named: "t.txt").tweets.map(\.text)
        == lines)
    for mark in ["[INFO]", "[41.29, -81.91] 6 2011-08-28"] {
      let lines = PublishedFiles.texts.map { "\(mark) \($0)" }
      #expect(
        try PublishedFiles.read(lines.joined(separator: "\n"), named: "t.txt").tweets.map(\.text)
          == lines)
    }
    for page in ["<!DOCTYPE html>\n<p>apel pagi ini</p>\n", "<status><text>apel</text></status>\n"]
    {
      #expect(throws: CorpusError.self) { try PublishedFiles.read(page, named: "t.txt") }
    }
  }

  @Test("have an apostrophe that keeps a spreadsheet from taking them for formulas")
  func formulas() throws {
    let texts = ["'@dinas_x loket buka?", "'=== apel pagi ===", "'@dinas_x', katanya", "'halo"]
    let found = try PublishedFiles.read("text,n\n" + texts.map { "\"\($0)\",1\n" }.joined())
    #expect(
      found.tweets.map(\.text) == ["@dinas_x loket buka?", "=== apel pagi ===", texts[2], texts[3]])
    #expect(found.tweets[0].kind == .reply && found.summary.repaired == 2)
  }

  @Test("have a space before the name of who is answered or passed on")
  func leadingSpaces() throws {
    let texts = [" @dinas_x loket buka?", "  RT @dinas_x: loket buka", " rt @dinas_x ayo", " pagi"]
    for name in ["@dinas_x?? loket", "@dinas_x- loket", "@dinas_x😂 loket", "@dinas_xمرحبا"] {
      #expect(try PublishedFiles.read("text\n\"\(name)\"\n").tweets[0].kind == .reply, "\(name)")
    }
    for name in ["@dinas_x's loket", "@dinas_x-nya buka", "@dinas.id buka"] {
      #expect(try PublishedFiles.read("text\n\"\(name)\"\n").tweets[0].kind == .tweet, "\(name)")
    }
    let found = try PublishedFiles.read("text,n\n" + texts.map { "\"\($0)\",1\n" }.joined())
    #expect(found.tweets.map(\.kind) == [.reply, .retweet, .retweet, .tweet])
    #expect(found.tweets.map(\.text) == texts)
  }

  @Test("have links with the slashes of JSON")
  func escapedSlashes() throws {
    let found = try PublishedFiles.read(
      #"id,text"# + "\n" + #"1,lihat https:\/\/t.co\/a1 ya"# + "\n" + #"2,dan\/atau"# + "\n")
    #expect(found.tweets.map(\.text) == ["lihat https://t.co/a1 ya", #"dan\/atau"#])
  }

  @Test("are in a writing without spaces")
  func withoutSpaces() throws {
    let texts = ["明日は雨が降りますので傘を忘れずに", "駅前の道路は工事のため通行止めです", "พรุ่งนี้ฝนจะตกกรุณานำร่มมาด้วย"]
    let rows = texts.enumerated().map { "\($0)\t\($1)" }
    #expect(
      try PublishedFiles.read((["0\t1"] + rows).joined(separator: "\n"), named: "t.tsv").tweets.map(
        \.text)
        == texts)
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
      #expect(throws: CorpusError.self) { try PublishedFiles.read(text, named: name) }
    }
  }

  @Test("have a label behind each, which a program has left there")
  func trailingLabels() throws {
    for end in ["    0", "  -1"] {
      let lines = PublishedFiles.texts.map { $0.replacing(",", with: "") + end }
      let text = try PublishedFiles.read(lines.joined(separator: "\n"), named: "t.txt")
      #expect(text.tweets.map(\.text) == lines.map { String($0.dropLast(end.count)) }, "\(end)")
      #expect(text.summary.repaired == 6)
    }
    let rows = PublishedFiles.texts.map { "\"\($0);0\",0" }
    let table = try PublishedFiles.read((["text,label"] + rows).joined(separator: "\n"))
    #expect(table.tweets.map(\.text) == PublishedFiles.texts)
    // Where two in three have one, it is their authors'.
    let some = PublishedFiles.texts.enumerated().map { "\"\($1)\($0 < 4 ? ";0" : "")\",0" }
    let own = try PublishedFiles.read((["text,label"] + some).joined(separator: "\n"))
    #expect(own.tweets[0].text == PublishedFiles.texts[0] + ";0")
  }

  @Test("are lines that Twint printed")
  func printedLines() throws {
    let found = try PublishedFiles.read(
      """
      1357508567511666689 2021-02-04 20:57:18 -0500 <satu_00002> @DUA klinik buka lagi, Senin
      1357508391472619520 2021-02-04 20:56:36 -0500 <empat> RT @dinas: jalan ditutup

      """, named: "t.txt")
    #expect(found.tweets.map(\.id) == ["1357508567511666689", "1357508391472619520"])
    #expect(found.tweets.map(\.username) == ["satu_00002", "empat"])
    #expect(found.tweets.map(\.createdAt) == [1_612_490_238, 1_612_490_196])
    #expect(
      found.tweets.map(\.text) == ["@DUA klinik buka lagi, Senin", "RT @dinas: jalan ditutup"])
    #expect(found.tweets.map(\.kind) == [.reply, .retweet])
    // Lines that are none, some with so many spaces.
    let others = [
      "1 2 3 4 5 6 7", "1357508567511666690 2021-02-04 20:57:18 -0500 <> apel pagi",
      "1357508567511666691 2021-02-04 20:57:18 -0500 < air mati", "1 2 3  <> apel", "7",
      "1357508567511666692 2021-02-04 20:57:18 -0500 <empat>",
    ]
    let lines = try PublishedFiles.read(others.joined(separator: "\n") + "\n", named: "t.txt")
    #expect(lines.tweets.map(\.text) == others)
  }
}
