import Testing

@testable import Corpus

/// Kinds of faults that files which strangers published have shown: which column holds the texts.
@Suite("Columns of texts as people publish them") struct PublishedTextColumnTests {
  @Test("have cleaned texts in a column that is called text, beside the tweets")
  func cleanedText() throws {
    let cleaned = PublishedFiles.texts.map { text in
      String(text.lowercased().filter { $0.isLetter || $0 == " " })
    }
    func texts(_ header: String, _ columns: [[String]]) throws -> [String] {
      let rows = columns[0].indices.map { row in
        columns.map { "\"\($0[row])\"" }.joined(separator: ",")
      }
      return try PublishedFiles.read(([header] + rows).joined(separator: "\n") + "\n").tweets.map(
        \.text)
    }
    for header in ["tweet,text", "full_text,text", "text,tweet"] {
      let columns =
        header == "text,tweet" ? [cleaned, PublishedFiles.texts] : [PublishedFiles.texts, cleaned]
      #expect(try texts(header, columns) == PublishedFiles.texts)
    }
    // Whoever writes without capitals and signs has only that.
    #expect(try texts("tweet,text", [cleaned, cleaned]) == cleaned)
    #expect(try texts("text", [cleaned]) == cleaned)
  }

  @Test("have a topic of a few words in a column that is called content, beside the text")
  func topics() throws {
    let rows = PublishedFiles.texts.enumerated().map {
      "Topik \($0),\"\($1)\",2021-01-0\($0 + 1)\n"
    }.joined()
    #expect(
      try PublishedFiles.read("Content,Message,Post Created\n" + rows).tweets.map(\.text)
        == PublishedFiles.texts)
  }

  @Test("have the text beside what was made of it in preparing it")
  func stages() throws {
    func column(_ header: String, _ rows: [[String]]) throws -> [String] {
      let lines = rows.map { $0.map { "\"\($0)\"" }.joined(separator: ",") }
      return try PublishedFiles.read(([header] + lines).joined(separator: "\n") + "\n").tweets.map(
        \.text)
    }
    let rows = PublishedFiles.texts.map { text in
      let words = text.lowercased().filter { $0 != "," }
      return [text, words, "['\(words.replacing(" ", with: "', '"))']", String(words.dropLast(6))]
    }
    #expect(try column("Ujaran,databersih,Tokenized,stemming", rows) == PublishedFiles.texts)
    #expect(
      try column("clean,stem", rows.map { [$0[1], $0[3]] }) == rows.map { $0[1] })
    // Notes that are no stage of the text do not pass for it.
    let notes = rows.map { ["lihat di sana", $0[0] + " " + $0[0]] }
    #expect(try column("catatan,clean", notes) == notes.map { $0[1] })
  }

  @Test(
    "keep the original beside a cleaned text",
    arguments: ["text_asli,stem_text", "tweet_asli,tweet_bersih", "tweet_caption,clean_caption"])
  func originals(header: String) throws {
    let found = try PublishedFiles.read(
      header + "\n"
        + PublishedFiles.texts.map { "\"\($0)\",loket buka jam bawa kartu" }.joined(separator: "\n")
    )
    #expect(found.tweets.map(\.text) == PublishedFiles.texts)
  }

  @Test(
    "are stages of a text alone, of which the least prepared has its signs; or say which is the original"
  )
  func stagesOnly() throws {
    func read(_ header: String, _ prepare: (String) -> [String]) throws -> [String] {
      let rows = PublishedFiles.texts.map { "\"" + prepare($0).joined(separator: "\",\"") + "\"" }
      return try PublishedFiles.read(([header] + rows).joined(separator: "\n")).tweets.map(\.text)
    }
    let signed = PublishedFiles.texts.map { "@dinas_x \($0.lowercased()). kapan, ya?" }
    let found = try read("after_remove_punctuation,after_case_folding,after_stopwords") { text in
      let folded = "@dinas_x \(text.lowercased()). kapan, ya?"
      let bare = folded.filter { $0.isLetter || $0 == " " }
      return [bare, folded, String(bare.dropLast(9))]
    }
    #expect(found == signed)
    for header in ["tweet emoji,tweet before", "hasil terjemahan,kalimat asli"] {
      #expect(try read(header) { [$0 + " sekali lagi", $0] } == PublishedFiles.texts)
    }
    let lines = PublishedFiles.texts.map {
      #"{"tweet before": "\#($0)", "tweet emoji": "\#($0) :)", "hasil": "netral"}"#
    }
    #expect(
      try PublishedFiles.read(lines.joined(separator: "\n"), named: "t.jsonl").tweets.map(\.text)
        == PublishedFiles.texts)
  }

  @Test("have the words of texts as lists beside the texts")
  func wordLists() throws {
    let rows = PublishedFiles.texts.map { "\"['loket', 'buka', 'pagi']\",\"\($0)\"" }
    let found = try PublishedFiles.read((["tweet,tweet_asli"] + rows).joined(separator: "\n"))
    #expect(found.tweets.map(\.text) == PublishedFiles.texts)
  }

  @Test("have texts under a name of two things, beside what they answer")
  func namesOfTwoThings() throws {
    let post =
      "Banjir di kota kita hari ini, kata kata panjang dari unggahan yang sama untuk semua komentar"
    func read(_ name: String) throws -> [String] {
      let rows = (0..<12).map { "\"\(post) \($0 / 6)\",komentar nomor \($0) dari warga" }
      let file = (["post/keyword,\(name)"] + rows).joined(separator: "\n")
      return try PublishedFiles.read(file).tweets.map(\.text)
    }
    let texts = (0..<12).map { "komentar nomor \($0) dari warga" }
    #expect(try read("comment/tweet") == texts)
    #expect(try read("ucapan") == texts)
  }

  @Test(
    "call the only text that of a tweet passed on", arguments: ["original_text", "retweet_text"])
  func onlyTextPassedOn(name: String) throws {
    let rows = PublishedFiles.texts.map { "Negatif,\"\($0)\"\n" }
    let found = try PublishedFiles.read("sentimen,\(name)\n" + rows.joined())
    #expect(found.tweets.map(\.text) == PublishedFiles.texts)
  }

  @Test("have blank cells in some rows, and nothing that tells which is the text")
  func blankCells() {
    let rows = (0..<8).map {
      $0 % 3 == 2 ? "\($0),, \n" : "\($0),jalan desa belum selesai,the village road is closed\n"
    }
    let text = ",0,translate\n" + rows.joined()
    #expect(
      failure("t.csv", Array(text.utf8))?.contains("no column is known to hold the text") == true)
  }

  @Test("have blanks for a text, which is none, and words for an id")
  func blanks() throws {
    let rows = PublishedFiles.texts.enumerated().map { "15419805198080779\($0 + 10),\"\($1)\"\n" }
    let found = try PublishedFiles.read(
      "id,text\n" + rows.joined() + "maju bersama warga,\"  \n \"\n")
    #expect(found.summary.files[0].notes.contains(.lacking(.text, 1, of: 7)))
    #expect(found.tweets[6].id.isEmpty && found.tweets[5].id == "1541980519808077915")
  }

  @Test(
    "have the text beside one that was made of it and still has signs",
    arguments: ["text_raw", "raw", "original", "mentahan"])
  func raw(name: String) throws {
    let raw = PublishedFiles.texts.enumerated().map {
      "@warga_\($0) \($1) Lho YA! https://t.co/abc"
    }
    let rows = zip(raw, PublishedFiles.texts).map { "\"\($0)\",\"\($1.lowercased())!\",netral\n" }
    let found = try PublishedFiles.read("\(name),text,label\n" + rows.joined())
    #expect(found.tweets.map(\.text) == raw && found.tweets.allSatisfy { $0.kind == .reply })
    // What shows its words in another way is not what it was made of, and one with words of its own is another.
    let ways: [(String) -> String] = [
      { "<li>\($0)</li>" }, { "Dinas Kota Randu: \($0)" }, { $0.replacing(" ", with: ", ") },
      { $0.uppercased() },
    ]
    for other in ways {
      let rows = PublishedFiles.texts.map { "\"\(other($0))\",\"\($0)\"\n" }
      let found = try PublishedFiles.read("\(name),text\n" + rows.joined())
      #expect(found.tweets.map(\.text) == PublishedFiles.texts)
    }
    let others = PublishedFiles.texts.map { "\"\($0.uppercased()) DAN LAIN LAGI\",\"\($0) gih\"\n" }
    let other = try PublishedFiles.read("\(name),text\n" + others.joined())
    #expect(other.tweets.map(\.text) == PublishedFiles.texts.map { "\($0) gih" })
  }
}
