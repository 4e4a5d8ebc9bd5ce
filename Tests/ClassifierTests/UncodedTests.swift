import Lexicon
import Testing

@testable import Classifier

private let book = """
  name: buku
  fallback: lain
  categories:
    - {id: layanan, service: true, keywords: [loket, jadwal]}
    - {id: kegiatan, keywords: [rapat, apel]}
    - id: lain
  """

/// Texts in which words without a keyword (`antre`, `pendopo`) keep company with keywords.
private let company =
  Array(repeating: "loket antre nomor", count: 20)
  + Array(repeating: "jadwal antre warga", count: 20)
  + Array(repeating: "rapat pendopo camat", count: 20)
  + Array(repeating: "apel pendopo halaman", count: 20)
  + Array(repeating: "selamat pagi semua", count: 20)

@Suite("A model seeded by a codebook") struct SeededModelTests {
  private let options = AnalysisOptions(stopWords: .none, stemmer: .none)

  private func model(of texts: [String]) throws -> Model {
    let codebook = try CompiledCodebook(Codebook(parsing: book, file: "buku.yml"), options)
    var set = try TrainingSet(options, features: .seeded, codebook: codebook)
    for text in texts { set.add(Array(text.utf8).span, code: nil) }
    return try Model.seeded(on: set)
  }

  @Test("learns from the words beside keywords, without a code")
  func neighbours() throws {
    var labeller = try Labeller(try Model(decoding: try model(of: company).encoded))
    #expect(labeller.category(of: "antre di sini") == "layanan")
    #expect(labeller.category(of: "di pendopo") == "kegiatan")
    #expect(labeller.category(of: "halaman kosong") == "kegiatan")
    #expect(labeller.prediction.probability == nil)
  }

  @Test("gives a text of which it knows no word the codebook's fallback, and says so")
  func fallback() throws {
    var labeller = try Labeller(try model(of: company))
    #expect(labeller.category(of: "xyzzy") == "lain")
    #expect(labeller.prediction.isFallback)
  }

  @Test("names what speaks for its label, keywords among it")
  func evidence() throws {
    var labeller = try Labeller(try model(of: company))
    #expect(labeller.category(of: "loket antre") == "layanan")
    let evidence = labeller.evidence().map { $0.prefix { $0 != " " } }
    #expect(evidence.contains("antre") && evidence.contains("buku:layanan"))
  }

  @Test("cannot be made where no keyword is found")
  func noSeeds() {
    #expect(throws: TrainingError.noSeeds) { try model(of: ["selamat pagi"]) }
    #expect(throws: TrainingError.noSeeds) { try model(of: []) }
  }

  @Test("weighs words as the formula of its source says")
  func formula() {
    // Two features, two categories, three texts: the second text is seeded with category 1.
    var matrix = FeatureMatrix()
    for rows: [Int32] in [[0], [0, 1], [1]] {
      var row = FeatureMatrix.Row()
      for feature in rows { row.add(feature, 1) }
      matrix.append(row)
    }
    let weights = SeededFit(fewestTexts: 2).fit(
      matrix, rowCount: 2, labels: [0, 1, -1], categories: 2, fallback: 1)
    #expect(
      SeededFit().fit(matrix, rowCount: 2, labels: [0, 1, -1], categories: 2, fallback: 1)
        .rows.allSatisfy { $0 == 0 }, "words of two texts only")
    // s = (1, 0), m = (2, 2): log(2/3) − log(2/5) and log(1/3) − log(3/5).
    let expected: [Float] = [0.5108256, 0, -0.5877867, 0]
    for (found, expected) in zip(weights.rows, expected) {
      #expect(abs(found - expected) < 1e-5)
    }
  }
}

@Suite("Expectation–maximisation") struct ExpectationMaximisationTests {
  /// Two coded texts that know one word each, and uncoded ones that tie other words to these.
  private func set(coded: Int) throws -> TrainingSet {
    var set = try TrainingSet(
      AnalysisOptions(stopWords: .none, stemmer: .none), features: .terms)
    for place in 0..<coded {
      set.add(Array("loket k\(place)".utf8).span, code: "layanan")
      set.add(Array("rapat r\(place)".utf8).span, code: "kegiatan")
    }
    for _ in 0..<50 {
      set.add(Array("loket antre".utf8).span, code: nil)
      set.add(Array("rapat pendopo".utf8).span, code: nil)
    }
    return set
  }

  @Test("learns words that no coded text has")
  func learns() throws {
    let problem = try TrainingProblem(
      try set(coded: 1), nil, TrainingOptions(method: .multinomial))
    var matrix = FeatureMatrix()
    let row = problem.matrix.rows[problem.matrix.range(of: 2)].last!
    var text = FeatureMatrix.Row()
    text.add(row, 1)
    matrix.append(text)
    func odds(_ rounds: Int) -> Double {
      let weights = ExpectationMaximisation().fit(
        problem.matrix, rowCount: problem.rowCount, codes: problem.codes, learning: [0, 1],
        categories: 2, rounds: rounds)
      let scores = weights.scores(matrix, 0)
      let layanan = problem.categories.firstIndex { $0.id == "layanan" }!
      return scores[layanan] - scores[1 - layanan]
    }
    #expect(abs(odds(0)) < 1e-9, "from the codes alone the word tells nothing")
    #expect(odds(3) > 0.5)
  }

  @Test("is left out where codes held back do not gain by it")
  func chosen() throws {
    // All that there is to know stands in the coded texts.
    let model = try Model.train(
      on: try set(coded: 40), options: TrainingOptions(method: .multinomial))
    #expect(model.summary.rounds == 0)
    #expect(model.summary.tweets == 80)
  }
}
