import DocumentedCode
import Lexicon
import Testing

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
    let (short, fast) = (try DocumentedCode("README"), try DocumentedCode("Fast"))
    let page = "Sources/Lexicon/Lexicon.docc/Lexicon.md"
    #expect(try short.stands(in: "README.md") && short.stands(in: page) && fast.stands(in: page))
  }
}
