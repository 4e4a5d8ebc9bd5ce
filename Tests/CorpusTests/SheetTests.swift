import Testing

@testable import Corpus

/// The parts of a spreadsheet, as little as a reader needs.
struct SheetParts {
  var sheets: [(name: String, rows: String)] = []
  var strings: [String] = []
  /// The codes of number formats, the first for `s="1"`; 14 is one without a code.
  var formats: [String] = []
  var startsIn1904 = false
  /// What stands before the root of each sheet.
  var prologue = ""

  private var files: [(name: String, bytes: [UInt8])] {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    let relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    let numbers = sheets.indices.map { $0 + 1 }
    var files = [
      ("[Content_Types].xml", "<Types/>"),
      (
        "_rels/.rels",
        "<Relationships><Relationship Id=\"a\" Type=\"\(relation)/officeDocument\" "
          + "Target=\"/xl/workbook.xml\"/></Relationships>"
      ),
      (
        "xl/workbook.xml",
        "<workbook xmlns=\"\(main)\" xmlns:r=\"\(relation)\">"
          + "<workbookPr date1904=\"\(startsIn1904 ? 1 : 0)\"/><sheets>"
          + zip(numbers, sheets).map {
            "<sheet name=\"\($1.name)\" sheetId=\"\($0 + 7)\" r:id=\"r\($0)\"/>"
          }.joined() + "</sheets></workbook>"
      ),
      (
        "xl/_rels/workbook.xml.rels",
        "<Relationships>"
          + numbers.map {
            "<Relationship Id=\"r\($0)\" Type=\"\(relation)/worksheet\" "
              + "Target=\"worksheets/sheet\($0).xml\"/>"
          }.joined()
          + "<Relationship Id=\"s\" Type=\"\(relation)/sharedStrings\" Target=\"strings.xml\"/>"
          + "<Relationship Id=\"t\" Type=\"\(relation)/styles\" Target=\"styles.xml\"/>"
          + "</Relationships>"
      ),
      (
        "xl/styles.xml",
        "<styleSheet xmlns=\"\(main)\"><numFmts>"
          + formats.enumerated().map {
            "<numFmt numFmtId=\"\(170 + $0)\" formatCode=\"\($1)\"/>"
          }.joined() + "</numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
          + "<cellXfs><xf numFmtId=\"0\"/>"
          + formats.indices.map { "<xf numFmtId=\"\(170 + $0)\"/>" }.joined()
          + "</cellXfs></styleSheet>"
      ),
      (
        "xl/strings.xml",
        "<sst xmlns=\"\(main)\">" + strings.map { "<si>\($0)</si>" }.joined() + "</sst>"
      ),
    ]
    for (number, sheet) in zip(numbers, sheets) {
      files.append(
        (
          "xl/worksheets/sheet\(number).xml",
          "\(prologue)<worksheet xmlns=\"\(main)\"><sheetData>\(sheet.rows)</sheetData></worksheet>"
        ))
    }
    return files.map { ($0.0, Array($0.1.utf8)) }
  }

  /// The bytes of the file.
  var zipped: [UInt8] { pack(files, .zip) }
}

/// The tweets of a workbook with one sheet of these rows.
private func read(
  rows: String, strings: [String] = [], formats: [String] = [], startsIn1904: Bool = false,
  block: Int = InputBuffer.block
) throws -> (tweets: [Tweet], summary: ReadSummary) {
  let folder = TemporaryFolder()
  let parts = SheetParts(
    sheets: [("a", rows)], strings: strings, formats: formats, startsIn1904: startsIn1904)
  var options = ReadingOptions()
  options.block = block
  return try read([folder.write("a.xlsx", parts.zipped)], options)
}

/// A row of cells with texts of their own.
private func row(_ texts: String...) -> String {
  "<row>" + texts.map { "<c t=\"inlineStr\"><is><t>\($0)</t></is></c>" }.joined() + "</row>"
}

