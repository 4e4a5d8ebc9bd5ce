import Foundation
import Lexicon
import Statistics
import Testing

@testable import Classifier

private let plain = AnalysisOptions(stopWords: .none, stemmer: .none)

private func model(
  _ coded: [(String, String)], _ options: AnalysisOptions = plain, codebook: Codebook? = nil,
  method: TrainingMethod = .multinomial, finds: Codebook? = nil
) throws -> Model {
  var set = try TrainingSet(
    options, features: method.features,
    codebook: try finds.map { try CompiledCodebook($0, options) })
  for (text, code) in coded { set.add(Array(text.utf8).span, code: code) }
  return try Model.train(on: set, codebook: codebook, options: TrainingOptions(method: method))
}

/// Manning, Raghavan & Schütze 2008, example 13.1.
private let chinese = [
  ("Chinese Beijing Chinese", "Y"), ("Chinese Chinese Shanghai", "Y"), ("Chinese Macao", "Y"),
  ("Tokyo Japan Chinese", "N"),
]

/// Sixty coded texts of two kinds, with a few that mislead.
private let sixty: [(String, String)] = (0..<60).map { i in
  let words = i % 2 == 0 ? "jadwal loket buka" : "rapat apel kunjungan"
  return ("\(words) kata\(i % 7) kata\(i % 5)", i % 2 == 0 || i % 9 == 0 ? "layanan" : "kegiatan")
}

@Suite("Naive Bayes") struct NaiveBayesTests {
  @Test("gives the likelihoods and the posterior of the textbook")
  func textbook() throws {
    let model = try model(chinese)
    #expect(model.categories.map(\.id) == ["N", "Y"])
    let bytes = model.data.bytes
    func weight(_ word: String, _ place: Int) -> Double {
      let row = model.layout.row(of: FeatureKey.word(Array(word.utf8).span), in: bytes)
      return Double(model.layout.weight(row, place, in: bytes))
    }
    #expect(abs(exp(weight("chinese", 1)) - 3.0 / 7) < 1e-6)
    #expect(abs(exp(weight("tokyo", 1)) - 1.0 / 14) < 1e-6)
    #expect(abs(exp(weight("chinese", 0)) - 2.0 / 9) < 1e-6)
    let document = ["chinese", "chinese", "chinese", "tokyo", "japan"]
    let scores = [0, 1].map { place in
      document.reduce(Double(model.layout.bias(place, in: bytes))) { $0 + weight($1, place) }
    }
    let posterior = exp(scores[1]) / (exp(scores[0]) + exp(scores[1]))
    #expect(abs(posterior - 0.689759) < 1e-6)
  }

  @Test(
    "does not take a text of unknown words for a category that one text has", arguments: [1, 2])
  func rareCategory(count: Int) throws {
    let rare = (0..<count).map { ("kucing hilang di taman \($0)", "seremonial") }
    for method in [TrainingMethod.linear, .multinomial] {
      let model = try model(sixty + sixty.map { ($0.0 + " lagi", $0.1) } + rare, method: method)
      var labeller = try Labeller(model)
      #expect(labeller.category(of: "qwzx vvk hmmm") != "seremonial", "\(method)")
    }
  }

  @Test("as a complement describes a category by the texts outside of it")
  func complement() {
    // Term counts 2, 0 in the first category and 1, 3 in the second.
    let weights = NaiveBayesFit(isComplement: true).fit([2, 1, 0, 3], [1, 1])
    #expect(abs(weights.rows[0] + log(2.0 / 6)) < 1e-6)  // outside of the first: (1 + 1) / (4 + 2)
    #expect(abs(weights.rows[1] + log(3.0 / 4)) < 1e-6)  // outside of the second: (2 + 1) / (2 + 2)
    #expect(weights.biases == [0, 0])
  }

