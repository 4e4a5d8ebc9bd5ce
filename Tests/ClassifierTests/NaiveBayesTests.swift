import Foundation
import Lexicon
import Testing

@testable import Classifier

private let plain = AnalysisOptions(stopWords: .none, stemmer: .none)

private func model(
  _ coded: [(String, String)], _ options: AnalysisOptions = plain, codebook: Codebook? = nil
) throws -> NaiveBayes {
  var set = try TrainingSet(options)
  for (text, code) in coded { set.add(Array(text.utf8).span, code: code) }
  return try NaiveBayes.train(on: set, codebook: codebook)
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
    let ids = model.categories.map(\.id)
    #expect(ids == ["N", "Y"])
    func likelihood(_ word: String, _ place: Int) throws -> Float {
      let term = try #require(model.terms.number(of: word))
      return exp(model.logLikelihoods[Int(term) * 2 + place])
    }
    #expect(abs(try likelihood("chinese", 1) - 3.0 / 7) < 1e-6)
    #expect(abs(try likelihood("tokyo", 1) - 1.0 / 14) < 1e-6)
    #expect(abs(try likelihood("chinese", 0) - 2.0 / 9) < 1e-6)
    let document = ["chinese", "chinese", "chinese", "tokyo", "japan"]
    let posterior = softmax(model.logJoint(document.map { model.terms.number(of: $0)! }))
    #expect(abs(posterior[1] - 0.689759) < 1e-6)
  }

  @Test("labels with evidence in log-odds, and says when it knows no word")
  func label() throws {
    var labeller = try Labeller(try model(chinese))
    #expect(labeller.label("Chinese Chinese Chinese Tokyo Japan") == "Y")
    let evidence = labeller.evidence()
    #expect(evidence.count == 1)
    let odds = try #require(Float(evidence[0].dropFirst("chinese ".count)))
    #expect(abs(odds - 3 * log(27.0 / 14)) < 1e-4)
    #expect(labeller.prediction.probability == nil)
    #expect(labeller.label("Jakarta") == "Y")
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
      if labeller.label(text) == code { right += 1 }
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
    #expect(throws: TrainingError.noTerms) {
      try model([("yang", "a"), ("", "b")], AnalysisOptions())
    }
  }
}

@Suite("Calibration") struct CalibrationTests {
  @Test("finds the temperature and the bias that made the codes")
  func recovers() {
    // Scores ten times too large, and category 1 half as frequent as the scores say.
    var scores: [[Double]] = []
    var codes: [Int] = []
    for step in -20...20 {
      let odds = Double(step) / 5
      let truth = 1 / (1 + exp(-(odds + log(2))))
      for copy in 0..<100 {
        scores.append([10 * odds, 0])
        codes.append(Double(copy) + 0.5 < truth * 100 ? 0 : 1)
      }
    }
    let calibration = Calibration.fit(scores, codes)
    #expect(abs(calibration.slope - 0.1) < 0.005)
    #expect(abs(calibration.biases[0] - calibration.biases[1] - log(2)) < 0.05)
  }
}

@Suite("A model file") struct ModelFileTests {
  @Test("is read back as it was written, and written the same each time")
  func roundTrip() throws {
    let model = try model(sixty, AnalysisOptions())
    let bytes = model.encoded()
    #expect(bytes == model.encoded())
    #expect(try NaiveBayes(decoding: bytes) == model)
  }

  @Test("that is foreign, newer, cut off or changed is refused")
  func refused() throws {
    let bytes = try model(chinese).encoded()
    #expect(throws: ModelError.notAModel) { try NaiveBayes(decoding: []) }
    #expect(throws: ModelError.notAModel) { try NaiveBayes(decoding: Array("id,text\n".utf8)) }
    #expect(throws: ModelError.newer(version: 12, known: 1)) {
      try NaiveBayes(decoding: Array("textmine model 12\n".utf8))
    }
    for length in stride(from: 16, to: bytes.count, by: 7) {
      #expect(throws: ModelError.damaged) { try NaiveBayes(decoding: Array(bytes[..<length])) }
    }
    for place in stride(from: 17, to: bytes.count, by: 5) {
      var changed = bytes
      changed[place] ^= 1
      #expect(throws: ModelError.damaged) { try NaiveBayes(decoding: changed) }
    }
  }
}

@Suite("A checksum") struct ChecksumTests {
  @Test("is SHA-256 by its published example")
  func sha256() {
    #expect(
      Checksum.hex(of: "abc".utf8)
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }
}
