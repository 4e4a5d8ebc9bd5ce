private let wordsForNothing: [StaticString] = [
  "", "na", "n/a", "nan", "null", "none", "nil", "false", "no", "0", "0.0", "[]", "{}", "-",
]

private let namedKinds: [(StaticString, TweetKind)] = [
  ("tweet", .tweet), ("original", .tweet), ("retweet", .retweet), ("retweeted", .retweet),
  ("rt", .retweet), ("reply", .reply), ("replied_to", .reply), ("balasan", .reply),
  ("quote", .quote), ("quoted", .quote), ("quote tweet", .quote), ("kutipan", .quote),
]

/// What the fields of tables say.
extension Span<UInt8> {
  /// Whether the bytes are those of `text`, which is in lower case, in any case.
  func equals(anyCaseOf text: StaticString) -> Bool {
    guard count == text.utf8CodeUnitCount else { return false }
    for index in indices {
      let byte = self[index]
      let lower = byte &- 0x41 < 26 ? byte | 0x20 : byte
      if lower != text.utf8Start[index] { return false }
    }
    return true
  }

  /// Whether a field holds a value, and none of the words that programs write for nothing.
  var saysSomething: Bool {
    let value = extracting(trimmed)
    return !wordsForNothing.contains { value.equals(anyCaseOf: $0) }
  }

  /// The number behind `/status/` in a link to a tweet; empty where there is none.
  var statusNumber: Range<Int> {
    let marker: StaticString = "/status/"
    var start = 0
    while start + marker.utf8CodeUnitCount < count {
      start = position(of: UInt8(ascii: "/"), from: start)
      if extracting(start..<count).starts(with: marker) {
        start += marker.utf8CodeUnitCount
        var end = start
        while end < count, self[end].isDigit { end += 1 }
        return start..<end
      }
      start += 1
    }
    return 0..<0
  }

  /// A count, also as spreadsheets write it: `12` or `12.0`; nil where it is none.
  var count32: Int32? {
    let value = extracting(trimmed)
    var number: Int64 = 0
    var index = 0
    while index < value.count, value[index].isDigit {
      number = Swift.min(number * 10 + Int64(value[index] &- 0x30), Int64(Int32.max))
      index += 1
    }
    let isWhole = index == value.count || value.extracting(index..<value.count).equals(".0")
    return index > 0 && isWhole ? Int32(number) : nil
  }
}

extension TweetKind {
  /// The kind that a table's column of kinds names, nil where it names none.
  init?(name: Span<UInt8>) {
    let value = name.extracting(name.trimmed)
    guard let found = namedKinds.first(where: { value.equals(anyCaseOf: $0.0) }) else { return nil }
    self = found.1
  }
}
