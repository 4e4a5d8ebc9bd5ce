import Classifier
import Corpus
import Statistics
import Study
import Testing

/// A sheet of ids and codes, with texts.
private func sheet(
  _ codes: [(id: String, code: String)], name: String = "a.csv", column: String = "code"
) -> CodeSheet {
  CodeSheet(
    name: name, columns: ["id", column],
    rows: codes.enumerated().map { index, item in
      CodeSheet.Row(
        number: index + 2, id: item.id, text: Array("cuitan \(item.id)".utf8),
        cells: [item.id, item.code])
    })
}

private func failure(_ body: () throws -> CodeSet) -> CodeError? {
  do {
    _ = try body()
    return nil
  } catch { return error as? CodeError }
}

@Suite("A code") struct CodeTests {
  private let categories = InventedArchive.categories

  @Test(
    "is a category by its id or title, in any case",
    arguments: ["layanan", "LAYANAN", "Judul layanan", "title  Layanan"])
  func category(code: String) throws {
    let codes = try CodeSet(share: [sheet([("1", code)])], categories: categories)
    #expect(codes.tweets.map(\.codes) == [[0]])
  }

  @Test(
    "that programs write for no value is none",
    arguments: ["NA", "NaN", "nan", "None", "null", "NULL", "N/A", "#N/A", "<NA>"])
  func missing(word: String) throws {
    let rows = [("1", "layanan"), ("2", word), ("3", "ucapan"), ("4", word)]
    let codes = try CodeSet(learning: [sheet(rows)])
    #expect(codes.categories == ["layanan", "ucapan"] && codes.tweets.count == 2)
    #expect(codes.uncoded == 2 && codes.notes.contains(.missing(word, count: 2)))
    #expect(try CodeSet(share: [sheet(rows)], categories: categories).tweets.count == 2)
  }

  @Test("in another sheet of the workbook is not read, which is said")
  func otherSheets() throws {
    let first = sheet([("1", "layanan"), ("2", "ucapan")])
    let both = CodeSheet(
      name: first.name, columns: first.columns, rows: first.rows, otherSheets: ["a.xlsx:budi"])
    let codes = try CodeSet(learning: [both])
    #expect(codes.notes.contains(.otherSheets(["a.xlsx:budi"])))
    #expect(try CodeSet(learning: [first]).notes.isEmpty)
  }

  @Test("that is no code, where nearly every row has its own, is refused")
  func notCodes() throws {
    let texts = sheet((0..<80).map { ("\($0)", "cuitan ke-\($0)") })
    #expect(
      failure { try CodeSet(learning: [texts]) }
        == .notCodes(
          CodePlace(sheet: "a.csv", row: 2, id: "0"), codes: 80, rows: 80, example: "cuitan ke-0"))
    // Many categories are, where they have several tweets each.
    let many = sheet((0..<160).map { ("\($0)", "kategori \($0 % 60)") })
    #expect(try CodeSet(learning: [many]).categories.count == 60)
  }

  @Test("that is a category's id counts, even if it means no value elsewhere")
  func namedNone() throws {
    let codes = try CodeSet(
      coders: [sheet([("1", "none")]), sheet([("1", "None")], name: "b.csv")],
      .names(["none", "some"]))
    #expect(codes.categories == ["none"] && codes.tweets[0].given == [0, 0])
  }

  @Test("that is no category is told with all others of its kind")
  func unknown() throws {
    let rows = [("1", "layanan"), ("2", "servis"), ("3", "acara"), ("4", "Servis")]
    let error = try #require(
      failure { try CodeSet(share: [sheet(rows)], categories: categories) })
    #expect(
      "\(error)" == """
        a.csv: unknown codes "Servis" (row 3, 5), "acara" (row 4); expected one of layanan, \
        kegiatan, ucapan
        """)
  }

  @Test(
    "is one a tweet: several in a cell are refused", arguments: ["layanan; ucapan", "a|layanan"])
  func several(cell: String) throws {
    let rows = [("1", "layanan"), ("2", cell), ("3", "a")]
    let error = try #require(
      failure { try CodeSet(learning: [sheet(rows)], preferring: categories) })
    #expect(
      "\(error)".hasPrefix("a.csv: row 3 (id 2): several codes \"\(cell)\"; categories exclude"))
    // A name that merely has such a sign in it is a name.
    let named = [("1", "kota; desa"), ("2", "laut")]
    #expect(try CodeSet(learning: [sheet(named)]).categories == ["kota; desa", "laut"])
  }

  @Test("that contradicts one above is an error in a sample, and counts too in training")
  func conflict() throws {
    let rows = [("1", "layanan"), ("1", "ucapan"), ("1", "layanan")]
    let error = try #require(
      failure { try CodeSet(share: [sheet(rows)], categories: categories) })
    #expect("\(error)".hasPrefix("a.csv: row 3 (id 1): coded \"ucapan\", but \"layanan\" in"))
    let learnt = try CodeSet(learning: [sheet(rows)])
    #expect(learnt.tweets.map { learnt.code(of: $0) } == ["layanan", "ucapan"])
    #expect(learnt.notes.contains(.copies(1)))
  }

  @Test("is looked for under its usual names, or in the column that is named")
  func column() throws {
    let usual = try CodeSet(learning: [sheet([("1", "a"), ("2", "b")], column: "Kode")])
    #expect(usual.tweets.count == 2)
    let error = try #require(
      failure { try CodeSet(learning: [sheet([("1", "a")], column: "isi")]) })
    #expect(
      "\(error)"
        == "a.csv: no column \"code\", \"kode\" or \"label\"; the columns are \"id\", \"isi\"")
    #expect(
      try CodeSet(learning: [sheet([("1", "a")], column: "isi")], codeColumn: "ISI").tweets.count
        == 1)
  }
}

