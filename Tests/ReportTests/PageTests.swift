import Classifier
import Corpus
import Foundation
import Lexicon
import Study
import Testing

@testable import Report

@Suite("A page") struct PageTests {
  static let all = [Sample.contents, Sample.corrected, Sample.empty, Sample.filled(with: "<&>\"'")]

  @Test("loads nothing and allows itself to load nothing", arguments: ReportLanguage.allCases)
  func selfContained(language: ReportLanguage) {
    let page = ReportHTML(Sample.contents, language: language).rendered()
    #expect(page.contains("content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:"))
    for loader in ["http:", "src=", "@import", "<link", "<script", "url(http", "url(//"] {
      #expect(!page.contains(loader), "\(loader)")
    }
    // What leads elsewhere is a link that a reader follows.
    for match in page.matches(of: /https:\/\/[^"]*/) {
      #expect(match.0.hasPrefix("https://x.com/i/status/"))
    }
    #expect(page.contains("<html lang=\"\(language.rawValue)\">"))
  }

  @Test("closes every element that it opens", arguments: ReportLanguage.allCases)
  func wellFormed(language: ReportLanguage) throws {
    for contents in Self.all {
      var open: [Substring] = []
      let page = ReportHTML(contents, language: language).rendered()
      for match in page.matches(of: /<(\/?)([a-zA-Z0-9]+)[^>]*?(\/?)>/) {
        let name = match.2
        if ["meta", "img"].contains(name) || !match.3.isEmpty { continue }
        if match.1.isEmpty { open.append(name) } else { try #require(open.popLast() == name) }
      }
      #expect(open.isEmpty)
    }
  }

  @Test("uses each id once, and each picture has a title and a description")
  func ids() {
    for contents in Self.all {
      let page = ReportHTML(contents, language: .indonesian).rendered()
      let ids = page.matches(of: /\ id="([^"]*)"/).map(\.1)
      #expect(Set(ids).count == ids.count)
      for match in page.matches(of: /aria-labelledby="([^ ]*) ([^"]*)"/) {
        #expect(ids.contains(match.1) && ids.contains(match.2))
      }
    }
  }

  @Test("has one number for one measure", arguments: ReportLanguage.allCases)
  func oneNumber(language: ReportLanguage) {
    for contents in Self.all {
      let page = ReportHTML(contents, language: language).rendered()
      var figures: [Substring: Set<Substring>] = [:]
      for match in page.matches(of: /data-of="([^"]*)"[^>]*>([^<]*)</) {
        figures[match.1, default: []].insert(match.2)
      }
      #expect(figures["tweets"]?.count == 1)
      for (measure, numbers) in figures { #expect(numbers.count == 1, "\(measure): \(numbers)") }
    }
  }

  @Test("says the corrected share wherever there are codes, in the text too")
  func corrected() {
    let page = ReportHTML(Sample.corrected, language: .english).rendered()
    #expect(page.matches(of: /data-of="service-share"[^>]*>21\.5%</).count >= 3)
    // The share of the labels is there only under its own name.
    #expect(!page.contains("data-of=\"service-share\">25.3%"))
    #expect(!page.contains("not corrected (textmine"))
  }

  @Test("says that there is nothing where there is nothing", arguments: ReportLanguage.allCases)
  func empty(language: ReportLanguage) {
    let prose = Prose(language)
    let page = ReportHTML(Sample.empty, language: language).rendered()
    for sentence in [prose.noTweets, prose.noDates] {
      #expect(page.contains(sentence), "\(sentence)")
    }
    #expect(!page.contains("NaN") && !page.contains("nan%"))
  }

  @Test("shows labels that the codebook does not have")
  func unknownLabel() {
    var contents = Sample.empty
    contents.tally.count(
      kind: .tweet, label: "wisata", account: nil, createdAt: nil, clock: .jakarta)
    #expect(Figures(contents).labels.last?.id == "wisata")
    #expect(ReportHTML(contents, language: .english).rendered().contains("wisata"))
  }

  @Test("has title, note, author, day and sign where they are given")
  func cover() {
    var contents = Sample.contents
    contents.cover.title = "Laporan <tahunan>"
    contents.cover.note = "Untuk rapat."
    contents.cover.author = "Dinas Contoh"
    contents.cover.madeOn = CivilDay(year: 2021, month: 9, day: 10)
    contents.cover.logo = Cover.Logo([0x89, 0x50, 0x4E, 0x47, 0, 1])
    contents.selection = [Provenance.Option(name: "--since", value: "2020")]
    let page = ReportHTML(contents, language: .indonesian).rendered()
    for part in [
      "<h1>Laporan &lt;tahunan&gt;</h1>", "Untuk rapat.",
      "Oleh Dinas Contoh, dibuat 10 September 2021",
      "src=\"data:image/png;base64,iVBORwAB\"", "Hanya: sejak 2020",
    ] { #expect(page.contains(part), "\(part)") }
    #expect(Cover.Logo(Array("GIF89a".utf8)) == nil)
  }

  @Test("names files without their folders")
  func fileNames() {
    var contents = Sample.contents
    contents.inputs = [
      ReportInput(name: "unduhan budi/arsip.zip:data/tweets.js", format: "X archive", tweets: 1)
    ]
    let page = ReportHTML(contents, language: .english).rendered()
    #expect(page.contains("arsip.zip:tweets.js") && !page.contains("budi"))
  }

  @Test("hides the names of citizens in examples, unless they are asked for")
  func handles() {
    #expect(
      Handles.hidden(in: "cc @warga_1 @PemkabContoh!", except: ["pemkabcontoh"])
        == "cc @… @PemkabContoh!")
    var contents = Sample.contents
    var item = TweetSample.Item(hash: 1, textHash: 1)
    (item.id, item.text) = ("123", "Halo @warga_1, loket buka")
    contents.tally.examples["layanan"] = TweetSample(limit: 3)
    contents.tally.examples["layanan"]?.add(item)
    #expect(!ReportHTML(contents, language: .english).rendered().contains("warga_1"))
    contents.showsHandles = true
    #expect(ReportHTML(contents, language: .english).rendered().contains("Halo @warga_1"))
  }
}

