/// The letters of a word in place: affixes are taken off without a copy in memory of their own.
struct Letters: Sendable {
  /// The most bytes that a word may have; none with affixes has as many.
  static let most = 48

  private var bytes = InlineArray<48, UInt8>(repeating: 0)
  private var start: Int
  private var end: Int

  /// The bytes of a folded word; nil where there are more than ``most``.
  init?(_ word: Span<UInt8>) {
    guard word.count <= Letters.most else { return nil }
    (start, end) = (0, word.count)
    for index in word.indices { bytes[index] = word[index] }
  }

  /// The number of bytes.
  var count: Int { end - start }

  /// The byte at `index`, which is below ``count``.
  subscript(index: Int) -> UInt8 { bytes[start + index] }

  /// The word as an array.
  var array: [UInt8] { withSpan { span in span.indices.map { span[$0] } } }

  /// Calls `body` with the bytes.
  @inline(__always)
  func withSpan<R>(_ body: (Span<UInt8>) -> R) -> R { body(bytes.span.extracting(start..<end)) }

  /// The word without its first bytes, at most all.
  func dropFirst(_ count: Int) -> Letters {
    var rest = self
    rest.start = min(start + count, end)
    return rest
  }

  /// The first bytes of the word, at most all.
  func prefix(_ count: Int) -> Letters {
    var rest = self
    rest.end = min(start + count, end)
    return rest
  }

  /// The word without its last bytes, at most all.
  func dropLast(_ count: Int) -> Letters { prefix(max(0, self.count - count)) }

  /// The word with `byte` in place of its first `count` bytes, of which there is at least one.
  func replacingFirst(_ count: Int, by byte: UInt8) -> Letters {
    var rest = dropFirst(count)
    rest.start -= 1
    rest.bytes[rest.start] = byte
    return rest
  }

  /// Whether the word begins with `text`.
  @inline(__always)
  func starts(with text: StaticString) -> Bool {
    text.withUTF8Buffer { beginning in
      guard beginning.count <= count else { return false }
      for index in beginning.indices where self[index] != beginning[index] { return false }
      return true
    }
  }

  /// Whether the word ends with `text`.
  @inline(__always)
  func ends(with text: StaticString) -> Bool { withSpan { $0.ends(with: text) } }

  /// Whether the word has this byte.
  func contains(_ byte: UInt8) -> Bool {
    for index in start..<end where bytes[index] == byte { return true }
    return false
  }
}
