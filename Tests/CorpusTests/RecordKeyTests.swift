import Testing

@testable import Corpus

/// Records of JSON whose keys no export's names tell: they are read by the rules of columns.
@Suite("Keys of JSON that no name tells") struct RecordKeyTests {
  private static let texts = [
    "Loket buka sampai jam 15, bawa \"kartu\" keluarga", "Jalan Kenanga ditutup\nbesok pagi ya",
    "Air mati di Desa Randu sampai sore", "Bupati meresmikan jembatan baru di Karangwulu",
  ]

  /// Records with these keys for text, date and account, and a number that says nothing.
  private func records(_ keys: (text: String, date: String, account: String)) -> [String] {
    Self.texts.enumerated().map { number, text in
      let written = text.replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
      return "{\"no\": \(number), \"\(keys.text)\": \"\(written)\", \"\(keys.date)\": "
        + "\"2021-03-0\(number + 1)T08:00:00Z\", \"\(keys.account)\": \"@dinas\(number)\", "
        + "\"nested\": {\"a\": [1, {\"b\": \"}\"}]}, \"empty\": null}"
    }
  }

  @Test(
    "are told by what is in them, on lines, in a list and in an envelope",
    arguments: ["lines", "list", "envelope"])
  func content(layout: String) throws {
    let records = records(("ujaran", "saat", "pemilik"))
    let text =
      switch layout {
      case "lines": records.joined(separator: "\n")
      case "list": "[" + records.joined(separator: ",\n") + "]"
      default: "{\"status\": \"ok\", \"data\": [" + records.joined(separator: ", ") + "]}"
      }
    let found = try read(text: text)
    #expect(found.tweets.map(\.text) == Self.texts)
    #expect(found.tweets.map(\.username) == (0..<4).map { "dinas\($0)" })
    #expect(found.tweets.map(\.createdAt) == (0..<4).map { 1_614_585_600 + $0 * 86_400 })
    let file = found.summary.files[0]
    #expect(file.taken.map(\.column) == ["ujaran", "pemilik", "saat"])
    #expect(file.notes.first == .taken(file.taken) && file.skipped == 0)
  }

  @Test("give way to keys with a name")
  func names() throws {
    let mixed = records(("ujaran", "saat", "pemilik")).map {
      "{\"text\": \"halo\", " + $0.dropFirst()
    }
    let found = try read(text: mixed.joined(separator: "\n"))
    #expect(found.tweets.map(\.text) == Array(repeating: "halo", count: 4))
    #expect(found.summary.files[0].taken.isEmpty)
  }

