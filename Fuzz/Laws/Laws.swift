@testable import Lexicon

/// What must hold for any bytes: tokens in order, inside the text, of whole scalars; the same tokens
/// by our own rules and by ICU's break iterator; the same terms twice. A broken law ends the program,
/// which is how libFuzzer learns of it.
@_cdecl("textmine_fuzz_text")
public func fuzzText(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  Laws.check(bytes)
  return 0
}

@MainActor private var laws = Laws()

struct Laws: ~Copyable {
  private var tokenizer: Tokenizer
  private var icuTokenizer: Tokenizer
  private var analyzer: Analyzer
  private var tokens: [Token] = []
  private var icuTokens: [Token] = []
  private var analysis = Analysis()

  init() {
    do {
      tokenizer = Tokenizer()
      icuTokenizer = try Tokenizer(WordBreaker())
      analyzer = try Analyzer()
    } catch {
      fatalError("\(error)")
    }
  }

  /// Checks the laws on one thread, as libFuzzer runs.
  static func check(_ bytes: [UInt8]) {
    MainActor.assumeIsolated { laws.check(bytes) }
  }

  private mutating func check(_ bytes: [UInt8]) {
    tokenizer.tokenize(bytes.span, into: &tokens)
    var end = 0
    for token in tokens {
      demand(token.range.lowerBound >= end, "tokens overlap")
      demand(!token.range.isEmpty && token.range.upperBound <= bytes.count, "not in the text")
      demand(
        String(validating: bytes[token.range], as: UTF8.self) != nil, "not of whole scalars")
      end = token.range.upperBound
    }
    icuTokenizer.tokenize(bytes.span, into: &icuTokens)
    demand(tokens == icuTokens, "ours and ICU cut differently")

    analyzer.analyze(bytes.span, into: &analysis)
    let terms = analysis.normalForms.map { analyzer.term(of: $0) }
    analyzer.analyze(bytes.span, into: &analysis)
    demand(
      terms == analysis.normalForms.map { analyzer.term(of: $0) }, "terms differ")
    analyzer.forget(beyond: 1 << 24)
  }
}

private func demand(_ holds: Bool, _ law: String) {
  if !holds { fatalError(law) }
}
