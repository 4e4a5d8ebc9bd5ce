import Classifier
import Corpus
import Foundation
import GRDB
import Study
import Testing

@testable import StudyFile

/// Tweets that have one word in four in common, and others that hardly two have.
private func variedTable(_ rows: Range<Int>) -> String {
  let words = ["Loket", "Awas", "rapat", "hari jadi"]
  return "id,created_at,username,text\n"
    + rows.map { row in
      let others = (0..<9).map { "kata\((row * 31 + $0 * $0 * 17) % 97)" }.joined(separator: " ")
      return
        "\(1_000_000 + row),2021-0\(1 + row % 9)-11T03:00:00Z,kab_contoh,\(words[row % 4]) \(others)\n"
    }.joined()
}

/// A study whose tweets people code otherwise than the model that comes with textmine labels them.
private func coded(_ codes: Int = 40) async throws -> TemporaryStudy {
  let temporary = try TemporaryStudy()
  try await temporary.add(variedTable(0..<80))
  let sample = try await temporary.draw(codes)
  while let task = try temporary.study.nextTask(of: sample.coders[0].id, in: sample) {
    let text = task.tweet.tweet.text
    let code =
      text.contains("Loket")
      ? "layanan"
      : text.contains("Awas") ? "peringatan" : text.contains("rapat") ? "kegiatan" : "imbauan"
    _ = try temporary.study.save(
      .code, code: code, of: task.tweet.id, by: sample.coders[0], in: sample, seen: 0)
  }
  return temporary
}

private func labels(_ study: SavedStudy) throws -> [Int] {
  try study.tweets(TweetFilter(), skipping: 0, limit: 100).tweets.map(\.label)
}

@Suite("A model trained on a study's codes")
struct TrainedModelTests {
  @Test("is tried without a trace: how right it is on codes held back, and what it would do")
  func training() async throws {
    let temporary = try await coded()
    let before = try labels(temporary.study)
    var stages: [TrainedModel.Stage] = []
    let trained = try TrainedModel(on: temporary.study.snapshot()) { stages.append($0) }
    #expect(Array(stages.prefix(3)) == [.holdingBack, .learning, .labelling(tweets: 0)])
    #expect(trained.evaluation.tweets == 40 && trained.evaluation.method == .parts(5))
    #expect(trained.evaluation.curve?.points.count == 4)
    #expect(trained.evaluation.comparison.map(\.name) == ["majority", "model konten", "trained"])
    #expect(trained.trial.tweets == 80 && trained.trial.after.coded == 40)
    #expect(trained.trial.after.right > trained.trial.before.right)
    #expect(try labels(temporary.study) == before)
    #expect(try temporary.study.labelVersions().isEmpty)
    #expect(try temporary.study.model(trained.model.checksum) == nil)
  }

  @Test(
    "labels all tweets at once where it is kept, and later ones; what was before can be had again")
  func keeping() async throws {
    let temporary = try await coded()
    let study = temporary.study
    let before = try labels(study)
    let trained = try TrainedModel(on: study.snapshot())
    try study.keep(trained.trial, note: "uji")
    let version = try #require(try temporary.again().labelVersions().first)
    #expect(version.model == trained.model.checksum && version.changed == trained.trial.moved)
    #expect(try study.model(trained.model.checksum) == trained.model.encoded)
    let source = try temporary.again().labels()
    #expect(source.name == "model" && source.checksum == trained.model.checksum)
    var labeller = try Labeller(source)
    for tweet in try study.tweets(TweetFilter(), skipping: 0, limit: 100).tweets {
      labeller.label(tweet.tweet.text)
      #expect(labeller.prediction.category == tweet.label)
      #expect(labeller.prediction.probability == tweet.probability)
    }
    // Its keywords can be edited, and then it is still this model.
    let edited = try codebook(adding: "{match: hari jadi, weight: 60}", to: "peringatan")
    let other = try study.labels(ofModel: version.model, edited)
    try study.keep(LabelTrial(of: other, on: study.snapshot()), note: "")
    #expect(try study.labels().name == "model + konten \(edited.checksum.prefix(8))")
    #expect(try study.labels().checksum == trained.model.checksum)
    let standard = try #require(try Codebook.standard("konten"))
    let back = try study.labels(ofModel: nil, standard)
    try study.keep(LabelTrial(of: back, on: study.snapshot()), note: "")
    #expect(try labels(study) == before && study.labels().name == "konten")
    let kept = try await study.reader.read {
      try Int.fetchOne($0, sql: "SELECT count(*) FROM model")
    }
    #expect(kept == 1)
  }

  @Test("labels the tweets that it has learnt from as if it had not, where a share is made of them")
  func heldOut() async throws {
    let temporary = try await coded()
    let trained = try TrainedModel(on: temporary.study.snapshot())
    let source = trained.trial.source
    let codes = try #require(try temporary.study.codes(source.codableCategories))
    let heldOut = try HeldOutLabels(learntBy: .program(source), codes)
    var labeller = try Labeller(source)
    var differ = 0
    for tweet in codes.tweets {
      let label = try #require(heldOut[tweet.id])
      let isLearnt = labeller.label(heldOut: tweet.text.span)
      #expect(isLearnt)
      #expect(label.category == labeller.prediction.category)
      let posterior = labeller.probabilities
      #expect(label.posterior == posterior)
      labeller.label(tweet.text.span)
      if label.posterior != labeller.probabilities { differ += 1 }
    }
    #expect(differ > 0)
    // What keywords find counts for them as for all others, also where they are edited.
    let edited = try codebook(adding: "{match: loket, weight: 60}", to: "peringatan")
    let others = try HeldOutLabels(learntBy: .program(source.withKeywords(of: edited)), codes)
    let warning = try #require(source.categories.firstIndex { $0.id == "peringatan" })
    for tweet in codes.tweets where String(decoding: tweet.text, as: UTF8.self).contains("Loket") {
      #expect(others[tweet.id]?.category == warning)
    }
  }

  @Test("needs codes, and of two categories")
  func tooFew() async throws {
    let temporary = try TemporaryStudy()
    try await temporary.add(table(0..<40))
    #expect(throws: SavedStudyError.noSample) { try TrainedModel(on: temporary.study.snapshot()) }
    let sample = try await temporary.draw(4)
    #expect(throws: TrainingError.noCodes) { try TrainedModel(on: temporary.study.snapshot()) }
    while let task = try temporary.study.nextTask(of: sample.coders[0].id, in: sample) {
      _ = try temporary.study.save(
        .code, code: "layanan", of: task.tweet.id, by: sample.coders[0], in: sample, seen: 0)
    }
    #expect(throws: TrainingError.oneCategory("layanan")) {
      try TrainedModel(on: temporary.study.snapshot())
    }
  }
}
