import Foundation
import Testing

@Suite("Golden: the help") struct GoldenHelpTests {
  @Test(
    "of each command fits 80 columns and is as expected",
    arguments: [
      "", "inspect", "report", "tally",
      "label", "sample", "share", "agree", "words", "find", "train",
      "evaluate", "explain", "tokens", "codebook",
      "codebook list",
      "codebook show",
      "codebook check",
    ])
  func help(command: String) throws {
    let words = command.split(separator: " ").map(String.init)
    let run = try Program.run(words + ["--help"])
    #expect(run.status == 0)
    #expect(
      run.output.split(separator: "\n").allSatisfy { $0.count <= 80 || $0.hasPrefix("USAGE") })
    let name = (["help"] + words).joined(separator: "-") + ".txt"
    let file = Program.root.appending(path: "Tests/textmineTests/Golden/\(name)")
    if ProcessInfo.processInfo.environment["TEXTMINE_UPDATE_GOLDEN"] == "1" {
      try Data(run.output.utf8).write(to: file)
    }
    #expect(run.output == String(decoding: try Data(contentsOf: file), as: UTF8.self))
  }
}
