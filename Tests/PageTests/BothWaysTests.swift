import Classifier
import Corpus
import Foundation
import Study
import StudyFile
import Testing

@testable import Page

/// The page and the command line are one: what leaves the one comes into the other.
@Suite("Both ways", .serialized)
struct BothWaysTests {
  /// A page with 60 tweets drawn for two coders, some of whose codes differ.
  private func coded() async throws -> Served {
    let served = try await Served.example("kabupaten-archive.zip")
    _ = try await served.post(
      "/code/draw", ["codes": "60", "coders": "Ani\nBudi", "overlap": "20"])
    let study = served.site.study
    let sample = try #require(try study.sample())
    for coder in sample.coders {
      while let task = try study.nextTask(of: coder.id, in: sample) {
        let isOdd = (task.tweet.id + coder.id) % 5 == 0
        _ = try study.save(
          .code, code: served.site.program.codable[isOdd ? 1 : task.tweet.label].id,
          of: task.tweet.id, by: coder, in: sample, seen: 0)
      }
    }
    _ = try await served.post("/tweet/3", ["right": "7", "category": "right"])
    return served
  }

  @Test("share and report are byte by byte what the command line prints of the study")
  func sameBytes() async throws {
    let served = try await coded()
    for name in ["share", "report"] {
      let page = try await served.get("/download/\(name).json")
      let line = try await served.textmine([name, served.folder, "--json", "--quiet"])
      #expect(page.status == 200 && page.body == line, "\(name)")
    }
  }

  @Test("agreement is byte by byte what the command line prints of the sheets")
  func agreement() async throws {
    let served = try await coded()
    let sample = try #require(try served.site.study.sample())
    var sheets: [String] = []
    for coder in sample.coders {
      let path = served.folder + "/\(coder.name).xlsx"
      try served.site.study.codingSheet(of: coder, in: sample, settled: false).write(
        to: path, as: .xlsx)
      sheets.append(path)
    }
    let page = try await served.get("/download/agreement.json")
    let line = try await served.textmine(["agree"] + sheets + ["--codebook", "konten", "--json"])
    #expect(page.status == 200 && page.body == line)
    // The page shows these figures.
    let shown = try await served.get("/agree")
    let json = try JSONSerialization.jsonObject(with: Data(line.utf8))
    let measures = try #require(json as? [String: Any])
    let overlap = try #require(measures["overlap"] as? Int)
    #expect(shown.body.contains("\(overlap) tweets were coded by two people or more"))
  }

  @Test("a sheet that is filled elsewhere is taken, and what is different is said")
  func filledSheet() async throws {
    let served = try await coded()
    let study = served.site.study
    let sample = try #require(try study.sample())
    let ani = sample.coders[0]
    let sheet = try study.codingSheet(of: ani, in: sample, settled: false)
    let path = served.folder + "/codes-1.csv"
    var other = CodingSheet(columns: sheet.columns)
    let code = try #require(sheet.columns.firstIndex(of: "code"))
    for (place, row) in sheet.rows.enumerated() {
      var cells = row
      if place < 3 { cells[code] = row[code] == "covid" ? "seremonial" : "covid" }
      other.add(cells)
    }
    try other.write(to: path, as: .csv)
    let content = try Data(contentsOf: URL(filePath: path))
    let kept = try await served.upload(content, named: "codes-1.csv", to: "/code/sheets")
    #expect(kept.status == 200 && kept.body.contains("The codes of this study still count"))
    #expect(
      kept.body.contains("<td class=\"n\">\(sheet.rows.count - 3)</td>\n<td class=\"n\">3</td>"))
    let replaced = try await served.upload(
      content, named: "codes-1.csv", to: "/code/sheets", fields: ["replaces": "1"])
    #expect(replaced.status == 200 && replaced.body.contains("The codes of the sheet count"))
    #expect(
      try study.codingSheet(of: ani, in: sample, settled: false).rows.map { $0[code] }
        == other.rows.map { $0[code] })
    let refused = try await served.upload(
      Data("id,code\n\(sheet.rows[0][0]),<b>x</b>\n".utf8), named: "salah.csv", to: "/code/sheets")
    #expect(refused.status == 409 && refused.body.contains("salah.csv: row 2"))
    #expect(!refused.body.contains(served.folder) && !refused.body.contains("<b>x"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: served.site.uploads).isEmpty)
  }

  @Test("a sample of the command line is coded on and shared here as there")
  func adopted() async throws {
    let served = try await Served.example("kabupaten-archive.zip")
    let archive = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Examples/kabupaten-archive.zip").standardized.path
    let path = served.folder + "/sample.csv"
    _ = try await served.textmine(
      ["sample", archive, "-n", "60", "--by", "year", "-o", path, "--quiet"])
    let sheet = try CodeSheet(file: path)
    let code = try #require(sheet.column("code"))
    var filled = CodingSheet(columns: sheet.columns)
    for (place, row) in sheet.rows.enumerated() {
      var cells = row.cells
      cells[code] = ["layanan", "kegiatan", "seremonial"][place % 3]
      filled.add(cells)
    }
    try filled.write(to: path, as: .csv)
    let taken = try await served.upload(
      Data(contentsOf: URL(filePath: path)), named: "ani.csv", to: "/code/sheets")
    #expect(taken.status == 200, "\(taken.body)")
    let page = try await served.get("/download/share.json")
    let line = try await served.textmine(["share", archive, "--codes", path, "--json", "--quiet"])
    #expect(page.status == 200 && page.body == line)
    #expect(try await served.get("/code").body.contains("ani"))
  }
}
