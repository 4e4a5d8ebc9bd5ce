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
  /// Why our boundaries are not those of a line, or nil when they should be: see docs/tokens.md.
  private enum Deviation {
    /// A colon joins no letters, as in CLDR's own rules since version 42.
    case colon
    /// A joiner does not glue an emoji to what is no emoji.
    case gluedEmoji

    init?(_ item: BreakCase) {
      let fields = item.line.prefix { $0 != "#" }.split(whereSeparator: \.isWhitespace)
      let scalars = fields.compactMap { UInt32($0, radix: 16) }
      // All pictographs of the test lie above U+2300.
      let isPictograph = scalars.map { $0 > 0x2300 }
      for (at, scalar) in scalars.enumerated().dropLast() where scalar == 0x200D {
        if isPictograph[at + 1], at == 0 || !isPictograph[at - 1] {
          self = .gluedEmoji
          return
        }
      }
      guard item.line.contains("× 003A ×") else { return nil }
      self = .colon
    }
  }

  private func cases() throws -> [BreakCase] {
    let file = SharedData.conformance.appending(path: "WordBreakTest-15.0.txt")
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
      .compactMap(BreakCase.init)
  }

  @Test("by Unicode's own test", .enabled(if: SharedData.isThere, SharedData.absence))
  func boundaries() throws {
    var breaker = try WordBreaker()
    var deviations: [Deviation: Int] = [:]
    for item in try cases() {
      var found = [0]
      breaker.forEachSegment(of: item.bytes.span, in: 0..<item.bytes.count) {
        found.append($1.upperBound)
      }
      if found == item.boundaries { continue }
      let deviation = try #require(Deviation(item), "\(item.line)")
      deviations[deviation, default: 0] += 1
    }
    #expect(try cases().count == 1_823)
    #expect(deviations == [.colon: 15, .gluedEmoji: 6])
  }

  @Test("and tokens begin and end there", .enabled(if: SharedData.isThere, SharedData.absence))
  func edges() throws {
    var tokenizer = try Tokenizer()
    var tokens: [Token] = []
    for item in try cases() where Deviation(item) == nil {
      tokenizer.tokenize(item.bytes.span, into: &tokens)
      for token in tokens {
        #expect(item.boundaries.contains(token.range.lowerBound), "\(item.line)")
        #expect(item.boundaries.contains(token.range.upperBound), "\(item.line)")
      }
    }
  }
}
