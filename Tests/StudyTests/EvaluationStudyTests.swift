import Classifier
import Lexicon
import Statistics
import Study
import Testing

@Suite("A study of labels") struct EvaluationStudyTests {
  private static let analysis = AnalysisOptions(stopWords: .none, stemmer: .none)
  private static let training = TrainingOptions(method: .complement, folds: 5)

  /// Tweets of `accounts` in turn, half of them service content, with a word that tells it.
  private static func tweets(_ count: Int, accounts: Int) -> [EvaluationStudy.Tweet] {
    (0..<count).map { index in
      let isService = index % 2 == 0
      let word = isService ? "loket" : "rapat"
      return EvaluationStudy.Tweet(
        id: "\(index)", text: Array("kata\(index)a \(word) kata\(index)b lain\(index)".utf8),
        code: isService ? "layanan" : "kegiatan", group: "akun\(index / 2 % accounts)")
    }
  }

  private func study(
    _ tweets: [EvaluationStudy.Tweet], _ options: EvaluationStudy.Options
  ) throws -> EvaluationStudy {
    var set = try TrainingSet(Self.analysis, features: .terms)
    for tweet in tweets { set.add(tweet.text.span, code: tweet.code) }
    return try EvaluationStudy(
      crossValidating: tweets, set, codebook: nil, training: Self.training, options: options)
  }

  @Test("holds each part back once; with fewer groups than parts, each group")
  func parts() throws {
    let tweets = Self.tweets(60, accounts: 3)
    #expect(try study(tweets, .init()).method == .parts(5))
    let grouped = try study(tweets, .init(isGrouped: true))
    #expect(grouped.method == .parts(3))
    #expect(try #require(grouped.evaluation.accuracy).value > 0.9)
  }

  @Test("refuses to hold back the only group")
  func oneGroup() throws {
    #expect(throws: TrainingError.oneGroup) {
      try study(Self.tweets(20, accounts: 1), .init(isGrouped: true))
    }
  }

  @Test("keeps the most confident errors, with what spoke for their labels")
  func errors() throws {
    var tweets = Self.tweets(60, accounts: 3)
    tweets.append(.init(id: "odd", text: Array("rapat rapat".utf8), code: "layanan", group: "x"))
    let found = try study(tweets, .init(errors: 1))
    #expect(found.errors.count == 1 && found.tweets == 61)
    let error = try #require(found.errors.first)
    #expect((error.id, error.code, error.label) == ("odd", "layanan", "kegiatan"))
    #expect(error.evidence.contains { $0.text == "rapat" })
  }

  @Test("compares a codebook's labels with codes that it does not know, too")
  func labelled() throws {
    let codebook = try tinyCodebook()
    let found = try EvaluationStudy(
      of: Self.tweets(20, accounts: 2), labelledBy: LabelSource(codebook, Self.analysis),
      options: .init(errors: 3))
    #expect(found.method == .labelled(by: "tiny"))
    #expect(found.evaluation.categories.map(\.id) == ["layanan", "lainnya", "kegiatan"])
    #expect(found.evaluation.accuracy?.value == 0.5)
    #expect(found.errors.map(\.label) == ["lainnya", "lainnya", "lainnya"])
    #expect(found.learnt == 0)
  }

  @Test("counts the tweets that a model was trained on")
  func learnt() throws {
    let tweets = Self.tweets(40, accounts: 2)
    var set = try TrainingSet(Self.analysis, features: .terms)
    for tweet in tweets.prefix(30) { set.add(tweet.text.span, code: tweet.code) }
    let model = try Model.train(on: set, options: Self.training)
    let found = try EvaluationStudy(
      of: tweets, labelledBy: .model(model, name: "m"), options: .init())
    #expect(found.learnt == 30)
  }
}

@Suite("Statistics of keywords") struct KeywordStatisticsTests {
  @Test("count where a keyword is found, alone or against others, and how often it is right")
  func counts() throws {
    let codebook = try tinyCodebook()
    var statistics = try KeywordStatistics(
      of: codebook, AnalysisOptions(stopWords: .none, stemmer: .none))
    for (text, code) in [
      ("loket buka", "layanan"), ("loket dan rapat", " Lainnya"), ("rapat", ""), ("apel", "servis"),
    ] {
      statistics.add(Array(text.utf8).span, code: code)
    }
    #expect((statistics.tweets, statistics.coded) == (4, 2))
    let loket = statistics.counts[0]
    #expect((loket.tweets, loket.alone, loket.against) == (2, 1, 1))
    #expect((loket.coded, loket.right) == (2, 1) && loket.precision == 0.5)
    #expect(statistics.counts[1].tweets == 0 && statistics.counts[1].precision == nil)
  }
}
