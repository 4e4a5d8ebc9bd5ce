import Glibc
import Testing

@testable import Corpus

@Suite("An archive") struct ArchiveTests {
  private static let table = "id,text\n" + (0..<500).map { "\($0),teks \($0 * 7919)\n" }.joined()

  @Test("packed gives the same as plain", arguments: Packing.allCases)
  func packedIsSame(packing: Packing) throws {
    let folder = TemporaryFolder()
    let plain = try read([folder.write("a.csv", Self.table)])
    let packed = pack([("b/a.csv", Array(Self.table.utf8))], packing)
    #expect(try read([folder.write("a.packed", packed)]).tweets == plain.tweets)
  }

  @Test("tells how much of it was read, up to all", arguments: [nil] + Packing.allCases)
  func tellsFraction(packing: Packing?) throws {
    let folder = TemporaryFolder()
    // More than is read ahead, and texts that do not pack well.
    let rows = (0..<20_000).map { "\($0),teks \($0 &* 0x1E37_79B9_7F4A_7C15)\n" }
    let table = Array(("id,text\n" + rows.joined()).utf8)
    let bytes = packing.map {
      pack([("a.csv", table), ("b.csv", table)].dropLast($0 == .zip ? 0 : 1), $0)
    }
    let paths = [folder.write("a.packed", bytes ?? table), folder.write("c.csv", "id,text\n1,a\n")]
    let archive = try TweetInput(inputs: paths, options: ReadingOptions())
    var fractions = [archive.fractionRead ?? -1]
    var batch = TweetBatch()
    while try archive.read(into: &batch, upTo: 1000) {
      fractions.append(archive.fractionRead ?? -1)
      batch.removeAll()
    }
    #expect(fractions[0] == 0)
    #expect(fractions == fractions.sorted())
    // These are unpacked in blocks of megabytes, which come at once.
    if packing != .bzip2, packing != .xz { #expect(fractions.contains { $0 > 0.1 && $0 < 0.9 }) }
    #expect(fractions.last! > 0.99 && fractions.last! <= 1)
  }

  @Test(
    "cut short is an error that names the file, never fewer tweets", arguments: Packing.allCases)
  func cutIsError(packing: Packing) {
    let packed = pack([("a.csv", Array(Self.table.utf8))], packing)
    let cuts = [6, 12, 40, packed.count / 3, packed.count / 2, packed.count - 30, packed.count - 4]
    for cut in cuts + [packed.count - 1] {
      let found = failure("a.packed", Array(packed[..<cut]))
      #expect(found?.hasPrefix("a.packed") == true, "\(packing) cut at \(cut)")
      #expect(found?.hasSuffix("is cut short or damaged; download it again") == true)
    }
  }

  @Test(
    "of an account gives its tweets under its name, and nothing else", arguments: [true, false])
  func readsAccounts(isPacked: Bool) throws {
    let files = [
      (
        "data/account.js",
        #"window.YTD.account.part0 = [ { "account" : { "username" : "dinas" } } ]"#
      ),
      ("data/deleted-tweets.js", #"window.YTD.deleted.part0 = [ {"tweet":{"full_text":"x"}} ]"#),
      ("data/tweets-part2.js", #"window.YTD.tweets.part2 = [ {"tweet":{"full_text":"c"}} ]"#),
      ("data/tweets-part10.js", #"window.YTD.tweets.part10 = [ {"tweet":{"full_text":"d"}} ]"#),
      ("data/tweets.js", #"window.YTD.tweets.part0 = [ {"tweet":{"full_text":"a"}} ]"#),
      ("data/tweets_media/1.jpg", "\u{0}\u{1}"), ("Your archive.html", "<html>"),
    ]
    let folder = TemporaryFolder()
    let input: String
    if isPacked {
      input = folder.write("a.zip", pack(files.map { ($0.0, Array($0.1.utf8)) }, .zip))
    } else {
      for (name, text) in files { folder.write("x/\(name)", text) }
      input = "\(folder.path)/x"
    }
    let archive = try TweetInput(inputs: [input], options: ReadingOptions())
    #expect(archive.accountNames == ["dinas"])
    let (tweets, summary) = try read([input])
    #expect(tweets.map(\.text) == ["a", "c", "d"])
    #expect(tweets.allSatisfy { $0.username == "dinas" })
    #expect(summary.skipped == 0 && summary.others == 0)
    if isPacked { return }
    #expect(try read(["\(input)/data/tweets.js"]).tweets.map(\.username) == ["dinas"])
  }

  @Test("of a folder is read in the order of names, without the files that hold no tweets")
  func readsFolders() throws {
    let folder = TemporaryFolder()
    folder.write("b.csv", "text\nb\n")
    folder.write("a.jsonl", "{\"text\":\"a\"}\n")
    folder.write("c/d.csv", "text\nd\n")
    folder.write("c/e.bin", [0, 1, 2])
    folder.write("f.csv", "nama,umur\nx,1\n")
    folder.write("g.json", "")
    folder.write(".tersembunyi.csv", "text\nx\n")
    #expect(try read([folder.path]).tweets.map(\.text) == ["a", "b", "d"])
  }

  @Test("of several files is read in the order they are named")
  func readsFiles() throws {
    let folder = TemporaryFolder()
    let paths = [folder.write("b.csv", "text\nb\n"), folder.write("a.csv", "text\na\n")]
    let (tweets, summary) = try read(paths)
    #expect(tweets.map(\.text) == ["b", "a"] && summary.files.map(\.tweets) == [1, 1])
  }

  @Test("may come through a pipe, packed or not", arguments: [nil] + Packing.allCases)
  func readsPipes(packing: Packing?) throws {
    let bytes = Array(Self.table.utf8)
    let sent = packing.map { pack([("a.csv", bytes)], $0) } ?? bytes
    var ends: [Int32] = [0, 0]
    #expect(pipe(&ends) == 0)
    defer { close(ends[0]) }
    // It all fits into the pipe's own buffer.
    #expect(write(ends[1], sent, sent.count) == sent.count)
    close(ends[1])
    #expect(try read(["/proc/self/fd/\(ends[0])"]).tweets.count == 500)
  }

  @Test("read under a limit gives the same in pieces")
  func readsInPieces() throws {
    let folder = TemporaryFolder()
    let page = (0..<50).map { "{\"id\":\"\($0)\",\"text\":\"a\"}" }.joined(separator: ",")
    let paths = [
      folder.write("a.csv", Self.table), folder.write("b.json", "{\"data\":[\(page)]}"),
    ]
    let whole = try read(paths)
    for limit in [1, 7, 501] { #expect(try read(paths, upTo: limit).tweets == whole.tweets) }
  }
}

@Suite("Bad input") struct BadInputTests {
  @Test(
    "is told in one line with the file, the line and the remedy",
    arguments: [
      ("kosong.csv", "", "kosong.csv: the file is empty"),
      ("kosong.csv", " \n\n", "kosong.csv: the file is empty"),
      (
        "gambar.csv", "\u{89}PNG\r\n\u{0}\u{0}",
        "gambar.csv: found binary content, expected a table, json or an X archive"
      ),
      (
        "a.csv", "nama,umur\nx,1\n",
        "a.csv: no column is known to hold the text; the columns are \"nama\", \"umur\""
      ),
      (
        "tweets.js", "window.YTD.tweets.part0 = [\n{\"tweet\":{\"full_text\":\"a\"}}\n",
        "tweets.js:1: the array that begins here is never closed; "
          + "the file is cut short or lacks a bracket; download the archive again"
      ),
      (
        "tweets.js",
        "window.YTD.tweets.part0 = [\n{\"tweet\":{\"full_text\":\"a\"},\n{\"tweet\":1}\n]\n",
        "tweets.js:2: the element that begins here is never closed; "
          + "the file is cut short or lacks a bracket; download the archive again"
      ),
      (
        "a.json", "{\n\"text\":\"a\"\n",
        "a.json: no tweets found; none of 1 records could be read, first line 1: json that is never "
          + "closed; the file is cut short or lacks a bracket"
      ),
      (
        "a.csv", "\"id,text\n1,a\n",
        "a.csv: found an open quote on line 1, expected a table, json or an X archive"
      ),
      (
        "a.jsonl", "\"{\\\"text\\\":\\\"a\\\"}\"\n",
        "a.jsonl: found json written as a text (decode it once) on line 1, expected a table, "
          + "json or an X archive"
      ),
      ("a.csv", "id,text\n", "a.csv: no tweets found; found a header without rows"),
      (
        "a.csv", "id,text\n1\n",
        "a.csv: no tweets found; none of 1 records could be read, first line 2: "
          + "expected 2 fields, found 1"
      ),
      (
        "a.jsonl", "{\"a\":1}\n",
        "a.jsonl: no tweets found; found a json value that is no tweet, with the key \"a\""
      ),
      ("a.json", "[]", "a.json: no tweets found; found json without a value"),
    ])
  func isTold(name: String, content: String, message: String) {
    let found = failure(name, Array(content.utf8))
    #expect(found == message)
  }

  @Test("may be a file that is not there, or a folder without tweets")
  func mayBeMissing() {
    let folder = TemporaryFolder()
    #expect(throws: CorpusError.missing(file: "\(folder.path)/x")) {
      try read(["\(folder.path)/x"])
    }
    #expect(throws: CorpusError.noTweetsInFolder(folder: folder.path)) { try read([folder.path]) }
    let zip = folder.write("a.zip", pack([("a.jpg", [1, 2])], .zip))
    #expect(throws: CorpusError.noTweetsInZip(file: zip)) { try read([zip]) }
  }

  @Test("may be a table without the column that was named")
  func mayLackColumn() {
    let found = failure("a.csv", Array("id,text\n1,a\n".utf8), ReadingOptions(dateColumn: "kapan"))
    #expect(
      found == "a.csv: no column \"kapan\" for the date; "
        + "the columns are \"id\", \"text\"")
  }

  @Test("is fatal where the user asks for no summary")
  func isFatalWhenStrict() {
    let strict = ReadingOptions(isStrict: true)
    let table = failure("a.csv", Array("id,text\n1,a\n2\n".utf8), strict)
    #expect(table == "a.csv:3: expected 2 fields, found 1")
    let quote = failure("a.csv", Array("text,id\n\"a,1\n".utf8), strict)
    #expect(
      quote
        == "a.csv:2: the quote opened here is not closed; double each quote inside a field")
    let lines = failure("a.jsonl", Array("{\"text\":\"a\"}\nx\n".utf8), strict)
    #expect(lines == "a.jsonl:2: not valid json")
  }

  @Test("may be a row that never ends, which is not kept in memory")
  func mayBeEndless() throws {
    let long = [UInt8](repeating: UInt8(ascii: "x"), count: DelimitedRows.rowLimit + 10)
    let found = failure("a.csv", Array("text\na\n".utf8) + long)
    #expect(found?.hasPrefix("a.csv:3: the record that begins here is longer than") == true)
    let line = [UInt8](repeating: UInt8(ascii: "x"), count: 1 << 20) + [.lineFeed]
    let quoted = Array("text\na\n\"b\n".utf8) + (0..<17).flatMap { _ in line }
    let folder = TemporaryFolder()
    let (tweets, summary) = try read([folder.write("a.csv", quoted)])
    #expect(tweets.count == 18)
    #expect(summary.files[0].firstSkipped.map(\.line) == [3])
  }
}
