import Foundation
import Testing

@testable import Lexicon

extension Token {
  fileprivate func moved(by count: Int) -> Token {
    Token(kind, range.lowerBound + count..<range.upperBound + count)
  }
}

@Suite("Any bytes") struct AnyBytesTests {
  /// Pieces of text and of no text, to be put together at random.
  static let pieces: [[UInt8]] =
    [
      "kata", "é", "👍🏽", "\0", "#", "@", "＃", "＠", "$", "http://", "https://t.co/", "www.", ".id",
      ".",
      "/", "(", ")", " ", "\u{A0}", "\u{3000}", "\u{301}", "9", "08.00", "2021", "WIB", "Rp", "%",
      "kg",
      "-", "'", ":", ":)", "anak", "nya", "1\u{FE0F}\u{20E3}", "\u{200D}", "\u{FE0F}", "🇮", "°C",
      "+62",
      "日本", "ไทย", "ع", "\u{202A}", "xn--", "_", "?", "\u{10FFFF}",
    ].map { Array($0.utf8) } + [
      [0xED, 0xA0, 0x80], [0xFF], [0xE2, 0x82], [0x80], [0xC0, 0x80], [0xF4, 0x90, 0x80, 0x80],
    ]

  static func random(_ generator: inout SplitMix) -> [UInt8] {
    (0..<Int.random(in: 0..<14, using: &generator)).flatMap { _ in
      pieces.randomElement(using: &generator)!
    }
  }

  @Test("give tokens in order, inside the text, on scalar boundaries")
  func ranges() throws {
    var generator = SplitMix(seed: 7)
    var tokenizer = Tokenizer()
    var tokens: [Token] = []
    for _ in 0..<20_000 {
      let bytes = Self.random(&generator)
      tokenizer.tokenize(bytes.span, into: &tokens)
      var end = 0
      for token in tokens {
        let range = token.range
        // An expectation costs more than the check, and there are 200,000 tokens.
        let isGood =
          range.lowerBound >= end && range.upperBound <= bytes.count && !range.isEmpty
          && String(validating: bytes[range], as: UTF8.self) != nil
        if !isGood { Issue.record("\(range) of \(bytes)") }
        end = range.upperBound
      }
    }
  }

  @Test("give the tokens that ICU's break iterator gives")
  func likeICU() throws {
    var generator = SplitMix(seed: 13)
    var own = Tokenizer()
    var other = try Tokenizer(WordBreaker())
    var (found, expected): ([Token], [Token]) = ([], [])
    for _ in 0..<20_000 {
      let bytes = Self.random(&generator)
      own.tokenize(bytes.span, into: &found)
      other.tokenize(bytes.span, into: &expected)
      if found != expected { Issue.record("\(String(decoding: bytes, as: UTF8.self))") }
    }
  }

  @Test("give the same tokens whole and cut at white space between them")
  func pieces() throws {
    var generator = SplitMix(seed: 11)
    var tokenizer = Tokenizer()
    var (whole, piece): ([Token], [Token]) = ([], [])
    for _ in 0..<20_000 {
      let bytes = Self.random(&generator)
      tokenizer.tokenize(bytes.span, into: &whole)
      var joined: [Token] = []
      var start = 0
      for cut in bytes.indices.dropFirst() where bytes[cut - 1] <= 0x20 {
        let isInside = whole.contains { $0.range.lowerBound < cut && cut < $0.range.upperBound }
        if isInside { continue }
        tokenizer.tokenize(bytes.span.extracting(start..<cut), into: &piece)
        joined += piece.map {
          Token($0.kind, $0.range.lowerBound + start..<$0.range.upperBound + start)
        }
        start = cut
      }
      tokenizer.tokenize(bytes.span.extracting(start..<bytes.count), into: &piece)
      joined += piece.map {
        Token($0.kind, $0.range.lowerBound + start..<$0.range.upperBound + start)
      }
      if joined != whole { Issue.record("\(String(decoding: bytes, as: UTF8.self))") }
    }
  }
}

@Suite("What the fuzzer found") struct FoundByFuzzingTests {
  @Test("a time behind what is only nearly a number")
  func nearlyNumber() throws {
    #expect(
      try tokens("_1:10/1") == ["number:_1", "number:10", "number:1"])
  }

  @Test("a skin tone behind a quotation mark is cut alike by our rules and by ICU")
  func toneBehindQuote() throws {
    #expect(try tokens("“🏽g1") == ["word:g1"])
    #expect(try tokens("“🏽g1", usesICUOnly: true) == ["word:g1"])
  }
}

@Suite("A monstrous tweet") struct MonsterTests {
  static let units = [
    "@", "#", "(", "$", ":", "^", "<", "-", ".", "_", "1", "a", "\u{301}", "e\u{301}", "\0",
    "\u{200D}",
    "👨\u{200D}", "🇮🇩", "1\u{FE0F}\u{20E3}", "http://", "http://a.id/(", "a.", "a.id.", "é.",
    "aa-aa-", "ke-", "1-",
    "1/", "0812-", "(021) ", "08.00 ", "5 % ", "Rp ", "@a/", "@a@", "a@", "a@a.", "a.b@", "#a#",
    ":(", "日.",
    "http://日.",
  ]

  /// Work that grew with the square of the length would take minutes here, without optimisation.
  @Test("takes time in proportion to its length", .timeLimit(.minutes(1)), arguments: units)
  func linear(unit: String) throws {
    var tokenizer = Tokenizer()
    var tokens: [Token] = []
    let bytes = Array(String(repeating: unit, count: 50_000 / unit.utf8.count).utf8)
    tokenizer.tokenize(bytes.span, into: &tokens)
    #expect(tokens.allSatisfy { $0.range.upperBound <= bytes.count })
  }

  @Test("of a megabyte is cut like any other", arguments: ["kata ", "http://kab.go.id/a ", "👍🏽 "])
  func megabyte(unit: String) throws {
    let count = 1_000_000 / unit.utf8.count
    let bytes = Array(String(repeating: unit, count: count).utf8)
    var tokenizer = Tokenizer()
    var tokens: [Token] = []
    tokenizer.tokenize(bytes.span, into: &tokens)
    #expect(tokens.count == count)
  }
}
