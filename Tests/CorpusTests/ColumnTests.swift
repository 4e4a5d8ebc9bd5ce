import Testing

@testable import Corpus

@Suite("A column") struct ColumnTests {
  private func kinds(_ table: String) throws -> [TweetKind] {
    try read(text: table).tweets.map(\.kind)
  }

  @Test(
    "of truths tells the kind in whatever words",
    arguments: [
      ("true", "false"), ("t", "f"), ("TRUE", "FALSE"), ("Ya", "Tidak"), ("yes", "no"), ("1", "0"),
    ])
  func tellsKinds(yes: String, no: String) throws {
    let table = "id,text,isRetweet,isReply\n1,a,\(no),\(no)\n2,b,\(yes),\(no)\n3,c,\(no),\(yes)\n"
    #expect(try kinds(table) == [.tweet, .retweet, .reply])
  }

  @Test("that calls every row a tweet leaves the kind to the others")
  func isConstant() throws {
    let table =
      "id,text,type,isReply,isQuote\n1,a,tweet,true,false\n2,b,tweet,false,true\n3,c,tweet,,\n"
    #expect(try kinds(table) == [.reply, .quote, .tweet])
    #expect(try kinds("text,type,isReply\na,retweet,true\n") == [.retweet])
  }

  @Test("may hold all references or all counts in a structure")
  func holdsStructures() throws {
    let (tweets, _) = try read(
      text: """
        id,text,referenced_tweets,public_metrics
        1,a,"[<ReferencedTweet id=9 type=replied_to>]","{'retweet_count': 2, 'reply_count': 0, \
        'like_count': 31, 'quote_count': 1}"
        2,b,"[{""type"": ""quoted"", ""id"": ""9""}]","{""like_count"": 5}"
        3,@c d,,
        """)
    #expect(tweets.map(\.kind) == [.reply, .quote, .tweet])
    #expect(tweets[0].counts == Counts(retweets: 2, likes: 31, replies: 0, quotes: 1))
    #expect(tweets[1].counts == Counts(likes: 5) && tweets[2].counts == Counts())
  }

  @Test(
    "of counts has them as pages write them, too",
    arguments: [
      ("12", 12), ("12.0", 12), ("1,234", 1234), ("1.234", 1234), ("1.234.567", 1_234_567),
      ("2.3K", 2300), ("1,2 rb", 1200), ("3 jt", 3_000_000), ("1.5M", 1_500_000), ("0", 0),
      ("12.5", nil), ("x", nil), ("", nil), ("1,,2", nil), ("-", nil),
      ("99999999999", 2_147_483_647),
    ] as [(String, Int32?)])
  func readsCounts(written: String, count: Int32?) throws {
    #expect(try read(text: "text;likes\na;\(written)\n").tweets[0].counts.likes == count)
  }

