internal import CICU

/// A regular expression in ICU's syntax, case-insensitive, over UTF-8. One serves one thread.
public struct RegularExpression: ~Copyable {
  private let handle: OpaquePointer

  /// Compiles `pattern`.
  ///
  /// - Throws: ``LexiconError/badExpression(_:offset:)``.
  public init(_ pattern: String) throws(LexiconError) {
    var offset: Int32 = -1
    let bytes = Array(pattern.utf8)
    guard let opened = textmine_regex_open(bytes, Int32(bytes.count), &offset) else {
      throw .badExpression(pattern, offset: offset < 0 ? nil : Int(offset))
    }
    handle = opened
  }

  private init(_ handle: OpaquePointer) { self.handle = handle }

  /// The same expression for another thread; nil where there is no memory.
  func clone() -> RegularExpression? {
    guard let clone = textmine_regex_clone(handle) else { return nil }
    return RegularExpression(clone)
  }

  deinit { textmine_regex_close(handle) }

  /// What an expression matches in a text.
  public struct Matches: Equatable, Sendable {
    /// The bytes that match, one range after the other; empty matches are left out.
    public internal(set) var ranges: [Range<Int>] = []
    /// Whether the whole text was searched: false where ICU gave up after some seconds, as with `(a+)+b`
    /// in a long row of `a`. There may be matches beyond the last range.
    public internal(set) var isComplete = true
  }

  /// The matches in `text`, UTF-8.
  public func matches(in text: Span<UInt8>) -> Matches {
    var found = Matches()
    var from: Int32 = 0
    text.withUnsafeBufferPointer { bytes in
      var (start, end): (Int32, Int32) = (0, 0)
      while from <= bytes.count {
        let status = textmine_regex_find(
          handle, bytes.baseAddress, Int32(bytes.count), from, &start, &end)
        if status < 0 { found.isComplete = false }
        guard status == 1 else { return }
        if end > start { found.ranges.append(Int(start)..<Int(end)) }
        from = max(end, start + 1)
      }
    }
    return found
  }
}
