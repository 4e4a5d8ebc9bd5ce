import Testing

@testable import Corpus

@Suite("A table") struct TableTests {
  @Test("under lines of another kind is read alike in blocks of any size")
  func readsHeadersAcrossBlocks() throws {
    let folder = TemporaryFolder()
    let path = folder.write(
      "a.csv", "Laporan tentang banjir\n\nid,text,created_at\n1,a,2021-04-08\n")
    for block in [1, 7, 25, 30, 1 << 20] {
      var options = ReadingOptions()
      options.block = block
      #expect(try read([path], options).tweets.map(\.text) == ["a"])
    }
  }

  @Test(
    "is split by RFC 4180",
    arguments: [
      ("id,text\n1,a\n", ["1|a"]), ("id,text\n1,a", ["1|a"]), ("id,text\r\n1,a\r\n", ["1|a"]),
      ("\u{FEFF}id,text\n1,a\n", ["1|a"]), ("id,text\n1,\"a\nb\"\n2,c\n", ["1|a\nb", "2|c"]),
      ("id,text\n1,\"a, \"\"b\"\"\"\n", ["1|a, \"b\""]), ("id,text\n1,\"\"\n", ["1|"]),
      ("id,text\n1,\n", ["1|"]), ("id,text\n1,a\"b\n", ["1|a\"b"]),
      ("id;text\n1;a,b\n", ["1|a,b"]), ("id\ttext\n1\ta\n", ["1|a"]), ("id|text\n1|a\n", ["1|a"]),
      ("\"id\",\"text\"\n\"1\",\"a\"\n", ["1|a"]), ("id,text\n\n1,a\n\n", ["1|a"]),
      ("id,text\n1,\"a\r\nb\"\r\n", ["1|a\r\nb"]), ("text\nhalo dunia\n", ["|halo dunia"]),
      ("text,id\r\na,1\r\nb,\"2\"\r\n", ["1|a", "2|b"]), ("text,id\na,1\r", ["1|a"]),
    ])
  func isSplit(table: String, rows: [String]) throws {
    let read = try read(text: table)
    #expect(read.tweets.map { "\($0.id)|\($0.text)" } == rows)
    #expect(read.summary.skipped == 0)
  }

