import Classifier
import Lexicon
import Statistics
import Study
import Testing

@Suite("A study of labels") struct EvaluationStudyTests {
  private static let analysis = AnalysisOptions(stopWords: .none, stemmer: .none)
  private static let training = TrainingOptions(method: .complement, folds: 5)

  private typealias Row = (id: String, text: String, code: String, account: String)

  /// Tweets of `accounts` in turn, half of them service content, with a word that tells it.
  private static func rows(_ count: Int, accounts: Int) -> [Row] {
    (0..<count).map { index in
      let isService = index % 2 == 0
      let word = isService ? "loket" : "rapat"
      return (
        "\(index)", "kata\(index)a \(word) kata\(index)b lain\(index)",
        isService ? "layanan" : "kegiatan", "akun\(index / 2 % accounts)"
      )
    }
  }

  private static func codes(_ rows: [Row]) throws -> CodeSet {
    let sheet = CodeSheet(
      name: "codes.csv", columns: ["id", "text", "code", "account"],
      rows: rows.enumerated().map { index, row in
        .init(
          number: index + 2, id: row.id, text: Array(row.text.utf8),
          cells: [row.id, row.text, row.code, row.account])
      })
    return try CodeSet(learning: [sheet], groupColumn: "account")
  }

  private func study(
    _ rows: [Row], _ options: EvaluationStudy.Options
  ) throws -> EvaluationStudy {
    let codes = try Self.codes(rows)
    return try EvaluationStudy(
      crossValidating: codes, codes.trainingSet(Self.analysis, .terms, finds: nil),
      codebook: nil, training: Self.training, options: options)
  }

  @Test("holds each part back once; with fewer groups than parts, each group")
  func parts() throws {
    let tweets = Self.rows(60, accounts: 3)
    #expect(try study(tweets, .init()).method == .parts(5))
    let grouped = try study(tweets, .init(isGrouped: true))
    #expect(grouped.method == .parts(3))
    #expect(try #require(grouped.evaluation.accuracy).value > 0.9)
  }

  @Test("refuses to hold back the only group")
  func oneGroup() throws {
    #expect(throws: TrainingError.oneGroup) {
      try study(Self.rows(20, accounts: 1), .init(isGrouped: true))
    }
  }

  @Test("keeps the most confident errors, with what spoke for their labels")
  func errors() throws {
    let tweets = Self.rows(60, accounts: 3) + [("odd", "rapat rapat", "layanan", "x")]
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
      of: Self.codes(Self.rows(20, accounts: 2)),
      labelledBy: .program(LabelSource(codebook, Self.analysis)),
      options: .init(errors: 3))
    #expect(found.method == .labelled(by: "tiny"))
    #expect(found.evaluation.categories.map(\.id) == ["layanan", "lainnya", "kegiatan"])
    #expect(found.evaluation.accuracy?.value == 0.5)
    #expect(found.errors.map(\.label) == ["lainnya", "lainnya", "lainnya"])
    #expect(found.learnt == 0)
  }

  @Test("counts the tweets that a model was trained on")
  func learnt() throws {
    let rows = Self.rows(40, accounts: 2)
    let learnt = try Self.codes(Array(rows.prefix(30)))
    let model = try Model.train(
      on: learnt.trainingSet(Self.analysis, .terms, finds: nil), options: Self.training)
    let found = try EvaluationStudy(
      of: Self.codes(rows), labelledBy: .program(.model(model, name: "m")), options: .init())
    #expect(found.learnt == 30)
    let base = try Model.train(
      on: learnt.trainingSet(Self.analysis, .shared, finds: nil),
      options: TrainingOptions(isShared: true))
    let codes = try Self.codes(rows)
    let begun = try EvaluationStudy(
      crossValidating: codes, codes.trainingSet(Self.analysis, .shared, finds: nil), codebook: nil,
      training: TrainingOptions(base: base), options: .init(errors: 0))
    #expect(begun.learnt == 30)
  }

  @Test("compares what another program wrote beside the codes, with its probabilities")
  func given() throws {
    let sheet = CodeSheet(
      name: "codes.csv", columns: ["id", "text", "code", "theirs", "p", "kind"],
      rows: ["a", "b", "a", "b"].enumerated().map { index, code in
        let theirs = index == 3 ? "A" : code.uppercased()
        return .init(
          number: index + 2, id: "\(index)", text: Array("t\(index)".utf8),
          cells: ["\(index)", "t\(index)", code, theirs, "0.\(index + 5)", index < 2 ? "x" : "y"])
      })
    let codes = try CodeSet(learning: [sheet], part: "kind")
    let labels = try GivenLabels(
      in: [sheet], .init(label: "theirs", probability: "p", codes: codes.categories))
    let found = try EvaluationStudy(
      of: codes, labelledBy: .given(labels, Self.analysis), options: .init())
    #expect(found.method == .labelled(by: "theirs"))
    #expect(found.evaluation.accuracy?.value == 0.75)
    #expect(found.errors.map(\.id) == ["3"] && found.errors[0].evidence.isEmpty)
    #expect(found.errors.first?.probability == 0.8)
    #expect(found.parts.map(\.name) == ["x", "y"])
  }

  @Test("has the codes of a second person beside those of the first")
  func secondCoder() throws {
    let sheet = CodeSheet(
      name: "codes.csv", columns: ["id", "text", "code", "second"],
      rows: [("a", "a"), ("b", "NA"), ("b", ""), ("", "b"), ("a", "c")].enumerated().map {
        .init(
          number: $0 + 2, id: "\($0)", text: Array("t\($0)".utf8),
          cells: ["\($0)", "t\($0)", $1.0, $1.1])
      })
    let codes = try CodeSet(learning: [sheet], secondCoder: "second")
    #expect(codes.tweets.map(codes.code) == ["a", "b", "b", "a"])
    #expect(codes.tweets.map { codes.secondCode(of: $0) } == ["a", nil, nil, "c"])
  }

  @Test("refuses labels that another program did not give to all")
  func missing() throws {
    let sheet = CodeSheet(
      name: "codes.csv", columns: ["id", "text", "code", "theirs"],
      rows: (0..<4).map { index in
        .init(
          number: index + 2, id: "\(index)", text: Array("t\(index)".utf8),
          cells: ["\(index)", "t\(index)", index % 2 == 0 ? "a" : "b", index == 2 ? "" : "a"])
      })
    let labels = try GivenLabels(in: [sheet], .init(label: "theirs"))
    #expect(throws: GivenLabelError.missing(labels: "theirs", tweets: 1, firstID: "2")) {
      try EvaluationStudy(
        of: CodeSet(learning: [sheet]), labelledBy: .given(labels, Self.analysis), options: .init())
    }
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
