import Statistics
import Testing

/// A small form of Benchmarks/Coverage: how often 95 % intervals hold the truth.
@Suite("The interval of a share") struct CoverageTests {
  struct Score {
    var held = 0
    var counted = 0
    var width = 0.0
    var wilson = 0.0
  }

  /// Draws samples from an archive in two strata, by label, of a classifier with given rates.
  private func score(
    tweets: Int, codes: Int, prevalence: Double, tpr: Double, fpr: Double, repeats: Int
  ) -> Score {
    var generator = SeededGenerator(seed: 42)
    var score = Score()
    for _ in 0..<repeats {
      let truth = Int((Double(tweets) * prevalence).rounded())
      let hits = generator.binomial(truth, tpr)
      let alarms = generator.binomial(tweets - truth, fpr)
      let sizes = [hits + alarms, tweets - hits - alarms]
      let inside = [hits, truth - hits]
      let drawn = Allocation.neyman(
        codes, tweets: sizes, shares: zip(inside, sizes).map { Double($0) / Double($1) })
      var found = [0, 0]
      for stratum in 0..<2 {
        for place in generator.sample(drawn[stratum], of: sizes[stratum])
        where place < inside[stratum] { found[stratum] += 1 }
      }
      let share = StratifiedSample(
        (0..<2).map { Stratum(tweets: sizes[$0], counts: [drawn[$0] - found[$0], found[$0]]) }
      ).share(of: [1], draws: 200, seed: generator.next())!
      if share.interval!.contains(prevalence) { score.held += 1 }
      score.width += share.interval!.width
      let counted = Interval.wilson(Double(sizes[0]), of: Double(tweets))
      if counted.contains(prevalence) { score.counted += 1 }
      let simple = generator.sample(codes, of: tweets).count { $0 < truth }
      score.wilson += Interval.wilson(Double(simple), of: Double(codes)).width
    }
    return score
  }

  @Test(
    "holds it in nine of ten draws and more, where counted labels do in none",
    arguments: [
      (5_000, 50, 0.01), (5_000, 50, 0.05), (600, 100, 0.03), (5_000, 100, 0.2), (600, 50, 0.5),
    ])
  func holds(tweets: Int, codes: Int, prevalence: Double) {
    let repeats = 120
    let fair = score(
      tweets: tweets, codes: codes, prevalence: prevalence, tpr: 0.7, fpr: 0.1, repeats: repeats)
    #expect(fair.held >= repeats * 9 / 10)
    #expect(fair.counted < repeats / 2)
    #expect(fair.width <= fair.wilson)
  }

  @Test("is less than three quarters as wide as Wilson's where the labels are good")
  func width() {
    let good = score(
      tweets: 5_000, codes: 100, prevalence: 0.2, tpr: 0.9, fpr: 0.02, repeats: 60)
    #expect(good.width < 0.75 * good.wilson)
    #expect(good.held >= 54)
  }

  @Test("narrows, in the mean over samples, with every further code")
  func moreCodes() {
    for (tweets, prevalence) in [(5_000, 0.05), (600, 0.2)] {
      let widths = [50, 75, 100, 200, 400].map { codes in
        score(
          tweets: tweets, codes: codes, prevalence: prevalence, tpr: 0.7, fpr: 0.04, repeats: 40
        ).width
      }
      #expect(widths == widths.sorted(by: >))
    }
  }
}

/// A simple random sample of 5,000 tweets, one in twenty of the category, whose labels find 70 and
/// wrongly 4 of 100, put into strata by label only when it is coded.
@Suite("The interval of the reference simulation") struct ReferenceCoverageTests {
  @Test(
    "has its coverage and its mean width",
    arguments: [(50, 0.959, 0.098), (100, 0.957, 0.069), (200, 0.951, 0.049), (400, 0.953, 0.035)])
  func reference(codes: Int, coverage: Double, width: Double) {
    var generator = SeededGenerator(seed: UInt64(codes))
    let (repeats, tweets, truth) = (250, 5_000, 250)
    var (held, sum) = (0, 0.0)
    for _ in 0..<repeats {
      let hits = generator.binomial(truth, 0.7)
      let alarms = generator.binomial(tweets - truth, 0.04)
      // Tweets in order: hits, misses, false alarms, the rest.
      let ends = [hits, truth, truth + alarms, tweets]
      var counts = [0, 0, 0, 0]
      for place in generator.sample(codes, of: tweets) {
        counts[ends.firstIndex { place < $0 }!] += 1
      }
      let labelled = hits + alarms
      let share = StratifiedSample([
        Stratum(tweets: labelled, counts: [counts[2], counts[0]]),
        Stratum(tweets: tweets - labelled, counts: [counts[3], counts[1]]),
      ]).share(of: [1], draws: 200, seed: generator.next())!
      held += share.interval!.contains(0.05) ? 1 : 0
      sum += share.interval!.width
    }
    // Three standard errors of a coverage over so many samples; a twelfth of the width.
    let error = (coverage * (1 - coverage) / Double(repeats)).squareRoot()
    #expect(abs(Double(held) / Double(repeats) - coverage) < 3 * error)
    #expect(abs(sum / Double(repeats) / width - 1) < 1.0 / 12)
  }
}
