/// A tweet on a line as Twint prints it: `1357508567511666689 2021-02-04 20:57:18 -0500 <name> text`.
struct PrintedTweet {
  /// Where its parts stand on the line.
  let id, date, account, text: Range<Int>

  /// Nil where the line has another form.
  init?(_ line: Span<UInt8>) {
    guard !line.isEmpty, line[0].isDigit else { return nil }
    var ends: [Int] = []
    var position = 0
    // The id, the day, the time, the zone and the name.
    for _ in 0..<5 {
      let end = line.position(of: .space, from: position)
      if end >= line.count || end == position { return nil }
      ends.append(end)
      position = end + 1
    }
    let name = ends[3] + 1..<ends[4]
    guard line.extracting(0..<ends[0]).isTweetID, name.count > 2,
      line[name.lowerBound] == UInt8(ascii: "<"), line[name.upperBound - 1] == UInt8(ascii: ">"),
      Timestamp.seconds(line.extracting(ends[0] + 1..<ends[3])) != nil
    else { return nil }
    (id, date) = (0..<ends[0], ends[0] + 1..<ends[3])
    account = name.lowerBound + 1..<name.upperBound - 1
    text = ends[4] + 1..<line.count
  }

  /// Whether the first lines have this form.
  static func areLikely(_ head: Span<UInt8>) -> Bool {
    let first = head.extracting(0..<head.position(of: .lineFeed))
    return PrintedTweet(first.extracting(first.trimmed)) != nil
  }
}
