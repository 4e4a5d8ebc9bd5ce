import Foundation
import Testing

@testable import Lexicon

@Suite("Options") struct AnalysisOptionsTests {
  @Test("need root words for Indonesian stems, and say how to get them")
  func missing() throws {
    let options = try stored(AnalysisOptions(roots: roots("anak")))
    #expect(options.needsRoots)
    #expect(throws: LexiconError.rootsMissing) { _ = try Analyzer(options) }
    let text = LexiconError.rootsMissing.description
    #expect(text.contains("apt-get install hunspell-id") && !text.contains("--"))
  }

  @Test("are stored with the checksum of the root words, and take no other list")
  func checksum() throws {
    var options = try stored(AnalysisOptions(roots: roots("anak", checksum: "one")))
    #expect(options.rootsChecksum == "one" && options.roots == nil)
    #expect(throws: LexiconError.otherRoots(expected: "one", found: "two")) {
      try options.supply(roots("anak", checksum: "two"))
    }
    try options.supply(roots("anak", checksum: "one"))
    #expect(!options.needsRoots)
    #expect(try options == AnalysisOptions(roots: roots("anak", checksum: "one")))
    #expect(try options != AnalysisOptions(roots: roots("anak", checksum: "two")))
  }

  @Test("of other stemmers need none and ignore those supplied")
  func others() throws {
    for stemmer in [StemmerChoice.none, .english, .snowballIndonesian] {
      var options = AnalysisOptions(stemmer: stemmer)
      try options.supply(roots("anak"))
      #expect(options.roots == nil && options.rootsChecksum == nil)
      _ = try Analyzer(options)
    }
  }

  @Test("name the stemmers as the command line does")
  func names() {
    #expect(StemmerChoice.allCases.map(\.rawValue) == ["none", "id", "en", "snowball-id"])
  }

  private func stored(_ options: AnalysisOptions) throws -> AnalysisOptions {
    try JSONDecoder().decode(AnalysisOptions.self, from: JSONEncoder().encode(options))
  }
}
