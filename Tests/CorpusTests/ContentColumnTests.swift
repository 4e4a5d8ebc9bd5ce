import Testing

@testable import Corpus

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
