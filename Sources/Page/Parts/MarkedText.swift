internal import Foundation
internal import Report

/// A text with places marked in it.
enum MarkedText {
  /// The text as markup; `ranges` are of its bytes, in their order and without overlaps.
  static func markup(_ text: String, marking ranges: [Range<Int>]) -> Markup {
    let bytes = Array(text.utf8)
    func part(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    var pieces: [Markup] = []
    var end = 0
    for range in ranges where range.lowerBound >= end && range.upperBound <= bytes.count {
      pieces.append("\(part(end..<range.lowerBound))<mark>\(part(range))</mark>")
      end = range.upperBound
    }
    pieces.append("\(part(end..<bytes.count))")
    return "<bdi>\(Markup.joined(pieces, by: ""))</bdi>"
  }
}
