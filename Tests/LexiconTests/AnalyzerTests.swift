import Testing

@testable import Lexicon

/// The terms of `text`; stop words in brackets.
private func terms(_ text: String, _ options: AnalysisOptions = AnalysisOptions()) throws
  -> [String]
{
  var analyzer = try Analyzer(options)
  var analysis = Analysis()
  analyzer.analyze(Array(text.utf8).span, into: &analysis)
  var found: [String] = []
  for spelling in analysis.normalForms {
    let term = analyzer.text(of: analyzer.term(of: spelling))
    found.append(analyzer.isStopWord(spelling) ? "[\(term)]" : term)
  }
  return found
}

@Suite("A term") struct TermTests {
  @Test("is the same for all spellings of a word")
  func fold() throws {
    let spellings = ["Layanan", "LAYANAN", "ｌａｙａｎａｎ", "𝗹𝗮𝘆𝗮𝗻𝗮𝗻", "laya\u{AD}nan", "pelayanan"]
    for spelling in spellings { #expect(try terms(spelling) == ["layan"]) }
  }

  @Test("of a link is its host, of a sign its folded text")
  func entities() throws {
    #expect(
      try terms("https://KAB.go.id/Jadwal?x=1 http://u.id:8080/ #SiagaBencana @BPBD_Maju 08.00")
        == ["kab.go.id", "u.id", "#siagabencana", "@bpbd_maju", "08.00"])
  }

  @Test("of a list's mention is the account")
  func list() throws {
    #expect(try terms("@Dinkes/rsud ＠dinkes/a @dinkes") == ["@dinkes", "@dinkes", "@dinkes"])
  }

  @Test(
    "of a number is the same however it is set",
    arguments: [
      ("Rp30.000 Rp 30.000 rp. 30.000,- Rp.30.000", "rp30.000"),
      ("08.00 WIB 08.00WIB 08:00 wib", "08.00wib"), ("10 km 10km", "10km"), ("5% 5 %", "5%"),
      ("2.500,50", "2.500,50"), ("17.08.2021", "17.08.2021"),
    ])
  func numbers(text: String, term: String) throws {
    #expect(Set(try terms(text)) == [term])
  }

  @Test("of an emoji keeps its joiners and loses its selector")
  func emoji() throws {
    #expect(try terms("❤️ 👨‍👩‍👧") == ["❤", "👨‍👩‍👧"])
  }

  @Test(
    "of an emoji has no skin tone, but that of a tone alone",
    arguments: [
      ("👍🏽", "👍"), ("👍🏿", "👍"), ("👍", "👍"), ("👩🏾‍⚕️", "👩‍⚕"), ("🤝🏻", "🤝"), ("👩🏻‍🤝‍👨🏿", "👩‍🤝‍👨"),
      ("🏽", "🏽"), ("🏺", "🏺"), ("🇮🇩", "🇮🇩"),
    ])
  func skinTones(emoji: String, term: String) throws { #expect(try terms(emoji) == [term]) }

  @Test("depends on the stemmer")
  func stemmer() throws {
    #expect(try terms("pelayanan", AnalysisOptions(stemmer: .none)) == ["pelayanan"])
    #expect(try terms("services", AnalysisOptions(stemmer: .english)) == ["servic"])
    #expect(try terms("buku-buku", AnalysisOptions(roots: try roots("buku"))).last == "buku")
  }

  @Test("is missing for stop words, of whatever list")
  func stopWords() throws {
    #expect(try terms("yang jam", AnalysisOptions(stemmer: .none)) == ["[yang]", "jam"])
    #expect(try terms("yang", AnalysisOptions(stopWords: .none, stemmer: .none)) == ["yang"])
    let own = StopWords(lines: "# mine\nJam  # with a note\n\n")
    #expect(
      try terms("yang JAM", AnalysisOptions(stopWords: own, stemmer: .none)) == ["yang", "[jam]"])
  }
}

@Suite("An analyzer") struct AnalyzerTests {
  /// The words of each form of `text`: `form: word word`, stop words in brackets.
  private func parts(_ text: String, _ options: AnalysisOptions) throws -> [String] {
    var analyzer = try Analyzer(options)
    var analysis = Analysis()
    analyzer.analyze(Array(text.utf8).span, into: &analysis)
    var found: [String] = []
    for form in analysis.surfaceForms {
      var words: [String] = []
      for part in analyzer.parts(of: form) {
        let term = analyzer.text(of: analyzer.term(of: part))
        words.append(analyzer.isStopWord(part) ? "[\(term)]" : term)
      }
      found.append("\(analyzer.text(of: form)): \(words.joined(separator: " "))")
    }
    return found
  }

