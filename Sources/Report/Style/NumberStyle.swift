internal import Corpus

/// Numbers and dates as readers of a language write them, the same on every machine.
struct NumberStyle {
  let language: ReportLanguage
  /// What stands between the parts of a figure: between number and unit, day and month.
  let space: Character

  /// What stands for an undefined figure.
  static let undefined = "–"

  init(_ language: ReportLanguage, space: Character = "\u{A0}") {
    self.language = language
    self.space = space
  }

  /// A whole number with its thousands marked: `1.234` in Indonesian, `1,234` in English.
  func number(_ value: Int) -> String {
    let digits = Array(String(value.magnitude))
    var text = value < 0 ? "-" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text += thousands }
      text.append(digit)
    }
    return text
  }

  /// `part` in per cent of `whole`, rounded half up: `12,5 %` in Indonesian, `12.5%` in English;
  /// – if `whole` is 0. Reckoned in whole numbers, so that no machine rounds differently.
  func percent(_ part: Int, of whole: Int, decimals: Int = 1) -> String {
    guard whole > 0 else { return Self.undefined }
    let scale = decimals == 2 ? 100 : 10
    let rounded = (2 * 100 * scale * part + whole) / (2 * whole)
    let fraction = String(rounded % scale)
    let padding = String(repeating: "0", count: String(scale).count - 1 - fraction.count)
    let sign = language == .indonesian ? "\(space)%" : "%"
    return number(rounded / scale) + decimal + padding + fraction + sign
  }

  /// A part of 1 in percentage points with one decimal: `1,5` in Indonesian, `1.5` in English.
  func points(_ part: Double) -> String {
    let tenths = Int((1000 * part).rounded())
    return number(tenths / 10) + decimal + String(tenths % 10)
  }

  /// A size in bytes, kB, MB or GB (thousands): `1,5 MB` in Indonesian, `1.5 MB` in English.
  func size(_ bytes: Int) -> String {
    for (limit, unit) in [(1_000_000_000, "GB"), (1_000_000, "MB"), (1_000, "kB")]
    where bytes >= limit {
      let tenths = bytes / (limit / 10)
      return "\(number(tenths / 10))\(decimal)\(tenths % 10)\(space)\(unit)"
    }
    return "\(number(bytes))\(space)B"
  }

  /// A day: `10 Agustus 2021` in Indonesian, `10 August 2021` in English.
  func date(_ day: CivilDay) -> String {
    "\(day.day)\(space)\(months[day.month - 1])\(space)\(day.year)"
  }

  private var thousands: String { language == .indonesian ? "." : "," }
  private var decimal: String { language == .indonesian ? "," : "." }

  private var months: [String] {
    switch language {
    case .indonesian:
      [
        "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September",
        "Oktober", "November", "Desember",
      ]
    case .english:
      [
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
      ]
    }
  }
}
