/// Web addresses by the rules of twitter-text, with and without a protocol.
///
/// A host needs a known top-level domain. Behind a protocol it may be of any letters; without one
/// it is of ASCII and accented Latin letters, so that it ends where the text of another script
/// begins.
enum Links {
  /// The link whose protocol ends with the `://` at `colon`.
  static func withProtocol(
    endingAt colon: Int, of text: Span<UInt8>, in chunk: Range<Int>, whole: Range<Int>
  ) -> Token? {
    guard hasScheme(at: colon, of: text, in: chunk) else { return nil }
    var start = colon - 4
    if start - 1 >= chunk.lowerBound, ASCII.lower(text[colon - 1]) == UInt8(ascii: "s") {
      start -= 1
    }
    guard start >= chunk.lowerBound, hasPrefix("http", at: start, of: text),
      mayPrecede(start, of: text, in: whole)
    else { return nil }
    let hostStart = colon + 3
    // By far the most links are short ones.
    if hostStart + 4 < chunk.upperBound, text[hostStart + 4] == ASCII.slash,
      isShortener(hostStart..<hostStart + 4, of: text)
    {
      return shortLink(from: start, hostStart + 4, of: text, in: chunk)
    }
    let host = HostScanner(allowsAnyScript: true)
    guard let hostEnd = host.end(from: hostStart, of: text, to: chunk.upperBound) else {
      return nil
    }
    var end = portEnd(from: hostEnd, of: text, in: chunk)
    end = pathEnd(from: end, of: text, in: chunk) ?? end
    return Token(.link, start..<queryEnd(from: end, of: text, in: chunk))
  }

  /// The link without a protocol whose host holds the full stop at `dot`.
  ///
  /// A stretch of host characters is looked at once, at its first full stop: `deadEnd` is then set
  /// to its end.
  static func bare(
    around dot: Int, of text: Span<UInt8>, in chunk: Range<Int>, whole: Range<Int>,
    deadEnd: inout Int
  ) -> Token? {
    guard dot >= deadEnd, dot + 1 < chunk.upperBound, text[dot + 1] > 0x40 else { return nil }
    var start = dot
    while start > chunk.lowerBound {
      let before = UTF8Scalar(endingAt: start, of: text, from: chunk.lowerBound)
      guard HostScanner.isHostCharacter(before) else { break }
      start -= before.count
    }
    let host = HostScanner(allowsAnyScript: false)
    let mayBegin =
      start < dot && mayPrecede(start, of: text, in: whole)
      && (start == whole.lowerBound || !ASCII.isOne(of: "-_./", text[start - 1]))
    guard mayBegin, let hostEnd = host.end(from: start, of: text, to: chunk.upperBound) else {
      deadEnd = dot + 1
      while deadEnd < chunk.upperBound {
        let next = UTF8Scalar(startingAt: deadEnd, of: text, to: chunk.upperBound)
        guard next.value == 0x2E || HostScanner.isHostCharacter(next) else { break }
        deadEnd += next.count
      }
      return nil
    }
    let port = portEnd(from: hostEnd, of: text, in: chunk)
    guard let path = pathEnd(from: port, of: text, in: chunk) else {
      return isSentenceEnd(start..<hostEnd, of: text) ? nil : Token(.link, start..<hostEnd)
    }
    return Token(.link, start..<queryEnd(from: path, of: text, in: chunk))
  }

  /// Whether the last label begins with a capital as a sentence does: `dimana.La`, `sama.RS`,
  /// `M.Si`, but not `KAB.GO.ID`. twitter-text takes them for links.
  private static func isSentenceEnd(_ host: Range<Int>, of text: Span<UInt8>) -> Bool {
    var label = host.upperBound
    while text[label - 1] != ASCII.fullStop { label -= 1 }
    func isCapital(_ byte: UInt8) -> Bool { ASCII.lower(byte) != byte }
    guard isCapital(text[label]) else { return false }
    return label + 1 == host.upperBound || !isCapital(text[label + 1])
      || !isCapital(text[label - 2])
  }

  /// The bytes of a link's host: what stands before the first `/`, `?`, `#` or `:` behind the
  /// protocol.
  static func host(of link: Range<Int>, in text: Span<UInt8>) -> Range<Int> {
    var start = link.lowerBound
    var end = start
    while end < link.upperBound, !ASCII.isOne(of: "/?#:", text[end]) { end += 1 }
    if hasScheme(at: end, of: text, in: link) {
      start = end + 3
      end = start
      while end < link.upperBound, !ASCII.isOne(of: "/?#:", text[end]) { end += 1 }
    }
    return start..<end
  }

  /// Whether `://` stands at `at`.
  static func hasScheme(at: Int, of text: Span<UInt8>, in chunk: Range<Int>) -> Bool {
    at + 2 < chunk.upperBound && text[at] == ASCII.colon && text[at + 1] == ASCII.slash
      && text[at + 2] == ASCII.slash
  }

  private static func mayPrecede(_ start: Int, of text: Span<UInt8>, in whole: Range<Int>) -> Bool {
    guard start > whole.lowerBound else { return true }
    let before = UTF8Scalar(endingAt: start, of: text, from: whole.lowerBound).value
    guard before < 0x80 else { return before != 0xFF20 && before != 0xFF03 }
    let byte = UInt8(before)
    return !ASCII.isLetter(byte) && !ASCII.isDigit(byte) && !ASCII.isOne(of: "@$#", byte)
  }