@Suite("Several coders' codes") struct CodersTests {
  @Test("are joined by id, with nil where a coder has none")
  func joined() throws {
    let a = sheet([("1", "x"), ("2", "y"), ("3", "")], name: "dir/ani.csv")
    let b = sheet([("2", "X"), ("3", "y"), ("1", "x")], name: "dir/budi.xlsx")
    let codes = try CodeSet(coders: [a, b])
    #expect(codes.coders == ["ani", "budi"] && codes.categories == ["x", "y"])
    #expect(codes.tweets.map(\.codes) == [[0, 0], [1, 0], [nil, 1]])
    #expect(codes.disputed == 1 && codes.coding.overlap == 2)
  }

  @Test("are ordered by value where all are numbers")
  func numbers() throws {
    let rows = [("1", "10"), ("2", "9"), ("3", "1")]
    #expect(
      try CodeSet(coders: [sheet(rows), sheet(rows, name: "b.csv")]).categories == ["1", "9", "10"])
  }

  @Test("need a tweet in common")
  func overlap() {
    let error = failure {
      try CodeSet(coders: [sheet([("1", "x")]), sheet([("2", "x")], name: "b.csv")])
    }
    #expect(error == .noOverlap(sheets: ["a.csv", "b.csv"]))
  }

  @Test("of a sample make one sheet that still is a sheet of the sample")
  func merged() throws {
    let archive = InventedArchive()
    let sheet = archive.sheet(archive.draw(60))
    var rows = sheet.rows.map(\.cells)
    for row in 0..<9 { rows[row][1] = rows[row][1] == "layanan" ? "ucapan" : "layanan" }
    let codes = try CodeSet(coders: [sheet, archive.sheet(rows, name: "b.csv")])
    #expect(codes.disputed == 9)
    let merged = CodingSheet(codes, ofAll: true, choices: [])
    #expect(merged.columns == ["id", "text", "codes", "b", "code"] + SampleDesign.columns)
    #expect(merged.rows.count == 60 && merged.rows.count { $0[4].isEmpty } == 9)
    var settled = merged.rows.map { [$0[0], $0[4]] + $0[5...] }
    for row in settled.indices {
      settled[row][1] = InventedArchive.categories[archive.truth[settled[row][0]]!].id
    }
    let (one, other) = (
      try archive.study([sheet]), try archive.study([archive.sheet(settled)])
    )
    #expect(one.isSample && other.isSample)
    #expect(
      one.share(of: one.service!).corrected == other.share(of: other.service!).corrected)
  }
}
