import Classifier
import Foundation
import Report
import StudyFile
import Testing

@testable import Page

@Suite("The codebook on the page", .serialized)
struct CodebookPageTests {
  /// The text of the codebook with a keyword more for service information.
  private func text(adding keyword: String = "{match: bupati, weight: 60}") throws -> String {
    let source = try #require(try Codebook.standard("konten")).source
    let start = try #require(source.range(of: "  - id: layanan\n"))
    let keywords = try #require(
      source.range(of: "    keywords:\n", range: start.upperBound..<source.endIndex))
    var text = source
    text.insert(contentsOf: "      - \(keyword)\n", at: keywords.upperBound)
    return text
  }

  @Test("shows what each keyword finds")
  func keywords() async throws {
    let served = try await Served.example()
    let page = try await served.ready("/codebook")
    #expect(page.status == 200 && page.body.contains("They are those that come with textmine"))
    #expect(page.body.contains("There are no codes yet"))
    #expect(page.body.contains("/tweets?q="))
    #expect(!page.body.contains("=&quot;") && !page.body.contains("&lt;/"))
    let editor = try await served.get("/codebook/edit")
    #expect(editor.body.contains("\n  - id: layanan\n"))
  }

  @Test("names a mistake by line and column, and changes nothing")
  func mistake() async throws {
    let served = try await Served.example()
    let answer = try await served.post(
      "/codebook/edit", ["text": try text(adding: "{match: bupati, waight: 60}")])
    #expect(answer.status == 200 && answer.body.contains("waight"))
    let place = try #require(answer.body.firstMatch(of: /baris:(\d+):\d+/))
    let line = try #require(Int(place.output.1))
    let lines = try text().split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[line - 1].contains("bupati"))
    #expect(try served.site.study.setting("codebook-draft") == nil)
    let other = try await served.post(
      "/codebook/edit",
      ["text": try text().replacing("  - id: covid\n", with: "  - id: wabah\n")])
    #expect(other.status == 303)
    let effect = try await served.ready("/codebook/effect")
    #expect(effect.body.contains("the model does not know wabah"))
  }

  @Test("shows the effect first; saved, it labels everything, and results say so")
  func version() async throws {
    let served = try await Served.example("kabupaten-archive.zip")
    _ = try await served.post("/code/draw", ["codes": "40", "coders": "Ani", "overlap": "0"])
    let study = served.site.study
    let sample = try #require(try study.sample())
    while let task = try study.nextTask(of: sample.coders[0].id, in: sample) {
      let code = served.site.program.codable[task.tweet.label].id
      _ = try study.save(
        .code, code: code, of: task.tweet.id, by: sample.coders[0], in: sample, seen: 0)
    }
    let source = try text()
    #expect(try await served.post("/codebook/edit", ["text": source]).status == 303)
    let effect = try await served.ready("/codebook/effect")
    let moved = try #require(effect.body.firstMatch(of: /(\d+) of 332 tweets change their label/))
    let count = try #require(Int(moved.output.1))
    #expect(count > 0 && effect.body.contains("→"))
    #expect(try study.labelVersions().isEmpty)
    let codebook = try Codebook(parsing: source, file: "x")
    #expect(try await served.post("/codebook/save", ["checksum": "0", "note": ""]).status == 409)
    let saved = try await served.post(
      "/codebook/save", ["checksum": codebook.checksum, "note": "<b>uji</b>"])
    #expect(saved.status == 303)
    #expect(try study.labelVersions().map(\.changed) == [count])
    let page = try await served.ready("/codebook")
    #expect(page.body.contains("This is version 1 of this study"))
    #expect(page.body.contains("&lt;b&gt;uji&lt;/b&gt;"))
    // Share and report are those of the new labels, here and on the command line, and name them.
    let name = "konten + konten \(codebook.checksum.prefix(8))"
    for what in ["share", "report"] {
      let page = try await served.get("/download/\(what).json")
      let line = try await served.textmine([what, served.folder, "--json", "--quiet"])
      #expect(page.status == 200 && page.body == line && line.contains(name), "\(what)")
    }
    #expect(try await served.ready("/share").body.contains(name))
    // Archives that come later get these labels, too.
    let table = "id,created_at,text\n9,2021-01-01,Bupati hadir\n"
    #expect(try await served.upload(Data(table.utf8), named: "x.csv").status == 303)
    try await served.waitForArchive()
    let layanan = served.site.program.codable.firstIndex { $0.id == "layanan" }
    #expect(try study.tweet(withID: "9")?.label == layanan)
  }

  @Test("leads from each figure of the report to the tweets that it counts")
  func links() async throws {
    let served = try await Served.example("kabupaten-archive.zip")
    let json = try await served.get("/download/report.json")
    let report = try #require(
      JSONSerialization.jsonObject(with: Data(json.body.utf8)) as? [String: Any])
    let page = try await served.ready("/report")
    // A page leaves out what there is none of, and joins periods that are too small.
    func check(_ list: String, _ key: String, _ field: String, atLeast fewest: Int) async throws {
      let rows = try #require(report[list] as? [[String: Any]])
      var checked = 0
      for row in rows {
        let value = try #require(row[key] as? String)
        let count = try #require(row["tweets"] as? Int)
        let address = "/tweets?\(field)=\(TweetLinks.encoded(value))"
        guard page.body.contains("href=\"\(address)\"") else { continue }
        let found = try await served.get(address)
        #expect(found.body.contains("<p role=\"status\">\(count) tweet"), "\(address) \(count)")
        checked += 1
      }
      #expect(checked >= fewest, "\(list)")
    }
    try await check("labels", "id", "category", atLeast: 8)
    try await check("quarters", "quarter", "quarter", atLeast: 5)
  }
}
