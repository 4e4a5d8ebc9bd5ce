/// Cuts texts into tokens: first the entities of the platform (links, hashtags, mentions), then
/// words, numbers and emoji by UAX #29.
///
/// Stretches of ASCII between white space are cut here, all others by ICU; both give the same
/// tokens. There are two departures from UAX #29: a full stop or colon joins only digits (`08.00`),
/// never letters, since tweets lack the space behind it (`selesai.Kami`); and `_` alone is no word.
///
/// One tokenizer serves one thread. It allocates nothing once its buffers have grown.
public struct Tokenizer: ~Copyable {
  private var breaker: WordBreaker
  /// Sends ASCII through ICU too; only tests, which compare the two, set it.
  let usesICUOnly: Bool
  /// The shape of each byte.
  private let shapes = (0...UInt8.max).map { ByteShape($0) }

  /// Makes a tokenizer.
  ///
  /// - Throws: ``LexiconError/icuUnavailable``.
  public init() throws(LexiconError) {
    try self.init(usesICUOnly: false)
  }

  init(usesICUOnly: Bool) throws(LexiconError) {
    breaker = try WordBreaker()
    self.usesICUOnly = usesICUOnly
  }

  /// Refills `tokens` with those of `text`, in the order of the text, without overlap.
  ///
  /// - Parameters:
  ///   - text: UTF-8. Bytes that are not are no part of any token.
  ///   - tokens: keeps its room from text to text.
  /// - Complexity: linear in the length of the text.
  public mutating func tokenize(_ text: Span<UInt8>, into tokens: inout [Token]) {
    tokens.removeAll(keepingCapacity: true)
    // No token is empty, so that there are no more of them than bytes.
    tokens.append(addingCapacity: text.count) { tokens in cut(text, into: &tokens) }
  }

  private mutating func cut(_ text: Span<UInt8>, into tokens: inout OutputSpan<Token>) {
    var start = 0
    while start < text.count {
      if !usesICUOnly { start = PlainStretch.end(from: start, of: text, into: &tokens) }
      while start < text.count, text[start] <= ASCII.space { start += 1 }
      var end = start
      var shape: ByteShape = []
      while end < text.count, text[end] > ASCII.space {
        shape.formUnion(shapes[Int(text[end])])
        end += 1
      }
      tokenize(text, in: start..<end, shape, into: &tokens)
      start = end
    }
  }

  /// Tokens of a stretch without white space, whose bytes together have `shape`.
  private mutating func tokenize(
    _ text: Span<UInt8>, in chunk: Range<Int>, _ shape: ByteShape,
    into tokens: inout OutputSpan<Token>
  ) {
    var plainStart = chunk.lowerBound
    if shape.mayHoldEntity {
      let signs: ByteShape =
        shape.contains(.beyondASCII) ? [.sign, .fullStop, .inKeycap] : [.sign, .fullStop]
      var deadEnd = 0
      var at = plainStart
      while at < chunk.upperBound {
        guard !shapes[Int(text[at])].isDisjoint(with: signs),
          let entity = Entities.around(
            at, of: text, in: plainStart..<chunk.upperBound, whole: chunk, deadEnd: &deadEnd)
        else {
          at += 1
          continue
        }
        addPlain(text, in: plainStart..<entity.range.lowerBound, shape, into: &tokens)
        tokens.append(entity)
        at = entity.range.upperBound
        plainStart = at
      }
    }
    addPlain(text, in: plainStart..<chunk.upperBound, shape, into: &tokens)
  }