  @Test("may be named by the user, and are then read before all others")
  func wished() throws {
    let text = records(("ujaran", "saat", "pemilik")).map {
      "{\"text\": \"halo\", " + $0.dropFirst()
    }
    .joined(separator: "\n")
    let options = ReadingOptions(
      textColumn: "ujaran", dateColumn: "saat", accountColumn: "pemilik")
    for folder in [TemporaryFolder()] {
      let found = try CorpusTests.read([folder.write("a.jsonl", text)], options)
      #expect(found.tweets.map(\.text) == Self.texts)
      #expect(found.tweets[1].username == "dinas1" && found.tweets[1].createdAt != nil)
    }
    #expect(
      failure("a.json", Array(text.utf8), ReadingOptions(textColumn: "isinya"))?
        .hasPrefix("a.json: no column \"isinya\" for the text") == true)
  }

  /// Tweets that have no account by any name, each with `beside` beside its fields or around them.
  private func tweets(_ beside: String, isAround: Bool) -> [String] {
    Self.texts.indices.map { number in
      let own =
        "\"text\": \"loket \(number) buka\", \"id_str\": \"154198080519807795\(number)\", "
        + "\"created_at\": \"2021-03-01\""
      let other = beside.replacing("%", with: "\(number)")
      return isAround ? "{\"tweet\": {\(own)}, \(other)}" : "{\(own), \(other)}"
    }
  }

  @Test(
    "tell accounts that stand in objects of unknown names, in tweets and around them",
    arguments: [false, true], ["lines", "list", "lists"])
  func accountObjects(isAround: Bool, layout: String) throws {
    let tweets = tweets(
      #""mp": {"uid": 7, "screen_name": "dinas%", "about": {"screen_name": "x"}}, "reply_to": {"screen_name": "warga"}"#,
      isAround: isAround)
    let text =
      switch layout {
      case "lines": tweets.joined(separator: "\n")
      case "list": "[" + tweets.joined(separator: ", ") + "]"
      default: "{\"1\": [" + tweets.joined(separator: ", ") + "], \"2\": []}"
      }
    let found = try readBothWays(text)
    #expect(found.tweets.map(\.username) == (0..<4).map { "dinas\($0)" })
    let file = found.summary.files[0]
    #expect(file.taken == [ReadSummary.Taken(field: .account, column: "mp")])
    #expect(file.fields.origins(of: .account) == ["mp"] && file.shapes == [.other: 4])
  }

  @Test("give an account to no tweet where two objects could be its, or names tell it")
  func unsureAccountObjects() throws {
    let unsure = [
      #""mp": {"screen_name": "a%"}, "staf": {"screen_name": "b%"}"#,
      #""in_reply_to": {"screen_name": "a%"}"#, #""quoted_one": {"screen_name": "a%"}"#,
      #""mp": {"username": "a%"}"#, #""me": {"screen_name": "peneliti"}"#,
      #""to_user": {"screen_name": "a%"}"#, #""balasan_ke": {"screen_name": "a%"}"#,
      #""other": {"text": "apel", "screen_name": "a%"}"#, #""in_list": {"screen_name": "a%"}"#,
      #""mp": {"screen_name": ""}"#,
    ]
    for beside in unsure {
      let found = try readBothWays(tweets(beside, isAround: false).joined(separator: "\n"))
      #expect(
        found.tweets.count == 4 && found.tweets.allSatisfy { $0.username.isEmpty }, "\(beside)")
    }
    let told = try readBothWays(
      tweets(#""mp": {"screen_name": "a%"}, "user": {"screen_name": "b%"}"#, isAround: false)
        .joined(separator: "\n"))
    #expect(told.tweets.map(\.username) == (0..<4).map { "b\($0)" })
    // A name beside one tweet may be that of who coded it.
    let coded = try readBothWays(
      tweets(#""username": "koder_%""#, isAround: true).joined(separator: "\n"))
    #expect(coded.tweets.allSatisfy { $0.username.isEmpty })
    let around = try readBothWays(
      tweets(#""user": {"screen_name": "b%"}"#, isAround: true).joined(separator: "\n"))
    #expect(around.tweets.map(\.username) == (0..<4).map { "b\($0)" })
  }

  @Test("may be named for the account, be it an object, and leave mentions their names")
  func wishedAccounts() throws {
    let text = tweets(
      #""mp": {"screen_name": "a%"}, "user": {"screen_name": "b%"}, "entities": {"user_mentions": [{"screen_name": "warga"}]}"#,
      isAround: false
    ).joined(separator: "\n")
    let folder = TemporaryFolder()
    let found = try CorpusTests.read(
      [folder.write("a.jsonl", text)], ReadingOptions(accountColumn: "mp"))
    #expect(found.tweets.map(\.username) == (0..<4).map { "a\($0)" })
    #expect(found.tweets.allSatisfy { $0.mentions == "warga" })
    // The name may be that which mentions have, too.
    let plain = tweets(
      #""username": "a%", "author": {"username": "b"}, "mentions": [{"username": "warga"}]"#,
      isAround: false
    ).joined(separator: "\n")
    let others = try CorpusTests.read(
      [folder.write("b.jsonl", plain)], ReadingOptions(accountColumn: "username"))
    #expect(others.tweets.map(\.username) == (0..<4).map { "a\($0)" })
    #expect(others.tweets.allSatisfy { $0.mentions == "warga" })
  }

  @Test("are not guessed in a few records, or among other files")
  func few() throws {
    let notices = #"[{"code": 34, "message": "Sorry, that page does not exist"}]"#
    #expect(failure("a.json", Array(notices.utf8)) != nil)
    let folder = TemporaryFolder()
    folder.write(
      "notes.json", "[" + records(("ujaran", "saat", "pemilik")).joined(separator: ",") + "]")
    folder.write("tweets.csv", "id,text\n1541980805198077950,halo\n")
    #expect(try CorpusTests.read([folder.path]).tweets.map(\.text) == ["halo"])
  }
}

/// Damage that lines of JSON have on their way.
@Suite("Lines of JSON") struct JSONLineTests {
  private func tweet(_ number: Int, _ text: String) -> String {
    "{\"id_str\": \"154198080519807795\(number)\", \"text\": \"\(text)\"}"
  }

  @Test("may hold several documents, none of which is lost")
  func several() throws {
    let text = [
      tweet(1, "satu"), tweet(2, "dua") + tweet(3, "tiga"), tweet(4, "empat"),
      tweet(5, "lima {x}") + ", " + tweet(6, "enam") + ",", tweet(7, "tujuh") + " {\"id_str\": ",
    ].joined(separator: "\n")
    let found = try readBothWays(text)
    #expect(
      found.tweets.map(\.text) == ["satu", "dua", "tiga", "empat", "lima {x}", "enam", "tujuh"])
    #expect(found.summary.skipped == 1)
  }

  @Test("may be written in Windows-1252, and are damaged where they are neither that nor UTF-8")
  func encoding() throws {
    func bytes(_ text: String, _ odd: [UInt8]) -> [UInt8] {
      let parts = tweet(1, text).split(separator: "#", omittingEmptySubsequences: false)
      return Array(parts[0].utf8) + odd + Array(parts[1].utf8)
    }
    let folder = TemporaryFolder()
    func text(_ bytes: [UInt8]) throws -> String {
      try CorpusTests.read([folder.write("a.jsonl", bytes)]).tweets[0].text
    }
    #expect(try text(bytes("kaf# buka", [0xE9])) == "kafé buka")
    #expect(try text(bytes("kata #ya", [0x93])) == "kata “ya")
    #expect(try text(bytes("kafé # buka", [0xE9])) == "kafé \u{FFFD} buka")
  }
}
