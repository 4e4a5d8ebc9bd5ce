import Testing

@testable import Corpus

/// Kinds of faults that files which strangers published have shown: how rows are written.
@Suite("Tables as people publish them") struct PublishedTableTests {
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

  @Test("lack the last cell where a tweet has no link, and have more where it has several")
  func linksBehindTexts() throws {
    let texts = PublishedFiles.texts
    // The platform's own table of an archive, with ids of its first years.
    let ids = ["322185112684994561", "412174816124928", "29659809045", "295", "29653508957", "77"]
    func row(_ number: Int, _ links: [String]) -> String {
      ([ids[number], "", "2010-11-04 11:27:0\(number) +0000", "web", texts[number]] + links)
        .map { "\"\($0)\"" }.joined(separator: ",")
    }
    let links = ["http://a.id/1", "https://b.id/2,3", "http://c.id"]
    let rows = [
      row(0, []), row(1, [links[0]]), row(2, []), row(3, links), row(4, Array(links.prefix(2))),
      row(5, []),
    ]
    let header = "tweet_id,in_reply_to_status_id,timestamp,source,text,expanded_urls"
    let found = try PublishedFiles.read(([header] + rows).joined(separator: "\n") + "\n")
    #expect(found.tweets.map(\.text) == texts && found.tweets.map(\.id) == ids)
    #expect(found.summary.skipped == 0)
    let repairs = found.summary.files[0].repairs
    #expect(repairs[.missingCells] == 3 && repairs[.splitLinks] == 2)
    // What is behind a text without quotes may be a part of it, and what has no date may be of a text with a line break.
    let unsure = try PublishedFiles.read(
      header + "\n" + rows[1]
        + "\n295,,2010-11-04 11:27:09 +0000,web,lihat ya,http://a.id,http://b.id\n"
        + "warga,\"dan lurah\",\"Siap,\",\"semua\",\"bantu\"\n")
    #expect(unsure.tweets.count == 1 && unsure.summary.skipped == 2)
    // Other lines of a log, and the end of an export, have dates, too.
    let logged = try PublishedFiles.read(
      "username,created_at,text,likes,retweets\nwarga,2022-03-05 10:00:00,\"loket buka pagi\",1,2\n"
        + "ERROR,2022-03-05 10:11:12,rate limit exceeded,429\n\"Exported\",\"2022-04-01 10:00:00\",\"by Tool\"\n"
    )
    #expect(logged.tweets.count == 1 && logged.summary.skipped == 2)
  }

