import Statistics
import Testing

/// The codes of several coders from lines of figures, `.` for none.
func coding(_ lines: [String], categories: Int) -> Coding {
  let rows = lines.map { line in line.split(separator: " ").map { Int($0).map { $0 - 1 } } }
  var coding = Coding(categories: categories, coders: rows.count)
  for unit in rows[0].indices { coding.add(rows.map { $0[unit] }) }
  return coding
}

/// Two coders' codes by their number.
func pairs(_ counts: [(Int, Int, Int)], categories: Int = 2) -> Coding {
  var coding = Coding(categories: categories, coders: 2)
  for (first, second, count) in counts {
    for _ in 0..<count { coding.add([first, second]) }
  }
  return coding
}

@Suite("Agreement") struct AgreementTests {
  /// Krippendorff 2011 and Gwet 2014: 4 coders, 12 units, codes missing.
  private let four = coding(
    [
      "1 2 3 3 2 1 4 1 2 . . .", "1 2 3 3 2 2 4 1 2 5 . 3", ". 3 3 3 2 3 4 2 2 5 1 .",
      "1 2 3 3 2 4 4 1 2 5 1 .",
    ], categories: 5)

  @Test(
    "of four coders is what Krippendorff 2011 and Gwet 2014 have",
    arguments: [
      (Agreement.Statistic.alpha(.nominal), 0.743421), (.alpha(.ordinal), 0.815388),
      (.alpha(.interval([1, 2, 3, 4, 5])), 0.849107), (.alpha(.ratio([1, 2, 3, 4, 5])), 0.797403),
      (.ac1, 0.77544), (.percent, 0.81818), (.fleiss, 0.76117), (.brennanPrediger, 0.77273),
    ])
  func textbook(statistic: Agreement.Statistic, expected: Double) throws {
    let value = try #require(Agreement(four).value(statistic))
    #expect(abs(value - expected) < 6e-6)
  }

  @Test("has Gwet's standard error of AC1")
  func standardError() throws {
    let error = try #require(Agreement(four).ac1StandardError)
    #expect(abs(error - 0.14295) < 6e-6)
  }

  @Test(
    "of two coders where nearly all is yes: high in per cent and AC1, none in κ and α",
    arguments: [
      (Agreement.Statistic.percent, 0.944), (.cohen, -0.02339), (.alpha(.nominal), -0.02469),
      (.ac1, 0.94078),
    ])
  func paradox(statistic: Agreement.Statistic, expected: Double) throws {
    let two = pairs([(1, 1, 118), (1, 0, 5), (0, 1, 2)])
    let value = try #require(Agreement(two).value(statistic))
    #expect(abs(value - expected) < 6e-6)
  }

  @Test(
    "of ranked codes is Cohen's weighted κ (1968)",
    arguments: [
      (Agreement.Statistic.cohen, 0.473684), (.weighted(.linear), 0.708738),
      (.weighted(.quadratic), 0.870690),
    ])
  func weighted(statistic: Agreement.Statistic, expected: Double) throws {
    let two = coding(["1 2 3 4 4 2 1 3 3 2 5 5", "1 2 4 4 3 2 2 3 3 1 5 4"], categories: 5)
    #expect(abs(try #require(Agreement(two).value(statistic)) - expected) < 1e-6)
    #expect(Agreement(four).value(statistic) == nil)
  }

  @Test("of 20 of 20 alike has the lower end that Wilson's .8389 makes of each statistic")
  func allAlike() throws {
    let alike = Agreement(pairs([(0, 0, 10), (1, 1, 10)]))
    let lower = Interval.wilson(20, of: 20).lower
    #expect(abs(lower - 0.838875) < 1e-6)
    #expect(alike.interval(.percent) == Interval(lower: lower, upper: 1))
    // Chance agreement is 1/2; of α's 40 codes taken without replacement 19/39.
    for (statistic, chance) in [
      (Agreement.Statistic.cohen, 0.5), (.fleiss, 0.5), (.ac1, 0.5), (.weighted(.linear), 0.5),
      (.alpha(.nominal), 19.0 / 39), (.alpha(.ordinal), 19.0 / 39),
    ] {
      let estimate = try #require(alike.estimate(statistic))
      #expect(estimate.value == 1 && estimate.interval?.upper == 1)
      #expect(abs(try #require(estimate.interval).lower - (lower - chance) / (1 - chance)) < 1e-12)
    }
  }

  @Test("of all alike leaves units that one coder has coded out of the number of units")
  func allAlikeInPart() throws {
    var part = pairs([(0, 0, 10), (1, 1, 10)])
    for _ in 0..<100 { part.add([0, nil]) }
    let interval = try #require(Agreement(part).interval(.cohen))
    #expect(abs(interval.lower - (2 * Interval.wilson(20, of: 20).lower - 1)) < 1e-12)
  }

  @Test("in per cent is NVivo's: 1000 characters, 50 by both, 150 by one, 800 by none")
  func nvivo() {
    let characters = pairs([(1, 1, 50), (1, 0, 150), (0, 0, 800)])
    #expect(Agreement(characters).value(.percent) == 0.85)
  }

