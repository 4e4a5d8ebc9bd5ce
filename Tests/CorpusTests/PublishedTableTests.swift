import Testing

@testable import Corpus

/// Kinds of faults that files which strangers published have shown: how tables are written.
@Suite("Tables as people publish them") struct PublishedTableTests {
  @Test("have a title in a row of cells", arguments: ["Hasil crawling,,,", ",,,\nData,,,", ",,,"])
  func titleRow(title: String) throws {
    let rows = PublishedFiles.texts.enumerated().map { "\($0),warga_\($0),\"\($1)\",ya" }
    let found = try PublishedFiles.read(
      ([title, "No,Username,Tweet,Nilai"] + rows).joined(separator: "\n"))
    #expect(found.tweets.map(\.text) == PublishedFiles.texts)
    #expect(found.tweets.map(\.username) == (0..<6).map { "warga_\($0)" })
  }

  @Test("repeat a header of older names")
  func renamedHeader() throws {
    let rows = PublishedFiles.texts.map { "dinkes,,\"\($0)\",2024-05-01T01:23:55Z,ya" }
    let again = "username,handle,content,time,netral"
    let found = try PublishedFiles.read(
      (["username,handle,full_text,time,nilai"] + rows + [again] + rows).joined(separator: "\n"))
    #expect(found.tweets.map(\.text) == PublishedFiles.texts + PublishedFiles.texts)
    #expect(found.summary.files[0].others == 1)
    // A tweet may be one word that names a column.
    let word = try PublishedFiles.read("text,username,date\ntext,rani,2021-08-17\n")
    #expect(word.tweets.map(\.text) == ["text"])
  }

  @Test("have no header, and a retweet or a long text in the first row")
  func headerlessTexts() throws {
    let long = PublishedFiles.texts.joined(separator: " ").replacing(",", with: "")
    for first in ["rt @desa_randu: loket buka lagi besok pagi", long] {
      let rows = ([first] + PublishedFiles.texts).map { "\($0);positif;;" }
      let found = try PublishedFiles.read((rows + [";;;"]).joined(separator: "\r\n"))
      #expect(found.tweets.map(\.text) == [first] + PublishedFiles.texts)
    }
  }

  @Test("lack the last cell of a row with the link to its tweet")
  func cutRowWithLink() throws {
    let rows = PublishedFiles.texts.enumerated().map {
      "/dinkes/status/154198080519807795\($0)\tdinkes\t\($1)\tya"
    }
    let cut = "/dinkes/status/1541980805198077959\tdinkes\tair mati sampai sore"
    let found = try PublishedFiles.read(
      (["link\tuser\ttext\tnilai"] + rows + [cut + "\t\"\"", String(cut.dropLast(0))]).joined(
        separator: "\n"), named: "t.tsv")
    #expect(found.tweets.count == 7)
    let quoted = try PublishedFiles.read(
      "link,user,text,nilai\n/d/status/1541980805198077950,d,\"a b\",x\n"
        + "/d/status/1541980805198077951,d,\"c d\"\n")
    #expect(quoted.tweets.map(\.text) == ["a b", "c d"])
  }

  @Test("name the kinds of their columns in two rows under the header, as Orange does")
  func kindsOfColumns() throws {
    let rows = PublishedFiles.texts.map { "154198080519807795\t\($0)\twarga_1\tya" }
    let header = [
      "id\ttext\tuser\tlayanan", "string\tstring\tstring\tdiscrete", "meta\tmeta\t\tclass",
    ]
    let found = try PublishedFiles.read(
      (header + rows).joined(separator: "\n"), named: "t.tab")
    #expect(found.tweets.map(\.text) == PublishedFiles.texts)
    #expect(found.summary.files[0].others == 2)
    // Values and attributes may stand there, too.
    let listed = [
      "id\ttext\tuser\tlayanan\tkota", "string\tstring\tstring\tdiscrete\tID\\ A ID\\ B",
      "meta title=True\tmeta\tmeta\tclass\t",
    ]
    let valued = try PublishedFiles.read(
      (listed + rows.map { $0 + "\tID A" }).joined(separator: "\n"), named: "t.tab")
    #expect(valued.tweets.map(\.text) == PublishedFiles.texts)
    // Further down, and beside other cells, they are words like others.
    let below = try PublishedFiles.read(
      "text,label\nloket buka,ya\nair mati,ya\nmeta,class\nstring,b\n")
    #expect(below.tweets.map(\.text) == ["loket buka", "air mati", "meta", "string"])
  }

