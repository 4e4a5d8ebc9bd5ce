import Lexicon

/// How much longer a byte of a text as nobody writes it takes than one of a tweet.
struct Monsters {
  private static let size = 1_000_000
  private static let runs = 3

  /// What the texts are made of: one unit, repeated to a megabyte.
  private static let units: [(name: String, unit: String)] = [
    ("words", "layanan publik "), ("one letter", "a"), ("one-letter words", "a "), ("signs", "@"),
    ("hashtags", "#a"), ("hyphens", "a-"), ("numbers", "1 "), ("full stops", "a."),
    ("open brackets", "http://a.id/("), ("combining marks", "\u{301}"), ("NUL", "\0"),
    ("emoji", "😀"), ("joined emoji", "👨\u{200D}"), ("flags", "🇮🇩"), ("keycaps", "1\u{FE0F}\u{20E3}"),
    ("Cyrillic", "слово "), ("Han", "公共服务"), ("Thai", "บริการ"), ("Hiragana", "ひらがな"),
  ]

  /// A line for each text; `texts` are the tweets to compare with.
  static func print(beside texts: [[UInt8]]) throws {
    let tweets = try nanosecondsPerByte(of: texts)
    Swift.print("| a megabyte of | tokenize, ns/byte | times a tweet's |\n|---|---|---|")
    Swift.print("| tweets | \(tweets.formatted) | 1.0 |")
    for (name, unit) in units {
      let text = Array(String(repeating: unit, count: size / unit.utf8.count).utf8)
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
