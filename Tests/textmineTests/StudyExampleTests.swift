import Foundation
import Testing

/// The counts of a published study, which an invented archive has exactly.
@Suite("The study") struct StudyExampleTests {
  private static let archive = Program.table.replacing("kabupaten.csv", with: "study.csv.gz")
  private let scratch = Scratch()

  @Test("has its tweets, retweets and mentions in the data")
  func data() throws {
    let run = try Program.run(["report", Self.archive, "--json"], in: scratch.url)
    #expect(run.status == 0)
    let figures = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    #expect(figures["tweets"] as? Int == 3_235)
    #expect(figures["own_tweets"] as? Int == 1_331)
    #expect(figures["retweets"] as? Int == 1_904)
    let mentions = try #require(figures["mentions"] as? [String: Any])
    #expect(mentions["total"] as? Int == 4_921)
    let top = try #require(mentions["top"] as? [[String: Any]])
    #expect(top.prefix(4).map { $0["count"] as? Int } == [781, 511, 407, 388])
  }

  @Test("has them on the page in both languages, each number once for all")
  func page() throws {
    for (language, counts, shares) in [
      ("id", ["3.235", "1.331", "1.904", "4.921"], ["15,87%", "10,38%", "8,27%", "7,88%"]),
      ("en", ["3,235", "1,331", "1,904", "4,921"], ["15.87%", "10.38%", "8.27%", "7.88%"]),
    ] {
      let run = try Program.run(
        ["report", Self.archive, "--lang", language, "-o", "s.html", "--quiet"], in: scratch.url)
      #expect(run.status == 0)
      let page = try scratch.text("s.html")
      for figure in counts + shares {
        #expect(page.contains(">\(figure)<") || page.contains("\(figure) "), "\(figure)")
      }
    }
  }

  @Test("has them in the tables for a paper")
  func tables() throws {
    let run = try Program.run(
      ["report", Self.archive, "--json", "--figures", "gambar", "--lang", "en"], in: scratch.url)
    #expect(run.status == 0)
    let mentions = try scratch.text("gambar/mentions.csv")
    #expect(mentions.contains("PemprovSagara,781,0.158708\r\n"))
    #expect(mentions.contains("DinkesWanaloka,388,0.078846\r\n"))
    let captions = try scratch.text("gambar/captions.md")
    #expect(captions.contains("## mentions.svg\n\nid: Akun yang disebut: @PemprovSagara "))
    #expect(
      captions.contains("\nen: Accounts mentioned: @PemprovSagara is mentioned most: 15.87% of"))
    let kinds = try scratch.text("gambar/kinds.csv")
    #expect(kinds.contains("Retweet,1904,") && kinds.contains("Own tweets,1331,"))
  }

  @Test("has figures written only into a folder of their own")
  func otherFolder() throws {
    _ = try scratch.write("thesis.txt", "x")
    let refused = try Program.run(
      ["report", Program.table, "--json", "--figures", scratch.url.path], in: scratch.url)
    #expect(refused.status == 65 && scratch.names == ["thesis.txt"])
    #expect(refused.errors.contains("holds other files; name a new folder for --figures"))
  }

  @Test("can be cited")
  func citation() throws {
    let run = try Program.run(["--citation"], in: scratch.url)
    #expect(run.status == 0)
    #expect(run.output.hasPrefix("@software{textmine,"))
    let page = String(
      decoding: try Data(contentsOf: Program.root.appending(path: "CITATION.cff")), as: UTF8.self)
    #expect(page.contains("version: 0.1.0"))
  }
}
