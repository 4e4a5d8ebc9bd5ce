import ArgumentParser
import Classifier
import Lexicon
import Study
import Testing

@testable import textmine

@Suite("A model") struct LabelSourceTests {
  private let scratch = Scratch()

  @Test("whose root words are not installed ends the run like a missing file, with the remedy")
  func rootsMissing() throws {
    let codes = "text,label\n" + (0..<20).map { "banjir \($0),a\nloket \($0),b\n" }.joined()
    let file = scratch.path("model")
    let run = try Program.run(["train", try scratch.write("t.csv", codes), "-o", file])
    #expect(run.status == 0)
    let error = #expect(throws: LexiconError.rootsMissing) {
      try LabelSource(
        modelNamed: file, options: AnalysisArguments.parse([]).options,
        roots: { throw LexiconError.rootsMissing })
    }
    let failure = try #require(error.flatMap { Failure($0) })
    #expect(failure.status == .noInput)
    #expect(failure.message?.contains("hunspell-id") == true)
    #expect(failure.message?.hasSuffix("or name one with --roots FILE") == true)
  }
}
