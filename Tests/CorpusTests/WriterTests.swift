import Glibc
import Testing

@testable import Corpus

/// Labels every tweet of the inputs as the program would and writes them to `path`.
private func label(
  _ inputs: [String], to path: String, _ format: OutputFormat, names: [String] = defaultNames
) throws {
  let archive = try TweetInput(inputs: inputs, options: ReadingOptions())
  var writer = try format.writer(to: path, names: names, table: archive.table)
  var batch = TweetBatch()
  var cells = Cells(names: names)
  var rows: [UInt8] = []
  while try archive.read(into: &batch, upTo: 2) {
    for row in 0..<batch.count {
      cells.append(row.isMultiple(of: 2) ? "layanan" : "a,\"b\"")
      cells.append(0.87654)
      cells.append(row.isMultiple(of: 2))
      cells.appendEmpty()
    }
    writer.renderer.render(batch, cells, into: &rows)
    try writer.write(rows)
    rows.removeAll()
    cells.removeAll()
    batch.removeAll()
  }
  try writer.finish()
}

private let defaultNames = ["label", "probability", "service", "evidence"]
private func text(_ path: String) -> String { String(decoding: contents(path), as: UTF8.self) }

@Suite("A writer") struct WriterTests {
  let folder = TemporaryFolder()
  var output: String { "\(folder.path)/out" }

