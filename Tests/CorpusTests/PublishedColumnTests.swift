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

  @Test("come from a join of R, whose columns end in .x")
  func joinedColumns() throws {
    let found = try PublishedFiles.read(
      "id,text,created_at.x,created_at.y\n1,apel,2021-04-08,2009-01-01\n")
    #expect(found.tweets[0].createdAt.map { $0 / 86_400 } == 18_725)
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

  @Test("count under rt_count, reaction and shares")
  func moreCounts() throws {
    let found = try PublishedFiles.read("text,rt_count,reaction\nsatu dua tiga,3,4\n")
    #expect(found.tweets[0].counts == Counts(retweets: 3, likes: 4))
    let json = try PublishedFiles.read(
      #"{"text": "satu dua", "shares": 3, "reaction": 4}"#, named: "t.json")
    #expect(json.tweets[0].counts == Counts(retweets: 3, likes: 4))
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
    // A spreadsheet has rounded the long ones.
    let rounded = (0..<24).map {
      let id = $0 % 8 < 4 ? "\(29_700_000 + $0 % 8)" : "1.\(38 + $0 % 8)E+18"
      return "\(id),Rani Warga \($0 % 8),\"\(PublishedFiles.texts[$0 % 6]) \($0)\"\n"
    }
    let found = try PublishedFiles.read("Id,User,Tweet\n" + rounded.joined())
    #expect(found.tweets.allSatisfy { $0.id.isEmpty })
    #expect(found.summary.files[0].idsOfAccounts == "Id")
    // Each tweet has another, be they of old or of now.
    let others = try read { ofAccount($0) + $0 / 8 * 4_194_304_000 }
    #expect(others.tweets.allSatisfy { !$0.id.isEmpty })
  }
}
