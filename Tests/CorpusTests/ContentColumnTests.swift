import Testing

@testable import Corpus

/// Rows of a table from its columns' names and cells.
private func table(_ header: String, _ rows: [String]) -> String {
  ([header] + rows).map { $0 + "\n" }.joined()
}

@Suite("Columns without a known name") struct ContentColumnTests {
  private let texts = [
    "Puskesmas Kenanga buka sampai malam", "Jalan Mawar ditutup mulai besok pagi",
    "Air bersih kembali mengalir hari ini", "Pendaftaran siswa baru dibuka Senin depan",
  ]
  private let ids = [
    "1387654321098765432", "1388654321098765432", "1389654321098765432", "1390654321098765432",
  ]

  private func taken(_ file: ReadSummary.File) -> [String] {
    file.taken.map { "\($0.field.name) \($0.column)" }
  }

  @Test("are the text if they alone hold sentences") func text() throws {
    let rows = zip(texts, ["pos", "neg", "pos", "net"]).map { "7,\($1),\($0)" }
    let found = try read(text: table("no,nilai,Ungkapan", rows))
    #expect(found.tweets.map(\.text) == texts)
    #expect(taken(found.summary.files[0]) == ["text Ungkapan"])
  }

  @Test("are no text if they hold names of people or offices")
  func namesOfPeople() {
    let rows = [
      "1,\"Sari, Ayu Lestari\",sari_a", "2,Budi Prasetyo Nugroho,budi_pn", "3,R. Agus de Wit,agus",
      "4,Dinas Sosial Kota Sagara,dinsos",
    ]
    let found = failure("a.csv", Array(table("no,Pejabat,akun", rows).utf8))
    #expect(found?.contains("no column is known to hold the text") == true)
  }

  @Test("hold the tweet's link only where it has the tweet's id")
  func linksToOthers() throws {
    let rows = texts.indices.map {
      "\(ids[$0]),\(texts[$0]),https://twitter.com/orang_lain/status/\(ids[3 - $0])"
    }
    let foreign = try read(text: table("id,text,tautan", rows))
    #expect(foreign.tweets.allSatisfy { $0.username.isEmpty })
    let own = texts.indices.map {
      "\(ids[$0]),\(texts[$0]),https://twitter.com/dinas_kenanga/status/\(ids[$0])"
    }
    let found = try read(text: table("id,text,tautan", own))
    #expect(found.tweets.allSatisfy { $0.username == "dinas_kenanga" })
  }

  @Test(
    "called id with the numbers of rows give way to the tweets' links", arguments: [0, 1, 2_100])
  func rowNumbers(first: Int) throws {
    let rows = texts.indices.map {
      "\(first + $0),\(texts[$0]),https://twitter.com/dinas_kenanga/status/\(ids[$0])"
    }
    let found = try read(text: table("id,text,link", rows))
    #expect(found.tweets.map(\.id) == ids)
    // Where some tweets have no link, it may be one to others.
    let some = try read(text: table("id,text,link", rows + ["9,Loket tutup hari ini,"]))
    #expect(some.tweets.map(\.id) == texts.indices.map { "\(first + $0)" } + ["9"])
  }

  @Test("called id with the numbers of rows give way to ids of tweets, but not to those of users")
  func rowNumbersBesideIDs() throws {
    let numbers = (0..<12).map { "15419805198080779\($0 + 10)" }
    func foundIDs(_ name: String, _ number: (Int) -> String) throws -> [String] {
      let rows = numbers.indices.map { "\($0),\(texts[$0 % texts.count]),\(number($0))" }
      return try read(text: table("id,text,\(name)", rows)).tweets.map(\.id)
    }
    #expect(try foundIDs("uuid") { numbers[$0] } == numbers)
    let rows = numbers.indices.map { "\($0)" }
    #expect(try foundIDs("user_key") { numbers[$0] } == rows)
    // A few users have written several tweets each.
    #expect(try foundIDs("kunci") { numbers[$0 / 4] } == rows)
  }

