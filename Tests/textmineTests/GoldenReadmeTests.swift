import Foundation
import Testing

@Suite("Golden: the README") struct GoldenReadmeTests {
  /// A command and what the README shows below it.
  private struct Step {
    let command: String
    var output: [String]
  }

  @Test("shows what its commands print, one after the other")
  func commands() throws {
    let scratch = Scratch()
    try FileManager.default.createSymbolicLink(
      atPath: scratch.path("Examples"),
      withDestinationPath: Program.root.appending(path: "Examples").path)
    let file = Program.root.appending(path: "README.md")
    var lines: [String] = []
    var isConsole = false
    var pending: Step?
    func settle() throws {
      guard let step = pending else { return }
      pending = nil
      let run = try Program.shell(step.command, in: scratch.url)
      #expect(run.status == 0, "\(step.command): \(run.errors)")
      let printed = (run.output + run.errors).replacing("\r\n", with: "\n")
      let output = printed.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        .map(String.init)
      if Self.isUpdating {
        lines += output
      } else {
        #expect(step.output == output, "\(step.command)")
      }
    }
    let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if line.hasPrefix("```") {
        try settle()
        isConsole = line == "```console"
      } else if isConsole, line.hasPrefix("$ ") {
        try settle()
        pending = Step(command: String(line.dropFirst(2)), output: [])
      } else if isConsole {
        pending?.output.append(line)
        if Self.isUpdating { continue }
      }
      lines.append(line)
    }
    if Self.isUpdating { try Data(lines.joined(separator: "\n").utf8).write(to: file) }
  }

  private static let isUpdating =
    ProcessInfo.processInfo.environment["TEXTMINE_UPDATE_GOLDEN"] == "1"
}
