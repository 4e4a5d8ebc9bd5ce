internal import CICU
package import Corpus
package import Statistics

/// Numbers and dates as readers of a language write them, by the rules of CLDR.
package struct NumberStyle {
  /// Shares of fewer tweets or codes than this have no decimals: they would promise what is not there.
  static let fewest = 100
  /// What stands for an undefined figure.
  package static let undefined = "–"

  let language: ReportLanguage
  /// Plain numbers and per cent, by their decimals.
  private let plain: [NumberFormat]
  private let percents: [NumberFormat]

  init(_ language: ReportLanguage) {
    self.language = language
    let precisions = ["precision-integer", ".0", ".00", ".000"]
    plain = precisions.map { NumberFormat(language.rawValue, $0) }
    percents = precisions.prefix(3).map { NumberFormat(language.rawValue, "percent \($0)") }
  }

  /// The decimals of a share that rests on `count` tweets or codes.
  package static func decimals(for count: Int) -> Int { count < fewest ? 0 : 1 }

  /// A whole number with its thousands marked: `1.234` in Indonesian, `1,234` in English.
  package func number(_ value: Int) -> String { plain[0].text(of: value, decimals: 0) }

  /// A number with up to three decimals.
  package func number(_ value: Double, decimals: Int) -> String {
    plain[decimals].text(of: Self.units(value, decimals), decimals: decimals)
  }

  /// `part` in per cent of `whole`, rounded half up: `12,5%` in Indonesian, `12.5%` in English; – if
  /// `whole` is 0. It is computed in whole numbers, so that no machine rounds differently.
  package func percent(_ part: Int, of whole: Int, decimals: Int? = nil) -> String {
    guard whole > 0 else { return Self.undefined }
    let decimals = decimals ?? Self.decimals(for: whole)
    let units = (2 * 100 * Self.power(decimals) * part + whole) / (2 * whole)
    return percents[decimals].text(of: units, decimals: decimals)
  }

  /// A share, 0 to 1, in per cent.
  package func percent(_ share: Double, decimals: Int = 1) -> String {
    percents[decimals].text(of: Self.units(100 * share, decimals), decimals: decimals)
  }

  /// The ends of an interval of shares: `18,4–24,5%`; – where there is none.
  package func range(_ interval: Interval?, decimals: Int = 1) -> String {
    guard let interval else { return Self.undefined }
    let lower = number(100 * interval.lower, decimals: decimals)
    return "\(lower)–\(percent(interval.upper, decimals: decimals))"
  }

  /// A difference of shares in percentage points, with its sign: `+3,2`.
  package func points(_ difference: Double, decimals: Int = 1) -> String {
    let text = number(100 * difference, decimals: decimals)
    return difference > 0 && Self.units(100 * difference, decimals) > 0 ? "+" + text : text
  }

  /// A size in bytes, kB, MB or GB (thousands): `1,5 MB` in Indonesian, `1.5 MB` in English.
  package func size(_ bytes: Int) -> String {
    for (limit, unit) in [(1_000_000_000, "GB"), (1_000_000, "MB"), (1_000, "kB")]
    where bytes >= limit {
      return plain[1].text(of: bytes / (limit / 10), decimals: 1) + "\u{A0}" + unit
    }
    return "\(number(bytes))\u{A0}B"
  }

  /// A day: `10 Agustus 2021` in Indonesian, `10 August 2021` in English.
  package func date(_ day: CivilDay) -> String { text(of: day, "yMMMMd") }

  /// A month with its year: `Agu 2021` in Indonesian, `Aug 2021` in English.
  package func month(_ day: CivilDay) -> String { text(of: day, "yMMM") }

  private func text(of day: CivilDay, _ skeleton: String) -> String {
    let locale = language == .english ? "en-GB" : language.rawValue
    return written { textmine_day_write(locale, skeleton, Int32(day.daysSince1970), $0, $1) }
  }

  private static func power(_ decimals: Int) -> Int { [1, 10, 100, 1_000][decimals] }

  private static func units(_ value: Double, _ decimals: Int) -> Int {
    Int((value * Double(power(decimals))).rounded())
  }
}

/// What ICU writes into the buffer that it is given.
private func written(_ write: (UnsafeMutablePointer<CChar>, Int32) -> Int32) -> String {
  withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { buffer in
    let count = write(buffer.baseAddress!, Int32(buffer.count))
    precondition(count >= 0, "ICU has the data of all languages of a report")
    return String(decoding: UnsafeRawBufferPointer(buffer).prefix(Int(count)), as: UTF8.self)
  }
}

/// One format of ICU.
private final class NumberFormat {
  private let format: OpaquePointer
  /// What was written before, since a report says the same few numbers again and again.
  private var known: [Int: String] = [:]
  private static let knownLimit = 4096

  init(_ locale: String, _ skeleton: String) {
    guard let format = textmine_number_format_open(locale, skeleton) else {
      preconditionFailure("ICU has the data of all languages of a report")
    }
    self.format = format
  }

  deinit { textmine_number_format_close(format) }

  /// `units` of the last of so many decimals: 125 with one is 12.5. The minus sign is a typographic one.
  func text(of units: Int, decimals: Int) -> String {
    if let text = known[units] { return text }
    let text = written(units, decimals)
    if known.count < Self.knownLimit { known[units] = text }
    return text
  }

  private func written(_ units: Int, _ decimals: Int) -> String {
    var digits = String(units.magnitude)
    digits = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    let decimal = "\(digits.dropLast(decimals)).\(digits.suffix(decimals))0"
    let text = Report.written { textmine_number_format_write(format, decimal, $0, $1) }
    return units < 0 ? "−" + text : text
  }
}
