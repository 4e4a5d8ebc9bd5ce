import Foundation
import Testing

@testable import Lexicon

/// The tokens of `text` as `kind:text`.
func tokens(_ text: String, usesICUOnly: Bool = false) throws -> [String] {
  var tokenizer = try Tokenizer(usesICUOnly: usesICUOnly)
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
    let pieces =
      "a b z A 0 1 9 _ ' . , ; : - # @ / & + % ( ) $ = < > ^ * D x ? [ \" "
      .appending("http:// www. .id com RT Rp wib kg").split(separator: " ").map(String.init) + [
        " ", " ", "\t", "08", "2021", "anak", "ke", "-nya",
      ]
    for _ in 0..<30_000 {
      let count = Int.random(in: 0..<16, using: &generator)
      let text = (0..<count).map { _ in pieces.randomElement(using: &generator)! }.joined()
      let (ours, icu) = try (tokens(text), tokens(text, usesICUOnly: true))
      #expect(ours == icu, "\(text.debugDescription)")
    }
  }

  @Test("real tweets", .enabled(if: SharedData.isThere, SharedData.absence))
  func real() throws {
    var ours = try Tokenizer(usesICUOnly: false)
    var icu = try Tokenizer(usesICUOnly: true)
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
