import CAllocations
import Lexicon

/// How often the analysis asks for memory once it knows the corpus.
enum Allocations {
  static func print(of texts: [[UInt8]], _ options: AnalysisOptions) throws {
    var tokenizer = Tokenizer()
    var analyzer = try Analyzer(options)
    var tokens: [Token] = []
    var analysis = Analysis()
    Swift.print("| pass | tokenize, allocations | analyze, allocations |\n|---|---|---|")
    for pass in 1...3 {
      let cut = count(texts) { tokenizer.tokenize($0.span, into: &tokens) }
      let analyzed = count(texts) { analyzer.analyze($0.span, into: &analysis) }
      Swift.print("| \(pass) | \(cut) | \(analyzed) |")
    }
  }

  private static func count(_ texts: [[UInt8]], _ body: ([UInt8]) -> Void) -> UInt64 {
    let before = textmine_allocation_count()
    for text in texts { body(text) }
    return textmine_allocation_count() - before
  }
}
