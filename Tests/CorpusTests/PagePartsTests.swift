import Testing

@testable import Corpus

@Suite("A page in two files, as academictwitteR writes it") struct PagePartsTests {
  let folder = TemporaryFolder()

  private static let tweets = """
    [{"id":"880000000000000001","author_id":"7","text":"loket buka","lang":"in",
      "created_at":"2018-10-10T20:19:24.000Z","public_metrics":{"retweet_count":1,"like_count":2}},
     {"id":"880000000000000002","author_id":"8","text":"RT @dinas: loket bu…",
      "referenced_tweets":[{"type":"retweeted","id":"5"}],"public_metrics":{"retweet_count":1}}]
    """
  private static let included = """
    {"users":[{"id":"7","username":"dinas","name":"Dinas"},{"id":"8","username":"warga"}],
     "tweets":[{"id":"5","author_id":"7","text":"loket buka lagi","public_metrics":{"like_count":1}}]}
    """

  private func write(_ folderName: String = "", _ number: Int = 2, included: String? = included) {
    folder.write("\(folderName)data_\(number).json", Self.tweets)
    if let included { folder.write("\(folderName)users_\(number).json", included) }
  }

  @Test("gives its tweets their accounts and cut retweets their texts, and no tweet twice")
  func joins() throws {
    write("a/", 2)
    write("a/", 10)
    let (tweets, summary) = try read([folder.path])
    #expect(tweets.map(\.username) == ["dinas", "warga", "dinas", "warga"])
    #expect(tweets.map(\.text).prefix(2) == ["loket buka", "RT @dinas: loket buka lagi"])
    #expect(summary.files.map(\.name).map { $0.suffix(12) } == ["data_10.json", "/data_2.json"])
    #expect(summary.files.allSatisfy { $0.records == 2 && $0.shapes == [.v2: 2] })
  }

  @Test("is found beside the file that the user names, and among named files")
  func joinsNamed() throws {
    write()
    let (data, users) = ("\(folder.path)/data_2.json", "\(folder.path)/users_2.json")
    for inputs in [[data], [data, users], [users, data]] {
      #expect(try read(inputs).tweets.map(\.username) == ["dinas", "warga"])
    }
  }

  @Test("is read without accounts where the second file is missing or damaged")
  func readsAlone() throws {
    for included in [nil, String(Self.included.dropLast(9)), "[]", ""] {
      write("a/", included: included)
      let (tweets, summary) = try read([folder.path])
      #expect(tweets.map(\.id) == ["880000000000000001", "880000000000000002"])
      #expect(tweets.map(\.username) == ["", ""] && summary.skipped == 0)
      #expect(summary.files[0].fields.without(.account) == 2)
    }
  }

  @Test(
    "is told by its name",
    arguments: [
      ("data_12.json", "users_12.json"), ("a/b/data_1.json", "a/b/users_1.json"),
      ("data_.json", nil), ("data_1a.json", nil), ("mydata_1.json", nil), ("data_1.csv", nil),
    ])
  func isTold(name: String, other: String?) {
    #expect(PageParts.included(by: name) == other)
  }
}
