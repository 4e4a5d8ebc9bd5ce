import DocumentedCode
import Statistics
import Testing

@Suite("The example of the documentation of Statistics") struct DocumentationTests {
  @Test("is this code, and does what it says")
  func example() throws {
    // Example begin
    // 1,000 tweets labelled as service, 60 of them coded; 9,000 others, 40 of them coded.
    let service = 0
    let sample = StratifiedSample([
      Stratum(tweets: 1000, counts: [54, 6]),
      Stratum(tweets: 9000, counts: [2, 38]),
    ])
    if let share = sample.share(of: [service]), let interval = share.interval {
      print(share.value)  // 0.135 = 0.1 · 54/60 + 0.9 · 2/40
      print(interval.lower < 0.135 && 0.135 < interval.upper)  // true
    }

    // Two coders, four tweets; the second coder left one out.
    var coding = Coding(categories: 2, coders: 2)
    for codes in [[0, 0], [0, 1], [1, 1], [1, nil]] { coding.add(codes) }
    print(Agreement(coding).value(.percent) ?? 0)  // 2 of the 3 tweets that both coded
    // Example end
    let share = try #require(sample.share(of: [service]))
    #expect(abs(share.value - 0.135) < 1e-12)
    #expect(share.interval?.contains(0.135) == true)
    #expect(Agreement(coding).value(.percent) == 2.0 / 3)
    #expect(
      try DocumentedCode("Example").stands(in: "Sources/Statistics/Statistics.docc/Statistics.md"))
  }
}
