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

  @Test(
    "that is a number keeps its marks",
    arguments: [
      ("08.00-15.00", ["number:08.00", "number:15.00"]),
      ("Rp1.250.000,50", ["word:Rp1.250.000,50"]),
      ("12;30 07:45", ["number:12;30", "number:07", "number:45"]),
      ("3,", ["number:3"]),
    ])
  func number(text: String, expected: [String]) throws {
    #expect(try tokens(text) == expected)
  }
}

@Suite("A hashtag") struct HashtagTests {
  @Test(
    "ends before punctuation",
    arguments: [
      ("#LayananPublik!", "LayananPublik"), ("(#siaga112)", "siaga112"),
      ("info:#jadwal_baru.", "jadwal_baru"), ("＃penuh", "penuh"), ("🚨#banjir", "banjir"),
      ("#été", "été"),
    ])
  func ends(text: String, tag: String) throws {
    let found = try tokens(text).filter { $0.hasPrefix("hashtag:") }
    #expect(found.count == 1)
    #expect(found.first?.hasSuffix(tag) == true)
  }

  @Test(
    "needs a letter and nothing joined to it",
    arguments: ["#123", "#", "a#tag", "&#tag", "#tag#tag", "#http://a.id", "#️⃣", "#_"])
  func isNone(text: String) throws {
    #expect(try tokens(text).first { $0.hasPrefix("hashtag:") && $0 != "hashtag:#tag" } == nil)
    #expect(try tokens(text).first?.hasPrefix("hashtag:") != true)
  }
}

@Suite("A mention") struct MentionTests {
  @Test(
    "is an account's name",
    arguments: [
      ("@dinkes_maju: siap", "@dinkes_maju"), ("cc/@bpbd", "@bpbd"), ("RT@warga: ya", "@warga"),
      ("(@camat)", "@camat"), ("＠penuh", "＠penuh"),
    ])
  func name(text: String, mention: String) throws {
    #expect(try tokens(text).contains("mention:\(mention)"))
  }

  @Test("is none in an address or before another sign", arguments: ["surel@kab.id", "@@a", "@a@b"])
  func isNone(text: String) throws {
    #expect(try !tokens(text).contains { $0.hasPrefix("mention:") && $0 != "mention:@b" })
  }
}

@Suite("A link") struct LinkTests {
  @Test(
    "goes up to white space or closing punctuation",
    arguments: [
      ("daftar di https://t.co/aB3dE6gH9k.", "https://t.co/aB3dE6gH9k"),
      ("(http://kab.go.id/a_(b))", "http://kab.go.id/a_(b)"),
      ("www.kab.go.id/layanan?x=1, ya", "www.kab.go.id/layanan?x=1"),
      ("HTTPS://KAB.GO.ID", "HTTPS://KAB.GO.ID"),
      ("buka:https://a.id/#x", "https://a.id/#x"),
    ])
  func ends(text: String, link: String) throws {
    #expect(try tokens(text).contains("link:\(link)"))
  }

  @Test("does not begin inside a word", arguments: ["xhttp://a", "http://", "www."])
  func isNone(text: String) throws {
    #expect(try !tokens(text).contains { $0.hasPrefix("link:") })
  }
}

@Suite("An emoji") struct EmojiTests {
  @Test(
    "is one token with all its parts",
    arguments: ["😀", "👍🏽", "👨‍👩‍👧", "🇮🇩", "❤️", "❤", "1️⃣", "☔"])
  func whole(emoji: String) throws {
    #expect(try tokens("ya \(emoji) \(emoji)") == ["word:ya", "emoji:\(emoji)", "emoji:\(emoji)"])
  }

  @Test("is not a sign of text", arguments: ["©", "™", "→", "☎︎", "#", "1"])
  func sign(text: String) throws {
    #expect(try !tokens(text).contains { $0.hasPrefix("emoji:") })
  }
}

@Suite("ASCII and ICU cut alike") struct ASCIIPathTests {
  @Test("random ASCII text")
  func random() throws {
    var generator = SplitMix(seed: 20_261_123)
    let alphabet = Array("abzAZ019__''..,,;;::--##@@//&+ \t\nhttp://www.RT".utf8)
    for _ in 0..<20_000 {
      let count = Int.random(in: 0..<24, using: &generator)
      let bytes = (0..<count).map { _ in alphabet.randomElement(using: &generator)! }
      let text = String(decoding: bytes, as: UTF8.self)
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

@Suite("Any bytes") struct AnyBytesTests {
  @Test("give tokens in order, inside the text, on scalar boundaries")
  func ranges() throws {
    var generator = SplitMix(seed: 7)
    var tokenizer = try Tokenizer()
    var tokens: [Token] = []
    let pieces: [[UInt8]] = [
      Array("kata".utf8), Array("é".utf8), Array("👍🏽".utf8), [0xED, 0xA0, 0x80], [0xFF], [0],
      [0xE2, 0x82], Array("#".utf8), Array("@".utf8), Array("＃".utf8), Array("http://".utf8),
      Array(" ".utf8), Array("\u{301}".utf8), Array("9.".utf8), Array("'".utf8), [0x80],
    ]
    for _ in 0..<20_000 {
      let bytes = (0..<Int.random(in: 0..<12, using: &generator)).flatMap { _ in
        pieces.randomElement(using: &generator)!
      }
      tokenizer.tokenize(bytes.span, into: &tokens)
      var end = 0
      for token in tokens {
        #expect(token.range.lowerBound >= end && token.range.upperBound <= bytes.count)
        #expect(!token.range.isEmpty)
        end = token.range.upperBound
        if let valid = String(validating: bytes, as: UTF8.self) {
          let utf8 = valid.utf8
          let start = utf8.index(utf8.startIndex, offsetBy: token.range.lowerBound)
          let stop = utf8.index(utf8.startIndex, offsetBy: token.range.upperBound)
          #expect(start.samePosition(in: valid.unicodeScalars) != nil)
          #expect(stop.samePosition(in: valid.unicodeScalars) != nil)
        }
      }
    }
  }
}
