import Foundation
import Testing

import Lexicon

@Suite("The README's example of the library") struct ReadmeExampleTests {
  @Test("is this code, and does what it says")
  func example() throws {
    // README begin
    var analyzer = try Analyzer(AnalysisOptions(stemmer: .snowballIndonesian))
    var analysis = Analysis()
    let tweet = Array("Pendaftaran dibuka pukul 08.00 WIB di #MalPelayananPublik 👍🏽".utf8)
    analyzer.analyze(tweet.span, into: &analysis)
    for (token, spelling) in zip(analysis.tokens, analysis.normalForms) {
      let text = String(decoding: tweet[token.range], as: UTF8.self)
      let term = analyzer.text(of: analyzer.term(of: spelling))
      print(token.kind, text, analyzer.isStopWord(spelling) ? "–" : term)
    }
    // README end
    #expect(analysis.tokens.map(\.kind) == [.word, .word, .word, .number, .word, .hashtag, .emoji])
    let term = analyzer.text(of: analyzer.term(of: analysis.normalForms[0]))
    #expect(term == "daftar")
    #expect(try Self.readme.contains(Self.code))
  }

  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../..").standardizedFileURL

  private static var readme: String {
    get throws {
      String(decoding: try Data(contentsOf: root.appending(path: "README.md")), as: UTF8.self)
    }
  }

  /// This file's lines between the marks, as the README has them: without indentation.
  private static var code: String {
    get throws {
      let file = String(
        decoding: try Data(contentsOf: URL(filePath: #filePath)), as: UTF8.self)
      let parts = file.components(separatedBy: "// README begin\n")[1]
      let body = parts.components(separatedBy: "    // README end")[0]
      return body.split(separator: "\n", omittingEmptySubsequences: false)
        .map { $0.hasPrefix("    ") ? String($0.dropFirst(4)) : String($0) }
        .joined(separator: "\n")
    }
  }
}
