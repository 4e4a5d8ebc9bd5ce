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

  deinit { textmine_regex_close(handle) }

  /// The bytes of `text` that match, one range after the other; empty matches are left out. A text
  /// on which ICU gives up, as only hostile expressions make it, has none from there on.
  public func ranges(in text: Span<UInt8>) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var from: Int32 = 0
    text.withUnsafeBufferPointer { bytes in
      var (start, end): (Int32, Int32) = (0, 0)
      while from <= bytes.count,
        textmine_regex_find(handle, bytes.baseAddress, Int32(bytes.count), from, &start, &end) == 1
      {
        if end > start { found.append(Int(start)..<Int(end)) }
        from = max(end, start + 1)
      }
    }
    return found
  }
}