  @Test("gives a table back byte for byte, with the cells behind each row")
  func givesTableBack() throws {
    let input = folder.write(
      "a.csv", "\u{FEFF}id;\"Label\";text\r\n01;x; a \r\n2;\"y\";\"b\r\n\"\"c\"\"\"")
    try label([input], to: output, .csv)
    #expect(
      text(output)
        == "\u{FEFF}id;\"Label\";text;textmine_label;probability;service;evidence\r\n"
        + "01;x; a ;layanan;0.8765;true;\r\n"
        + "2;\"y\";\"b\r\n\"\"c\"\"\";\"a,\"\"b\"\"\";0.8765;false;\r\n")
  }

  @Test("keeps a spreadsheet from taking fields for formulas, and marks the encoding")
  func guardsFormulas() throws {
    let input = folder.write(
      "a.csv", "id,text,likes\n1,=1+1,-5\n2,\"@a, \"\"b\"\"\",+62.5\n3,-a,0\n4,a=1,\n")
    let archive = try TweetInput(inputs: [input], options: ReadingOptions())
    var writer = try OutputFormat.csv.writer(
      to: output, names: ["label"], table: archive.table, forExcel: true)
    var batch = TweetBatch()
    var cells = Cells(names: ["label"])
    var rows: [UInt8] = []
    _ = try archive.read(into: &batch, upTo: 9)
    for _ in 0..<4 { cells.append("=x") }
    writer.renderer.render(batch, cells, into: &rows)
    try writer.write(rows)
    try writer.finish()
    #expect(
      text(output)
        == "\u{FEFF}id,text,likes,label\n1,'=1+1,-5,'=x\n2,\"'@a, \"\"b\"\"\",+62.5,'=x\n"
        + "3,'-a,0,'=x\n4,a=1,,'=x\n")
  }

  @Test("gives other inputs as a table of their own")
  func givesTable() throws {
    let input = folder.write(
      "a.jsonl",
      """
      {"id":9007199254740993,"created_at":"2018-10-10T20:19:24Z","username":"dinas","text":"a\\nb, c"}
      {"text":"@a b"}

      """)
    try label([input], to: output, .csv)
    #expect(
      text(output)
        == "id,created_at,username,kind,text,label,probability,service,evidence\r\n"
        + "9007199254740993,2018-10-10T20:19:24Z,dinas,tweet,\"a\nb, c\",layanan,0.8765,true,\r\n"
        + ",,,reply,@a b,\"a,\"\"b\"\"\",0.8765,false,\r\n")
  }

  @Test("gives JSON lines with ids as text and numbers as numbers")
  func givesLines() throws {
    let input = folder.write(
      "a.csv", "id,text\n9007199254740993,\"a \"\"b\"\" \\ \t\u{1}\u{1F}\n🙏\"\n,b\n")
    try label([input], to: output, .jsonLines)
    #expect(
      text(output)
        == #"{"id":"9007199254740993","created_at":null,"username":null,"kind":"tweet","#
        + #""text":"a \"b\" \\ \t\u0001\u001f\n🙏","label":"layanan","probability":0.8765,"#
        + #""service":true,"evidence":null}"# + "\n"
        + #"{"id":null,"created_at":null,"username":null,"kind":"tweet","text":"b","#
        + #""label":"a,\"b\"","probability":0.8765,"service":false,"evidence":null}"# + "\n")
  }

  @Test("gives what is read again as the same tweets", arguments: [OutputFormat.csv, .jsonLines])
  func survivesReading(format: OutputFormat) throws {
    let input = folder.write(
      "a.json",
      """
      [{"id":"18446744073709551615","text":"a \\"b\\", c\\r\\n🙏\\td","username":"dinas",
      "created_at":"Wed Oct 10 20:19:24 +0000 2018"},
      {"id":"2","text":"RT @a: b;c|d\\te","created_at":"2018-10-10"}, {"text":" spasi "}]
      """)
    try label([input], to: output, format)
    let before = try read([input]).tweets
    let after = try read([output]).tweets
    #expect(after.map(\.id) == before.map(\.id))
    #expect(after.map(\.text) == before.map(\.text))
    #expect(after.map(\.kind) == before.map(\.kind))
    #expect(after.map(\.createdAt) == before.map(\.createdAt))
    #expect(after.map(\.username) == before.map(\.username))
  }

  @Test("gives a spreadsheet with ids as text, numbers as numbers and a frozen header")
  func givesSpreadsheet() throws {
    let input = folder.write("a.csv", "id,text\n9007199254740993,\"a & \"\"b\"\"\n\"\n2,c\n")
    try label([input], to: "\(output).xlsx", .xlsx)
    let sheet = try entry("xl/worksheets/sheet1.xml", of: "\(output).xlsx")
    #expect(sheet.contains("<is><t>9007199254740993</t></is>"))
    #expect(sheet.contains("a &amp; \"b\"\n"))
    // The library writes 16 digits, so the last ones of a decimal fraction may differ.
    #expect(sheet.contains("<c r=\"D2\"><v>0.876"))
    #expect(sheet.contains("t=\"b\"><v>1</v>"))
    #expect(sheet.contains("state=\"frozen\""))
    #expect(folder.names == ["a.csv", "out.xlsx"])
  }

  private func entry(_ name: String, of zip: String) throws -> String {
    let file = try ZipFile(path: zip, name: zip, LatestZip())
    let entry = try #require(file.entries.first { $0.name == name })
    let stream = try ByteStream(file, entry, name: zip)
    var buffer = InputBuffer(stream)
    while try buffer.fill() {}
    return buffer.bytes.span.extracting(buffer.window).text
  }

  @Test("rounds numbers, and leaves undefined ones empty")
  func roundsNumbers() {
    var cells = Cells(names: ["a"])
    let numbers = [0, 1, 0.5, 0.99999, 1.0 / 3, -0.25, 12345.6789, -0.00001, .nan, .infinity]
    for number in numbers { cells.append(number) }
    cells.append(2.5, decimals: 0)
    let written = (0..<cells.rows).map { row in cells.withCell(row, 0) { $1.text } }
    #expect(
      written == [
        "0.0000", "1.0000", "0.5000", "1.0000", "0.3333", "-0.2500", "12345.6789", "0.0000", "",
        "", "2",
      ])
  }

  @Test("makes a text of pieces")
  func makesTexts() {
    var cells = Cells(names: ["a"])
    for number in [0, 7, 10, 99_999_999, 100_000_000, 1_234_567_890_123, Int.max] {
      cells.extend(room: 32) { cell in
        cell.append(ascii: "+")
        cell.append(digits: number)
      }
      cells.extend(room: 8) { $0.append(digits: number % 10, atLeast: 3) }
      cells.endText()
    }
    cells.append("b")
    let written = (0..<cells.rows).map { row in cells.withCell(row, 0) { $1.text } }
    #expect(
      written == [
        "+0000", "+7007", "+10000", "+99999999009", "+100000000000", "+1234567890123003",
        "+9223372036854775807007", "b",
      ])
  }
}