  @Test("labels with evidence in log-odds, and says when it knows no word")
  func label() throws {
    var labeller = try Labeller(try model(chinese))
    #expect(labeller.category(of: "Chinese Chinese Chinese Tokyo Japan") == "Y")
    let evidence = labeller.evidence()
    #expect(evidence.count == 1)
    let odds = try #require(Float(evidence[0].dropFirst("chinese ".count)))
    #expect(abs(odds - 3 * log(27.0 / 14)) < 1e-4)
    #expect(labeller.prediction.probability == nil)
    #expect(labeller.category(of: "Jakarta") == "Y")
    #expect(labeller.prediction.isFallback && labeller.evidence() == [])
  }

  @Test("takes titles, order and service from a codebook that knows all codes")
  func codebookCategories() throws {
    let book = try #require(try Codebook.standard("konten"))
    let known = try model(sixty, codebook: book)
    #expect(known.categories.map(\.id) == ["layanan", "kegiatan"])
    #expect(known.categories.map(\.isService) == [true, false])
    let unknown = try model(chinese, codebook: book)
    #expect(unknown.categories.map(\.id) == ["N", "Y"])
  }

  @Test("gives calibrated probabilities once there are codes enough")
  func probabilities() throws {
    let model = try model(sixty)
    var labeller = try Labeller(model)
    var sum = 0.0
    var right = 0.0
    for (text, code) in sixty {
      if labeller.category(of: text) == code { right += 1 }
      let probability = try #require(labeller.prediction.probability)
      #expect(probability > 0.5 && probability <= 1)
      sum += probability
    }
    #expect(abs(sum - right) / 60 < 0.1)
  }

  @Test("cannot be trained on nothing, on one category or on stop words alone")
  func errors() {
    #expect(throws: TrainingError.noCodes) { try model([]) }
    #expect(throws: TrainingError.oneCategory("a")) { try model([("x", "a"), ("y", "a")]) }
    #expect(throws: TrainingError.noFeatures) {
      try model([("yang", "a"), ("", "b")], AnalysisOptions())
    }
  }
}

@Suite("A linear model") struct LinearModelTests {
  @Test("is at the optimum of its objective: no step in any direction is better")
  func optimum() {
    var random = SeededGenerator(seed: 7)
    var matrix = FeatureMatrix()
    var codes: [Int] = []
    for text in 0..<30 {
      var row = FeatureMatrix.Row()
      for feature in 0..<4 where random.next() % 3 == 0 || feature == text % 3 {
        row.add(Int32(feature), Float(random.next() % 5) / 4)
      }
      matrix.append(row)
      codes.append(random.next() % 5 == 0 ? 1 : text % 3)
    }
    var fit = LinearFit()
    // With so much smoothing all ratios are 0 and all scales 1: a plain support vector machine.
    fit.smoothing = 1e9
    fit.floor = 1
    fit.tolerance = 1e-4
    fit.mostRounds = 300
    let weights = fit.fit(
      matrix, rowCount: 4, Examples(texts: Array(codes.indices), codes: codes), categories: 3)
    for category in 0..<3 {
      func objective(_ direction: Int, _ step: Double) -> Double {
        var changed = (0..<4).map { Double(weights.rows[$0 * 3 + category]) }
        changed.append(Double(weights.biases[category]))
        changed[direction] += step
        var sum = changed.reduce(0) { $0 + $1 * $1 } / 2
        for text in codes.indices {
          var margin = changed[4]
          for place in matrix.range(of: text) {
            margin += Double(matrix.values[place]) * changed[Int(matrix.rows[place])]
          }
          let loss = max(0, 1 - (codes[text] == category ? margin : -margin))
          sum += Double(fit.cost) * loss * loss
        }
        return sum
      }
      for direction in 0...4 {
        #expect(objective(direction, 0.01) > objective(direction, 0))
        #expect(objective(direction, -0.01) > objective(direction, 0))
      }
    }
  }

  @Test("learns what distinguishes, from words, pairs, parts of words and kinds of tokens")
  func features() throws {
    var labeller = try Labeller(
      try model(sixty.map { ($0.0, $0.1) }, AnalysisOptions(), method: .linear))
    #expect(labeller.category(of: "jadwal loket") == "layanan")
    #expect(labeller.category(of: "rapat apel") == "kegiatan")
    #expect(labeller.category(of: "berapat merapat") == "kegiatan", "by runs of characters alone")
    #expect(!labeller.prediction.isFallback)
    #expect(labeller.category(of: "") == "layanan")
    #expect(labeller.prediction.isFallback)
  }

