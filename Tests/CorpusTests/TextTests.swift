import Testing

@testable import Corpus

@Suite("A text") struct TextTests {
  @Test(
    "has each HTML entity decoded once",
    arguments: [
      ("a &amp; b", "a & b"), ("&lt;3", "<3"), ("2 &gt; 1", "2 > 1"), ("&quot;ya&quot;", "\"ya\""),
      ("jum&#39;at", "jum'at"), ("&#x1F64F;", "🙏"), ("&amp;lt;", "&lt;"), ("&amp;amp;", "&amp;"),
      ("R&D; x", "R&D; x"), ("AT&T", "AT&T"), ("&", "&"), ("&;", "&;"), ("&#;", "&#;"),
      ("&#0;", "&#0;"), ("&#xD83D;", "&#xD83D;"), ("&unknown;", "&unknown;"), ("x&amp", "x&amp"),
      ("&nbsp;", "\u{A0}"), ("&&amp;", "&&"),
    ])
  func decodesEntities(text: String, decoded: String) throws {
    let read = try read(text: "text\n\"\(text.replacing("\"", with: "\"\""))\"\n")
    #expect(read.tweets.map(\.text) == [decoded])
    let json = try self.text(inJSON: text)
    #expect(json == decoded)
  }

  private func text(inJSON text: String) throws -> String {
    var line: [UInt8] = Array("{\"text\":".utf8)
    line.append(json: Array(text.utf8).span)
    let folder = TemporaryFolder()
    return try read([folder.write("a.jsonl", line + Array("}\n".utf8))]).tweets[0].text
  }

  @Test("has bytes that are no UTF-8 replaced, which is counted")
  func repairsBytes() throws {
    let folder = TemporaryFolder()
    let table = folder.write(
      "a.csv", Array("id,text\n1,caf".utf8) + [0xFF] + Array(" &amp;\n2,b\n".utf8))
    let lines = folder.write(
      "a.jsonl",
      Array(#"{"id":1,"text":"caf"#.utf8) + [0xFF] + Array("\"}\n{\"text\":\"b\"}\n".utf8))
    let (tweets, summary) = try read([table, lines])
    #expect(tweets.map(\.text) == ["caf\u{FFFD} &", "b", "caf\u{FFFD}", "b"])
    #expect(summary.files.map(\.repaired) == [1, 1])
    #expect(summary.skipped == 0)
  }

  @Test(
    "has half a surrogate pair replaced",
    arguments: [
      (#"a\ud83d"#, "a\u{FFFD}"), (#"\ude4f b"#, "\u{FFFD} b"),
      (#"\ud83d\ud83d\ude4f"#, "\u{FFFD}🙏"),
      (#"\\ud83d"#, #"\ud83d"#),
    ])
  func replacesHalfPairs(escaped: String, text: String) throws {
    let read = try read(text: "{\"text\":\"\(escaped)\"}\n")
    #expect(read.tweets.map(\.text) == [text])
  }
}

@Suite("A damaged text") struct TextRepairTests {
  private func repaired(_ text: String) -> String? {
    let bytes = Array(text.utf8)
    guard TextRepair.isSuspect(bytes.span) else { return nil }
    return TextRepair.repaired(bytes.span).map { String(decoding: $0, as: UTF8.self) }
  }

  @Test(
    "in UTF-8 that was read as Windows-1252, once or more, is read again",
    arguments: [
      ("ðŸ˜¡ marah", "😡 marah"), ("itâ€™s", "it’s"), ("â€œyaâ€\u{9D}", "“ya”"), ("cafÃ©", "café"),
      ("Rp5.000Â\u{A0},-", "Rp5.000\u{A0},-"), ("ðŸ™\u{8F}", "🙏"), ("â€¦", "…"), ("â‚¬5", "€5"),
      ("\u{E2}\u{80}\u{99}", "’"), ("ÃƒÂ©", "é"), ("Ã¢â‚¬â„¢", "’"), ("Ø§Ù„Ù„Ù‡", "الله"),
      ("CAFÉ â€“ Ã©", "CAFÉ – é"), ("ðŸ‡®ðŸ‡©", "🇮🇩"), ("kata Ã¢â‚¬Å“ya", "kata “ya"),
      ("Ã°Å¸ËœÆ’ ya", "😃 ya"), ("RpÂ 5.000, Â ya", "Rp 5.000,  ya"),
      ("jamÃ‚Â\u{A0}5", "jam\u{A0}5"),
      ("jamÃ‚ 5", "jam 5"), ("jamÃ‚Â 5", "jam 5"), ("ðŸ™\u{F18F} âœŒï¸\u{F18F}", "🙏 ✌️"),
      ("nguyá»…n", "nguyễn"), ("sá»‘ mÃ³n", "số món"), ("âœ… â›” âž¡ â–º", "✅ ⛔ ➡ ►"),
      ("é…’é…»é…»", "酒酻酻"),
      ("GANÃ“ hoy", "GANÓ hoy"), ("PÃ… bÃ¥t", "PÅ båt"),
    ])
  func rereads(text: String, repaired: String) { #expect(self.repaired(text) == repaired) }

  @Test(
    "in UTF-8 that was read as Mac Roman, once or more, is read again",
    arguments: [
      ("‚Äúya‚Äù", "“ya”"),
      ("it‚Äôs", "it’s"),
      ("habis‚Ä¶", "habis…"),
      ("\u{F8FF}üëç\u{F8FF}üèΩ siap", "👍🏽 siap"),
      ("‚ù§Ô∏è", "❤\u{FE0F}"),
      ("‚úÖ buka", "✅ buka"),
      ("‚Ç¨5", "€5"),
      ("caf√©", "café"),
      ("se√±or Le√≥n", "señor León"),
      ("√âcole", "École"),
      ("Rp¬†5.000 di caf√©", "Rp\u{A0}5.000 di café"),
      ("¬øQu√©?", "¿Qué?"),
      ("men√∫ baru", "menú baru"),
      ("it‚Äö√Ñ√¥s caf‚àö¬©", "it’s café"),
    ])
  func rereadsMacRoman(text: String, repaired: String) { #expect(self.repaired(text) == repaired) }

  @Test(
    "with roots, low quotes or apples is not taken for that",
    arguments: [
      "√9 = 3", "√π", "2√πr", "x√∞", "√ KTP asli", "√±2", "‚Ähm‘", "‚kata‘ – ‚Ära‘", "¬∞",
      "\u{F8FF} Mac",
      "«√»", "Ô∏è",
    ])
  func isNoMacRoman(text: String) throws {
    #expect(repaired(text) == nil)
    #expect(try read(text: "id,text\n1,\(text)\n").tweets.map(\.text) == [text])
  }

  @Test("of Mac Roman is counted as repaired in tables, lines and JSON")
  func macRomanInFiles() throws {
    let texts = ["buka ‚Äî gratis", "caf√© tutup", "polos ⚠"]
    let rows = texts.enumerated().map { "\($0),\($1)\n" }.joined()
    let objects = texts.enumerated().map { "{\"id\":\($0),\"text\":\"\($1)\"}\n" }.joined()
    for file in ["id,text\n" + rows, objects] {
      let (tweets, summary) = try read(text: file)
      #expect(tweets.map(\.text) == ["buka — gratis", "café tutup", "polos ⚠"])
      #expect(summary.repaired == 2)
    }
  }

  @Test(
    "in Python's bytes or with escapes left in it is decoded",
    arguments: [
      (#"b'halo \xf0\x9f\x99\x8f'"#, "halo 🙏"), (#"b"it\xe2\x80\x99s \'ya\'""#, "it’s 'ya'"),
      (#"b'RT @a: b \xe2\x80\xa6"#, "RT @a: b …"), (#"b'a\nb\\c\td'"#, "a\nb\\c\td"),
      (#"b'RT @a: terpotong"#, "RT @a: terpotong"), (#"b'@a kapan ya…'"#, "@a kapan ya…"),
      (#"b'polos'"#, "polos"), (#"satu\ndua\r\n"#, "satu\ndua\r\n"),
      (#"itu \xe2\x80\x99 ya"#, "itu ’ ya"), (#"\u2019 \ud83d\ude4f \U0001F64F"#, "’ 🙏 🙏"),
      (#"b'putus \xf0\x9f'"#, "putus \u{FFFD}"), (#"kata \"ya\" saja"#, "kata \"ya\" saja"),
      (#"uu 18\/2008\u2026"#, "uu 18/2008…"), (#"a\/b https:\/\/t.co\/x"#, "a/b https://t.co/x"),
      (#"syarat:\n\n1"#, "syarat:\n\n1"),
      (#"la oración:\nViene"#, "la oración:\nViene"), (#"satu\r dua\r"#, "satu\r dua\r"),
      ("naik \\r\\rKlik", "naik \r\rKlik"), ("sudah\\rSila", "sudah\rSila"),
      ("â€œnaÌ£Ì²ik", "“na\u{323}\u{332}ik"),
    ])
  func decodes(text: String, repaired: String) { #expect(self.repaired(text) == repaired) }

  @Test(
    "is told from one that is whole",
    arguments: [
      "¯\\_(ツ)_/¯", "C:\\new", "CAFÉ… tutup", "“ÉTÉ”", "São Paulo", "b'", "b'a' dan b'c", "Ã",
      "\\\\n", "Müller & Söhne", "naïve – ñandú", "\\xe2 saja", "\\u12", "b'…'", "a\\/b",
      "ke D:\\rak", "horor \\\"/ ya", "50° Ä", "CÂ dia",
      "Â", "âgée, Â", "la santé…» et", "«estaré…», dijo", "“aí”» e", "CAFÉ® buka", "É¡ vamos",
      "«été–» au", "„Café“… zu",
      "co máš… ty", "víš” ne", "AMANHÃ… sim", "AMANHû fim", "OÙ\u{A0}? ici", "VIVA ESPAÑ…",
      "hâlâ…” diye", "«\u{A0}tiré\u{A0}»la",
      "itu\\reduce", "oración: «así»",
    ])
  func isTold(text: String) { #expect(repaired(text) == nil) }

  @Test("is counted, and left as it is where the user says so")
  func isCounted() throws {
    let table = "id,text\n1,itâ€™s &amp; ya\n2,baik\n3,satu\\ndua\n"
    let (tweets, summary) = try read(text: table)
    #expect(tweets.map(\.text) == ["it’s & ya", "baik", "satu\ndua"])
    #expect(summary.repaired == 2)
    var options = ReadingOptions()
    options.repairs = false
    let raw = try read(text: table, options)
    #expect(raw.tweets.map(\.text) == ["itâ€™s &amp; ya", "baik", "satu\\ndua"])
    #expect(raw.summary.repaired == 0)
  }
}

@Suite("An encoding") struct EncodingTests {
  private func utf16(_ text: String, isBigEndian: Bool) -> [UInt8] {
    text.utf16.flatMap { unit -> [UInt8] in
      let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
      return isBigEndian ? [high, low] : [low, high]
    }
  }

  @Test(
    "of UTF-16 is found by its mark or by its zeros",
    arguments: [true, false], [true, false])
  func findsUTF16(isBigEndian: Bool, hasMark: Bool) throws {
    let text = "\(hasMark ? "\u{FEFF}" : "")id\ttext\n1\thalo 🙏 Rp€\n2\tdua\n"
    let folder = TemporaryFolder()
    let path = folder.write("a.tsv", utf16(text, isBigEndian: isBigEndian))
    for block in [1, 2, 3, 5, InputBuffer.block] {
      var options = ReadingOptions()
      options.block = block
      let (tweets, summary) = try read([path], options)
      #expect(tweets.map { "\($0.id)\($0.text)" } == ["1halo 🙏 Rp€", "2dua"])
      #expect(summary.repaired == 0)
    }
  }

  @Test("of UTF-16 has half a pair replaced, and an odd byte at its end left out")
  func replacesHalves() throws {
    let folder = TemporaryFolder()
    let bytes = utf16("\u{FEFF}text\na", isBigEndian: false) + [0x3D, 0xD8, 0x62, 0, 0x0A, 0, 9]
    #expect(try read([folder.write("a.csv", bytes)]).tweets.map(\.text) == ["a\u{FFFD}b"])
  }

  @Test("of the Turkish code page is told from that of western languages by its letters")
  func turkish() throws {
    func bytes(_ text: String, _ letters: [Character: UInt8]) -> [UInt8] {
      text.flatMap { letters[$0].map { [$0] } ?? Array(String($0).utf8) }
    }
    let turkish: [Character: UInt8] = [
      "ğ": 0xF0, "ı": 0xFD, "ş": 0xFE, "İ": 0xDD, "Ş": 0xDE, "ü": 0xFC, "ç": 0xE7, "ö": 0xF6,
    ]
    let western: [Character: UInt8] = ["ð": 0xF0, "þ": 0xFE, "á": 0xE1, "æ": 0xE6, "í": 0xED]
    let texts = ["Köpeğim kapıda, İşte yağmur", "yollar kapalı kaldı", "Şu an çok gürültülü"]
    let island = "það er blár himinn í dag, þú sérð það"
    let rows =
      texts.map { bytes($0, turkish) } + [
        bytes(island.replacing("é", with: "e").replacing("ú", with: "u"), western)
      ]
    let folder = TemporaryFolder()
    let table =
      Array("id,text\n".utf8)
      + rows.enumerated().flatMap { Array("\($0),\"".utf8) + $1 + Array("\"\n".utf8) }
    let found = try CorpusTests.read([folder.write("a.csv", table)])
    #expect(found.tweets.map(\.text) == texts + ["það er blár himinn í dag, þu serð það"])
  }

  @Test("is not Turkish for what is left of an emoji")
  func restsOfEmoji() throws {
    let folder = TemporaryFolder()
    let rests: [[UInt8]] = [
      [0x20, 0xF0, 0x3F, 0x3F, 0x3F], [0x61, 0xF0, 0x3F, 0x3F], [0x20, 0xF0, 0x20],
    ]
    var table = Array("id,text\n".utf8)
    for rest in rests { table += Array("1,caf".utf8) + [0xEB, 0x20] + rest + [0x0A] }
    let found = try CorpusTests.read([folder.write("a.csv", table)])
    #expect(found.tweets.map(\.text) == ["cafë  ð???", "cafë að??", "cafë  ð "])
  }

  @Test("of Windows-1252 is found row by row, and counted")
  func findsWindows() throws {
    let folder = TemporaryFolder()
    let rows: [[UInt8]] = [
      Array("id,text\n1,caf".utf8) + [0xE9, 0x20, 0x93] + Array("ya".utf8) + [0x94, 0x85],
      Array("2,é utuh".utf8), Array("3,é ".utf8) + [0xE9], Array("4,putus ".utf8) + [0xF0, 0x9F],
      // Signs that stand alone, and one that is left of a character of UTF-8.
      Array("5,é ".utf8) + [0x85, 0x20, 0x93] + Array("ya".utf8) + [0x94],
      Array("6,é ".utf8) + [0x93, 0x94],
      // A letter before a sign looks like the beginning of a character.
      Array("7,voc".utf8) + [0xEA, 0x85], Array("8,aqu".utf8) + [0xED, 0x94, 0xBB, 0x20, 0xE3],
      Array("9,a ".utf8) + [0xE9, 0x85], Array("10,h".utf8) + [0xE4, 0x85],
      // A byte that is no character stands for itself, as long as others are characters.
      Array("12,caf".utf8) + [0xE9, 0x20, 0x93] + Array("ya".utf8) + [0x9D],
      Array("13,ya ".utf8) + [0x9D],
      // Halves of a character, of three bytes each.
      Array("11,ya ".utf8) + [0xED, 0xA0, 0xBC, 0xED, 0xBC, 0x8E],
    ]
    let (tweets, summary) = try read([folder.write("a.csv", Array(rows.joined(separator: [0x0A])))])
    #expect(
      tweets.map(\.text) == [
        "café “ya”…", "é utuh", "é \u{FFFD}", "putus \u{FFFD}", "é … “ya”", "é \u{FFFD}\u{FFFD}",
        "você…", "aquí”» ã",
        "a \u{FFFD}", "hä…", "café “ya\u{FFFD}", "ya \u{FFFD}", "ya 🌎",
      ])
    #expect(summary.repaired == 12)
    #expect(String(decoding: tweets[0].record, as: UTF8.self) == "1,café “ya”…")
  }

  @Test("with lines that end in a lone carriage return is read")
  func readsOldLines() throws {
    #expect(try read(text: "id,text\r1,a\r2,b\r").tweets.map(\.text) == ["a", "b"])
  }
}

@Suite("A date") struct TimestampTests {
  @Test(
    "is read in every usual shape",
    arguments: [
      ("2018-10-10T20:19:24Z", 1_539_202_764), ("2018-10-10T20:19:24.000Z", 1_539_202_764),
      ("2018-10-10 20:19:24", 1_539_202_764), ("2018-10-10 20:19:24+00:00", 1_539_202_764),
      ("2018-10-11T03:19:24+0700", 1_539_202_764), ("2018-10-11 03:19:24 +07:00", 1_539_202_764),
      ("2018-10-11 03:19:24 WIB", 1_539_202_764), ("2018-10-10T15:19:24-05", 1_539_202_764),
      ("2018-10-10 20:19:24 UTC", 1_539_202_764), ("2018-10-10T20:19", 1_539_202_740),
      ("2018/10/10 20:19:24", 1_539_202_764), ("2018-10-10", 1_539_129_600),
      ("Wed Oct 10 20:19:24 +0000 2018", 1_539_202_764),
      ("Thu Oct 11 03:19:24 +0700 2018", 1_539_202_764),
      ("10/10/2018 20:19", 1_539_202_740), ("10/10/2018 20:19:24", 1_539_202_764),
      ("1/2/2018", 1_517_443_200), ("12/31/2018", 1_546_214_400), ("10-10-2018", 1_539_129_600),
      ("10.10.2018", 1_539_129_600),
      ("10 Oct 2018", 1_539_129_600), ("10 Oktober 2018 20:19", 1_539_202_740),
      ("1 Mei 2018", 1_525_132_800), ("1539202764", 1_539_202_764),
      ("1539202764000", 1_539_202_764), ("1539202764.0", 1_539_202_764),
      ("1970-01-01T00:00:00Z", 0), ("1969-12-31T23:59:59Z", -1),
      ("Oct 10, 2018 · 8:19 PM UTC", 1_539_202_740), ("8:19 PM · Oct 10, 2018", 1_539_202_740),
      ("October 10, 2018 at 08:19PM", 1_539_202_740),
      ("10 Oktober 2018 pukul 20.19", 1_539_202_740),
      ("18 Kas 2020", 1_605_657_600), ("8 Şubat 2021 10:30", 1_612_780_200),
      ("3 Mayıs 2020", 1_588_464_000),
      ("12 ago 2019", 1_565_568_000), ("5 de octubre de 2018", 1_538_697_600),
      ("14 juil. 2021", 1_626_220_800),
      ("3 août 2020 08:15", 1_596_442_500), ("7. März 2019", 1_551_916_800),
      ("1 juin 2020", 1_590_969_600),
      ("Kamis, 11 Oktober 2018 03.19 WIB", 1_539_202_740), ("10/10/2018 8:19:24 PM", 1_539_202_764),
      ("10/10/18 20:19", 1_539_202_740), ("10-Oct-2018 20:19:24", 1_539_202_764),
      ("10-Okt-18", 1_539_129_600), ("Wed, 10 Oct 2018 20:19:24 +0000", 1_539_202_764),
      ("Thu Oct 11 2018 03:19:24 GMT+0700 (Western Indonesia Time)", 1_539_202_764),
      ("2018-10-11 03:19:24 SE Asia Standard Time", 1_539_202_764),
      ("2018-10-10 16:19:24 EDT", 1_539_202_764), ("2018-10-10 8:19:24 PM", 1_539_202_764),
      ("12:05 AM - 10 Oct 2018", 1_539_129_900), ("10/10/2018 12:05 PM", 1_539_173_100),
      // As Indonesian spreadsheets and browsers write it.
      ("10/10/2018 20.19.24", 1_539_202_764), ("10/10/2018, 20.19.24", 1_539_202_764),
      ("11 Oktober 2018 pukul 03.19.24 WIB", 1_539_202_764), ("2018-10-10 20.19.24", 1_539_202_764),
      ("11 Oktober 2018 03.19.24 (WIB)", 1_539_202_764),
      ("11 Oktober 2018 03.19 Waktu Indonesia Barat", 1_539_202_740),
      ("2018-10-11 03:19:24 Asia/Jakarta", 1_539_202_764),
      ("20181010", 1_539_129_600), ("20181010201924", 1_539_202_764),
      ("20181010T201924Z", 1_539_202_764), ("1539202764000000", 1_539_202_764),
      ("1539202764000000000", 1_539_202_764), ("43383,8468055556", 1_539_202_764),
      ("1st October 2018", 1_538_352_000), ("43383.8468055556", 1_539_202_764),
      ("43383", 1_539_129_600), ("2020-02-29", 1_582_934_400), ("2000-02-29", 951_782_400),
      ("  2018-10-10  ", 1_539_129_600),
    ])
  func isRead(text: String, seconds: Int64) {
    #expect(Timestamp.seconds(Array(text.utf8).span) == seconds)
  }

  @Test(
    "that is none is not guessed",
    arguments: [
      "", "kemarin", "2018-13-01", "2018-02-30", "2019-02-29", "1900-02-29", "2018-10-10T25:00:00",
      "13/31/2018", "2018", "20181310", "2018-10-10T20:19:24 Mars", "2018-10/10", "NA",
      "Wed Oct 10 20:19:24", "2018-10-10T20:19:24+0", "2018-10-10T20:19:24+07:", "1.5392E+09",
      "Oct 10 Nov 2018", "10 Oct 2018 13:00 PM", "10 Oct 2018 20:19 20:20", "Oct 2018", "12345",
      "90000", "10 Smarch 2018", "32 Oct 2018", "20:19", "2018-10-10 ABC", "5 apples, 2018",
    ])
  func isNotGuessed(text: String) {
    #expect(Timestamp.seconds(Array(text.utf8).span) == nil)
  }

  @Test("written and read again is the same")
  func survives() {
    for seconds in stride(from: Int64(-3_000_000_000), to: 6_000_000_000, by: 86_399 * 37) {
      var bytes: [UInt8] = []
      Timestamp.append(seconds, to: &bytes)
      #expect(bytes.count == 20)
      #expect(Timestamp.seconds(bytes.span) == seconds)
    }
  }
}

@Suite("Ids seen") struct SeenTweetsTests {
  @Test("are new once, and those without an id always")
  func areNewOnce() {
    var seen = SeenTweets()
    let ids = (0..<50_000).map { Array("\(880_000_000_000_000_000 + $0)".utf8) }
    #expect(ids.allSatisfy { seen.isNew($0.span) })
    #expect(!ids.contains { seen.isNew($0.span) })
    let none: [UInt8] = []
    #expect(seen.isNew(none.span) && seen.isNew(none.span))
    #expect(seen.count == 50_000)
  }
}

@Suite("A batch") struct TweetBatchTests {
  @Test("gives back the tweets put in, and is refilled")
  func givesBack() {
    let tweets = [
      Tweet(
        id: "1", username: "dinas", text: "Halo", kind: .reply, createdAt: -5,
        counts: Counts(retweets: 0, quotes: 7), mentions: "a b", hashtags: "", record: [1, 2]),
      Tweet(text: ""),
      Tweet(id: "3", text: "🙏", hashtags: "siaga"),
    ]
    var batch = TweetBatch()
    for _ in 0..<2 {
      for tweet in tweets { batch.append(tweet) }
      #expect((0..<batch.count).map { batch.tweet(at: $0) } == tweets)
      batch.removeAll()
      #expect(batch.count == 0)
    }
  }
}
