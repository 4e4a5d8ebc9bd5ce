import Classifier
import Corpus
import Foundation
import Lexicon
import Study
import Testing

@Suite("Labels of another program") struct GivenLabelsTests {
  private func file(_ name: String, _ text: String) throws -> String {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let file = folder.appending(path: name)
    try Data(text.utf8).write(to: file)
    return file.path
  }

  private func given(_ text: String, _ columns: GivenLabelColumns) throws -> GivenLabels {
    try GivenLabels(in: Table(path: file("labels.csv", text), expecting: ["id"]), columns)
  }

  private func message(_ text: String, _ columns: GivenLabelColumns) -> String {
    do {
      _ = try given(text, columns)
      return "no error"
    } catch { return "\(error)" }
  }

  @Test("make a category of each distinct label, by name, of which some are service content")
  func categories() throws {
    let labels = try given(
      "id,kelas\n1,news\n2,help\n3,News\n4,NA\n",
      GivenLabelColumns(label: "Kelas", service: ["HELP"]))
    #expect(labels.categories.map(\.id) == ["help", "news"])
    #expect(labels.categories.map(\.isService) == [true, false])
  }

  @Test("may have probabilities with a decimal comma")
  func decimalComma() throws {
    let columns = GivenLabelColumns(label: "kelas", probability: "p")
    #expect(try given("id,kelas,p\n1,news,\"0,98\"\n2,help,1\n", columns).categories.count == 2)
    #expect(message("id,kelas,p\n1,news,\"9,8\"\n", columns).contains("a number from 0 to 1"))
  }

  @Test("are categories of a codebook by id or title")
  func codebook() throws {
    let labels = try given(
      "id,label\n1,Judul layanan\n2,UCAPAN\n",
      GivenLabelColumns(label: "label", categories: InventedArchive.categories))
    #expect(labels.categories == InventedArchive.categories)
  }

  @Test("give the same census from a column of the archive and from a table joined by id")
  func census() async throws {
    let archive = try file(
      "a.csv",
      "id,text,kelas,p\n1,loket buka,help,0.95\n2,rapat,news,0.5\n3,rapat,news,\n4,loket,help,0.7\n"
    )
    let table = try file("b.csv", "tweet_id,x\n4,help\n3,news\n2,news\n1,help\n9,news\n")
    func input() throws -> TweetInput {
      try TweetInput(inputs: [archive], options: ReadingOptions())
    }
    let column = try GivenLabels(
      in: input(), GivenLabelColumns(label: "kelas", probability: "p"))
    let joined = try GivenLabels(
      in: Table(path: table, expecting: GivenLabels.idColumns), GivenLabelColumns(label: "x"))
    for (labels, bands) in [
      (column, [[0, 1, 1], [1, 1, 0]]), (joined, [[0, 2, 0], [0, 2, 0]]),
    ] {
      let census = try await ArchiveCensus(
        of: input(), by: .given(labels, AnalysisOptions()), ArchiveCensus.Plan())
      #expect(census.strata.map { census.counts[$0]?.bands } == bands)
    }
  }

  @Test("must be there for each tweet")
  func missing() async throws {
    let archive = try file("a.csv", "id,text,kelas\n1,a,x\n7,b,\n5,c,\n")
    func input() throws -> TweetInput {
      try TweetInput(inputs: [archive], options: ReadingOptions())
    }
    let labels = try GivenLabels(in: input(), GivenLabelColumns(label: "kelas"))
    let error = await #expect(throws: GivenLabelError.self) {
      try await ArchiveCensus(
        of: input(), by: .given(labels, AnalysisOptions()), ArchiveCensus.Plan())
    }
    #expect(error == .missing(labels: "kelas", tweets: 2, firstID: "5"))
  }

  @Test("are refused with what is wrong")
  func bad() {
    #expect(
      message("id,label\n1,x\n", GivenLabelColumns(label: "kelas")).hasSuffix(
        "no column \"kelas\" for labels; the columns are \"id\", \"label\""))
    #expect(
      message("nama,label\n1,x\n", GivenLabelColumns(label: "label")).contains("no column \"id\""))
    #expect(
      message(
        "id,label\n1,x\n2,layanan\n3,y\n",
        GivenLabelColumns(label: "label", categories: InventedArchive.categories)
      ).hasSuffix("unknown labels \"x\", \"y\"; expected one of layanan, kegiatan, ucapan"))
    #expect(
      message("id,label,p\n1,x,1.2\n", GivenLabelColumns(label: "label", probability: "p"))
        .hasSuffix("row 2 (id 1): probability \"1.2\"; expected a number from 0 to 1"))
    #expect(
      message("id,label\n1,\n", GivenLabelColumns(label: "label")).hasSuffix("no row has a label"))
  }
}
