extension DateEvidence {
  /// Looks at the texts in quotes at the beginning of a file: the order that dates among them show, and
  /// whether there is any date whose order or zone is in doubt.
  static func doubts(inJSON head: Span<UInt8>) -> (evidence: DateEvidence, areThere: Bool) {
    var (evidence, hasBare) = (DateEvidence(), false)
    var start = head.position(of: .quote, from: 0)
    while start < head.count {
      let end = head.position(of: .quote, from: start + 1)
      let text = head.extracting(min(start + 1, end)..<end)
      // So many digits alone are an id.
      let mayBeDate =
        (8...60).contains(text.count) && (text.count < 15 || !text.allSatisfy(\.isDigit))
      if mayBeDate, text[0].isDigit || Month.number(text, at: 0) != nil,
        Timestamp.seconds(text) != nil
      {
        evidence.add(Timestamp.order(text))
        if !text.namesZone { hasBare = true }
      }
      start = end
    }
    return (evidence, evidence.matters || hasBare)
  }
}

extension Span<UInt8> {
  /// Whether a date ends with its zone: `Z`, `UTC` or `GMT`, or an offset as `+0700`.
  fileprivate var namesZone: Bool {
    let last = self[count - 1] | 0x20
    if last == UInt8(ascii: "z") || last == UInt8(ascii: "c") || last == UInt8(ascii: "t") {
      return true
    }
    let tail = extracting(Swift.max(0, count - 6)..<count)
    let sign = Swift.min(tail.position(of: UInt8(ascii: "+")), tail.position(of: UInt8(ascii: "-")))
    return sign < tail.count && position(of: UInt8(ascii: ":")) < count - tail.count + sign
  }
}
