import Corpus
import Foundation
import Study
import Testing

@Suite("An inspection") struct InspectionStudyTests {
  private func study(_ files: [(String, String)]) throws -> InspectionStudy {
    let folder = NSTemporaryDirectory() + "inspection-\(UUID().uuidString)/"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for (name, text) in files {
      try Data(text.utf8).write(to: URL(filePath: folder + name))
    }
    return InspectionStudy(of: files.map { folder + $0.0 })
  }

  @Test("tells what a file holds, and counts an id again over all files")
  func counts() throws {
    let found = try study([
      ("a.csv", "id,username,created_at,text\n1,ani,2021-04-08,a\n2,budi,2021-04-09,b\n1,ani,,a\n"),
      ("b.csv", "id,text\n2,b\n"),
    ])
    let file = found.files[0]
    #expect((file.records, file.tweets, file.duplicates, file.accounts) == (3, 3, 1, 2))
    #expect(file.mostActive.map(\.account) == ["ani", "budi"])
    #expect(file.fields.first { $0.field == "date" }?.tweets == 2)
    #expect((found.tweets, found.duplicates) == (4, 2))
    #expect(found.firstError == nil)
  }

  @Test("notes what the figures alone do not say of how a file was read")
  func notes() throws {
    let cut = (1...9).map { "\($0),a b c\n" }.joined() + "10\n"
    let found = try study([
      ("cut.csv", "id,text\n" + cut),
      ("x.csv", "no,Ungkapan\n7,Loket buka sampai sore\n7,Jalan Mawar ditutup besok\n"),
      ("r.csv", "id,text\n1.31E+18,loket buka\n1.32E+18,loket tutup\n"),
    ])
    #expect(
      found.files.map(\.notes) == [
        ["1 of 10 records skipped; results are those of the others"],
        ["no name tells these columns, taken by what is in them: \"Ungkapan\" for text"],
        ["2 ids rounded by a program, and no link tells them", "no tweet has id"],
      ])
  }

  @Test("goes on after a file that cannot be used, and keeps its error")
  func error() throws {
    let found = try study([("kosong.csv", ""), ("b.csv", "text\nb\n")])
    #expect(found.files.map(\.tweets) == [0, 1])
    #expect(found.files[0].error?.hasSuffix("kosong.csv: the file is empty") == true)
    #expect(found.firstError != nil && found.files[1].error == nil)
  }
}