  @Test("are texts alone, with commas and quotes in them and without a header")
  func loneTexts() throws {
    let texts = [
      "Loket buka, bawa kartu keluarga ya",
      "Jalan Kenanga ditutup besok, lewat Jalan Melati, hati-hati",
      "\"Sabar\", kata bupati kepada warga", "Air mati di Desa Randu sampai sore",
      "Selamat pagi warga",
      "Vaksinasi gratis, datang pagi, bawa KTP, dan masker",
    ]
    for name in ["t.csv", "t.txt"] {
      let bare = try PublishedFiles.read(texts.joined(separator: "\n"), named: name)
      #expect(bare.tweets.map(\.text) == texts, "\(name)")
    }
    let headed = try PublishedFiles.read((["text"] + texts).joined(separator: "\n"))
    #expect(headed.tweets.map(\.text) == texts)
    // A table stays one, though some of its texts are cut.
    let table = PublishedFiles.texts.map { "warga_1,\($0.replacing(",", with: "")),2021-08-17" }
    let found = try PublishedFiles.read(
      (table + ["warga_2,a, b, c,2021-08-18"]).joined(separator: "\n"))
    #expect(found.tweets.count == 6)
    // Where all texts have commas nothing tells how many columns stand beside them, and the file is refused.
    let labelled = (0..<12).map { "\($0 % 2),\(PublishedFiles.texts[$0 % 6]), ya" }
    #expect(throws: CorpusError.self) {
      try PublishedFiles.read(labelled.joined(separator: "\n"))
    }
  }

  @Test("have neither quotes nor known names, and texts that their commas cut")
  func cutTexts() throws {
    let texts = (0..<20).map { "\(PublishedFiles.texts[$0 % 6]) \($0)" }
    func read(_ rows: [String]) throws -> (tweets: [Tweet], summary: ReadSummary) {
      try PublishedFiles.read(rows.joined(separator: "\n"))
    }
    let words = ["positif", "netral"]
    let before = texts.enumerated().map { "\(words[$0 % 2]),\($1)" }
    let behind = texts.enumerated().map { "\($1),\(words[$0 % 2])" }
    for rows in [before, behind, texts.enumerated().map { "\($0 % 2),\($1)" }] {
      let found = try read(rows)
      #expect(found.tweets.map(\.text) == texts && found.summary.skipped == 0)
      #expect(found.summary.files[0].repairs[.splitTexts] > 9)
    }
    let accounts = try read(texts.enumerated().map { "@warga\($0),\($1),2021-08-\($0 + 10)" })
    #expect(accounts.tweets.map(\.text) == texts && accounts.tweets[3].username == "warga3")
    #expect(accounts.tweets.allSatisfy { $0.createdAt != nil })
    // A header of unknown names is told by the words under it, and so is a row without one.
    #expect(try read(["kelas_x,kalimat_y"] + before).tweets.map(\.text) == texts)
    let short = try read(["netral,apel pagi"] + before)
    #expect(short.tweets.map(\.text) == ["apel pagi"] + texts)
    let even = try read(
      (["apel pagi"] + texts).enumerated().map {
        "\(words[$0 % 2]),\($1.filter { $0 != "," })"
      })
    #expect(even.tweets.count == 21 && even.tweets[0].text == "apel pagi")
    // Names that are known tell it, though every text is cut.
    let named = ["label,tweet"] + before.filter { $0.contains(", ") }
    #expect(try read(named).tweets.map(\.text) == texts.filter { $0.contains(",") })
  }

  @Test("count their rows, so that several have the same ids for other tweets")
  func sharedRowNumbers() throws {
    let folder = TemporaryFolder()
    func table(_ texts: ArraySlice<String>) -> String {
      "id,text\n" + texts.enumerated().map { "\($0),\"\($1)\"\n" }.joined()
    }
    let first = folder.write("2020.csv", table(PublishedFiles.texts[..<3]))
    let second = folder.write("2021.csv", table(PublishedFiles.texts[3...]))
    let found = try CorpusTests.read([first, second])
    let ids = found.tweets.map(\.id)
    #expect(Array(ids[..<3]) == ["0", "1", "2"] && Set(ids).count == 6)
    #expect(ids[3].hasPrefix("0-") && ids[3].count == 10)
    #expect(found.summary.files.map(\.sharedNumbers) == [0, 3])
    #expect(found.summary.files[1].notes.contains(.sharedNumbers(3)))
    // What comes behind changes no id, and the same rows again are copies.
    let more = folder.write("2022.csv", table(PublishedFiles.texts[1..<4]))
    let again = try CorpusTests.read([first, second, more, second]).tweets.map(\.id)
    #expect(Array(again[..<6]) == ids && Array(again[9...]) == Array(ids[3...]))
    #expect(Set(again).count == 9)
    // Tables that were joined to one keep the numbers of both.
    let joined = try PublishedFiles.read(
      table(PublishedFiles.texts[..<3]) + "0,halo\n1,\"\(PublishedFiles.texts[1])\"\n")
    #expect(Set(joined.tweets.map(\.id)).count == 4 && joined.tweets[4].id == "1")
    // Ids of the platform are never marked: another text is another state of the tweet.
    let edited = try PublishedFiles.read(
      "id,text\n1541980805198077950,satu dua tiga\n1541980805198077950,dua tiga empat\n")
    #expect(Set(edited.tweets.map(\.id)).count == 1)
  }

  @Test("have rows that say NaN in every cell, which are no tweets")
  func rowsOfPlaceholders() throws {
    let found = try PublishedFiles.read(
      "id,text\n1541980805198077950,loket buka\nN/A,n/a\nnan,\n1541980805198077951,NaN\n")
    #expect(found.tweets.map(\.text) == ["loket buka", "NaN"] && found.summary.skipped == 0)
  }

  @Test("have rows without their last cells, which are read where the text is whole")
  func missingCells() throws {
    let ids = (0..<8).map { "154198080519807795\($0)" }
    let found = try PublishedFiles.read(
      """
      id,text,username,label
      \(ids[0]),loket buka,dinas,1
      \(ids[1]),air mati,dinas
      \(ids[2]),"jalan, ditutup"
      \(ids[3]),halo
      77,awas banjir,dinas
      \(ids[4]),pagi warga,dinas,0

      """)
    // Of `halo` the line may have broken, and 77 may stand in a text.
    #expect(
      found.tweets.map(\.text) == ["loket buka", "air mati", "jalan, ditutup", "pagi warga"])
    let file = found.summary.files[0]
    #expect(file.skipped == 2 && file.repaired == 2 && file.repairs[.missingCells] == 2)
    // Without ids a line in quotes may be a part of a text, too.
    let plain = try PublishedFiles.read(
      "text,label,split\n\"loket buka\",1,a\n\"air mati, maaf\"\njalan ditutup\nsatu, dua\n")
    #expect(plain.tweets.map(\.text) == ["loket buka"] && plain.summary.skipped == 3)
  }

  @Test("have delimiters in texts without quotes, told by the cells around these")
  func splitTexts() throws {
    let texts = (0..<6).flatMap { [PublishedFiles.texts[4], "halo \($0)"] }
    let rows = texts.enumerated().map { "\($1),\($0.isMultiple(of: 2) ? "positif" : "netral")" }
    func read(_ more: [String]) throws -> (tweets: [Tweet], summary: ReadSummary) {
      try PublishedFiles.read((["Text,label"] + rows + more).joined(separator: "\n") + "\n")
    }
    let found = try read([
      "air mati, maaf, ya,netral", "jalan, ditutup,positif", "besok, lagi", "a, b,c",
    ])
    #expect(
      found.tweets.map(\.text).suffix(3) == ["air mati, maaf, ya", "jalan, ditutup", "besok"])
    // `c` is no label that other rows have.
    #expect(found.summary.skipped == 1 && found.summary.files[0].repairs[.splitTexts] == 2)
    // A table that has quotes writes its commas in them.
    let quoted = try read(["pagi,\"netral\"", "jalan, ditutup,positif"])
    #expect(quoted.tweets.last?.text == "pagi" && quoted.summary.skipped == 1)
  }

  @Test("are quoted line by line, with their header")
  func quotedLines() throws {
    let rows = PublishedFiles.texts.map {
      "\"154198080519807795\($0.utf8.count % 10),\"\"\($0)\"\",dinas\""
    }
    let found = try PublishedFiles.read(
      (["\"id_str,\"\"full_text\"\",username\""] + rows).joined(separator: "\r\n") + "\r\n")
    #expect(found.tweets.map(\.text) == PublishedFiles.texts)
    #expect(found.tweets.allSatisfy { $0.username == "dinas" && $0.id.hasPrefix("15419") })
  }

  @Test("are quoted line by line, with empty cells of another delimiter behind")
  func quotedLinesWithCells() throws {
    let texts = [
      "RT @kota_x: loket buka, pagi", "@kota_x air mati", "selamat pagi", "jalan ditutup",
    ]
    let rows = texts.map { "\"netral,\"\"\($0)\"\",\"\"warga_1\"\"\";;" }
    // A text that holds the other delimiter stands in two cells, and one without a quote needs none.
    let others = ["\"netral,\"\"pasar;\";\" loket\"\",\"\"warga_1\"\"\";", "netral,apel,warga_1;;"]
    let found = try PublishedFiles.read(
      (["sentiment,text,user;;"] + rows + others).joined(separator: "\r\n") + "\r\n")
    #expect(found.tweets.map(\.text) == texts + ["pasar;; loket", "apel"])
    #expect(
      found.tweets.map(\.kind) == [.retweet, .reply, .tweet, .tweet, .tweet, .tweet])
    #expect(found.tweets.allSatisfy { $0.username == "warga_1" })
  }

  @Test("are quoted line by line, and cut at the semicolons of entities")
  func quotedLinesCut() throws {
    let found = try PublishedFiles.read(
      """
      date,text,user
      "2021-08-17,""loket buka, pagi"",dinas"
      "2021-08-18,""apel &amp";" upacara, pagi"",camat"
      "2021-08-19,""a &lt";" b &amp";" c"",warga"

      """)
    #expect(found.tweets.map(\.text) == ["loket buka, pagi", "apel & upacara, pagi", "a < b & c"])
    #expect(found.tweets.map(\.username) == ["dinas", "camat", "warga"])
    #expect(found.summary.files[0].repairs[.quotedAsWhole] == 3)
  }

  @Test("have quotes of their own around every text", arguments: ["'", "\"\""])
  func textsInQuotes(quote: String) throws {
    let texts = ["@dinas air mati", "RT @dinas: loket buka", "halo, semua"]
    func read(_ texts: [String]) throws -> (tweets: [Tweet], summary: ReadSummary) {
      try PublishedFiles.read("id,text\n" + texts.map { "1,\"\($0)\"\n" }.joined())
    }
    let found = try read(texts.map { quote + $0 + quote })
    #expect(found.tweets.map(\.text) == texts && found.summary.repaired == 3)
    #expect(found.tweets.map(\.kind) == [.reply, .retweet, .tweet])
    // A program quotes those that hold the delimiter.
    let some = (0..<3).flatMap { [quote + "@dinas air mati, ya \($0)" + quote, "pagi \($0)"] }
    let written = try read(some)
    if quote != "'" {
      #expect(written.tweets.filter { $0.kind == .reply }.count == 3)
      #expect(written.summary.repaired == 3)
    }
    // Around a single text they may be a person's.
    let one = try read([texts[0], quote + texts[2] + quote, texts[1]])
    #expect(one.tweets[1].text.count == texts[2].count + 2 && one.summary.repaired == 0)
  }

  @Test("have headers among their rows, prepared with the texts or of other tables")
  func headersWithin() throws {
    let rows = PublishedFiles.texts.map { "dinas,2021-01-15 04:00,\"\($0)\",a b,positif" }
    let prepared = try PublishedFiles.read(
      (["username,created_at,text,clean_text,label"] + rows[..<3]
        + ["username,created_at,text,text,negatif"] + rows[3...]).joined(separator: "\n") + "\n")
    #expect(prepared.tweets.map(\.text) == PublishedFiles.texts)
    #expect(prepared.summary.files[0].others == 1)
    // A text that says the name of its column is one, beside another account.
    let said = try PublishedFiles.read(
      "username,text,label\ndinas,text,a\nusername,halo,b\n\(rows[0].prefix(5)),pagi,c\n")
    #expect(said.tweets.count == 3)
    let ids = (0..<4).map { "154198080519807795\($0)" }
    let bare = zip(ids, PublishedFiles.texts).map { "\($0),2022-06-29 03:04,\"\($1)\",dinas,3" }
    let found = try PublishedFiles.read(
      (bare[..<2] + ["id_str,created_at,full_text,username,favorite_count"] + bare[2...]).joined(
        separator: "\n") + "\n")
    #expect(found.tweets.map(\.text) == Array(PublishedFiles.texts[..<4]))
    #expect(found.summary.files[0].others == 1)
  }

  @Test("have spaces behind a closing quote")
  func spacesBehindQuotes() throws {
    let found = try PublishedFiles.read(
      "\"id\";\"text\";\"label\"\n\"1\";\"air; mati\";\"0\" \n\"2\" ;\"loket\"  ;\"1\"\r\n"
        + "\"3\";\"a\" b\";\"1\"\n")
    #expect(found.tweets.map(\.text) == ["air; mati", "loket", "a\" b"])
    #expect(found.summary.skipped == 0 && found.summary.repaired == 1)
  }

  @Test("have columns without a name, in which all rows are alike", arguments: [",,", ",,,"])
  func unnamedColumns(rest: String) throws {
    let rows = PublishedFiles.texts.map { "\"\($0)\"\(rest)" }
    let found = try PublishedFiles.read((["text\(rest)"] + rows).joined(separator: "\n") + "\n")
    #expect(found.tweets.map(\.text) == PublishedFiles.texts && found.summary.others == 0)
    // A header that stands again is none of them.
    let again = try PublishedFiles.read(
      (["text\(rest)"] + rows + ["text\(rest)"]).joined(separator: "\n") + "\n")
    #expect(again.tweets.map(\.text) == PublishedFiles.texts && again.summary.others == 1)
  }

  @Test("have rows of empty cells, which are none", arguments: ["\"\",\"\"", ",", " , ", ",,,"])
  func emptyRows(blank: String) throws {
    let rows = PublishedFiles.texts.map { "\"\($0)\",Netral" }
    let found = try PublishedFiles.read(
      "text,label\n" + rows.joined(separator: "\n\(blank)\n") + "\n\(blank)\n\(blank)\n")
    #expect(found.tweets.map(\.text) == PublishedFiles.texts)
    #expect(found.summary.skipped == 0 && found.summary.others == 0)
    // A row with something in it is a tweet, if without text.
    #expect(
      try PublishedFiles.read("text,label\nsatu dua tiga,a\n,b\n").tweets.map(\.text) == [
        "satu dua tiga", "",
      ])
  }

  @Test(
    "have names that a program made up above the header",
    arguments: ["Column1,Column2", "Unnamed: 0,Unnamed: 1"])
  func madeUpNames(names: String) throws {
    let rows = PublishedFiles.texts.map { "positif,\"\($0)\"\n" }.joined()
    #expect(
      try PublishedFiles.read("\(names)\nsentimen,\"text\"\n" + rows).tweets.map(\.text)
        == PublishedFiles.texts)
    // Without names below, what is in the columns tells.
    #expect(try PublishedFiles.read("\(names)\n" + rows).tweets.map(\.text) == PublishedFiles.texts)
  }

  @Test("have a row of groups above the header, as NodeXL writes it")
  func groups() throws {
    let rows = PublishedFiles.texts.enumerated().map { number, text in
      "warga\(number),dinas,,,Mentions,\"\(text)\",28/05/2022 19:4\(number),184814138228421427\(number)\n"
    }
    let found = try PublishedFiles.read(
      ",,Visual Properties,,Other Columns,,,\nVertex 1,Vertex 2,Color,Add Your Own Columns Here,Relationship,Tweet,Tweet Date (UTC),Imported ID\n"
        + rows.joined())
    #expect(found.tweets.map(\.text) == PublishedFiles.texts)
    #expect(found.tweets[0].id == "1848141382284214270" && found.tweets[0].createdAt != nil)
  }

  @Test("have lines that end in CR CR LF", arguments: ["\r\r\n", "\r\n", "\n"])
  func doubledReturns(newline: String) throws {
    let rows = PublishedFiles.texts.enumerated().map { "15419808051980779\(50 + $0),\"\($1)\"" }
    let quoted = try PublishedFiles.read((["id,text"] + rows).joined(separator: newline) + newline)
    #expect(quoted.tweets.map(\.text) == PublishedFiles.texts && quoted.summary.skipped == 0)
    let plain = try PublishedFiles.read(
      "id,text\(newline)1,loket buka pagi\(newline)2,apel pagi\(newline)")
    #expect(plain.tweets.map(\.text) == ["loket buka pagi", "apel pagi"])
    let dated = PublishedFiles.texts.map { "2022-06-29 03:00:07,\"\($0)\"" }
    let bare = try PublishedFiles.read(dated.joined(separator: newline) + newline)
    #expect(bare.tweets.map(\.text) == PublishedFiles.texts)
    #expect(bare.tweets.allSatisfy { $0.createdAt != nil })
  }

  @Test(
    "are written by R with row names, backslashes before quotes, and texts over lines",
    arguments: [true, false])
  func escapedQuotes(hasNames: Bool) throws {
    let source = #""<a href=\"http://twitter.com\" rel=\"nofollow\">Web</a>""#
    let rows = PublishedFiles.texts.enumerated().map { number, text in
      (hasNames ? "\"\(number + 1)\"," : "")
        + "\"\(text)\nhalo, semua\",FALSE,\"15419808051980779\(50 + number)\",\(source),\"dinas\(number)\""
    }
    let found = try PublishedFiles.read(
      (["\"text\",\"favorited\",\"id\",\"statusSource\",\"screenName\""] + rows).joined(
        separator: "\n") + "\n")
    #expect(found.tweets.map(\.text) == PublishedFiles.texts.map { $0 + "\nhalo, semua" })
    #expect(found.tweets.map(\.username) == PublishedFiles.texts.indices.map { "dinas\($0)" })
    #expect(found.summary.skipped == 0)
  }

  @Test("have one column, with a name or without", arguments: ["komentar", "comments"])
  func oneColumn(name: String) throws {
    #expect(
      try PublishedFiles.read(([name] + PublishedFiles.texts).joined(separator: "\n")).tweets.map(
        \.text) == PublishedFiles.texts)
    let quoted = PublishedFiles.texts.map { "\"\($0), kata \"\"ya\"\"\nbaris kedua\"" }
    let wanted = PublishedFiles.texts.map { "\($0), kata \"ya\"\nbaris kedua" }
    #expect(try PublishedFiles.read(quoted.joined(separator: "\n")).tweets.map(\.text) == wanted)
    #expect(
      try PublishedFiles.read(([name] + quoted).joined(separator: "\n")).tweets.map(\.text)
        == wanted)
  }

  @Test("have no header though the first text is short")
  func shortFirstText() throws {
    let texts =
      ["bagus sekali layanannya"] + PublishedFiles.texts.map { $0.replacing(",", with: "") }
    let rows = texts.enumerated().map { "\($0 + 1),\($1),positif" }
    #expect(try PublishedFiles.read(rows.joined(separator: "\n")).tweets.map(\.text) == texts)
  }

  @Test("end their rows with carriage returns, whatever line feeds stand in cells or behind them")
  func returns() throws {
    let cells = try PublishedFiles.read("id,text\r1,\"apel\npagi\"\r2,air mati\r3,\"a\nb\"\r")
    #expect(cells.tweets.map(\.text) == ["apel\npagi", "air mati", "a\nb"])
    let joined = try PublishedFiles.read(
      "id,text\r1,apel\r2,air mati\r3,loket\rid,text\n4,pagi\n")
    #expect(joined.tweets.map(\.text) == ["apel", "air mati", "loket", "pagi"])
    // Those in texts without quotes stay, where rows end otherwise.
    let texts = try PublishedFiles.read("id,text\n1,apel\rpagi\rini\n2,air\rmati\n")
    #expect(texts.tweets.map(\.text) == ["apel\rpagi\rini", "air\rmati"])
  }

  @Test("have the header again in another order, by which the rows behind it are read")
  func otherOrder() throws {
    let found = try PublishedFiles.read(
      """
      id,text,username
      1,apel pagi,dinas
      username,id,text
      camat,2,"loket, buka"
      id,text,username
      3,air mati,warga

      """)
    #expect(found.tweets.map(\.text) == ["apel pagi", "loket, buka", "air mati"])
    #expect(found.tweets.map(\.username) == ["dinas", "camat", "warga"])
    #expect(found.tweets[1].record == Array("2,\"loket, buka\",camat".utf8))
    #expect(found.summary.files[0].others == 2)
  }

  @Test("have the header again with another name in it")
  func headerAgain() throws {
    let found = try PublishedFiles.read("id,text,likes\n1,apel,2\nid,text,favs\n2,loket,3\n")
    #expect(found.tweets.map(\.text) == ["apel", "loket"])
    #expect(found.summary.files[0].others == 1)
  }

  @Test("have a text and a label between semicolons, and commas in the texts")
  func semicolons() throws {
    let rows = PublishedFiles.texts.map { "\($0) #randu;positif" }
    #expect(
      try PublishedFiles.read(rows.joined(separator: "\n")).tweets.map(\.text)
        == PublishedFiles.texts.map { $0 + " #randu" }
    )
  }
}
