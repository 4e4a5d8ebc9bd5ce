import Testing

@testable import Lexicon

/// What people type where a dictionary has one form.
@Suite("Text as people type it") struct TypedTextTests {
  private func analysis(_ text: String, _ analyzer: inout Analyzer) -> Analysis {
    var analysis = Analysis()
    analyzer.analyze(Array(text.utf8).span, into: &analysis)
    return analysis
  }

  @Test(
    "has one apostrophe, however it is typed",
    arguments: ["ma'ruf", "ma’ruf", "Ma‘ruf", "maʼruf", "maʻruf", "MA＇RUF"])
  func apostrophe(word: String) throws {
    var analyzer = try Analyzer(AnalysisOptions(stemmer: .none))
    #expect(analyzer.tokens(in: word).map(\.term) == ["ma'ruf"])
  }

  @Test("has English words with any apostrophe as stop words and stems")
  func english() throws {
    var analyzer = try Analyzer(
      AnalysisOptions(stopWords: .standard(for: .english), stemmer: .english))
    for text in ["Don't, it's the mayor's day", "Don’t, it’s the mayor’s day"] {
      #expect(analyzer.tokens(in: text).map(\.term) == ["don't", nil, nil, "mayor", "day"])
    }
  }

  @Test(
    "has an e-mail address as one token",
    arguments: [
      ("surel: aduan@dinkes.go.id.", ["word:surel", "email:aduan@dinkes.go.id"]),
      ("(budi.id+a@example.com)", ["email:budi.id+a@example.com"]),
      ("a_b-c%d@mail.co.id/x", ["email:a_b-c%d@mail.co.id", "word:x"]),
      (
        "tulis ke info@kab.id,humas@kab.id",
        [
          "word:tulis", "word:ke", "email:info@kab.id", "email:humas@kab.id",
        ]
      ),
      ("nama@tanpatld @akun", ["word:nama", "word:tanpatld", "mention:@akun"]),
      ("RT@akun halo", ["word:RT", "mention:@akun", "word:halo"]),
      ("kab.go.id", ["link:kab.go.id"]),
    ])
  func email(text: String, expected: [String]) throws {
    #expect(try tokens(text) == expected)
  }

  @Test(
    "does not count a word that … cuts off at its end",
    arguments: [
      ("RT @a: Jadwal pelay…", ["word:RT", "mention:@a", "word:Jadwal"]),
      ("Jadwal #Vaks… https://t.co/a1", ["word:Jadwal", "link:https://t.co/a1"]),
      ("cc @dink… ", ["word:cc"]),
      ("Jadwal … ", ["word:Jadwal"]), ("wah… ada apa", ["word:wah", "word:ada", "word:apa"]),
      ("Jadwal...", ["word:Jadwal"]),
    ])
  func cut(text: String, expected: [String]) throws {
    var analyzer = try Analyzer()
    #expect(analyzer.tokens(in: text).map { "\($0.kind):\($0.text)" } == expected)
  }

  @Test(
    "has sentences that end at full stops, other marks and line breaks",
    arguments: [
      ("Cek jadwal. Loket buka", [0, 0, 1, 1]), ("Cek! Loket? Buka… ya", [0, 1, 2, 3]),
      ("cek\nloket buka", [0, 1, 1]), ("cek\u{2028}loket", [0, 1]),
      ("cek, loket; buka", [0, 0, 0]),
      ("di Jl. Mawar no. 3", [0, 0, 0, 0, 0]), ("selesai.Kami buka", [0, 1, 1]),
      ("pukul 08.00 WIB. Ya", [0, 0, 1]),
    ])
  func sentences(text: String, expected: [Int32]) throws {
    var analyzer = try Analyzer(AnalysisOptions(stemmer: .none))
    #expect(analysis(text, &analyzer).sentences == expected)
  }

  @Test("has neighbours only within sentences", arguments: [Countable.bigrams, .trigrams])
  func neighbours(countable: Countable) throws {
    var analyzer = try Analyzer(AnalysisOptions(stopWords: .none, stemmer: .none))
    var counter = FrequencyCounter(countable)
    counter.count(
      analysis("ikut vaksin massal. Puskesmas buka pagi\nsampai sore", &analyzer), of: analyzer)
    let found = counter.frequencies(of: analyzer).counts.keys.sorted()
    #expect(
      found
        == (countable == .bigrams
          ? ["buka pagi", "ikut vaksin", "puskesmas buka", "sampai sore", "vaksin massal"]
          : ["ikut vaksin massal", "puskesmas buka pagi"]))
  }
}

@Suite("Places of a pattern") struct PatternRangeTests {
  /// The tokens of each place in `text`, joined by `+`.
  private func places(_ pattern: Pattern, _ text: String) throws -> [String] {
    var analyzer = try Analyzer(
      AnalysisOptions(roots: try roots("kartu cetak ambil baru loket")), keepsText: true)
    var patterns = PatternSet()
    let number = try patterns.add(pattern, &analyzer)
    var finder = PatternFinder(patterns)
    var analysis = Analysis()
    let bytes = Array(text.utf8)
    analyzer.analyze(bytes.span, into: &analysis)
    finder.find(in: analysis, of: analyzer)
    let ranges = finder.ranges(of: number, in: analysis, of: analyzer)
    #expect(finder.hasMatch(of: number) == !ranges.isEmpty)
    return ranges.map { tokens in
      analysis.tokens[tokens].map { String(decoding: bytes[$0.range], as: UTF8.self) }
        .joined(separator: "+")
    }
  }

  @Test(
    "of a compound are the tokens that hold it, each once",
    arguments: [
      ("e-ktp", "Cetak e-KTP, ambil e-KTP", ["e-KTP", "e-KTP"]),
      ("e-ktp", "e-KTP e-KTP e-KTP", ["e-KTP", "e-KTP", "e-KTP"]),
      ("e-ktp", "e KTP", ["e+KTP"]), ("covid-19", "covid. 19 orang", []),
      ("covid-19", "Covid-19 dan covid 19", ["Covid-19", "covid+19"]),
      ("ktp baru", "e-KTP baru", ["e-KTP+baru"]),
    ])
  func compounds(pattern: String, text: String, expected: [String]) throws {
    #expect(try places(Pattern(text: pattern), text) == expected)
  }

  @Test("of a regular expression are the tokens that it touches")
  func expression() throws {
    let pattern = Pattern(text: "loket \\d+", isExpression: true)
    #expect(try places(pattern, "di loket 12 dan LOKET 3") == ["loket+12", "LOKET+3"])
    #expect(try places(pattern, "di loket") == [])
  }
}

@Suite("A wildcard") struct WildcardTests {
  @Test(
    "stands for any letters",
    arguments: [
      ("a*", "a", true), ("a*", "abc", true), ("*a", "bca", true), ("a*a", "a", false),
      ("a*a", "aa", true), ("a*b*c", "a1b2c", true), ("a*b*c", "acb", false), ("*b*", "abc", true),
      ("*b*b*", "abc", false), ("abc", "abc", true), ("abc", "abcd", false), ("*", "", true),
    ])
  func matches(wildcard: String, text: String, expected: Bool) {
    #expect(Wildcard(Array(wildcard.utf8)).matches(Array(text.utf8).span) == expected)
  }
}