  /// Words, numbers and emoji of a stretch without entities. It is cut first at what always stands
  /// alone: bytes that are not UTF-8, common punctuation beyond ASCII, so that ICU need not be asked
  /// about `“kata”`, and `@`, which ICU 72 takes for a letter, against UAX #29.
  private mutating func addPlain(
    _ text: Span<UInt8>, in range: Range<Int>, _ shape: ByteShape,
    into tokens: inout OutputSpan<Token>
  ) {
    if !shape.contains(.beyondASCII), !usesICUOnly {
      return addASCII(text, in: range, into: &tokens)
    }
    var start = range.lowerBound
    while start < range.upperBound {
      var isASCII = !usesICUOnly
      var emojiEnd: Int?
      var end = start
      while end < range.upperBound, text[end] != UInt8(ascii: "@") {
        if text[end] < 0x80 {
          end += 1
          continue
        }
        let scalar = UTF8Scalar(startingAt: end, of: text, to: range.upperBound)
        if scalar.isInvalid { break }
        if !usesICUOnly {
          if standsAlone(scalar, at: end, of: text, to: range.upperBound) { break }
          emojiEnd = PlainEmoji.end(from: end, of: text, in: range)
          if emojiEnd != nil { break }
        }
        isASCII = false
        end += scalar.count
      }
      if isASCII {
        addASCII(text, in: start..<end, into: &tokens)
      } else if end > start {
        addSegments(text, in: start..<end, into: &tokens)
      }
      if let emojiEnd {
        tokens.append(Token(.emoji, end..<emojiEnd))
        start = emojiEnd
        continue
      }
      start = end + 1
      while start < range.upperBound, text[start] & 0xC0 == 0x80 { start += 1 }
    }
  }

  /// Whether the scalar is a sign that is never joined to others, and no mark follows that would
  /// belong to it.
  private func standsAlone(
    _ scalar: UTF8Scalar, at start: Int, of text: Span<UInt8>, to limit: Int
  ) -> Bool {
    let next = start + scalar.count
    return scalar.isSeparator
      && (next == limit || text[next] < 0x80
        || UTF8Scalar(startingAt: next, of: text, to: limit).isSeparator)
  }

  private func addASCII(
    _ text: Span<UInt8>, in range: Range<Int>, into tokens: inout OutputSpan<Token>
  ) {
    var start = range.lowerBound
    while start < range.upperBound {
      guard ASCII.isWord(text[start]) else {
        start += 1
        continue
      }
      var end = start
      var shape: ByteShape = []
      while end < range.upperBound {
        let byte = text[end]
        if ASCII.isWord(byte) {
          shape.formUnion(shapes[Int(byte)])
          end += 1
        } else if end + 1 < range.upperBound, ASCII.joins(text[end - 1], byte, text[end + 1]) {
          end += 1
        } else {
          break
        }
      }
      addWord(text, shape, start..<end, into: &tokens)
      start = end
    }
  }

  private mutating func addSegments(
    _ text: Span<UInt8>, in range: Range<Int>, into tokens: inout OutputSpan<Token>
  ) {
    breaker.forEachSegment(of: text, in: range) { segment, range in
      switch segment {
      case .other: break
      case .emoji: tokens.append(Token(.emoji, range))
      case .number: addWord(text, .digit, range, into: &tokens)
      case .word: Tokenizer.addPieces(of: text, in: range, into: &tokens)
      }
    }
  }

  /// Words and numbers of an ICU word, cut at the full stops and colons that join no digits.
  private static func addPieces(
    of text: Span<UInt8>, in range: Range<Int>, into tokens: inout OutputSpan<Token>
  ) {
    var start = range.lowerBound
    var shape: ByteShape = []
    for i in range {
      let byte = text[i]
      let isSeparator =
        (byte == ASCII.fullStop || byte == ASCII.colon)
        && !(i > start && i + 1 < range.upperBound
          && ASCII.isDigit(text[i - 1]) && ASCII.isDigit(text[i + 1]))
      if isSeparator {
        addWord(text, shape, start..<i, into: &tokens)
        start = i + 1
        shape = []
      } else {
        shape.formUnion(byte < 0x80 ? ByteShape(byte) : .letter)
      }
    }
    addWord(text, shape, start..<range.upperBound, into: &tokens)
  }

}

/// Adds the word or number in `range`, whose bytes together have `shape`; nothing when it has
/// neither letters nor digits.
func addWord(
  _ text: Span<UInt8>, _ shape: ByteShape, _ range: Range<Int>, into tokens: inout OutputSpan<Token>
) {
  let kind: Token.Kind
  if !shape.contains(.letter) {
    guard shape.contains(.digit) else { return }
    kind = .number
  } else if shape.contains(.digit), Quantities.isQuantity(range, of: text) {
    kind = .number
  } else {
    kind = Emoticons.isEmoticon(range, of: text) ? .emoticon : .word
  }
  Joins.append(Token(kind, range), of: text, to: &tokens)
}