  @Test("are the text if their cells are much longer than those of other sentences") func longest()
    throws
  {
    let rows = texts.map { "Jl. Anggrek no 7,\"\($0). \($0), kata warga di sana\"" }
    let found = try read(text: table("posisi,ungkapan", rows))
    #expect(taken(found.summary.files[0]) == ["text ungkapan"])
  }

  @Test("are no text if they name groups, or are called a place or a name") func otherThings() {
    let groups = (0..<30).map {
      "\($0),\($0 % 2 == 0 ? "kantor dinas lama" : "kantor dinas baru di utara")"
    }
    for text in [
      table("no,golongan", groups), table("no,alamat", texts.map { "1,\($0)" }),
      table("no,Nama", texts.map { "1,\($0)" }),
    ] {
      #expect(
        failure("a.csv", Array(text.utf8))?.contains("no column is known to hold the text") == true)
    }
  }

  @Test("are no date of the tweet if their name says that it is the account's") func accountDates()
    throws
  {
    let rows = texts.map { "\($0),2019-08-01 12:40" }
    for name in ["acc_creation_date", "user_since", "joined"] {
      #expect(
        try read(text: table("tweet,\(name)", rows)).tweets.allSatisfy { $0.createdAt == nil })
    }
    #expect(try read(text: table("tweet,kapan", rows)).tweets.allSatisfy { $0.createdAt != nil })
  }

  @Test("stand under a title of one cell before the header") func title() throws {
    for header in ["teks_tweet,perasaan", "no,teks_tweet"] {
      let rows = texts.map { header.hasPrefix("no") ? "1,\($0)" : "\($0),senang" }
      let found = try read(text: "kumpulan-1377_cuitan\n" + table(header, rows))
      #expect(found.tweets.map(\.text) == texts)
    }
  }

  @Test("are told by a lone name as programs give it, in a file called .csv")
  func loneName() throws {
    let folder = TemporaryFolder()
    let text = "teks_bersih\n" + texts.map { $0 + "\n" }.joined()
    let table = try read([folder.write("a.csv", text)])
    #expect(table.tweets.map(\.text) == texts)
    let lines = try read([folder.write("a.txt", text)])
    #expect(lines.tweets.count == texts.count + 1)
  }

  @Test("are id, account and date by their cells") func others() throws {
    let rows = texts.indices.map {
      "\(ids[$0]),@dinas_kenanga,2021-04-\($0 + 10) 08:00,\(texts[$0])"
    }
    let found = try read(text: table("a,b,c,d", rows))
    #expect(found.tweets.map(\.id) == ids)
    #expect(Set(found.tweets.map(\.username)) == ["dinas_kenanga"])
    #expect(found.tweets.allSatisfy { $0.createdAt != nil })
    #expect(taken(found.summary.files[0]) == ["text d", "id a", "account b", "date c"])
  }

  @Test("are not guessed where two could be the text") func two() {
    let rows = texts.map { "\($0),\($0.lowercased()) juga" }
    let failure = failure("a.csv", Array(table("satu,dua", rows).utf8))
    #expect(failure?.contains("no column is known to hold the text") == true)
  }

  @Test("give way to those with one") func names() throws {
    let rows = texts.map { "\($0),catatan panjang tentang hal lain" }
    #expect(try read(text: table("tweet,catatan", rows)).tweets.map(\.text) == texts)
  }

  @Test("stand under no header where the first row is a tweet") func headerless() throws {
    let rows = texts.indices.map { "0,\(ids[$0]),\"\(texts[$0])\"" }
    let found = try read(text: rows.map { $0 + "\n" }.joined())
    #expect(found.tweets.map(\.text) == texts)
    #expect(found.tweets.map(\.id) == ids)
    #expect(taken(found.summary.files[0]) == ["text column 3", "id column 2"])
  }

  @Test("stand under no header if the user says so") func named() throws {
    var options = ReadingOptions(textColumn: "column 2")
    options.hasNoHeader = true
    let rows = texts.map { "x,\($0)\n" }.joined()
    #expect(try read(text: rows, options).tweets.map(\.text) == texts)
  }

  @Test("may be one column, whose commas mean nothing") func lone() throws {
    let text =
      "Tweet\nKuota habis, datang lagi besok\nSelamat pagi\n\"Info:\njalan ditutup, harap maklum\"\n"
    let found = try read(text: text)
    #expect(
      found.tweets.map(\.text) == [
        "Kuota habis, datang lagi besok", "Selamat pagi", "Info:\njalan ditutup, harap maklum",
      ])
    #expect(found.summary.skipped == 0)
    #expect(
      found.tweets.map { String(decoding: $0.record, as: UTF8.self) } == [
        "\"Kuota habis, datang lagi besok\"", "Selamat pagi",
        "\"Info:\njalan ditutup, harap maklum\"",
      ])
  }

  @Test("may be one column that is quoted where it needs to be") func loneQuoted() throws {
    let text =
      "Ungkapan Warga\n\(texts[0])\n\"Kata dia, \"\"sudah\"\" selesai kemarin\"\n\"Info:\nbesok pagi tutup\"\n"
    #expect(
      try read(text: text).tweets.map(\.text) == [
        texts[0], "Kata dia, \"sudah\" selesai kemarin", "Info:\nbesok pagi tutup",
      ])
  }
}

