import Statistics
import Testing

@Suite("A stratified sample") struct StratifiedSampleTests {
  private let sample = StratifiedSample([
    Stratum(tweets: 300, counts: [4, 20, 6]), Stratum(tweets: 700, counts: [60, 2, 8]),
  ])

  @Test("has the point Σ W_h n_hk / n_h")
  func point() throws {
    let point = try #require(sample.point([1]))
    #expect(abs(point - (0.3 * 20 / 30 + 0.7 * 2 / 70)) < 1e-12)
  }

  @Test("gives exclusive categories shares that sum to 1")
  func sum() {
    let sum = (0..<3).reduce(0) { $0 + (sample.point([$1]) ?? 0) }
    #expect(abs(sum - 1) < 1e-12)
    #expect(abs((sample.point([0, 1]) ?? 0) + (sample.point([2]) ?? 0) - 1) < 1e-12)
  }

  @Test("that has every tweet gives the exact share with width 0")
  func census() throws {
    let all = StratifiedSample([
      Stratum(tweets: 30, counts: [4, 20, 6]), Stratum(tweets: 70, counts: [60, 2, 8]),
    ])
    let share = try #require(all.share(of: [1]))
    #expect(abs(share.value - 0.22) < 1e-12)
    #expect(abs(share.interval!.lower - 0.22) < 1e-12 && abs(share.interval!.upper - 0.22) < 1e-12)
  }

  @Test("has an interval around its point, inside what codes leave possible, and again by its seed")
  func interval() throws {
    for categories in [[0], [1], [2], [0, 2]] as [Set<Int>] {
      let share = try #require(sample.share(of: categories, seed: 5))
      #expect(share.interval!.contains(share.value))
      let found = sample.strata.reduce(0) { sum, stratum in
        categories.reduce(sum) { $0 + stratum.counts[$1] }
      }
      #expect(share.interval!.lower >= Double(found) / 1_000)
      #expect(share.interval!.upper <= Double(1_000 - sample.coded + found) / 1_000)
      #expect(sample.share(of: categories, seed: 5) == share)
    }
  }

  @Test("gives the same whatever the categories and strata are called")
  func relabelled() throws {
    let renamed = StratifiedSample([
      Stratum(tweets: 300, counts: [20, 6, 4]), Stratum(tweets: 700, counts: [2, 8, 60]),
    ])
    #expect(renamed.share(of: [0]) == sample.share(of: [1]))
  }

  @Test("starts at 0 where no code is of the category, and ends at 1 where all are")
  func extremes() throws {
    let one = StratifiedSample([
      Stratum(tweets: 5_000, counts: [40, 0]), Stratum(tweets: 900, counts: [10, 0]),
    ])
    let none = try #require(one.share(of: [1]))
    #expect(none.value == 0 && none.interval!.lower == 0 && none.interval!.upper > 0.03)
    let all = try #require(one.share(of: [0]))
    #expect(all.value == 1 && all.interval!.upper == 1 && all.interval!.lower < 0.97)
  }

  @Test("merges strata without codes with a neighbour, and says how many")
  func merging() throws {
    let merged = StratifiedSample([
      Stratum(tweets: 10, counts: [0, 0]), Stratum(tweets: 300, counts: [10, 20]),
      Stratum(tweets: 0, counts: [0, 0]), Stratum(tweets: 50, counts: [0, 0]),
    ])
    #expect(merged.merged == 2)
    #expect(merged.strata.count == 1 && merged.strata[0].tweets == 360)
    #expect(StratifiedSample([Stratum(tweets: 10, counts: [0, 0])]).share(of: [0]) == nil)
    let small = StratifiedSample(
      [Stratum(tweets: 300, counts: [10, 20]), Stratum(tweets: 50, counts: [3, 1])], fewest: 5)
    #expect(small.merged == 1)
  }

  @Test("weighs codes by what they stand for")
  func weights() throws {
    var stratum = Stratum(tweets: 1_000, categories: 2)
    for _ in 0..<20 { stratum.add([1], weight: 10) }
    for _ in 0..<20 { stratum.add([0], weight: 40) }
    let weighted = StratifiedSample([stratum])
    #expect(weighted.point([1]) == 0.2)
    let equal = StratifiedSample([Stratum(tweets: 1_000, counts: [32, 8])])
    let (wide, narrow) = (
      try #require(weighted.share(of: [1])), try #require(equal.share(of: [1]))
    )
    #expect(wide.interval!.width > narrow.interval!.width)
  }

