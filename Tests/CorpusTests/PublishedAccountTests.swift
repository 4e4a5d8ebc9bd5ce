import Testing

@testable import Corpus

/// Kinds of faults that files which strangers published have shown: whose account a row names.
@Suite("Columns of accounts as people publish them") struct PublishedAccountTests {
  @Test("have numbers of users that a spreadsheet has rounded, beside the names that are shown")
  func roundedUsers() throws {
    let found = try PublishedFiles.read(
      "user_id,user_name,text\n1.36E+18,Rani Bulan,halo dunia ini\n1.01E+18,Pak Joko,pagi semua ya\n"
    )
    #expect(found.tweets.map(\.username) == ["", ""])
  }

  @Test("have accounts under a name that persons have, of one account each for long")
  func accountsByName() throws {
    func accounts(_ names: [String]) throws -> [String] {
      let rows = (0..<150).map {
        "\(names[$0 * names.count / 150]),\(PublishedFiles.texts[$0 % 6])\n"
      }
      return try PublishedFiles.read("nama;isi\n" + rows.joined().replacing(",", with: ";"))
        .tweets.map(\.username)
    }
    #expect(Set(try accounts(["dinkes_randu", "bpbd2"])) == ["dinkes_randu", "bpbd2"])
    #expect(Set(try accounts(["rani", "joko"])) == [""])
    #expect(Set(try accounts(["Rani Bulan", "dinkes_randu"])) == [""])
  }

  @Test("have quotes in the account, and a name with its line above others")
  func oddAccounts() throws {
    let found = try PublishedFiles.read(
      "username,text\n\"Budi \"\"Bro\"\"\",halo dunia ini\n\"@dinkes\n·\nNov 22, 2022\",pagi semua ya\n"
    )
    #expect(found.tweets.map(\.username) == ["Budi \"Bro\"", "dinkes"])
    #expect(found.tweets[0].record == Array("\"Budi \"\"Bro\"\"\",halo dunia ini".utf8))
  }

  @Test("have links to accounts, and `-` for nobody")
  func profiles() throws {
    let found = try PublishedFiles.read(
      """
      tweet,tweet_link
      loket buka pagi ini,https://x.com/warga_1
      air mati lagi,https://twitter.com/warga_2/
      jalan ditutup,https://x.com/dinas/status/1427419904209858617
      selamat pagi,https://x.com/i/bookmarks

      """)
    #expect(found.tweets.map(\.username) == ["warga_1", "warga_2", "dinas", ""])
    let nobody = try PublishedFiles.read("date,username,text\n2021-08-17,a_1,satu\n-,-,dua\n")
    #expect(nobody.tweets.map(\.username) == ["a_1", ""] && nobody.tweets[1].createdAt == nil)
  }

  @Test("have accounts without @, and the program beside them as a link")
  func accountsByContent() throws {
    let names = ["wargarandu", "siti_amin", "PemkabRandu", "rudi1987", "InfoRandu", "bejo_s"]
    let source =
      "\"<a href=\"\"http://twitter.com/download\"\" rel=\"\"nofollow\"\">Twitter for iPhone</a>\""
    let rows = zip(names, PublishedFiles.texts).map { "\($0),\"\($1)\",\(source)" }
    for header in [["akun_x,bunyi,lewat"], []] {
      let found = try PublishedFiles.read((header + rows).joined(separator: "\n"))
      #expect(found.tweets.map(\.text) == PublishedFiles.texts)
      #expect(found.tweets.map(\.username) == names)
    }
    // Words that repeat, or are in no way odd, are labels and not accounts.
    let labels = ["positif", "negatif", "netral", "positif", "senang", "marah"]
    let labelled = zip(labels, PublishedFiles.texts).map { "\($0),\"\($1)\"" }
    let found = try PublishedFiles.read((["rasa,bunyi"] + labelled).joined(separator: "\n"))
    #expect(found.tweets.allSatisfy { $0.username.isEmpty })
  }

  @Test("are no numbers of users that a spreadsheet has rounded")
  func someRoundedUsers() throws {
    let users = ["1.64E+18", "981", "1.49E+18", "2,21E+18", "50288417", "1.64E+18"]
    let rows = zip(users, PublishedFiles.texts).map { "\"\($0)\",\"\($1)\"\n" }
    let found = try PublishedFiles.read("User ID,Tweet\n" + rows.joined())
    #expect(found.tweets.allSatisfy { $0.username.isEmpty })
  }