@Suite("Ids that a program took for numbers") struct RoundedIDTests {
  private let ids = ["1660424514040759329", "1660426275648439330", "1660428037256119331"]

  private func rows(_ round: (String) -> String, link: Bool) -> String {
    let header = link ? "id,text,url" : "id,text"
    return table(
      header,
      ids.map { id in
        "\(round(id)),Loket buka" + (link ? ",https://x.com/dinas/status/\(id)" : "")
      })
  }

  @Test("come from the link", arguments: [15, 16, 17]) func link(digits: Int) throws {
    let text = rows({ $0.prefix(digits) + String(repeating: "0", count: 19 - digits) }, link: true)
    let found = try read(text: text)
    #expect(found.tweets.map(\.id) == ids)
    #expect(found.summary.files[0].rounded == 3)
  }

  @Test("that are doubles in full come from the link, too") func doubles() throws {
    let found = try read(text: rows({ String(UInt64(Double($0)!)) }, link: true))
    #expect(found.tweets.map(\.id) == ids)
    #expect(found.summary.files[0].rounded == 3)
  }

  @Test("are none without a link") func none() throws {
    let many = (0..<6).map { "16604245140407\($0)0000,Loket buka" }
    let found = try read(text: table("id,text", many))
    #expect(found.tweets.map(\.id) == Array(repeating: "", count: 6))
    #expect(found.summary.files[0].rounded == 6)
  }

  @Test(
    "are known however the exponent is written",
    arguments: ["1.66042451404076E+18", "1.66042451404075904E18", "1,66042E+18", "1.66042e+018"])
  func exponents(_ spelling: String) throws {
    let found = try read(text: "id;text\n\(spelling);Loket buka\n")
    #expect(found.tweets.map(\.id) == [""] && found.summary.files[0].rounded == 1)
    // A word is none.
    #expect(try read(text: "id;text\n12e5a;Loket buka\n").tweets[0].id == "12e5a")
  }

  @Test("are counted in JSON") func json() throws {
    let found = try read(
      text:
        #"[{"id":1.6604245140407593e+18,"text":"a","created_at":"2020-01-01","url":"https://x.com/d/status/1660424514040759329"}]"#
    )
    #expect(found.tweets.map(\.id) == ["1660424514040759329"])
    #expect(found.summary.files[0].rounded == 1)
  }
}

@Suite("Dates of a whole table") struct TableDateTests {
  private func tweets(_ dates: [String], _ ids: [String]? = nil) throws -> [Tweet] {
    let rows = dates.enumerated().map { "\(ids?[$0] ?? "\($0)"),\($1),teks" }
    return try read(text: table("id,date,text", rows)).tweets
  }

  private func days(_ tweets: [Tweet]) -> [String] {
    tweets.map { tweet in
      var out: [UInt8] = []
      if let seconds = tweet.createdAt { Timestamp.append(seconds, to: &out) }
      return String(decoding: out.prefix(10), as: UTF8.self)
    }
  }

