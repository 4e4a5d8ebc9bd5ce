/// Cuts text beyond ASCII into the segments of UAX #29, without dictionaries: an ideograph or a
/// Hiragana stands alone, a run of letters of Thai and the like is one word.
///
/// The rules are those that ``WordBreaker`` gives to ICU's break iterator, to which tests compare.
struct WordSegmenter {
  /// What lies between two boundaries.
  enum Kind {
    case other, number, word, emoji
    /// Letters and digits.
    case mixed
  }

  private var classes = WordClasses()

  /// Where the segment that begins at `start` ends, and what it is. A byte that is not UTF-8 is one.
  @inline(__always)
  mutating func segment(
    from start: Int, of text: Span<UInt8>, to limit: Int
  ) -> (end: Int, kind: Kind) {
    let scalar = UTF8Scalar(startingAt: start, of: text, to: limit)
    let first = classes.of(scalar.value)
    var end = start + scalar.count
    if scalar.isInvalid || first.contains(.newline) { return (end, .other) }
    // The last class that is not ignored, and the ignored one behind it.
    var before = first
    var mark: WordClass = []
    var isHalfFlag = first.contains(.regional)
    var all = first
    while end < limit {
      let scalar = UTF8Scalar(startingAt: end, of: text, to: limit)
      if scalar.isInvalid { break }
      let next = classes.of(scalar.value)
      if next.isIgnored {
        mark = next
      } else {
        if before.joins(next) || isHalfFlag && next.contains(.regional)
          || mark.contains(.joiner) && before.contains(.pictograph) && next.contains(.pictograph)
          || mark.isEmpty && before.contains(.space) && next.contains(.space)
        {
          before = next
          isHalfFlag = false
        } else {
          let other = before.joined(across: next)
          if other.isEmpty
            || follows(end + scalar.count, of: text, to: limit).isDisjoint(with: other)
          {
            // WB7a
            guard before.contains(.hebrew), next.contains(.quote) else { break }
            before = next
          }
        }
        mark = []
      }
      all.formUnion(next)
      end += scalar.count
    }
    return (end, kind(of: start..<end, first, all, text))
  }

  /// What a segment is.
  mutating func kind(of segment: Range<Int>, in text: Span<UInt8>) -> Kind {
    var at = segment.lowerBound
    var all: WordClass = []
    while at < segment.upperBound {
      let scalar = UTF8Scalar(startingAt: at, of: text, to: segment.upperBound)
      all.formUnion(classes.of(scalar.value))
      at += scalar.count
    }
    let first = UTF8Scalar(
      startingAt: segment.lowerBound, of: text, to: segment.upperBound)
    return kind(of: segment, classes.of(first.value), all, text)
  }

  @inline(__always)
  private func kind(
    of segment: Range<Int>, _ first: WordClass, _ all: WordClass, _ text: Span<UInt8>
  ) -> Kind {
    let isOrdinary =
      first.isDisjoint(with: [.pictograph, .emoji])
      && (text[segment.lowerBound] >= 0x40 || all.isDisjoint(with: .mark))
    if !isOrdinary, isEmoji(segment, first, of: text) { return .emoji }
    let hasNumber = all.contains(.numeric)
    return all.contains(.alphabetic) ? hasNumber ? .mixed : .word : hasNumber ? .number : .other
  }

  /// UAX #29 keeps an emoji with its joiners, skin tone and selector in one segment, and two
  /// regional indicators; what is left is to tell emoji from punctuation and keycaps from digits.
  private func isEmoji(_ segment: Range<Int>, _ first: WordClass, of text: Span<UInt8>) -> Bool {
    var isEmoji = first.contains(.emoji)
    let sign = text[segment.lowerBound]
    let isKey = ASCII.isDigit(sign) || ASCII.isOne(of: "#*", sign)
    var at = segment.lowerBound
    while at < segment.upperBound {
      let scalar = UTF8Scalar(startingAt: at, of: text, to: segment.upperBound)
      switch scalar.value {
      case 0xFE0E: return false
      case 0x20E3 where isKey: return true
      case 0xFE0F where first.contains(.pictograph): isEmoji = true
      default: break
      }
      at += scalar.count
    }
    return isEmoji
  }

  /// The class of the first scalar from `start` on that is not ignored.
  private mutating func follows(
    _ start: Int, of text: Span<UInt8>, to limit: Int
  ) -> WordClass {
    var at = start
    while at < limit {
      let scalar = UTF8Scalar(startingAt: at, of: text, to: limit)
      if scalar.isInvalid { break }
      let next = classes.of(scalar.value)
      if !next.isIgnored { return next }
      at += scalar.count
    }
    return []
  }
}
