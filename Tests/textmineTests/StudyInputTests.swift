import Classifier
import Corpus
import Foundation
import Study
import StudyFile
import Testing

/// A study with the example archive, a sample that two coders have coded, one settled tweet and one correction.
private struct CodedStudy {
  let scratch = Scratch()
  var folder: String { scratch.path("study") }
  var file: String { folder + "/study.sqlite" }
  /// The sheets of the coders, with what they have agreed on.
  private(set) var sheets: [String] = []
  let study: SavedStudy

  init() async throws {
    let labels = try LabelSource.standardModel()
    study = try SavedStudy(folder: scratch.path("study"))
    _ = try await study.add(
      [Program.archive], name: "kabupaten-archive.zip", labels: labels, clock: .jakarta,
      rename: { $0.replacingOccurrences(of: Program.archive, with: "kabupaten-archive.zip") })
    var plan = ArchiveCensus.Plan()
    (plan.candidates, plan.seed) = (60, 1)
    let origin = LabelOrigin.program(labels)
    let census = try await ArchiveCensus(of: study.tweets(), by: origin, plan)
    let sample = try study.keep(
      SampleDraw(
        60, of: census, PlannedPrecision(census, labels.categories), labels: origin.identity),
      coders: ["Ani", "Budi"], overlap: 20)
    for coder in sample.coders {
      while let task = try study.nextTask(of: coder.id, in: sample) {
        let isOdd = (task.tweet.id + coder.id) % 7 == 0
        _ = try study.save(
          .code, code: labels.codableCategories[isOdd ? 2 : task.tweet.label].id,
          of: task.tweet.id, by: coder, in: sample, seen: 0)
      }
    }
    let codes = try CodeSet(
      share: study.codeSheets(of: sample, settled: false), categories: labels.codableCategories)
    let differing = codes.tweets.first { $0.isDisputed }
    let disputed = try #require(differing)
    let tweet = try #require(try study.tweet(withID: disputed.id))
    try study.settle(tweet.id, as: "layanan")
    try study.correct(5, to: 7, of: labels.categories)
    for coder in sample.coders {
      let path = scratch.path("\(coder.name).xlsx")
      try study.codingSheet(of: coder, in: sample, settled: true).write(to: path, as: .xlsx)
      sheets.append(path)
    }
  }
}

@Suite("A study as input", .serialized) struct StudyInputTests {
  @Test("gives the share of the archive with the sheets that the study exports")
  func share() async throws {
    let coded = try await CodedStudy()
    let sheets = coded.sheets.flatMap { ["--codes", $0] }
    for more in [[], ["--by", "year"], ["--since", "2020"]] {
      let expected = try Program.run(
        ["share", Program.archive, "--json", "--quiet"] + sheets + more)
      #expect(expected.status == 0, "\(expected.errors)")
      for input in [coded.folder, coded.file] {
        let run = try Program.run(["share", input, "--json", "--quiet"] + more)
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output == expected.output)
      }
    }
  }

  @Test("gives the report of the archive with its codes and corrections")
  func report() async throws {
    let coded = try await CodedStudy()
    let corrections = try #require(try coded.study.corrections())
    let table = try coded.scratch.write(
      "corrections.csv", "id,code\n\(corrections.rows[0].id),\(corrections.rows[0].cells[2])\n")
    func figures(_ input: String, _ more: [String]) throws -> [String: Any] {
      let run = try Program.run(["report", input, "--json", "--quiet"] + more)
      #expect(run.status == 0, "\(run.errors)")
      let json = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
      return try #require(json as? [String: Any])
    }
    let sheets = coded.sheets.flatMap { ["--codes", $0] }
    for more in [[], ["--kind", "retweet"]] {
      var expected = try figures(
        Program.archive, sheets + ["--corrections", table] + more)
      var found = try figures(coded.folder, more)
      #expect(Set(found.keys) == Set(expected.keys))
      // Only the names of files differ.
      for key in ["inputs", "corrected", "corrections"] { (expected[key], found[key]) = (nil, nil) }
      for key in expected.keys {
        #expect(
          NSDictionary(dictionary: [key: found[key]!])
            == NSDictionary(dictionary: [key: expected[key]!]), "\(key)")
      }
    }
  }

  @Test("is left as it is, also while the page has it open")
  func unwritten() async throws {
    let coded = try await CodedStudy()
    let before = try Data(contentsOf: URL(filePath: coded.file))
    let wal = try Data(contentsOf: URL(filePath: coded.file + "-wal"))
    for command in ["share", "report", "words", "sample"] {
      let options =
        ["sample": ["-n", "5", "-o", coded.scratch.path("x.csv")], "report": ["--json"]][command]
        ?? []
      let run = try Program.run([command, coded.folder, "--quiet"] + options)
      #expect(run.status == 0, "\(command): \(run.errors)")
    }
    #expect(try Data(contentsOf: URL(filePath: coded.file)) == before)
    #expect(try Data(contentsOf: URL(filePath: coded.file + "-wal")) == wal)
  }

  @Test("has its own codes: sheets beside it are refused, and how exports are read")
  func refusals() async throws {
    let coded = try await CodedStudy()
    for (arguments, words) in [
      (["share", coded.folder, "--codes", coded.sheets[0]], "--codes is given beside a study"),
      (["report", coded.folder, "--codes", coded.sheets[0]], "--codes is given beside a study"),
      (
        ["report", coded.folder, "--corrections", coded.sheets[0]], "--corrections is given beside"
      ),
      (["report", coded.folder, Program.archive], "a study is read by itself"),
      (["share", coded.folder, "--text-column", "x"], "leave out how to read them"),
      (["share", coded.folder, "--random-codes"], "--random-codes"),
      (["report", coded.folder, "-o", coded.file], "study.sqlite"),
    ] {
      let run = try Program.run(arguments)
      #expect(run.status != 0 && run.errors.contains(words), "\(arguments): \(run.errors)")
    }
  }

  @Test("without codes has no share yet, and a report that says so")
  func uncoded() async throws {
    let scratch = Scratch()
    let study = try SavedStudy(folder: scratch.url.path)
    _ = try await study.add(
      [Program.table], name: "t", labels: try LabelSource.standardModel(), clock: .jakarta)
    let share = try Program.run(["share", scratch.url.path])
    #expect(share.status == 65 && share.errors.contains("the study has no codes yet"))
    let report = try Program.run(["report", scratch.url.path, "--json", "--quiet"])
    #expect(report.status == 0 && report.output.contains("\"corrected\" : false"))
  }
}
