import Glibc
import Testing

@testable import Corpus

/// Where the real exports lie, if they are there; they are not part of the project.
private let shared: String = {
  let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
  return "/\(root)/../shared/data"
}()

private let isHere = access(shared, R_OK) == 0

@Suite("A real export", .enabled(if: isHere, "the shared data is not beside this package"))
struct RealExportTests {
  // Counted with Python's csv and json: tweets, retweets, tweets with an id, tweets with a date,
  // which an id tells where no column does.
  @Test(
    "gives as many tweets, retweets, ids and dates as an independent count",
    arguments: [
      ("formats/snscrape/jakarta-2020-04-26.csv", 5230, 0, 0, 5230),
      ("formats/snscrape/sample-data.csv", 3595, 0, 3595, 3595),
      ("formats/tags/tags.csv", 10, 8, 10, 10),
      ("formats/tweet-harvest/prabowo.csv", 118, 0, 118, 118),
      ("labelled/crisis-information-type.csv", 11499, 6351, 11499, 11499),
      ("labelled/emotion-test.csv", 440, 0, 0, 0),
      ("labelled/emotion-train.csv", 3961, 0, 0, 0),
      ("labelled/government.csv", 468, 0, 468, 459),
      ("labelled/sentiment-test.csv", 500, 0, 0, 0),
      ("labelled/sentiment-train.csv", 12260, 0, 0, 0),
      ("formats/twarc2/2sets.jsonl", 200, 145, 200, 200),
      ("formats/twarc2/brexit.jsonl", 100, 67, 100, 100),
      ("formats/twarc2/cotweet.jsonl", 1, 0, 1, 1),
      ("formats/twarc2/edited.jsonl", 1, 0, 1, 1),
      ("formats/twarc2/entities_test.jsonl", 474, 314, 474, 474),
      ("formats/twarc2/flat.jsonl", 100, 47, 100, 100),
      ("formats/twarc2/geo_tweets.jsonl", 2, 0, 2, 2),
      ("formats/twarc2/many_urls.jsonl", 1, 0, 1, 1),
      ("formats/twarc2/mentions_tweet.jsonl", 1, 1, 1, 1),
      ("formats/twarc2/noflat.jsonl", 100, 47, 100, 100),
      ("formats/twarc2/quoted_edit.jsonl", 1, 0, 1, 1),
      ("formats/twarc2/streaming_output_with_error.jsonl", 7, 0, 7, 7),
      ("formats/twarc2/two_tweets.jsonl", 1, 1, 1, 1),
      ("formats/twarc2/withheld.jsonl", 215, 83, 215, 215),
      ("formats/api-v1/search.json", 100, 73, 100, 100),
      ("formats/x-archive/tweets.js", 8, 1, 8, 8),
      ("raw/tweets-id.jsonl.gz", 60204, 1788, 0, 0),
    ])
  func givesAll(file: String, tweets: Int, retweets: Int, ids: Int, dates: Int) throws {
    let read = try read(["\(shared)/\(file)"])
    #expect(read.tweets.count == tweets)
    #expect(read.tweets.count { $0.kind == .retweet } == retweets)
    #expect(read.tweets.count { !$0.id.isEmpty } == ids)
    #expect(read.tweets.count { $0.createdAt != nil } == dates)
    // UTF-8 that was read as Windows-1252 before it was written.
    // Of the tweets in raw, thousands have a line break written as a backslash and an n.
    let repaired = [
      "labelled/crisis-information-type.csv": 3, "labelled/government.csv": 15,
      "raw/tweets-id.jsonl.gz": 2596,
    ]
    #expect(read.summary.repaired == repaired[file] ?? 0)
    let isCut = file.hasSuffix("streaming_output_with_error.jsonl")
    #expect(read.summary.files[0].firstSkipped.map(\.line) == (isCut ? [8] : []))
  }

  @Test(
    "gives by the parts of its pages what it gives by whole pages",
    arguments: [
      "twarc2/2sets.jsonl", "twarc2/brexit.jsonl", "twarc2/entities_test.jsonl",
      "twarc2/noflat.jsonl", "twarc2/withheld.jsonl", "api-v1/search.json",
    ])
  func isReadByParts(file: String) throws {
    var options = ReadingOptions()
    let whole = try read(["\(shared)/formats/\(file)"], options)
    options.documentLimit = 32 << 10
    let parts = try read(["\(shared)/formats/\(file)"], options)
    #expect(parts.tweets == whole.tweets)
    // Of a document that is not at hand as a whole no keys are known.
    var file = parts.summary.files[0]
    file.unknownKeys = whole.summary.files[0].unknownKeys
    #expect(ReadSummary(file) == whole.summary)
  }

  @Test(
    "without tweets is told so",
    arguments: [
      (
        "counts.jsonl",
        "counts.jsonl: no tweets found; found 169 json values that are no tweets, with the keys "
          + "\"end\", \"start\", \"tweet_count\""
      ),
      ("empty.json", "empty.json: the file is empty"),
    ])
  func isTold(file: String, message: String) {
    let path = "\(shared)/formats/twarc2/\(file)"
    let found = failure(file, contents(path))
    #expect(found == message)
  }

  @Test(
    "that is a table comes back as it was",
    arguments: ["formats/tags/tags.csv", "labelled/government.csv"])
  func comesBack(file: String) throws {
    let folder = TemporaryFolder()
    let output = "\(folder.path)/out.csv"
    let archive = try TweetInput(inputs: ["\(shared)/\(file)"], options: ReadingOptions())
    var writer = try OutputFormat.csv.writer(to: output, names: [], table: archive.table)
    var batch = TweetBatch()
    var rows: [UInt8] = []
    while try archive.read(into: &batch, upTo: 100) {
      writer.renderer.render(batch, Cells(names: []), into: &rows)
      batch.removeAll()
    }
    try writer.write(rows)
    try writer.finish()
    #expect(contents(output) == contents("\(shared)/\(file)"))
  }
}
