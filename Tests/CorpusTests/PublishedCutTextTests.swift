import Testing

@testable import Corpus

/// Kinds of faults that files which strangers published have shown: texts with delimiters in them, beside columns
/// that no header names.
@Suite("Texts with delimiters as people publish them") struct PublishedCutTextTests {
  @Test("have no header, and a retweet or a long text in the first row")
  func headerlessTexts() throws {
    let long = PublishedFiles.texts.joined(separator: " ").replacing(",", with: "")
    for first in ["rt @desa_randu: loket buka lagi besok pagi", long] {
      let rows = ([first] + PublishedFiles.texts).map { "\($0);positif;;" }
      let found = try PublishedFiles.read((rows + [";;;"]).joined(separator: "\r\n"))
      #expect(found.tweets.map(\.text) == [first] + PublishedFiles.texts)
    }
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

  @Test("have a text and a label between semicolons, and commas in the texts")
  func semicolons() throws {
    let rows = PublishedFiles.texts.map { "\($0) #randu;positif" }
    #expect(
      try PublishedFiles.read(rows.joined(separator: "\n")).tweets.map(\.text)
        == PublishedFiles.texts.map { $0 + " #randu" }
    )
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

  @Test("end in dates with a comma, and are no table")
  func endInDates() throws {
    let lines = (0..<40).map {
      "\(PublishedFiles.texts[$0 % 6])\($0 % 7 == 3 ? " \"kutipan" : "") Des \(10 + $0 % 20), 2020 "
    }
    let found = try PublishedFiles.read(lines.joined(separator: "\n"), named: "t.txt")
    #expect(found.tweets.map(\.text) == lines.map { String($0.dropLast()) })
  }

  @Test("have a mark behind each, and go over lines", arguments: ["|||||", "====", "-----"])
  func endMarks(mark: String) throws {
    var texts = (0..<9).map { PublishedFiles.texts[$0 % 6] + ($0 % 3 == 1 ? "\nbaris kedua" : "") }
    texts[4] = "satu\n\n\(texts[4])"
    for separator in ["", "\n"] {
      let file = texts.map { "\($0)\(separator)\(mark)\n" }.joined()
      for block in [7, 1 << 16] {
        var options = ReadingOptions()
        options.block = block
        let found = try PublishedFiles.read(file, named: "t.txt", options)
        #expect(found.tweets.map(\.text) == texts)
        #expect(found.summary.files[0].fields.origins(of: .text) == ["lines before \(mark)"])
      }
    }
    // A last text without its mark is one, too; signs of a table, or of a few, are no marks.
    let cut = try PublishedFiles.read(texts.joined(separator: "\(mark)\n"), named: "t.txt")
    #expect(cut.tweets.map(\.text) == texts)
    let few = try PublishedFiles.read(texts.joined(separator: "\n") + mark, named: "t.txt")
    #expect(few.tweets.count == 13)
    let table = texts.map { $0.replacing("\n", with: " ") + "|warga|||\n" }
    let rows = try PublishedFiles.read("isi|username|a|b|c\n" + table.joined(), named: "t.txt")
    #expect(rows.tweets.count == 9 && rows.tweets[0].username == "warga")
  }
}
