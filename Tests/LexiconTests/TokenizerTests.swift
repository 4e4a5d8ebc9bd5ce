import Foundation
import Testing

@testable import Lexicon

/// The tokens of `text` as `kind:text`.
func tokens(_ text: String, usesICUOnly: Bool = false) throws -> [String] {
  var tokenizer = usesICUOnly ? try Tokenizer(WordBreaker()) : Tokenizer()
  return tokens(text, &tokenizer)
}

/// The tokens that `tokenizer` cuts `text` into, as `kind:text`.
func tokens(_ text: String, _ tokenizer: inout Tokenizer) -> [String] {
  var tokens: [Token] = []
  let bytes = Array(text.utf8)
  tokenizer.tokenize(bytes.span, into: &tokens)
  return tokens.map { "\($0.kind):\(String(decoding: bytes[$0.range], as: UTF8.self))" }
}

@Suite("A word") struct WordTests {
  @Test(
    "ends where letters and digits end",
    arguments: [
      ("Buka pukul 8", ["word:Buka", "word:pukul", "number:8"]),
      ("loket-2 (lantai dasar)!", ["word:loket", "number:2", "word:lantai", "word:dasar"]),
      ("covid19 5G no_1", ["word:covid19", "word:5G", "word:no_1"]),
      ("jum'at jum’at", ["word:jum'at", "word:jum’at"]),
      ("selesai.Kami tutup:besok", ["word:selesai", "word:Kami", "word:tutup", "word:besok"]),
      ("a_ _ __", ["word:a_"]),
      ("naïve café。", ["word:naïve", "word:café"]),
      ("", []), ("…!?", []),
    ])
  func ends(text: String, expected: [String]) throws {
    #expect(try tokens(text) == expected)
  }
}

@Suite("ASCII and ICU cut alike") struct ASCIIPathTests {
  @Test("random ASCII text")
  func random() throws {
    var generator = SplitMix(seed: 20_261_123)
    var own = Tokenizer()
    var other = try Tokenizer(WordBreaker())
    let pieces =
      "a b z A 0 1 9 _ ' . , ; : - # @ / & + % ( ) $ = < > ^ * D x ? [ \" "
      .appending("http:// www. .id com RT Rp wib kg").split(separator: " ").map(String.init) + [
        " ", " ", "\t", "08", "2021", "anak", "ke", "-nya",
      ]
    for _ in 0..<30_000 {
      let count = Int.random(in: 0..<16, using: &generator)
      let text = (0..<count).map { _ in pieces.randomElement(using: &generator)! }.joined()
      let (ours, icu) = (tokens(text, &own), tokens(text, &other))
      #expect(ours == icu, "\(text.debugDescription)")
    }
  }

  @Test("real tweets", .enabled(if: SharedData.isThere, SharedData.absence))
  func real() throws {
    var ours = Tokenizer()
    var icu = try Tokenizer(WordBreaker())
    var (a, b): ([Token], [Token]) = ([], [])
    let lines =
      try SharedData.lines("labelled/government.csv")
      + SharedData.lines("labelled/emotion-train.csv")
    for line in lines {
      ours.tokenize(line.span, into: &a)
      icu.tokenize(line.span, into: &b)
      #expect(a == b, "\(String(decoding: line, as: UTF8.self))")
    }
    #expect(lines.count > 4_000)
  }
}

@Suite("Emoji of every block") struct EmojiBlockTests {
  /// Surroundings of an emoji, which `*` stands for.
  private static let surroundings = Array(
    """
    * a* *a ** *\u{1F3FD}* *\u{FE0F} *\u{FE0F}\u{1F3FD}1 *\u{200D}* a\u{200D}* *\u{301} \
    😀*😀 é* *\u{FE0E} *\u{1F3FD}\u{200D}* “*” *1\u{FE0F}\u{20E3} *日 #a* @a* a.id* *🇮🇩*
    """.utf8)

  @Test("are cut as ICU cuts them", arguments: (0x1F3...0x1FA).map { $0 << 8 })
  func likeICU(block: Int) throws {
    var own = Tokenizer()
    var other = try Tokenizer(WordBreaker())
    var (found, expected): ([Token], [Token]) = ([], [])
    for value in block..<block + 0x100 {
      let emoji = String(try #require(Unicode.Scalar(UInt32(value))))
      let pieces = Self.surroundings.split(
        separator: UInt8(ascii: "*"), omittingEmptySubsequences: false)
      let text = Array(pieces.joined(separator: emoji.utf8))
      own.tokenize(text.span, into: &found)
      other.tokenize(text.span, into: &expected)
      #expect(found == expected, "U+\(String(value, radix: 16))")
    }
  }
}

@Suite("A stretch between white space") struct StretchTests {
  @Test(
    "is cut at first sight as by all rules",
    arguments: [
      "kata", "kata,", "kata!!!)", "@akun", "@akun,", "@akun_", "@a12345678901234567890",
      "@a1234567890123456789012", "#tag", "#tag.", "#1", "#_", "#a_1", "#1a", "@", "#",
      "@akun/daftar",
      "@akun:", "@a@b", "#a#b", "#a&b", "http://t.co/a", "https://t.co/aB9", "HTTPS://T.CO/a",
      "https://t.co/a.", "https://t.co/a…", "https://t.co/", "https://t.com/a", "xhttps://t.co/a",
      "https://t.co/\(String(repeating: "a", count: 50))", "12", "12,", "12.", "12%", "08.00", "xD",
      "XD", "a:b", "a", "K", "5 kg", "Rp 5", "8 WIB", "12 %", "-", "a-a", "T_T", "1500",
    ])
  func atFirstSight(text: String) throws {
    let bytes = Array("dan \(text) \(text)".utf8)
    var own = Tokenizer()
    var other = try Tokenizer(WordBreaker())
    var (found, expected): ([Token], [Token]) = ([], [])
    own.tokenize(bytes.span, into: &found)
    other.tokenize(bytes.span, into: &expected)
    #expect(found == expected)
  }
}
