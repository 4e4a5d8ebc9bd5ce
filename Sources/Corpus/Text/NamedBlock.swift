/// A tweet as programs print it on a screen: the name of its account on a line, below it the text, broken over lines, and a
/// blank line behind it. All lines are indented: those of a list that somebody has made may be a tweet each.
struct NamedBlock {
  /// Where the name of the account stands, without `@`.
  let account: Range<Int>
  /// The text, its lines joined by spaces.
  let text: [UInt8]

  /// The blocks that are looked at, and the fewest that tell it.
  private static let (blockLimit, fewest) = (50, 3)

  /// Nil where the lines are no such tweet.
  init?(_ block: Span<UInt8>) {
    let end = block.position(of: .lineFeed)
    guard end < block.count, let name = Self.name(on: block.extracting(0..<end)) else { return nil }
    var text: [UInt8] = []
    block.extracting(end + 1..<block.count).forEachFilledLine { line in
      if !text.isEmpty { text.append(.space) }
      text.append(bytes: line.extracting(line.trimmed))
      return true
    }
    if text.isEmpty { return nil }
    account = name
    self.text = text
  }

  /// The end of the tweet that begins at `start`: of a blank line that line's, else that of the line before the next blank one
  /// behind which another name stands, or a line that is not indented. The count of `bytes` where it is not among them.
  static func end(in bytes: Span<UInt8>, from start: Int, isWhole: Bool) -> Int {
    var end = bytes.position(of: .lineFeed, from: start)
    if bytes.extracting(start..<end).trimmed.isEmpty { return end }
    var (position, isBlank) = (end + 1, false)
    while position < bytes.count {
      let next = bytes.position(of: .lineFeed, from: position)
      if next == bytes.count, !isWhole { return next }
      let line = bytes.extracting(position..<next)
      if isBlank, name(on: line) != nil || !line.isIndented { return end }
      isBlank = line.trimmed.isEmpty
      if !isBlank { end = next }
      position = next + 1
    }
    return isWhole ? end : bytes.count
  }

  /// The name of an account with `@` that stands alone on a line.
  private static func name(on line: Span<UInt8>) -> Range<Int>? {
    let name = line.trimmed
    guard name.count > 1, line[name.lowerBound] == UInt8(ascii: "@"),
      (name.lowerBound + 1..<name.upperBound).allSatisfy({ line[$0].isNameByte })
    else { return nil }
    return name.lowerBound + 1..<name.upperBound
  }

  /// Whether nearly all of what stands between blank lines at the beginning of a file are such tweets: few texts have blank
  /// lines.
  static func areLikely(in head: Span<UInt8>) -> Bool {
    var (blocks, named, position) = (0, 0, 0)
    // Of the one at hand how many lines were met, and whether it begins with a name.
    var (lines, isNamed) = (0, false)
    while blocks < blockLimit, position < head.count {
      let end = head.position(of: .lineFeed, from: position)
      let line = head.extracting(position..<end)
      position = end + 1
      if line.trimmed.isEmpty {
        lines = 0
        continue
      }
      if !line.isIndented { return false }
      lines += 1
      if lines == 1 { (blocks, isNamed) = (blocks + 1, name(on: line) != nil) }
      if lines == 2, isNamed { named += 1 }
    }
    return blocks >= fewest && named * 10 >= blocks * 9
  }
}

extension Span<UInt8> {
  /// Whether two blanks or more stand at the beginning, or nothing else at all.
  fileprivate var isIndented: Bool { trimmed.lowerBound > 1 || trimmed.isEmpty }
}