  @Test("gives the words of hashtags and of informal words that are several")
  func parts() throws {
    let options = AnalysisOptions(roots: try roots("layan/Mi publik rumah aja tahu tidak"))
    #expect(
      try parts("#LayananPublik #dirumahaja publik gatau", options) == [
        "#LayananPublik: layan publik", "#dirumahaja: [di] rumah [saja]", "publik: ",
        "gatau: tidak tahu",
      ])
  }

  @Test("gives the words that a hyphen joins, unless one is said twice")
  func compounds() throws {
    let options = AnalysisOptions(roots: try roots("anak undang lalu"))
    #expect(
      try parts("e-KTP Covid-19 ke-2 anak-anak undang-undang KTP-nya", options) == [
        "e-KTP: e ktp", "Covid-19: covid 19", "ke-2: [ke] 2", "anak-anak: ", "undang-undang: ",
        "KTP-nya: ",
      ])
    let none = AnalysisOptions(stemmer: .none)
    #expect(try parts("anak-anak e-KTP", none) == ["anak-anak: ", "e-KTP: e ktp"])
  }

  @Test("takes a word for a stop word in its informal spelling too, and keeps that spelling")
  func informalStopWords() throws {
    var analyzer = try Analyzer(
      AnalysisOptions(stopWords: StopWords(["yang"]), roots: try roots("anak")))
    var analysis = Analysis()
    analyzer.analyze(Array("yg Yang anak".utf8).span, into: &analysis)
    var found: [String] = []
    for spelling in analysis.normalForms {
      let stop = analyzer.isStopWord(spelling) ? "-" : ""
      found.append(stop + analyzer.text(of: spelling))
    }
    let first = analyzer.term(of: analysis.normalForms[0])
    let second = analyzer.term(of: analysis.normalForms[1])
    #expect(found == ["-yg", "-yang", "anak"] && first == second)
  }

  @Test("that finds no terms gives the same forms and words of hashtags, each form its own term")
  func spellings() throws {
    let options = AnalysisOptions(roots: try roots("layan rumah sakit"))
    var full = try Analyzer(options)
    var spare = try Analyzer(options, findsTerms: false)
    var (one, other) = (Analysis(), Analysis())
    for text in ["Pelayanan RUMAH sakit. Yang baik! #RumahSakit", "ＲＵＭＡＨ 👍🏽 e-KTP 08:00 yg"] {
      let bytes = Array(text.utf8)
      full.analyze(bytes.span, into: &one)
      spare.analyze(bytes.span, into: &other)
      let forms = one.normalForms.map { full.text(of: $0) }
      let tagged = one.hashtagWords.map { full.text(of: $0) }
      #expect(forms == other.normalForms.map { spare.text(of: $0) })
      #expect(tagged == other.hashtagWords.map { spare.text(of: $0) })
      for form in other.normalForms {
        let (term, text) = (spare.text(of: spare.term(of: form)), spare.text(of: form))
        let isStopWord = spare.isStopWord(form)
        #expect(term == text && !isStopWord)
      }
    }
  }

  @Test("forgets all beyond a limit, where it was never called before")
  func forget() throws {
    var analyzer = try Analyzer()
    var analysis = Analysis()
    analyzer.analyze(Array("layanan publik".utf8).span, into: &analysis)
    let count = analyzer.normalFormCount
    #expect(count == 2 && analyzer.generation == 0)
    let footprint = analyzer.footprint
    analyzer.forget(beyond: footprint)
    let isKept = analyzer.formsKept(since: 0) == 2
    #expect(isKept)
    analyzer.forget(beyond: footprint - 1)
    let (generation, kept) = (analyzer.generation, analyzer.formsKept(since: 0))
    #expect(generation == 1 && kept == 0 && analyzer.normalFormCount == 0)
    analyzer.analyze(Array("publik".utf8).span, into: &analysis)
    let text = analyzer.text(of: analysis.normalForms[0])
    #expect(text == "publik")
  }

  @Test("forgets what came after half of its memory was taken, and learns it again as it was")
  func forgetHalf() throws {
    func words(_ range: Range<Int>) -> [UInt8] {
      Array(
        range.map { "kata\($0 % 7)nya\($0) #Tagar\($0)Baru anak-anak\($0)" }.joined(separator: " ")
          .utf8)
    }
    func forms(_ text: [UInt8], _ analyzer: inout Analyzer) -> [String] {
      var analysis = Analysis()
      analyzer.analyze(text.span, into: &analysis)
      return analysis.normalForms.map {
        analyzer.text(of: $0) + "|" + analyzer.text(of: analyzer.term(of: $0))
      }
        + analysis.hashtagWords.map { analyzer.text(of: $0) }
        + analysis.surfaceForms.flatMap { form in
          [analyzer.text(of: form)] + analyzer.parts(of: form).map { analyzer.text(of: $0) }
        }
    }
    let limit = 64 << 10
    var analyzer = try Analyzer()
    var generations: Set<Int> = []
    for start in stride(from: 0, to: 900, by: 15) {
      let text = words(start..<start + 15)
      let before = analyzer.generation
      analyzer.forget(beyond: limit)
      if analyzer.generation > before, before > 0 {
        let kept = analyzer.formsKept(since: before)
        #expect(kept > 100 && kept == analyzer.normalFormCount)
        #expect(analyzer.formsKept(since: before - 1) == 0)
      }
      generations.insert(analyzer.generation)
      var fresh = try Analyzer()
      #expect(forms(text, &analyzer) == forms(text, &fresh))
      // What was met first has kept its number.
      var analysis = Analysis()
      analyzer.analyze(words(0..<1).span, into: &analysis)
      #expect(analysis.normalForms[0].index == 0)
    }
    #expect(generations.count > 3)
  }
}