@Suite("The answer of a page") struct AnswerTests {
  @Test(
    "says a share in words",
    arguments: [
      (
        0, 40, "Tidak satu pun dari 40 tweet berisi layanan publik",
        "None of the 40 tweets is public-service content"
      ),
      (1, 1, "Semua tweet berisi layanan publik", "The only tweet is public-service content"),
      (1, 5, "1 dari 5 tweet berisi layanan publik", "1 of 5 tweets is public-service content"),
      (3, 5, "3 dari 5 tweet berisi layanan publik", "3 of 5 tweets are public-service content"),
      (
        10, 40, "Sekitar satu dari empat tweet berisi layanan publik",
        "About one tweet in four is public-service content"
      ),
      (
        26, 40, "Sekitar dua dari tiga tweet berisi layanan publik",
        "About two tweets in three are public-service content"
      ),
      (
        1, 400, "Kurang dari satu dari seratus tweet berisi layanan publik",
        "Fewer than one tweet in a hundred is public-service content"
      ),
      (
        399, 400, "Hampir semua tweet berisi layanan publik",
        "Nearly all tweets are public-service content"
      ),
      (40, 40, "Semua tweet berisi layanan publik", "All tweets are public-service content"),
    ])
  func words(part: Int, whole: Int, indonesian: String, english: String) {
    #expect(ShareInWords(prose: Prose(.indonesian)).sentence(part, of: whole) == indonesian)
    #expect(ShareInWords(prose: Prose(.english)).sentence(part, of: whole) == english)
  }
}

@Suite("The figures") struct FiguresTests {
  let figures = Figures(Sample.contents)

  @Test("of labels, kinds and quarters add up to all tweets")
  func sums() {
    #expect(figures.labels.reduce(0) { $0 + $1.tweets } == figures.tweets)
    #expect(figures.kinds.reduce(0) { $0 + $1.tweets } == figures.tweets)
    #expect(figures.kinds.reduce(0) { $0 + $1.share.service } == figures.share.service)
    #expect(figures.quarters.reduce(figures.undated) { $0 + $1.tweets.tweets } == figures.tweets)
    #expect(figures.total.own.tweets + figures.total.retweets.tweets == figures.tweets)
  }

  @Test("rank the most frequent first, equals by name, and count what is not shown")
  func ranking() {
    var names = FrequentNames()
    for (name, spelling, count) in [
      ("c", "c", 2), ("a", "A", 1), ("a", "a", 1), ("b", "b", 3), ("d", "d", 1),
    ] {
      names.add(count, name, as: spelling, level: 0)
    }
    let ranking = Ranking(names, shown: 3)
    #expect(ranking.rows.map(\.key) == ["b", "a", "c"])
    #expect(ranking.rows[1].spelling == "A")
    #expect(ranking.total == 8)
    #expect(ranking.distinct == 4)
  }

