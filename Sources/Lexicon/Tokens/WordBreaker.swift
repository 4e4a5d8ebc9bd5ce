internal import CICU

/// The rules of ``WordSegmenter`` as ICU's break iterator goes by them. Only tests, which compare the
/// two, cut texts with it.
struct WordBreaker: ~Copyable {
  private let handle: OpaquePointer
  private var ends: [Int32] = []

  init() throws(LexiconError) {
    guard let opened = textmine_breaker_open() else { throw .icuUnavailable }
    handle = opened
  }

  deinit { textmine_breaker_close(handle) }

  /// Calls `body` with each segment of `text` in `range`, in order. Bytes that are not UTF-8 are in
  /// none.
  mutating func forEachSegment(
    of text: Span<UInt8>, in range: Range<Int>, _ body: (Range<Int>) -> Void
  ) {
    var start = range.lowerBound
    while start < range.upperBound {
      var end = start
      var next = start
      while next < range.upperBound {
        let scalar = UTF8Scalar(startingAt: next, of: text, to: range.upperBound)
        next += scalar.count
        if scalar.isInvalid { break }
        end = next
      }
      cut(text, in: start..<end, body)
      start = next
    }
  }

  private mutating func cut(
    _ text: Span<UInt8>, in range: Range<Int>, _ body: (Range<Int>) -> Void
  ) {
    if range.isEmpty { return }
    while ends.count < range.count { ends.append(0) }
    let found = text.extracting(range).withUnsafeBufferPointer { bytes in
      textmine_breaker_ends(handle, bytes.baseAddress, Int32(bytes.count), &ends)
    }
    var start = range.lowerBound
    for i in 0..<max(0, Int(found)) {
      let end = range.lowerBound + Int(ends[i])
      body(start..<end)
      start = end
    }
  }
}

/// The version of ICU that tells letters apart and folds the text, as in `72.1`.
public let icuVersion = String(cString: textmine_icu_version())
