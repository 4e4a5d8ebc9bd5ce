import Foundation
import Testing

@Suite("The commands of the documents") struct DocumentedCommandTests {
  /// Of docs: all that show commands, but for those of Python, which its package runs.
  static let pages = [
    "cluster", "for-comms-staff", "for-data-engineers", "for-researchers", "models", "networks",
    "share", "stream", "study",
  ]

  @Test("do what they say, one after the other", arguments: pages)
  func commands(page: String) throws {
    let scratch = Scratch()
    try FileManager.default.createSymbolicLink(
      atPath: scratch.path("Examples"),
      withDestinationPath: Program.root.appending(path: "Examples").path)
    let blocks = try Self.text(of: page).matches(of: /```sh\n([^`]*)```/).map { String($0.1) }
    #expect(!blocks.isEmpty)
    for block in blocks {
      let run = try Program.shell("set -euo pipefail\n" + block, in: scratch.url)
      #expect(run.status == 0, "\(block)\(run.errors)")
    }
    if page == "study" {
      #expect(scratch.names.contains("figures") && scratch.names.contains("sheet.xlsx"))
    }
  }

  @Test("are all run: no page shows commands in another kind of block")
  func allPages() throws {
    let folder = Program.root.appending(path: "docs")
    for file in try FileManager.default.contentsOfDirectory(atPath: folder.path)
    where file.hasSuffix(".md") && file != "python.md" {
      let page = String(file.dropLast(3))
      let text = try Self.text(of: page)
      #expect(!text.contains("```console"), "\(file)")
      #expect(!text.contains("```\ntextmine ") || page == "serve", "\(file)")
      #expect(text.contains("```sh\n") == Self.pages.contains(page), "\(file)")
    }
  }

  private static func text(of page: String) throws -> String {
    try String(
      decoding: Data(contentsOf: Program.root.appending(path: "docs/\(page).md")), as: UTF8.self)
  }
}
