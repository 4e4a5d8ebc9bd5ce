import Corpus
import Statistics
import Study
import Testing

@testable import Report

@Suite("Links between the accounts of an archive") struct AgencyLinkTests {
  /// Four accounts: A mentions B 3 times, B passes on A twice, C answers A; D has to do with nobody here.
  static var contents: ReportContents {
    var tally = Tally()
    for account in ["Dinas_A", "dinas_b", "dinas_c", "dinas_d"] {
      for _ in 0..<5 {
        tally.count(
          kind: .tweet, label: "kegiatan", account: account, createdAt: nil, clock: .jakarta)
      }
    }
    tally.links.add(3, "dinas_a", as: "mentions dinas_b", level: 0)
    tally.links.add(4, "dinas_a", as: "mentions dinas_a", level: 0)
    tally.links.add(9, "dinas_a", as: "mentions orang_lain", level: 0)
    tally.links.add(2, "dinas_b", as: "retweets dinas_a", level: 0)
    tally.links.add(1, "dinas_c", as: "replies dinas_a", level: 0)
    tally.links.add(2, "dinas_a", as: "hashtags siaga", level: 0)
    tally.links.add(5, "dinas_d", as: "hashtags siaga", level: 0)
    tally.links.add(7, "dinas_d", as: "hashtags sendiri", level: 0)
    return ReportContents(
      tally: tally, categories: Sample.categories, fallback: "lainnya", accounts: [],
      clock: .jakarta, inputs: [], provenance: Sample.contents.provenance)
  }

  @Test("are those of one account with another of them, the most frequent first")
  func links() throws {
    let links = try #require(Figures(Self.contents).links)
    let named = links.links.map { "\(links.names[$0.from]) \(links.names[$0.to]) \($0.tweets)" }
    #expect(
      named == [
        "Dinas_A dinas_b \([AccountNetwork.Tie.mentions: 3])",
        "dinas_b Dinas_A \([AccountNetwork.Tie.retweets: 2])",
        "dinas_c Dinas_A \([AccountNetwork.Tie.replies: 1])",
      ])
    #expect(links.graph.density == 0.25)
    #expect(links.graph.reciprocity == 2.0 / 3)
    #expect(links.names.indices.map(links.neighbours) == [2, 1, 1, 0])
  }

  @Test("come with the hashtags that several accounts use")
  func topics() throws {
    let links = try #require(Figures(Self.contents).links)
    #expect(links.topics.map(\.hashtag) == ["siaga"])
    #expect(links.topics[0].uses == [0: 2, 3: 5])
  }

  @Test("are said on the page, or that there are none", arguments: ReportLanguage.allCases)
  func page(language: ReportLanguage) throws {
    let block = try #require(ReportHTML(Self.contents, language: language).linkBlock)
    let (body, finding) = (block.body.source, block.finding.source)
    #expect(finding.contains("@Dinas_A") && finding.contains("@dinas_b"))
    #expect(body.contains("25%") && body.contains("67%") && body.contains("#siaga"))
    var contents = Self.contents
    contents.tally.links = FrequentNames()
    let none = try #require(ReportHTML(contents, language: language).linkBlock)
    #expect(none.picture == nil && none.tables.allSatisfy { $0.table.rows.isEmpty })
  }

  @Test("are not sought for one account, nor for too many")
  func fewOrMany() {
    #expect(Figures(Sample.contents).links == nil)
    var contents = Self.contents
    for number in 0...Tally.mostCompared {
      contents.tally.count(
        kind: .tweet, label: nil, account: "akun\(number)", createdAt: nil, clock: .jakarta)
    }
    #expect(Figures(contents).links == nil)
  }
}
