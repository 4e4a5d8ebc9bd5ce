import Lexicon
import Testing

@testable import Classifier

@Suite("A codebook whose YAML is a bomb") struct YAMLBombTests {
  private static let head = "name: bom\nfallback: a\ncategories:\n  - id: a\n    keywords:\n"

  /// Ten lists, each of ten aliases of the one before.
  private static func lists() -> String {
    let indent = "      - "
    let names = Array("abcdefghij")
    var lists = "\(indent)&a [x, x, x, x, x, x, x, x, x, x]\n"
    for (one, next) in zip(names, names.dropFirst()) {
      let aliases = repeatElement("*\(one)", count: 10).joined(separator: ", ")
      lists += "\(indent)&\(next) [\(aliases)]\n"
    }
    return lists
  }

  /// Ten mappings, each of ten aliases of the one before, as in a dictionary of quanteda.
  private static var dictionary: String {
    let names = Array("abcdefghij")
    var mappings = "a: &a\n  k: [kata]\n"
    for (one, next) in zip(names, names.dropFirst()) {
      mappings += "\(next): &\(next)\n"
      for key in 0..<10 { mappings += "  k\(key): *\(one)\n" }
    }
    return mappings
  }

  private static let tooFar =
    "aliases unfold to more than 1000000 values, as in a YAML bomb; write out what they stand for"
  private static let tooDeep =
    "more than a thousand brackets are open; a codebook needs a few, so close or remove them"

  static let bombs = [
    ("lists of aliases", head + lists(), "bom.yml:11:49: \(tooFar)"),
    ("a key that is one", head + lists() + "      - {? *j : x}\n", "bom.yml:11:49: \(tooFar)"),
    ("mappings of aliases", dictionary, "bom.yml:60:7: \(tooFar)"),
    (
      "lists within lists",
      head + "      - " + String(repeating: "[", count: 10_000) + "x"
        + String(repeating: "]", count: 10_000), "bom.yml:6:9: \(tooDeep)"
    ),
    (
      "lists within lists that are not closed",
      head + "      - " + String(repeating: "[", count: 10_000), "bom.yml:6:9: \(tooDeep)"
    ),
    (
      "mappings within mappings",
      head + "      - " + String(repeating: "{match: ", count: 10_000), "bom.yml:6:7969: \(tooDeep)"
    ),
  ]

  @Test(
    "is refused at once, with its place and the remedy", .timeLimit(.minutes(1)), arguments: bombs)
  func isRefused(what: String, yaml: String, message: String) {
    let clock = ContinuousClock()
    let time = clock.measure {
      #expect {
        try Codebook(parsing: yaml, file: "bom.yml")
      } throws: { error in
        "\(error)" == message
      }
    }
    #expect(time < .seconds(10))
  }

  @Test("is told from one that shares a list among its categories")
  func sharesLists() throws {
    let shared = (0..<100).map { "      - {match: kata\($0), unless: *umum}\n" }.joined()
    let first = "      - {match: kata, unless: &umum [lomba, a & b]}\n"
    let book = try Codebook(parsing: Self.head + first + shared, file: "b.yml")
    #expect(book.keywords.count == 101)
    #expect(book.keywords.allSatisfy { $0.unless.map(\.text) == ["lomba", "a & b"] })
  }
}
