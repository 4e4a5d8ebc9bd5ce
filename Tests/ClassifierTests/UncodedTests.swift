import Foundation
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

@Suite("Texts without a code") struct WeakCodesTests {
  private let options = AnalysisOptions(stopWords: .none, stemmer: .none)

  /// Coded texts that know keywords only, and uncoded ones that tie other words to these.
  private func model(uncoded: [String], isShared: Bool = false) throws -> Model {
    let codebook = try Codebook(parsing: book, file: "buku.yml")
    var set = try TrainingSet(options, codebook: CompiledCodebook(codebook, options))
    for number in 0..<40 {
      let (one, other) = number % 2 == 0 ? ("antre", "pendopo") : ("nomor", "camat")
      set.add(
        Array("\(one) a\(number / 2)".utf8).span, code: "layanan", account: "akun\(number % 10)")
      set.add(
        Array("\(other) b\(number / 2)".utf8).span, code: "kegiatan", account: "akun\(number % 10)")
    }
    for text in uncoded { set.add(Array(text.utf8).span, code: nil) }
    return try Model.train(
      on: set, codebook: codebook, options: TrainingOptions(isShared: isShared))
  }

  /// Texts whose keywords are sure, each of them another.
  private let sure = (0..<60).flatMap {
    ["loket jadwal ekspres e\($0)", "rapat apel gladi g\($0)"]
  }

  @Test("are learnt from by their keywords where that helps, and the model says so")
  func helps() throws {
    let model = try model(uncoded: sure + ["selamat pagi"])
    let uncoded = try #require(model.summary.uncoded)
    #expect(uncoded.tweets == 121)
    #expect(uncoded.logLoss <= uncoded.logLossOfCodesAlone)
    #expect(uncoded.learntFrom == 0 || uncoded.learntFrom == 120)
  }

  @Test("teach words that no coded text has")
  func teaches() throws {
    let matches = [[2.0, 0], [0, 3]] + sure.indices.map { $0 % 2 == 0 ? [2.0, 0] : [0, 2.0] }
    let codes = [0, 1] + sure.map { _ in -1 }
    let weak = WeakCodes(matches, codes, matches.indices.map(UInt64.init))
    #expect(weak.texts.count == sure.count)
    #expect(zip(weak.texts, weak.categories).allSatisfy { $0 % 2 == $1 })
    var examples = Examples(texts: [0, 1], codes: codes)
    examples.add(weak)
    #expect(examples.weights.prefix(3) == [1, 1, WeakCodes.weight])
  }

  @Test("get no code where keywords are at odds, and each distinct text gets one once")
  func unsure() {
    let matches = [[3.0, 0], [3, 2], [3, 0], [4, 0]]
    let weak = WeakCodes(matches, [0, -1, -1, -1], [1, 2, 3, 3])
    #expect(weak.texts == [2])
    #expect(WeakCodes([[3, 0], [3, 0]], [0, -1], [1, 1]).texts.isEmpty, "a coded text's copy")
  }

  @Test("let a model to be shared keep only what many have used")
  func shared() throws {
    let all = try model(uncoded: [])
    let shared = try model(uncoded: [], isShared: true)
    var labeller = try Labeller(shared)
    #expect(shared.header.features < all.header.features / 2)
    func has(_ word: String, _ model: Model) -> Bool {
      model.layout.row(of: FeatureKey.word(Array(word.utf8).span), in: model.data.bytes) >= 0
    }
    #expect(has("a3", all) && !has("a3", shared), "a word of two texts")
    #expect(has("antre", all) && has("antre", shared))
    #expect(labeller.category(of: "antre nomor") == "layanan")
    #expect(shared.options.rootsChecksum == nil)
  }
}
