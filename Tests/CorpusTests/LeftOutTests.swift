import Testing

@testable import Corpus

/// What lies beside the tweets: nothing that may hold some is left out without a word.
@Suite("Beside files of tweets") struct LeftOutTests {
  private static let table = "id,tweet\n1,loket buka sampai malam\n2,jalan ditutup besok\n"
  private static let texts = "selamat pagi warga kota semua\nair bersih kembali mengalir hari ini\n"
  private static let words = "kata,bobot\nbaik,1\nburuk,-1\n"

  /// Reads the files as a folder or in a zip.
  private func read(
    _ files: [(String, String)], isZip: Bool, _ options: ReadingOptions = ReadingOptions()
  ) throws -> (tweets: [Tweet], summary: ReadSummary) {
    let folder = TemporaryFolder()
    if isZip {
      let zip = pack(files.map { ($0.0, Array($0.1.utf8)) }, .zip)
      return try CorpusTests.read([folder.write("semua.zip", zip)], options)
    }
    for (name, text) in files { folder.write("semua/\(name)", text) }
    return try CorpusTests.read(["\(folder.path)/semua"], options)
  }

  /// Reads a folder of the files and a zip.
  private func read(
    _ files: [(String, String)], inner: [UInt8]
  ) throws -> (tweets: [Tweet], summary: ReadSummary) {
    let folder = TemporaryFolder()
    for (name, text) in files { folder.write("semua/\(name)", text) }
    folder.write("semua/dalam.zip", inner)
    return try CorpusTests.read(["\(folder.path)/semua"])
  }

  @Test(
    "others are named with the reason, but none that programs have there", arguments: [true, false])
  func areNamed(isZip: Bool) throws {
    let files = [
      ("a.csv", Self.texts), ("b.csv", Self.words), ("c.csv", Self.table), ("LICENSE", Self.texts),
      ("readme.txt", Self.texts), ("d.js", "export default 1\n"), ("kosong.csv", ""),
    ]
    let found = try read(files, isZip: isZip)
    #expect(found.tweets.count == 2)
    let leftOut = [
      LeftOut("b.csv", .noText(columns: ["kata", "bobot"])), LeftOut("a.csv", .anyTexts),
    ]
    #expect(found.summary.files.map(\.leftOut) == [leftOut])
    #expect(
      found.summary.files[0].notes.map(\.description).contains(
        "left out beside it: "
          + "b.csv (no column is known to hold the text; the columns are \"kata\", \"bobot\"), "
          + "a.csv (nothing names its texts; to have them, read it alone)"))
  }

  @Test(
    "tables of bare texts are left out, but read where there is nothing else",
    arguments: [true, false])
  func areReadAlone(isZip: Bool) throws {
    let found = try read(
      [("baik.csv", Self.texts), ("buruk.csv", Self.texts), ("LICENSE", Self.texts)], isZip: isZip)
    #expect(found.summary.files.map(\.tweets) == [2, 2])
    let all = try read(
      [("a.csv", Self.texts), ("c.csv", Self.table)], isZip: isZip, ReadingOptions(format: .text))
    #expect(all.tweets.count == 5)
  }

  @Test("a zip among them is judged by itself") func zipWithin() throws {
    let inner = pack([("a.txt", Array(Self.texts.utf8)), ("b.txt", Array(Self.texts.utf8))], .zip)
    let folder = TemporaryFolder()
    let outer = pack([("c.csv", Array(Self.table.utf8)), ("dalam.zip", inner)], .zip)
    #expect(
      try CorpusTests.read([folder.write("luar.zip", outer)]).summary.files.map(\.tweets) == [
        2, 2, 2,
      ])
  }

  @Test("without any, those that were looked at are named", arguments: [true, false])
  func refused(isZip: Bool) throws {
    do {
      _ = try read([("satu", Self.texts), ("b.csv", Self.words), ("c.jpg", "x")], isZip: isZip)
      Issue.record("read")
    } catch let error as CorpusError {
      let text = error.description
      #expect(
        text.contains("; expected csv, xlsx, ods, json, txt or tweets.js; found b.csv (no column"))
      #expect(text.hasSuffix("satu (nothing names its texts; to have them, read it alone)"))
    }
  }

  @Test("no more than five are named") func many() throws {
    let files = (1...8).map { ("kata\($0).csv", Self.words) } + [("z.csv", Self.table)]
    let found = try read(files, isZip: true)
    #expect(found.summary.files[0].notes.contains { "\($0)".hasSuffix("), and 3 more") })
  }

  @Test("sheets of something else are named") func sheets() throws {
    let folder = TemporaryFolder()
    let book = SheetParts(sheets: [
      ("Tweet", row("id", "tweet") + row("1", "loket buka sampai malam")),
      ("Kata", row("kata", "bobot") + row("baik", "1")), ("Kosong", ""),
    ])
    let found = try CorpusTests.read([folder.write("a.xlsx", book.zipped)])
    #expect(found.tweets.count == 1)
    #expect(
      found.summary.files[0].leftOut == [LeftOut("Kata", .noText(columns: ["kata", "bobot"]))])
  }
}