@Suite("An output file") struct OutputFileTests {
  let folder = TemporaryFolder()

  @Test("appears when it is finished, not before, and with a file's usual permissions")
  func appearsWhole() throws {
    let path = "\(folder.path)/out.csv"
    let file = try OutputFile(path: path)
    try file.write(Array("halo".utf8))
    #expect(contents(path).isEmpty)
    try file.finish()
    #expect(text(path) == "halo" && folder.names == ["out.csv"])
    let mask = umask(0)
    umask(mask)
    var status = stat()
    stat(path, &status)
    #expect(status.st_mode & 0o777 == 0o666 & ~mask)
  }

  @Test("leaves what was there before, and nothing else, when it is not finished")
  func leavesNothing() throws {
    let path = folder.write("out.csv", "lama")
    for _ in 0..<1 {
      let file = try OutputFile(path: path)
      try file.write(Array("baru".utf8))
      #expect(folder.names == ["out.csv"])
    }
    #expect(text(path) == "lama" && folder.names == ["out.csv"])
  }

  @Test("replaces what was there and keeps its permissions, also behind a link")
  func replaces() throws {
    let path = folder.write("out.csv", "lama")
    chmod(path, 0o640)
    symlink(path, "\(folder.path)/link.csv")
    let file = try OutputFile(path: "\(folder.path)/link.csv")
    try file.write(Array("baru".utf8))
    try file.finish()
    var status = stat()
    lstat(path, &status)
    #expect(text(path) == "baru" && status.st_mode & 0o777 == 0o640)
    lstat("\(folder.path)/link.csv", &status)
    #expect(status.st_mode & S_IFMT == S_IFLNK)
  }

