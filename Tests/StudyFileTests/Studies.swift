import Classifier
import Corpus
import Foundation
import Study

@testable import StudyFile

/// A study in a folder of its own, which is gone at the end of the test.
final class TemporaryStudy {
  let folder: String
  let study: SavedStudy
  static let labels = Result { try LabelSource.standardModel() }

  init() throws {
    folder = FileManager.default.temporaryDirectory.path + "/textmine-study-\(UUID().uuidString)"
    study = try SavedStudy(folder: folder)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// Opens the file once more, as another window's program would.
  func again() throws -> SavedStudy { try SavedStudy(folder: folder) }

  @discardableResult
  func add(_ content: String, named name: String = "tweets.csv") async throws -> StoredArchive {
    let path = folder + "/" + name
    try Data(content.utf8).write(to: URL(filePath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try await study.add([path], name: name, labels: Self.labels.get(), clock: .jakarta)
  }

  /// Draws a sample of all tweets.
  @discardableResult
  func draw(_ codes: Int, coders: [String] = ["Ani"], overlap: Int = 0) async throws -> StoredSample
  {
    let labels = LabelOrigin.program(try Self.labels.get())
    var plan = ArchiveCensus.Plan()
    plan.candidates = codes
    plan.seed = 1
    let census = try await ArchiveCensus(of: study.tweets(), by: labels, plan)
    let precision = PlannedPrecision(census, labels.categories)
    let draw = SampleDraw(codes, of: census, precision, labels: labels.identity)
    return try study.keep(draw, coders: coders, overlap: overlap)
  }
}

/// The path of a file of the project.
func example(_ name: String) -> String {
  URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Examples/\(name)")
    .standardized.path
}

/// Tweets of an invented office.
func table(_ rows: Range<Int>) -> String {
  let texts = [
    "Loket pendaftaran buka pukul 08.00 WIB", "Bupati menghadiri rapat paripurna",
    "Awas banjir di kecamatan hilir",
    "Selamat hari jadi untuk semua warga",
  ]
  return "id,created_at,username,text\n"
    + rows.map {
      "\(1_000_000 + $0),2021-0\(1 + $0 % 9)-11T03:00:00Z,kab_contoh,\(texts[$0 % 4]) nomor \($0)\n"
    }.joined()
}
