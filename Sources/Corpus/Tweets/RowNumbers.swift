internal import Hashing

/// The ids that are no more than numbers or names of rows (`anon_017`), as tables of one's own have them: another table, or
/// another row, has the same for other tweets.
///
/// The first tweet with a number keeps it, so that an id never changes when more files come behind. One with
/// another text gets a mark of that text, so that it is no copy and can be sampled; one with the same text is a copy.
struct RowNumbers {
  /// The hash of the text that stood first beside each number.
  private var texts: [UInt64: UInt64] = [:]
  private var other = TweetBatch()

  /// Marks the ids of those tweets of `batch` whose number another tweet has; how many there are.
  mutating func tellApart(_ batch: inout TweetBatch) -> Int {
    var marked: [Int: [UInt8]] = [:]
    for index in 0..<batch.count {
      guard let number = batch.withBytes(.id, of: index, { $0.rowNumber }) else { continue }
      let text = batch.withBytes(.text, of: index) { hash64($0) }
      guard let first = texts[number] else {
        texts[number] = text
        continue
      }
      if first != text {
        marked[index] = Array("\(batch.string(.id, of: index))-\(Self.mark(text))".utf8)
      }
    }
    if marked.isEmpty { return 0 }
    other.removeAll()
    for index in 0..<batch.count { other.append(from: batch, index, id: marked[index]) }
    swap(&other, &batch)
    return marked.count
  }

  /// Eight letters and digits: two texts beside one number share them once in 4 thousand million.
  private static func mark(_ hash: UInt64) -> String {
    let digits = String(UInt32(truncatingIfNeeded: hash), radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }
}

extension Span<UInt8> {
  /// The platform's own ids have been longer since the spring of 2007.
  private static var longestRowNumber: Int { 8 }
  /// What programs draw by chance, such as the 24 digits and letters of a database, is longer, and comes twice for one tweet
  /// only.
  private static var longestRowName: Int { 20 }

  /// Whether it is a name as people give them: with letters, but not with those of both sizes and digits between them, as codes
  /// of posts have.
  private var isRowName: Bool {
    var (small, large, digits) = (false, false, false)
    for index in indices {
      let byte = self[index]
      if byte.isDigit {
        digits = true
      } else if byte.isLetter {
        if byte & 0x20 == 0 { large = true } else { small = true }
      }
    }
    return (small || large) && !(small && large && digits)
  }

  /// The number of a row that these bytes of an id are, or the hash of its name, which is beyond all numbers; nil where they
  /// may be a tweet's own.
  fileprivate var rowNumber: UInt64? {
    if isEmpty || count > Self.longestRowName { return nil }
    var number: UInt64 = 0
    for index in indices {
      guard self[index].isDigit else { return isRowName ? hash64(self) | 1 << 63 : nil }
      if index == Self.longestRowNumber { return nil }
      number = number * 10 + UInt64(self[index] - UInt8(ascii: "0"))
    }
    return number
  }
}
