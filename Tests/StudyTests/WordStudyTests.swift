import Classifier
import Corpus
import Lexicon
import Study
import Testing

@Suite("A study of words") struct WordStudyTests {
  private static let header = "id,username,created_at,text"
  private static let rows = [
    "11,dinas,2021-01-05,loket buka loket baru", "12,camat,2021-05-06,apel pagi",
    "12,camat,2021-05-06,apel pagi", "13,camat,2021-05-07,loket pagi",
  ]

  private func study(
    _ rows: [String] = rows, threads: Int = 2, _ change: (inout WordStudy.Options) -> Void
  ) async throws -> WordStudy {
    var options = WordStudy.Options()
    change(&options)
    let chosen = options
    return try await withTable(Self.header, rows) { input in
      try await WordStudy(
        of: input, analysis: AnalysisOptions(stopWords: .none, stemmer: .none), options: chosen,
        threads: threads)
    }
  }

  @Test("counts each id once, in all tweets together", arguments: [1, 3])
  func counts(threads: Int) async throws {
    let found = try await study(threads: threads) { _ in }
    let all = try #require(found.groups[""])
    #expect(all.entry(of: "loket").count == 3 && all.entry(of: "apel").count == 1)
    #expect(found.groups.count == 1)
  }

  @Test(
    "counts by group",
    arguments: [
      (Grouping.account, ["camat", "dinas"]), (.quarter, ["2021-Q1", "2021-Q2"]),
      (.kind, ["tweet"]),
    ])
  func groups(grouping: Grouping, names: [String]) async throws {
    let found = try await study { $0.grouping = grouping }
    #expect(found.groups.keys.sorted() == names)
  }

  @Test("counts by label, as the source labels")
  func labels() async throws {
    let codebook = try tinyCodebook()
    let analysis = AnalysisOptions(stopWords: .none, stemmer: .none)
    var options = WordStudy.Options()
    options.grouping = .label
    let (source, chosen) = (try LabelSource(codebook, analysis), options)
    let found = try await withTable(Self.header, Self.rows) { input in
      try await WordStudy(of: input, analysis: analysis, labelledBy: source, options: chosen)
    }
    #expect(found.groups["layanan"]?.entry(of: "loket").count == 3)
    #expect(found.groups["lainnya"]?.entry(of: "apel").count == 1)
  }

  @Test("counts mentions and hashtags that the export lists, where it does")
  func listed() async throws {
    let rows = [
      "11,dinas,2021-01-05,loket buka,['ktp'],['camat_x']",
      "12,dinas,2021-01-05,air @warga_1 #mati,,",
    ]
    for (countable, term) in [(Countable.mentions, "@camat_x"), (.hashtags, "#ktp")] {
      let study = try await withTable(Self.header + ",hashtags,mentions", rows) { input in
        var options = WordStudy.Options()
        options.countable = countable
        return try await WordStudy(
          of: input, analysis: AnalysisOptions(stemmer: .none), options: options)
      }
      let all = try #require(study.groups[""])
      #expect(all.entry(of: term).count == 1, "\(all)")
      // The other has an empty list.
      #expect(all.entry(of: "@warga_1").count == 0 && all.entry(of: "#mati").count == 0)
    }
  }

  @Test("sets a group apart from all others; an account also by its name with @")
  func keyness() async throws {
    let found = try await study { $0.grouping = .account }
    let keys = try found.keyness(of: "@dinas", limit: 10)
    let loket = try #require(keys.first { $0.part.term == "loket" })
    #expect((loket.part.count, loket.rest.count) == (2, 1) && loket.logLikelihood > 0)
    #expect(try found.keyness(of: "dinas", limit: 10) == keys)
    #expect(throws: StudyError.noGroup("@lurah", of: .account, known: ["camat", "dinas"])) {
      try found.keyness(of: "@lurah", limit: 10)
    }
  }

  @Test("gives a word with the same share of both sides a G² of 0, without a sign")
  func zero() async throws {
    let rows = ["1,a,2021-01-05,anjing burung", "2,b,2021-01-05,anjing burung"]
    let keys = try await study(rows) { $0.grouping = .account }.keyness(of: "a", limit: 10)
    #expect(keys.map(\.logLikelihood) == [0, 0])
    #expect(keys.allSatisfy { $0.logLikelihood.sign == .plus })
  }

  @Test("finds neighbours that belong together")
  func neighbours() async throws {
    let rows = (0..<8).map { "\($0),a,2021-01-05,surat keterangan kata\($0)" }
    let found = try await study(rows) { $0.countable = .bigrams }
    #expect(found.neighbours.collocations(5).map(\.term) == ["surat keterangan"])
  }
}

@Suite("A search in context") struct ContextSearchTests {
  private func places(
    _ query: ContextSearch.Query, _ texts: [String]
  ) async throws -> (places: [ContextSearch.Place], givenUp: Int) {
    let search = ContextSearch(query, analysis: AnalysisOptions(stopWords: .none, stemmer: .none))
    let rows = texts.enumerated().map { "\($0 + 1),a,2021-01-05,\($1)" }
    return try await withTable("id,username,created_at,text", rows) { input in
      var (places, givenUp): ([ContextSearch.Place], Int) = ([], 0)
      try await search.run(in: input, threads: 2) { found in
        places += found.places
        givenUp += found.givenUp
      }
      return (places, givenUp)
    }
  }

  @Test("gives each place with the text on both sides, in the order of the tweets")
  func context() async throws {
    let found = try await places(.pattern("banjir"), ["awas banjir di pasar", "banjir; banjir"])
    #expect(found.places.map(\.id) == ["1", "2", "2"])
    #expect(found.places[0].before == "awas " && found.places[0].match == "banjir")
    #expect(found.places[0].after == " di pasar" && found.places[0].username == "a")
    #expect(found.givenUp == 0)
  }

  @Test("takes expressions, and counts the tweets in which one ran out of time")
  func expression() async throws {
    let hostile = String(repeating: "a", count: 40)
    let found = try await places(.expression("(a+)+b|banjir"), ["banjir", "\(hostile)! banjir"])
    #expect(found.places.map(\.id) == ["1"] && found.givenUp == 1)
    let plain = try await places(.expression("banjir"), ["banjir", "\(hostile)! banjir"])
    #expect(plain.places.count == 2 && plain.givenUp == 0)
  }

  @Test("refuses an expression that is none")
  func badExpression() async throws {
    await #expect(throws: LexiconError.self) { try await places(.expression("(a"), ["a"]) }
  }
}
