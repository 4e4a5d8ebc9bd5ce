import Testing

@testable import Corpus

@Suite("A plain text") struct LinesTests {
  private static let tweets = """
    Loket buka besok pagi, jangan lupa bawa KTP

    @warga Terima kasih, laporan diterima; kami teruskan, ya
    RT @dinas: apel pagi
    """

  @Test("gives a tweet a line, and is no table for a comma")
  func givesLines() throws {
    let (tweets, summary) = try read(text: Self.tweets)
    #expect(
      tweets.map(\.text) == [
        "Loket buka besok pagi, jangan lupa bawa KTP",
        "@warga Terima kasih, laporan diterima; kami teruskan, ya", "RT @dinas: apel pagi",
      ])
    #expect(tweets.map(\.kind) == [.tweet, .reply, .retweet])
    let file = summary.files[0]
    #expect(file.format == .text && file.tweets == 3 && file.records == 3)
    #expect(file.undated == 3 && file.fields.without(.id) == 3)
  }

  @Test("may be one line, and in any encoding")
  func isOneLine() throws {
    #expect(try read(text: "apel pagi di halaman kantor").tweets.map(\.text).count == 1)
    let folder = TemporaryFolder()
    let wide = "\u{FEFF}apel 🙏\r\nbuka lagi".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let western: [UInt8] = Array("caf".utf8) + [0xE9, 0x0A] + Array("b'a\\xe2\\x80\\x99'".utf8)
    let (tweets, summary) = try read([folder.write("a.txt", wide), folder.write("b.txt", western)])
    #expect(tweets.map(\.text) == ["apel 🙏", "buka lagi", "café", "a’"])
    #expect(summary.repaired == 2)
  }

  @Test("is told from a table without a known column", arguments: ["a,b\n1,2\n3,4\n", "a;b;c\n"])
  func isNoTable(table: String) {
    #expect(
      failure("a.csv", Array(table.utf8))?.contains("no column is known to hold the text") == true)
  }

  @Test("is anything that the user says is one")
  func isNamed() throws {
    let options = ReadingOptions(format: .text)
    #expect(try read(text: "a,b\n1,2\n", options).tweets.map(\.text) == ["a,b", "1,2"])
  }

  @Test("in a folder is known by its name")
  func isNamedInFolder() throws {
    let folder = TemporaryFolder()
    for name in ["a.txt", "b.md", "readme.txt"] { _ = folder.write(name, "\(name) \(Self.tweets)") }
    #expect(try read([folder.path]).summary.files.map(\.tweets) == [3])
  }

  @Test("read in blocks of any size is read the same, and loses a line that is too long only")
  func isReadInBlocks() throws {
    let whole = try read(text: Self.tweets)
    var options = ReadingOptions()
    options.block = 7
    #expect(try read(text: Self.tweets, options).tweets == whole.tweets)
    let long = String(repeating: "x", count: DelimitedRows.rowLimit + 5)
    let (tweets, summary) = try read(text: "a\n\(long)\nb", ReadingOptions(format: .text))
    #expect(tweets.map(\.text) == ["a", "b"] && summary.skipped == 1)
    #expect(summary.files[0].firstSkipped.map(\.line) == [2])
  }

  @Test(
    "is none where its lines are something else, which is named",
    arguments: [
      ("1541980805198077953\n1541980805198077999\n", "a list of ids without texts"),
      ("tweet_id\n1541980805198077953\n1541980805198077999\n", "a list of ids without texts"),
      ("https://x.com/a/status/1\nhttps://x.com/a/status/2\n", "a list of links without texts"),
      ("<!doctype html>\n<p>Loket buka hari ini\n", "a page or feed in HTML or XML"),
      ("const express = require('express');\nlet a = b;\n", "the source of a program"),
      ("CREATE TABLE t (a);\nINSERT INTO t VALUES ('a b c d e');\n", "a dump of a database"),
      ("--\n-- PostgreSQL database dump\n--\nSET a = b;\n", "a dump of a database in SQL"),
      ("Hasil unduhan hari ini dari sini\n{\"id\":1,\"text\":\"a\"}\n", "json behind other lines"),
    ])
  func isNoText(content: String, found: String) {
    let message = failure("a.txt", Array(content.utf8))
    #expect(message?.hasPrefix("a.txt: found \(found)") == true, "\(message ?? "")")
  }

  @Test("is JSON behind the export of a module, where it has quoted keys")
  func exportedModule() throws {
    let tweet = #"{ "tweet" : { "id_str" : "1587481214826545152", "full_text" : "loket buka" } }"#
    let found = try read(text: "module.exports = [\n  \(tweet)\n]\n")
    #expect(found.tweets.map(\.text) == ["loket buka"])
    #expect(
      failure("a.js", Array("module.exports = [ { tweet: { full_text: 'a' } } ]\n".utf8))?
        .contains("the source of a program") == true)
  }

  @Test("of comments before JSON is passed over")
  func passesCommentsOver() throws {
    let text =
      "// unduhan 2022\n# https://example.org\n{\"id\":\"1\",\"text\":\"a\"}\n{\"text\":\"b\"}\n"
    #expect(try read(text: text).tweets.map(\.text) == ["a", "b"])
  }

  @Test("fills a batch by its bytes, too, where it is long")
  func fillsBatches() throws {
    let folder = TemporaryFolder()
    let long = String(repeating: "kata panjang ", count: 200_000)
    for (name, row) in [
      ("a.txt", long), ("a.csv", "1,\(long)"), ("a.jsonl", "{\"text\":\"\(long)\"}"),
    ] {
      let header = name == "a.csv" ? "id,text\n" : ""
      let rows = String(repeating: "\(row)\n", count: 5)
      let archive = try TweetInput(
        inputs: [folder.write(name, header + rows)], options: ReadingOptions())
      var batch = TweetBatch()
      var counts: [Int] = []
      while try archive.read(into: &batch, upTo: 1000) {
        counts.append(batch.count)
        batch.removeAll()
      }
      #expect(counts.reduce(0, +) == 5 && counts.allSatisfy { $0 <= 2 }, "\(name) \(counts)")
    }
  }

  @Test("has empty cells of a spreadsheet behind each text, which are taken off with its quotes")
  func padding() throws {
    let lines = [
      "", "loket buka pagi ini;;;;;;", "@dinas jalan rusak, kapan diperbaiki?;;;;",
      "\"air mati; kata \"\"warga\"\" di sana\";;;;", "kebakaran di pasar ;;;;;;",
      "terima kasih semua;;;;;;",
      "sudah menyala lagi;;;;;;", "mantap;;;;;;", "hujan lagi;;;;;;", "banjir surut;;;;;;",
      "ayo vaksin;;;;;;",
      "maju terus;;;;;;", "\"bawa &quot;kartu&quot;, ya; kata \"\"warga\"\" ;;;;;;\"",
      "a &lt; b;;;;",
    ]
    let found = try read(text: lines.joined(separator: "\n") + "\n")
    #expect(found.summary.files[0].format == .text && found.tweets.count == 13)
    #expect(found.tweets[1].text == "@dinas jalan rusak, kapan diperbaiki?")
    #expect(found.tweets[2].text == "air mati; kata \"warga\" di sana")
    #expect(found.tweets[11].text == "bawa \"kartu\", ya; kata \"warga\"")
    #expect(found.tweets[12].text == "a < b")
    // A sheet for codes, some of whose rows are filled, is a table, wherever these are.
    let codes = (0..<60).map { "kabar \($0) dari kota\($0 < 50 ? ";;;" : ";layanan;anna;jelas")\n" }
    let sheet = try read(text: "text;code;coder;note\n" + codes.joined())
    #expect(
      sheet.summary.files[0].format == .table
        && sheet.tweets.map(\.text)[55] == "kabar 55 dari kota")
    // Under the name of a column they are a table.
    let table = try read(text: "text;;\n" + (0..<9).map { "kabar \($0) dari kota;;\n" }.joined())
    #expect(table.summary.files[0].format == .table && table.tweets[0].text == "kabar 0 dari kota")
  }

  @Test("has a label before each text, which is taken off; but no numbers of the lines")
  func labelsBefore() throws {
    func texts(_ label: (Int) -> String) throws -> [String] {
      try read(text: (0..<9).map { "\(label($0))@dinas kabar apa dari kota\n" }.joined()).tweets
        .map(\.text)
    }
    #expect(try Set(texts { "\($0 % 2) " }) == ["@dinas kabar apa dari kota"])
    #expect(
      try Set(texts { $0 % 3 == 0 ? "-1\t" : $0 % 3 == 1 ? "0\t" : "1\t" }) == [
        "@dinas kabar apa dari kota"
      ])
    #expect(try texts { "\($0) " }[4] == "4 @dinas kabar apa dari kota")
    // One label throughout, numbers in a few texts, or from 1 on, are theirs.
    #expect(try texts { "\($0 % 3 + 1) " }[4] == "2 @dinas kabar apa dari kota")
    #expect(try texts { _ in "1 " }[4] == "1 @dinas kabar apa dari kota")
    #expect(try texts { $0 % 2 == 0 ? "2 " : "" }[4] == "2 @dinas kabar apa dari kota")
  }

  @Test("may each begin with a date that has a comma, whatever commas and quotes follow")
  func datesBefore() throws {
    let lines = PublishedFiles.texts.enumerated().map {
      "Mar \($0 + 1), 2018 03:31:2\($0) PM \($1)\($0 == 3 ? " \"katanya\", \"ya\"" : "") [Twitter for iPhone]  link"
    }
    let found = try PublishedFiles.read(lines.joined(separator: "\n") + "\n", named: "t.txt")
    #expect(found.tweets.map(\.text) == lines && found.summary.files[0].skipped == 0)
  }

  @Test("of structures as Python prints them are refused by name")
  func printedStructures() throws {
    let lines = PublishedFiles.texts.map { "{'created_at': '2020-01-01', 'full_text': '\($0)'}\n" }
    for text in [lines.joined(), "[" + lines.joined(separator: ",") + "]"] {
      let error = failure("t.txt", Array(text.utf8)) ?? ""
      #expect(error.contains("found objects as a program prints them"), "\(error)")
    }
  }

  @Test("may stand below the names of their accounts, as programs print them on a screen")
  func namedBlocks() throws {
    let printed = """
         @dinas_kota
         RT @warga: Loket di kantor lama tutup, yang baru buka jam 8 sampai 
         jam 15 http://t.co/abc

         @warga
         @dinas_kota terima kasih
         
         @lurah7
         Kerja bakti hari Minggu
      """
    for text in [printed, printed.replacing("\n", with: "\r\n") + "\r\n\r\n"] {
      let found = try read(text: text)
      #expect(found.tweets.map(\.username) == ["dinas_kota", "warga", "lurah7"])
      #expect(
        found.tweets.map(\.text) == [
          "RT @warga: Loket di kantor lama tutup, yang baru buka jam 8 sampai jam 15 http://t.co/abc",
          "@dinas_kota terima kasih", "Kerja bakti hari Minggu",
        ])
      #expect(found.tweets.map(\.kind) == [.retweet, .reply, .tweet])
      #expect(found.summary.files[0].fields.origins(of: .account) == ["line above"])
    }
    // A text has a blank line.
    let some = try read(
      text: (0..<12).map { "  @akun_\($0)\n  loket buka\n\($0 == 3 ? "\n  besok pagi\n" : "")\n" }
        .joined())
    #expect(some.tweets.count == 12 && some.tweets[3].text == "loket buka besok pagi")
    // What is not indented is somebody's list, of which each line may be a tweet.
    let listed = try read(
      text: (0..<3).map { "@akun_\($0)\nloket buka pagi\napel di kota\n\n" }.joined())
    #expect(listed.tweets.count == 9)
    // Replies on lines of their own are no names, nor is one among other texts.
    let others = try read(text: "@warga\n\n@lurah\n\napel pagi di kota\n\n@dinas siap\n")
    #expect(others.tweets.count == 4 && others.tweets.allSatisfy(\.username.isEmpty))
  }

  @Test("may stand under the name that R gives to a list without one")
  func headerOfR() throws {
    let texts = ["loket buka jam 8 pagi", "air mati di dua desa", "kerja bakti hari Minggu"]
    let found = try read(text: "x\n" + texts.joined(separator: "\n") + "\n")
    #expect(found.tweets.map(\.text) == texts)
  }

  @Test("are refused where a program wrote them as a list in single quotes")
  func singleQuotes() throws {
    for text in [
      "['loket buka', 'apel pagi']\n", "var tweets = [\n  'loket buka',\n  'it\\'s ok'\n];\n",
    ] {
      #expect(failure("a.js", Array(text.utf8))?.contains("texts in single quotes") == true)
    }
    let mixed = try read(text: "['loket buka']\n{\"id\": \"1\", \"text\": \"apel pagi\"}\n")
    #expect(mixed.tweets.map(\.text) == ["apel pagi"])
  }

  @Test("are refused where each is a tweet in XML")
  func linesOfXML() throws {
    let lines = (1...4).map {
      "00\($0):<status> <id>\($0)</id> <text>loket buka, pagi</text> <user><name>Rani</name></user></status>"
    }
    #expect(
      failure("a.txt", Array(lines.joined(separator: "\n").utf8))?.contains("lines of XML") == true)
  }
}
