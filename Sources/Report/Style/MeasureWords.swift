internal import Classifier
internal import Statistics

/// Figures and words that tables of measures have in common.
struct MeasureWords {
  let language: ReportLanguage

  init(_ language: ReportLanguage) { self.language = language }

  /// The text in the language.
  func say(_ indonesian: String, _ english: String) -> String {
    Wording(indonesian: indonesian, english: english)[language]
  }

  var category: String { say("kategori", "category") }

  /// A figure with three decimals, or – where it is undefined.
  func figure(_ value: Double?, decimals: Int = 3) -> String {
    guard let value else { return NumberStyle.undefined }
    return localized(value.decimals(decimals))
  }

  /// The ends of an interval with three decimals.
  func range(_ interval: Interval?) -> String {
    guard let interval else { return NumberStyle.undefined }
    return "\(figure(interval.lower)) \(say("sampai", "to")) \(figure(interval.upper))"
  }

  /// A share, 0 to 1, in per cent with one decimal.
  func percent(_ share: Double?) -> String { percent(share, decimals: 1) }

  func percent(_ share: Double?, decimals: Int) -> String {
    share.map { figure(100 * $0, decimals: decimals) + "%" } ?? NumberStyle.undefined
  }

  /// A difference of shares in percentage points, with its sign.
  func points(_ difference: Double?) -> String {
    guard let difference else { return NumberStyle.undefined }
    let text = figure(100 * abs(difference), decimals: 1)
    if Double((100 * abs(difference)).decimals(1)) == 0 { return text }
    return (difference < 0 ? "−" : "+") + text
  }

  /// What a column of intervals is called: `95% interval`.
  func interval(_ level: Double) -> String {
    say("selang \(localized(level.percent))", "\(level.percent) interval")
  }

  private func localized(_ number: String) -> String {
    language == .indonesian ? number.replacing(".", with: ",") : number
  }
}

extension Double {
  /// A share as `95%` or `97.5%`.
  var percent: String {
    let text = (self * 100).decimals(1)
    return (text.hasSuffix(".0") ? String(text.dropLast(2)) : text) + "%"
  }
}
