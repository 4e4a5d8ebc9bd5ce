/// A closed set of short strings, looked up in place and whatever their case (that of ASCII
/// letters): no string is made for a look-up.
struct WordSet: Sendable {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  /// Open addressing: a string's number + 1, or 0 where a slot is free.
  private var slots: [Int32]
  /// For each length in bytes which letters the strings of this length begin with, a bit each: enough
  /// to tell most strings that are not in the set.
  private var firsts: [UInt32] = [0]

  /// The words of `text`, which stand between white space; a line that begins with `#` holds none.
  init(_ text: String) {
    var size = 16
    let words = text.split(separator: "\n").filter { !$0.hasPrefix("#") }
      .flatMap { $0.split(separator: " ") }
    while size < words.count * 2 { size *= 2 }
    slots = [Int32](repeating: 0, count: size)
    for word in words { insert(Array(word.utf8)) }
  }

  /// The length of the longest string, in bytes.
  var longest: Int { firsts.count - 1 }

  /// Whether the bytes of `text` in `range` are one of the strings.
  func contains(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard !range.isEmpty, range.count < firsts.count,
      firsts[range.count] & WordSet.bit(of: text[range.lowerBound]) != 0
    else { return false }
    return slots[slot(of: text, range)] != 0
  }

  /// One for both cases of a letter.
  private static func bit(of first: UInt8) -> UInt32 { 1 << UInt32(first & 0x1F) }

  private mutating func insert(_ word: [UInt8]) {
    let slot = slot(of: word.span, 0..<word.count)
    guard slots[slot] == 0 else { return }
    bytes += word.map(ASCII.lower)
    ends.append(bytes.count)
    slots[slot] = Int32(ends.count)
    while firsts.count <= word.count { firsts.append(0) }
    firsts[word.count] |= WordSet.bit(of: word[0])
  }

  private func slot(of text: Span<UInt8>, _ range: Range<Int>) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325  // FNV-1a
    for i in range { hash = (hash ^ UInt64(ASCII.lower(text[i]))) &* 0x100_0000_01B3 }
    var slot = Int(truncatingIfNeeded: hash ^ hash >> 32) & (slots.count - 1)
    while slots[slot] != 0, !isEqual(text, range, to: Int(slots[slot]) - 1) {
      slot = (slot + 1) & (slots.count - 1)
    }
    return slot
  }

  private func isEqual(_ text: Span<UInt8>, _ range: Range<Int>, to number: Int) -> Bool {
    let start = number == 0 ? 0 : ends[number - 1]
    guard ends[number] - start == range.count else { return false }
    for i in 0..<range.count where ASCII.lower(text[range.lowerBound + i]) != bytes[start + i] {
      return false
    }
    return true
  }
}
