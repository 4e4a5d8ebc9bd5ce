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
    "that is wrong is refused with line, column and remedy",
    arguments: [
      (
        "a: [x]\nb: [\"*y\"]",
        "kamus/emosi.yml:2:5: expected * at the end of a word only, found \"*y\""
      ),
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