  @Test("begin with the month if a row far behind shows it") func late() throws {
    let filler = String(repeating: "keterangan panjang ", count: 100)
    let rows =
      (0..<200).map { "5/\($0 / 20 + 1)/2022 8:10,\(filler)" } + ["5/17/2022 8:10,\(filler)"]
    let found = try read(text: table("waktu,tweet", rows)).tweets
    #expect(days(found).first == "2022-05-01" && days(found).last == "2022-05-17")
    #expect(days(found)[25] == "2022-05-02")
  }

  @Test("begin with the day where nothing shows otherwise, or as the user says")
  func order() throws {
    #expect(try days(tweets(["5/6/2022 8:10"])) == ["2022-06-05"])
    var options = ReadingOptions()
    options.dateOrder = .monthFirst
    let found = try read(text: "date,text\n5/6/2022 8:10,a\n", options).tweets
    #expect(days(found) == ["2022-05-06"])
  }

  @Test("begin with the month if the ids say so") func byIDs() throws {
    // 2019-04-02T01:05:00Z and after.
    let ids = ["1112885323922359329", "1113285323922359329", "1113985323922359329"]
    let dates = ids.map { id -> String in
      let day = CivilDay(daysSince1970: Int(Snowflake.seconds(Array(id.utf8).span)! / 86_400))
      let time = Int(Snowflake.seconds(Array(id.utf8).span)! % 86_400)
      return
        "\(day.month)/\(day.day)/\(day.year) \(time / 3600):\(String(time / 60 % 60 + 100).dropFirst())"
    }
    #expect(try days(tweets(dates, ids)) == ["2019-04-02", "2019-04-03", "2019-04-05"])
  }

  @Test("that are hours ahead of their ids are set right, which is counted") func zone() throws {
    let ids = (0..<5).map { "\(1_400_000_000_001_234_567 + $0 * 7_654_321_000_000)" }
    let moments = ids.map { Snowflake.seconds(Array($0.utf8).span)! }
    let rows = zip(ids, moments).map { id, moment in
      var local: [UInt8] = []
      Timestamp.append(moment + 8 * 3600, to: &local)
      return "\(id),\(String(decoding: local.dropLast(), as: UTF8.self)),teks"
    }
    let found = try read(text: table("id,date,text", rows))
    #expect(found.tweets.map(\.createdAt) == moments)
    #expect(found.summary.files[0].dateOffsets == [8 * 3600])
  }

  @Test("may name their zone in the column") func column() throws {
    for name in ["created_at_wib", "Created At (WIB)", "published_at_wib"] {
      let found = try read(text: "\(name),text\n2025-06-10 08:15,a\n").tweets
      #expect(found.map(\.createdAt) == [1_749_518_100])
    }
  }

  @Test(
    "know summer time",
    arguments: [
      ("2019-07-10 12:00:00 W. Europe Standard Time", "2019-07-10T10:00:00Z"),
      ("2019-01-10 12:00:00 W. Europe Standard Time", "2019-01-10T11:00:00Z"),
      ("2019-07-10 12:00:00 GMT Standard Time", "2019-07-10T11:00:00Z"),
      ("2019-07-10 12:00:00 Europe/London", "2019-07-10T11:00:00Z"),
      ("2019-12-10 12:00:00 Europe/London", "2019-12-10T12:00:00Z"),
      ("10 Juli 2019 12.00 Asia/Makassar", "2019-07-10T04:00:00Z"),
      ("2019-07-10 12:00:00 Eastern Standard Time", "2019-07-10T16:00:00Z"),
      ("Wed Jul 10 2019 12:00:00 GMT+0700 (Western Indonesia Time)", "2019-07-10T05:00:00Z"),
    ])
  func summer(_ written: String, _ expected: String) throws {
    let found = Timestamp.seconds(Array(written.utf8).span)
    let seconds = try #require(found)
    var out: [UInt8] = []
    Timestamp.append(seconds, to: &out)
    #expect(String(decoding: out, as: UTF8.self) == expected)
  }
}

