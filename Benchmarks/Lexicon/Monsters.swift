import Lexicon

/// How much longer a byte of a text as nobody writes it takes than one of a tweet.
struct Monsters {
  private static let size = 1_000_000
  private static let runs = 3

  /// What the texts are made of: one unit, repeated to a megabyte.
  private static let units: [(name: String, unit: [UInt8])] =
    [
      ("words", "layanan publik "), ("one letter", "a"), ("one-letter words", "a "), ("signs", "@"),
      ("hashtags", "#a"), ("accounts", "@a "), ("lists", "@a/"), ("hyphens", "a-"),
      ("doubled words", "anak-anak "), ("numbers", "1 "), ("telephones", "0812-"), ("times", "08.00 "),
      ("full stops", "a."), ("hosts", "a.id "), ("protocols", "http://"),
      ("open brackets", "http://a.id/("), ("faces", ":( "), ("accents", "e\u{301}"),
      ("combining marks", "\u{301}"), ("joiners", "\u{200D}"), ("NUL", "\0"), ("emoji", "😀"),
      ("joined emoji", "👨\u{200D}"), ("flags", "🇮🇩"), ("keycaps", "1\u{FE0F}\u{20E3}"),
      ("quotation marks", "“a” "), ("styled letters", "𝙇"), ("full-width", "Ａ"), ("Cyrillic", "слово "),
      ("Arabic", "خدمة "), ("Han", "公共服务"), ("Thai", "บริการ"), ("Hiragana", "ひらがな"),
    ].map { ($0, Array($1.utf8)) } + [
      ("lone surrogates", [0xED, 0xA0, 0x80]), ("bytes that are not UTF-8", [0xFF]),
    ]

  /// A line for each text; `texts` are the tweets to compare with.
  static func print(beside texts: [[UInt8]]) throws {
    let tweets = try nanosecondsPerByte(of: texts)
    Swift.print("| a megabyte of | tokenize, ns/byte | times a tweet's |\n|---|---|---|")
    Swift.print("| tweets | \(tweets.formatted) | 1.0 |")
    for (name, unit) in units {
      let text = [UInt8]((0..<size / unit.count).map { _ in unit }.joined())
      let time = try nanosecondsPerByte(of: [text])
      Swift.print("| \(name) | \(time.formatted) | \((time / tweets).formatted) |")
    }
  }

  private static func nanosecondsPerByte(of texts: [[UInt8]]) throws -> Double {
    var tokenizer = Tokenizer()
    var tokens: [Token] = []
    var best = Double.infinity
    for _ in 0...runs {
      let start = Speed.processorTime()
      for text in texts { tokenizer.tokenize(text.span, into: &tokens) }
      best = min(best, Speed.processorTime() - start)
    }
    return best * 1e9 / Double(texts.reduce(0) { $0 + $1.count })
  }
}
