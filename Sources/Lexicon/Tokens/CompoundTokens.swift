/// CompoundTokens words and numbers that signs or single spaces between them make one: reduplications,
/// dates, times with their zone, money, telephone numbers, numbers with units.
///
/// It sees only tokens and the bytes between them, so that it does the same whoever cut them.
enum CompoundTokens {
  /// Adds a word or number to `tokens`, as part of the last token where they are one.
  static func append(_ token: Token, of text: Span<UInt8>, to tokens: inout OutputSpan<Token>) {
    if token.kind == .number {
      appendNumber(token.range, of: text, to: &tokens)
      return
    }
    guard token.kind == .word, let last = tokens.span.last else {
      tokens.append(token)
      return
    }
    let (left, right) = (last.range, token.range)
    let gap = left.upperBound..<right.lowerBound
    if last.kind == .number, isUnit(right, behind: gap, of: left, text) {
      tokens[tokens.count - 1] = Token(.number, left.lowerBound..<right.upperBound)
    } else if last.kind == .word || last.kind == .number, isHyphen(gap, text),
      HyphenatedWord.joins(left, right, of: text)
    {
      tokens[tokens.count - 1] = Token(.word, left.lowerBound..<right.upperBound)
    } else {
      tokens.append(token)
    }
  }

  /// `-`, or U+2010 or U+2011, which some editors put in its place.
  @inline(__always)
  private static func isHyphen(_ gap: Range<Int>, _ text: Span<UInt8>) -> Bool {
    let at = gap.lowerBound
    return gap.count == 1 && text[at] == ASCII.hyphen
      || gap.count == 3 && text[at] == 0xE2 && text[at + 1] == 0x80
        && (text[at + 2] == 0x90 || text[at + 2] == 0x91)
  }

  private static func isUnit(
    _ word: Range<Int>, behind gap: Range<Int>, of number: Range<Int>, _ text: Span<UInt8>
  ) -> Bool {
    switch gap.count {
    case 1:
      return text[gap.lowerBound] == ASCII.space
        && Quantities.belongs(word, to: number, of: text)
    case 2, 3:  // 38°C, 38 °C
      let letter = ASCII.lower(text[word.lowerBound])
      return word.count == 1 && (letter == UInt8(ascii: "c") || letter == UInt8(ascii: "f"))
        && text[gap.upperBound - 2] == 0xC2 && text[gap.upperBound - 1] == 0xB0
        && (gap.count == 2 || text[gap.lowerBound] == ASCII.space)
    default:
      return false
    }
  }

  // MARK: Numbers

  private static func appendNumber(
    _ number: Range<Int>, of text: Span<UInt8>, to tokens: inout OutputSpan<Token>
  ) {
    var start = startWithPlus(of: number, text, behind: tokens.span.last)
    var joined = 0
    var kind = Token.Kind.number
    if let last = tokens.span.last {
      let left = last.range
      let gap = left.upperBound..<start
      if last.kind == .word, gap.count <= 2 {
        if isHyphen(gap, text), HyphenatedWord.joins(left, number: number, of: text) {
          (start, joined, kind) = (left.lowerBound, 1, .word)
        } else if Money.isSign(left, of: text), isMoneyGap(gap, text) {
          (start, joined) = (left.lowerBound, 1)
        }
      } else if last.kind == .number, !gap.isEmpty, gap.count <= 2 {
        (start, joined) = group(with: number, behind: gap, of: text, tokens.span) ?? (start, 0)
      }
    }
    if joined > 0 { tokens.removeLast(joined) }
    let end = kind == .word ? number.upperBound : endWithSign(start..<number.upperBound, of: text)
    tokens.append(Token(kind, start..<end))
  }

