import Classifier
import Corpus
import Foundation
import Study
import StudyFile
import Testing

@testable import Page

@Suite("The page", .serialized)
struct RouteTests {
  @Test("lets in who has the key, and remembers it in a cookie that no script can read")
  func key() async throws {
    let served = try await Served()
    let answer = try await served.get("/?key=\(served.site.key.text)", key: false)
    #expect(answer.status == 303)
    let cookie = try #require(answer.header("Set-Cookie"))
    #expect(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"))
    #expect(answer.header("Location") == "/")
    let page = try await served.get("/")
    #expect(page.status == 200)
    #expect(page.header("Content-Security-Policy")?.contains("default-src 'none'") == true)
    #expect(page.header("Content-Security-Policy")?.contains("unsafe") == false)
  }

  @Test("reads an archive that is dropped, and says what was found and what was lost")
  func upload() async throws {
    let served = try await Served()
    let table =
      "id,created_at,text\n1,2021-01-01,Loket buka\n2,2021-01-02\n3,2021-01-03,Rapat <b>kerja</b>\n"
    let answer = try await served.upload(Data(table.utf8), named: "tweet <x>.csv")
    #expect(answer.status == 303)
    try await served.waitForArchive()
    let page = try await served.get("/")
    #expect(page.body.contains("tweet &lt;x&gt;.csv"))
    #expect(page.body.contains("2 tweets"))
    #expect(page.body.contains("1 record could not be read"))
    #expect(page.body.contains("Line 3: <bdi>expected 3 fields, found 2</bdi>"))
    #expect(!page.body.contains(served.folder))
    #expect(try FileManager.default.contentsOfDirectory(atPath: served.site.uploads).isEmpty)
  }

