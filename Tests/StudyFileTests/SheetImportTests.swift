import Classifier
import Corpus
import Foundation
import GRDB
import Study
import Testing

@testable import StudyFile

/// A table of text that is read as a sheet of codes.
private func sheet(_ text: String, named name: String = "ani.csv") throws -> CodeSheet {
  let folder = FileManager.default.temporaryDirectory.path + "/textmine-sheet-\(UUID().uuidString)"
  try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(atPath: folder) }
  let path = folder + "/" + name
  try Data(text.utf8).write(to: URL(filePath: path))
  var sheet = try CodeSheet(file: path)
  sheet.name = name
  return sheet
}

/// A sheet of the study as it is downloaded, changed by hand and read again.
private func refilled(
  _ sheet: CodingSheet, named name: String = "ani.xlsx",
  _ change: (_ row: Int, _ cells: inout [String], _ columns: [String: Int]) -> Void
) throws -> CodeSheet {
  let columns = Dictionary(uniqueKeysWithValues: sheet.columns.enumerated().map { ($1, $0) })
  var filled = CodingSheet(columns: sheet.columns)
  for (place, row) in sheet.rows.enumerated() {
    var cells = row
    change(place, &cells, columns)
    filled.add(cells)
  }
  let path = FileManager.default.temporaryDirectory.path + "/textmine-\(UUID().uuidString).xlsx"
  defer { try? FileManager.default.removeItem(atPath: path) }
  try filled.write(to: path, as: .xlsx)
  var read = try CodeSheet(file: path)
  read.name = name
  return read
}

@Suite("Filled sheets")
struct SheetImportTests {
  private let categories: [Classifier.Category]

  init() throws { categories = try TemporaryStudy.labels.get().codableCategories }

  /// A study of 40 tweets with a sample of 12.
  private func drawn(_ coders: [String] = ["Ani"], overlap: Int = 0) async throws -> (
    TemporaryStudy, StoredSample
  ) {
    let temporary = try TemporaryStudy()
    try await temporary.add(table(0..<40))
    return (temporary, try await temporary.draw(12, coders: coders, overlap: overlap))
  }

  private func take(
    _ sheets: [CodeSheet], _ study: SavedStudy, replaces: Bool = false
  ) throws -> [ImportedCodes] {
    try study.take(
      FilledSheets(sheets, categories: categories), categories: categories, replaces: replaces)
  }

  private func entries(_ study: SavedStudy) throws -> Int {
    try study.reader.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM entry")! }
  }

  @Test("bring codes, what is unclear, and notes, in the ids and titles of categories")
  func filling() async throws {
    let (temporary, sample) = try await drawn()
    let given = ["layanan", categories[1].title.indonesian.uppercased(), "", ""]
    let filled = try refilled(
      try temporary.study.codingSheet(of: sample.coders[0], in: sample, settled: true)
    ) { row, cells, columns in
      cells[columns["code"]!] = given[row % 4]
      if row % 4 == 2 { cells[columns["unclear"]!] = "ya" }
      if row % 4 == 3 { cells[columns["note"]!] = "lihat lagi" }
    }
    let results = try take([filled], temporary.study)
    #expect(results == [ImportedCodes(coder: "Ani", new: 12)])
    let progress = try temporary.study.progress(of: sample.coders[0].id, in: sample)
    #expect(progress == CodingProgress(tweets: 12, coded: 6, unclear: 3, skipped: 0))
    // What went out comes back without a change.
    let again = try refilled(
      try temporary.study.codingSheet(of: sample.coders[0], in: sample, settled: true)
    ) { _, _, _ in }
    let before = try entries(temporary.study)
    #expect(try take([again], temporary.study) == [ImportedCodes(coder: "Ani", same: 12)])
    #expect(try entries(temporary.study) == before)
  }

  @Test("leave the study's codes as they are unless theirs shall count, and keep the history")
  func conflicts() async throws {
    let (temporary, sample) = try await drawn()
    let task = try #require(try temporary.study.nextTask(of: sample.coders[0].id, in: sample))
    _ = try temporary.study.save(
      .code, code: "covid", of: task.tweet.id, by: sample.coders[0], in: sample, seen: 0)
    let rows = "id,code\n\(task.tweet.tweet.id),layanan\n"
    func code() throws -> String? {
      try temporary.study.task(task.tweet.id, of: sample.coders[0], in: sample).entry?.code
    }
    let kept = try take([try sheet(rows)], temporary.study)
    #expect(kept == [ImportedCodes(coder: "ani", different: 1)])
    #expect(try code() == "covid" && entries(temporary.study) == 1)
    _ = try take([try sheet(rows)], temporary.study, replaces: true)
    #expect(try code() == "layanan" && entries(temporary.study) == 2)
    // A row without a code takes none back.
    _ = try take(
      [try sheet("id,code,note\n\(task.tweet.tweet.id),,hm\n")], temporary.study, replaces: true)
    #expect(try code() == "layanan")
  }

