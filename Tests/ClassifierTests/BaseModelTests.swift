import Foundation
import Lexicon
import Statistics
import Testing

@testable import Classifier

private let options = AnalysisOptions(stopWords: .none, stemmer: .none)

/// Codes of other offices: what each word tells there.
private let others: [(String, String)] = (0..<80).map { i in
  let words = ["loket buka jadwal", "rapat apel kunjungan", "awas banjir siaga"][i % 3]
  return ("\(words) kata\(i % 7) kata\(i % 5)", ["layanan", "kegiatan", "peringatan"][i % 3])
}

/// Codes of this office, where a word of its own tells something else.
private let own: [(String, String)] = (0..<24).map { i in
  i % 2 == 0
    ? ("gerai apel pagi nomor\(i) x\(i)", "layanan") : ("rapat tahunan y\(i)", "kegiatan")
}

private func set(_ coded: [(String, String)], _ features: FeatureOptions = .shared) throws
  -> TrainingSet
{
  var set = try TrainingSet(options, features: features)
  for (index, (text, code)) in coded.enumerated() {
    set.add(Array(text.utf8).span, code: code, account: "akun\(index % 8)")
  }
  return set
}

private func base() throws -> Model {
  try Model.train(on: set(others), options: TrainingOptions(isShared: true))
}

private func trained(_ codes: [(String, String)] = own) throws -> Model {
  let options = TrainingOptions(base: try base())
  return try Model.train(on: set(codes), options: options)
}

/// Labels a text as if it were not learnt; whether it was.
private func isLearnt(_ text: String, _ labeller: inout Labeller) -> Bool {
  labeller.label(heldOut: Array(text.utf8).span)
}

@Suite("A model trained from the weights of another") struct BaseModelTests {
  @Test("knows what that one knows, categories too, and what the codes add")
  func adds() throws {
    let (base, trained) = (try base(), try trained())
    #expect(trained.categories == base.categories)
    #expect(trained.summary.base == base.checksum && trained.summary.tweets == own.count)
    var before = try Labeller(base)
    var after = try Labeller(trained)
    #expect(after.category(of: "awas banjir besar") == "peringatan")
    #expect(before.category(of: "gerai apel siang") == "kegiatan")
    #expect(after.category(of: "gerai apel siang") == "layanan")
  }

  @Test("adds little where codes tell what it knows")
  func agrees() throws {
    let trained = try trained(Array(others.prefix(24)))
    var before = try Labeller(base())
    var after = try Labeller(trained)
    for (text, _) in others {
      before.label(text)
      after.label(text)
      #expect(before.prediction.category == after.prediction.category)
    }
  }

  @Test("scores a text as the sum of both weights does")
  func sum() throws {
    let base = try base()
    let training = try set(own)
    let problem = try TrainingProblem(training, nil, TrainingOptions(base: base))
    let weights = problem.fit(
      FitSetting(cost: 0.25, floor: 0.25, usesWeakCodes: false), problem.codes.indices.map(\.self))
    let model = try Model.train(on: training, options: TrainingOptions(base: base))
    var labeller = try Labeller(model)
    for (index, (text, _)) in own.enumerated() {
      labeller.label(text)
      let expected = try #require(model.header.calibration).probabilities(
        problem.scored(index, weights))
      for (one, other) in zip(labeller.probabilities, expected) {
        #expect(abs(one - other) < 1e-4)
      }
    }
  }

  @Test("holds how each of its texts scores without it, also when it is read again")
  func heldOut() throws {
    let model = try Model(decoding: try trained().encoded)
    #expect(model.holdsOut)
    var labeller = try Labeller(model)
    #expect(!isLearnt("lain sama sekali", &labeller))
    // A text that was learnt is labelled with more confidence than one that was not.
    var (heart, heldOut) = (0.0, 0.0)
    for (text, code) in own {
      let place = try #require(model.categories.firstIndex { $0.id == code })
      #expect(isLearnt(text, &labeller))
      heldOut += log(labeller.probabilities[place])
      labeller.label(text)
      heart += log(labeller.probabilities[place])
    }
    #expect(heart > heldOut)
    // Most are told by their likes all the same.
    var right = 0
    for (text, code) in own {
      #expect(isLearnt(text, &labeller))
      if model.categories[labeller.prediction.category].id == code { right += 1 }
    }
    #expect(right >= own.count * 3 / 4)
  }

  @Test("is the same file from the same codes, of version 5; others stay of version 4")
  func file() throws {
    let (one, other) = (try trained(), try trained())
    #expect(one.encoded == other.encoded)
    #expect(one.encoded.starts(with: Data("textmine model 5\n".utf8)))
    #expect(try base().encoded.starts(with: Data("textmine model 4\n".utf8)))
    #expect(throws: ModelError.damaged) { try Model(decoding: one.encoded.dropLast(20)) }
  }

  @Test("refuses codes that the other does not know")
  func unknown() throws {
    #expect(throws: TrainingError.unknownToBase(["wabah"])) {
      try trained(own + [("masker gratis", "wabah")])
    }
  }

  @Test("is validated like any other, each part by models that have not seen it")
  func validation() throws {
    let validation = try CrossValidation(
      of: set(own), options: TrainingOptions(base: try base()))
    #expect(validation.categories.count == 3)
    #expect(try #require(validation.evaluation().accuracy).value > 0.7)
  }
}
