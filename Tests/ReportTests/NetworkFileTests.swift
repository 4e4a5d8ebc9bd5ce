import Corpus
import Foundation
import Statistics
import Study
import Testing

@testable import Report

@Suite("Golden networks") struct NetworkFileTests {
  private let folder = FileManager.default.temporaryDirectory.appending(
    path: "textmine-\(UUID().uuidString)")

  private func file(_ text: String) throws -> String {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let path = folder.appending(path: "\(UUID().uuidString).csv")
    try Data(text.utf8).write(to: path)
    return path.path
  }

  private func file() async throws -> NetworkFile {
    defer { try? FileManager.default.removeItem(at: folder) }
    let rows = [
      "1,2021-01-01,a,@b satu", "2,2021-02-01,A,@B dua <&> @c",
      "3,2021-01-15,b,\"\"\"@a\"\" tiga\"",
      "4,,c,\"hai @d, @d\"", "5,2021-03-01,d,@a @d sendiri", "6,2021-03-02,d,RT @a: lewat",
    ]
    let path = try file("id,created_at,username,text\n" + rows.joined(separator: "\n") + "\n")
    let archive = try TweetInput(inputs: [path], options: ReadingOptions())
    let network = try await AccountNetwork(
      of: archive, TweetSelection(TweetSelection.Criteria()), by: .mentions, threads: 2)
    return NetworkFile(
      NetworkStudy(network),
      attributes: try AccountTable(
        path: self.file(
          "akun,type,nama,tweets\n@A,dinas,\"Dinas \"\"A\"\" & <B>\",9\nd,,\"D, E\",\n")))
  }

  @Test("are as they were in every format", arguments: NetworkFile.Format.allCases)
  func sameBytes(format: NetworkFile.Format) async throws {
    let made = try await file().rendered(as: format)
    let golden = GoldenTests.folder.appending(path: "network.\(format.rawValue)")
    if ProcessInfo.processInfo.environment["TEXTMINE_UPDATE_GOLDEN"] == "1" {
      try Data(made.utf8).write(to: golden)
    }
    #expect(String(decoding: try Data(contentsOf: golden), as: UTF8.self) == made)
    if format == .graphml || format == .gexf { #expect(XMLShape(made).isWellFormed) }
  }

  @Test("count each mention, without those of oneself and in retweets, names without case")
  func ties() async throws {
    let network = try await file().network
    #expect(network.accounts == ["a", "b", "c", "d"] && network.tweets == [2, 1, 1, 2])
    let edges = network.graph.edges.map { [$0.from, $0.to, $0.weight] }
    #expect(edges == [[0, 1, 2], [0, 2, 1], [1, 0, 1], [2, 3, 2], [3, 0, 1]])
    #expect(network.dates[3].first == nil && network.dates[0].first! < network.dates[0].last!)
  }
}
