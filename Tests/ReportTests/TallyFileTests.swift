import Foundation
import Study
import Testing

@testable import Report

@Suite("A written tally") struct TallyFileTests {
  private func copy(_ tally: Tally) throws -> Tally {
    try JSONDecoder().decode(Tally.self, from: JSONEncoder().encode(tally))
  }

  @Test("is the tally that was written, exact or bounded")
  func roundTrip() throws {
    for tally in TallyTests.parts + [Tally(), TallyTests.manyWords(0..<2_000)] {
      #expect(try copy(tally) == tally)
    }
  }

  @Test("has the same bytes whenever it is written")
  func sameBytes() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let bytes = try encoder.encode(TallyTests.manyWords(0..<2_000))
    #expect(try encoder.encode(TallyTests.manyWords(0..<2_000)) == bytes)
    #expect(try encoder.encode(copy(TallyTests.manyWords(0..<2_000))) == bytes)
  }

  @Test("adds up to the whole, however the tweets are divided", arguments: 1...2)
  func partitions(seed: UInt32) throws {
    var dice = Sample.Dice(state: seed &* 7_919)
    let cuts = ([0, 2_000] + (0..<4).map { _ in dice.roll(2_000) }).sorted()
    var parts = try zip(cuts, cuts.dropFirst()).map { try copy(TallyTests.manyWords($0..<$1)) }
    while parts.count > 1 {
      // Any two become one, which is written and read as well.
      let first = parts.remove(at: dice.roll(parts.count))
      let place = dice.roll(parts.count)
      parts[place] = try copy(parts[place] + first)
    }
    #expect(parts[0] == TallyTests.manyWords(0..<2_000))
  }

  @Test("with a sketch that lacks cells is not read")
  func shortSketch() throws {
    let json = String(
      decoding: try JSONEncoder().encode(TallyTests.manyWords(0..<2_000)), as: UTF8.self)
    let short = json.replacing(/"cells":"[^"]*"/, with: "\"cells\":\"AAAA\"")
    #expect(short != json)
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(Tally.self, from: Data(short.utf8))
    }
  }
}