  @Test("is less sure where coders differ")
  func disputed() throws {
    var agreed = Stratum(tweets: 2_000, categories: 2)
    var disputed = agreed
    for tweet in 0..<100 {
      agreed.add([tweet % 2])
      disputed.add(tweet < 60 ? [0, 1] : [tweet % 2])
    }
    let sure = try #require(StratifiedSample([agreed]).share(of: [1]))
    let unsure = try #require(StratifiedSample([disputed]).share(of: [1]))
    #expect(abs(sure.value - unsure.value) < 1e-12)
    #expect(unsure.interval!.width > sure.interval!.width * 1.05)
  }

  @Test("is surer with more codes")
  func moreCodes() throws {
    var widths: [Double] = []
    for factor in [1, 2, 4, 8] {
      let sample = StratifiedSample([
        Stratum(tweets: 2_000, counts: [5 * factor, 20 * factor]),
        Stratum(tweets: 3_000, counts: [24 * factor, factor]),
      ])
      widths.append(try #require(sample.share(of: [1])?.interval).width)
    }
    #expect(widths == widths.sorted(by: >))
  }

  @Test("differs from another by an interval around the difference, wider than either's")
  func difference() throws {
    let other = StratifiedSample([Stratum(tweets: 800, counts: [30, 50, 20])])
    let difference = try #require(sample.difference(of: [1], from: other))
    let (own, others) = (try #require(sample.share(of: [1])), try #require(other.share(of: [1])))
    #expect(abs(difference.value - (own.value - others.value)) < 1e-12)
    #expect(difference.interval!.contains(difference.value))
    #expect(difference.interval!.width > max(own.interval!.width, others.interval!.width))
  }
}

@Suite("Allocation of codes to strata") struct AllocationTests {
  @Test("is in proportion to size and expected spread, with a floor and a cap")
  func neyman() {
    #expect(Allocation.neyman(100, tweets: [500, 500], shares: [0.5, 0.5]) == [50, 50])
    #expect(Allocation.neyman(100, tweets: [500, 500], shares: [0.5, 0.1]) == [62, 38])
    #expect(Allocation.neyman(100, tweets: [10_000, 20], shares: [0.5, 0]) == [95, 5])
    #expect(Allocation.neyman(100, tweets: [3, 4_000], shares: [0.5, 0]) == [3, 97])
    #expect(Allocation.neyman(900, tweets: [30, 40], shares: [0.5, 0.2]) == [30, 40])
    #expect(
      Allocation.neyman(3, tweets: [9, 9, 9, 0], shares: [0.5, 0.5, 0.5, 0]) == [1, 1, 1, 0])
  }

  @Test("adds up to the codes or all tweets, whatever the strata")
  func sums() {
    var generator = SeededGenerator(seed: 2)
    for _ in 0..<300 {
      let count = 1 + generator.integer(below: 20)
      let tweets = (0..<count).map { _ in generator.integer(below: 200) }
      let shares = (0..<count).map { _ in generator.uniform() }
      let codes = generator.integer(below: 600)
      let sizes = Allocation.neyman(codes, tweets: tweets, shares: shares)
      #expect(sizes.reduce(0, +) == min(codes, tweets.reduce(0, +)))
      #expect(zip(sizes, tweets).allSatisfy { 0 <= $0 && $0 <= $1 })
    }
  }

  @Test(
    "of codes to a half-width is z²p(1 − p)(1 − ρ²)/h²",
    arguments: [
      (0.25, 0.03, 0.0, 801), (0.25, 0.03, 0.7, 409), (0.25, 0.03, 0.8, 289),
      (0.05, 0.02, 0.0, 457), (0.05, 0.02, 0.7, 233), (0.05, 0.02, 0.8, 165),
    ])
  func planning(share: Double, half: Double, correlation: Double, codes: Int) {
    #expect(
      Allocation.codes(forHalfWidth: half, share: share, correlation: correlation) == codes)
    #expect(
      Allocation.codes(
        forHalfWidth: half, share: share, correlation: correlation, tweets: 600) < codes)
  }

  @Test(
    "of codes to a half-width that nothing reaches is the whole archive",
    arguments: [1e-160, 1e-300])
  func endless(half: Double) {
    #expect(Allocation.codes(forHalfWidth: half, share: 0.25, tweets: 600) == 600)
    #expect(Allocation.codes(forHalfWidth: half, share: 0.25) > 1_000_000)
  }
}
