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
    #expect(estimate.interval.contains(share))
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
}
