import Testing

@testable import Corpus

/// The rows of a table in a file of this content.
private func rows(
  _ text: String, expecting names: [String] = []
) throws(CorpusError) -> (columns: [String], rows: [Table.Row], table: Table) {
  let folder = TemporaryFolder()
  let table = try Table(path: folder.write("a.csv", text), expecting: names)
  return (table.columns, try table.remainingRows(), table)
}

@Suite("Rows of a table") struct RowTests {
  @Test(
    "come with their numbers and cells, whatever the delimiter and the quotes",
    arguments: [
      "nomor,kode\n1,a\n\n2,\"b \"\"c\"\"\"\n", "nomor;kode\r\n1;a\r\n;\r\n2;\"b \"\"c\"\"\"\r\n",
      "\u{FEFF}nomor\tkode\n1\ta\n\t\n2\tb \"c\"\n",
    ])
  func haveCells(text: String) throws {
    let (columns, rows, _) = try rows(text)
    #expect(columns == ["nomor", "kode"])
    #expect(
      rows == [
        Table.Row(number: 2, cells: ["1", "a"]), Table.Row(number: 4, cells: ["2", "b \"c\""]),
      ])
  }

  @Test("need no texts and no tweets: a list of ids will do")
  func needNoText() throws {
    let (columns, rows, _) = try rows("id\n12\n13\n")
    #expect(columns == ["id"] && rows.map(\.cells) == [["12"], ["13"]])
  }

  @Test("may be none")
  func mayBeNone() throws { #expect(try rows("id,code\n").rows.isEmpty) }

  @Test("stand under the row that has the most of the expected names")
  func standUnderHeader() throws {
    let text = "Lembar kode banjir,,\nid,dibuat,\nID, Code ,catatan\n7,ya,\n"
    let (columns, rows, table) = try rows(text, expecting: ["id", "code"])
    #expect(columns == ["ID", " Code ", "catatan"])
    #expect(rows == [Table.Row(number: 4, cells: ["7", "ya", ""])])
    #expect(table.column("code") == 1 && table.column("ID") == 0 && table.column("text") == nil)
  }

  @Test("stand under the first row that is not blank where no name is expected")
  func standUnderFirst() throws {
    #expect(try rows("\n,\nid,code\n1,a\n").columns == ["id", "code"])
    #expect(try rows("x,y\n1,a\n", expecting: ["code"]).columns == ["x", "y"])
  }

  @Test("that cannot be read are counted, with their lines, or end everything")
  func areCounted() throws {
    let text = "id,code\n1,a,b,c\n2,b\n"
    let (_, found, table) = try rows(text)
    #expect(found == [Table.Row(number: 3, cells: ["2", "b"])])
    #expect(table.skipped == 1 && table.firstSkipped.map(\.line) == [2])
    let folder = TemporaryFolder()
    let strict = try Table(path: folder.write("a.csv", text), isStrict: true)
    #expect(
      throws: CorpusError.badRecord(
        file: strict.name, line: 2, reason: .fieldCount(expected: 2, found: 4))
    ) { try strict.next() }
  }

  @Test("of the sheet with the expected names come from spreadsheets, with the sheet's numbers")
  func comeFromSheets() throws {
    let cell = { (text: String) in "<c t=\"str\"><v>\(text)</v></c>" }
    let row = { (cells: [String]) in "<row>\(cells.map(cell).joined())</row>" }
    let parts = SheetParts(sheets: [
      ("petunjuk", row(["Baca dahulu"])),
      ("kode", row(["id", "code"]) + "<row r=\"5\">" + cell("9") + "</row>" + row(["10", "ya"])),
    ])
    let folder = TemporaryFolder()
    let table = try Table(path: folder.write("a.xlsx", parts.zipped), expecting: ["id", "code"])
    #expect(table.name.hasSuffix("a.xlsx:kode"))
    #expect(
      try table.remainingRows() == [
        Table.Row(number: 5, cells: ["9", ""]), Table.Row(number: 6, cells: ["10", "ya"]),
      ])
  }

  @Test("come from packed files and from zips", arguments: Packing.allCases)
  func comeFromPackedFiles(packing: Packing) throws {
    let folder = TemporaryFolder()
    let files = [("lain.txt", Array("catatan\n".utf8)), ("kode.csv", Array("id,code\n1,a\n".utf8))]
    let packed = pack(packing == .zip ? files : [files[1]], packing)
    let table = try Table(path: folder.write("a", packed), expecting: ["id", "code"])
    #expect(try table.remainingRows().map(\.cells) == [["1", "a"]])
  }

  @Test(
    "come from no other file, which the error says",
    arguments: [
      ("{\"id\": 1}", "found json, expected a table: csv, xlsx or ods"),
      ("<html>", "found a page or feed in HTML or XML, expected a table: csv, xlsx or ods"),
      ("\0\u{1}\u{2}", "found binary content, expected a table: csv, xlsx or ods"),
      (" \n", "the file is empty"),
    ])
  func comeFromNoOtherFile(text: String, message: String) {
    let folder = TemporaryFolder()
    let path = folder.write("a.csv", text)
    let error = #expect(throws: CorpusError.self) { try Table(path: path) }
    #expect(error.map(String.init(describing:)) == "\(path): \(message)")
  }

  @Test("of a missing file and of a folder are refused")
  func areRefused() {
    let folder = TemporaryFolder()
    #expect(throws: CorpusError.missing(file: "\(folder.path)/x")) {
      try Table(path: "\(folder.path)/x")
    }
    #expect(throws: CorpusError.noTable(file: folder.path, found: "a folder")) {
      try Table(path: folder.path)
    }
  }

  @Test("count the repairs that were made by their names")
  func countRepairs() throws {
    let text =
      "id,code,text\n1,a,\"b \"c\" d\"\n2,a,b,\n\"3,a,\"\"b\"\"\"\n"
    let (_, found, table) = try rows(text)
    #expect(found.map(\.cells) == [["1", "a", "b \"c\" d"], ["2", "a", "b"], ["3", "a", "b"]])
    #expect(table.repairs.made.map(\.repair) == [.trailingDelimiter, .quotedAsWhole, .looseQuotes])
  }
}
