import Testing

@testable import Corpus

/// Kinds of faults that files which strangers published have shown: which column of a table is what.
@Suite("Columns as people publish them") struct PublishedColumnTests {
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

  @Test("have the words of texts as lists beside the texts")
  func wordLists() throws {
    let rows = PublishedFiles.texts.map { "\"['loket', 'buka', 'pagi']\",\"\($0)\"" }
    let found = try PublishedFiles.read((["tweet,tweet_asli"] + rows).joined(separator: "\n"))
    #expect(found.tweets.map(\.text) == PublishedFiles.texts)
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

  @Test(
    "call the only text that of a tweet passed on", arguments: ["original_text", "retweet_text"])
  func onlyTextPassedOn(name: String) throws {
    let rows = PublishedFiles.texts.map { "Negatif,\"\($0)\"\n" }
    let found = try PublishedFiles.read("sentimen,\(name)\n" + rows.joined())
    #expect(found.tweets.map(\.text) == PublishedFiles.texts)
  }

  @Test("name the tweet itself as what it answers, which is no reply")
  func answersItself() throws {
    let rows = [
      "1894381134731247053,1894381134731252053", "1894381134731253053,1894381134731253053",
      "1894381134731254053,1894381134731254053",
    ]
    for header in ["reply_to_tweet_id,tweet_id", "in_reply_to_status_id,id"] {
      let found = try PublishedFiles.read(
        "\(header),text\n" + zip(rows, PublishedFiles.texts).map { "\($0),\"\($1)\"\n" }.joined())
      #expect(found.tweets.map(\.kind) == [.reply, .tweet, .tweet])
    }
  }

  @Test(
    "name the tweet itself as what it answers in JSON, line by line and in a list",
    arguments: ["\"", ""], [true, false])
  func answersItselfInJSON(quote: String, areLines: Bool) throws {
    let ids = [
      ("1894381134731247053", "1894381134731252053"),
      ("1894381134731253053", "1894381134731253053"),
    ]
    let records = zip(ids, PublishedFiles.texts).map { ids, text in
      "{\"text\": \"\(text)\", \"in_reply_to_status_id\": \(quote)\(ids.0)\(quote), \"id\": \(quote)\(ids.1)\(quote)}"
    }
    let found = try PublishedFiles.read(
      areLines ? records.joined(separator: "\n") : "[\(records.joined(separator: ","))]",
      named: "t.json")
    #expect(found.tweets.map(\.kind) == [.reply, .tweet])
  }

  @Test("name who was passed on, and hold what is quoted, in some rows only")
  func passedOnAndQuoted() throws {
    let found = try PublishedFiles.read(
      """
      text,retweet_from,quote
      loket buka pagi ini,dinkes,
      air mati lagi,,jalan ditutup sampai besok
      selamat pagi semua,,3

      """)
    #expect(found.tweets.map(\.kind) == [.retweet, .quote, .tweet])
  }

  @Test("name links and texts in words, and counts otherwise")
  func longNames() throws {
    let found = try PublishedFiles.read(
      """
      No,URL to article/Tweet,Plain Text of Article or Tweet,Date,rts,Passed through
      1,https://twitter.com/kotakita/status/1411111111111111111,Jalan utama ditutup sampai jam lima,2021-07-03,4,tanda satu dan dua
      2,https://twitter.com/warga_x/status/1411111111111111999,Hujan lagi di pusat kota sore ini,2021-07-04,12,tanda dua dan tiga
      3,https://twitter.com/warga_y/status/1411111111111112999,Halte baru dibuka dekat pasar induk,2021-07-05,,tanda empat dan lima

      """)
    #expect(found.tweets.map(\.username) == ["kotakita", "warga_x", "warga_y"])
    #expect(found.tweets.map(\.text)[1] == "Hujan lagi di pusat kota sore ini")
    #expect(found.tweets.map(\.counts.retweets) == [4, 12, nil])
    #expect(found.tweets.allSatisfy { $0.createdAt != nil })
  }

  @Test("call the account an id, whose names have their sign")
  func handlesAsIDs() throws {
    let rows = ["@ayse_k1", "@mehmety", "@deniz_x"]
    let found = try PublishedFiles.read(
      "TWEET,KULLANICI,ID,LIKE\n"
        + zip(rows, PublishedFiles.texts).map { "\"\($1)\",Nama Orang,\($0),3\n" }.joined())
    #expect(found.tweets.map(\.username) == ["ayse_k1", "mehmety", "deniz_x"])
    #expect(found.tweets.allSatisfy { $0.id.isEmpty })
  }

  @Test("have numbers of codings beside those of tweets, and accounts of two sorts")
  func numbersOfCodings() throws {
    let rows = [(125, 5, 0), (173, 5, 0), (125, 6, 1), (173, 6, 1)].map {
      "\($0.0),\($0.1),\"\(PublishedFiles.texts[$0.2])\"\n"
    }
    let found = try PublishedFiles.read("id,tweet.id,text\n" + rows.joined())
    #expect(found.tweets.map(\.id) == ["5", "5", "6", "6"])
    #expect(found.summary.files[0].sharedNumbers == 0)
    let pairs = ["@delli", "@fenni", "@abdur", "@najla", "@budi", "@sari"].enumerated().map {
      "\"\(PublishedFiles.texts[$0])\",\($1),\($0 < 4 ? "@isyana" : "@raisa")\n"
    }
    let named = try PublishedFiles.read("Komentar,Nama Instagram,Akun Artis\n" + pairs.joined())
    #expect(named.tweets.map(\.username) == ["delli", "fenni", "abdur", "najla", "budi", "sari"])
  }

  @Test("name their rows by a letter and a number, which is all of the name")
  func lettersOfIDs() throws {
    let rows = ["A58", "B58", "A1536", "x58", "t1541980805198077950"].enumerated().map {
      "\($1),\"\(PublishedFiles.texts[$0])\"\n"
    }
    let found = try PublishedFiles.read("tweet_id,text\n" + rows.joined())
    #expect(found.tweets.map(\.id) == ["A58", "B58", "A1536", "58", "1541980805198077950"])
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

  @Test("have ids of comments, and those that they answer")
  func comments() throws {
    let ids = (0..<6).map { "Ugx\($0)QwErTyUiOpAsDfGh4AaABAg" }
    let rows = PublishedFiles.texts.enumerated().map {
      "\(ids[$0]),\($0 % 3 == 2 ? ids[$0 - 1] : ""),@penonton\($0),\"\($1)\"\n"
    }
    let found = try PublishedFiles.read("comment_id,parent_id,author,text\n" + rows.joined())
    #expect(found.tweets.map(\.id) == ids)
    #expect(found.tweets.map(\.kind) == [.tweet, .tweet, .reply, .tweet, .tweet, .reply])
  }

  @Test(
    "tell replies by what is answered only where that is another comment, and nothing else tells")
  func parents() throws {
    func kinds(_ header: String, _ cells: (Int) -> String) throws -> [TweetKind] {
      let rows = (0..<6).map { "Ugx\($0)QwErTyUiOp,\(cells($0)),\"\(PublishedFiles.texts[$0])\"\n" }
      return try PublishedFiles.read("comment_id,\(header),text\n" + rows.joined()).tweets.map(
        \.kind)
    }
    let none = [TweetKind](repeating: .tweet, count: 6)
    for parent in ["Ugx0QwErTyUiOp", "-1", "-", "3"] {
      #expect(try kinds("parent_id", { _ in parent }) == none)
    }
    let some = try kinds("parent_id,is_reply") {
      "Ugx0QwErTy\($0 % 2)\($0),\($0 == 1 ? "True" : "False")"
    }
    #expect(some == [.tweet, .reply, .tweet, .tweet, .tweet, .tweet])
  }

  @Test("called id have none where each account has one in all its rows: they are its own")
  func idsOfAccounts() throws {
    func read(_ id: (Int) -> Int) throws -> (tweets: [Tweet], notes: [ReadNote]) {
      let rows = (0..<24).map {
        "\(id($0)),warga\($0 % 8)_x,\"\(PublishedFiles.texts[$0 % 6]) \($0)\"\n"
      }
      let found = try PublishedFiles.read("id,username,tweet\n" + rows.joined())
      return (found.tweets, found.summary.files[0].notes)
    }
    func ofAccount(_ row: Int) -> Int {
      row % 8 < 4 ? 29_700_000 + row % 8 : 1_494_381_134_731_247_053 + row % 8 * 1_000_000_007
    }
    let own = try read(ofAccount)
    #expect(own.tweets.allSatisfy { $0.id.isEmpty && $0.createdAt == nil })
    #expect(own.tweets.map(\.username) == (0..<24).map { "warga\($0 % 8)_x" })
    #expect(own.notes == [.idsOfAccounts("id")])
    // Each tweet has another, be they of old or of now.
    let others = try read { ofAccount($0) + $0 / 8 * 4_194_304_000 }
    #expect(others.tweets.allSatisfy { !$0.id.isEmpty })
  }
}
