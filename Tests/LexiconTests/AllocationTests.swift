import CAllocations
import Testing

@testable import Lexicon

/// Without the optimiser closures and iterators ask for memory, which says nothing of the code.
#if DEBUG
  private let isOptimised = false
#else
  private let isOptimised = true
#endif

@Suite("Texts of known words") struct AllocationTests {
  private static let texts = [
    "Pelayanan e-KTP buka 08.00 WIB di kantor @dinas_maju, cek https://t.co/a1B2c3 #LayananPublik",
    "RT @akun/daftar: anak-anak, jum'at 17/8/2021 Rp 30.000,- naik 12,5% 😀👍🏽 bangeeet :)",
    "“Selamat” – café Қазақстан kab.go.id/layanan (0274) 512345 pertanggungjawabannya",
  ].map { Array($0.utf8) }

  /// How often `body` asks for memory for all texts, many times over.
  private func allocations(_ body: ([UInt8]) -> Void) -> UInt64 {
    let before = textmine_allocation_count()
    for _ in 0..<100 { for text in Self.texts { body(text) } }
    return textmine_allocation_count() - before
  }

  @Test("are counted where memory is asked for")
  func counted() {
    var kept: [[UInt8]] = []
    #expect(allocations { kept.append($0 + [0]) } >= 300)
    #expect(kept.count == 300)
  }

  @Test(
    "cost no allocation to tokenize and analyze again",
    .enabled(if: isOptimised, "skipped: not optimised; make test-allocations runs it"))
  func none() throws {
    var tokenizer = Tokenizer()
    var analyzer = try Analyzer(AnalysisOptions(roots: try roots("anak layan tanggung jawab")))
    var tokens: [Token] = []
    var analysis = Analysis()
    for text in Self.texts {
      tokenizer.tokenize(text.span, into: &tokens)
      analyzer.analyze(text.span, into: &analysis)
    }
    #expect(allocations { tokenizer.tokenize($0.span, into: &tokens) } == 0)
    #expect(allocations { analyzer.analyze($0.span, into: &analysis) } == 0)
  }
}
