import Foundation
import Testing

@testable import Lexicon

@Suite("The reference stems") struct StemsTests {
  /// Pairs that come out otherwise; docs/stems.md gives each one's reason.
  private static let misses: Set = ["perusakan", "rerata", "terhenyak"]

  @Test(
    "come out right but for those listed",
    .enabled(if: SharedData.isThere && Hunspell.isThere, SharedData.absence))
  func pairs() throws {
    let terms = IndonesianTerms(try Hunspell.roots())
    var wrong: Set<String> = []
    let lines = try SharedData.lines("../conformance/stems-id.tsv")
    for line in lines {
      let fields = line.split(separator: 0x09).map { String(decoding: $0, as: UTF8.self) }
      let found = terms.find(Array(fold(fields[0]).utf8))
      if String(decoding: found.term, as: UTF8.self) != fields[1] { wrong.insert(fields[0]) }
    }
    #expect(wrong == Self.misses)
    #expect(Double(lines.count - wrong.count) >= 0.95 * Double(lines.count))
  }
}
