internal import CICU

/// Word boundaries by UAX #29, from ICU. The only place where bytes cross to ICU's break iterator.
struct WordBreaker: ~Copyable {
  /// What lies between two boundaries.
  enum Segment: UInt8 {
    case other, number, word, emoji
  }

  private let handle: OpaquePointer
  private var ends: [Int32] = []
  private var kinds: [UInt8] = []

  init() throws(LexiconError) {
    guard let opened = textmine_breaker_open() else { throw .icuUnavailable }
    handle = opened
  }

  deinit { textmine_breaker_close(handle) }

  /// Calls `body` with each segment of `text` in `range` and the bytes it takes, in order.
  mutating func forEachSegment(
    of text: Span<UInt8>, in range: Range<Int>, _ body: (Segment, Range<Int>) -> Void
  ) {
    while ends.count < range.count {
      ends.append(0)
      kinds.append(0)
    }
    let found = text.extracting(range).withUnsafeBufferPointer { bytes in
      textmine_breaker_segments(handle, bytes.baseAddress, Int32(bytes.count), &ends, &kinds)
    }
    var start = range.lowerBound
    for i in 0..<max(0, Int(found)) {
      let end = range.lowerBound + Int(ends[i])
      body(Segment(rawValue: kinds[i]) ?? .other, start..<end)
      start = end
    }
  }
}

/// The version of ICU that cuts and folds the text, as in `72.1`.
public let icuVersion = String(cString: textmine_icu_version())