  @Test(
    "beyond chance is undefined where only one category was given",
    arguments: [
      Agreement.Statistic.cohen, .fleiss, .alpha(.nominal), .alpha(.ordinal),
    ])
  func oneCategory(statistic: Agreement.Statistic) {
    let agreement = Agreement(pairs([(0, 0, 20)]))
    #expect(agreement.value(statistic) == nil)
    #expect(agreement.interval(statistic, draws: 50) == nil)
    #expect(agreement.value(.percent) == 1)
    // These know of the other category, which nobody gave.
    for statistic in [Agreement.Statistic.ac1, .brennanPrediger] {
      #expect(agreement.value(statistic) == 1)
    }
    #expect(agreement.interval(.ac1) == agreement.interval(.percent))
  }

  @Test("has no interval where draws without the rare category would be left out, but for AC1")
  func nearlyOneCategory() throws {
    // Of 50 units one differs: in 36 of 100 draws it is missing.
    let agreement = Agreement(pairs([(0, 0, 49), (0, 1, 1)]))
    for statistic in [Agreement.Statistic.cohen, .fleiss, .alpha(.nominal)] {
      #expect(agreement.value(statistic) != nil && agreement.interval(statistic) == nil)
    }
    let interval = try #require(agreement.interval(.ac1))
    #expect(interval.upper == 1 && abs(interval.lower - 0.936) < 0.03)
    // Nor where there are too few units for any.
    #expect(Agreement(pairs([(0, 0, 4), (0, 1, 1), (1, 1, 4)])).interval(.percent) == nil)
  }

  @Test("is undefined where no unit has two codes")
  func noOverlap() {
    var coding = Coding(categories: 2, coders: 2)
    for unit in 0..<6 { coding.add(unit < 3 ? [unit % 2, nil] : [nil, unit % 2]) }
    let agreement = Agreement(coding)
    for statistic in [Agreement.Statistic.percent, .cohen, .fleiss, .alpha(.nominal), .ac1] {
      #expect(agreement.value(statistic) == nil)
    }
    #expect(coding.overlap == 0)
  }

  @Test("is the same whatever the categories are called and whoever coded first")
  func laws() throws {
    let relabelled = coding(
      [
        "5 4 1 1 4 5 2 5 4 . . .", "5 4 1 1 4 4 2 5 4 3 . 1", ". 1 1 1 4 1 2 4 4 3 5 .",
        "5 4 1 1 4 2 2 5 4 3 5 .",
      ], categories: 5)
    var swapped = Coding(categories: 5, coders: 4)
    for unit in four.units { swapped.add(unit.reversed()) }
    for statistic in [Agreement.Statistic.percent, .fleiss, .alpha(.nominal), .ac1] {
      let value = try #require(Agreement(four).value(statistic))
      for other in [relabelled, swapped] {
        #expect(abs(try #require(Agreement(other).value(statistic)) - value) < 1e-12)
      }
    }
  }

  @Test(
    "has an interval that holds the value, is narrower with more units, and repeats by its seed")
  func interval() throws {
    let small = Agreement(pairs([(0, 0, 20), (1, 1, 12), (0, 1, 4), (1, 0, 3)]))
    let large = Agreement(pairs([(0, 0, 200), (1, 1, 120), (0, 1, 40), (1, 0, 30)]))
    for statistic in [Agreement.Statistic.cohen, .alpha(.nominal), .ac1, .percent] {
      let wide = try #require(small.interval(statistic, draws: 200, seed: 7))
      let narrow = try #require(large.interval(statistic, draws: 200, seed: 7))
      #expect(wide.contains(try #require(small.value(statistic))))
      #expect(narrow.width < wide.width / 2)
      #expect(small.interval(statistic, draws: 200, seed: 7) == wide)
      let estimate = try #require(small.estimate(statistic, draws: 200, seed: 7))
      #expect(estimate == Estimate(try #require(small.value(statistic)), wide))
    }
  }

  @Test("of three coders whose shares are .5, .6 and .7 has a margin of 1.96 × .1 for who coded")
  func coderMargin() throws {
    var coding = Coding(categories: 2, coders: 3)
    for unit in 0..<10 { coding.add([unit < 5 ? 1 : 0, unit < 6 ? 1 : 0, unit < 7 ? 1 : 0]) }
    coding.add([1, nil, 0])
    #expect(coding.shares(of: [1]) == [0.5, 0.6, 0.7])
    #expect(abs(try #require(coding.coderMargin(of: [1])) - 0.195996) < 1e-6)
    #expect(abs(try #require(coding.coderMargin(of: [1], level: 0.9)) - 0.164485) < 1e-6)
    #expect(abs(try #require(coding.coderMargin(of: [0])) - 0.195996) < 1e-6)
  }

  @Test("of a single coder, or without a tweet that all have coded, has no margin")
  func noCoderMargin() {
    var one = Coding(categories: 2, coders: 1)
    one.add([1])
    #expect(one.coderMargin(of: [1]) == nil)
    var apart = Coding(categories: 2, coders: 2)
    for codes in [[1, nil], [nil, 0]] { apart.add(codes) }
    #expect(apart.shares(of: [1]) == nil)
    #expect(apart.coderMargin(of: [1]) == nil)
  }

  @Test("by category is that of the category against all others")
  func isolating() throws {
    let three = pairs([(0, 0, 10), (1, 1, 10), (2, 2, 10), (0, 1, 5)], categories: 3)
    let last = Agreement(three.isolating(2))
    #expect(last.value(.cohen) == 1)
    let first = try #require(Agreement(three.isolating(0)).value(.percent))
    #expect(first == 30.0 / 35)
    #expect(Agreement(three.isolating([0, 1])).value(.percent) == 1)
  }
}
