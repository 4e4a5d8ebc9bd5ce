/// Tells lines that are no texts of tweets, and what else they are.
enum OtherContent {
  private static let lineLimit = 100
  /// What lines begin with that belong to something else.
  private static let starts: [(StaticString, String)] = [
    ("<", "a page or feed in HTML or XML"), ("{\"", "json behind other lines"),
    ("[{", "json behind other lines"), ("insert into", "a dump of a database in SQL"),
    ("create table", "a dump of a database in SQL"),
    ("-- mysql dump", "a dump of a database in SQL"),
    ("-- postgresql", "a dump of a database in SQL"),
  ]

  /// What a file that begins with these bytes is, for a message; nil where it may be a table.
  static func markup(at head: Span<UInt8>) -> String? {
    if head.starts(with: "{") || head.starts(with: "[") { return "json" }
    return starts.first { head.starts(withAnyCaseOf: $0.0) }?.1
  }

  /// What the lines of `head` are, for a message; nil where they may be texts.
  static func name(of head: Span<UInt8>) -> String? {
    var (lines, ids, links) = (0, 0, 0)
    var position = 0
    while lines < lineLimit, position < head.count {
      let end = head.position(of: .lineFeed, from: position)
      let line = head.extracting(position..<end)
      let text = line.extracting(line.trimmed)
      position = end + 1
      if text.isEmpty { continue }
      if let found = starts.first(where: { text.starts(withAnyCaseOf: $0.0) }) { return found.1 }
      // The first may be the name of a column.
      if lines > 0 || position >= head.count || text[0].isDigit {
        ids += text.count >= 5 && text.isNumber ? 1 : 0
        links += text.starts(with: "http") && text.position(of: .space) == text.count ? 1 : 0
      }
      lines += 1
    }
    let most = max(1, (lines - 1) * 9 / 10)
    if ids >= most {
      return "a list of ids without texts, for which the tweets must be fetched first"
    }
    return links >= most ? "a list of links without texts" : nil
  }
}

extension Span<UInt8> {
  /// Whether the bytes begin with those of `text`, which is in lower case, in any case.
  fileprivate func starts(withAnyCaseOf text: StaticString) -> Bool {
    count >= text.utf8CodeUnitCount
      && extracting(0..<text.utf8CodeUnitCount).equals(anyCaseOf: text)
  }
}
