import Foundation
import Statistics
import Testing

@Suite("Shares from codes of elsewhere") struct PriorShiftTests {
  /// Two categories whose labels are right in 80 and 90 of 100 tweets.
  private let codes = [[80, 20], [10, 90]]

  @Test(
    "are found where only the categories' shares have changed",
    arguments: [0.05, 0.3, 0.5, 0.8, 0.95])
  func recovers(share: Double) throws {
    let archive = [
      share * 0.8 + (1 - share) * 0.1, share * 0.2 + (1 - share) * 0.9,
    ].map { Int((10_000 * $0).rounded()) }
    let shift = PriorShift(codes: codes, archive: archive)
    let found = try #require(shift.shares)
    #expect(abs(found[0] - share) < 0.03)
    #expect(abs(found.reduce(0, +) - 1) < 1e-9)
    let estimate = try #require(shift.bootstrap(draws: 200)).share(of: [0])
    #expect(estimate.interval!.contains(share))
    #expect(try #require(shift.bootstrap(draws: 200)).share(of: [0]) == estimate)
  }

  @Test("by EM are those of Saerens et al. on posteriors made for other shares")
  func expectationMaximisation() {
    // Likelihood ratios 4 and 1/4; of the archive 0.3·0.8 + 0.7·0.2 have the first.
    let shares = PriorShift.expectationMaximisation(
      posteriors: [[0.8, 0.2], [0.2, 0.8]], weights: [0.38, 0.62], priors: [0.5, 0.5])
    #expect(abs(shares[0] - 0.3) < 1e-4)
  }

  @Test("are doubted where no shares explain the archive's labels")
  func drift() throws {
    // Three cells: the archive is full of one that is rare in both categories.
    let three = [[80, 10, 10], [10, 80, 10]]
    let same = PriorShift(codes: three, archive: [400, 500, 100])
    #expect(try #require(same.plausibility(draws: 200)) > 0.05)
    let other = PriorShift(codes: three, archive: [200, 200, 600])
    #expect(try #require(other.plausibility(draws: 200)) < 0.01)
  }

  @Test("are undefined without codes or tweets")
  func undefined() {
    #expect(PriorShift(codes: [[0, 0], [0, 0]], archive: [5, 5]).bootstrap() == nil)
    #expect(PriorShift(codes: codes, archive: [0, 0]).shares == nil)
  }

  @Test("are doubted in hardly any archive that the assumption is true of, with few codes too")
  func falseAlarms() throws {
    var generator = SeededGenerator(seed: 8)
    let likelihoods = [[0.6, 0.25, 0.1, 0.05], [0.1, 0.2, 0.3, 0.4], [0.01, 0.09, 0.2, 0.7]]
    var alarms = 0
    for _ in 0..<60 {
      let codes = zip([8, 60, 30], likelihoods).map { count, likelihood in
        var row = [0, 0, 0, 0]
        generator.addMultinomial(count, likelihood, to: &row)
        return row
      }
      var archive = [0, 0, 0, 0]
      for (count, likelihood) in zip([1_500, 300, 200], likelihoods) {
        generator.addMultinomial(count, likelihood, to: &archive)
      }
      let shift = PriorShift(codes: codes, archive: archive)
      if try #require(shift.plausibility(draws: 150, seed: generator.next())) < 0.01 { alarms += 1 }
    }
    #expect(alarms <= 2)
  }
}

@Suite("Shares by a model's posteriors from codes of elsewhere") struct PosteriorShiftTests {
  /// Two categories whose score is normal around 1 and −1: with equal shares the log-odds are twice
  /// the score.
  struct World {
    var generator = SeededGenerator(seed: 5)
    /// What the model's log-odds are multiplied by: 1 for a calibrated one.
    var slope = 1.0

    mutating func posterior(of category: Int) -> [Double] {
      let score = generator.normal() + (category == 0 ? 1 : -1)
      let odds = exp(2 * slope * score)
      return [odds / (1 + odds), 1 / (1 + odds)]
    }

    mutating func shift(codes: Int, tweets: Int, share: Double) -> PosteriorShift {
      let coded = (0..<codes).map { tweet in
        PosteriorShift.Coded(posterior: posterior(of: tweet % 2), category: tweet % 2)
      }
      var archive = PosteriorTally(categories: 2)
      for tweet in 0..<tweets {
        archive.add(posterior(of: Double(tweet) < share * Double(tweets) ? 0 : 1))
      }
      return PosteriorShift(coded: coded, archive: archive)
    }
  }

