import Foundation
import Testing

@Suite("textmine tokens") struct TokensCommandTests {
  private struct Entry: Decodable, Equatable {
    let kind: String
    let text: String
    let term: String?
    let start: Int
    let end: Int
  }

  private func tokens(_ lines: String, _ options: [String] = []) throws -> [[Entry]] {
    let run = try Program.run(["tokens", "--json"] + options, input: Array(lines.utf8))
    #expect(run.status == 0)
    return try run.output.split(separator: "\n").map {
      try JSONDecoder().decode([Entry].self, from: Data($0.utf8))
    }
  }

  @Test("gives for each line kind, text, term and offsets in scalars")
  func json() throws {
    #expect(
      try tokens("👍🏽 yang Pelayanan\n\n#SIAGA\r\n") == [
        [
          Entry(kind: "emoji", text: "👍🏽", term: "👍", start: 0, end: 2),
          Entry(kind: "word", text: "yang", term: nil, start: 3, end: 7),
          Entry(kind: "word", text: "Pelayanan", term: "layan", start: 8, end: 17),
        ], [],
        [Entry(kind: "hashtag", text: "#SIAGA", term: "#siaga", start: 0, end: 6)],
      ])
  }

  @Test("analyses as the options say")
  func options() throws {
    let plain = try tokens("yang Pelayanan", ["--stopwords", "none", "--stem", "none"])
    #expect(plain[0].map(\.term) == ["yang", "pelayanan"])
    #expect(try tokens("services", ["--stem", "en"])[0].map(\.term) == ["servic"])
    let scratch = Scratch()
    let list = try scratch.write("stop.txt", "pelayanan\n")
    let own = try tokens("yang pelayanan", ["--stopwords", list, "--stem", "none"])
    #expect(own[0].map(\.term) == ["yang", nil])
  }
}
