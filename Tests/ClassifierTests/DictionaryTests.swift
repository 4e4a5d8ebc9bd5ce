import Lexicon
import Testing

@testable import Classifier

@Suite("A dictionary of quanteda") struct QuantedaDictionaryTests {
  private func parse(_ yaml: String) throws -> Codebook {
    try Codebook(parsing: yaml, file: "kamus/emosi.yml")
  }

  @Test("becomes a codebook with a category for each list and the fallback other")
  func lists() throws {
    let book = try parse("senang: [gembira, bahagia*, \"rasa syukur\"]\nmarah:\n  - geram\n")
    #expect(book.name == "emosi")
    #expect(book.categories.map(\.id) == ["senang", "marah", "other"])
    #expect(book.fallback == 2)
    #expect(
      book.keywords.map(\.pattern.text) == ["=gembira", "bahagia*", "=rasa =syukur", "=geram"])
    #expect(book.keywords.map(\.category) == [0, 0, 0, 1])
  }

  @Test("joins the names of categories inside categories")
  func nested() throws {
    let book = try parse("emosi:\n  senang: [gembira]\n  marah: [geram]\ntempat: [pasar]\n")
    #expect(book.categories.map(\.id) == ["emosi.senang", "emosi.marah", "tempat", "other"])
  }

  @Test(
    "finds words as they are spelt, by their beginning, and several in a row",
    arguments: [
      ("Gembira sekali", "senang"), ("bergembira", "other"), ("kebahagiaan", "other"),
      ("bahagianya", "senang"), ("penuh rasa syukur", "senang"), ("syukur", "other"),
      ("GERAM!", "marah"),
    ])
  func labels(text: String, label: String) throws {
    var labeller = try Labeller(
      try parse("senang: [gembira, bahagia*, \"rasa syukur\"]\nmarah: [geram]\n"))
    #expect(labeller.category(of: text) == label)
  }

  @Test(
    "counts the longest of entries that lie in each other, in whatever order they are listed",
    arguments: [
      "tempat: [pasar]\nacara: [pasar malam, festival]\n",
      "acara: [pasar malam, festival]\ntempat: [pasar]\n",
    ])
  func longest(yaml: String) throws {
    var labeller = try Labeller(try parse(yaml))
    #expect(labeller.category(of: "Pasar malam di alun-alun") == "acara")
    #expect(labeller.category(of: "Pasar pagi") == "tempat")
    #expect(labeller.evidence() == ["=pasar 1.0"])
    // The first `pasar` lies in no longer entry.
    labeller.label("Dari pasar ke pasar malam")
    #expect(labeller.evidence().count == 1 && labeller.explanation().runnerUp != nil)
  }

  @Test("counts entries of one category that lie in each other once")
  func once() throws {
    var labeller = try Labeller(try parse("acara: [pasar, pasar malam]\n"))
    #expect(labeller.category(of: "Pasar malam") == "acara")
    #expect(labeller.evidence() == ["=pasar =malam 1.0"])
  }

  @Test("is read without the entries that make no sense, and tells which")
  func skipped() throws {
    let book = try parse("senang: [gembira, \"!!\", \"ri?ng\"]\nmarah: [[geram], kesal]\n")
    #expect(book.keywords.map(\.pattern.text) == ["=gembira", "=kesal"])
    #expect(
      book.skippedEntries.map(\.description) == [
        "kamus/emosi.yml:1:19: keyword \"!!\" has nothing to look for; write a word, an emoji or "
          + "an emoticon",
        "kamus/emosi.yml:1:25: expected * as the only wildcard, found \"ri?ng\"",
        "kamus/emosi.yml:2:9: expected a word, found a list",
      ])
  }

  @Test(
    "that is wrong is refused with line, column and remedy",
    arguments: [
      ("a: [\"x?y\"]", "kamus/emosi.yml:1:5: expected * as the only wildcard, found \"x?y\""),
      (
        "a: [x]\nother: [y]",
        "kamus/emosi.yml:2:1: category \"other\" stands twice; rename or merge one"
      ),
      ("a: []", "kamus/emosi.yml:1:1: category \"a\" has no keywords; add one or remove it"),
      ("a: [[x]]", "kamus/emosi.yml:1:5: expected a word, found a list"),
    ])
  func mistake(yaml: String, message: String) {
    #expect {
      try parse(yaml)
    } throws: { error in
      "\(error)" == message
    }
  }
}