  @Test("have no header, and a quote in the first text that is never closed, between tabs")
  func strayQuote() throws {
    let rows = PublishedFiles.texts.enumerated().map { number, text in
      let isFirst = number == 0
      // Ids, milliseconds, numbers of users, accounts; then those whom some pass on.
      let passedOn = number % 2 == 0 ? "\t\t" : "79506994381343950\(number)\t216776631\tkota_kita"
      return
        "79557407405136280\(number)\t147851461496\(number)\ten\t759808\(number)\twarga0\(number)\t"
        + "\(isFirst ? "\"" : "")\(text)\t\(passedOn)"
    }
    let found = try PublishedFiles.read(rows.joined(separator: "\n") + "\n", named: "t.tsv")
    #expect(
      found.tweets.map(\.text) == ["\"" + PublishedFiles.texts[0]]
        + PublishedFiles.texts.dropFirst())
    #expect(found.tweets.map(\.username) == (0..<6).map { "warga0\($0)" })
    #expect(found.tweets.map(\.id) == (0..<6).map { "79557407405136280\($0)" })
    #expect(found.tweets.allSatisfy { $0.createdAt == 1_478_514_614 })
  }

  @Test(
    "have a quote that opens a text and is closed by that of another row, which swallows none",
    arguments: ["\t", ",", ";"])
  func swallowedRows(delimiter: String) throws {
    let texts = PublishedFiles.texts.map { $0.replacing(",", with: "") }
    func rows(_ change: (Int, String) -> String) throws -> [String] {
      let lines = (0..<18).map {
        "\($0 % 2 == 0 ? "baik" : "buruk")\(delimiter)\(change($0, texts[$0 % 6]))"
      }
      return try PublishedFiles.read(
        "nilai\(delimiter)text\n" + lines.joined(separator: "\n") + "\n",
        named: delimiter == "\t" ? "t.tsv" : "t.csv"
      ).tweets.map(\.text)
    }
    let found = try rows { $0 == 3 ? "\"\($1)" : $0 == 9 ? "\($1)\"" : $1 }
    // Between tabs a quote is a sign of the text; elsewhere the row is skipped, and said.
    let isKept = delimiter == "\t"
    #expect(found.count == (isKept ? 18 : 17))
    #expect(found.dropFirst(3).first == (isKept ? "\"" + texts[3] : texts[4]))
    let rest = (10..<18).map { texts[$0 % 6] }
    #expect(Array(found.suffix(9)) == ["\(texts[3])\""] + rest)
    // A text over lines is whole, also with a line like a part of a row.
    // So is one before its label, whose last line is like a row.
    let labelled = PublishedFiles.texts.map {
      "\"\($0)\nsekali lagi\"\(delimiter)baik\n\($0.filter { $0 != "," })\(delimiter)buruk\n"
    }
    let last = try PublishedFiles.read(
      "text\(delimiter)nilai\n" + labelled.joined(), named: "t.csv")
    #expect(
      last.tweets.map(\.text).first == PublishedFiles.texts[0] + "\nsekali lagi"
        && last.tweets.count == 12)
    let whole = try rows { $0 == 3 ? "\"\($1)\nbaik\nsekali\"" : $1 }
    #expect(whole.count == 18 && whole[3] == texts[3] + "\nbaik\nsekali")
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
    // A name for several rows is no id of one; the same text again is a copy.
    let named = try PublishedFiles.read(
      "id,text\nwarga_01,satu dua tiga\nwarga_01,dua tiga empat\nwarga_01,satu dua tiga\n")
    #expect(Set(named.tweets.map(\.id)).count == 2 && named.tweets[2].id == "warga_01")
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

  @Test("have spaces behind a closing quote")
  func spacesBehindQuotes() throws {
    let found = try PublishedFiles.read(
      "\"id\";\"text\";\"label\"\n\"1\";\"air; mati\";\"0\" \n\"2\" ;\"loket\"  ;\"1\"\r\n"
        + "\"3\";\"a\" b\";\"1\"\n")
    #expect(found.tweets.map(\.text) == ["air; mati", "loket", "a\" b"])
    #expect(found.summary.skipped == 0 && found.summary.repaired == 1)
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

  /// Rows of two, then of one and another sort of ends.
  private static let mixed = [["\n", "\r"], ["\r\n", "\r"], ["\r", "\n"], ["\r", "\r\n"]]

  @Test("end their rows in two ways, in blocks of any size", arguments: mixed, [7, 64, 1 << 16])
  func mixedEnds(ends: [String], block: Int) throws {
    for header in [[], ["id,text,likes"]] {
      for changes in [1, 2, 20, 39, 40] {
        for isQuoted in [false, true] {
          let texts = (0..<40).map { number in
            let text = "\(PublishedFiles.texts[number % 3]) \(number)"
            return isQuoted ? text : text.replacing(",", with: "")
          }
          let rows = texts.enumerated().map { number, text in
            isQuoted
              ? "15419808051980779\(50 + number),\"\(text)\",\"\(number)\""
              : "15419808051980779\(50 + number),\(text),\(number)"
          }
          // Back to the first ends for the last rows.
          let lines = (header + rows).enumerated().map { number, line in
            line + (number < changes || number > 36 ? ends[0] : ends[1])
          }
          var options = ReadingOptions()
          options.block = block
          let found = try PublishedFiles.read(lines.joined(), options)
          #expect(found.tweets.map(\.text) == texts, "\(changes) \(isQuoted) \(header)")
          #expect(found.summary.skipped == 0)
        }
      }
    }
  }

  @Test(
    "end their rows in two ways, where no cell is a number and texts have line breaks in quotes")
  func mixedEndsOfLabels() throws {
    let rows = [
      "layanan,loket buka", "acara,\"apel\npagi\"", "acara,\"rapat, lagi\"", "layanan,air",
    ]
    let file = "label,text\n" + rows.joined(separator: "\r") + "\nacara,pawai\rbesok\n"
    #expect(
      try PublishedFiles.read(file).tweets.map(\.text)
        == ["loket buka", "apel\npagi", "rapat, lagi", "air", "pawai\rbesok"])
    // A text without quotes that has a return and a comma is no two rows.
    let texts = try PublishedFiles.read("id,text\n1,apel\rpagi, siang\n2,loket\n3,air\n")
    #expect(texts.tweets.map(\.text) == ["loket", "air"] && texts.summary.skipped == 1)
  }

  @Test(
    "have rounded ids above or below those that are whole",
    arguments: ["0000.00", "0000", "0000.0"])
  func someRoundedIDs(end: String) throws {
    let rounded = (0..<12).map { "13661786617\(9100 + $0)\(end)" }
    let whole = (0..<12).map { "13772816304035792\(10 + $0)" }
    for ids in [rounded + whole, whole + rounded] {
      let rows = ids.enumerated().map { "\($1),loket buka sampai jam \($0) hari ini" }
      let found = try PublishedFiles.read((["id,text"] + rows).joined(separator: "\n"))
      #expect(found.tweets.map(\.id) == ids.map { whole.contains($0) ? $0 : "" })
      #expect(found.summary.files[0].rounded == 12)
    }
  }

  @Test("have 0 for the id of a row that was split, where others have ids of tweets")
  func zeroIDs() throws {
    let found = try PublishedFiles.read(
      "id_str,text\n1739255213423550929,satu dua tiga\n0,\"maju, ya\"\n1739549021893472496,empat\n")
    #expect(found.tweets.map(\.id) == ["1739255213423550929", "", "1739549021893472496"])
    // Rows may be counted from 0.
    let counted = try PublishedFiles.read("id,text\n0,satu dua tiga\n1,empat lima\n")
    #expect(counted.tweets.map(\.id) == ["0", "1"])
  }

  @Test("are no tweets: coordinates, and tuples that a program printed into one cell")
  func noTables() {
    let places = (0..<7).map {
      "\"\($0)\",10\($0),-0.2156\($0),-78.5133\($0),\" TAMAN \($0)\",\"18:27:3\($0)\""
    }
    let table = (["\"\",\"No\",\"Lat\",\"Lon\",\"Kel\",\"Jam\""] + places).joined(separator: "\n")
    #expect(throws: CorpusError.self) { try PublishedFiles.read(table) }
    let tuples = PublishedFiles.texts.map { "('\($0)\n#promo', 'Positive')" }
    let cell = "\"\(tuples.joined(separator: "\n "))\"\n"
    #expect(throws: CorpusError.self) { try PublishedFiles.read(cell) }
  }
}