  @Test(
    "stand around lists of tweets that have none",
    arguments: [
      #""profile": {"name": "Kota", "username": "kota_contoh"}, "history""#,
      #""user": {"screen_name": "kota_contoh"}, "tweets""#, #""username": "kota_contoh", "data""#,
    ])
  func accountsAroundLists(envelope: String) throws {
    let tweets = PublishedFiles.texts.enumerated().map {
      #"{"tweetId": "124971800706204877\#($0)", "time": "2020-04-13T17:16:06", "text": "\#($1)"}"#
    }
    let list = tweets.joined(separator: ", ")
    let found = try PublishedFiles.read("{\(envelope): [\(list)]}", named: "t.json")
    #expect(found.tweets.map(\.text) == PublishedFiles.texts)
    #expect(found.tweets.allSatisfy { $0.username == "kota_contoh" })
    // Tweets that have their own keep it.
    let own = list.replacing(#""text""#, with: #""screen_name": "warga", "text""#)
    let others = try PublishedFiles.read("{\(envelope): [\(own)]}", named: "t.json")
    #expect(others.tweets.allSatisfy { $0.username == "warga" })
  }

  @Test("have dashes for nobody", arguments: ["--", "---"])
  func dashes(nobody: String) throws {
    let found = try PublishedFiles.read(
      "text,username,replied to\nsatu dua tiga,\(nobody),\(nobody)\nempat lima,warga,dinas\n")
    #expect(found.tweets.map(\.kind) == [.tweet, .reply])
    #expect(found.tweets.map(\.username) == ["", "warga"])
  }

  @Test(
    "have the account that was searched for, beside numbers of several users",
    arguments: ["csv", "json"])
  func searchedAccount(kind: String) throws {
    func read(_ users: [Int]) throws -> [String] {
      let rows = zip(users, PublishedFiles.texts)
      let csv = "id_user,isi,akun\n" + rows.map { "\($0),\"\($1)\",@bupati\n" }.joined()
      let json = rows.map { #"{"id_user": \#($0), "isi": "\#($1)", "akun": "@bupati"}"# }
      let text = kind == "csv" ? csv : json.joined(separator: "\n")
      return try PublishedFiles.read(text, named: "t.\(kind)").tweets.map(\.username)
    }
    #expect(try read([11, 12, 13, 14, 15, 16]) == Array(repeating: "", count: 6))
    #expect(try read([11, 11, 11, 11, 11, 11]) == Array(repeating: "bupati", count: 6))
  }

  @Test(
    "have names that are shown under author, which are no accounts", arguments: ["csv", "json"])
  func shownAuthors(kind: String) throws {
    func read(_ names: [String]) throws -> [String] {
      let rows = zip(names, PublishedFiles.texts)
      let csv = "author,text\n" + rows.map { "\($0),\"\($1)\"\n" }.joined()
      let json = rows.map { #"{"author": "\#($0)", "text": "\#($1)"}"# }
      let text = kind == "csv" ? csv : json.joined(separator: "\n")
      return try PublishedFiles.read(text, named: "t.\(kind)").tweets.map(\.username)
    }
    #expect(try read(["Budi Satu", "Polsek Kota", "andra_"]) == ["", "", ""])
    #expect(try read(["budi1", "polsek_kota", "andra_"]) == ["budi1", "polsek_kota", "andra_"])
  }

  @Test("have accounts under participant, or under a name of persons without spaces")
  func otherNamesOfAccounts() throws {
    let names = ["SaludSatu", "Gore_Dua", "xime_sat"]
    for column in ["participant", "name"] {
      let rows = zip(names, PublishedFiles.texts).map { "\($0),\"\($1)\"" }
      let found = try PublishedFiles.read((["\(column),text"] + rows).joined(separator: "\n"))
      #expect(found.tweets.map(\.username) == names, "\(column)")
    }
    let persons = zip(["Budi", "Ani", "Siti"], PublishedFiles.texts).map { "\($0),\"\($1)\"" }
    let found = try PublishedFiles.read((["name,text"] + persons).joined(separator: "\n"))
    #expect(found.tweets.allSatisfy { $0.username.isEmpty })
  }

  @Test(
    "are those of whom the texts answer under the name of accounts, or none in the first rows: the links name them",
    arguments: ["table", "json"], [0, 120])
  func answeredAccounts(form: String, empty: Int) throws {
    let count = empty + 20
    let rows = (0..<count).map { number in
      let name = number < empty || number % 3 == 0 ? "" : "warga_\(number % 7)"
      return (
        id: "\(1_577_499_754_506_096_640 + number)", name: name,
        text: name.isEmpty
          ? "Jadwal loket hari \(number)" : "@\(name.uppercased()) siap kami cek \(number)"
      )
    }
    let link = { (id: String) in "https://twitter.com/humasdinas/status/\(id)" }
    let text =
      form == "table"
      ? (["Id,Url,Tweet Text,User Name"]
        + rows.map { "\($0.id),\(link($0.id)),\($0.text),\($0.name)" })
        .joined(separator: "\n")
      : rows.map {
        #"{"id_str": "\#($0.id)", "tweet_url": "\#(link($0.id))", "text": "\#($0.text)", "user_name": "\#($0.name)"}"#
      }.joined(separator: "\n")
    if form == "json", empty > 0 { return }
    let found = try PublishedFiles.read(text, named: form == "table" ? "t.csv" : "t.json")
    #expect(found.tweets.count == count)
    #expect(Set(found.tweets.map(\.username)) == ["humasdinas"])
    let source = form == "table" ? "Url" : "tweet_url"
    #expect(found.summary.files[0].fields.origins(of: .account) == [source])
    // Who answers in every row answers in a thread of his own, and one whose texts begin with other names wrote them.
    for prefix in ["@lurah ", ""] {
      let own = try PublishedFiles.read(
        (["Id,Url,Tweet Text,User Name"]
          + rows.suffix(20).map {
            "\($0.id),\(link($0.id)),\(prefix)@humasdinas \($0.text),\(prefix.isEmpty ? "humasdinas" : "warga")"
          }).joined(separator: "\n"))
      #expect(Set(own.tweets.map(\.username)) == [prefix.isEmpty ? "humasdinas" : "warga"])
    }
  }

  @Test("are told by more than the first rows, which may be those of one account")
  func sortedByAccount() throws {
    let names = Array(repeating: "Saludkota", count: 110) + (0..<90).map { "warga_\($0)" }
    let rows = names.enumerated().map { "\($1),loket buka hari \($0)" }
    let found = try PublishedFiles.read("name,text\n" + rows.joined(separator: "\n") + "\n")
    #expect(found.tweets.map(\.username) == names)
    // First names alone are none.
    let people = try PublishedFiles.read(
      "name,text\n" + (0..<150).map { "Rani,loket buka hari \($0)\n" }.joined())
    #expect(people.tweets.allSatisfy { $0.username.isEmpty })
  }
}
