import Testing

@testable import Corpus

@Suite("A workbook") struct WorkbookTests {
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
