import Classifier
import Corpus
import Lexicon
import Study
import Testing

@testable import Report

@Suite("The block on warnings") struct WarningBlockTests {
  private static func contents(
    tweets: Int, complete: Int, delays: [Int: Int] = [:], ahead: Int = 0
  ) -> ReportContents {
    var contents = Sample.contents
    contents.tally.warnings.tweets = tweets
    contents.tally.warnings.complete = complete
    contents.tally.warnings.kept = ["what": tweets, "where": complete]
    contents.tally.warnings.delays = delays
    contents.tally.warnings.ahead = ahead
    return contents
  }

  @Test(
    "says at 0, 1, some and all what warnings name",
    arguments: [
      (1, 0, "None of 1 warning names", "Tidak satu pun dari 1 peringatan menyebut"),
      (1, 1, "All warnings (1) name", "Semua peringatan (1) menyebut"),
      (40, 3, "3 of 40 warnings name", "3 dari 40 peringatan menyebut"),
      (40, 40, "All warnings (40) name", "Semua peringatan (40) menyebut"),
    ])
  func finding(tweets: Int, complete: Int, english: String, indonesian: String) throws {
    let contents = Self.contents(tweets: tweets, complete: complete)
    for (language, words) in [(ReportLanguage.english, english), (.indonesian, indonesian)] {
      let block = try #require(ReportHTML(contents, language: language).warningBlock)
      #expect(block.finding.source.hasPrefix(words))
    }
  }

  @Test("is not there where nobody warns")
  func none() {
    #expect(ReportHTML(Sample.contents, language: .english).warningBlock == nil)
  }

  @Test("says how soon they came, with the median and its interval")
  func speed() throws {
    let contents = Self.contents(tweets: 40, complete: 3, delays: [5: 10, 9: 10, 60: 5], ahead: 7)
    let block = try #require(ReportHTML(contents, language: .english).warningBlock)
    let body = block.body.source
    #expect(body.contains("25 warnings name a moment that had passed: half of them came within 9"))
    #expect(body.contains("7 warnings name a moment to come."))
  }

  @Test("counts only the moments of a day before and a week ahead")
  func delays() {
    var counts = WarningCounts()
    for delay: Int64 in [0, 119, 86_400, 86_401, -1, -604_800, -604_801] {
      counts.count([], isComplete: false, moment: (1_000_000, 1_000_000 - delay), key: 1) {
        TweetSample.Item(hash: 1, textHash: 1)
      }
    }
    #expect(counts.delays == [0: 1, 1: 1, 1440: 1])
    #expect(counts.ahead == 2 && counts.tweets == 7)
  }

  @Test("lists events with their first tweets")
  func events() throws {
    var contents = Self.contents(tweets: 0, complete: 0)
    contents.events = try EventList(
      [
        .init(name: "Gempa", time: 1_605_666_780, match: "gempa"),
        .init(name: "Erupsi", time: 1_605_666_780, match: "erupsi"),
      ], AnalysisOptions(stopWords: .none, stemmer: .none))
    contents.tally.add(.init(first: 1_605_667_080, tweets: 2), ofEvent: 0)
    contents.tally.add(.init(first: 1_605_666_960, tweets: 1), ofEvent: 0)
    let block = try #require(ReportHTML(contents, language: .english).warningBlock)
    let table = try #require(block.tables.first { $0.name == "events" }).table.csv
    #expect(table.contains("Gempa,2020-11-18 09:33,3,3"))
    #expect(table.contains("Erupsi,2020-11-18 09:33,,0"))
  }
}

@Suite("A second coding") struct SecondCodingTests {
  @Test("has a block of its own, by size, and its labels in the data")
  func block() throws {
    let fang = try #require(try Codebook.standard("fang"))
    let source = try LabelSource(fang, AnalysisOptions(stopWords: .none, stemmer: .none))
    var contents = Sample.contents
    #expect(ReportHTML(contents, language: .english).secondBlock == nil)
    contents.second = SecondCoding(source)
    contents.tally.second.add(2_000, kind: .tweet, label: "G2C")
    contents.tally.second.add(1_000, kind: .retweet, label: "G2G")
    let block = try #require(ReportHTML(contents, language: .english).secondBlock)
    #expect(block.finding.source.contains("Government to citizen (66.7%)"))
    let rows = block.tables[0].table.csv.split(whereSeparator: \.isNewline)
    #expect(rows[1].contains("(G2C),2000,") && rows[1].hasSuffix(",2000,0"))
    #expect(rows[2].contains("(G2G),1000,") && rows[2].hasSuffix(",0,1000"))
    let json = try ReportJSON(contents).rendered()
    #expect(json.contains("\"second_labels\"") && json.contains("\"G2G\""))
  }

  @Test("stands below the share and the categories")
  func place() throws {
    let fang = try #require(try Codebook.standard("fang"))
    var contents = Sample.contents
    contents.second = SecondCoding(
      try LabelSource(fang, AnalysisOptions(stopWords: .none, stemmer: .none)))
    let ids = ReportHTML(contents, language: .english).blocks.map { $0.id.source }
    let second = try #require(ids.firstIndex(of: "second"))
    #expect(second > ids.firstIndex(of: "share")! && second > ids.firstIndex(of: "labels")!)
  }
}
