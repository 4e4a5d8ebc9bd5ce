import Testing

@testable import Corpus

/// Kinds of faults that files which strangers published have shown: names of persons and offices where a column is called that
/// of accounts.
@Suite("Names that are shown, in columns called accounts") struct PublishedShownNameTests {
  /// A table of names and texts under a header, with ids of tweets if `hasIDs`.
  private func read(
    _ names: [String], under header: String, hasIDs: Bool = false,
    _ options: ReadingOptions = ReadingOptions()
  ) throws -> (tweets: [Tweet], summary: ReadSummary) {
    let rows = names.enumerated().map { place, name in
      (hasIDs ? "15419805198080779\(place + 10)," : "")
        + "\(name),\"\(PublishedFiles.texts[place % 6])\"\n"
    }
    return try PublishedFiles.read(
      (hasIDs ? "id," : "") + "\(header),text\n" + rows.joined(), options)
  }

  private let shown = ["Rani Bulan", "Joko", "Dinas Randu", "Siti", "🌸 Melati", "Pak Lurah"]

  @Test(
    "are no accounts, which is said",
    arguments: ["user_name", "From-User", "username", "screen_name", "author", "user", "name"])
  func areNone(header: String) throws {
    let found = try read(shown, under: header)
    #expect(found.tweets.allSatisfy { $0.username.isEmpty })
    #expect(found.summary.files[0].notes.contains(.shownNames([header])))
    #expect(
      "\(ReadNote.shownNames([header]))"
        == "no tweet has an account: \"\(header)\" holds names that are shown; to take them for "
        + "accounts, name the column")
  }

  @Test("are accounts where the user says so")
  func asked() throws {
    var options = ReadingOptions()
    options.accountColumn = "user_name"
    let found = try read(shown, under: "user_name", options)
    #expect(found.tweets.map(\.username) == shown)
    #expect(found.summary.files[0].notes.isEmpty)
  }

  @Test("give way to a column of accounts, and to the link, without a word")
  func besideAccounts() throws {
    func rows(_ second: (Int) -> String) -> String {
      zip(shown, PublishedFiles.texts).enumerated().map { place, row in
        "\(row.0),\(second(place)),\"\(row.1)\"\n"
      }.joined()
    }
    let both = try PublishedFiles.read("user_name,handle,text\n" + rows { "warga_\($0)" })
    #expect(both.tweets.map(\.username) == (0..<6).map { "warga_\($0)" })
    let linked = try PublishedFiles.read(
      "user_name,tweet_url,text\n"
        + rows { "https://x.com/kota_\($0)/status/14274199042098586\($0 + 10)" })
    #expect(linked.tweets.map(\.username) == (0..<6).map { "kota_\($0)" })
    #expect(both.summary.files[0].shownNames.isEmpty && linked.summary.files[0].shownNames.isEmpty)
  }

  @Test("of pages are the accounts of posts, but not of tweets")
  func pages() throws {
    let names = ["Dinas Randu", "BPBD Randu", "Pemkab Randu", "RSUD Randu"]
    #expect(try read(names, under: "account_name").tweets.map(\.username) == names)
    let tweets = try read(names, under: "account_name", hasIDs: true)
    #expect(tweets.tweets.allSatisfy { $0.username.isEmpty })
  }

  @Test("are none where they stand among accounts")
  func amongAccounts() throws {
    let names = (0..<120).map {
      $0 < 110 ? "warga_\($0)" : ["Rani Bulan", "???", "ah**27"][$0 % 3]
    }
    let found = try read(names, under: "username")
    let expected = names.map { $0.hasPrefix("R") || $0.hasPrefix("?") ? "" : $0 }
    #expect(found.tweets.map(\.username) == expected)
  }

  @Test("are no accounts in JSON either")
  func json() throws {
    let records = zip(shown, PublishedFiles.texts).map {
      "{\"username\":\"\($0)\",\"text\":\"\($1)\"}\n"
    }
    let found = try PublishedFiles.read(records.joined(), named: "t.jsonl")
    #expect(found.tweets.count == 6 && found.tweets.allSatisfy { $0.username.isEmpty })
    #expect(found.summary.files[0].notes.contains(.shownNames(["username"])))
  }
}