  private static func hasPrefix(_ prefix: StaticString, at start: Int, of text: Span<UInt8>) -> Bool
  {
    prefix.withUTF8Buffer { bytes in
      for (offset, byte) in bytes.enumerated() where ASCII.lower(text[start + offset]) != byte {
        return false
      }
      return true
    }
  }

  // MARK: t.co

  private static func isShortener(_ host: Range<Int>, of text: Span<UInt8>) -> Bool {
    host.count == 4 && hasPrefix("t.co", at: host.lowerBound, of: text)
  }

  /// The platform's own short link: its path is one run of at most 40 letters and digits.
  private static func shortLink(
    from start: Int, _ hostEnd: Int, of text: Span<UInt8>, in chunk: Range<Int>
  ) -> Token? {
    var end = hostEnd + 1
    while end < chunk.upperBound, ASCII.isLetter(text[end]) || ASCII.isDigit(text[end]) { end += 1 }
    guard end - hostEnd <= 41 else { return nil }
    return Token(.link, start..<queryEnd(from: end, of: text, in: chunk))
  }

  /// The platform's short link that begins at `start`, with the `:` of its protocol at `colon`, if
  /// white space or the end follows it.
  static func shortened(from start: Int, colon: Int, of text: Span<UInt8>) -> Token? {
    let host = colon + 3
    guard colon - start == 5 || colon - start == 4, host + 4 < text.count,
      hasScheme(at: colon, of: text, in: start..<text.count),
      isShortener(host..<host + 4, of: text), text[host + 4] == ASCII.slash,
      hasPrefix("http", at: start, of: text),
      colon - start == 4 || ASCII.lower(text[colon - 1]) == UInt8(ascii: "s"),
      let link = shortLink(from: start, host + 4, of: text, in: start..<text.count)
    else { return nil }
    let end = link.range.upperBound
    return end == text.count || text[end] <= ASCII.space ? link : nil
  }

  // MARK: What follows the host

  private static func portEnd(from start: Int, of text: Span<UInt8>, in chunk: Range<Int>) -> Int {
    guard start < chunk.upperBound, text[start] == ASCII.colon else { return start }
    var end = start + 1
    while end < chunk.upperBound, ASCII.isDigit(text[end]) { end += 1 }
    return end > start + 1 ? end : start
  }

  /// Where the path that begins at `start` ends, nil when none begins there. It does not end with
  /// punctuation, and brackets are part of it when they are balanced, at most two deep.
  private static func pathEnd(from start: Int, of text: Span<UInt8>, in chunk: Range<Int>) -> Int? {
    guard start < chunk.upperBound, text[start] == ASCII.slash else { return nil }
    var at = start + 1
    var end = at
    while at < chunk.upperBound {
      if text[at] == UInt8(ascii: "(") {
        guard let closed = bracketsEnd(from: at, of: text, in: chunk) else { break }
        at = closed
        end = at
        continue
      }
      let scalar = UTF8Scalar(startingAt: at, of: text, to: chunk.upperBound)
      guard isPathCharacter(scalar) else { break }
      at += scalar.count
      if mayEndPath(scalar) { end = at }
    }
    return end
  }

  /// Where `(…)` or `(…(…)…)` ends. No more than three brackets are looked at, so that many open
  /// ones cost no more than few.
  private static func bracketsEnd(
    from open: Int, of text: Span<UInt8>, in chunk: Range<Int>
  ) -> Int? {
    var at = open + 1
    var depth = 1
    var hadInner = false
    var isEmpty = true
    while at < chunk.upperBound {
      let scalar = UTF8Scalar(startingAt: at, of: text, to: chunk.upperBound)
      at += scalar.count
      switch scalar.value {
      case 0x28:
        if hadInner { return nil }
        (depth, hadInner, isEmpty) = (2, true, true)
      case 0x29:
        if isEmpty { return nil }
        depth -= 1
        if depth == 0 { return at }
      default:
        guard isPathCharacter(scalar) else { return nil }
        isEmpty = false
      }
    }
    return nil
  }

  private static func isPathCharacter(_ scalar: UTF8Scalar) -> Bool {
    guard scalar.value < 0x80 else {
      return scalar.isAccentedLatin || scalar.value == 0x2013 || isCyrillic(scalar)
    }
    if ASCII.isWord(UInt8(scalar.value)) { return true }
    // A `switch` is one look at a set of bits.
    return switch Unicode.Scalar(UInt8(scalar.value)) {
    case "!", "*", "'", ";", ":", "=", "+", ",", ".", "$", "/", "%", "#", "[", "]", "-", "~", "@",
      "|", "&":
      true
    default: false
    }
  }

  private static func mayEndPath(_ scalar: UTF8Scalar) -> Bool {
    guard scalar.value < 0x80 else { return scalar.isAccentedLatin || isCyrillic(scalar) }
    let byte = UInt8(scalar.value)
    return ASCII.isWord(byte) || ASCII.isOne(of: "=#/+-", byte)
  }

  private static func isCyrillic(_ scalar: UTF8Scalar) -> Bool {
    (0x400...0x4FF).contains(scalar.value)
  }

  private static func queryEnd(from start: Int, of text: Span<UInt8>, in chunk: Range<Int>) -> Int {
    guard start < chunk.upperBound, text[start] == UInt8(ascii: "?") else { return start }
    var at = start + 1
    var end = start
    while at < chunk.upperBound,
      ASCII.isWord(text[at]) || ASCII.isOne(of: "!?*'@();:&=+$/%#[]-.,~|", text[at])
    {
      at += 1
      if ASCII.isWord(text[at - 1]) || ASCII.isOne(of: "-&=#/", text[at - 1]) { end = at }
    }
    return end
  }
}
