import Foundation
import Testing

@testable import Corpus

/// The developers' shared cases, beside the checkout.
private let cases = URL(filePath: #filePath).deletingLastPathComponent()
  .appending(path: "../../../shared/cases/files").standardized.path

@Suite(
  "Files as people publish them",
  .enabled(
    if: FileManager.default.fileExists(atPath: cases), "needs ../shared/cases beside the checkout"))
struct CaseFileTests {
  private func read(_ name: String) throws -> (tweets: [Tweet], file: ReadSummary.File) {
    let found = try CorpusTests.read(["\(cases)/\(name)"])
    return (found.tweets, found.summary.files[0])
  }

  private func kinds(_ tweets: [Tweet]) -> [TweetKind: Int] {
    Dictionary(grouping: tweets, by: \.kind).mapValues(\.count)
  }

  @Test(
    "have six tweets each",
    arguments: [
      "numeric-ids.xlsx", "numeric-ids-no-link.xlsx", "harvest-undefined.csv",
      "one-column-commas.csv", "one-column-unknown.csv", "text-tweet.csv", "headerless.csv",
      "headerless3.csv", "stages.xlsx", "local-time-ids.csv", "records-metrics.json",
      "date-utc-suffix.csv", "date-wib-suffix.csv",
    ])
  func six(_ name: String) throws {
    let found = try read(name)
    #expect(found.tweets.count == 6 && found.file.skipped == 0)
    #expect(found.tweets.allSatisfy { !$0.text.isEmpty })
  }

  @Test("have their dates") func dates() throws {
    for name in ["date-utc-suffix.csv", "date-wib-suffix.csv", "records-metrics.json"] {
      let dates = try read(name).tweets.map(\.createdAt)
      #expect(dates.first == 1_749_518_100 && dates.last == 1_749_950_100, "\(name)")
    }
    let local = try read("local-time-ids.csv")
    #expect(local.tweets.first?.createdAt == 1_554_048_300)
    #expect(local.file.dateOffsets == [7 * 3600])
    let monthFirst = try read("month-first-late.csv").tweets
    #expect(monthFirst.count == 255 && monthFirst.first?.createdAt == 1_654_071_000)
    let days = Dictionary(grouping: monthFirst) { $0.createdAt.map { $0 / 86_400 } }
    #expect(days.values.map(\.count).sorted() == [5, 5, 5] + Array(repeating: 20, count: 12))
  }

  @Test("have their ids") func ids() throws {
    let linked = try read("numeric-ids.xlsx")
    #expect(linked.tweets.first?.id == "1660424514040759329" && linked.file.rounded == 6)
    let unlinked = try read("numeric-ids-no-link.xlsx")
    #expect(unlinked.tweets.allSatisfy { $0.id.isEmpty } && unlinked.file.rounded == 6)
  }

  @Test("have their kinds and accounts") func kinds() throws {
    #expect(try kinds(read("got3-to.csv").tweets) == [.reply: 3, .tweet: 2])
    let records = try read("records-metrics.json").tweets
    #expect(kinds(records) == [.reply: 2, .quote: 1, .retweet: 1, .tweet: 2])
    #expect(Set(records.map(\.username)) == ["pemkab_sagara"])
    #expect(try read("harvest-undefined.csv").tweets.allSatisfy { $0.username.isEmpty })
  }

  @Test("have their texts") func texts() throws {
    for name in ["r-escapes.csv", "r-escapes.txt"] {
      let found = try read(name)
      #expect(found.tweets.count == 4 && found.file.repaired == 4, "\(name)")
      #expect(found.tweets.allSatisfy { !$0.text.contains("<") }, "\(name)")
    }
    #expect(try read("one-column-commas.csv").tweets.last?.text.hasSuffix("kuota 50") == true)
    let mixed = try read("mixed-bytes.csv").tweets
    #expect(mixed.count == 3)
    #expect(mixed.allSatisfy { String(validating: $0.record, as: UTF8.self) != nil })
    #expect(throws: CorpusError.self) { _ = try read("tweepy-repr.csv") }
  }

  @Test("are read once where sheets are stages of one table") func stages() throws {
    #expect(try read("stages.xlsx").file.stages.count == 3)
  }
}