  @Test("gives evidence that adds up to the log-odds against the runner-up")
  func evidence() throws {
    let model = try model(sixty, AnalysisOptions(), method: .linear)
    var labeller = try Labeller(model)
    #expect(labeller.category(of: "jadwal loket") == "layanan")
    let names = labeller.evidence().map { String($0.prefix { $0 != "(" && !$0.isNumber }) }
    #expect(names.contains { $0.contains("jadwal") } && names.contains { $0.contains("loket") })
    #expect(labeller.prediction.runnerUp == 0)
  }

  @Test("labels a text as it was scored in training, whatever tokens it has")
  func sameScores() throws {
    let texts = sixty.enumerated().map { place, coded in
      let more = [
        "#LoketBuka 😀", "RT @siapa:", "https://t.co/a", "Rp5.000 jam 08.00 WIB", "$ABC :)",
      ]
      return ("\(more[place % 5]) \(coded.0) \(more[(place / 5) % 5])", coded.1)
    }
    var set = try TrainingSet(AnalysisOptions(), features: .rich)
    for (text, code) in texts { set.add(Array(text.utf8).span, code: code) }
    let model = try Model.train(on: set)
    let problem = try TrainingProblem(set, nil, TrainingOptions())
    let weights = problem.learn(from: Array(texts.indices)).weights
    let calibration = try #require(model.header.calibration)
    var labeller = try Labeller(model)
    for (place, text) in texts.enumerated() {
      let expected = calibration.probabilities(problem.scored(place, weights))
      let label = labeller.category(of: text.0)
      let found = try #require(labeller.prediction.probability)
      #expect(abs(found - expected.max()!) < 1e-4)
      #expect(expected[model.categories.firstIndex { $0.id == label }!] == expected.max()!)
    }
  }

  @Test("counts what a codebook finds")
  func finds() throws {
    let book = try Codebook(
      parsing: """
        name: buku
        fallback: kegiatan
        categories:
          - {id: layanan, keywords: [loket, pajak]}
          - {id: kegiatan, keywords: [rapat, patroli]}
        """, file: "buku.yml")
    let model = try model(sixty, AnalysisOptions(), method: .linear, finds: book)
    var labeller = try Labeller(try Model(decoding: model.encoded))
    // No word of the training texts, but keywords of the codebook.
    #expect(labeller.category(of: "pajak") == "layanan")
    #expect(labeller.evidence().contains { $0.hasPrefix("buku:layanan ") })
    #expect(labeller.category(of: "patroli") == "kegiatan")
  }

  @Test("is the same however often it is trained, and another for another seed")
  func deterministic() throws {
    func bytes(_ seed: UInt64) throws -> Data {
      var set = try TrainingSet(AnalysisOptions())
      for (text, code) in sixty { set.add(Array(text.utf8).span, code: code) }
      return try Model.train(on: set, options: TrainingOptions(seed: seed)).encoded
    }
    #expect(try bytes(1) == bytes(1))
    #expect(try bytes(1) != bytes(2))
  }

  @Test("trains with more categories than a vector has lanes", arguments: [2, 5, 9, 40])
  func manyCategories(count: Int) throws {
    let coded = (0..<count * 3).map { ("kata\($0 % count)x sama", "c\($0 % count)") }
    let model = try model(coded, method: .linear)
    var labeller = try Labeller(model)
    for place in [0, count / 2, count - 1] {
      #expect(labeller.category(of: "kata\(place)x") == "c\(place)")
    }
  }

  @Test("knows which texts it has learnt")
  func learnt() throws {
    let model = try model(sixty, AnalysisOptions(), method: .linear)
    let known = model.hasLearnt(Array(sixty[3].0.utf8).span)
    let unknown = model.hasLearnt(Array("lain".utf8).span)
    #expect(known && !unknown)
  }

