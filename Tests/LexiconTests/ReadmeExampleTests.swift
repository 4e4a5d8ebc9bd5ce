import Foundation
import Testing

import Lexicon

@Suite("The README's example of the library") struct ReadmeExampleTests {
  @Test("is this code, and does what it says")
  func example() throws {
    // README begin
    var analyzer = try Analyzer(AnalysisOptions(stemmer: .snowballIndonesian))
    let tweet = "Pendaftaran dibuka pukul 08.00 WIB di #MalPelayananPublik 👍🏽"
    for token in analyzer.tokens(in: tweet) {
      print(token.kind, token.text, token.term ?? "–")
    }
    // README end
    let tokens = analyzer.tokens(in: tweet)
    #expect(tokens.map(\.kind) == [.word, .word, .word, .number, .word, .hashtag, .emoji])
    #expect(tokens[0].text == "Pendaftaran" && tokens[0].term == "daftar" && tokens[4].term == nil)
    var terms: [String] = []
    // Fast begin
    var analysis = Analysis()
    analyzer.analyze(Array(tweet.utf8).span, into: &analysis)
    for form in analysis.normalForms where !analyzer.isStopWord(form) {
      print(analyzer.text(of: analyzer.term(of: form)))
    }
    // Fast end
    for form in analysis.normalForms where !analyzer.isStopWord(form) {
      terms.append(analyzer.text(of: analyzer.term(of: form)))
    }
    #expect(terms == tokens.compactMap(\.term))
    let code = try Self.code(between: "README")
    #expect(try Self.text("README.md").contains(code))
    let page = try Self.text("Sources/Lexicon/Lexicon.docc/Lexicon.md")
    #expect(try page.contains(code) && page.contains(Self.code(between: "Fast")))
  }

  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../..").standardizedFileURL

  private static func text(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: root.appending(path: path)), as: UTF8.self)
  }

  /// This file's lines between two marks, as documents have them: without indentation.
  private static func code(between mark: String) throws -> String {
    let file = String(decoding: try Data(contentsOf: URL(filePath: #filePath)), as: UTF8.self)
    let parts = file.components(separatedBy: "    // \(mark) begin\n")[1]
    let body = parts.components(separatedBy: "    // \(mark) end")[0]
    return body.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.hasPrefix("    ") ? String($0.dropFirst(4)) : String($0) }
      .joined(separator: "\n")
  }
}
