/// The stretches between white space that nearly all of a tweet is made of: a word, a number, an
/// account, a hashtag or a short link in ASCII, perhaps with common punctuation behind it. They are
/// cut at first sight; the tokens are those that the rules for other stretches would find.
enum PlainStretch {
  /// Adds the tokens of the stretches from `start` on and returns where the first begins that is no
  /// such stretch, or the end of the text.
  static func end(
    from start: Int, of text: Span<UInt8>, into tokens: inout OutputSpan<Token>
  ) -> Int {
    var start = start
    while start < text.count {
      let first = text[unchecked: start]
      if first <= ASCII.space {
        start &+= 1
        continue
      }
      let end =
        if ASCII.isLetter(first) {
          wordEnd(from: start, of: text, into: &tokens)
        } else if first == UInt8(ascii: "@") || first == UInt8(ascii: "#") {
          tagEnd(from: start, of: text, into: &tokens)
        } else if ASCII.isDigit(first) {
          numberEnd(from: start, of: text, into: &tokens)
        } else {
          start
        }
      if end == start { break }
      start = end
    }
    return start
  }

  /// Where nothing but common punctuation, if anything, ends before white space or the end; nil when
  /// something else follows.
  @inline(__always)
  private static func punctuationEnd(from start: Int, of text: Span<UInt8>) -> Int? {
    var end = start
    while end < text.count {
      let byte = text[unchecked: end]
      if byte <= ASCII.space { break }
      switch Unicode.Scalar(byte) {
      case ",", ".", "!", "?", ")", "\"": end &+= 1
      default: return nil
      }
    }
    return end
  }

  /// Where the stretch ends that begins with a letter; `start` when it is none of these.
  @inline(__always)
  private static func wordEnd(
    from start: Int, of text: Span<UInt8>, into tokens: inout OutputSpan<Token>
  ) -> Int {
    let letters = ASCII.lettersEnd(from: start, of: text)
    guard let end = punctuationEnd(from: letters, of: text) else {
      guard text[letters] == ASCII.colon,
        let link = Links.shortened(from: start, colon: letters, of: text)
      else { return start }
      tokens.append(link)
      return link.range.upperBound
    }
    let word = Range(uncheckedBounds: (start, letters))
    let mayBeMore =
      text[unchecked: letters &- 1] < 0x60 && letters &- start <= 3  // an emoticon as `xD`
      || !tokens.isEmpty && tokens[tokens.count &- 1].kind == .number
    if mayBeMore {
      addWord(text, .letter, word, into: &tokens)
    } else {
      tokens.append(Token(.word, word))
    }
    return end
  }

  private static func numberEnd(
    from start: Int, of text: Span<UInt8>, into tokens: inout OutputSpan<Token>
  ) -> Int {
    var number = start + 1
    while number < text.count, ASCII.isDigit(text[number]) { number += 1 }
    guard let end = punctuationEnd(from: number, of: text) else { return start }
    addWord(text, .digit, start..<number, into: &tokens)
    return end
  }

  /// `@` with a name or `#` with a tag, which holds a letter.
  private static func tagEnd(
    from start: Int, of text: Span<UInt8>, into tokens: inout OutputSpan<Token>
  ) -> Int {
    let isMention = text[start] == UInt8(ascii: "@")
    let letters = ASCII.lettersEnd(from: start + 1, of: text)
    var tag = letters
    while tag < text.count, ASCII.isWord(text[tag]) { tag += 1 }
    let isTag = isMention ? (1...20).contains(tag - start - 1) : letters > start + 1
    guard isTag, let end = punctuationEnd(from: tag, of: text) else { return start }
    tokens.append(Token(isMention ? .mention : .hashtag, start..<tag))
    return end
  }
}
