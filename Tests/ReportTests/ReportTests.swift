import Corpus
import Foundation
import Lexicon
import Testing

@testable import Report

@Suite("A page") struct PageTests {
  @Test("loads nothing and allows itself to load nothing", arguments: ReportLanguage.allCases)
  func selfContained(language: ReportLanguage) {
    let page = ReportHTML(Sample.contents, language: language).rendered()
    #expect(page.contains("content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:"))
    for loader in ["http:", "https:", "src=", "@import", "url(", "<link", "<script"] {
      #expect(!page.contains(loader), "\(loader)")
    }
    #expect(page.contains("<html lang=\"\(language.rawValue)\">"))
  }

  @Test("closes every element that it opens", arguments: ReportLanguage.allCases)
  func wellFormed(language: ReportLanguage) throws {
    for contents in [Sample.contents, Sample.empty, Sample.filled(with: "<&>\"'")] {
      var open: [Substring] = []
      let page = ReportHTML(contents, language: language).rendered()
      for match in page.matches(of: /<(\/?)([a-z0-9]+)[^>]*?(\/?)>/) {
        let name = match.2
        if name == "meta" || !match.3.isEmpty { continue }
        if match.1.isEmpty { open.append(name) } else { try #require(open.popLast() == name) }
      }
      #expect(open.isEmpty)
    }
  }

  @Test("uses each id once, and each picture has a title and a description")
  func ids() {
    let page = ReportHTML(Sample.contents, language: .indonesian).rendered()
    let ids = page.matches(of: /\ id="([^"]*)"/).map(\.1)
    #expect(Set(ids).count == ids.count)
    for match in page.matches(of: /aria-labelledby="([^ ]*) ([^"]*)"/) {
      #expect(ids.contains(match.1) && ids.contains(match.2))
    }
  }

  @Test("says that there is nothing where there is nothing", arguments: ReportLanguage.allCases)
  func empty(language: ReportLanguage) {
    let prose = Prose(language)
    let page = ReportHTML(Sample.empty, language: language).rendered()
    for sentence in [
      prose.noTweets, prose.noLabels, prose.noDates, prose.noMentions, prose.noWords,
      prose.noHashtags, prose.allRead,
    ] {
      #expect(page.contains(sentence), "\(sentence)")
    }
    #expect(!page.contains("NaN"))
  }

  @Test("shows labels that the codebook does not have")
  func unknownLabel() {
    var contents = Sample.empty
    contents.tally.count(
      kind: .tweet, label: "wisata", account: nil, createdAt: nil, clock: .jakarta)
    #expect(Figures(contents).labels.last?.id == "wisata")
    #expect(ReportHTML(contents, language: .english).rendered().contains("wisata"))
  }
}

@Suite("The figures") struct FiguresTests {
  let figures = Figures(Sample.contents)

  @Test("of labels, kinds and quarters add up to all tweets")
  func sums() {
    #expect(figures.labels.reduce(0) { $0 + $1.tweets } == figures.tweets)
    #expect(figures.kinds.reduce(0) { $0 + $1.tweets } == figures.tweets)
    #expect(figures.kinds.reduce(0) { $0 + $1.share.service } == figures.share.service)
    #expect(figures.periods.reduce(figures.undated) { $0 + $1.tweets } == figures.tweets)
    for period in figures.periods {
      #expect(period.labels.reduce(0, +) == period.tweets)
      #expect(period.kinds.reduce(0, +) == period.tweets)
    }
  }

  @Test("rank the most frequent first, equals by name, and count what is not shown")
  func ranking() {
    let ranking = Ranking(
      ["c": ["c": 2], "a": ["A": 1, "a": 1], "b": ["b": 3], "d": ["d": 1]], shown: 3)
    #expect(ranking.rows.map(\.key) == ["b", "a", "c"])
    #expect(ranking.rows[1].spelling == "A")
    #expect(ranking.total == 8)
    #expect(ranking.distinct == 4)
  }

  @Test("of the axis climb by 1, 2 or 5", arguments: [(1, 1), (5, 1), (6, 2), (11, 5), (317, 100)])
  func steps(highest: Int, step: Int) {
    #expect(ColumnChart.step(for: highest) == step)
  }
}

@Suite("A summary") struct SummaryTests {
  @Test("has no line beyond 80 columns", arguments: ReportLanguage.allCases)
  func width(language: ReportLanguage) {
    let long = String(repeating: "panjang sekali 災害 ", count: 12)
    for contents in [Sample.contents, Sample.empty, Sample.filled(with: long)] {
      for line in ReportText(contents, language: language).rendered().split(separator: "\n") {
        #expect(String(line).columns <= 80, "\(line)")
      }
    }
  }
}
