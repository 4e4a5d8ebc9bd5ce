/// How the dates of JSON are read: what the whole file, and its ids, say of them.
struct JSONDates {
  var isMonthFirst = false
  /// See ``ReadSummary/File/dateOffsets``.
  var offsets: [Int64] = []
  /// Whether the dates are those of the ids, give or take a zone.
  var areOfIDs = false
  /// See ``ReadSummary/File/isDateOrderGuessed``.
  var isOrderGuessed = false
  /// See ``ReadSummary/File/hasOtherDates``.
  var areOthers = false

  /// Looks at the texts in quotes at the beginning of a file: the order that dates among them show, and
  /// whether there is any date whose order or zone is in doubt.
  static func doubts(in head: Span<UInt8>) -> (evidence: DateEvidence, areThere: Bool) {
    var (evidence, hasBare) = (DateEvidence(), false)
    var start = head.position(of: .quote, from: 0)
    while start < head.count {
      let end = head.position(of: .quote, from: start + 1)
      let text = head.extracting(min(start + 1, end)..<end)
      if (8...60).contains(text.count), text[0].isDigit, Timestamp.seconds(text) != nil {
        evidence.add(Timestamp.order(text))
        // A time without a zone behind it, or with a name in other letters.
        let colon = text.position(of: UInt8(ascii: ":"))
        if colon < text.count, text.extracting(colon..<text.count).allSatisfy(\.isOfTime) {
          hasBare = true
        }
      }
      start = end
    }
    return (evidence, evidence.matters || hasBare)
  }
}

extension UInt8 {
  /// Whether it stands in a time of day.
  fileprivate var isOfTime: Bool {
    isDigit || self == UInt8(ascii: ":") || self == UInt8(ascii: ".") || self == .space
      || self >= 0x80
  }
}
