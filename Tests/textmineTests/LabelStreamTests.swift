import Foundation
import Testing

@Suite("textmine label --stream") struct LabelStreamTests {
  private let scratch = Scratch()

  private func answers(_ lines: String, _ options: [String] = []) throws -> [String] {
    let run = try Program.run(["label", "--stream"] + options, input: Array(lines.utf8))
    #expect(run.status == 0)
    #expect(run.errors == "")
    return run.output.split(separator: "\n").map { String($0) }
  }

  @Test("answers each line by one with its label")
  func answers() throws {
    #expect(
      try answers(
        "{\"text\":\"apel pagi\",\"id\":7}\n{\"text\":\"xyzzy\"}", ["--codebook", "konten"])
        == [
          #"{"id":"7","label":"kegiatan","probability":null,"service":false,"evidence":"apel (+2)"}"#,
          #"{"label":"lainnya","probability":null,"service":false,"evidence":""}"#,
        ])
  }

  @Test("gives the labels that label gives")
  func same() throws {
    let texts = try exampleTexts()
    let lines = try texts.map { text in
      String(decoding: try JSONEncoder().encode(["text": text]), as: UTF8.self) + "\n"
    }
    let labelled = try Program.run(["label", Program.table, "--quiet"])
    let labels = Coder.rows(labelled.output).dropFirst().map { $0.suffix(4) }
    let answered = try answers(lines.joined()).map { line in
      let answer = try JSONDecoder().decode(Answer.self, from: Data(line.utf8))
      return [answer.label, answer.service ? "true" : "false", answer.evidence]
    }
    #expect(answered.count == texts.count)
    #expect(
      answered == labels.map { [$0[$0.startIndex], $0[$0.startIndex + 2], $0[$0.startIndex + 3]] })
  }

  private func exampleTexts() throws -> [String] {
    let rows = Coder.rows(try String(contentsOfFile: Program.table, encoding: .utf8))
    let column = try #require(rows[0].firstIndex(of: "text"))
    return rows.dropFirst().map { $0[column] }
  }

  private struct Answer: Decodable {
    let label: String
    let service: Bool
    let evidence: String
  }

  @Test("answers before it waits")
  func flushes() throws {
    let script = """
      coproc textmine label --stream --codebook konten
      for i in 1 2 3; do
        echo '{"text":"apel pagi"}' >&"${COPROC[1]}"
        read -r -t 60 line <&"${COPROC[0]}" || exit 3
        case $line in *kegiatan*) ;; *) exit 4 ;; esac
      done
      exec {COPROC[1]}>&-
      wait "$COPROC_PID"
      """
    #expect(try Program.shell(script).status == 0)
  }

  @Test("says which line holds no tweet, and goes on")
  func wrongLines() throws {
    let lines = [#"{"a":1}"#, "\"", #"[{"text":"a"},{"text":"b"}]"#, #"{"text":"apel pagi"}"#]
    let answers = try answers(lines.joined(separator: "\n"), ["--codebook", "konten"])
    let beginnings = [
      #"{"error":"standard input:1: expected a tweet, as in {\"text\": \"apel pagi\"}, found none"}"#,
      #"{"error":"standard input:2: not valid json"}"#,
      #"{"error":"standard input:3: expected one tweet on each line, found 2"}"#,
      #"{"label":"kegiatan""#,
    ]
    #expect(answers.count == beginnings.count)
    for (answer, beginning) in zip(answers, beginnings) { #expect(answer.hasPrefix(beginning)) }
  }

  @Test("puts corrections in the place of labels")
  func corrections() throws {
    let file = try scratch.write("corrections.csv", "id,code\n12345678,layanan\n")
    let answer = try answers(
      "{\"text\":\"apel pagi\",\"id\":\"12345678\"}",
      ["--codebook", "konten", "--corrections", file])
    #expect(answer[0].contains("\"label\":\"layanan\",\"probability\":null,\"service\":true"))
  }

  @Test("does what its page says")
  func page() throws {
    let page = try String(
      contentsOf: Program.root.appending(path: "docs/stream.md"), encoding: .utf8)
    let example = try #require(page.firstMatch(of: /```sh\n(.+)\n```\n```json\n(\{.+\}\n)```/))
    #expect(try Program.shell(String(example.1)).output == example.2)
  }

  @Test("takes nothing that needs the whole archive")
  func refuses() throws {
    for options in [["tweets.csv"], ["-o", "a.csv"], ["--excel"], ["--since", "2021"]] {
      let run = try Program.run(["label", "--stream"] + options)
      #expect(run.status == 64)
      #expect(run.errors.contains("--stream"))
    }
  }
}