@Suite("A dictionary of LIWC") struct LIWCDictionaryTests {
  private let text = """
    %
    1\tsenang
    2\tmarah
    %
    gembira\t1
    gera*\t2
    campur aduk\t1\t2
    """

  @Test("becomes a codebook, in which a word may speak for several categories")
  func reads() throws {
    let book = try Codebook(parsing: text, file: "emosi.dic")
    #expect(book.name == "emosi")
    #expect(book.categories.map(\.id) == ["senang", "marah", "other"])
    #expect(
      book.keywords.map { "\($0.category) \($0.pattern.text)" }
        == ["0 =gembira", "0 =campur =aduk", "1 gera*", "1 =campur =aduk"])
  }

  @Test("may hold emoticons, and is read without its odd lines")
  func oddLines() throws {
    let book = try Codebook(
      parsing: "%\n1 senang\n2 marah\n%\ngembira 1\n:) 1\n:( 2\nkesal\nheran 7\n", file: "b.dic")
    #expect(book.keywords.map(\.pattern.text) == ["=gembira", "=:)", "=:("])
    #expect(
      book.skippedEntries.map(\.description) == [
        "b.dic:8:1: expected a word and numbers of categories, found \"kesal\"",
        "b.dic:9:1: expected the number of a category, found 7",
      ])
    var labeller = try Labeller(book)
    #expect(labeller.category(of: "gembira sekali :)") == "senang")
    #expect(labeller.evidence() == ["=gembira 1.0", "=:) 1.0"])
    #expect(labeller.category(of: "yah :(") == "marah")
  }

  @Test("leaves entries with conditions out, and has categories without words")
  func conditions() throws {
    let book = try Codebook(
      parsing: "%\n125 senang\n253 waktu\n%\nriang 125\nsuka (02 134)125/464 253\n", file: "b.dic")
    #expect(book.keywords.map(\.pattern.text) == ["=riang"])
    #expect(
      book.skippedEntries.map(\.description) == [
        "b.dic:6:1: expected numbers of categories without conditions, found \"suka (02 134)125/464\""
      ])
  }

  @Test("counts a word that several entries of a category match once")
  func overlapping() throws {
    let book = try Codebook(
      parsing: "satu: [Randu, 'Wana*']\ndua: ['Jati*', Jatiwangi, Jati]\n", file: "b.yml")
    var labeller = try Labeller(book)
    #expect(labeller.category(of: "randu, wanaloka, jatiwangi") == "satu")
    // Two words of one category are two.
    #expect(labeller.category(of: "randu jati jatiwangi jatibarang") == "dua")
  }

  @Test(
    "that is wrong is refused with its line",
    arguments: [
      ("%\n1 a\n%\nx 3", "b.dic:4:1: expected the number of a category, found 3"),
      ("%\n1 a\n%\nx", "b.dic:4:1: expected a word and numbers of categories, found \"x\""),
      ("%\n1\n%\nx 1", "b.dic:2:1: expected a number and a name, found \"1\""),
      ("%\n1 a\nx 1", "b.dic:3:1: expected a second line of %, found the end"),
      (
        "%\n1 a\n2 a\n%\nx 1",
        "b.dic:3:1: category \"a\" stands twice; rename or merge one"
      ),
    ])
  func mistake(text: String, message: String) {
    #expect {
      try Codebook(parsing: text, file: "b.dic")
    } throws: { error in
      "\(error)" == message
    }
  }
}