  /// Where the number begins with the `+` before it, if that makes it a telephone number.
  private static func startWithPlus(
    of number: Range<Int>, _ text: Span<UInt8>, behind last: Token?
  ) -> Int {
    let start = number.lowerBound
    guard start > 0, text[start - 1] == UInt8(ascii: "+"),
      start == 1 || !ASCII.isWord(text[start - 2]), (last?.range.upperBound ?? 0) < start,
      number.count >= 9 || number.count == 2 && NumberGroups.value(number, of: text) == 62
    else { return start }
    return start - 1
  }

  /// With `%` behind it, or `,-` behind money.
  private static func endWithSign(_ number: Range<Int>, of text: Span<UInt8>) -> Int {
    ASCII.isLetter(text[number.lowerBound])
      ? Money.end(after: number.upperBound, of: text)
      : Quantities.end(after: number.upperBound, of: text)
  }

  /// Nothing, a space, a full stop, or both.
  private static func isMoneyGap(_ gap: Range<Int>, _ text: Span<UInt8>) -> Bool {
    for i in gap where text[i] != ASCII.space && text[i] != ASCII.fullStop { return false }
    return gap.count < 2 || text[gap.lowerBound] == ASCII.fullStop
  }

  /// Where the group that `number` ends begins and how many of the last tokens it takes in.
  private static func group(
    with number: Range<Int>, behind gap: Range<Int>, of text: Span<UInt8>, _ tokens: Span<Token>
  ) -> (start: Int, joined: Int)? {
    let left = tokens[tokens.count - 1].range
    let sign = text[gap.lowerBound]
    switch (sign, gap.count) {
    case (ASCII.colon, 1):
      return NumberGroups.isTime(left, number, of: text) ? (left.lowerBound, 1) : nil
    case (ASCII.slash, 1):
      return date(with: number, of: text, tokens)
    case (ASCII.hyphen, 1):
      return date(with: number, of: text, tokens) ?? telephone(with: number, of: text, tokens)
    case (UInt8(ascii: ")"), _):
      let open = left.lowerBound - 1
      guard open >= 0, text[open] == UInt8(ascii: "("), left.count == 3 || left.count == 4,
        text[left.lowerBound] == UInt8(ascii: "0"), (3...8).contains(number.count),
        gap.count == 1 || text[gap.lowerBound + 1] == ASCII.space
          || text[gap.lowerBound + 1] == ASCII.hyphen,
        NumberGroups.areDigits(left, of: text), NumberGroups.areDigits(number, of: text)
      else { return nil }
      return (open, 1)
    case (ASCII.space, 1) where text[left.lowerBound] == UInt8(ascii: "+") && left.count == 3:
      return (left.lowerBound, 1)
    default:
      return nil
    }
  }

  /// The two numbers before this one, when all three are a date and stand between the same signs.
  private static func date(
    with third: Range<Int>, of text: Span<UInt8>, _ tokens: Span<Token>
  ) -> (start: Int, joined: Int)? {
    guard tokens.count >= 2, tokens[tokens.count - 2].kind == .number else { return nil }
    let (first, second) = (tokens[tokens.count - 2].range, tokens[tokens.count - 1].range)
    guard second.lowerBound == first.upperBound + 1,
      text[first.upperBound] == text[second.upperBound],
      NumberGroups.isDate(first, second, third, of: text)
    else { return nil }
    return (first.lowerBound, 2)
  }

  /// The numbers before this one, between hyphens, that make a telephone number with it; no more
  /// than four.
  private static func telephone(
    with number: Range<Int>, of text: Span<UInt8>, _ tokens: Span<Token>
  ) -> (start: Int, joined: Int)? {
    var found: (start: Int, joined: Int)?
    var count = 1
    while count <= min(4, tokens.count), tokens[tokens.count - count].kind == .number {
      let start = tokens[tokens.count - count].range.lowerBound
      if NumberGroups.isTelephone(start..<number.upperBound, of: text) { found = (start, count) }
      count += 1
      guard count <= tokens.count else { break }
      let before = tokens[tokens.count - count].range.upperBound
      guard before + 1 == start, text[before] == ASCII.hyphen else { break }
    }
    return found
  }
}
