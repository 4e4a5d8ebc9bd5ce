/// Finds the moment that a text names first, by a clock time with its zone: `Gempa 18-Nov-20 09:33:52 WIB`,
/// `pukul 13.45 WITA`.
public enum TimeInText {
  /// The zones of Indonesia, in seconds east of Greenwich.
  private static let zones: [(name: [UInt8], offset: Int64)] = [
    (Array("wita".utf8), 8 * 3600), (Array("wib".utf8), 7 * 3600), (Array("wit".utf8), 9 * 3600),
  ]
  /// A date stands at most so many words before its time: `Rabu, 18 November 2020, pukul`.
  private static let mostWords = 6

  /// The moment in seconds since 1970 UTC; nil where the text names none.
  ///
  /// A time without a date is taken for one of the day of `written`, in the time's own zone.
  ///
  /// - Parameters:
  ///   - text: UTF-8.
  ///   - written: when the text was written.
  public static func first(in text: Span<UInt8>, written: Int64) -> Int64? {
    var place = 0
    while place < text.count {
      if text[place].isDigit, place == 0 || !text[place - 1].isDigit,
        let time = Time(in: text, at: place)
      {
        if let dated = dated(text, time) { return dated }
        let day = (written + time.offset).quotientFloor(86_400)
        return day * 86_400 + time.seconds - time.offset
      }
      place += 1
    }
    return nil
  }

  /// A time of the day with its zone.
  private struct Time {
    let range: Range<Int>
    let seconds: Int64
    let offset: Int64

    init?(in text: Span<UInt8>, at start: Int) {
      var place = start
      func number(_ lengths: ClosedRange<Int>) -> Int64? {
        var digits = 0
        var value: Int64 = 0
        while place < text.count, text[place].isDigit, digits < 3 {
          value = value * 10 + Int64(text[place] &- 0x30)
          place += 1
          digits += 1
        }
        return lengths.contains(digits) ? value : nil
      }
      func separator() -> Bool {
        guard place < text.count,
          text[place] == UInt8(ascii: ".") || text[place] == UInt8(ascii: ":")
        else { return false }
        place += 1
        return true
      }
      guard let hours = number(1...2), hours < 24, separator(), let minutes = number(2...2),
        minutes < 60
      else { return nil }
      var seconds: Int64 = 0
      let behind = place
      if separator(), let number = number(2...2), number < 60 {
        seconds = number
      } else {
        place = behind
      }
      while place < text.count, text[place] == .space { place += 1 }
      guard
        let zone = TimeInText.zones.first(where: { zone in
          place + zone.name.count <= text.count
            && zone.name.indices.allSatisfy { text[place + $0].lowercased == zone.name[$0] }
        })
      else { return nil }
      place += zone.name.count
      if place < text.count, text[place].isLetter { return nil }
      range = start..<place
      self.seconds = hours * 3600 + minutes * 60 + seconds
      offset = zone.offset
    }
  }

  /// The moment where a date stands before the time.
  private static func dated(_ text: Span<UInt8>, _ time: Time) -> Int64? {
    var start = time.range.lowerBound
    var found: Int64?
    for _ in 0..<mostWords {
      var end = start
      while end > 0, text[end - 1] <= .space || text[end - 1] == UInt8(ascii: ",") { end -= 1 }
      if end == 0 || end == start { break }
      start = end
      while start > 0, text[start - 1] > .space, text[start - 1] != UInt8(ascii: ",") { start -= 1 }
      if let moment = Timestamp.seconds(text.extracting(start..<time.range.upperBound)) {
        found = moment
      } else if found != nil {
        break
      }
    }
    return found
  }
}

extension Int64 {
  fileprivate func quotientFloor(_ divisor: Int64) -> Int64 {
    (self >= 0 ? self : self - divisor + 1) / divisor
  }
}