  @Test("says in the reader's language what was lost, and what was taken for what")
  func findings() async throws {
    let served = try await Served()
    let table =
      "nomor,isi pesan dari warga,kapan\n"
      + (1...30).map {
        "\($0),Loket pelayanan nomor \($0) dibuka besok pagi di balai desa,2021-01-02\n"
      }
      .joined() + "31,Rapat\n"
    #expect(try await served.upload(Data(table.utf8), named: "pesan.csv").status == 303)
    try await served.waitForArchive()
    let page = try await served.get("/", language: "id")
    #expect(page.body.contains("Baris 32: <bdi>seharusnya 3 kolom, ditemukan 2</bdi>"))
    #expect(
      page.body.contains(
        "kolom yang namanya tidak dikenal, dipilih menurut isinya: &quot;isi pesan dari warga&quot; sebagai teks"
      ))
    let english = try await served.get("/", language: "en")
    #expect(
      english.body.contains("no name tells these columns") && english.body.contains("for text"))
  }

  @Test("says notes of files in both languages, each in its own words")
  func notes() {
    let notes: [ReadNote] = [
      .manySkipped(2, of: 9), .skipped(1, of: 99), .otherValues(3), .repeatedHeaders(1),
      .repaired(4),
      .rounded(5, hasLinks: true), .rounded(5, hasLinks: false), .sharedNumbers(6),
      .lacking(.date, 3, of: 3), .lacking(.account, 2, of: 3),
      .stages(["mentah"]), .leftOut([]), .dateOffsets([19_800, -10_800]), .dateOrderGuessed,
      .exchangedDates(9), .otherDates, .datesOfPrograms, .datedByIDs(7, haveDates: true),
      .datedByIDs(7, haveDates: false), .redated(8),
    ]
    for note in notes {
      #expect(note.indonesian != "\(note)")
      // The same numbers stand in both.
      func digits(_ text: String) -> [Substring] { text.split { !$0.isNumber } }
      #expect(digits(note.indonesian) == digits("\(note)"))
    }
    #expect(ReadNote.dateOffsets([19_800, -10_800]).zones == ["UTC+5:30", "UTC-3"])
  }

  @Test(
    "says in the browser's language why a file is none",
    arguments: [
      ("en", "expected csv, xlsx, ods, json, txt or tweets.js"),
      ("id-ID,en;q=.5", "seharusnya csv, xlsx, ods, json, txt atau tweets.js"),
    ])
  func unusable(language: String, words: String) async throws {
    let served = try await Served()
    #expect(try await served.upload(Data("halo".utf8), named: "surat.txt").status == 303)
    try await served.waitForArchive()
    let page = try await served.get("/", language: language)
    #expect(page.body.contains(words) && page.body.contains("surat.txt"))
    #expect(try served.site.study.archives().isEmpty)
  }

  @Test("shows report, lists, reasons and coding in both languages", arguments: ["id", "en"])
  func pages(language: String) async throws {
    let served = try await Served.example()
    for path in [
      "/", "/report", "/tweets", "/tweets?category=layanan&q=daftar", "/tweet/3", "/code", "/agree",
      "/codebook/edit",
      "/share",
    ] {
      let page = try await served.get(path, language: language)
      #expect(page.status == 200, "\(path)")
      #expect(page.body.contains("<html lang=\"\(language)\">"), "\(path)")
      #expect(!page.body.contains("<script>") && !page.body.contains(" style=\""), "\(path)")
      // What is ours stands as markup: only texts are escaped.
      #expect(!page.body.contains("=&quot;") && !page.body.contains("&lt;/"), "\(path)")
    }
  }

  @Test("keeps filters in the address, and marks what was sought")
  func list() async throws {
    let served = try await Served.example()
    let page = try await served.get("/tweets?q=daftar&category=layanan")
    #expect(page.body.contains("<mark>"))
    #expect(page.body.contains("value=\"layanan\" selected"))
    #expect(try await served.get("/tweets?category=nothing").status == 404)
    #expect(try await served.get("/tweets?quarter=2021").status == 404)
    let expression = try await served.get("/tweets?regex=1&q=%5B")
    #expect(expression.status == 409 && expression.body.contains("<p>"))
  }

  @Test("remembers a language that was chosen")
  func language() async throws {
    let served = try await Served()
    let answer = try await served.post("/language", ["language": "id", "back": "//evil.example/"])
    #expect(answer.status == 303 && answer.header("Location") == "/")
    let chosen = try await served.get(
      "/", language: "en", headers: ["Cookie: textmine-language=id; \(served.cookie)"])
    #expect(chosen.body.contains("Seret arsip ke sini"))
  }

  @Test("puts a label right, and says that this is no random sample")
  func correction() async throws {
    let served = try await Served.example()
    #expect(try await served.post("/tweet/3", ["right": "7", "category": "right"]).status == 303)
    #expect(try served.site.study.tweet(3)?.category == 7)
    #expect(try await served.get("/tweets?corrected=1").body.contains("1 tweet<"))
    #expect(try await served.post("/tweet/3", ["right": "99", "category": "right"]).status == 400)
  }

  // MARK: Coding

  @Test("hides the label, and saves each code before the next tweet is shown")
  func coding() async throws {
    let served = try await Served.example()
    #expect(
      try await served.post("/code/draw", ["codes": "10", "coders": "Ani\nBudi", "overlap": "4"])
        .status == 303)
    let sample = try #require(try served.site.study.sample())
    let coder = sample.coders[0]
    let page = try await served.get("/code/\(coder.id)")
    let task = try #require(try served.site.study.nextTask(of: coder.id, in: sample))
    #expect(!page.body.contains("class=\"tag") && !page.body.contains("class=\"chosen\""))
    let fields = [
      "tweet": "\(task.tweet.id)", "seen": "0", "choice": "layanan", "note": "<i>jelas</i>\nsekali",
    ]
    #expect(try await served.post("/code/\(coder.id)", fields).status == 303)
    #expect(try served.site.study.progress(of: coder.id, in: sample).coded == 1)
    let again = try await served.get("/code/\(coder.id)?tweet=\(task.tweet.id)")
    #expect(again.body.contains("\n&lt;i&gt;jelas&lt;/i&gt;\nsekali</textarea>"))
    // The same form once more, as from a second click, is no second code; another code of another window is asked about.
    #expect(try await served.post("/code/\(coder.id)", fields).status == 303)
    let other = try await served.post(
      "/code/\(coder.id)", fields.merging(["choice": "covid"]) { $1 })
    #expect(other.status == 200 && other.body.contains("role=\"alert\""))
    #expect(
      try served.site.study.task(task.tweet.id, of: coder, in: sample).entry?.code == "layanan")
    #expect(
      try await served.post("/code/\(coder.id)", ["choice": " undo"]).header("Location")
        == "/code/\(coder.id)?tweet=\(task.tweet.id)")
    #expect(
      try await served.post("/code/\(coder.id)", fields.merging(["choice": "nothing"]) { $1 })
        .status == 409)
    #expect(try await served.post("/code/99", fields).status == 404)
  }

  @Test("draws the sample that the command line draws, and makes the same share of its codes")
  func share() async throws {
    let served = try await Served.example("kabupaten-archive.zip")
    #expect(
      try await served.post("/code/draw", ["codes": "60", "coders": "Ani", "overlap": "0"]).status
        == 303)
    let sample = try #require(try served.site.study.sample())
    let coder = sample.coders[0]
    while let task = try served.site.study.nextTask(of: coder.id, in: sample) {
      let code = served.site.program.codable[task.tweet.id % 5 == 0 ? 1 : task.tweet.label].id
      _ = try served.site.study.save(
        .code, code: code, of: task.tweet.id, by: coder, in: sample, seen: 0)
    }
    let study = try #require(try served.site.shareStudy(try await served.site.figures.count()))
    // The sheet, as it is downloaded, by the way of the command line.
    let path = served.folder + "/codes.xlsx"
    try served.site.study.codingSheet(of: coder, in: sample, settled: true).write(
      to: path, as: .xlsx)
    let labels = served.site.program.origin
    let codes = try CodeSet(share: [CodeSheet(file: path)], categories: labels.codableCategories)
    let archive = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Examples/kabupaten-archive.zip").standardized.path
    let census = try await ArchiveCensus(
      of: TweetInput(inputs: [archive], options: ReadingOptions()), by: labels,
      ShareStudy.plan(for: codes))
    let expected = try ShareStudy(census, codes, labels)
    #expect(study.basis == .sample && expected.basis == .sample)
    let service = try #require(study.service)
    #expect(study.share(of: service).corrected == expected.share(of: service).corrected)
    for target in study.targets {
      #expect(
        study.share(of: target).corrected == expected.share(of: target).corrected, "\(target.name)")
    }
  }
}