  @Test("removes what a run that was killed has left of it, and nothing that is in use")
  func removesStale() throws {
    let path = folder.write("out.csv", "lama")
    folder.write(".out.csv.4242-7.part", "baru")
    let used = folder.write(".out.csv.4242-8.part", "baru")
    folder.write(".out.csv.b.4242-7.part", "b")
    folder.write(".out.csv.catatan.part", "c")
    let user = open(used, O_RDONLY)
    flock(user, LOCK_EX)
    defer { close(user) }
    let file = try OutputFile(path: path)
    try file.write(Array("baru".utf8))
    try file.finish()
    #expect(text(path) == "baru")
    #expect(
      folder.names == [
        ".out.csv.4242-8.part", ".out.csv.b.4242-7.part", ".out.csv.catatan.part", "out.csv",
      ])
  }

  @Test("of a spreadsheet holds characters that XML does not, and gives them back")
  func holdsNoncharacters() throws {
    let texts = [
      "a\u{FFFE}b", "\u{FFFF}", "kontrol \u{1} \u{1B}[2J", "_xFFFE_ ditulis", "\u{FFFD}",
      "nol\u{0}di dalam", "baris\r\nlain\tkolom",
    ]
    var sheet = CodingSheet(columns: ["id", "text"])
    for (number, text) in texts.enumerated() { sheet.add(["\(number)", text]) }
    let path = "\(folder.path)/aneh.xlsx"
    try sheet.write(to: path, as: .xlsx)
    let table = try Table(path: path)
    #expect(try table.remainingRows().map { $0.cells[1] } == texts)
  }

  @Test("writes several books at once")
  func atOnce() async throws {
    let folder = folder.path
    try await withThrowingTaskGroup { group in
      for number in 0..<24 {
        group.addTask {
          let path = "\(folder)/\(number).xlsx"
          let book = try SpreadsheetBook(path)
          let sheet = try book.addSheet("a")
          for row in 0..<20 { try sheet.write("loket \(row)", row: row, column: 0) }
          try book.finish()
          return SpreadsheetCheck.isWhole(path, [sheet.written])
        }
      }
      for try await isWhole in group { #expect(isWhole) }
    }
  }

  @Test("of a spreadsheet is read back: what is lost of any part is noticed")
  func readsBack() throws {
    let path = "\(folder.path)/buku.xlsx"
    let book = try SpreadsheetBook(path)
    let first = try book.addSheet("codes")
    for row in 0..<50 {
      try first.write("loket <\(row)> & \u{1B}buka", row: row, column: 0)
      try first.writeLink("https://contoh.go.id/a?b=\(row)&c=#d", row: row, column: 1)
      try first.write(Double(row), row: row, column: 2)
      try first.write(row > 9, row: row, column: 3)
    }
    let second = try book.addSheet("codebook")
    try second.write("", row: 0, column: 0)
    try second.write("layanan", row: 0, column: 1)
    try book.finish()

    let written = [first.written, second.written]
    #expect(written[0].cells == 200 && written[0].links == 50)
    #expect(written[1] == SheetContents(cells: 1, textBytes: 7, links: 0))
    #expect(SpreadsheetCheck.isWhole(path, written))

    var less = written
    less[0].cells -= 1
    #expect(!SpreadsheetCheck.isWhole(path, less))
    less = written
    less[0].textBytes -= 1
    #expect(!SpreadsheetCheck.isWhole(path, less))

    let whole = contents(path)
    for end in stride(from: 0, to: whole.count, by: 101) {
      let cut = folder.write("potong.xlsx", Array(whole[..<end]))
      #expect(!SpreadsheetCheck.isWhole(cut, written), "cut at \(end)")
    }
    // The compressed bytes of the first part.
    var damaged = whole
    damaged[60] ^= 0x55
    #expect(!SpreadsheetCheck.isWhole(folder.write("rusak.xlsx", damaged), written))
  }

  @Test("in a folder that is not there cannot be made")
  func cannotBeMade() {
    let path = "\(folder.path)/x/out.csv"
    #expect(throws: CorpusError.failed(file: path, action: .create, code: ENOENT)) {
      try OutputFile(path: path)
    }
    let error = CorpusError.failed(file: "out.csv", action: .create, code: EACCES)
    #expect(String(describing: error) == "out.csv: cannot create: permission denied")
  }

  @Test("that is a folder cannot be made", arguments: OutputFormat.allCases)
  func cannotBeFolder(format: OutputFormat) {
    #expect(throws: CorpusError.failed(file: folder.path, action: .create, code: EISDIR)) {
      try format.writer(to: folder.path, names: [], table: nil)
    }
    #expect(folder.names.isEmpty)
  }

  @Test("on a full disk says so", .enabled(if: access("/dev/full", W_OK) == 0))
  func saysFull() throws {
    let file = try OutputFile(path: "/dev/full")
    #expect(throws: CorpusError.failed(file: "/dev/full", action: .write, code: ENOSPC)) {
      try file.write(Array("halo".utf8))
    }
    let error = CorpusError.failed(file: "out.csv", action: .write, code: ENOSPC)
    #expect(String(describing: error) == "out.csv: cannot write: no space left on device")
  }

  @Test("whose reader has gone tells that apart")
  func tellsClosedPipe() throws {
    signal(SIGPIPE, SIG_IGN)
    let path = "\(folder.path)/pipe"
    mkfifo(path, 0o600)
    let reader = open(path, O_RDONLY | O_NONBLOCK)
    let file = try OutputFile(path: path)
    close(reader)
    #expect(throws: CorpusError.closedPipe(file: path)) { try file.write([1]) }
  }

  @Test(
    "is told by its ending",
    arguments: [("a.csv", OutputFormat.csv), ("b/A.JSONL", .jsonLines), ("c.xlsx", .xlsx)])
  func isTold(path: String, format: OutputFormat) {
    #expect(OutputFormat(path: path) == format)
    #expect(OutputFormat(path: "x.pdf") == nil && OutputFormat(path: "x") == nil)
  }

  @Test("cannot be a spreadsheet on standard output")
  func cannotStream() {
    #expect(throws: CorpusError.cannotStream(format: .xlsx)) {
      try OutputFormat.xlsx.writer(to: "-", names: [], table: nil)
    }
  }
}
