import Lexicon
import Testing

@testable import Classifier

/// A codebook with one category of these keywords, in YAML, and the fallback `lain`.
func codebook(keywords: String) throws -> Codebook {
  try Codebook(
    parsing: """
      name: uji
      fallback: lain
      categories:
        - id: layanan
          service: true
          keywords: [\(keywords)]
        - id: lain
      """, file: "uji.yml")
}

@Suite("A codebook") struct CodebookTests {
  @Test("keeps the order of its categories, titles and service")
  func categories() throws {
    let book = try Codebook(
      parsing: """
        name: uji
        title: {id: Uji, en: Test}
        fallback: lain
        categories:
          - id: siaga
            title: {id: Siaga, en: Alert}
            definition: Ada bahaya.
            service: yes
            keywords:
              - banjir
              - {match: gempa bumi, weight: 2.5, unless: [simulasi*], near: 4}
          - {id: lain, title: Lain}
        """, file: "uji.yml")
    #expect(book.categories.map(\.id) == ["siaga", "lain"])
    #expect(book.title.english == "Test" && book.categories[1].title.english == "Lain")
    #expect(book.categories.map(\.isService) == [true, false])
    #expect(book.fallback == 1 && book.keywords.count == 2)
    let keyword = book.keywords[1]
    #expect(keyword.weight == 2.5 && keyword.pattern == Pattern(text: "gempa bumi", near: 4))
    #expect(keyword.unless == [Pattern(text: "simulasi*", near: nil)])
    #expect(keyword.unlessBefore.isEmpty)
  }

  @Test("that comes with textmine can be read", arguments: Codebook.standardNames)
  func standard(name: String) throws {
    let book = try #require(try Codebook.standard(name))
    #expect(book.name == name && !book.keywords.isEmpty)
    for category in book.categories {
      #expect(!category.title.indonesian.isEmpty && !category.title.english.isEmpty)
      #expect(category.definition.indonesian.count > 20)
      #expect(category.definition.english.count > 20)
    }
  }

  @Test("konten has the eight categories of the coding manual, two of them service")
  func konten() throws {
    let book = try #require(try Codebook.standard("konten"))
    #expect(
      book.categories.map(\.id) == [
        "peringatan", "layanan", "covid", "imbauan", "kebijakan", "kegiatan", "seremonial",
        "lainnya",
      ])
    #expect(book.categories.filter(\.isService).map(\.id) == ["peringatan", "layanan"])
    #expect(book.categories[book.fallback].id == "lainnya")
  }

  @Test("that is wrong is refused with line, column and remedy", arguments: mistakes)
  func mistake(yaml: String, message: String) {
    #expect {
      try Codebook(parsing: yaml, file: "b.yml")
    } throws: { error in
      "\(error)" == message
    }
  }

  static let mistakes = [
    ("", "b.yml:1:1: expected a codebook in YAML, found nothing"),
    ("- a", "b.yml:1:1: expected the codebook as key: value lines, found a list"),
    (
      "name: a\ncategories: [x",
      "b.yml:3:1: not valid YAML: did not find expected ',' or ']'"
    ),
    ("name: a\nname: b", "b.yml:2:1: not valid YAML: key \"name\" stands twice"),
    (
      "name: a\nkategori: []",
      "b.yml:2:1: unknown key \"kategori\"; known here: name, title, fallback, categories"
    ),
    ("name: a\nfallback: x", "b.yml:1:1: the codebook has no \"categories\"; add one"),
    (
      "name: a\nfallback: x\ncategories:\n  - id: y\n    keywords: [z]",
      "b.yml:2:11: fallback \"x\" is none of the categories; name one that is"
    ),
    (
      "name: a\nfallback: x\ncategories:\n  - id: x\n  - id: agama",
      "b.yml:5:5: category \"agama\" has no keywords; add one or remove it"
    ),
    (
      "name: a\nfallback: x\ncategories:\n  - id: x\n  - id: x",
      "b.yml:5:5: category \"x\" stands twice; rename or merge one"
    ),
    (
      "name: a\nfallback: x\ncategories:\n  - id: x\n    keywords: [k, {match: k}]",
      "b.yml:5:19: keyword \"k\" stands twice in category \"x\"; remove one"
    ),
    (
      "name: a\nfallback: x\ncategories:\n  - id: x\n    keywords: ['!']",
      "b.yml:5:16: keyword \"!\" has nothing to look for; write a word, an emoji or an emoticon"
    ),
    (
      "name: a\nfallback: x\ncategories:\n  - id: x\n    keywords: [{match: k, weight: -1}]",
      "b.yml:5:35: expected a weight above 0, at most 1,000,000, found \"-1\""
    ),
    (
      "name: a\nfallback: x\ncategories:\n  - id: x\n    keywords: [{match: k, weight: 1e30}]",
      "b.yml:5:35: expected a weight above 0, at most 1,000,000, found \"1e30\""
    ),
    (
      "name: a\nfallback: x\ncategories:\n  - id: x\n    keywords: [{match: a b, near: 1}]",
      "b.yml:5:35: expected a number of tokens from 2 to 100, found \"1\""
    ),
    (
      "name: a\nfallback: x\ncategories:\n  - id: x\n    keywords: [{match: k, unless: [{after: m}]}]",
      "b.yml:5:37: unknown key \"after\"; known here: before"
    ),
    (
      "name: a\nfallback: x\ncategories:\n  - id: x\n    service: maybe",
      "b.yml:5:14: expected true or false, found \"maybe\""
    ),
    (
      "name: a\nfallback: x\ncategories:\n  - id: x\n    keywords: [{regex: '(a'}]",
      "b.yml:5:24: \"(a\" is no regular expression; the mistake is at character 3"
    ),
    (
      "name: a\nfallback: x\ncategories:\n  - id: x\n    keywords: [{regex: a, near: 3}]",
      "b.yml:5:33: \"near\" has no meaning beside \"regex\"; remove one of them"
    ),
    (
      "name: a\nfallback: x\ncategories:\n  - id: x\n    keywords: [[a]]",
      "b.yml:5:16: expected a text, found a list"
    ),
  ]
}
