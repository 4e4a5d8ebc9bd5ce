extension Span {
  /// The last element, if there is one.
  var last: Element? { isEmpty ? nil : self[count - 1] }
}

extension Span<UInt8> {
  /// Calls `body` with the range of each line, without its line feed.
  func forEachLine(_ body: (Range<Int>) -> Void) {
    var start = 0
    for index in indices where self[index] == ASCII.lineFeed {
      body(start..<index)
      start = index + 1
    }
    if start < count { body(start..<count) }
  }
}