  @Test("of accounts gives way to one that holds their names, not those that are shown")
  func prefersHandles() throws {
    let cases = [
      ("UserScreenName,UserName,Timestamp,Text", "Dinas Kota,@dinas,2022-01-05,a"),
      ("Date,Author,Nickname,Content", "2022-01-05,Dinas Kota,dinas,a"),
      (
        "date,author,text",
        "2022-01-05,\"{\"\"type\"\":\"\"user\"\",\"\"userName\"\":\"\"dinas\"\"}\",a"
      ),
      ("date,author_id,text", "2022-01-05,dinas,a"),
      ("User Name,Page Name,Message,Post Created", ",dinas,a,2022-01-05"),
    ]
    for (header, row) in cases {
      #expect(
        try read(text: "\(header)\n\(row)\n").tweets.map(\.username) == ["dinas"], "\(header)")
    }
    #expect(try read(text: "author_id,text\n5123,a\n").tweets[0].username == "")
  }

  @Test("of texts is none where it holds numbers, and gives way where it is empty")
  func findsTexts() throws {
    let (tweets, _) = try read(
      text: "GUID,Date (EST),Contents,Post Title,Tweets\n7,2022-01-05 10:00,a b,,12\n")
    #expect(tweets.map(\.text) == ["a b"] && tweets[0].createdAt == 1_641_394_800)
    let vertices = failure("a.csv", Array("Vertex,Followers,Tweets\nx,5,1234\n".utf8))
    #expect(vertices?.contains("no column is known to hold the text") == true)
    let accounts = "id,username,name,description,created_at,followers_count,tweet_count\n"
    let users = failure("a.csv", Array("\(accounts)1,x,X,Akun resmi,2011-05-06,5,9\n".utf8))
    #expect(users?.contains("no column is known to hold the text") == true)
    let table = "username,Tweet Date,Embedded_text,Text\nx,2022-01-05,isi,Kepala kartu\n"
    #expect(try read(text: table).tweets[0].text == "isi")
  }

  @Test("of whole texts completes no text where it says nothing")
  func completesOnlyWithTexts() throws {
    for nothing in ["None", "NA", "", "nan"] {
      let (tweets, summary) = try read(text: "id,text,retweet_text\n1,RT @a: awal …,\(nothing)\n")
      #expect(tweets[0].text == "RT @a: awal …" && summary.files[0].completed == 0)
    }
  }

  @Test(
    "of ids has the number without what programs put around it",
    arguments: [
      "x1541980805198077953", "'1541980805198077953", "=\"\"1541980805198077953\"\"",
      "ID:1541980805198077953", "tweet_id:1541980805198077953", "tweet-1541980805198077953",
      "\"\"1541980805198077953\"\"",
    ])
  func unwrapsIDs(written: String) throws {
    #expect(try read(text: "id,text\n\"\(written)\",a\n").tweets[0].id == "1541980805198077953")
  }

  @Test(
    "of ids keeps what no program puts around an id, for digits may be missing",
    arguments: [
      "\\300000289540992966", ",300000028020096521", "130000011208038405\"", "}300000140100480689",
    ])
  func keepsDamagedIDs(written: String) throws {
    #expect(try read(text: "id\ttext\n\(written)\ta\n").tweets[0].id == written)
  }

  @Test("of ids has none where they were rounded; the tweet's link does")
  func countsRoundedIDs() throws {
    let link = "https://x.com/a/status/1541980805198077953"
    for written in ["1.54198E+18", "1541980805198077953.0"] {
      let (tweets, summary) = try read(text: "id,text,url\n\(written),a,\(link)\n")
      #expect(tweets[0].id == "1541980805198077953" && summary.files[0].rounded == 1)
    }
    #expect(try read(text: "id,text\nabc-5,a\n").tweets[0].id == "abc-5")
  }

  @Test("of numbers of those mentioned is no list of names")
  func refusesNumbers() throws {
    #expect(try read(text: "text,user_mentions\na,\"[123, 456]\"\n").tweets[0].mentions == nil)
  }

  @Test("is found under titles and bands, whatever words these have")
  func passesTitlesOver() throws {
    for title in ["Tweet,,,", ",Konten,,Respons", "Laporan,,,"] {
      let table = "\(title)\nID,Tanggal,Tweet,Akun\n7,2022-01-05,Loket buka,dinas\n"
      let tweets = try read(text: table).tweets
      #expect(tweets.map(\.text) == ["Loket buka"] && tweets.map(\.id) == ["7"], "\(title)")
    }
  }

  @Test(
    "of dates may have its zone in its name",
    arguments: [
      ("Date (GMT+7)", "2022-01-05 07:00:00"), ("Tanggal (WIB)", "05/01/2022 07.00"),
      ("Date (UTC)", "2022-01-05 00:00:00"), ("Date (EST)", "2022-01-04 19:00"),
      ("Date (WIB)", "2022-01-05T00:00:00Z"), ("Date (lokal)", "2022-01-05 00:00"),
    ])
  func namesZones(name: String, date: String) throws {
    let tweets = try read(text: "\(name),text\n\(date),a\n").tweets
    #expect(tweets[0].createdAt == 1_641_340_800)
  }
}