  @Test("has not learnt texts that were held back")
  func heldBack() throws {
    var set = try TrainingSet(AnalysisOptions())
    for (place, coded) in sixty.enumerated() {
      set.add(Array("\(coded.0) tersendiri\(place)".utf8).span, code: coded.1)
    }
    let model = try Model.train(on: set, leavingOut: [7])
    func knows(_ place: Int) -> Bool {
      model.hasLearnt(Array("\(sixty[place].0) tersendiri\(place)".utf8).span)
    }
    #expect(!knows(7) && knows(8))
  }
}

@Suite("A model file") struct ModelFileTests {
  @Test("is read back as it was written", arguments: TrainingMethod.allCases)
  func roundTrip(method: TrainingMethod) throws {
    let model = try model(sixty, AnalysisOptions(), method: method)
    let copy = try Model(decoding: model.encoded)
    #expect(copy == model)
    #expect(copy.summary == model.summary && copy.options == model.options)
    var one = try Labeller(model)
    var other = try Labeller(copy)
    for (text, _) in sixty {
      #expect(one.category(of: text) == other.category(of: text))
      #expect(one.prediction.probability == other.prediction.probability)
    }
  }

  @Test("that is foreign, older, newer, cut off or changed is refused")
  func refused() throws {
    let data = try model(chinese).encoded
    #expect(throws: ModelError.notAModel) { try Model(decoding: Data()) }
    #expect(throws: ModelError.notAModel) { try Model(decoding: Data("id,text\n".utf8)) }
    for version in [1, 2, 3, 12] {
      #expect(throws: ModelError.otherVersion(found: version, known: version < 4 ? 4 : 5)) {
        try Model(decoding: Data("textmine model \(version)\n".utf8))
      }
    }
    for length in stride(from: 17, to: data.count, by: 7) {
      #expect(throws: ModelError.damaged) { try Model(decoding: data.prefix(length)) }
    }
    for place in stride(from: 17, to: data.count, by: 5) {
      var changed = data
      changed[place] ^= 1
      #expect(throws: ModelError.damaged) { try Model(decoding: changed) }
    }
  }

  @Test("with a right checksum and absurd numbers is refused")
  func absurdNumbers() throws {
    let data = try model(sixty, AnalysisOptions(), method: .linear).encoded
    func sealed(_ data: Data) -> Data { data.dropLast(16) + Model.checksum(of: data.dropLast(16)) }
    #expect(try Model(decoding: sealed(data)).encoded == data)
    for weight in [Float.infinity, -.infinity, .nan, 1e30] {
      var changed = data
      let bytes = withUnsafeBytes(of: weight.bitPattern.littleEndian) { Data($0) }
      changed.replaceSubrange(data.count - 20..<data.count - 16, with: bytes)
      #expect(throws: ModelError.implausible) { try Model(decoding: sealed(changed)) }
    }
    for (number, other) in [
      ("\"tweets\":60", "\"tweets\":-9"), ("\"fingerprints\":60", "\"fingerprints\":-1"),
    ] {
      guard let range = data.firstRange(of: Data(number.utf8)) else { continue }
      var changed = data
      changed.replaceSubrange(range, with: Data(other.utf8))
      #expect(throws: ModelError.self) { try Model(decoding: sealed(changed)) }
    }
  }

  @Test("damaged at random is refused, never a crash")
  func randomDamage() throws {
    let data = try model(sixty, AnalysisOptions(), method: .linear).encoded
    var random = SeededGenerator(seed: 11)
    for _ in 0..<300 {
      var changed = data
      for _ in 0...random.next() % 4 {
        let place = 16 + Int(random.next() % UInt64(data.count - 16))
        changed[place] ^= UInt8(1 + random.next() % 255)
      }
      if random.next() % 3 == 0 { changed.removeLast(Int(random.next() % 100)) }
      if changed == data { continue }
      #expect(throws: ModelError.self) { try Model(decoding: changed) }
    }
  }
}
