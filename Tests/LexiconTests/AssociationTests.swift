import Foundation
import Testing

@testable import Lexicon

@Suite("A contingency table") struct ContingencyTests {
  private func near(_ value: Double?, _ expected: Double, _ tolerance: Double = 1e-4) -> Bool {
    value.map { abs($0 - expected) < tolerance } ?? false
  }

  @Test("gives Dunning's ratio, worked out by hand")
  func logLikelihood() {
    // 10 of 100 against 10 of 300: 2 (10 ln 2 + 10 ln (2/3) + 90 ln (90/95) + 290 ln (290/285)).
    let table = Contingency(inPart: 10, partTotal: 100, inRest: 10, restTotal: 300)
    let byHand =
      2 * (10 * log(2.0) + 10 * log(2.0 / 3) + 90 * log(90.0 / 95) + 290 * log(290.0 / 285))
    #expect(near(table.logLikelihood, byHand))
    #expect(table.isOverrepresented)
  }

  @Test("is 0 where nothing is associated, and undefined where nothing is")
  func independent() {
    let even = Contingency(inPart: 10, partTotal: 100, inRest: 30, restTotal: 300)
    #expect(near(even.logLikelihood, 0) && near(even.logOddsZ(), 0, 0.05))
    #expect(!even.isOverrepresented)
    #expect(Contingency(inPart: 0, partTotal: 0, inRest: 0, restTotal: 0).logLikelihood == nil)
    #expect(Contingency(inPart: 1, partTotal: 2, inRest: 0, restTotal: 0).logOddsZ() == nil)
  }

  @Test("turns round when part and rest change places")
  func symmetry() throws {
    let a = Contingency(inPart: 40, partTotal: 1_000, inRest: 5, restTotal: 2_000)
    let b = Contingency(inPart: 5, partTotal: 2_000, inRest: 40, restTotal: 1_000)
    #expect(a.logLikelihood == b.logLikelihood)
    #expect(near(a.logOddsZ().flatMap { z in b.logOddsZ().map { z + $0 } }, 0))
    #expect(try #require(a.logOddsZ()) > 1.96)
  }

  @Test("pulls rare words to 0 more than frequent ones of the same ratio")
  func shrinkage() throws {
    let rare = Contingency(inPart: 2, partTotal: 1_000, inRest: 1, restTotal: 1_000)
    let frequent = Contingency(inPart: 200, partTotal: 1_000, inRest: 100, restTotal: 1_000)
    #expect(try #require(rare.logOddsZ()) < 1)
    #expect(try #require(frequent.logOddsZ()) > 4)
  }

  @Test("gives normalised PMI from -1 to 1")
  func normalisedPMI() {
    #expect(near(Contingency(together: 5, first: 5, second: 5, total: 100).normalisedPMI, 1))
    #expect(near(Contingency(together: 1, first: 10, second: 10, total: 100).normalisedPMI, 0))
    #expect(Contingency(together: 0, first: 5, second: 5, total: 100).normalisedPMI == nil)
    // ln(0.04 / (0.1 · 0.08)) / -ln 0.04 = ln 5 / ln 25
    #expect(near(Contingency(together: 4, first: 10, second: 8, total: 100).normalisedPMI, 0.5))
  }
}
