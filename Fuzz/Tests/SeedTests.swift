import Foundation
import Testing

@Suite("The laws that are fuzzed hold for every seed")
struct SeedTests {
  /// Fuzz/seeds.
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "seeds")

  @Test("of texts")
  @MainActor func texts() throws {
    for seed in try Self.seeds(of: "tokens") { Laws.check(seed) }
  }

  @Test("of files, dates and codebooks", arguments: Target.allCases)
  func readers(target: Target) throws {
    for seed in try Self.seeds(of: target.rawValue) { ReaderLaws.check(seed, as: target) }
  }

  private static func seeds(of name: String) throws -> [[UInt8]] {
    let seeds = try FileManager.default.contentsOfDirectory(
      at: folder.appending(path: name), includingPropertiesForKeys: nil)
    try #require(!seeds.isEmpty)
    return try seeds.map { [UInt8](try Data(contentsOf: $0)) }
  }
}