@Suite("A spreadsheet") struct SheetTests {
  @Test("gives shared, inline and formula strings, booleans and numbers")
  func givesCells() throws {
    let (tweets, summary) = try read(
      rows: """
        <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>
        <c r="C1" t="s"><v>2</v></c><c r="D1" t="s"><v>3</v></c></row>
        <row r="2"><c r="A2" t="s"><v>4</v></c><c r="B2" t="str"><f>"x"&amp;1</f><v>a, "b"</v></c>
        <c r="C2"><v>12</v></c><c r="D2" t="b"><v>1</v></c></row>
        """,
      strings: [
        "<t>id</t>", "<t>text</t>", "<t>likes</t>", "<t>is_retweet</t>",
        "<t>1251954312772812801</t>",
      ])
    #expect(
      tweets == [
        Tweet(
          id: "1251954312772812801", text: "a, \"b\"", kind: .retweet,
          // By the id, since there is no date.
          createdAt: 1_587_324_143, counts: Counts(likes: 12),
          record: Array("1251954312772812801,\"a, \"\"b\"\"\",12,true".utf8))
      ])
    #expect(summary.files[0].format == .spreadsheet && summary.files[0].records == 1)
  }

  @Test("gives the cells of a table with delimiters whose lines stand in it, cut at their commas")
  func splitsAgain() throws {
    let rows =
      row("id;date;text;user_name") + row("1;2021-08-17 07:00;loket buka", " bawa KTP;warga_1")
      + row("2;2021-08-17 08:00;\"air mati; maaf\";warga_2") + row("3", "5;2021-08-17;pagi;warga_3")
      + row("4;2021-08-17;\"kata dia;warga_4")
    let tweets = try read(rows: rows).tweets
    #expect(tweets.map(\.text) == ["loket buka, bawa KTP", "air mati; maaf", "pagi", "\"kata dia"])
    #expect(tweets.map(\.username) == (1...4).map { "warga_\($0)" } && tweets[2].id == "3,5")
    // A lone column of texts stays one.
    let texts = try read(rows: row("text") + row("loket; buka, text") + row("date;text;ya")).tweets
    #expect(texts.map(\.text) == ["loket; buka, text", "date;text;ya"])
  }

  @Test("gives a formula that no program has computed as the text it may have been")
  func givesFormulas() throws {
    let tweets = try read(
      rows: row("text") + "<row><c><f>== pengumuman ===</f><v></v></c></row>"
        + "<row><c t=\"str\"><f>1+1</f><v>2</v></c></row>"
    ).tweets
    #expect(tweets.map(\.text) == ["=== pengumuman ===", "2"])
  }

  @Test("joins the runs of a rich text and leaves out how it is read aloud")
  func joinsRuns() throws {
    let tweets = try read(
      rows: row("text") + "<row><c t=\"s\"><v>0</v></c></row>"
        + "<row><c t=\"inlineStr\"><is><r><t>c</t></r><r><t xml:space=\"preserve\"> d</t></r></is></c></row>",
      strings: [
        "<r><rPr><b/></rPr><t xml:space=\"preserve\">a </t></r><r><t>b</t></r>"
          + "<rPh sb=\"0\" eb=\"1\"><t>x</t></rPh>"
      ]
    ).tweets
    #expect(tweets.map(\.text) == ["a b", "c d"])
  }

  @Test(
    "has its dates spelled out from days since 1900, or since 1904",
    arguments: [
      ("yyyy-mm-dd hh:mm:ss", "43383.8468055556", false, 1_539_202_764),
      ("[$-421]d mmmm yyyy", "43383", false, 1_539_129_600),
      ("dd/mm/yy\\ h:mm AM/PM;@", "43383.8468055556", false, 1_539_202_764),
      ("yyyy-mm-dd hh:mm:ss", "41921.8468055556", true, 1_539_202_764),
      ("mmm yy", "1", false, -2_208_988_800), ("mmm yy", "61", false, -2_203_891_200),
    ])
  func spellsDates(format: String, serial: String, startsIn1904: Bool, seconds: Int64) throws {
    let tweet = try read(
      rows: row("text", "date") + "<row><c><v>5</v></c><c s=\"1\"><v>\(serial)</v></c></row>",
      formats: [format], startsIn1904: startsIn1904
    ).tweets[0]
    #expect(tweet.createdAt == seconds)
    #expect(tweet.text == "5")
  }

  @Test(
    "tells dates from numbers by their format",
    arguments: [
      ("yyyy\\-mm\\-dd", SheetDate.Style.date), ("d/m/yyyy h:mm", .dateAndTime),
      ("[h]:mm:ss", .time), ("mmm", .date), ("General", .none), ("0.00", .none), ("@", .none),
      ("#,##0\\ \"days\"", .none), ("0.00E+00", .none), ("[Red]#,##0;[Blue]-#,##0", .none),
      ("\"Rp\"#,##0", .none), ("[$-F800]dddd, mmmm dd, yyyy", .date), ("0\" yard\"", .none),
    ])
  func tellsDates(code: String, style: SheetDate.Style) {
    #expect(SheetDate.style(ofCode: code) == style)
  }

  @Test(
    "writes whole numbers with all their digits",
    arguments: [
      ("1.2519543127728128E+18", "1.2519543127728128E+18"), ("1.25E9", "1250000000"),
      ("1E3", "1000"), ("-2.5e2", "-250"),
      ("1.5E-3", "1.5E-3"), ("1.55E1", "1.55E1"), ("12.50", "12.50"), ("9E99", "9E99"),
    ])
  func writesNumbers(number: String, digits: String) {
    var bytes = Array(number.utf8)
    bytes.spellOutExponent()
    #expect(String(decoding: bytes, as: UTF8.self) == digits)
  }

  @Test("has the characters that XML cannot hold put back")
  func unescapes() throws {
    let texts = ["a_x000D_b", "_x005F_x0041_", "_xZZZZ_", "snake_case_", "_x0041"]
    let tweets = try read(rows: row("text") + texts.map { row($0) }.joined()).tweets
    #expect(tweets.map(\.text) == ["a\rb", "_x0041_", "_xZZZZ_", "snake_case_", "_x0041"])
  }

  @Test("keeps its columns apart where cells and rows are missing, and passes over blank rows")
  func keepsColumns() throws {
    let (tweets, summary) = try read(
      rows: """
        <row r="1">\(row("id", "text", "username").dropFirst(5))
        <row r="3"><c r="B3" t="inlineStr"><is><t>a\nb</t></is></c><c r="C3" s="1"/></row>
        <row r="4"><c r="A4" s="1"/></row>
        <row r="90"><c r="A90"><v>2</v></c><c r="B90"><v>7</v></c><c r="E90"><v>note</v></c></row>
        <row r="91"><c r="C91" t="inlineStr"><is><t>dinas</t></is></c></row>
        """)
    #expect(tweets.map { "\($0.id)|\($0.text)|\($0.username)" } == ["|a\nb|", "2|7|", "||dinas"])
    #expect(
      tweets.map { String(decoding: $0.record, as: UTF8.self) } == [
        ",\"a\nb\",", "2,7,", ",,dinas",
      ])
    #expect(summary.skipped == 0)
  }

  @Test("has each sheet of tweets read under its name, and others passed over")
  func readsSheets() throws {
    let folder = TemporaryFolder()
    let parts = SheetParts(sheets: [
      ("notes", row("about", "this")), ("2020", row("id", "text") + row("1", "a")), ("blank", ""),
      ("2021", row("text", "id") + row("b", "2")),
    ])
    let (tweets, summary) = try read([folder.write("a.xlsx", parts.zipped)])
    #expect(tweets.map { "\($0.id)\($0.text)" } == ["1a", "2b"])
    #expect(
      summary.files.map { $0.name.replacing("\(folder.path)/", with: "") } == [
        "a.xlsx:2020", "a.xlsx:2021",
      ])
  }

  @Test("of several tells of each tweet from which")
  func namesSheets() throws {
    let folder = TemporaryFolder()
    func rows(_ id: String) -> String { row("id", "text") + row(id, "teks \(id)") }
    for (sheets, names) in [
      ([("2020", rows("1")), ("2021", rows("2"))], ["2020", "2021"]), ([("2020", rows("1"))], [""]),
    ] {
      let path = folder.write("a.xlsx", SheetParts(sheets: sheets).zipped)
      let input = try TweetInput(inputs: [path], options: ReadingOptions())
      var (batch, found) = (TweetBatch(), [String]())
      while try input.read(into: &batch, upTo: 100) { found.append(batch.sheet) }
      #expect(found == names && input.sheets == sheets.map(\.0))
    }
  }

  @Test("has the log of the program that made it passed over")
  func leavesOutLogs() throws {
    let folder = TemporaryFolder()
    let log =
      row("Waktu", "Catatan") + row("1", "Lembar baru telah dibuat")
      + row("2", "Pencarian disimpan ke lembar")
    let tweets = row("id", "text") + row("1", "a")
    let parts = SheetParts(sheets: [("log", log), ("tweet", tweets)])
    let (found, summary) = try read([folder.write("a.xlsx", parts.zipped)])
    #expect(found.map(\.text) == ["a"] && summary.files.count == 1)
    // Alone it may be what is wanted.
    let alone = SheetParts(sheets: [("log", log)])
    #expect(try read([folder.write("b.xlsx", alone.zipped)]).tweets.count == 2)
  }

  @Test("is a table: its columns come back, with a header that a coder's sheet shares")
  func isTable() throws {
    let folder = TemporaryFolder()
    let rows = row("sample_id", "text", "code") + row("7", "a", "layanan") + row("3", "b")
    let path = folder.write("a.xlsx", SheetParts(sheets: [("a", rows)]).zipped)
    let archive = try TweetInput(inputs: [path], options: ReadingOptions())
    let table = try #require(archive.table)
    #expect(table.columns == ["sample_id", "text", "code"])
    var batch = TweetBatch()
    _ = try archive.read(into: &batch, upTo: 9)
    #expect(batch.withBytes(.record, of: 0) { table.cells(of: $0) } == ["7", "a", "layanan"])
    #expect(batch.withBytes(.record, of: 1) { table.cells(of: $0) } == ["3", "b", ""])
  }

  @Test("read in blocks of any size is read the same")
  func isReadInBlocks() throws {
    let rows = row("id", "text") + (0..<40).map { row("\($0)", "baris \($0)\n\"kutip\"") }.joined()
    let whole = try read(rows: rows)
    #expect(whole.tweets.count == 40)
    for block in [1, 3, 64, 1000] {
      let pieces = try read(rows: rows, block: block)
      #expect(pieces.tweets == whole.tweets && pieces.summary.skipped == 0)
    }
  }

  @Test("longer than the blocks that are parsed at a time is read the same")
  func isParsedInBlocks() throws {
    let texts = (0..<3000).map { "baris \($0), \(String(repeating: "x", count: $0 % 97))" }
    let strings = ["<t>id</t>", "<t>text</t>"] + texts.map { "<t>\($0)</t>" }
    let rows = (0..<3000).map { "<row><c><v>\($0)</v></c><c t=\"s\"><v>\($0 + 2)</v></c></row>" }
    let header = "<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c></row>"
    let tweets = try read(rows: header + rows.joined(), strings: strings).tweets
    #expect(tweets.map(\.text) == texts)
    #expect(tweets.map(\.id) == (0..<3000).map { "\($0)" })
  }

  @Test("has strings beyond those kept in memory read from a file")
  func spillsStrings() throws {
    let texts = (0..<500).map { "untaian ke-\($0 * 7919)" }
    let folder = TemporaryFolder()
    let path = folder.write(
      "a.xml", "<sst>" + texts.map { "<si><t>\($0)</t></si>" }.joined() + "</sst>")
    let strings = SharedStrings(
      try ByteStream(path: path, name: "a"), residentLimit: 1000, tailLimit: 200)
    for index in [499, 0, 57, 58, 59, 60, 250, 498, 1, 500, -1] {
      var value: [UInt8] = []
      try strings.append(index, to: &value)
      let expected = texts.indices.contains(index) ? texts[index] : ""
      #expect(String(decoding: value, as: UTF8.self) == expected)
    }
  }

  @Test("with entities that expand is refused")
  func refusesEntities() {
    var parts = SheetParts(sheets: [("a", row("text") + row("&b;"))])
    parts.prologue =
      "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>"
    #expect(
      failure("a.xlsx", parts.zipped)
        == "a.xlsx: found xml with a document type, which a spreadsheet has not, expected a table, "
        + "json or an X archive")
  }

  @Test("that is damaged, empty or without texts is told so")
  func tellsDamage() {
    let cut = SheetParts(sheets: [("a", row("text") + "<row><c><v>")]).zipped
    #expect(
      failure("a.xlsx", cut)
        == "a.xlsx: the xlsx file is cut short or damaged; download it again")
    #expect(
      failure("a.xlsx", SheetParts(sheets: [("a", "")]).zipped)
        == "a.xlsx: the file is empty")
    #expect(
      failure("a.xlsx", SheetParts(sheets: [("a", row("x", "y"))]).zipped)
        == "a.xlsx: no column is known to hold the text; the columns are \"x\", \"y\"")
    #expect(
      failure("a.xlsx", SheetParts(sheets: [("a", row("id", "text"))]).zipped)
        == "a.xlsx: no tweets found; found a header without rows")
  }

  @Test("with a cell longer than any is refused, whatever it would expand to")
  func refusesLongCells() {
    let long = String(repeating: "x", count: SheetBuffer.cellLimit + 1)
    #expect(
      failure("a.xlsx", SheetParts(sheets: [("a", row("text") + row(long))]).zipped)
        == "a.xlsx:2: the record that begins here is longer than 1048576 bytes; "
        + "a closing quote or bracket may be missing")
  }

  @Test("of OpenDocument gives texts, dates, spaces and repeated cells")
  func readsOpenDocument() throws {
    let content = """
      <office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body>
      <table:table table:name="first"><table:table-row><table:table-cell/></table:table-row>
      </table:table><table:table table:name="tweets"><table:table-row>
      <table:table-cell><text:p>id</text:p></table:table-cell><table:table-cell><text:p>text</text:p>
      </table:table-cell><table:table-cell><text:p>date</text:p></table:table-cell>
      <table:table-cell table:number-columns-repeated="16381"/></table:table-row>
      <table:table-row table:number-rows-repeated="2"/><table:table-row table:number-rows-repeated="2">
      <table:table-cell office:value-type="float" office:value="1.25E+018"/><table:table-cell>
      <office:annotation><text:p>note</text:p></office:annotation><text:p>a<text:s text:c="2"/>\
      <text:span>b</text:span></text:p><text:p>c</text:p></table:table-cell>
      <table:table-cell office:value-type="date" office:date-value="2018-10-10T20:19:24">
      <text:p>10/10/18</text:p></table:table-cell></table:table-row>
      <table:table-row table:number-rows-repeated="1048573"/></table:table>
      </office:body></office:document-content>
      """
    let files = [("mimetype", ""), ("META-INF/manifest.xml", ""), ("content.xml", content)]
    let folder = TemporaryFolder()
    let path = folder.write("a.ods", pack(files.map { ($0.0, Array($0.1.utf8)) }, .zip))
    let (tweets, summary) = try read([path])
    // An id that a spreadsheet has rounded is none.
    let tweet = Tweet(
      id: "", text: "a  b\nc", createdAt: 1_539_202_764,
      record: Array("1.25E+018,\"a  b\nc\",2018-10-10T20:19:24".utf8))
    #expect(tweets == [tweet, tweet] && summary.files[0].rounded == 2)
    #expect(summary.files.map(\.format) == [.openDocument])
  }

  @Test("written is read again as it was, ids above 2^53 and all")
  func survivesWriting() throws {
    let folder = TemporaryFolder()
    let input = folder.write(
      "a.csv",
      "id,created_at,teks\n9007199254740993,2018-10-10T20:19:24Z,\"a \"\"b\"\"\r\n🙏 _x0041_\"\n"
        + "1251954312772812801,,=1+1\n00012,,  x\n")
    let output = "\(folder.path)/out.xlsx"
    let archive = try TweetInput(inputs: [input], options: ReadingOptions())
    var writer = try OutputFormat.xlsx.writer(to: output, names: [], table: archive.table)
    var batch = TweetBatch()
    var rows: [UInt8] = []
    _ = try archive.read(into: &batch, upTo: 9)
    writer.renderer.render(batch, Cells(names: []), into: &rows)
    try writer.write(rows)
    try writer.finish()
    let back = try read([output]).tweets
    let tweets = (0..<batch.count).map { batch.tweet(at: $0) }
    #expect(back.count == 3)
    #expect(back.map(\.id) == tweets.map(\.id))
    #expect(back.map(\.text) == tweets.map(\.text))
    #expect(back.map(\.createdAt) == tweets.map(\.createdAt))
  }
}
