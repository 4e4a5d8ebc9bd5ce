/// A small closed set of words, looked up in place and in any case (of ASCII letters): a look-up makes
/// no string.
struct WordSet: Sendable {
  /// The words in lower case.
  private var words = Vocabulary()
  /// For each length in bytes the first letters of the words of that length, a bit each. Most strings
  /// that are not in the set are told by these.
  private var firsts: [UInt32] = [0]

  /// The words of `text`, which are separated by white space; lines that begin with `#` are comments.
  init(_ text: String) {
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      for word in line.split(separator: " ") { insert(word.utf8.map(ASCII.lower)) }
    }
  }

  /// The length of the longest word, in bytes.
  var longest: Int { firsts.count - 1 }

  /// Whether the bytes of `text` in `range` are one of the words.
  func contains(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard !range.isEmpty, range.count < firsts.count,
      firsts[range.count] & WordSet.bit(of: text[range.lowerBound]) != 0
    else { return false }
    return words.containsLowercased(range, of: text)
  }

  /// One bit for both cases of a letter.
  private static func bit(of first: UInt8) -> UInt32 { 1 << UInt32(first & 0x1F) }

  private mutating func insert(_ word: [UInt8]) {
    _ = words.insert(word.span)
    while firsts.count <= word.count { firsts.append(0) }
    firsts[word.count] |= WordSet.bit(of: word[0])
  }
}
