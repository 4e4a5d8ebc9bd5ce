import Corpus
import Lexicon
import StudyFile
import Testing

@testable import Classifier
@testable import Page
@testable import Study

@Suite("A reason")
struct ReasonTests {
  private static let place = CodePlace(sheet: "ani.xlsx", row: 12, id: "7")

  /// One error of each kind that the page meets, with what both languages must name.
  private static let errors: [(any Error & Sendable, [String])] = [
    (SavedStudyError.badNumber("overlap", found: 9, expected: 0...5), ["9", "0", "5"]),
    (SavedStudyError.otherCategories(added: ["wabah"], missing: ["covid"]), ["wabah", "covid"]),
    (
      SavedStudyError.served(folder: "studi", by: 41, at: "http://127.0.0.1:9/"),
      ["41", "http://127.0.0.1:9/"]
    ),
    (SavedStudyError.changed, []),
    (CodeError.severalCodes([place], code: "a;b"), ["ani.xlsx", "12", "\"a;b\""]),
    (
      CodeError.unknownCodes(
        [.init(code: "x", places: [place])], categories: ["layanan", "covid"]),
      ["ani.xlsx", "12", "\"x\"", "layanan, covid"]
    ),
    (CodeError.notInArchive(place), ["ani.xlsx", "12"]),
    (
      CodeError.notCodes(place, codes: 90, rows: 99, example: "apel pagi"),
      ["ani.xlsx", "90", "99", "\"apel pagi\""]
    ),
    (CodeError.otherText(place, rows: 4), ["ani.xlsx", "12", "3"]),
    (
      CodeError.otherState(sheets: ["a"], found: 3, codes: 4, drawnFrom: 50, this: 60),
      ["3", "4", "50", "60"]
    ),
    (
      CorpusError.unknownFormat(file: "surat.txt", found: "a page or feed in HTML or XML"),
      ["surat.txt", "HTML"]
    ),
    (CorpusError.truncated(file: "a.zip", container: "zip"), ["a.zip"]),
    (
      CorpusError.badRecord(file: "a.csv", line: 3, reason: .fieldCount(expected: 7, found: 6)),
      ["a.csv:3", "7", "6"]
    ),
    (LexiconError.badExpression("[", offset: 0), ["\"[\"", "1"]),
    (TrainingError.oneCategory("layanan"), ["\"layanan\""]),
    (TrainingError.unknownToBase(["wabah"]), ["\"wabah\""]),
    (StudyError.noIDs(count: 2, tweets: 9), ["2", "9"]),
    (
      CodebookError(file: "baris", line: 8, column: 5, problem: .noKeywords(category: "agama")),
      ["baris:8:5", "\"agama\""]
    ),
  ]

  @Test("says the same in both languages", arguments: errors.indices)
  func both(index: Int) throws {
    let (error, names) = Self.errors[index]
    let reason = try #require(Reason(error))
    #expect(reason.english == "\(error)" && reason.indonesian != reason.english)
    for name in names {
      #expect(reason.english.contains(name) && reason.indonesian.contains(name), "\(name)")
    }
    for word in [" the ", " is ", " expected ", " found "] {
      #expect(!reason.indonesian.contains(word), "\(reason.indonesian)")
    }
  }

  @Test("of what no library knows is called a fault of the program")
  func fault() {
    struct Odd: Error {}
    #expect(Reason(Odd()) == nil)
    #expect(Reason(ofAny: Odd()).indonesian.hasPrefix("Kesalahan program"))
  }
}
