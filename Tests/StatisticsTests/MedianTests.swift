import Statistics
import Testing

@Suite("A median") struct MedianTests {
  @Test("of nothing is none, of one or of equals is that number")
  func few() {
    #expect(Median([:]) == nil)
    for counts in [[7: 1], [7: 2], [7: 5_000]] {
      let median = Median(counts)
      #expect(median?.value == 7 && median?.lower == 7 && median?.upper == 7)
    }
    #expect(Median([1: 1, 2: 1])?.value == 1)
  }

  @Test("of counted numbers, with its interval")
  func median() {
    let median = Median([0: 30, 2: 20, 5: 30, 100: 20])
    #expect(median?.value == 2 && median?.count == 100)
    #expect(median?.lower == 2 && median?.upper == 5)
  }

  @Test("has the interval that many draws with replacement give", arguments: [9, 40, 301])
  func draws(size: Int) throws {
    var random = SeededGenerator(seed: UInt64(size))
    let numbers = (0..<size).map { _ in random.integer(below: 30) * random.integer(below: 30) }
    let median = try #require(
      Median(Dictionary(numbers.map { ($0, 1) }, uniquingKeysWith: +)))
    #expect(median.value == numbers.sorted()[(size - 1) / 2])
    let draws = (0..<20_000).map { _ in
      (0..<size).map { _ in numbers[random.integer(below: size)] }.sorted()[(size - 1) / 2]
    }
    func share(atMost number: Int) -> Double {
      Double(draws.count { $0 <= number }) / Double(draws.count)
    }
    // The ends are the first numbers at which the draws reach the quantiles, but for what chance does to these.
    let chance = 0.005
    #expect(share(atMost: median.lower) > 0.025 - chance)
    #expect(share(atMost: median.lower - 1) < 0.025 + chance)
    #expect(share(atMost: median.upper) > 0.975 - chance)
    #expect(share(atMost: median.upper - 1) < 0.975 + chance)
  }

  @Test("of millions is not slow to find, and lies close")
  func many() throws {
    let counts = Dictionary(uniqueKeysWithValues: (0..<20_000).map { ($0, 100) })
    let median = try #require(Median(counts))
    #expect(median.value == 9_999)
    // Two standard errors are 1.96 √n / 2 observations, a hundred to a number.
    #expect(abs(median.lower - 9_985) <= 1 && abs(median.upper - 10_013) <= 1)
  }
}
