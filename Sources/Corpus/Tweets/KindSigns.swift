/// What the fields of an export say of how a tweet came about.
struct KindSigns {
  /// The kind that a field names.
  var named: TweetKind?
  var isRetweet = false
  var isReply = false
  var isQuote = false
  /// Whether the export has fields that would say so of a retweet, a reply or a quote.
  var areTold = false

  /// The kind by the export's fields; nil where they do not tell it.
  ///
  /// A field that calls a record a tweet may call all records so; the others come first. Of several
  /// signs a retweet comes first, since it passes on whatever the other tweet is, then a reply.
  var known: TweetKind? {
    if let named, named != .tweet { return named }
    if isRetweet { return .retweet }
    if isReply { return .reply }
    if isQuote { return .quote }
    return areTold || named != nil ? .tweet : nil
  }
}

extension KindSigns {
  /// Whether a tweet that names somebody as answered is an answer: one that is the first of its
  /// conversation answers nobody, though some scrapers name its author there.
  static func isAnswer(in conversation: Span<UInt8>, id: Span<UInt8>) -> Bool {
    let (first, own) = (conversation.extracting(conversation.trimmed), id.extracting(id.trimmed))
    return first.isEmpty || !first.equals(own)
  }

  /// Whether a tweet belongs to the conversation of another: some scrapers leave out who is answered there.
  static func goesOn(in conversation: Span<UInt8>, id: Span<UInt8>) -> Bool {
    conversation.isTweetID && isAnswer(in: conversation, id: id)
  }
}

extension TweetKind {
  /// The kind that a field names, in English or Indonesian; nil where it names none.
  init?(name: Span<UInt8>) {
    if name.isEmpty || name.count > 40 { return nil }
    guard let value = ExportWords.kinds.value(ofLetters: name) else { return nil }
    self.init(rawValue: UInt8(value))
  }

  /// The kind that a text itself shows: `RT @name:` a retweet, also without the colon, and `@name` at the start a reply;
  /// `known` is the kind by the export's own fields, nil where it has none.
  init(text whole: Span<UInt8>, known: TweetKind?) {
    // Programs leave spaces before `@name`.
    let text = whole.extracting(whole.blankEnd..<whole.count)
    if known == .retweet || text.retweetPrefix > 0 || text.isQuotedRetweet {
      self = .retweet
    } else {
      self = known ?? (text.startsAsRetweet ? .retweet : text.startsAsReply ? .reply : .tweet)
    }
  }
}

/// What texts show of how they came about.
extension Span<UInt8> {
  /// The length of `RT @name: ` or `RT@name: ` at the start, also in lower case, or without the sign, as texts have it
  /// that were prepared; 0 where there is none. `RT 03: ` names no account but a neighbourhood.
  @inline(__always)
  var retweetPrefix: Int {
    guard startsWithRT else { return 0 }
    let isJoined = self[2] == UInt8(ascii: "@")
    guard isJoined || self[2].isSpace else { return 0 }
    if !isJoined, self[2] != .space || self[3].isSpace { return brokenRetweetPrefix }
    let isName = isJoined || self[3] == UInt8(ascii: "@")
    // Texts whose signs have spaces around them have `RT @ name : `.
    let isSpread = isName && !isJoined && self[4] == .space
    let start = isSpread ? 5 : isName && !isJoined ? 4 : 3
    let nameEnd = nameEnd(from: start)
    let end = isSpread ? spaceEnd(from: nameEnd) : nameEnd
    guard nameEnd > start, end < count, self[end] == UInt8(ascii: ":") else { return 0 }
    let isSpaced = end + 1 < count && self[end + 1] == .space
    guard isName || isSpaced && extracting(start..<end).looksLikeRetweetedName else { return 0 }
    return isSpaced ? end + 2 : end + 1
  }

  /// Whether the text begins with `RT`, in any case, and has room for a name behind it.
  @inline(__always)
  private var startsWithRT: Bool {
    count > 5 && self[0] | 0x20 == UInt8(ascii: "r") && self[1] | 0x20 == UInt8(ascii: "t")
  }

  /// Whether a word behind `RT ` is a name: four characters or more, and one of them a letter.
  private var looksLikeRetweetedName: Bool {
    count >= 4 && indices.contains { self[$0].isLetter }
  }

  /// The length of the same where a page has put the name on a line of its own, or several spaces stand before it.
  private var brokenRetweetPrefix: Int {
    let start = spaceEnd(from: 2)
    guard start < count, self[start] == UInt8(ascii: "@") else { return 0 }
    let isBroken = position(of: .lineFeed, from: 2) < start
    let end = nameEnd(from: start + 1)
    let next = spaceEnd(from: end)
    guard end > start + 1, isBroken && next > end || next < count && self[next] == UInt8(ascii: ":")
    else { return 0 }
    return next < count && self[next] == UInt8(ascii: ":") ? spaceEnd(from: next + 1) : next
  }

  /// The name in `RT @name: ` at the start; empty where there is none.
  var retweetedName: Range<Int> {
    let prefix = retweetPrefix
    let sign = position(of: UInt8(ascii: "@"))
    if sign >= prefix { return 0..<0 }
    let start = spaceEnd(from: sign + 1)
    return start..<nameEnd(from: start)
  }

