import Foundation
import Testing

@Suite("A regular expression that takes too long") struct SlowExpressionTests {
  private let scratch = Scratch()

  @Test("is told of wherever its codebook labels, since tweets count as without it")
  func told() throws {
    let book = try scratch.write(
      "b.yml",
      """
      name: uji
      title: Uji
      fallback: lain
      categories:
        - {id: siaga, title: Siaga, service: true, keywords: [{regex: '(a+)+b|siaga'}]}
        - {id: lain, title: Lain}
      """)
    let long = String(repeating: "a", count: 60)
    let table = try scratch.write(
      "t.csv", "id,text\n1,\(long) siaga\n2,siaga banjir\n3,\(long)\n")
    let note = "the expression (a+)+b|siaga took too long in 2 tweets"
    for command in [
      ["label"], ["report", "-o", scratch.path("t.html")],
      ["sample", "-n", "2", "-o", scratch.path("s.csv")],
    ] {
      let run = try Program.run(command + [table, "--codebook", book])
      #expect(run.status == 0, "\(run.errors)")
      #expect(
        (run.errors + run.output).contains("took too long in 2 tweets") || command[0] == "report")
      if command[0] == "label" {
        #expect(run.errors.contains(note) && run.output.contains("2,siaga banjir,siaga"))
      }
    }
    #expect(try scratch.text("t.html").contains("terlalu lama dicari dalam 2 tweet"))
    #expect(try Program.run(["codebook", "check", book, table]).errors.contains(note))
    let explained = try Program.run(["explain", "\(long) siaga", "--codebook", book])
    #expect(explained.errors.contains("took too long in 1 tweet,"))
  }
}