@Suite("What programs left in exports") struct ExportHabitTests {
  @Test("replies are told by a column that names the addressee, where some rows have none")
  func addressee() throws {
    let rows = ["a,,teks", "a,warga,teks", "a,,teks"]
    #expect(
      try read(text: table("username,to,text", rows)).tweets.map(\.kind) == [
        .tweet, .reply, .tweet,
      ])
    let full = ["a,x,teks", "a,y,teks"]
    #expect(
      try read(text: table("username,to,text", full)).tweets.map(\.kind) == [.tweet, .tweet])
  }

  @Test("undefined is nobody, in the column and in the link") func nobody() throws {
    let text = table(
      "username,text,tweet_url", ["undefined,a,https://x.com/undefined/status/1967033127662519329"])
    let tweet = try #require(try read(text: text).tweets.first)
    #expect(tweet.username == "" && tweet.id == "1967033127662519329")
  }

  @Test(
    "R's escapes are the characters that they stand for",
    arguments: [
      ("buka <U+0001F44D><U+0001F3FD> pukul", "buka 👍🏽 pukul"),
      ("<U+26A0><U+FE0F> Waspada", "⚠️ Waspada"),
      ("vaksin <U+2013> Rabu", "vaksin – Rabu"), ("<f0><9f><92><89>", "💉"),
      ("siap <U+270C><U+FE0F><ed><U+00A0><U+00BD><ed><U+00B8><U+0081>", "siap ✌️😁"),
      (
        "hujan <U+653C><U+3E64><U+613C><U+3E30><U+623C><U+3E64><U+653C><U+3E64><U+623C><U+3E38><U+383C><U+3E32>",
        "hujan 😂"
      ),
      ("huruf <U+653C><U+3E64>", "huruf 攼㹤"),
      ("jembatan <ed><U+00A0><U+00BD><ed><U+00B8><U+0081>", "jembatan 😁"),
      ("3 <4 dan <dd> <b>", "3 <4 dan <dd> <b>"),
    ])
  func escapes(_ written: String, _ text: String) throws {
    let found = try read(text: "id,text\n1,\(written)\n")
    #expect(found.tweets.map(\.text) == [text])
    #expect(found.summary.repaired == (written == text ? 0 : 1))
  }

  @Test("a text whose line begins with one is no page") func lines() throws {
    let text = "Loket buka <U+2013> besok\n<U+26A0> Waspada hujan lebat sore ini\n"
    #expect(
      try read(text: text).tweets.map(\.text) == [
        "Loket buka – besok", "⚠ Waspada hujan lebat sore ini",
      ])
  }

  @Test("printed objects are refused by name") func printed() {
    let text = "Response(data=[<Tweet id=15426 text='Loket, buka'>, <Tweet id=15427 text='b'>])\n"
    let message = failure("a.csv", Array(text.utf8))
    #expect(message?.contains("objects as a program prints them") == true)
  }

  @Test("records of JSON are read by the rules of columns") func records() throws {
    let text = """
      {"meta":{"count":1},"records":[{"tweet_id":"1932245075358647329",
      "published_at_wib":"2025-06-10 08:15","Isi Tweet":"Loket buka","post_type":"reply",
      "metrics":{"like_count":3,"retweet_count":2},
      "url":"https://x.com/dinas/status/1932245075358647329"}]}
      """
    let tweet = try #require(try read(text: text).tweets.first)
    #expect(tweet.id == "1932245075358647329" && tweet.username == "dinas")
    #expect(tweet.text == "Loket buka" && tweet.kind == .reply)
    #expect(tweet.createdAt == 1_749_518_100)
    #expect(tweet.counts == Counts(retweets: 2, likes: 3))
  }

  @Test("rows that are no UTF-8 come back in UTF-8") func encoding() throws {
    let bytes = Array("id,text\n1,kata ".utf8) + [0xE2, 0x80] + Array("dan €\n".utf8)
    let folder = TemporaryFolder()
    let tweets = try read([folder.write("a.csv", bytes)]).tweets
    #expect(String(validating: tweets[0].record, as: UTF8.self) != nil)
  }
}
