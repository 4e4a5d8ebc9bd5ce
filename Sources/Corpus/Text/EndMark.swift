/// A mark that a program has put behind each text of a file, at the end of a line, such as `|||||`: texts may then go over
/// lines.
struct EndMark: Equatable, Sendable {
  /// The sign that it consists of, and how many.
  let sign: UInt8
  let length: Int

  /// The signs that programs choose: not those that end sentences or part the cells of tables.
  private static let signs: StaticString = "|=-*#~_"
  /// Shorter marks may be a person's, and fewer do not tell.
  private static let (shortest, fewest) = (3, 5)
  private static let lineLimit = 200

  /// The mark at the end of a line, whatever stands before it; nil where there is none.
  init?(endOf line: Span<UInt8>) {
    let end = line.trimmed.upperBound
    guard end > 0, Self.isSign(line[end - 1]) else { return nil }
    var start = end - 1
    while start > 0, line[start - 1] == line[end - 1] { start -= 1 }
    guard end - start >= Self.shortest else { return nil }
    (sign, length) = (line[end - 1], end - start)
  }

  private static func isSign(_ byte: UInt8) -> Bool {
    signs.withUTF8Buffer { $0.contains(byte) }
  }

  /// The text of a record, without the mark.
  func text(of record: Span<UInt8>) -> Range<Int> {
    let text = record.trimmed
    guard EndMark(endOf: record) == self else { return text }
    let rest = record.extracting(text.lowerBound..<text.upperBound - length).trimmed
    return text.lowerBound + rest.lowerBound..<text.lowerBound + rest.upperBound
  }

  /// The mark of the texts at the beginning of a file: it stands behind a third of the lines or more, and its sign nowhere
  /// else in nearly all, as that of a table does. Nil where there is none.
  init?(in head: Span<UInt8>) {
    var lines = 0
    var marks: [(mark: EndMark, lines: Int)] = []
    var signs = [Int](repeating: 0, count: 128)
    head.forEachFilledLine(upTo: Self.lineLimit) { line in
      lines += 1
      let mark = EndMark(endOf: line)
      if let mark {
        if let place = marks.firstIndex(where: { $0.mark == mark }) {
          marks[place].lines += 1
        } else {
          marks.append((mark, 1))
        }
      }
      let text = line.extracting(mark?.text(of: line) ?? 0..<line.count)
      for sign in marks.map(\.mark.sign) where text.position(of: sign) < text.count {
        signs[Int(sign)] += 1
      }
      return true
    }
    guard let most = marks.max(by: { $0.lines < $1.lines }), most.lines >= Self.fewest,
      most.lines * 3 >= lines, signs[Int(most.mark.sign)] * 10 <= lines
    else { return nil }
    self = most.mark
  }
}