  @Test("are found whatever they are, also where the model is too sure", arguments: [1.0, 2.5])
  func recovers(slope: Double) throws {
    var world = World(slope: slope)
    for share in [0.05, 0.3, 0.9] {
      let shares = try #require(world.shift(codes: 1_000, tweets: 2_000, share: share).shares)
      #expect(abs(shares[0] - share) < 0.06)
      #expect(abs(shares.reduce(0, +) - 1) < 1e-9)
    }
  }

  @Test("have bootstrap intervals that hold them in nine of ten cases and more")
  func coverage() throws {
    var world = World()
    var held = 0
    for _ in 0..<60 {
      let shift = world.shift(codes: 100, tweets: 500, share: 0.2)
      let estimate = try #require(shift.bootstrap(draws: 60)).share(of: [0])
      held += estimate.interval!.contains(0.2) ? 1 : 0
    }
    #expect(held >= 54)
  }

  @Test("repeat by their seed, and are undefined without codes or tweets")
  func seeds() throws {
    var world = World()
    let shift = world.shift(codes: 60, tweets: 300, share: 0.4)
    let first = try #require(shift.bootstrap(draws: 40, seed: 3)).share(of: [1])
    #expect(try #require(shift.bootstrap(draws: 40, seed: 3)).share(of: [1]) == first)
    #expect(world.shift(codes: 0, tweets: 10, share: 0.5).bootstrap() == nil)
    #expect(world.shift(codes: 10, tweets: 0, share: 0.5).shares == nil)
  }

  @Test("are doubted where texts of the categories read otherwise than coded ones")
  func drift() throws {
    var world = World()
    let coded = (0..<200).map { tweet in
      PosteriorShift.Coded(posterior: world.posterior(of: tweet % 2), category: tweet % 2)
    }
    var archive = PosteriorTally(categories: 2)
    // A model that has hardly anything to go by says little of either category.
    for tweet in 0..<500 {
      let odds = world.posterior(of: tweet % 2)[0]
      archive.add([(1 + odds) / 3, (2 - odds) / 3])
    }
    let shift = PosteriorShift(coded: coded, archive: archive)
    #expect(try #require(shift.plausibility(draws: 200)) < 0.01)
  }

  @Test("are doubted in hardly any archive that the assumption is true of")
  func falseAlarms() throws {
    var world = World()
    var alarms = 0
    for seed in 0..<60 {
      let shift = world.shift(codes: 100, tweets: 500, share: 0.1 + 0.01 * Double(seed))
      if try #require(shift.plausibility(draws: 150, seed: UInt64(seed))) < 0.01 { alarms += 1 }
    }
    #expect(alarms <= 2)
  }

  @Test("treat a tweet with two codes as half of each")
  func weights() throws {
    var archive = PosteriorTally(categories: 2)
    for _ in 0..<50 { archive.add([0.8, 0.2]) }
    for _ in 0..<50 { archive.add([0.3, 0.7]) }
    func shares(_ coded: [(Int, Double)]) throws -> [Double] {
      let rows = coded.flatMap { category, weight in
        [[0.8, 0.2], [0.3, 0.7]].map {
          PosteriorShift.Coded(posterior: $0, category: category, weight: weight)
        }
      }
      return try #require(PosteriorShift(coded: rows, archive: archive).shares)
    }
    let whole = try shares([(0, 1), (1, 1)])
    let halves = try shares([(0, 0.5), (1, 0.5), (0, 0.5), (1, 0.5)])
    #expect(abs(whole[0] - halves[0]) < 1e-9)
  }
}

@Suite("A tally of posteriors") struct PosteriorTallyTests {
  @Test("is the same in any order and of any parts")
  func merging() {
    var world = PosteriorShiftTests.World()
    let rows = (0..<400).map { world.posterior(of: $0 % 2) }
    func tally(_ rows: some Sequence<[Double]>) -> PosteriorTally {
      var tally = PosteriorTally(categories: 2)
      for row in rows { tally.add(row) }
      return tally
    }
    var parts = tally(rows[250...])
    parts.add(tally(rows[..<250]))
    #expect(parts == tally(rows) && parts == tally(rows.reversed()) && parts.count == 400)
  }
}
