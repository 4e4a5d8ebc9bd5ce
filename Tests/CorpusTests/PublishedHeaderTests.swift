import Testing

@testable import Corpus

/// Kinds of faults that files which strangers published have shown: headers.
@Suite("Headers of tables as people publish them") struct PublishedHeaderTests {
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

  @Test("have no header though the first text is short")
  func shortFirstText() throws {
    let texts =
      ["bagus sekali layanannya"] + PublishedFiles.texts.map { $0.replacing(",", with: "") }
    let rows = texts.enumerated().map { "\($0 + 1),\($1),positif" }
    #expect(try PublishedFiles.read(rows.joined(separator: "\n")).tweets.map(\.text) == texts)
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

  @Test("has a title above it, alone in its row, also where no name is known")
  func title() throws {
    let rows = PublishedFiles.texts.enumerated().map { row("\($0)", "\($0)", $1, "Positif") }
      .joined()
    let title = row("", "", "Contoh Data", "")
    let sheet = try CorpusTests.read(rows: title + row("", "No", "Data", "Nilai") + rows)
    #expect(sheet.tweets.map(\.text) == PublishedFiles.texts)
    #expect(sheet.summary.files[0].taken.map(\.column) == ["Data"])
    let lines = PublishedFiles.texts.map { "Positif,\"\($0)\"\n" }.joined()
    // A row of few words under a lone name is none.
    let few = try PublishedFiles.read(
      "\"\",\"ujaran\"\n\"0\",\"mantap, pak\"\n"
        + PublishedFiles.texts.enumerated().map { "\"\($0 + 1)\",\"\($1)\"\n" }.joined())
    #expect(few.tweets.map(\.text) == ["mantap, pak"] + PublishedFiles.texts)
    let table = try PublishedFiles.read("Contoh Data,\nNilai,Data\n" + lines)
    #expect(table.tweets.map(\.text) == PublishedFiles.texts)
  }

  @Test("is none in texts of which the second alone has a comma, behind a short one")
  func textsWithCommas() throws {
    let texts =
      ["kabar hari ini", "satu, dua"] + PublishedFiles.texts.map { $0.filter { $0 != "," } }
    let found = try PublishedFiles.read(texts.joined(separator: "\n") + "\n", named: "t.txt")
    #expect(found.tweets.map(\.text) == texts)
  }

  @Test("is none where one column has quotes around what holds a comma alone")
  func loneColumn() throws {
    let texts = ["aku sudah lama menunggu"] + PublishedFiles.texts + ["kata \"cepat\", lalu pergi"]
    let lines = texts.map {
      $0.contains(",") ? "\"\($0.replacing("\"", with: "\"\""))\"" : $0
    }
    #expect(
      try PublishedFiles.read(lines.joined(separator: "\n") + "\n").tweets.map(\.text) == texts)
    // A name of a few words is one.
    let named = ["isi pesan"] + lines.dropFirst()
    #expect(
      try PublishedFiles.read(named.joined(separator: "\n") + "\n").tweets.map(\.text)
        == Array(texts.dropFirst()))
  }

  @Test("is none where a cell of it comes again, or a first row has its text alone")
  func rowsBelowTitle() throws {
    let rows = PublishedFiles.texts.map { "\"\($0)\",positif,anna\n" }.joined()
    let found = try PublishedFiles.read("selamat pagi semua,,\nmantap banget,positif,anna\n" + rows)
    #expect(found.tweets.count >= 7)
    #expect(found.tweets.contains { $0.text == "mantap banget" })
  }

  @Test("of known names may have a quote in its last, which is never closed")
  func quoteInHeader() throws {
    for rows in [
      "1\tanna\thalo kak semua\n2\tanna\tterima kasih ya\n", "1\tanna\thalo kak semua\n",
    ] {
      let found = try PublishedFiles.read("id\tuser\t\"text\n" + rows, named: "t.tsv")
      #expect(found.tweets.first?.text == "halo kak semua")
    }
  }
}