  @Test("tell the words that set a category apart")
  func keywords() {
    var tally = Tally()
    for _ in 0..<30 {
      tally.count(words: [("loket", "loket"), ("hari", "hari")], label: "layanan")
      tally.count(words: [("rapat", "rapat"), ("hari", "hari")], label: "kegiatan")
    }
    let found = Keyword.byLabel(tally, shown: 5)
    #expect(found["layanan"]?.map(\.spelling) == ["loket"])
    #expect(found["kegiatan"]?.map(\.spelling) == ["rapat"])
  }

  @Test("of the axis climb by 1, 2 or 5", arguments: [(1, 1), (5, 1), (6, 2), (11, 5), (317, 100)])
  func steps(highest: Int, step: Int) { #expect(Axis.step(for: highest) == step) }
}

@Suite("A caveat") struct CaveatTests {
  static func caveats(_ change: (inout ReportContents) -> Void) -> [Caveat] {
    var contents = Sample.contents
    change(&contents)
    return Caveat.all(contents, Figures(contents))
  }

  @Test("is not there where nothing is wrong")
  func none() { #expect(Self.caveats { _ in } == []) }

  @Test("tells of texts that are nearly all one text")
  func oneText() {
    let caveats = Self.caveats { contents in
      for hash in 0..<20 {
        contents.tally.sample.add(
          TweetSample.Item(hash: UInt64(hash), textHash: hash < 18 ? 7 : UInt64(hash)))
      }
    }
    #expect(caveats == [.oneText(share: 0.9)])
  }

  @Test("tells of a language that the codebook does not know, by the export or by the words")
  func language() {
    #expect(
      Self.caveats { $0.tally.languages = ["en": 75, "in": 25] }
        == [.exportedLanguage(code: "en", share: 0.75)])
    #expect(Self.caveats { $0.tally.languages = ["in": 75, "en": 25] } == [])
    #expect(
      Self.caveats {
        ($0.tally.wordy, $0.tally.wordyWithoutStopWord) = (100, 60)
      } == [.otherLanguage(share: 0.6)])
  }

  @Test(
    "tells of tweets that are unlike those the model learnt from, unless codes correct the share")
  func unlikeModel() throws {
    let codebook = try #require(try Codebook.standard("konten"))
    let source = try LabelSource(codebook, AnalysisOptions(stopWords: .none, stemmer: .none))
    func fit(unknown: Int) -> ArchiveFit {
      var fit = ArchiveFit(source)
      var words = WordFamiliarity()
      (words.words, words.unknown) = (10, unknown)
      for number in 0..<100 {
        fit.count(probability: number < 20 ? 0.4 : 0.9, words, languageCode: "")
      }
      return fit
    }
    #expect(Self.caveats { $0.fit = fit(unknown: 2) } == [])
    #expect(
      Self.caveats { $0.fit = fit(unknown: 5) } == [.unlikeModel([.words(0.5)])])
    // What is said of the language says it already.
    let foreign = Self.caveats {
      $0.fit = fit(unknown: 5)
      $0.tally.languages = ["en": 75, "in": 25]
    }
    #expect(foreign == [.exportedLanguage(code: "en", share: 0.75)])
  }

  @Test("tells of a share that rests on what was not found")
  func fallback() {
    #expect(Self.caveats { $0.tally.fallbacks = 1_800 } == [.mostlyFallback(share: 0.6)])
  }

  @Test("has a sentence in both languages")
  func sentences() {
    for caveat in [
      Caveat.oneText(share: 0.9), .otherLanguage(share: 0.6),
      .exportedLanguage(code: "en", share: 0.75), .mostlyFallback(share: 0.6), .fewCodes(20),
      .unlikeModel([.words(0.5), .doubtful(0.4), .languages(0.3)]),
      .correctedLabels(tweets: 12, changed: 5, besideCodes: true),
      .missedCorrections(1, file: "k.csv"),
    ] {
      let (indonesian, english) = (
        caveat.sentence(Prose(.indonesian), []), caveat.sentence(Prose(.english), [])
      )
      #expect(indonesian.hasSuffix(".") && english.hasSuffix(".") && indonesian != english)
    }
  }
}

@Suite("A sample of tweets") struct TweetSampleTests {
  static func item(_ number: UInt64) -> TweetSample.Item {
    TweetSample.Item(hash: number &* 0x9E37_79B9_7F4A_7C15, textHash: number)
  }

  @Test("of two inputs is the sample of both, in any order")
  func merge() {
    var all = TweetSample(limit: 10)
    var parts = [TweetSample(limit: 10), TweetSample(limit: 10)]
    for number in 0..<200 {
      all.add(Self.item(UInt64(number)))
      parts[number % 2].add(Self.item(UInt64(number)))
    }
    #expect(parts[0].adding(parts[1]) == all)
    #expect(parts[1].adding(parts[0]) == all)
    #expect(all.items.count == 10)
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
