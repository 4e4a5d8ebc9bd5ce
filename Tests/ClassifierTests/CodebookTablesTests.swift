import Foundation
import Hashing
import Lexicon
import Testing

@testable import Classifier

@Suite("The tables of a codebook that comes with textmine") struct CodebookTablesTests {
  static let roots = URL(filePath: "/usr/share/hunspell/id_ID.dic")

  /// Those in Resources/codebooks.
  private func file(_ name: String) -> URL {
    URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "../../Resources/codebooks/\(name).tables")
  }

  private func parsed(_ name: String) throws -> Codebook {
    try Codebook(
      parsing: try #require(Codebook.standardText(name)), file: "\(name).yml")
  }

  private func hunspell() throws -> RootWords {
    let bytes = [UInt8](try Data(contentsOf: Self.roots))
    return try RootWords(bytes.span, checksum: Checksum.hex(of: bytes))
  }

  @Test("say what its YAML says", arguments: CodebookTables.names)
  func codebook(name: String) throws {
    let text = try #require(Codebook.standardText(name))
    let found = CodebookTables(name, text)
    let tables = try #require(found, "\(name).yml has changed; run make codebook-tables")
    #expect(tables.codebook(source: text) == (try parsed(name)))
    #expect(try Codebook.standard(name) == parsed(name))
  }

  @Test(
    "are those that its keywords have now; make codebook-tables writes them",
    .enabled(if: FileManager.default.fileExists(atPath: roots.path)),
    arguments: CodebookTables.names)
  func bytes(name: String) throws {
    let options = AnalysisOptions(roots: try hunspell())
    let codebook = try parsed(name)
    let encoded = try CodebookTables.encoded(codebook, options)
    if ProcessInfo.processInfo.environment["TEXTMINE_UPDATE_TABLES"] == "1" {
      try Data(encoded).write(to: file(name))
      return
    }
    guard CodebookTables.patterns(of: codebook, options) != nil else {
      print("skipped: this edition of hunspell-id is not the one that the tables were made with")
      return
    }
    #expect([UInt8](try Data(contentsOf: file(name))) == encoded)
  }

  @Test(
    "know the root words of Debian by a hash that gives their SHA-256",
    .enabled(if: FileManager.default.fileExists(atPath: roots.path)))
  func rootsAreKnown() throws {
    var bytes = [UInt8](try Data(contentsOf: Self.roots))
    #expect(StandardRoots.checksum(of: bytes) == Checksum.hex(of: bytes))
    bytes[bytes.count / 2] ^= 1
    #expect(StandardRoots.checksum(of: bytes) == Checksum.hex(of: bytes))
  }

  @Test(
    "hold for no other text, stemmer or root words",
    .enabled(if: FileManager.default.fileExists(atPath: roots.path)))
  func others() throws {
    let options = AnalysisOptions(roots: try hunspell())
    let text = try #require(Codebook.standardText("konten"))
    #expect(CodebookTables("konten", text + "# edited") == nil)
    #expect(CodebookTables("fang", text) == nil)
    let edited = try Codebook(parsing: text + "# edited", file: "konten.yml")
    #expect(CodebookTables.patterns(of: edited, options) == nil)
    let codebook = try parsed("konten")
    #expect(CodebookTables.patterns(of: codebook, AnalysisOptions(stemmer: .none)) == nil)
    let one = Array("banjir".utf8)
    let other = AnalysisOptions(roots: try RootWords(one.span, checksum: "other"))
    #expect(CodebookTables.patterns(of: codebook, other) == nil)
  }
}