  @Test("skips rows of another width, and names their lines")
  func skipsUneven() throws {
    let (tweets, summary) = try read(text: "id,text\n1,\"a\nb\"\n2\n3,c,d\n4,e\n")
    #expect(tweets.map(\.id) == ["1", "4"])
    #expect(summary.files[0].firstSkipped.map(\.line) == [4, 5])
    #expect(
      summary.files[0].firstSkipped.map { String(describing: $0.reason) } == [
        "expected 2 fields, found 1", "expected 2 fields, found 3",
      ])
  }

  @Test(
    "names the line of a quote that is not closed, and reads the other rows",
    arguments: [
      ("text,id\na,1\n\"b,2\nc,3\n", [3], ["1", "3"]),
      ("text,id\n\"a,1\n\"b\",2\nc,3\n", [2], ["2", "3"]),
      ("text,id\n\"a\"b, \"c\" d,1\nc,3\n", [2], ["3"]),
    ])
  func namesOpenQuotes(table: String, lines: [Int], ids: [String]) throws {
    let (tweets, summary) = try read(text: table)
    #expect(summary.files[0].firstSkipped.map(\.line) == lines)
    #expect(summary.files[0].firstSkipped.allSatisfy { $0.reason == .openQuote })
    #expect(tweets.map(\.id) == ids)
  }

  @Test(
    "whose quotes break the rule is read where each line shows how, which is counted",
    arguments: [
      // Quotes in a quoted field are not doubled.
      ("id;text;likes\n1;\"kata \"baik\" itu\";3\n", "kata \"baik\" itu"),
      ("id,text,likes\r\n1,\"kata \\\"baik\\\", itu\",3\r\n", "kata \"baik\", itu"),
      ("id,text,likes\n1,\"kata \\\"baik\\\",\nitu\",3\n", "kata \"baik\",\nitu"),
      // No field is quoted, so that a quote is a quote.
      ("id\ttext\tlikes\n1\t\"Baik\" kata\t3\n", "\"Baik\" kata"),
      ("id\ttext\tlikes\n1\t\"Baik, kata\t3\n", "\"Baik, kata"),
      ("id|text|likes\n1|\"@dinas: Baik, kata|3\n", "\"@dinas: Baik, kata"),
      // A spreadsheet with other delimiters has quoted the row.
      ("id,text,likes\n\"1,\"\"a, b\"\",3\"\n", "a, b"),
    ])
  func readsLooseQuotes(table: String, text: String) throws {
    let (tweets, summary) = try read(text: table)
    #expect(tweets.map(\.text) == [text] && tweets.map(\.id) == ["1"])
    #expect(tweets.map(\.counts.likes) == [3])
    #expect(summary.skipped == 0 && summary.repaired == 1)
    // What is given back follows the rule.
    let header = table.prefix { $0 != "\n" && $0 != "\r\n" }
    let row = String(decoding: tweets[0].record, as: UTF8.self)
    let again = try read(text: "\(header)\n\(row)\n")
    #expect(again.tweets.map(\.text) == [text] && again.summary.repaired == 0)
  }

  @Test("whose quotes break the rule may be in Windows-1252, too")
  func readsLooseQuotesInOtherEncodings() throws {
    let folder = TemporaryFolder()
    let row = Array("id;text;likes\n1;\"kata \"caf".utf8) + [0xE9] + Array("\" itu\";3\n".utf8)
    let (tweets, summary) = try read([folder.write("a.csv", row)])
    #expect(tweets.map(\.text) == ["kata \"café\" itu"] && tweets[0].counts.likes == 3)
    #expect(summary.repaired == 1)
  }

  @Test("has rows with a name before or a delimiter behind them")
  func narrowsRows() throws {
    for row in ["\"1\",7,\"a, b\"", "7,\"a, b\","] {
      let (tweets, summary) = try read(text: "id,text\n\(row)\n")
      #expect(tweets.map(\.id) == ["7"] && tweets.map(\.text) == ["a, b"])
      #expect(tweets.map { String(decoding: $0.record, as: UTF8.self) } == ["7,\"a, b\""])
      #expect(summary.skipped == 0)
    }
  }

  @Test("has names of rows that are quoted or count up, as R writes them, and loses no cell else")
  func tellsRowNames() throws {
    let numbered = try read(text: "id,text\n1,7,air naik\n2,8,air surut\n")
    #expect(numbered.tweets.map(\.id) == ["7", "8"])
    #expect(numbered.summary.files[0].repairs[.rowNames] == 2)
    // Ids may count up too, and an id is no name of a row.
    for rows in [
      "31,Air naik, siaga\n32,Air surut, aman\n", "1,Air naik, siaga\n2,Air surut, aman\n",
    ] {
      #expect(
        failure("a.csv", Array("id,text\n\(rows)".utf8))
          == "a.csv: no tweets found; none of 2 records could be read, first line 2: "
          + "expected 2 fields, found 3")
    }
    // A delimiter in a text without quotes.
    let loose = try read(text: "text,id\nHujan, angin,7\nLoket buka, antre,8\nSiaga,9\n")
    #expect(loose.tweets.map(\.id) == ["9"] && loose.summary.skipped == 2)
    let all = failure("a.csv", Array("text,id\nHujan, angin,7\nLoket buka, antre,8\n".utf8))
    #expect(
      all == "a.csv: no tweets found; none of 2 records could be read, first line 2: "
        + "expected 2 fields, found 3")
  }

  @Test("counts each repair of a row by its name")
  func countsRepairs() throws {
    let text = "id,text,likes\n1,a,2,\n\"2,\"\"b\"\",3\"\n3,\"c \"d\" e\",4\n4,a\\nb,5\n"
    let summary = try read(text: text).summary.files[0]
    let made = summary.repairs.made.map { "\($0.repair.rawValue) \($0.count)" }
    #expect(made == ["trailingDelimiter 1", "quotedAsWhole 1", "looseQuotes 1", "text 1"])
    #expect(summary.repaired == 3 && summary.tweets == 4)
  }

  @Test("has its header repeated where files were put together")
  func passesHeadersOver() throws {
    let (tweets, summary) = try read(text: "id,text\n1,a\nid,text\n2,b\n")
    #expect(tweets.map(\.id) == ["1", "2"])
    #expect(summary.files[0].others == 1 && summary.skipped == 0)
  }

  @Test("keeps the first skipped records and counts all")
  func keepsFirst() throws {
    let bad = String(repeating: "1\n", count: 100)
    let summary = try read(text: "id,text\n\(bad)2,a\n").summary
    #expect(summary.skipped == 100 && summary.tweets == 1 && summary.files[0].records == 101)
    #expect(summary.files[0].firstSkipped.count == ReadSummary.File.kept)
  }

  @Test(
    "has its columns found by name, in English and Indonesian",
    arguments: [
      ("id,text", "1,a"), ("ID_STR,Full Text", "1,a"), ("Tweet ID,Tweet", "1,a"),
      ("id,teks", "1,a"), ("id,Isi", "1,a"), ("conversation_id,id,rawContent", "9,1,a"),
      ("id,lang,message", "1,in,a"), ("url,content", "https://twitter.com/x/status/1,a"),
      ("tweet_url,tweets", "https://x.com/x/status/1?s=20,a"), ("tweet,id,text", "z,1,a"),
    ])
  func findsColumns(header: String, row: String) throws {
    let tweet = try read(text: "\(header)\n\(row)\n").tweets[0]
    #expect(tweet.id == "1" && tweet.text == "a")
  }

  @Test("gives account, date, counts and lists")
  func givesFields() throws {
    let (tweets, summary) = try read(
      text: """
        tanggal,tweets,pengguna,retweets,likes,reply_count,quote_count,hashtags,mentions
        2020-04-26 23:59:11,halo,@dinas,2,3.0,NA,,"['A', 'B']","#c  @d"
        kapan,halo,dinas,x,,,,[],
        """)
    #expect(tweets[0].username == "dinas")
    #expect(tweets[0].createdAt == 1_587_945_551)
    #expect(tweets[0].counts == Counts(retweets: 2, likes: 3))
    #expect(tweets[0].hashtags == "A B" && tweets[0].mentions == "c d")
    #expect(tweets[1].createdAt == nil && tweets[1].hashtags == "")
    #expect(summary.undated == 1)
  }

  @Test(
    "has the day first in its dates, unless its other dates show that the month is",
    arguments: [
      ("02/03/2018", "04/05/2018", 1_519_948_800), ("02/03/2018", "13/05/2018", 1_519_948_800),
      ("02/03/2018", "04/25/2018", 1_517_616_000), ("02/03/2018", "2018-05-13", 1_519_948_800),
    ])
  func tellsDateOrder(date: String, other: String, seconds: Int64) throws {
    #expect(try read(text: "date,text\n\(date),a\n\(other),b\n").tweets[0].createdAt == seconds)
  }

  @Test("takes the columns that the user names")
  func takesNamedColumns() throws {
    let options = ReadingOptions(
      textColumn: "Ucapan", idColumn: "nomor", dateColumn: "kapan", accountColumn: "siapa",
      kindColumn: "macam")
    let tweet = try read(
      text: "nomor,Ucapan,kapan,siapa,macam\n1,a,2020-01-01,b,quote\n", options
    ).tweets[0]
    #expect(
      tweet
        == Tweet(
          id: "1", username: "b", text: "a", kind: .quote, createdAt: 1_577_836_800,
          record: Array("1,a,2020-01-01,b,quote".utf8)))
  }

  @Test(
    "tells the kind by its own columns, else by the text",
    arguments: [
      ("text", "RT @a: b", TweetKind.retweet), ("text", "@a b", .reply), ("text", "a @b", .tweet),
      ("text", "RT saja", .tweet), ("text", "@ b", .tweet), ("text", "@a", .reply),
      ("text,kind", "a,reply", .reply), ("text,type", "a,Retweeted", .retweet),
      ("text,in_reply_to_screen_name", "@a b,", .tweet),
      ("text,in_reply_to_screen_name", "b,a", .reply),
      ("text,in_reply_to_status_id_str", "RT @a: b,NA", .retweet),
      ("text,retweeted_id", "a,123", .retweet), ("text,is_quote_status", "a,True", .quote),
      ("text,retweet", "@a b,2", .reply), ("text,retweet", "a,True", .retweet),
      ("text,referenced_tweets.replied_to.id", "a,12", .reply),
    ])
  func tellsKind(header: String, row: String, kind: TweetKind) throws {
    #expect(try read(text: "\(header)\n\(row)\n").tweets[0].kind == kind)
  }

  @Test("keeps each row's bytes, and its shape")
  func keepsRecords() throws {
    let folder = TemporaryFolder()
    let path = folder.write("a.csv", "\u{FEFF}id;\"text\"\r\n1;\"a\r\n\"\"b\"\r\n2; c \r\n")
    let archive = try TweetInput(inputs: [path], options: ReadingOptions())
    var batch = TweetBatch()
    _ = try archive.read(into: &batch, upTo: 9)
    #expect(batch.string(.record, of: 0) == "1;\"a\r\n\"\"b\"")
    #expect(batch.string(.record, of: 1) == "2; c ")
    #expect(archive.table?.columns == ["id", "text"])
    #expect(archive.table?.delimiter == UInt8(ascii: ";") && archive.table?.newline == "\r\n")
    #expect(archive.table?.hasByteOrderMark == true)
  }

  @Test("has a common shape only with tables of the same header")
  func hasCommonShape() throws {
    let folder = TemporaryFolder()
    let paths = [
      folder.write("a.csv", "id,text\n1,a\n"), folder.write("b.csv", "id,text\r\n2,b\r\n"),
      folder.write("c.csv", "text,id\nc,3\n"), folder.write("d.jsonl", "{\"text\":\"d\"}\n"),
    ]
    func table(_ inputs: [String]) throws -> TableShape? {
      try TweetInput(inputs: inputs, options: ReadingOptions()).table
    }
    #expect(try table([paths[0], paths[1]]) != nil)
    #expect(try table([paths[0], paths[2]]) == nil)
    #expect(try table([paths[0], paths[3]]) == nil)
  }

  @Test("read in blocks of any size is read the same")
  func isReadInBlocks() throws {
    let folder = TemporaryFolder()
    let rows = (0..<40).map {
      "\($0),\"baris \($0)\r\ndengan \"\"kutip\"\" 🙏\",x\($0)\r\n"
        + ($0 % 7 == 0 ? "salah\r\n" : "")
    }
    let path = folder.write("a.csv", "id,text,username\r\n" + rows.joined() + "99,\"akhir\",z")
    let whole = try read([path])
    #expect(whole.tweets.count == 41 && whole.summary.skipped == 6)
    for block in [1, 2, 3, 7, 64, 100, 1000] {
      var options = ReadingOptions()
      options.block = block
      let pieces = try read([path], options, upTo: block)
      #expect(pieces.tweets == whole.tweets && pieces.summary == whole.summary)
    }
  }

  @Test("with a quote that is followed by a letter loses that line alone, in blocks of any size")
  func losesOneLine() throws {
    let folder = TemporaryFolder()
    let path = folder.write("a.csv", "id,text\n1,\"a\"b, c and more\n2,d\n")
    for block in [1, 3, 7, 10, 16, 1000] {
      var options = ReadingOptions()
      options.block = block
      let (tweets, summary) = try read([path], options)
      #expect(tweets.map(\.id) == ["2"])
      #expect(summary.skipped == 1)
    }
  }

  @Test("behind other lines is found in blocks of any size")
  func isFoundInBlocks() throws {
    let folder = TemporaryFolder()
    let path = folder.write(
      "a.csv", "\u{FEFF}Report:,x\nFrom:,2021\n\nid,date,text\n1,2021-01-01,a\n2\n")
    for block in [1, 3, 7, 10, 1000] {
      var options = ReadingOptions()
      options.block = block
      let (tweets, summary) = try read([path], options)
      #expect(tweets.map(\.text) == ["a"])
      #expect(summary.files[0].firstSkipped.map(\.line) == [6])
    }
  }

  @Test("may have 100,000 columns")
  func hasManyColumns() throws {
    let names = (0..<100_000).map { "k\($0)" }.joined(separator: ",")
    let fields = String(repeating: ",", count: 99_999)
    let (tweets, summary) = try read(
      text: "text,\(names)\na,\(fields)\n,\(fields),x,\nb,\(fields)\n")
    #expect(tweets.map(\.text) == ["a", "b"])
    #expect(summary.skipped == 1)
    #expect(
      failure("a.csv", Array("\(names)\n\(fields)\n".utf8))?.hasSuffix(
        "and 99960 more") == true)
  }

  @Test("may be one line that is no table, which is told in few words")
  func isOneLine() {
    let found = failure("a.csv", [UInt8](repeating: 0x61, count: 40 << 20))
    #expect(
      found
        == "a.csv:1: the record that begins here is longer than 4194304 bytes; a closing quote or "
        + "bracket may be missing")
  }
}
