import Testing

@testable import Corpus

/// Kinds of faults that files which strangers published have shown: which column of a table is what.
@Suite("Columns as people publish them") struct PublishedColumnTests {
  @Test("have numbers of users that a spreadsheet has rounded, beside the names that are shown")
  func roundedUsers() throws {
    let found = try PublishedFiles.read(
      "user_id,user_name,text\n1.36E+18,Rani Bulan,halo dunia ini\n1.01E+18,Pak Joko,pagi semua ya\n"
    )
    #expect(found.tweets.map(\.username) == ["Rani Bulan", "Pak Joko"])
  }

  @Test("have dates that are not those of the tweets, as their ids tell")
  func otherDates() throws {
    // The ids are of 29 June 2022.
    let rows = (0..<4).map { ("154198080519807795\($0)", PublishedFiles.texts[$0]) }
    func read(_ header: String, _ dates: String) throws -> (tweets: [Tweet], summary: ReadSummary) {
      try PublishedFiles.read(
        "id,\(header),text\n" + rows.map { "\($0.0),\(dates),\"\($0.1)\"\n" }.joined())
    }
    for date in ["2024-12-24 08:00", "1735000000"] {
      let found = try read("publication_date", date)
      #expect(found.summary.files[0].notes.contains(.otherDates), "\(date)")
    }
    // A day without a time, and another zone, are no contradiction.
    for date in ["2022-06-29", "2022-06-29T15:04:07"] {
      let found = try read("created_at", date)
      #expect(!found.summary.files[0].notes.contains(.otherDates), "\(date)")
    }
    // Numbers of posts elsewhere tell no moment, though they look as if.
    let posts = (0..<4).map {
      "1785649861815604\($0),2023-02-01 08:00,\(PublishedFiles.texts[4])\n"
    }
    let elsewhere = try PublishedFiles.read("id,timestamp,caption\n" + posts.joined())
    #expect(!elsewhere.summary.files[0].notes.contains(.otherDates))
    // The column that the ids confirm comes first, wherever it stands.
    let both = try read("created_at,date", "2024-12-24 08:00,2022-06-29 03:04:07")
    #expect(both.tweets.map(\.createdAt) == Array(repeating: 1_656_471_847, count: 4))
    #expect(!both.summary.files[0].notes.contains(.otherDates))
  }

