/// Finds where an object, list or string ends, without reading what is in it.
///
/// Bytes are looked at once, however they are cut.
struct ValueScanner {
  /// Brackets open within the value.
  private var depth = 0
  private var isInString = false
  /// How far the value was looked at, from its start.
  private(set) var looked = 0

  /// The end of the value that begins at `from`; nil where it lies behind the bytes.
  mutating func end(_ bytes: Span<UInt8>, from: Int) -> Int? {
    var position = from + looked
    while position < bytes.count {
      if isInString {
        position = bytes.position(ofEither: .quote, or: .backslash, from: position)
        if position == bytes.count { break }
        if bytes[unchecked: position] == .backslash {
          // The escaped byte may come with the next block; then the backslash is met again.
          if position + 1 == bytes.count { break }
          position += 2
          continue
        }
        isInString = false
        position += 1
        if depth == 0 { return finish(at: position) }
        continue
      }
      switch bytes[unchecked: position] {
      case .quote: isInString = true
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        if depth == 0 { return finish(at: position + 1) }
      default: break
      }
      position += 1
    }
    looked = position - from
    return nil
  }

  /// Forgets the bytes up to `position` of those that begin at `from`: the next ones go on there.
  mutating func drop(upTo position: Int, from: Int) { looked = max(0, from + looked - position) }

  private mutating func finish(at end: Int) -> Int {
    self = ValueScanner()
    return end
  }
}
