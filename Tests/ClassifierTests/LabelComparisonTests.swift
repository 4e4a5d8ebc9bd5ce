import Statistics
import Testing

@testable import Classifier

@Suite("A comparison of labels") struct LabelComparisonTests {
  private let categories = ["layanan", "lainnya"].map { id in
    Category(
      id: id, title: Wording(indonesian: id, english: id),
      definition: Wording(indonesian: "", english: ""), isService: id == "layanan")
  }

  /// 100 tweets of 20 accounts, half of them service content.
  private let codes = (0..<100).map { $0 % 2 }

  private func compare(
    _ candidates: [LabelComparison.Candidate], reference: Int? = 0
  ) -> [LabelComparison.Row] {
    LabelComparison(
      candidates, reference: reference, codes: codes, categories: categories,
      groups: codes.indices.map { $0 / 5 }, draws: 400
    ).rows
  }

  /// Labels that are wrong in the tweets that `isWrong` names.
  private func candidate(_ name: String, _ isWrong: (Int) -> Bool) -> LabelComparison.Candidate {
    .init(name: name, labels: codes.indices.map { isWrong($0) ? 1 - codes[$0] : codes[$0] })
  }

  @Test("gives accuracy, macro-F1 and F1 of service content")
  func figures() throws {
    let rows = compare([candidate("a") { $0 % 10 == 0 }])
    #expect(rows[0].tweets == 100 && rows[0].accuracy?.value == 0.9)
    // Ten of the fifty service tweets are missed, none is labelled so wrongly.
    #expect(abs(try #require(rows[0].serviceF1).value - 80.0 / 90) < 1e-12)
    #expect(abs(try #require(rows[0].macroF1).value - (80.0 / 90 + 100.0 / 110) / 2) < 1e-12)
    #expect(rows[0].accuracyDifference == nil)
    #expect(abs(try #require(rows[0].shareBias).value + 0.1) < 1e-12)
  }

  @Test("pairs differences, which are surer than the figures that they are of")
  func paired() throws {
    // The second is wrong where the first is, and in one tweet more of every account.
    let rows = compare([
      candidate("a") { $0 < 40 }, candidate("b") { $0 < 40 || $0 % 5 == 4 },
    ])
    let difference = try #require(rows[1].accuracyDifference)
    #expect(abs(difference.value - (0.48 - 0.6)) < 1e-12)
    #expect(
      try #require(difference.interval).width < (try #require(rows[1].accuracy?.interval)).width / 2
    )
    #expect(try #require(difference.interval).upper < 0)
  }

  @Test("holds a way that left tweets out against the reference on the tweets that it labelled")
  func partial() throws {
    let some = codes.indices.map { $0 < 50 ? codes[$0] : nil }
    let rows = compare([candidate("a") { $0 < 25 }, .init(name: "second coder", labels: some)])
    #expect(rows[1].tweets == 50 && rows[1].accuracy?.value == 1)
    #expect(rows[1].accuracyDifference?.value == 0.5)
  }

  @Test("gives figures without a reference, too")
  func noReference() {
    let rows = compare([candidate("a") { $0 % 7 == 0 }], reference: nil)
    #expect(rows[0].accuracy?.value == 0.85 && rows[0].accuracyDifference == nil)
  }

  @Test("gives the same intervals for the same seed")
  func seed() {
    let candidates = [candidate("a") { $0 % 7 == 0 }, candidate("b") { $0 % 3 == 0 }]
    #expect(compare(candidates) == compare(candidates))
  }
}
