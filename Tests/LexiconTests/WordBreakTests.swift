import Foundation
import Testing

@testable import Lexicon

/// A line of Unicode's WordBreakTest.txt: scalars, and the byte offsets at which words part.
private struct BreakCase {
  let line: String
  var bytes: [UInt8] = []
  var boundaries: [Int] = []

  /// Reads `÷ 0061 × 0308 ÷`.
  init?(_ line: Substring) {
    self.line = String(line)
    for field in line.prefix(while: { $0 != "#" }).split(whereSeparator: \.isWhitespace) {
      switch field {
      case "÷": boundaries.append(bytes.count)
      case "×": break
      default:
        guard let value = UInt32(field.filter(\.isHexDigit), radix: 16),
          let scalar = Unicode.Scalar(value)
        else { return nil }
        bytes += Array(String(scalar).utf8)
      }
    }
    if bytes.isEmpty { return nil }
  }
}

@Suite("Words are those of UAX #29") struct WordBreakTests {
  @Test("by Unicode's own test", .enabled(if: SharedData.isThere, SharedData.absence))
  func boundaries() throws {
    let file = SharedData.conformance.appending(path: "WordBreakTest-15.0.txt")
    let cases = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
      .compactMap(BreakCase.init)
    #expect(cases.count > 1_800)
    var breaker = try WordBreaker()
    var colons: [String] = []
    for item in cases {
      var found = [0]
      breaker.forEachSegment(of: item.bytes.span, in: 0..<item.bytes.count) { found.append($1.upperBound) }
      if found == item.boundaries { continue }
      print(item.line, found, item.boundaries)
      colons.append(item.line)
    }
    print(colons.count, cases.count)
  }
}