/// Sheets that hold tweets of other sheets.
@Suite("Sheets of one workbook") struct SheetPartTests {
  private func sheet(_ numbers: some Sequence<Int>, dates: Bool = true) -> String {
    row("tanggal", "tweet", "kode")
      + numbers.map {
        row(dates ? "2021-03-\($0 + 10) 08:30" : "", "kabar nomor \($0) dari kota", "x")
      }
      .joined()
  }

  private func read(_ sheets: [(String, String)]) throws -> (tweets: Int, stages: [[String]]) {
    let folder = TemporaryFolder()
    let path = folder.write("a.xlsx", SheetParts(sheets: sheets).zipped)
    let found = try CorpusTests.read([path])
    return (
      found.tweets.count,
      found.summary.files.map { $0.stages.map { $0.replacing("\(path):", with: "") } }
    )
  }

  @Test("are read once if one is a part of another, or has its rows in another order") func parts()
    throws
  {
    #expect(try read([("Kode", sheet(2..<6)), ("Semua", sheet(0..<12))]) == (12, [["Kode"]]))
    #expect(
      try read([("Semua", sheet(0..<12)), ("Acak", sheet((0..<12).reversed()))]) == (12, [["Acak"]])
    )
    let three = [("A", sheet(2..<6)), ("B", sheet(1..<8)), ("C", sheet(0..<12))]
    #expect(try read(three) == (12, [["A", "B"]]))
  }

  @Test("are read once if they divide the same tweets in two ways") func dividedTwice() throws {
    let days = [("Sen", sheet(0..<4)), ("Sel", sheet(4..<8)), ("Rab", sheet(8..<12))]
    let (even, odd) = ((0..<12).filter { $0 % 2 == 0 }, (0..<12).filter { $0 % 2 == 1 })
    let labels = [("Baik", sheet(even)), ("Buruk", sheet(odd))]
    #expect(try read(days + labels) == (12, [["Buruk", "Baik"], [], []]))
    // Of sheets with tweets more it is those of the days that the others have.
    let more = [("Baik", sheet(even + [12])), ("Buruk", sheet(odd + [13]))]
    #expect(try read(days + more).tweets == 14)
  }

  @Test("are read from the longest if they begin with the same tweets, whose texts were prepared")
  func longerStage() throws {
    func stage(_ count: Int, _ text: String) -> String {
      row("tanggal", "tweet")
        + (0..<count).map { row("2021-03-01 \(10 + $0 / 60):\(10 + $0 % 50)", "\(text) \($0)") }
        .joined()
    }
    let both = [("Sampel", stage(230, "kabar bersih")), ("Semua", stage(260, "Kabar, dari kota"))]
    #expect(try read(both) == (260, [["Sampel"]]))
    #expect(try read(both.reversed()) == (260, [["Sampel"]]))
  }

  @Test("are all read if they share a few tweets, or only texts of which there are few")
  func others()
    throws
  {
    #expect(try read([("A", sheet(0..<8)), ("B", sheet(6..<20))]) == (22, [[], []]))
    let few = [("A", sheet(0..<8, dates: false)), ("B", sheet(0..<12, dates: false))]
    #expect(try read(few) == (20, [[], []]))
    let many = [("A", sheet(0..<10, dates: false)), ("B", sheet(0..<12, dates: false))]
    #expect(try read(many) == (12, [["A"]]))
  }

  @Test(
    "are all read if one has a tweet that the other has not, or more rows of it, or other accounts")
  func nearlyParts() throws {
    #expect(try read([("A", sheet(0..<20)), ("B", sheet(1..<21))]).tweets == 40)
    let twice = sheet(0..<12) + row("2021-03-10 08:30", "kabar nomor 0 dari kota", "x")
    #expect(try read([("A", sheet(0..<14)), ("B", twice)]).tweets == 27)
    func ofAccount(_ name: String, _ count: Int) -> String {
      row("akun", "tanggal", "tweet")
        + (0..<count).map { row(name, "2021-03-\($0 + 10) 08:30", "kabar nomor \($0)") }.joined()
    }
    #expect(
      try read([("A", ofAccount("dinas_a", 6)), ("B", ofAccount("dinas_b", 9))]).tweets == 15)
  }

  @Test("share their strings, whichever of them is asked for first")
  func sharedStrings() throws {
    func sheet(_ numbers: [Int]) -> String {
      let header = "<row><c t=\"s\"><v>0</v></c></row>"
      return header + numbers.map { "<row><c t=\"s\"><v>\($0)</v></c></row>" }.joined()
    }
    var book = SheetParts(sheets: [("A", sheet(Array(200..<400))), ("B", sheet([5, 399, 1]))])
    book.strings = ["<t>tweet</t>"] + (1..<400).map { "<t>kabar nomor \($0) dari kota</t>" }
    let folder = TemporaryFolder()
    let found = try CorpusTests.read([folder.write("a.xlsx", book.zipped)])
    #expect(found.tweets.count == 203 && found.tweets[0].text == "kabar nomor 200 dari kota")
    #expect(
      found.tweets.suffix(3).map(\.text) == [5, 399, 1].map { "kabar nomor \($0) dari kota" })
  }
}