  @Test("are of annotators: their numbers, the times of their work, and their comments")
  func annotators() throws {
    let rows = PublishedFiles.texts.enumerated().map { number, text in
      "\(number),\"\(text)\",2,rani,\(1 + number % 3),2023-05-09T10:00:00Z,2023-05-09T10:01:00Z,1"
    }
    let header = "id,text,label,annotation_approver,user,created_at,updated_at,comment_count"
    let found = try PublishedFiles.read(([header] + rows).joined(separator: "\n"))
    #expect(found.tweets.map(\.text) == PublishedFiles.texts)
    #expect(found.tweets.allSatisfy { $0.username.isEmpty && $0.createdAt == nil })
    #expect(found.tweets.allSatisfy { $0.counts.replies == nil })
    // A name is one of an account, whoever has annotated.
    let named = PublishedFiles.texts.map { "\"\($0)\",rani,desa_randu\n" }.joined()
    let own = try PublishedFiles.read("text,annotation_approver,user\n" + named)
    #expect(own.tweets.allSatisfy { $0.username == "desa_randu" })
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

  @Test("have a day, a month and a year each", arguments: ["8", "08", "Agustus", "Aug"])
  func dateParts(month: String) throws {
    let rows = PublishedFiles.texts.enumerated().map {
      "\(17 + $0),\(month),2021,\"\($1)\",09:30\n"
    }
    let found = try PublishedFiles.read("tanggal,bulan,tahun,tweet,jam\n" + rows.joined())
    // 17 August 2021, 09:30.
    let moments = (0..<6).map { day -> Int64? in 1_629_192_600 + 86_400 * Int64(day) }
    #expect(found.tweets.map(\.createdAt) == moments)
    let whole = try PublishedFiles.read(
      "year,month,date,text\n2020,1,2021-08-17,loket\n2020,1,2021-08-18,pagi\n")
    #expect(whole.tweets[0].createdAt == 1_629_158_400)
    let absurd = try PublishedFiles.read("year,month,day,text\n2021,2,30,loket\n2021,13,1,pagi\n")
    #expect(absurd.tweets.allSatisfy { $0.createdAt == nil })
  }

  @Test(
    "have times of day under the name of dates, and the days in another",
    arguments: ["Hari", "Ket"])
  func daysElsewhere(name: String) throws {
    let rows = PublishedFiles.texts.map { "\"Selasa, 17 Agustus 2021\",09:30,\"\($0)\"\n" }
    let found = try PublishedFiles.read("\(name),Waktu,Isi\n" + rows.joined())
    #expect(found.tweets.map(\.createdAt) == Array(repeating: 1_629_192_600, count: 6))
    #expect(found.summary.files[0].taken.map(\.field) == [.date])
    // A column of the name that holds some dates stays the one.
    let own = try PublishedFiles.read(
      "waktu,ket,isi\n2021-08-17,2020-01-01,a\nkemarin,2020-01-02,b\nnanti,2020-01-03,c\n")
    #expect(own.tweets.map(\.createdAt) == [1_629_158_400, nil, nil])
  }

  @Test("are of dates in rows without a header, beside two that all rows have")
  func constantDates() throws {
    let rows = (0..<12).map {
      "2019-09-\($0 + 10) 19:47:11;\(PublishedFiles.texts[$0 % 6]);dinkes_\($0);2020-04-26 08:33:05;2020-04-26 08:33:05"
    }
    let found = try PublishedFiles.read(rows.joined(separator: "\n"))
    #expect(found.tweets.first?.createdAt == 1_568_144_831 && found.tweets.count == 12)
  }

  @Test("hold 0 and 1 for replies and retweets, beside counts of them")
  func bitsOfKinds() throws {
    let rows = PublishedFiles.texts.enumerated().map {
      "\"\($1)\",\($0),\($0 * 3),\($0 == 2 ? 1 : 0),\($0 == 4 ? 1 : 0)"
    }
    let found = try PublishedFiles.read(
      (["text,replies,retweets,reply,retweet"] + rows).joined(separator: "\n"))
    #expect(found.tweets.map(\.kind) == [.tweet, .tweet, .reply, .tweet, .retweet, .tweet])
    #expect(found.tweets.map(\.counts.retweets) == [0, 3, 6, 9, 12, 15])
    #expect(found.tweets.map(\.counts.replies) == [0, 1, 2, 3, 4, 5])
  }

  @Test("tell replies by conversations, where a column for them is empty")
  func conversations() throws {
    func kinds(_ conversations: [Int]) throws -> [TweetKind] {
      let rows = PublishedFiles.texts.enumerated().map {
        "112\($0)00000000000001,112\(conversations[$0])00000000000001,\"\($1)\",\n"
      }
      return try PublishedFiles.read(
        "id,conversation_id,tweet,in_reply_to_user_id\n" + rows.joined()
      ).tweets.map(\.kind)
    }
    #expect(try kinds([0, 1, 2, 2, 0, 5]) == [.tweet, .tweet, .tweet, .reply, .reply, .tweet])
    // Numbers of another kind tell nothing.
    #expect(try kinds([7, 7, 7, 7, 7, 7]).allSatisfy { $0 == .tweet })
  }

  @Test("have dates of one month, or of one day in many")
  func datesOfOneMonth() throws {
    func days(_ dates: [String]) throws -> [Int64?] {
      let rows = dates.enumerated().map {
        "\($1) 23:40,\(PublishedFiles.texts[$0 % 6].prefix(11))\n"
      }
      let found = try PublishedFiles.read("created,text\n" + rows.joined())
      return found.tweets.map { $0.createdAt.map { $0 / 86_400 - 18_718 } }
    }
    // Days since 1 April 2021.
    #expect(try days((5...10).map { "4/\($0)/2021" }) == [4, 5, 6, 7, 8, 9])
    #expect(try days((5...10).map { "\($0)/4/2021" }) == [4, 5, 6, 7, 8, 9])
    #expect(try days(["4/5/2021", "4/7/2021"]) == [33, 94])
  }

  @Test("have quotes in the account, and a name with its line above others")
  func oddAccounts() throws {
    let found = try PublishedFiles.read(
      "username,text\n\"Budi \"\"Bro\"\"\",halo dunia ini\n\"@dinkes\n·\nNov 22, 2022\",pagi semua ya\n"
    )
    #expect(found.tweets.map(\.username) == ["Budi \"Bro\"", "dinkes"])
    #expect(found.tweets[0].record == Array("\"Budi \"\"Bro\"\"\",halo dunia ini".utf8))
  }

  @Test("come from a join of R, whose columns end in .x")
  func joinedColumns() throws {
    let found = try PublishedFiles.read(
      "id,text,created_at.x,created_at.y\n1,apel,2021-04-08,2009-01-01\n")
    #expect(found.tweets[0].createdAt.map { $0 / 86_400 } == 18_725)
  }

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

  @Test("have counts under names of one's own, and names of accounts beside those that are shown")
  func ownNames() throws {
    let header =
      "tweetText,total retweet,jml_suka,number_of_shares,tweetReplyCt,userName,userScreen"
    let rows = PublishedFiles.texts.enumerated().map {
      "\"\($1)\",\($0),\($0 + 10),3,\($0 + 20),\"Ibu Nomor \($0), RT 2\",warga_\($0)"
    }
    let found = try PublishedFiles.read(([header] + rows).joined(separator: "\n"))
    #expect(found.tweets.map(\.username) == PublishedFiles.texts.indices.map { "warga_\($0)" })
    #expect(found.tweets[2].counts == Counts(retweets: 2, likes: 12, replies: 22))
    // What an account has liked is no count of the tweet's.
    let accounts = try PublishedFiles.read("text,favourites_count\nloket buka pagi,77\n")
    #expect(accounts.tweets[0].counts.likes == nil)
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

  @Test("have the words of texts as lists beside the texts")
  func wordLists() throws {
    let rows = PublishedFiles.texts.map { "\"['loket', 'buka', 'pagi']\",\"\($0)\"" }
    let found = try PublishedFiles.read((["tweet,tweet_asli"] + rows).joined(separator: "\n"))
    #expect(found.tweets.map(\.text) == PublishedFiles.texts)
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

  @Test("say yes or no where others count, and show names where links have those of accounts")
  func truths() throws {
    let rows = PublishedFiles.texts.enumerated().map { place, text in
      "\"\(text)\",Dinas Nomor \(place),/dinas\(place)/status/154198080519807795\(place),"
        + "\(place == 1 ? "True" : "False"),\(place == 2 ? "True" : "False")"
    }
    let found = try PublishedFiles.read(
      (["text,user,link,quote,reply"] + rows).joined(separator: "\n") + "\n")
    #expect(found.tweets.map(\.kind) == [.tweet, .quote, .reply, .tweet, .tweet, .tweet])
    #expect(found.tweets.map(\.username) == PublishedFiles.texts.indices.map { "dinas\($0)" })
  }

  @Test("have dashes for nobody", arguments: ["--", "---"])
  func dashes(nobody: String) throws {
    let found = try PublishedFiles.read(
      "text,username,replied to\nsatu dua tiga,\(nobody),\(nobody)\nempat lima,warga,dinas\n")
    #expect(found.tweets.map(\.kind) == [.tweet, .reply])
    #expect(found.tweets.map(\.username) == ["", "warga"])
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

  @Test("call their own ids those of replies, as the dates tell")
  func ownIDsOfReplies() throws {
    let found = try PublishedFiles.read(
      """
      reply_to_tweet_id,reply_id,text,created_at
      1919415902879023381,1967968907626737852,"Menu hari ini nasi, ayam dan sayur ya",2025-09-16T15:08:45+00:00
      1919415902879023381,1967968512372269106,"Semoga besok datang tepat WAKTU, aamiin",2025-09-16T15:07:11+00:00
      1923001230307299655,1963838244472418661,"Di sekolah saya belum ada, kapan?",2025-09-05T05:36:41+00:00

      """)
    #expect(
      found.tweets.map(\.id) == [
        "1967968907626737852", "1967968512372269106", "1963838244472418661",
      ])
    #expect(found.tweets.allSatisfy { $0.kind == .reply })
    #expect(found.summary.files[0].taken.map(\.field) == [.id])
  }

  @Test("count under rt_count, reaction and shares")
  func moreCounts() throws {
    let found = try PublishedFiles.read("text,rt_count,reaction\nsatu dua tiga,3,4\n")
    #expect(found.tweets[0].counts == Counts(retweets: 3, likes: 4))
    let json = try PublishedFiles.read(
      #"{"text": "satu dua", "shares": 3, "reaction": 4}"#, named: "t.json")
    #expect(json.tweets[0].counts == Counts(retweets: 3, likes: 4))
  }
}
