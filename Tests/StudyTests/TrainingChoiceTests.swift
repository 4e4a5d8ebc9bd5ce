import Classifier
import Corpus
import Lexicon
import Study
import Testing

@Suite("Tweets chosen for training") struct TrainingChoiceTests {
  /// One in four is uncertain; ten copies of one text are the least certain of all.
  private let batch: TweetBatch
  private let probabilities: [Double]

  init() {
    var batch = TweetBatch()
    var probabilities: [Double] = []
    for number in 0..<400 {
      let isCopy = number % 40 == 0
      batch.append(
        Tweet(
          id: "\(1000 + number)",
          username: isCopy ? "salinan" : number % 4 == 1 ? "akun\(number % 23)" : "dinas",
          text: isCopy ? "jam buka loket berubah" : "kata\(number) lain\(number) baru\(number)"))
      probabilities.append(isCopy ? 0.25 : number % 4 == 1 ? 0.4 : 0.98)
    }
    self.batch = batch
    self.probabilities = probabilities
  }

  private func census(_ range: Range<Int>, limit: Int, seed: UInt64 = 1) -> ArchiveCensus {
    var plan = ArchiveCensus.Plan()
    plan.uncertain = limit
    plan.seed = seed
    var census = ArchiveCensus(plan)
    for index in range {
      census.count(index, of: batch, TweetLabel(category: 0, probability: probabilities[index]))
    }
    return census
  }

  private func choice(_ codes: Int, seed: UInt64 = 1) throws -> TrainingChoice {
    try TrainingChoice(
      codes, of: census(0..<400, limit: TrainingChoice.candidates(for: codes), seed: seed),
      AnalysisOptions(), labels: "uji:0")
  }

  private func probability(_ tweet: Tweet) -> Double { probabilities[Int(tweet.id)! - 1000] }

  @Test("are uncertain ones")
  func uncertain() throws {
    let tweets = try choice(40).tweets
    #expect(tweets.count == 40 && Set(tweets.map(\.id)).count == 40)
    #expect(tweets.count { probability($0) < 0.5 } >= 38)
  }

  @Test("are unlike each other: of copies one is taken")
  func unlike() throws {
    let tweets = try choice(40).tweets
    #expect(tweets.count { $0.text == "jam buka loket berubah" } == 1)
  }

  @Test("are of many accounts")
  func accounts() throws {
    let accounts = Dictionary(grouping: try choice(23).tweets, by: \.username)
    #expect(accounts.count >= 20)
    #expect(accounts.values.allSatisfy { $0.count <= 2 })
  }

  @Test("are the same for a seed, and others for another seed")
  func seeded() throws {
    let ids = try choice(30).tweets.map(\.id)
    #expect(try choice(30).tweets.map(\.id) == ids)
    #expect(Set(try choice(30, seed: 2).tweets.map(\.id)) != Set(ids))
  }

  @Test("come from so many tweets at most, whatever the parts in which the archive was read")
  func reservoir() {
    let whole = census(0..<400, limit: 50).uncertain.candidates
    var parts = census(250..<400, limit: 50)
    parts.add(census(0..<1, limit: 50))
    parts.add(census(1..<250, limit: 50))
    let joined = parts.uncertain.candidates
    #expect(whole.count == 50 && whole.map(\.tweet.id) == joined.map(\.tweet.id))
    // Each comes up by chance, the more likely the less certain: 3 in 4 are nearly certain.
    #expect(whole.count { $0.uncertainty > 0.5 } > 35)
    #expect(whole.contains { $0.uncertainty < 0.5 })
    #expect(TrainingChoice.candidates(for: 100) == 2_000)
    #expect(TrainingChoice.candidates(for: 10_000) == 20_000)
  }

  @Test(
    "are all uncertain ones where more are asked for, and none where labels have no probability")
  func few() throws {
    #expect(try choice(5_000).tweets.count == 400)
    var census = ArchiveCensus(census(0..<0, limit: 10).plan)
    census.count(0, of: batch, TweetLabel(category: 0))
    census.count(1, of: batch, TweetLabel(category: 0, probability: 1))
    #expect(
      try TrainingChoice(10, of: census, AnalysisOptions(), labels: "uji:0").tweets.isEmpty)
  }

  @Test(
    "say in each row of their sheet what they are, with a column for codes and none of a sample")
  func sheet() throws {
    let choice = try choice(5)
    let sheet = CodingSheet(choice.tweets, choice.design, choices: [])
    #expect(sheet.columns == ["id", "created_at", "username", "text", "link", "code", "design"])
    for row in sheet.rows {
      #expect(
        row[5] == "" && row[6].hasPrefix("training=1;note=no random sample;seed=1;n=5;tweets=400;"))
      #expect(TrainingDesign.isNamed(in: row[6]) && SampleDesign(row[6]) == nil)
    }
    #expect(choice.dealt(to: 2, overlap: 1).map(\.count) == [3, 3])
  }

  @Test("can never give a share, also among rows of a sample; they are learnt from with a note")
  func codes() throws {
    let design = try choice(5).design.text
    func sheet(_ rows: [[String]]) -> CodeSheet {
      CodeSheet(
        name: "latih.csv", columns: ["id", "code", "design"],
        rows: rows.enumerated().map { index, cells in
          CodeSheet.Row(number: index + 2, id: cells[0], text: Array("loket".utf8), cells: cells)
        })
    }
    let rows = [["1", "", design], ["2", "layanan", ""], ["3", "layanan", design]]
    let error = #expect(throws: CodeError.self) {
      try CodeSet(share: [sheet(rows)], categories: InventedArchive.categories)
    }
    #expect(error == .chosenForTraining(CodePlace(sheet: "latih.csv", row: 4, id: "3")))
    #expect("\(try #require(error))".hasPrefix("latih.csv: row 4 (id 3): was chosen for training"))
    let learnt = try CodeSet(learning: [sheet(rows)])
    #expect(learnt.tweets.count == 2 && learnt.notes.contains(.chosenForTraining(1)))
    let plain = try CodeSet(learning: [sheet([["2", "layanan", ""]])])
    #expect(plain.notes.isEmpty)
  }
}