@Suite("The stop-word list") struct StopWordTests {
  @Test("of English has its function words and not its negations")
  func english() {
    let words = Set(StopWords.standard(for: .english).words)
    #expect(words.count > 170 && StopWords.standard(for: .indonesian) == .standard)
    #expect(words.isSuperset(of: ["the", "of", "and", "they", "would", "i'm"]))
    #expect(words.isDisjoint(with: ["no", "not", "never", "when", "where", "today", "can't"]))
  }

  @Test("holds no word twice, nor in two tiers, all folded")
  func tiers() {
    let words = StopWords.Tier.allCases.flatMap(StopWords.tier)
    #expect(Set(words).count == words.count)
    for word in words { #expect(fold(word) == word) }
  }

  @Test("keeps the words that carry or turn the service meaning")
  func keeps() {
    let kept = "tidak bukan jangan belum hari jam tempat jumlah mulai umum baru".split(
      separator: " ")
    for word in kept {
      #expect(!StopWords.standard.words.contains(String(word)))
      #expect(StopWords.tier(.protected).contains(String(word)))
    }
  }

  @Test("has the function words and their informal spellings")
  func removes() {
    for word in ["yang", "yg", "dengan", "dgn", "untuk", "utk", "di", "dan", "sih", "dong"] {
      #expect(StopWords.standard.words.contains(word))
    }
  }
}

@Suite("A vocabulary") struct VocabularyTests {
  @Test("numbers strings in the order in which they come")
  func numbers() {
    var vocabulary = Vocabulary(["b", "a", "b", ""])
    #expect(vocabulary.count == 3)
    #expect(vocabulary.number(of: "a") == 1 && vocabulary.number(of: "c") == nil)
    #expect(vocabulary[2] == "" && vocabulary[0] == "b")
    for i in 0..<5_000 { _ = vocabulary.insert(Array("kata\(i)".utf8).span) }
    #expect(vocabulary.count == 5_003 && vocabulary.number(of: "kata4999") == 5_002)
    for length in 0..<40 {  // every length, and strings that differ in one byte only
      let string = [UInt8](repeating: 0x61, count: length)
      let number = vocabulary.insert(string.span)
      #expect(vocabulary.number(of: string.span) == number)
      for place in string.indices {
        var other = string
        other[place] = 0
        #expect(vocabulary.number(of: other.span) == nil)
      }
    }
    vocabulary.removeAll()
    #expect(vocabulary.count == 0 && vocabulary.number(of: "a") == nil)
  }
}
