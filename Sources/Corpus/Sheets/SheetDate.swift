/// Dates of spreadsheets: days since the end of 1899, or of 1903, under a number format that shows
/// them as dates.
enum SheetDate {
  /// What a number format shows a number as.
  enum Style: Equatable {
    case none, date, time, dateAndTime
  }

  /// The style of one of the formats without a code (ECMA-376, part 1, 18.8.30).
  static func style(ofFormat number: Int) -> Style {
    switch number {
    case 14...17, 27...31, 34...36, 50...54, 57...58: .date
    case 18...21, 32...33, 45...47, 55...56: .time
    case 22: .dateAndTime
    default: .none
    }
  }

  /// The style of a format's code, such as `yyyy-mm-dd hh:mm` or `[$-421]d mmmm yyyy`.
  static func style(ofCode code: String) -> Style {
    var letters: Set<Character> = []
    var rest = code.lowercased()[...]
    while let character = rest.popFirst(), character != ";" {
      switch character {
      case "\"": rest = rest.drop { $0 != "\"" }.dropFirst()
      case "\\", "_", "*": rest = rest.dropFirst()
      case "[":
        let inside = rest.prefix { $0 != "]" }
        rest = rest.dropFirst(inside.count + 1)
        if let unit = inside.first, inside.allSatisfy({ $0 == unit }), "hms".contains(unit) {
          letters.insert("h")
        }
      default: letters.insert(character)
      }
    }
    if letters.contains("#") || letters.contains("e") { return .none }
    let hasTime = letters.contains("h") || letters.contains("s")
    let hasDay = letters.contains("y") || letters.contains("d")
    if hasDay { return hasTime ? .dateAndTime : .date }
    return hasTime ? .time : letters.contains("m") ? .date : .none
  }

  /// The date as `2018-10-10 20:19:24`, without the time where there is none; `20:19:24` for a part
  /// of a day. Nil for numbers that are no dates.
  static func spelled(_ serial: Double, _ style: Style, startsIn1904: Bool) -> [UInt8]? {
    guard serial >= 0, serial < 2_958_466 else { return nil }
    let seconds = Int64((serial * 86_400).rounded())
    // 1900 has a 29 February in these calendars, which all days before it have to make up for.
    let origin: Int64 = startsIn1904 ? 24_107 : serial < 60 ? 25_568 : 25_569
    var spelled: [UInt8] = []
    Timestamp.append(seconds - origin * 86_400, to: &spelled)
    spelled.removeLast()
    if style == .time, serial < 1 { return Array(spelled[11...]) }
    if style == .date, seconds % 86_400 == 0 { return Array(spelled[..<10]) }
    spelled[10] = .space
    return spelled
  }
}
