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

  private struct Cutters: ~Copyable {
    var segmenter = WordSegmenter()
    var breaker: WordBreaker

    init() throws { breaker = try WordBreaker() }

    /// Where the segments of the bytes end, by ours and by ICU's break iterator.
    mutating func ends(of bytes: [UInt8]) -> (own: [Int], icu: [Int]) {
      var (own, icu) = ([0], [0])
      while own[own.count - 1] < bytes.count {
        own.append(segmenter.segment(from: own.last!, of: bytes.span, to: bytes.count).end)
      }
      breaker.forEachSegment(of: bytes.span, in: 0..<bytes.count) { icu.append($0.upperBound) }
      return (own, icu)
    }
  }

  @Test("by Unicode's own test", .enabled(if: SharedData.isThere, SharedData.absence))
  func boundaries() throws {
    var cutters = try Cutters()
    var deviations: [Deviation: Int] = [:]
    for item in try cases() {
      let (own, icu) = cutters.ends(of: item.bytes)
      // White space parts texts before they come here, so that ours need not know CR before LF.
      if !item.line.contains("000D × 000A") { #expect(own == icu, "\(item.line)") }
      if icu == item.boundaries { continue }
      let deviation = try #require(Deviation(item), "\(item.line)")
      deviations[deviation, default: 0] += 1
    }
    #expect(try cases().count == 1_823)
    #expect(deviations == [.colon: 15, .gluedEmoji: 6])
  }

  @Test("and tokens begin and end there", .enabled(if: SharedData.isThere, SharedData.absence))
  func edges() throws {
    var tokenizer = Tokenizer()
    var tokens: [Token] = []
    for item in try cases() where Deviation(item) == nil {
      tokenizer.tokenize(item.bytes.span, into: &tokens)
      for token in tokens {
        #expect(item.boundaries.contains(token.range.lowerBound), "\(item.line)")
        #expect(item.boundaries.contains(token.range.upperBound), "\(item.line)")
      }
    }
  }

  /// One or two scalars of each class of the rules, and what else our own code tells apart.
  private static let scalars: [Unicode.Scalar] = [
    "a", "1", "_", ".", ":", ",", ";", "'", "\"", "#", "@", "-", "é", "ж", "ع", "א", "״", "٣", "٫",
    "·",
    "’", "․", "︓", "﹕", "：", "．", "‿", "ア", "ー", "日", "々", "ひ", "ก", "ั", "한", "\u{301}",
    "\u{AD}", "\u{200D}", "\u{FE0F}", "\u{FE0E}", "\u{20E3}", "\u{FF9E}", "🇮", "🇩", "😀", "🏽", "ℹ",
    "©", "❤", "🅰", "ⓐ", "\u{85}", "\u{2028}", "\u{3000}", "\u{2003}", "“", "𝐚", "𝟗", "\u{E0061}",
  ]

  @Test("and ours those of ICU, whatever follows whatever")
  func likeICU() throws {
    var cutters = try Cutters()
    var generator = SplitMix(seed: 29)
    for _ in 0..<20_000 {
      let count = Int.random(in: 1..<9, using: &generator)
      let text = (0..<count).map { _ in String(Self.scalars.randomElement(using: &generator)!) }
      let (own, icu) = cutters.ends(of: Array(text.joined().utf8))
      #expect(own == icu, "\(text)")
    }
  }

  @Test("and ours those of ICU around every scalar but ideographs", arguments: [0, 1, 0xE])
  func aroundEvery(plane: UInt32) throws {
    var cutters = try Cutters()
    var text: [UInt8] = []
    for value in plane << 16..<(plane + 1) << 16 {
      guard let scalar = Unicode.Scalar(value), value > 0x20,
        ![.unassigned, .privateUse].contains(scalar.properties.generalCategory),
        !scalar.properties.isIdeographic, !(0xAC10...0xD7A0).contains(value)
      else { continue }
      text += Array("a\(scalar)b\(scalar)1\(scalar)2 ".utf8)
    }
    let (own, icu) = cutters.ends(of: text)
    #expect(own == icu)
  }
}

@Suite("Words of scripts that need dictionaries") struct DictionaryScriptTests {
  @Test(
    "are single ideographs and Hiragana, runs of Katakana, Hangul and Thai",
    arguments: [
      ("公共服务", ["word:公", "word:共", "word:服", "word:务"]),
      ("がんばれ！", ["word:が", "word:ん", "word:ば", "word:れ"]),
      ("サービス日", ["word:サービス", "word:日"]),
      ("공공 서비스", ["word:공공", "word:서비스"]),
      ("บริการ สาธารณะ", ["word:บริการ", "word:สาธารณะ"]),
      ("公告2021年", ["word:公", "word:告", "number:2021", "word:年"]),
    ])
  func cut(text: String, expected: [String]) throws {
    #expect(try tokens(text) == expected)
    #expect(try tokens(text, usesICUOnly: true) == expected)
  }
}
