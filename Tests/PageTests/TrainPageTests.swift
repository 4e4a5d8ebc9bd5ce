import Classifier
import Corpus
import Foundation
import StudyFile
import Testing

@testable import Page

@Suite("Training on the page", .serialized)
struct TrainPageTests {
  /// The example with 80 codes, a fifth of them other than the labels.
  private func coded() async throws -> Served {
    let served = try await Served.example("kabupaten-archive.zip")
    _ = try await served.post("/code/draw", ["codes": "80", "coders": "Ani", "overlap": "0"])
    let study = served.site.study
    let sample = try #require(try study.sample())
    while let task = try study.nextTask(of: sample.coders[0].id, in: sample) {
      let isOdd = task.tweet.id % 5 == 0
      _ = try study.save(
        .code, code: served.site.program.categories[isOdd ? 1 : task.tweet.label].id,
        of: task.tweet.id, by: sample.coders[0], in: sample, seen: 0)
    }
    return served
  }

  @Test("is begun by a button, shows what it is worth, and changes nothing by itself")
  func begins() async throws {
    let served = try await coded()
    let invitation = try await served.ready("/codebook")
    #expect(invitation.body.contains("action=\"/codebook/train\""))
    #expect(try await served.get("/codebook/train").header("Location") == "/codebook")
    #expect(try await served.site.trainings.begin())
    #expect(try await served.site.trainings.begin() == false, "one is running")
    #expect(try await served.post("/codebook/train", [:]).status == 303)
    let page = try await served.ready("/codebook/train")
    #expect(page.status == 200)
    for words in [
      "80 tweets coded by people were divided into 5 parts", "Macro-F1",
      "100 more codes would add about", "95% confidence interval", "the trained model",
      "the labels at that time", "of 332 tweets change their label", "Use this model",
    ] {
      #expect(page.body.contains(words), "\(words)")
    }
    let indonesian = try await served.get("/codebook/train", language: "id")
    #expect(indonesian.body.contains("100 kode lagi menambah makro-F1 sekitar"))
    #expect(try served.site.study.labelVersions().isEmpty)
    #expect(try await served.get("/download/labels.model").status == 404)
    #expect(try await served.get("/download/trained.model").status == 200)
  }

  @Test("labels everything where it is used; the share is that of the command line with its model")
  func used() async throws {
    let served = try await coded()
    let study = served.site.study
    _ = try await served.post("/codebook/train", [:])
    let page = try await served.ready("/codebook/train")
    let checksum = try #require(
      page.body.firstMatch(of: /name="checksum" value="([0-9a-f]{64})"/)?.output.1)
    #expect(try await served.post("/codebook/train/use", ["checksum": "0"]).status == 409)
    let answer = try await served.post(
      "/codebook/train/use", ["checksum": String(checksum), "note": "<i>uji</i>"])
    #expect(answer.status == 303)
    #expect(try study.labelVersions().map(\.model) == [String(checksum)])
    let codebook = try await served.ready("/codebook")
    #expect(codebook.body.contains("a trained model") && codebook.body.contains("&lt;i&gt;uji"))
    let inUse = try await served.ready("/codebook/train")
    #expect(inUse.body.contains("This model is in use") && !inUse.body.contains("Train again"))
    #expect(try await served.get("/download/labels.model").status == 200)
    // The same figures from the study, and from archive, sheet and model.
    let model = served.folder + "/own.model"
    try #require(try study.model(String(checksum))).write(to: URL(filePath: model))
    let sample = try #require(try study.sample())
    let sheet = served.folder + "/codes.csv"
    try study.codingSheet(of: sample.coders[0], in: sample, settled: true).write(
      to: sheet, as: .csv)
    let shared = try await served.get("/download/share.json")
    #expect(shared.status == 200)
    #expect(
      try await served.textmine(["share", served.folder, "--json", "--quiet"]) == shared.body)
    let archive = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Examples/kabupaten-archive.zip").standardized.path
    #expect(
      try await served.textmine(
        ["share", archive, "--codes", sheet, "--model", model, "--json", "--quiet"]) == shared.body)
    // And the same model, from the same sheet.
    let again = served.folder + "/again.model"
    _ = try await served.textmine([
      "train", sheet, "--from-model", "konten", "-o", again, "--quiet",
    ])
    #expect(
      try Data(contentsOf: URL(filePath: again)) == Data(contentsOf: URL(filePath: model)))
    // Codes that come later do not need another training.
    #expect(try await served.ready("/share").status == 200)
    // What was before counts again.
    #expect(try await served.post("/codebook/edit", ["version": "0"]).status == 303)
    _ = try await served.ready("/codebook/effect")
    let standard = try #require(try Codebook.standard("konten")).checksum
    #expect(try await served.post("/codebook/save", ["checksum": standard]).status == 303)
    #expect(try study.labels().name == "konten")
    // The training was tried on other labels than those that count now.
    let stale = try await served.ready("/codebook/train")
    #expect(stale.body.contains("Train again") && !stale.body.contains("Use this model"))
  }

  @Test("says in the browser's language what is missing")
  func tooFew() async throws {
    let served = try await Served.example()
    _ = try await served.post("/codebook/train", [:])
    let page = try await served.ready("/codebook/train")
    #expect(page.status == 200 && page.body.contains("no sample was drawn"))
    let indonesian = try await served.get("/codebook/train", language: "id")
    #expect(indonesian.body.contains("belum ada sampel"))
  }
}
