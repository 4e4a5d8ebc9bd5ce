import Lexicon
import Statistics
import Testing

@testable import Classifier

private let yesNo = ["yes", "no"].map { id in
  Category(
    id: id, title: Wording(indonesian: id, english: id),
    definition: Wording(indonesian: "", english: ""), isService: id == "yes")
}

private func evaluation(_ table: [[Int]], probability: Double? = nil) -> Evaluation {
  var outcomes: [Evaluation.Outcome] = []
  for (code, row) in table.enumerated() {
    for (label, count) in row.enumerated() {
      for _ in 0..<count {
        outcomes.append(
          Evaluation.Outcome(
            code: code, label: label, probability: probability, group: outcomes.count))
      }
    }
  }
  return Evaluation(outcomes, categories: yesNo)
}

@Suite("An evaluation") struct EvaluationTests {
  @Test("counts precision, recall, F1, macro-F1 and accuracy")
  func counts() {
    let found = evaluation([[30, 10], [20, 40]])
    #expect(found.confusion == [[30, 10], [20, 40]])
    #expect(found.scores[0].precision?.value == 0.6)
    #expect(found.scores[0].recall?.value == 0.75)
    #expect(abs(found.scores[0].f1!.value - 60.0 / 90) < 1e-12)
    #expect(abs(found.macroF1!.value - (60.0 / 90 + 80.0 / 110) / 2) < 1e-12)
    #expect(found.accuracy?.value == 0.7)
    #expect(found.service == found.scores[0])
    #expect((found.scores[0].coded, found.scores[0].labelled) == (40, 50))
  }

  @Test("gives Cohen's kappa of the reference table, and none of one category")
  func kappa() throws {
    let kappa = try #require(evaluation([[118, 5], [2, 0]]).kappa)
    #expect(abs(kappa + 0.02339) < 1e-5)
    #expect(evaluation([[9, 0], [0, 0]]).kappa == nil)
  }

  @Test("gives intervals that hold the value and narrow with the number of tweets")
  func intervals() throws {
    let few = try #require(evaluation([[6, 2], [4, 8]]).accuracy?.interval)
    let many = try #require(evaluation([[60, 20], [40, 80]]).accuracy?.interval)
    #expect(few.contains(0.7) && many.contains(0.7))
    #expect(many.width < few.width / 2)
  }

  @Test("gives Wilson's interval where all tweets of a category are right, or none is")
  func allAlike() throws {
    let found = evaluation([[8, 0], [2, 20]])
    let recall = try #require(found.scores[0].recall?.interval)
    #expect(recall == .wilson(8, of: 8, level: 0.95))
    let none = try #require(evaluation([[0, 2], [0, 20]]).scores[0].f1?.interval)
    #expect(none == .wilson(0, of: 2, level: 0.95))
  }

  @Test("measures how far probabilities are from what comes true")
  func calibration() throws {
    let error = try #require(evaluation([[35, 15], [15, 35]], probability: 0.9).calibrationError)
    #expect(abs(error - 0.2) < 1e-9)
    #expect(evaluation([[1, 1], [1, 1]]).calibrationError == nil)
  }

  @Test("leaves what is undefined out of the mean, and says nothing of nothing")
  func undefined() {
    let found = evaluation([[5, 0], [0, 0]])
    #expect(found.macroF1?.value == 1)
    #expect(found.scores[1].precision?.value == nil && found.scores[1].f1?.value == nil)
    #expect(evaluation([[0, 0], [0, 0]]).accuracy?.value == nil)
  }
}

@Suite("Cross-validation") struct CrossValidationTests {
  private func set(_ coded: [(String, String)]) throws -> TrainingSet {
    var set = try TrainingSet(AnalysisOptions())
    for (text, code) in coded { set.add(Array(text.utf8).span, code: code) }
    return set
  }

  /// Words that no other text has, and one that tells the code.
  private let learnable = (0..<80).map { i in
    ("kata\(i)a kata\(i)b \(i % 2 == 0 ? "loket" : "rapat")", i % 2 == 0 ? "layanan" : "kegiatan")
  }

  @Test("learns what can be learnt")
  func learns() throws {
    let found = try CrossValidation(of: set(learnable)).evaluation()
    #expect(found.accuracy!.value > 0.95)
  }

  @Test("never sees the texts that it labels, nor their likes")
  func leaks() throws {
    // Each text is known by its own words alone, which tell nothing of other texts' codes; each stands
    // twice, and would be labelled by heart if its copy could be learnt.
    var random: UInt64 = 1
    let coded = (0..<60).flatMap { i in
      random = random &* 6_364_136_223_846_793_005 &+ 1
      let code = random >> 63 == 0 ? "a" : "b"
      let text = (0..<6).map { "w\(i)x\($0)" }.joined(separator: " ")
      return [(text, code), ("RT @siapa: \(text) https://t.co/\(i)", code)]
    }
    let found = try CrossValidation(of: set(coded)).evaluation()
    #expect(found.accuracy!.value < 0.75)
  }

  @Test("keeps groups together")
  func groups() throws {
    let groups = learnable.indices.map { $0 / 8 }
    let validation = try CrossValidation(of: set(learnable), groups: groups)
    for group in 0..<10 {
      let folds = validation.texts.indices.filter { groups[validation.texts[$0]] == group }
      #expect(Set(folds.map { validation.folds[$0] }).count == 1)
    }
  }

  @Test("gives a curve that rises with the codes, and a gain that wanes")
  func curve() throws {
    let curve = try CrossValidation.learningCurve(of: set(learnable))
    #expect(curve.points.map(\.codes) == [16, 32, 48, 64])
    #expect(curve.gain(of: 200) >= curve.gain(of: 100) && curve.gain(of: 0) == 0)
  }

  @Test("tells by an interval how far a gain may be chance")
  func gain() throws {
    let curve = try CrossValidation.learningCurve(of: set(learnable))
    let gain = curve.expectedGain(of: 100)
    let interval = try #require(gain.interval)
    #expect(gain.value == curve.gain(of: 100))
    #expect(0 <= interval.lower && interval.lower <= gain.value && gain.value <= interval.upper)
    #expect(interval.upper <= 1)
    // By hand: loss / √codes fits 0.5 at 25 and 0.6 at 100 codes with a loss of 1.
    let points = [(25, 0.5), (100, 0.6)].map { LearningCurve.Point(codes: $0, macroF1: $1) }
    #expect(abs(LearningCurve(points).gain(of: 300) - 0.05) < 1e-9)
    #expect(LearningCurve(points).expectedGain(of: 300).interval == nil)
  }
}
