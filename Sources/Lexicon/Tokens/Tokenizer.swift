/// Cuts texts into tokens: first the entities of the platform (links, hashtags, mentions), then
/// words, numbers and emoji by UAX #29.
///
/// Most stretches between white space are cut at first sight, others by all rules; both give the same
/// tokens. There are two departures from UAX #29: a full stop or colon joins only digits (`08.00`),
/// never letters, since tweets lack the space behind it (`selesai.Kami`); and `_` alone is no word.
///
/// One tokenizer serves one thread. It allocates nothing once its buffers have grown.
public struct Tokenizer: ~Copyable {
  private var segmenter = WordSegmenter()
  /// Cuts all words through ICU's break iterator; only tests, which compare the two, set it.
  private var breaker: WordBreaker?
  private let usesICUOnly: Bool
  /// The shape of each byte.
  private let shapes = (0...UInt8.max).map { ByteShape($0) }

  /// Makes a tokenizer.
  public init() {
    breaker = nil
    usesICUOnly = false
  }

  init(_ breaker: consuming WordBreaker) {
    self.breaker = consume breaker
    usesICUOnly = true
  }

  /// Refills `tokens` with those of `text`, in the order of the text, without overlap.
  ///
  /// - Parameters:
  ///   - text: UTF-8. Bytes that are not are no part of any token.
  ///   - tokens: keeps its room from text to text.
  /// - Complexity: linear in the length of the text.
  public mutating func tokenize(_ text: Span<UInt8>, into tokens: inout [Token]) {
    tokens.removeAll(keepingCapacity: true)
    // No room would be added, and all threads' empty arrays are one, to whose count 0 is written.
    if text.isEmpty { return }
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
      while end < text.count, text[unchecked: end] > ASCII.space {
        shape.formUnion(shapes[Int(text[unchecked: end])])
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
        guard !shapes[Int(text[unchecked: at])].isDisjoint(with: signs),
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

  /// Words, numbers and emoji of a stretch without entities.
  private mutating func addPlain(
    _ text: Span<UInt8>, in range: Range<Int>, _ shape: ByteShape,
    into tokens: inout OutputSpan<Token>
  ) {
    if usesICUOnly {
      addICUSegments(text, in: range, into: &tokens)
    } else if shape.contains(.beyondASCII) {
      var start = range.lowerBound
      while start < range.upperBound {
        let (end, kind) = segmenter.segment(from: start, of: text, to: range.upperBound)
        Tokenizer.add(kind, text, start..<end, into: &tokens)
        start = end
      }
    } else {
      addASCII(text, in: range, into: &tokens)
    }
  }

  private func addASCII(
    _ text: Span<UInt8>, in range: Range<Int>, into tokens: inout OutputSpan<Token>
  ) {
    var start = range.lowerBound
    while start < range.upperBound {
      // All places are in the range, and that in the text.
      guard ASCII.isWord(text[unchecked: start]) else {
        start += 1
        continue
      }
      var end = start
      var shape: ByteShape = []
      while end < range.upperBound {
        let byte = text[unchecked: end]
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

  private mutating func addICUSegments(
    _ text: Span<UInt8>, in range: Range<Int>, into tokens: inout OutputSpan<Token>
  ) {
    var segmenter = segmenter
    breaker?.forEachSegment(of: text, in: range) { segment in
      Tokenizer.add(segmenter.kind(of: segment, in: text), text, segment, into: &tokens)
    }
  }

  private static func add(
    _ kind: WordSegmenter.Kind, _ text: Span<UInt8>, _ segment: Range<Int>,
    into tokens: inout OutputSpan<Token>
  ) {
    switch kind {
    case .other: break
    case .emoji: tokens.append(Token(.emoji, segment))
    case .number: addWord(text, .digit, segment, into: &tokens)
    case .word: addWord(text, .letter, segment, into: &tokens)
    case .mixed: addWord(text, [.letter, .digit], segment, into: &tokens)
    }
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
  CompoundTokens.append(Token(kind, range), of: text, to: &tokens)
}