  private func spaceEnd(from start: Int) -> Int {
    var end = start
    while end < count, self[end].isSpace { end += 1 }
    return end
  }

  /// Whether quotes stand around the whole text of a retweet, as where it was quoted twice. Around `@name …` they may be a
  /// person's, who quotes somebody.
  fileprivate var isQuotedRetweet: Bool {
    count > 2 && self[0] == .quote && self[count - 1] == .quote
      && extracting(1..<count - 1).retweetPrefix > 0
  }

  /// Whether the text begins with `RT @name `, as a person writes it, or as one that was prepared.
  var startsAsRetweet: Bool {
    guard startsWithRT, self[2] == .space else { return false }
    let start = spaceEnd(from: 3)
    guard start < count, self[start] == UInt8(ascii: "@") else { return false }
    let end = nameEnd(from: start + 1)
    return end > start + 1 && end < count && self[end].isSpace
  }

  /// Whether the text begins with `@name`, as replies do.
  var startsAsReply: Bool {
    guard count > 1, self[0] == UInt8(ascii: "@") else { return false }
    let name = nameEnd(from: 1)
    if name == 1 || name == count { return name > 1 }
    // An emoji or another writing may follow at once.
    if self[name] >= 0x80 { return true }
    // `@name, …` and `@name?? …` too, but not `@name's` and `@name-nya`.
    var end = name
    while end < count, ",.:;!?-".utf8.contains(self[end]) { end += 1 }
    if end == count || self[end].isSpace { return true }
    // A time or a number: `@07:00`, `@5.000`.
    if self[name - 1].isDigit, end < count, self[end].isDigit { return false }
    // `@name:text`, `@name...text`, and `@nama.baru …`, as names are elsewhere.
    if self[name] == UInt8(ascii: ":") || end > name + 1 { return true }
    return self[name] == UInt8(ascii: ".") && !endsInDomain(from: name)
  }

  /// The endings of addresses that stand behind `@` in texts about them.
  private static let domainEndings: [StaticString] = [
    "ac", "ai", "co", "com", "de", "edu", "go", "gov", "id", "info", "live", "me", "my", "net",
    "news",
    "org", "sch", "site", "tv", "uk", "xyz",
  ]

  /// Whether the first word, with a dot at `start`, is rather an address such as `@dinas.go.id` than a name.
  private func endsInDomain(from start: Int) -> Bool {
    var (label, end) = (start + 1, start + 1)
    while end < count, self[end].isNameByte || self[end] == UInt8(ascii: ".") {
      if self[end] == UInt8(ascii: "."), end + 1 < count, self[end + 1].isNameByte {
        label = end + 1
      }
      end += 1
    }
    while end > label, self[end - 1] == UInt8(ascii: ".") { end -= 1 }
    // `@bit.ly/abc`
    if end < count, self[end] == UInt8(ascii: "/") { return true }
    let ending = extracting(label..<end)
    return Self.domainEndings.contains { ending.equals(anyCaseOf: $0) }
  }

  /// Where the blanks end that the text begins with, also those that are no ASCII: no-break spaces, signs of no width, marks of
  /// direction.
  @inline(__always)
  fileprivate var blankEnd: Int {
    if isEmpty || self[0] > .space && self[0] < 0xC2 { return 0 }
    return wideBlankEnd
  }

  private var wideBlankEnd: Int {
    var end = 0
    while end < count {
      if self[end].isSpace {
        end += 1
        continue
      }
      let next = end + 1 < count ? self[end + 1] : 0
      if self[end] == 0xC2, next == 0xA0 {
        end += 2
        continue
      }
      let last = end + 2 < count ? self[end + 2] : 0
      switch (self[end], next, last) {
      case (0xE2, 0x80, 0x8B...0x8F), (0xE2, 0x80, 0xAA...0xAE), (0xE2, 0x81, 0xA0),
        (0xE2, 0x81, 0xA6...0xA9), (0xEF, 0xBB, 0xBF):
        end += 3
      default: return end
      }
    }
    return end
  }

  /// Where the letters, digits and `_` of a name end that begins at `start`.
  func nameEnd(from start: Int) -> Int {
    var end = start
    while end < count, self[end].isNameByte { end += 1 }
    return end
  }

  private var endsInEllipsis: Bool { count >= 3 && extracting(count - 3..<count).equals("…") }

  /// Where the text stops that goes on elsewhere: before `…` at its end or before a last link;
  /// the number of bytes where it does not.
  var cutAt: Int {
    var end = trimmed.upperBound
    var link = end
    while link > 0, !self[link - 1].isSpace { link -= 1 }
    // A link that is cut itself is part of what goes on.
    let last = extracting(link..<end)
    if last.starts(with: "https://t.co/"), !last.endsInEllipsis { end = link }
    while end > 0, self[end - 1].isSpace { end -= 1 }
    guard extracting(0..<end).endsInEllipsis else { return count }
    end -= 3
    while end > 0, self[end - 1].isSpace { end -= 1 }
    return end
  }
}