  @Test("with codes that are no categories are refused as a whole, all of them named by row")
  func unknownCodes() async throws {
    let (temporary, sample) = try await drawn()
    let ids = try temporary.study.drawnIDs(sample).sorted()
    let rows = zip(ids, ["layanan", "layan", "covid", "kopit", "layan"]).map { "\($0),\($1)\n" }
    let error = #expect(throws: CodeError.self) {
      _ = try take([try sheet("id,code\n" + rows.joined())], temporary.study)
    }
    guard case .unknownCodes(let codes, _) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(codes.map(\.code) == ["layan", "kopit"])
    #expect(codes.map { $0.places.map(\.row) } == [[3, 6], [5]])
    #expect(try entries(temporary.study) == 0)
  }

  @Test("of tweets that were not drawn, or of no tweet here, are refused")
  func notDrawn() async throws {
    let (temporary, sample) = try await drawn()
    let drawn = try temporary.study.drawnIDs(sample)
    let other = try #require((1_000_000..<1_000_040).map(String.init).first { !drawn.contains($0) })
    let place = CodePlace(sheet: "ani.csv", row: 2, id: other)
    #expect(throws: CodeError.notDrawn(place)) {
      try take([try sheet("id,code\n\(other),layanan\n")], temporary.study)
    }
    #expect(throws: CodeError.notInArchive(CodePlace(sheet: "ani.csv", row: 2, id: "77"))) {
      try take([try sheet("id,code\n77,layanan\n")], temporary.study)
    }
    #expect(
      try take([try sheet("id,code\n\(other),\n\(drawn.sorted()[0]),covid\n")], temporary.study)
        .map(\.new) == [1])
  }

  @Test("of another sample, or with a changed design, are refused")
  func otherDesign() async throws {
    let (temporary, sample) = try await drawn()
    let old = try temporary.study.codingSheet(of: sample.coders[0], in: sample, settled: true)
    let changed = try refilled(old) { row, cells, columns in
      cells[columns["code"]!] = "layanan"
      if row == 3 { cells[columns["stratum"]!] = "9" }
    }
    #expect(throws: CodeError.self) { try take([changed], temporary.study) }
    let newer = try await temporary.draw(13)
    let filled = try refilled(old) { _, cells, columns in cells[columns["code"]!] = "layanan" }
    #expect(
      throws: SavedStudyError.otherSample(
        sheet: "ani.xlsx", found: sample.design.text, expected: newer.design.text)
    ) { try take([filled], temporary.study) }
    #expect(try entries(temporary.study) == 0)
  }

  @Test("name their coders in a column, else by their file, and new coders join the sample")
  func coders() async throws {
    let (temporary, sample) = try await drawn(["Ani", "Budi"], overlap: 12)
    let ids = try temporary.study.drawnIDs(sample).sorted()
    let both = try sheet(
      "id,code,coder\n\(ids[0]),layanan,ani\n\(ids[0]),covid,BUDI\n", named: "both.csv")
    let third = try sheet("id,code\n\(ids[1]),layanan\n", named: "Citra.csv")
    #expect(
      try take([both, third], temporary.study) == [
        ImportedCodes(coder: "ani", new: 1), ImportedCodes(coder: "BUDI", new: 1),
        ImportedCodes(coder: "Citra", new: 1),
      ])
    #expect(try temporary.study.sample()?.coders.map(\.name) == ["Ani", "Budi", "Citra"])
    #expect(throws: CodeError.noCoder(CodePlace(sheet: "ani.csv", row: 2, id: ids[2]))) {
      try take([try sheet("id,code,coder\n\(ids[2]),layanan,\n")], temporary.study)
    }
  }

  @Test("that contradict themselves are refused")
  func contradictions() async throws {
    let (temporary, sample) = try await drawn()
    let id = try temporary.study.drawnIDs(sample).sorted()[0]
    let place = CodePlace(sheet: "ani.csv", row: 2, id: id)
    for (rows, error) in [
      ("id,code,unclear\n\(id),layanan,yes\n", CodeError.unclearCode(place)),
      (
        "id,code,unclear\n\(id),,perhaps\n",
        .unreadableMark(place, column: "unclear", found: "perhaps")
      ),
    ] {
      #expect(throws: error) { try take([try sheet(rows)], temporary.study) }
    }
    #expect(throws: CodeError.self) {
      try take([try sheet("id,code\n\(id),layanan\n\(id),covid\n")], temporary.study)
    }
    #expect(try entries(temporary.study) == 0)
  }

  // MARK: Samples that come with sheets

  /// The sheets that `textmine sample` writes for the tweets of a study.
  private func sampled(
    _ study: SavedStudy, _ codes: Int, coders: Int, overlap: Int = 0
  ) async throws -> [CodingSheet] {
    let labels = LabelOrigin.program(try TemporaryStudy.labels.get())
    var plan = ArchiveCensus.Plan(grouping: .year)
    (plan.candidates, plan.seed) = (codes, 1)
    let census = try await ArchiveCensus(of: study.tweets(), by: labels, plan)
    let draw = SampleDraw(
      codes, of: census, PlannedPrecision(census, labels.categories), labels: labels.identity)
    return draw.dealt(to: coders, overlap: overlap).map { CodingSheet($0, choices: []) }
  }

  @Test("of the command line's sample bring the sample with them, coder by coder")
  func adopted() async throws {
    let temporary = try TemporaryStudy()
    try await temporary.add(table(0..<40))
    let sheets = try await sampled(temporary.study, 20, coders: 2, overlap: 4)
    func fill(_ index: Int) throws -> CodeSheet {
      try refilled(sheets[index], named: ["ani.xlsx", "budi.xlsx"][index]) { row, cells, columns in
        cells[columns["code"]!] = row < 5 ? "layanan" : ""
      }
    }
    #expect(try take([try fill(0)], temporary.study).map(\.new) == [5])
    #expect(try take([try fill(1)], temporary.study).map(\.new) == [5])
    let sample = try #require(try temporary.study.sample())
    #expect(sample.coders.map(\.name) == ["ani", "budi"])
    #expect(sample.design == SampleDesign(sheets[0].rows[0].last!))
    #expect(try temporary.study.drawnIDs(sample).count == 20)
    // Who coded on paper goes on here with the rows that are left.
    #expect(try temporary.study.progress(of: sample.coders[0].id, in: sample).tweets == 12)
    let out = try temporary.study.codingSheet(of: sample.coders[0], in: sample, settled: true)
    func withoutCode(_ rows: [[String]]) -> [[String]] {
      rows.map { row in Array(row[..<5]) + Array(row[6..<10]) }
    }
    #expect(withoutCode(out.rows) == withoutCode(sheets[0].rows))
  }

  @Test("of a sample of another archive bring none")
  func otherArchive() async throws {
    let temporary = try TemporaryStudy()
    try await temporary.add(table(0..<40))
    let sheet = try await sampled(temporary.study, 20, coders: 1)[0]
    let filled = try refilled(sheet) { _, cells, columns in cells[columns["code"]!] = "layanan" }
    try await temporary.add(table(40..<50))
    #expect(
      throws: SavedStudyError.otherArchive(sheet: "ani.xlsx", drawnFrom: 40, this: 50)
    ) { try take([filled], temporary.study) }
    #expect(throws: SavedStudyError.noDesign(sheet: "ani.csv")) {
      try take([try StudyFileTests.sheet("id,code\n1000001,layanan\n")], temporary.study)
    }
    #expect(try temporary.study.sample() == nil)
  }

  // MARK: Reading only

  @Test("A study that is read only stays as it is, whatever is written meanwhile")
  func reading() async throws {
    let (temporary, sample) = try await drawn()
    let read = try SavedStudy(reading: temporary.study.path)
    let task = try #require(try temporary.study.nextTask(of: sample.coders[0].id, in: sample))
    _ = try temporary.study.save(
      .code, code: "covid", of: task.tweet.id, by: sample.coders[0], in: sample, seen: 0)
    try await temporary.add(table(40..<50))
    #expect(try read.codeSheets(of: sample, settled: true).isEmpty)
    #expect(try read.tweetCount() == 40)
    #expect(throws: SavedStudyError.readOnly(file: temporary.study.path)) {
      try read.set("title", to: "x")
    }
    #expect(try SavedStudy(reading: temporary.study.path).tweetCount() == 50)
  }

  @Test("A study of an older version is not opened to be read only")
  func older() throws {
    let folder = FileManager.default.temporaryDirectory.path + "/textmine-old-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let path = folder + "/study.sqlite"
    _ = try SavedStudy(file: path, version: 1)
    #expect(throws: SavedStudyError.older(file: path, version: 1, known: Schema.version)) {
      try SavedStudy(reading: path)
    }
    #expect(SavedStudy.file(named: folder) == path && SavedStudy.file(named: path) == path)
    #expect(SavedStudy.file(named: example("kabupaten.csv")) == nil)
    let link = folder + "-link"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
    defer { try? FileManager.default.removeItem(atPath: link) }
    #expect(SavedStudy.file(named: link) == link)
  }
}
