import Testing

@testable import Lexicon

@Suite("A hyphen") struct HyphenTests {
  @Test(
    "joins a doubled word",
    arguments: [
      "anak-anak", "obat-obatan", "sebaik-baiknya", "berlari-lari", "sayur-mayur", "lauk-pauk",
      "bolak-balik", "warna-warni", "tolong-menolong", "menakut-nakuti", "Bersama-sama",
      "pas-pasan",
      "terus-menerus", "bahu-membahu", "kupu-kupu", "gerak-gerik", "surat-menyurat", "ramah-tamah",
      "anak\u{2011}anak", "berjam-jam", "kehati-hatian", "ha-ha-ha",
    ])
  func joinsDoubled(word: String) throws {
    #expect(try tokens("(\(word)).") == ["word:\(word)"])
  }

  @Test(
    "joins prefixes, enclitics and short numbers",
    arguments: [
      "ke-anak2-an", "ke-76", "se-Jawa", "KTP-nya", "e-KTP", "non-ASN", "di-update", "efektif-kah",
      "Covid-19", "G-20", "H-1", "al-Quran",
    ])
  func joinsBound(word: String) throws {
    #expect(try tokens(word) == ["word:\(word)"])
  }

  @Test(
    "parts all others",
    arguments: [
      ("Jawa-Bali", ["word:Jawa", "word:Bali"]), ("pro-kontra", ["word:pro", "word:kontra"]),
      ("loket-antrean", ["word:loket", "word:antrean"]), ("loket-2", ["word:loket", "number:2"]),
      ("Senin-Jumat", ["word:Senin", "word:Jumat"]),
      ("Sumut-Sumbar", ["word:Sumut", "word:Sumbar"]),
      ("selesai--lalu", ["word:selesai", "word:lalu"]),
      ("anak - anak", ["word:anak", "word:anak"]),
      ("-nya", ["word:nya"]), ("#anak-anak", ["hashtag:#anak", "word:anak"]),
      ("a-b", ["word:a", "word:b"]), ("Rp-500", ["word:Rp", "number:500"]),
    ])
  func parts(text: String, expected: [String]) throws {
    #expect(try tokens(text) == expected)
  }
}

@Suite("An emoji") struct EmojiTests {
  @Test(
    "is one token with all its parts",
    arguments: [
      "😀", "👍🏽", "👨‍👩‍👧", "🇮🇩", "❤️", "❤", "1️⃣", "#️⃣", "☔", "🤷🏻‍♀️", "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
    ])
  func whole(emoji: String) throws {
    #expect(try tokens("ya \(emoji) \(emoji)") == ["word:ya", "emoji:\(emoji)", "emoji:\(emoji)"])
    #expect(try tokens("\(emoji)\(emoji)") == ["emoji:\(emoji)", "emoji:\(emoji)"])
    #expect(try tokens("ya\(emoji)") == ["word:ya", "emoji:\(emoji)"])
  }

  @Test("of every scalar that shows as one, with each skin tone")
  func every() throws {
    var count = 0
    for value in UInt32(0x80)...0x1FFFF {
      guard let scalar = Unicode.Scalar(value), scalar.properties.isEmojiPresentation,
        !scalar.properties.isEmojiModifier, !(0x1F1E6...0x1F1FF).contains(value)
      else { continue }
      count += 1
      #expect(try tokens("a\(scalar)b") == ["word:a", "emoji:\(scalar)", "word:b"])
      guard scalar.properties.isEmojiModifierBase else { continue }
      for tone in 0x1F3FB...0x1F3FF as ClosedRange<UInt32> {
        let toned = "\(scalar)\(Unicode.Scalar(tone)!)"
        #expect(try tokens(toned + toned) == ["emoji:\(toned)", "emoji:\(toned)"])
      }
    }
    #expect(count > 1_000)
  }

  @Test("is not glued to letters by a joiner")
  func joiner() throws {
    #expect(try tokens("a\u{200D}😀") == ["word:a\u{200D}", "emoji:😀"])
  }

  @Test("is not a sign of text", arguments: ["©", "™", "→", "☎︎", "#", "1"])
  func sign(text: String) throws {
    #expect(try !tokens(text).contains { $0.hasPrefix("emoji:") })
  }
}

@Suite("An emoticon") struct EmoticonTests {
  @Test(
    "is one token",
    arguments: [
      ":)", ":(", ":-D", ";)", ":'(", ":’)", ":\")", "=)", ":p", ":3", ":*", ":/", ":(((", "^_^",
      "^^",
      "-_-", "<3", "xD", "T_T", ":v",
    ])
  func whole(face: String) throws {
    #expect(try tokens("ya \(face)") == ["word:ya", "emoticon:\(face)"])
    #expect(try tokens("\(face) ya") == ["emoticon:\(face)", "word:ya"])
  }

  @Test(
    "stands behind a word where nothing else is likely",
    arguments: [
      ("sedih:(", ["word:sedih", "emoticon::("]), ("ya!:D", ["word:ya", "emoticon::D"]),
      ("😀:)", ["emoji:😀", "emoticon::)"]),
    ])
  func glued(text: String, expected: [String]) throws {
    #expect(try tokens(text) == expected)
  }

  @Test(
    "is not in times, links, lists, quotes or code",
    arguments: [
      "08:30", "1:3", "http://kab.go.id/:/", "catatan:(a)", "(lihat:)", "1:)", "(a)", "8)",
      "Dinas:Dinkes",
      "berkata:\"(a", "&gt;)", "Blok:D", "2=>3", "x<3m", "xDrive",
    ])
  func none(text: String) throws {
    #expect(try !tokens(text).contains { $0.hasPrefix("emoticon:") })
  }
}
